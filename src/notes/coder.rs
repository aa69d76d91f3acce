//! Weights in few bytes. Each is told by yes and no, and every yes or no costs as little as it was to be expected: a binary arithmetic
//! coder, which learns from what it has coded how likely each question's yes is.
//!
//! Who writes and who reads go through the same questions ([`Coder`]), so that they cannot part.

/// Bytes in their order; noughts behind the last.
pub(super) struct Bytes<'b>(pub &'b [u8]);
impl Bytes<'_> {
    pub(super) fn byte(&mut self) -> u8 {
        match self.0 {
            [first, rest @ ..] => {
                let first = *first;
                self.0 = rest;
                first
            }
            [] => 0,
        }
    }
    pub(super) fn two(&mut self) -> u16 {
        u16::from_le_bytes([self.byte(), self.byte()])
    }
}

/// Where answers come from or go to: a reader gives them, a writer gives back what it is told.
pub(super) trait Bits {
    /// The answer to a question whose yes has a chance of so many in 4,096.
    fn bit(&mut self, chance: u32, answer: bool) -> bool;
}

/// The part of all numbers of 32 bits that is left.
struct Span {
    low: u32,
    high: u32,
}
impl Span {
    const ALL: Self = Self {
        low: 0,
        high: u32::MAX,
    };
    /// The last number of a yes.
    fn middle(&self, chance: u32) -> u32 {
        let part = self
            .high
            .wrapping_sub(self.low)
            .wrapping_shr(12)
            .wrapping_mul(chance);
        self.low.wrapping_add(part)
    }
    fn take(&mut self, middle: u32, answer: bool) {
        if answer {
            self.high = middle;
        } else {
            self.low = middle.wrapping_add(1);
        }
    }
    /// The first byte, once it is settled.
    fn settled(&mut self) -> Option<u8> {
        let byte = self.high.wrapping_shr(24);
        (self.low.wrapping_shr(24) == byte).then(|| {
            self.low = self.low.wrapping_shl(8);
            self.high = self.high.wrapping_shl(8) | 255;
            u8::try_from(byte).unwrap_or(0)
        })
    }
}

pub(super) struct Reading<'b> {
    bytes: Bytes<'b>,
    span: Span,
    number: u32,
}
impl<'b> Reading<'b> {
    pub(super) fn new(mut bytes: Bytes<'b>) -> Self {
        let first = [(); 4].map(|()| bytes.byte());
        Self {
            bytes,
            span: Span::ALL,
            number: u32::from_be_bytes(first),
        }
    }
}
impl Bits for Reading<'_> {
    fn bit(&mut self, chance: u32, _: bool) -> bool {
        let middle = self.span.middle(chance);
        let answer = self.number <= middle;
        self.span.take(middle, answer);
        while self.span.settled().is_some() {
            self.number = self.number.wrapping_shl(8) | u32::from(self.bytes.byte());
        }
        answer
    }
}

#[cfg(any(test, feature = "learn"))]
pub(super) struct Writing {
    bytes: Vec<u8>,
    span: Span,
}
#[cfg(any(test, feature = "learn"))]
impl Default for Writing {
    fn default() -> Self {
        Self {
            bytes: Vec::new(),
            span: Span::ALL,
        }
    }
}
#[cfg(any(test, feature = "learn"))]
impl Writing {
    /// All bytes; nothing can be told after.
    pub(super) fn end(mut self) -> Vec<u8> {
        self.bytes.extend(self.span.high.to_be_bytes());
        self.bytes
    }
}
#[cfg(any(test, feature = "learn"))]
impl Bits for Writing {
    fn bit(&mut self, chance: u32, answer: bool) -> bool {
        let middle = self.span.middle(chance);
        self.span.take(middle, answer);
        while let Some(byte) = self.span.settled() {
            self.bytes.push(byte);
        }
        answer
    }
}

/// How likely the yes of a question is, from how it was answered.
#[derive(Clone, Copy)]
struct Question {
    /// In 65,536.
    yes: u16,
    asked: u16,
}
/// A question asked oftener goes by its last answers.
const OFTEN: u16 = 60;

/// Questions of a kind, by what is known already.
const STEPS: usize = 0;
const REST: usize = STEPS + 32;
const MANY: usize = REST + 32 * 4;
const SIGN: usize = MANY + 8;
const SIZE: usize = SIGN + 256 * 8;
const THERE: usize = SIZE + 2 * 8 * 16;
const ALL: usize = THERE + 256 * 8;

/// The question of a kind by what it is about and how many outputs its feature has, of eight.
fn beside(kind: usize, about: usize, many: usize) -> usize {
    kind.saturating_add(about.saturating_mul(8))
        .saturating_add(many)
}

/// Asks for weights.
pub(super) struct Coder<B> {
    pub(super) bits: B,
    questions: Vec<Question>,
}
impl<B: Bits> Coder<B> {
    pub(super) fn new(bits: B) -> Self {
        let questions = vec![
            Question {
                yes: 1 << 15,
                asked: 0
            };
            ALL
        ];
        Self { bits, questions }
    }

