//! What words weigh for which element. `weights.txt` says it for people, `weights.bin` holds the same for the reader; both are made from
//! labelled notes by `make weights`.

#[cfg(feature = "learn")]
use super::coder::Writing;
use super::coder::{Bytes, Coder, Reading};
use super::features::Sorts;
use crate::encounter::{NoteElement, Word};
use once_cell::race::OnceBox;

static BYTES: &[u8] = include_bytes!("weights.bin");

/// What is weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Output {
    /// That an element is there.
    There(NoteElement),
    /// That the note says that it is missing.
    Missing(NoteElement),
    /// That a clock time or length is the service's.
    Time(Sort),
}
/// What may be a time of the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Range,
    /// Minutes with a unit, and without.
    Length,
    Bare,
    Start,
    Stop,
}
impl Sort {
    pub(super) const ALL: [Self; 5] = [
        Self::Range,
        Self::Length,
        Self::Bare,
        Self::Start,
        Self::Stop,
    ];
}
/// How outputs are written: an element's place, a time from here on, and from there on an element that is missing.
const TIMES: u8 = 100;
const MISSING: u8 = 128;
impl Output {
    fn of(byte: u8) -> Self {
        if let Some(at) = byte.checked_sub(TIMES)
            && let Some(sort) = Sort::ALL.get(usize::from(at))
        {
            return Self::Time(*sort);
        }
        let element = NoteElement::ALL.get(usize::from(byte & (MISSING - 1)));
        let element = element.copied().unwrap_or(NoteElement::Plan);
        if byte < MISSING {
            Self::There(element)
        } else {
            Self::Missing(element)
        }
    }
    #[cfg(feature = "learn")]
    fn byte(self) -> u8 {
        let place = |element: NoteElement| u8::try_from(element as usize).unwrap_or(0);
        match self {
            Self::There(element) => place(element),
            Self::Missing(element) => place(element) | MISSING,
            Self::Time(sort) => TIMES.saturating_add(u8::try_from(sort as usize).unwrap_or(0)),
        }
    }
}

/// Outputs at most.
pub(super) const OUTPUTS: usize = 96;
/// A weight of 1 in the file.
#[cfg(feature = "learn")]
pub(super) const UNIT: f32 = 16.0;
/// A weight in the file counts so much: weights are coarser than sums.
pub(super) const COARSE: i8 = 5;
/// Steps of the table of [`Weights::doubt`] for a weight of 1, and what it spans on both sides of 0.
const STEPS: i32 = 4;
/// Sums are so many bits finer than the table's steps.
const FINER: u32 = 2;
const SPAN: i32 = 10;
const DOUBTS: usize = 80;
/// What [`Weights::doubt`] gives for 1.
pub(super) const DOUBT: f32 = 2048.0;

pub(super) struct Weights {
    pub outputs: Vec<Output>,
    /// Where each begins, before any word.
    pub bias: Vec<i32>,
    /// By key: the place of the feature, from 1 on. A table of twice as many slots as features at least.
    slots: Vec<(u32, u16)>,
    /// By feature, where its weights begin.
    starts: Vec<u32>,
    /// Outputs and what is added to them.
    weights: Vec<(u8, i8)>,
    doubts: [u32; DOUBTS],
    /// How many outputs are of elements; those of times come behind, by sort.
    pub elements: usize,
    pub sorts: Sorts,
}

