//! Reads the text of a note: which elements it holds, and when and how long the service was, each with the place that shows it.
//!
//! The text becomes words, numbers, boxes and blanks ([`text`]), then stretches of a sentence or clause ([`features`]). For each element
//! every word and pair of words of a stretch weighs something, and so does the heading above it; a note holds an element where its stretches together
//! leave little doubt ([`elements`]). What words weigh was learned from labelled notes and is committed, for people as `weights.txt`
//! ([`weights`]); nothing is learned at run time. Clock times and lengths are found by their form, and which of them are the service's by the
//! words around them ([`times`]). Signatures, codes of diagnoses and contradictions of times go by rules. The same text gives the same
//! reading on any machine: it is all whole numbers.
//!
//! What is not found is not missing for certain: the reader has learned many ways of saying a thing and not all. Where it
//! is in two minds it says nothing.

mod coder;
mod elements;
mod features;
#[cfg(feature = "learn")]
pub mod learn;
mod signature;

mod text;
mod times;
mod weights;

use crate::encounter::{Clock, Elements, Interval, Minutes, NoteElement, NoteRead};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// A stretch of the text, in UTF-16 code units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Range {
    /// Its first unit.
    pub start: usize,
    /// The unit after its last.
    pub end: usize,
}

/// How an element stands in the note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ElementRead {
    /// The element.
    pub element: NoteElement,
    /// Whether the note holds it.
    pub found: bool,
    /// Whether the note says that it is missing, or gives two answers that cannot both hold.
    pub contradicted: bool,
    /// What shows it.
    pub ranges: Vec<Range>,
}

/// A time that the note gives for its service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntervalRead {
    /// Its start.
    pub start: Option<Clock>,
    /// Its stop; before the start where midnight lies between.
    pub stop: Option<Clock>,
    /// Minutes, where the text gives a figure.
    pub minutes: Option<u32>,
    /// What says so.
    pub range: Range,
}
impl Serialize for IntervalRead {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(None)?;
        if let Some(start) = &self.start {
            map.serialize_entry("start", start)?;
        }
        if let Some(stop) = &self.stop {
            map.serialize_entry("stop", stop)?;
        }
        if let Some(minutes) = &self.minutes {
            map.serialize_entry("minutes", minutes)?;
        }
        map.serialize_entry("range", &self.range)?;
        map.end()
    }
}

/// What a note says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// Every element, in the contract's order.
    pub elements: Vec<ElementRead>,
    /// The times of the service, in the order of the text.
    pub intervals: Vec<IntervalRead>,
}

/// What a note says, as facts of an encounter: what was found, and what it says is missing.
pub fn facts(note: &str) -> Option<NoteRead> {
    let reading = read(note);
    let elements = reading.elements.iter();
    let elements = elements
        .filter(|one| one.found || one.contradicted)
        .map(|one| (one.element, one.found));
    let intervals = reading.intervals.iter().map(|one| Interval {
        start: one.start,
        stop: one.stop,
        minutes: one.minutes.map(Minutes),
    });
    Some(NoteRead {
        elements: Some(Elements::new(elements.collect())),
        intervals: Some(intervals.collect()),
    })
}

/// Reads a note.
pub fn read(note: &str) -> Reading {
    let tokens = text::tokens(note);
    let words = features::words(note, &tokens, &weights::Weights::get().sorts);
    let spans = times::Times::new(note, &tokens, &words).all();
    let judged = elements::judge(note, &tokens, &words, &spans);
    let places = Places::new(note);
    let range = |from: usize, to: usize| Range {
        start: places.utf16(from),
        end: places.utf16(to),
    };
    Reading {
        elements: judged
            .iter()
            .map(|(element, one)| ElementRead {
                element: *element,
                found: one.found && !one.contradicted,
                contradicted: one.contradicted,
                ranges: one
                    .places
                    .iter()
                    .map(|(from, to)| range(*from, *to))
                    .collect(),
            })
            .collect(),
        intervals: spans
            .iter()
            .map(|span| IntervalRead {
                start: span.start,
                stop: span.stop,
                minutes: span.minutes,
                range: range(span.from, span.to),
            })
            .collect(),
    }
}

/// Places in bytes as places in UTF-16.
struct Places {
    /// Letters beyond ASCII, with how many units the letters up to it are fewer than their bytes.
    shifts: Vec<(usize, usize)>,
}

impl Places {
    fn new(text: &str) -> Self {
        let mut shifts = Vec::new();
        let mut shift = 0_usize;
        let letters = if text.is_ascii() { "" } else { text };
        for (at, letter) in letters.char_indices() {
            let fewer = letter.len_utf8().saturating_sub(letter.len_utf16());
            if fewer > 0 {
                shift = shift.saturating_add(fewer);
                shifts.push((at, shift));
            }
        }
        Self { shifts }
    }

    fn utf16(&self, byte: usize) -> usize {
        let before = self.shifts.partition_point(|(at, _)| *at < byte);
        let shift = before.checked_sub(1).and_then(|last| self.shifts.get(last));
        byte.saturating_sub(shift.map_or(0, |(_, shift)| *shift))
    }
}
