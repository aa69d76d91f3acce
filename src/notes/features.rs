//! What a stretch of a note is made of, as far as the reader weighs it: its words and pairs of words, by their beginnings, and the
//! heading that it stands under. Who learns the weights and who uses them go through here, so that both see the same.

use super::text::{Kind, Token, slice};

/// A stretch of the text that is weighed by itself: a sentence, a line, a cell, a clause of a long one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Segment {
    /// Its tokens, from and up to but not including.
    pub from: usize,
    pub to: usize,
    /// It begins its line.
    pub first: bool,
    /// The tokens of the heading that it stands under; none where both are one.
    pub heading: (usize, usize),
}

/// A gap of so many blanks parts the cells of a line.
const CELL: usize = 3;
/// Tokens that a heading has at most, with its colon.
const HEADING: usize = 7;
/// A comma parts what has more tokens before it.
const CLAUSE: usize = 8;
/// No stretch is longer: dictated notes have no full stops.
const LONGEST: usize = 30;

/// The stretches of a note.
pub(super) fn segments(tokens: &[Token]) -> Vec<Segment> {
    let mut out = Vec::with_capacity(tokens.len().div_euclid(8));
    let mut heading = (0, 0);
    let mut at = 0_usize;
    while let Some(token) = tokens.get(at) {
        if token.first && token.kind == Kind::Word {
            let reach = tokens.iter().enumerate().skip(at).take(HEADING);
            let colon = reach
                .take_while(|(_, one)| one.line == token.line)
                .find(|(_, one)| one.kind == Kind::Mark(b':'));
            if let Some((colon, _)) = colon {
                heading = (at, colon);
            }
        }
        let from = at;
        let mut filled = false;
        let mut before: Option<&Token> = None;
        while let Some(one) = tokens.get(at) {
            let gap = before.map_or(0, |before| one.start.saturating_sub(before.end));
            if before.is_some() && (gap >= CELL || one.first) {
                break;
            }
            at = at.saturating_add(1);
            filled |= !matches!(one.kind, Kind::Skip) && !is_newline(one);
            let length = at.saturating_sub(from);
            let ends = match one.kind {
                Kind::End | Kind::Mark(b'|') => true,
                Kind::Mark(b',') => length > CLAUSE,
                // A full stop before a small letter, as hurried writers have it, and not behind an abbreviation.
                Kind::Mark(b'.') => {
                    before.is_some_and(|word| {
                        word.kind == Kind::Word
                            && word.end.saturating_sub(word.start) > 3
                            && word.end == one.start
                    }) && tokens.get(at).is_some_and(|next| next.start > one.end)
                }
                _ => false,
            };
            if ends || length >= LONGEST {
                break;
            }
            before = Some(one);
        }
        if filled {
            out.push(Segment {
                from,
                to: at,
                first: token.first,
                heading,
            });
        }
    }
    out
}

fn is_newline(token: &Token) -> bool {
    token.kind == Kind::End && token.newline
}

/// Letters of a word by which its sort is known.
const LONG: usize = 24;
/// And by which a word counts that is of none: what `discussed`, `discusses` and `discussing` have in common, and many that are mistyped.
const BEGINNING: usize = 6;

/// A token as it counts: a word's beginning in small letters, a sort of word, or the sort of a number.
#[derive(Clone, Copy)]
pub(super) struct Form {
    letters: [u8; LONG],
    length: usize,
}

impl Form {
    pub(super) fn letters(&self) -> &[u8] {
        self.letters.get(..self.length).unwrap_or_default()
    }

    fn of(letters: &[u8]) -> Self {
        let mut out = Self {
            letters: [0; LONG],
            length: 0,
        };
        for letter in letters {
            out.push(*letter);
        }
        out
    }

    fn push(&mut self, letter: u8) {
        if let Some(slot) = self.letters.get_mut(self.length) {
            *slot = letter;
            self.length = self.length.saturating_add(1);
        }
    }
}

/// A token as it counts; none where it does not.
pub(super) fn form(text: &str, token: &Token, sorts: &Sorts) -> Option<Form> {
    Some(match token.kind {
        Kind::Word => {
            let word = slice(text, token);
            let mut out = Form::of(b"");
            let letters = word
                .bytes()
                .filter(|byte| byte.is_ascii_alphabetic() || *byte == FRENCH);
            for (slot, byte) in out.letters.iter_mut().zip(letters) {
                *slot = byte.to_ascii_lowercase();
                out.length = out.length.wrapping_add(1);
            }
            if out.length == 0 {
                out.push(b'-');
                return Some(out);
            }
            let capitals = word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
            if let Some(sort) = sorts.of(out.letters(), capitals) {
                return Some(Form::of(sort));
            }
            out.length = out.length.min(BEGINNING);
            out
        }
        // A number counts by its digits; one in words as two of them.
        Kind::Number => {
            let digits = slice(text, token).starts_with(|letter: char| letter.is_ascii_digit());
            let length = if digits {
                token.end.saturating_sub(token.start).min(5)
            } else {
                2
            };
            Form::of(&[b'#', b'0'.saturating_add(u8::try_from(length).unwrap_or(5))])
        }
        Kind::Check => Form::of(b"<tick>"),
        Kind::Blank => Form::of(b"<blank>"),
        Kind::Mark(mark) => Form::of(&[mark.max(1)]),
        Kind::End if token.newline => return None,
        Kind::End => Form::of(slice(text, token).as_bytes()),
        Kind::Skip => return None,
    })
}