    fn ask(&mut self, question: usize, answer: bool) -> bool {
        let Some(question) = self.questions.get_mut(question) else {
            return false;
        };
        let answer = self
            .bits
            .bit(u32::from(question.yes).wrapping_shr(4).max(1), answer);
        let yes = i32::from(question.yes);
        let aim: i32 = if answer { 65_535 } else { 0 };
        let step = i32::from(question.asked).saturating_add(2);
        let moved = yes.saturating_add(aim.saturating_sub(yes).div_euclid(step));
        question.yes = u16::try_from(moved).unwrap_or(u16::MAX);
        question.asked = question.asked.saturating_add(1).min(OFTEN);
        answer
    }

    /// A number of so many bits, the highest first; higher bits do not count.
    fn number(&mut self, questions: usize, bits: u32, number: u32) -> u32 {
        let mut known = 1_u32;
        for at in (0..bits).rev() {
            let bit = number.wrapping_shr(at) & 1 == 1;
            let question = questions.saturating_add(known as usize);
            known = known.wrapping_shl(1) | u32::from(self.ask(question, bit));
        }
        known & 1_u32.wrapping_shl(bits).wrapping_sub(1)
    }

    /// From one key to the next: how many bits it has below the first, the two next, and the others.
    pub(super) fn step(&mut self, step: u32) -> u32 {
        let length = self.number(STEPS, 5, step.max(1).ilog2());
        let known = length.min(2);
        let rest = length.saturating_sub(known);
        let questions = REST.saturating_add((length as usize).saturating_mul(4));
        let mut out =
            1_u32.wrapping_shl(known) | self.number(questions, known, step.wrapping_shr(rest));
        for at in (0..rest).rev() {
            let bit = self.bits.bit(1 << 11, step.wrapping_shr(at) & 1 == 1);
            out = out.wrapping_shl(1) | u32::from(bit);
        }
        out
    }

    /// What a feature weighs, by output. First how many outputs there are, roughly: the other answers hang on it most.
    pub(super) fn weights(
        &mut self,
        outputs: usize,
        weights: &[(u8, i8)],
        out: &mut Vec<(u8, i8)>,
    ) {
        let count = weights.len();
        let many = if count > 3 {
            count.ilog2().min(5).saturating_add(2)
        } else {
            count as u32
        };
        let many = self.number(MANY, 3, many) as usize;
        let mut given = weights.iter().copied().peekable();
        let mut found = 0_usize;
        for output in 0..outputs {
            if many <= 3 && found == many {
                break;
            }
            let output = u8::try_from(output).unwrap_or(u8::MAX);
            let one = given.next_if(|one| one.0 == output);
            let about = usize::from(output);
            if !self.ask(beside(THERE, about, many), one.is_some()) {
                continue;
            }
            found = found.saturating_add(1);
            let weight = one.map_or(0, |one| one.1);
            let more = self.ask(beside(SIGN, about, many), weight > 0);
            let size = beside(SIZE, usize::from(more), many);
            let mut most = 1_i8;
            loop {
                let known = usize::from(most.unsigned_abs()).min(15);
                let larger = weight.unsigned_abs() > most.unsigned_abs();
                if !self.ask(size.saturating_add(known.saturating_mul(16)), larger) {
                    break;
                }
                most = most.saturating_add(1);
            }
            out.push((output, if more { most } else { most.saturating_neg() }));
        }
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
    use super::*;

    /// Steps of all lengths, features of few outputs and of all, weights of all sizes: what is written is read.
    #[test]
    fn what_is_written_is_read() {
        let mut seed = 7_u32;
        let mut any = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) % below
        };
        const OUTPUTS: usize = 90;
        let features: Vec<(u32, Vec<(u8, i8)>)> = (0..3000)
            .map(|_| {
                let bits = any(24);
                let step = 1 + any(1 << bits);
                let share = 5_u32.pow(any(4)).min(100);
                let mut weights: Vec<(u8, i8)> = Vec::new();
                for output in 0..90 {
                    if any(100) < share {
                        let bits = any(8);
                        let size = 1 + i8::try_from(any(1 << bits).min(126)).unwrap_or(0);
                        weights.push((output, if any(2) == 0 { size } else { -size }));
                    }
                }
                (step, weights)
            })
            .collect();
        let mut writer = Coder::new(Writing::default());
        for (step, weights) in &features {
            assert_eq!(writer.step(*step), *step);
            writer.weights(OUTPUTS, weights, &mut Vec::new());
        }
        let bytes = writer.bits.end();
        let mut reader = Coder::new(Reading::new(Bytes(&bytes)));
        for (step, weights) in features {
            let mut read = Vec::new();
            assert_eq!(reader.step(1), step);
            reader.weights(OUTPUTS, &[], &mut read);
            assert_eq!(read, weights);
        }
    }
}