impl Weights {
    pub(super) fn get() -> &'static Self {
        static WEIGHTS: OnceBox<Weights> = OnceBox::new();
        WEIGHTS.get_or_init(|| Box::new(Self::new(BYTES)))
    }

    /// As [`write`] has it.
    fn new(bytes: &[u8]) -> Self {
        let mut reader = Bytes(bytes);
        let count = usize::from(reader.byte());
        let mut outputs = Vec::with_capacity(count);
        let mut bias = Vec::with_capacity(count);
        for _ in 0..count {
            outputs.push(Output::of(reader.byte()));
            bias.push(i32::from(reader.two().cast_signed()));
        }
        let mut doubts = [0; DOUBTS];
        for doubt in &mut doubts {
            *doubt = u32::from(reader.two());
        }
        let features = reader.two();
        let mut out = Self {
            elements: outputs
                .iter()
                .filter(|one| !matches!(one, Output::Time(_)))
                .count(),
            outputs,
            bias,
            slots: vec![(0, 0); usize::from(features).saturating_mul(2).next_power_of_two()],
            starts: vec![0, 0],
            weights: Vec::new(),
            doubts,
            sorts: Sorts::new(),
        };
        let mut coder = Coder::new(Reading::new(reader));
        // One before the first key, so that no step is 0.
        let mut key = u32::MAX;
        for feature in 1..=features {
            key = key.wrapping_add(coder.step(1));
            out.place(key, feature);
            coder.weights(count, &[], &mut out.weights);
            out.starts
                .push(u32::try_from(out.weights.len()).unwrap_or(0));
        }
        for (_, weight) in &mut out.weights {
            *weight = weight.saturating_mul(COARSE);
        }
        out
    }

    /// Puts a feature where its key is looked for.
    fn place(&mut self, key: u32, feature: u16) {
        let size = self.slots.len();
        let mut at = Self::slot(key, size);
        while let Some(slot) = self.slots.get_mut(at) {
            if slot.1 == 0 {
                *slot = (key, feature);
                return;
            }
            at = at.saturating_add(1) & size.saturating_sub(1);
        }
    }

    fn slot(key: u32, size: usize) -> usize {
        usize::try_from(key).unwrap_or(0) & size.saturating_sub(1)
    }

    /// One more than features there are: their numbers begin at 1.
    pub(super) fn features(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The feature of a key; 0 where it weighs nothing.
    #[inline(always)]
    pub(super) fn feature(&self, key: u32) -> u16 {
        let mut at = Self::slot(key, self.slots.len());
        loop {
            match self.slots.get(at) {
                Some((_, 0)) | None => return 0,
                Some((found, feature)) if *found == key => return *feature,
                Some(_) => at = at.saturating_add(1) & self.slots.len().saturating_sub(1),
            }
        }
    }

    /// Outputs that a feature speaks for or against.
    #[inline(always)]
    pub(super) fn of(&self, feature: u16) -> &[(u8, i8)] {
        let start = |at: usize| {
            self.starts
                .get(at)
                .copied()
                .and_then(|at| usize::try_from(at).ok())
        };
        let at = usize::from(feature);
        if at == 0 {
            return &[];
        }
        match (start(at), start(at.saturating_add(1))) {
            (Some(from), Some(to)) => self.weights.get(from..to).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The output of a sort of time.
    fn time(&self, sort: Sort) -> usize {
        self.elements.saturating_add(sort as usize)
    }

    /// Where a sort of time begins.
    pub(super) fn begin(&self, sort: Sort) -> i32 {
        self.bias.get(self.time(sort)).copied().unwrap_or(i32::MIN)
    }

    /// What a feature says of a sort of time.
    #[inline(never)]
    pub(super) fn says(&self, sort: Sort, key: u32) -> i32 {
        let feature = self.feature(key);
        if feature == 0 {
            return 0;
        }
        let time = self.time(sort);
        let found = self
            .of(feature)
            .iter()
            .find(|one| usize::from(one.0) == time);
        found.map_or(0, |(_, weight)| i32::from(*weight))
    }

    /// How much a sum of weights takes from the doubt that the note does not hold it: minus the logarithm of one minus its probability.
    /// Stretches of a note add up.
    #[inline(always)]
    pub(super) fn doubt(&self, sum: i32) -> u32 {
        let at = sum
            .wrapping_shr(FINER)
            .saturating_add(SPAN.wrapping_mul(STEPS));
        let last = DOUBTS.saturating_sub(1);
        let at = usize::try_from(at).unwrap_or(0).min(last);
        self.doubts.get(at).copied().unwrap_or(0)
    }
}

/// Weights as bytes: outputs with their bias, the table of doubts, how many features there are, and then, coded ([`super::coder`]), by feature
/// in the order of their keys the step from the last key and what it weighs.
#[cfg(feature = "learn")]
pub(super) fn write(outputs: &[(Output, i16)], features: &[(u32, Vec<(u8, i8)>)]) -> Vec<u8> {
    let mut out = vec![u8::try_from(outputs.len()).unwrap_or(0)];
    for (output, bias) in outputs {
        out.push(output.byte());
        out.extend(bias.to_le_bytes());
    }
    for at in 0..SPAN.saturating_mul(2).saturating_mul(STEPS) {
        #[allow(clippy::arithmetic_side_effects)]
        let sum = (f64::from(at) + 0.5) / f64::from(STEPS) - f64::from(SPAN);
        let doubt = (sum.exp().ln_1p() * f64::from(DOUBT)).round();
        out.extend((doubt as u16).to_le_bytes());
    }
    out.extend(
        u16::try_from(features.len())
            .unwrap_or(u16::MAX)
            .to_le_bytes(),
    );
    let mut coder = Coder::new(Writing::default());
    let mut before = u32::MAX;
    for (key, weights) in features {
        coder.step(key.wrapping_sub(before));
        before = *key;
        coder.weights(outputs.len(), weights, &mut Vec::new());
    }
    out.extend(coder.bits.end());
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::*;

    /// What is written for people and what the reader holds are the same: by output its bias, and its weights in their order.
    #[test]
    fn the_weights_that_people_read_are_those_of_the_reader() {
        let weights = Weights::new(BYTES);
        let mut read: Vec<(i32, Vec<i32>)> = weights
            .bias
            .iter()
            .map(|bias| (*bias, Vec::new()))
            .collect();
        for (output, weight) in &weights.weights {
            let (_, list) = read.get_mut(usize::from(*output)).unwrap();
            list.push(i32::from(*weight) / i32::from(COARSE));
        }
        let mut shown: Vec<(i32, Vec<i32>)> = Vec::new();
        for line in include_str!("weights.txt").lines() {
            match line.strip_prefix("== ") {
                Some(head) => {
                    let bias = head.rsplit(' ').next().unwrap();
                    shown.push((bias.parse().unwrap(), Vec::new()));
                }
                None => {
                    let weight = line.split(' ').next().unwrap();
                    shown.last_mut().unwrap().1.push(weight.parse().unwrap());
                }
            }
        }
        for (_, list) in &mut read {
            list.sort_by_key(|weight| -weight);
        }
        assert_eq!(read, shown);
        assert!(read.iter().map(|one| one.1.len()).sum::<usize>() > 10_000);
    }
}