/// First byte of most letters with an accent.
const FRENCH: u8 = 0xc3;

/// Words that count as their sort: medications, months, days, states.
pub(super) struct Sorts {
    /// By the lowest bits of a word's number, the word's number and the place of its sort from 1 on.
    slots: Vec<(u32, u8)>,
}

const SORTS: &str = include_str!("sorts.txt");
const NAMES: [&[u8]; 5] = [b"<drug>", b"<month>", b"<day>", b"<state>", b"<state>"];
/// The last line has abbreviations, which count in capitals alone.
const ABBREVIATIONS: usize = 4;
/// Slots, twice as many as words at least.
const SLOTS: usize = 1024;

impl Sorts {
    pub(super) fn new() -> Self {
        let mut slots = vec![(0, 0); SLOTS];
        let mut sort = 1_u8;
        let mut word = Form::of(b"");
        for byte in SORTS.bytes() {
            if byte.is_ascii_lowercase() {
                word.push(byte);
                continue;
            }
            let number = number(word.letters());
            let mut at = Self::slot(number);
            while slots.get(at).is_some_and(|one| one.1 != 0) {
                at = at.saturating_add(1).rem_euclid(SLOTS);
            }
            if let Some(slot) = slots.get_mut(at) {
                *slot = (number, sort);
            }
            word.length = 0;
            if byte == b'\n' {
                sort = sort.saturating_add(1);
            }
        }
        Self { slots }
    }

    fn slot(number: u32) -> usize {
        usize::try_from(number).unwrap_or(0).rem_euclid(SLOTS)
    }

    fn of(&self, word: &[u8], capitals: bool) -> Option<&'static [u8]> {
        let number = number(word);
        let mut at = Self::slot(number);
        loop {
            let (found, sort) = self.slots.get(at).copied()?;
            let place = usize::from(sort).checked_sub(1)?;
            if found == number {
                return NAMES
                    .get(place)
                    .copied()
                    .filter(|_| place != ABBREVIATIONS || capitals);
            }
            at = at.saturating_add(1).rem_euclid(SLOTS);
        }
    }
}

/// A number made of letters (FNV-1a).
#[inline(always)]
pub(super) fn number(letters: &[u8]) -> u32 {
    letters.iter().fold(0x811c_9dc5, |sum, letter| {
        (sum ^ u32::from(*letter)).wrapping_mul(0x0100_0193)
    })
}

const KEY_SHIFT: u32 = 12;
/// What a feature is known by: 20 bits.
#[inline(always)]
fn key(number: u32) -> u32 {
    let mut mixed = number ^ number.wrapping_shr(16);
    mixed = mixed.wrapping_mul(0x85eb_ca6b);
    mixed ^= mixed.wrapping_shr(13);
    mixed = mixed.wrapping_mul(0xc2b2_ae35);
    mixed.wrapping_shr(KEY_SHIFT)
}

/// The number of each token's word; 0 for what does not count.
pub(super) fn words(text: &str, tokens: &[Token], sorts: &Sorts) -> Vec<u32> {
    let one = |token| form(text, token, sorts).map_or(0, |form| number(form.letters()));
    tokens.iter().map(one).collect()
}

/// Edges of a stretch, as if they were words: where a line begins, where it goes on, where the stretch ends.
pub(super) const LINE: &str = "<line>";
pub(super) const ON: &str = "<on>";
pub(super) const STOP: &str = "<stop>";

/// The key of a word.
#[inline(always)]
pub(super) fn one(word: u32) -> u32 {
    key(word)
}
/// The key of two words, one behind the other.
#[inline(always)]
pub(super) fn two(word: u32, next: u32) -> u32 {
    key(word.rotate_left(7).wrapping_mul(0x9e37_79b1) ^ next)
}
/// The key of a word of a heading.
pub(super) fn of_heading(word: u32) -> u32 {
    key(word ^ 0x5bd1_e995)
}
/// Words of a heading that make it, together.
pub(super) const HEAD: usize = 3;
/// The key of the first words of a heading, all together; of none, of what has no heading.
pub(super) fn heading(words: &[u32]) -> u32 {
    let all = words.iter().take(HEAD);
    key(all.fold(0x1b87_3593, |sum, word| {
        sum.rotate_left(9).wrapping_mul(0x9e37_79b1) ^ word
    }))
}

/// The key of a word beside a time, by where it stands.
pub(super) fn in_role(role: u32, word: u32) -> u32 {
    key(word ^ role.saturating_add(1).wrapping_mul(0x27d4_eb2f))
}
/// The key of a shape of a time.
pub(super) fn shape(what: u32, value: u32) -> u32 {
    key(0x1656_67b1_u32
        .wrapping_mul(what.saturating_add(1))
        .wrapping_add(value))
}
