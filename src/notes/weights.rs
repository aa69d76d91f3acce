//! What words weigh for which element. `weights.txt` says it for people, `weights.bin` holds the same for the reader; both are made from
//! labelled notes by `make weights`.

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
pub(super) const COARSE: i8 = 4;
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

/// Reads numbers of seven bits a byte, the lowest first.
struct Reader<'b>(&'b [u8]);
impl Reader<'_> {
    fn byte(&mut self) -> u8 {
        match self.0 {
            [first, rest @ ..] => {
                let first = *first;
                self.0 = rest;
                first
            }
            [] => 0,
        }
    }
    fn number(&mut self) -> u32 {
        let mut sum = 0;
        for shift in [0_u32, 7, 14, 21] {
            let byte = self.byte();
            sum |= u32::from(byte & 127).wrapping_shl(shift);
            if byte < 128 {
                break;
            }
        }
        sum
    }
    fn signed(&mut self) -> i32 {
        i32::from(i16::from_le_bytes([self.byte(), self.byte()]))
    }
}

impl Weights {
    pub(super) fn get() -> &'static Self {
        static WEIGHTS: OnceBox<Weights> = OnceBox::new();
        WEIGHTS.get_or_init(|| Box::new(Self::new(BYTES)))
    }

    /// Outputs with their bias, keys, and by output which features it weighs and how much: [`write`] says how.
    fn new(bytes: &[u8]) -> Self {
        let mut reader = Reader(bytes);
        let count = usize::from(reader.byte());
        let mut outputs = Vec::with_capacity(count);
        let mut bias = Vec::with_capacity(count);
        for _ in 0..count {
            let byte = reader.byte();
            outputs.push(Output::of(byte));
            bias.push(reader.signed());
        }
        let features = usize::try_from(reader.number()).unwrap_or(0);
        let size = features.saturating_mul(2).next_power_of_two();
        let mut slots = vec![(0_u32, 0_u16); size];
        let mut key = 0_u32;
        for feature in 1..=features {
            key = key.wrapping_add(reader.number());
            let mut at = Self::slot(key, size);
            while let Some(slot) = slots.get_mut(at) {
                if slot.1 == 0 {
                    *slot = (key, u16::try_from(feature).unwrap_or(0));
                    break;
                }
                at = at.saturating_add(1) & size.saturating_sub(1);
            }
        }
        // By output as they stand in the file; by feature as they are looked up.
        let mut pairs: Vec<(u32, u8)> = Vec::new();
        for output in 0..u8::try_from(count).unwrap_or(0) {
            let mut feature = 0_u32;
            for _ in 0..reader.number() {
                feature = feature.saturating_add(reader.number());
                pairs.push((feature, output));
            }
        }
        let mut starts = vec![0_u32; features.saturating_add(2)];
        for (feature, _) in &pairs {
            let after = usize::try_from(*feature).unwrap_or(0).saturating_add(1);
            if let Some(start) = starts.get_mut(after) {
                *start = start.saturating_add(1);
            }
        }
        let mut sum = 0_u32;
        for start in &mut starts {
            sum = sum.saturating_add(*start);
            *start = sum;
        }
        let mut next = starts.clone();
        let mut weights = vec![(0, 0); pairs.len()];
        for (feature, output) in pairs {
            let weight = i8::from_le_bytes([reader.byte()]).saturating_mul(COARSE);
            let Some(place) = next.get_mut(usize::try_from(feature).unwrap_or(0)) else {
                continue;
            };
            if let Some(slot) = weights.get_mut(usize::try_from(*place).unwrap_or(0)) {
                *slot = (output, weight);
            }
            *place = place.saturating_add(1);
        }
        let mut doubts = [0; DOUBTS];
        for doubt in &mut doubts {
            *doubt = u32::from(u16::from_le_bytes([reader.byte(), reader.byte()]));
        }
        let times = outputs
            .iter()
            .filter(|one| matches!(one, Output::Time(_)))
            .count();
        let elements = outputs.len().saturating_sub(times);
        Self {
            outputs,
            bias,
            slots,
            starts,
            weights,
            doubts,
            elements,
            sorts: Sorts::new(),
        }
    }

    fn slot(key: u32, size: usize) -> usize {
        usize::try_from(key).unwrap_or(0) & size.saturating_sub(1)
    }

    /// One more than features there are.
    pub(super) fn features(&self) -> usize {
        self.starts.len()
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

/// Weights as bytes: outputs with their bias, keys in their order as steps,
/// by output the features that it weighs as steps, then all the weights, then the table of doubts.
#[cfg(feature = "learn")]
pub(super) fn write(
    outputs: &[(Output, i16)],
    keys: &[u32],
    weights: &[Vec<(u32, i8)>],
) -> Vec<u8> {
    fn number(out: &mut Vec<u8>, mut value: u32) {
        while value > 127 {
            out.push(u8::try_from(value & 127).unwrap_or(0) | 128);
            value = value.wrapping_shr(7);
        }
        out.push(u8::try_from(value).unwrap_or(0));
    }
    let mut out = vec![u8::try_from(outputs.len()).unwrap_or(0)];
    for (output, bias) in outputs {
        out.push(output.byte());
        out.extend(bias.to_le_bytes());
    }
    number(&mut out, u32::try_from(keys.len()).unwrap_or(0));
    let mut before = 0_u32;
    for key in keys {
        number(&mut out, key.wrapping_sub(before));
        before = *key;
    }
    for list in weights {
        number(&mut out, u32::try_from(list.len()).unwrap_or(0));
        let mut before = 0_u32;
        for (feature, _) in list {
            number(&mut out, feature.wrapping_sub(before));
            before = *feature;
        }
    }
    for (_, weight) in weights.iter().flatten() {
        out.extend(weight.to_le_bytes());
    }
    for at in 0..SPAN.saturating_mul(2).saturating_mul(STEPS) {
        #[allow(clippy::arithmetic_side_effects)]
        let sum = (f64::from(at) + 0.5) / f64::from(STEPS) - f64::from(SPAN);
        let doubt = (sum.exp().ln_1p() * f64::from(DOUBT)).round();
        out.extend((doubt as u16).to_le_bytes());
    }
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
