//! Which elements a note holds.

use super::features::{self, LINE, ON, STOP, Segment, number, segments};
use super::signature::signature;
use super::text::{Kind, Token, slice};
use super::times::Span;
use super::weights::{DOUBT, OUTPUTS, Output, Weights};
use crate::encounter::clock::span;
use crate::encounter::{NoteElement, Word};

/// How an element stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Judged {
    pub found: bool,
    pub contradicted: bool,
    /// Places in the text, in bytes.
    pub places: Vec<(usize, usize)>,
}

/// Places that are kept of one element.
const MOST_PLACES: usize = 8;

/// Every element of the contract, as the note has it.
pub(super) fn judge(
    text: &str,
    tokens: &[Token],
    words: &[u32],
    spans: &[Span],
) -> Vec<(NoteElement, Judged)> {
    let lower = text.to_ascii_lowercase();
    let note = Note {
        text,
        lower: &lower,
        tokens,
    };
    let mut out = NoteElement::ALL
        .iter()
        .map(|element| (*element, Judged::default()))
        .collect::<Vec<_>>();
    times(&mut out, spans);
    signature(&note, &mut out);
    note.by_form(&mut out);
    Weighed::new(&note, words).judge(&mut out);
    both_ways(&note, &mut out);
    out
}

/// What words say, weighed by stretches of the text.
struct Weighed<'n> {
    note: &'n Note<'n>,
    weights: &'static Weights,
    segments: Vec<Segment>,
    /// By token, the feature of its word and that of the word with the one before it.
    single: Vec<u16>,
    pair: Vec<u16>,
    outputs: Vec<Evidence>,
}

/// What speaks for one output.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    /// How much doubt is taken, over all stretches.
    doubt: u32,
    /// The stretches that say most, the best first, with their sums.
    best: [(i32, usize); BEST],
}
const BEST: usize = 3;

/// The doubt that must be gone: a probability of 0.73 that the note holds it, of 0.7 that it says that it is missing. From 0.4 on that
/// it may say so, it is not taken to be there: nothing is said of it.
const FOUND: u32 = gone(1.309_333);
const MISSING: u32 = gone(1.203_973);
const OPEN: u32 = gone(0.510_826);
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
const fn gone(doubt: f32) -> u32 {
    (doubt * DOUBT) as u32
}

impl<'n> Weighed<'n> {
    fn new(note: &'n Note<'n>, words: &[u32]) -> Self {
        let weights = Weights::get();
        let tokens = note.tokens;
        let mut out = Self {
            note,
            weights,
            segments: segments(tokens),
            single: vec![0; tokens.len()],
            pair: vec![0; tokens.len()],
            outputs: vec![
                Evidence {
                    doubt: 0,
                    best: [(i32::MIN, 0); BEST],
                };
                weights.elements
            ],
        };
        let [line, on, stop] = [LINE, ON, STOP].map(|edge| number(edge.as_bytes()));
        let mut doubts = [0_u32; OUTPUTS];
        let mut least = [i32::MIN; OUTPUTS];
        // What every stretch under a heading begins with: where it begins its line, and where it goes on.
        let begin = |head: &[u32]| {
            [line, on].map(|edge| {
                let mut sums = Sums::new(weights);
                sums.add(features::heading(head));
                for word in head {
                    sums.add(features::of_heading(*word));
                }
                sums.add(features::one(edge));
                sums.add(features::one(stop));
                sums.sums
            })
        };
        let mut had = vec![0_u32; weights.features()];
        let mut heading = (0, 0);
        let mut begins = begin(&[]);
        for (at, segment) in out.segments.iter().enumerate() {
            if segment.heading != heading {
                heading = segment.heading;
                let head = words.get(heading.0..heading.1).unwrap_or_default().iter();
                let head: Vec<u32> = head.copied().filter(|word| *word != 0).collect();
                begins = begin(&head);
            }
            // By number, from 1 on.
            let stretch = u32::try_from(at).unwrap_or(0).wrapping_add(1);
            let [of_line, of_rest] = &begins;
            let mut sums = Sums {
                sums: *if segment.first { of_line } else { of_rest },
                weights,
            };
            let mut before = if segment.first { line } else { on };
            for place in segment.from..segment.to {
                let Some(word) = words.get(place).copied().filter(|word| *word != 0) else {
                    continue;
                };
                let (one, two) = (
                    sums.add_once(features::one(word), stretch, &mut had),
                    sums.add_once(features::two(before, word), stretch, &mut had),
                );
                before = word;
                if let (Some(single), Some(pair)) =
                    (out.single.get_mut(place), out.pair.get_mut(place))
                {
                    (*single, *pair) = (one, two);
                }
            }
            sums.add(features::two(before, stop));
            let all = sums.sums.iter().zip(&mut doubts).zip(&mut least);
            for (output, ((sum, doubt), least)) in all.enumerate().take(weights.elements) {
                *doubt = doubt.wrapping_add(weights.doubt(*sum));
                if *sum > *least
                    && let Some(evidence) = out.outputs.get_mut(output)
                {
                    *least = evidence.note(*sum, at);
                }
            }
        }
        for (evidence, doubt) in out.outputs.iter_mut().zip(doubts) {
            evidence.doubt = doubt;
        }
        out
    }

    fn judge(&self, out: &mut [(NoteElement, Judged)]) {
        for (output, evidence) in self.weights.outputs.iter().zip(&self.outputs) {
            let Output::There(element) = *output else {
                continue;
            };
            if evidence.doubt < FOUND {
                continue;
            }
            if let Some(judged) = of(out, element) {
                judged.found = true;
                for place in self.places(*output, evidence) {
                    keep(&mut judged.places, place);
                }
            }
        }
        for (output, evidence) in self.weights.outputs.iter().zip(&self.outputs) {
            let Output::Missing(element) = *output else {
                continue;
            };
            let Some(judged) = of(out, element).filter(|_| evidence.doubt >= OPEN) else {
                continue;
            };
            // One place must say so by itself: a word that stands everywhere adds up to nothing.
            let place = evidence.best.first().map_or(0, |best| best.0);
            if evidence.doubt >= MISSING && place > 0 {
                judged.contradicted = true;
                judged.places = self.places(*output, evidence);
            } else {
                *judged = Judged::default();
            }
        }
    }

    /// What shows an output: in the best stretch, and in others that would do alone, the words that speak for it.
    fn places(&self, output: Output, evidence: &Evidence) -> Vec<(usize, usize)> {
        let output = self.weights.outputs.iter().position(|one| *one == output);
        let output = output.and_then(|at| u8::try_from(at).ok()).unwrap_or(0);
        let weight = |feature: Option<&u16>| {
            let list = feature.map_or(&[][..], |feature| self.weights.of(*feature));
            list.iter()
                .find(|one| one.0 == output)
                .map_or(0, |one| i32::from(one.1))
        };
        let mut out = Vec::new();
        for (at, (sum, segment)) in evidence.best.iter().enumerate() {
            let Some(segment) = self.segments.get(*segment).filter(|_| at == 0 || *sum > 0) else {
                continue;
            };
            let speaks: Vec<i32> = (segment.from..segment.to)
                .map(|at| {
                    let pairs = [at, at.saturating_add(1)]
                        .map(|at| weight(self.pair.get(at)).div_euclid(2));
                    pairs.iter().fold(weight(self.single.get(at)), |sum, pair| {
                        sum.saturating_add(*pair)
                    })
                })
                .collect();
            let most = speaks.iter().copied().max().unwrap_or(0);
            let least = most.div_euclid(3).max(1);
            let counts = |one: &i32| *one >= least;
            let first = speaks.iter().position(counts).unwrap_or(0);
            let last = speaks
                .iter()
                .rposition(counts)
                .unwrap_or(speaks.len().saturating_sub(1));
            let token = |at: usize| self.note.tokens.get(segment.from.saturating_add(at));
            // Not the mark or line's end that the stretch ends with.
            let last = (first..=last)
                .rev()
                .find(|at| {
                    token(*at).is_some_and(|one| {
                        !matches!(one.kind, Kind::End | Kind::Mark(b',' | b'.' | b'|'))
                    })
                })
                .unwrap_or(last);
            if let (Some(from), Some(to)) = (token(first), token(last)) {
                out.push((from.start, to.end));
            }
        }
        out
    }
}

/// By output, what features add up to.
struct Sums {
    sums: [i32; OUTPUTS],
    weights: &'static Weights,
}
impl Sums {
    fn new(weights: &'static Weights) -> Self {
        let mut sums = [0; OUTPUTS];
        for (sum, bias) in sums.iter_mut().zip(&weights.bias) {
            *sum = *bias;
        }
        Self { sums, weights }
    }

    /// Adds what the feature of a key weighs.
    #[inline(never)]
    fn add(&mut self, key: u32) {
        self.weigh(self.weights.feature(key));
    }

    /// Adds what a feature weighs, if this stretch has not had it yet: said twice is said once.
    #[inline(always)]
    fn add_once(&mut self, key: u32, stretch: u32, had: &mut [u32]) -> u16 {
        let feature = self.weights.feature(key);
        if let Some(had) = had.get_mut(usize::from(feature))
            && *had != stretch
        {
            *had = stretch;
            self.weigh(feature);
        }
        feature
    }

    #[inline(always)]
    fn weigh(&mut self, feature: u16) {
        for (output, weight) in self.weights.of(feature) {
            if let Some(sum) = self.sums.get_mut(usize::from(*output)) {
                *sum = sum.wrapping_add(i32::from(*weight));
            }
        }
    }
}

impl Evidence {
    /// Takes a stretch among the best; the least of their sums.
    fn note(&mut self, sum: i32, segment: usize) -> i32 {
        let mut one = (sum, segment);
        for place in &mut self.best {
            if one.0 > place.0 {
                core::mem::swap(place, &mut one);
            }
        }
        self.best.last().map_or(i32::MIN, |last| last.0)
    }
}

fn keep(list: &mut Vec<(usize, usize)>, place: (usize, usize)) {
    if list.len() < MOST_PLACES && !list.iter().any(|one| one.0 <= place.0 && place.1 <= one.1) {
        list.push(place);
    }
}

fn of(out: &mut [(NoteElement, Judged)], element: NoteElement) -> Option<&mut Judged> {
    out.get_mut(element as usize).map(|(_, judged)| judged)
}

pub(super) fn there(
    out: &mut [(NoteElement, Judged)],
    element: NoteElement,
    place: (usize, usize),
) {
    if let Some(judged) = of(out, element) {
        judged.found = true;
        keep(&mut judged.places, place);
    }
}

pub(super) struct Note<'t> {
    pub text: &'t str,
    /// The text in lower case, of the same length.
    lower: &'t str,
    pub tokens: &'t [Token],
}

impl Note<'_> {
    /// A word in lower case; nothing for what is none.
    pub(super) fn word(&self, at: usize) -> &str {
        match self.tokens.get(at) {
            Some(token) if token.kind == Kind::Word => {
                self.lower.get(token.start..token.end).unwrap_or_default()
            }
            _ => "",
        }
    }

    /// Tokens of the same sentence before one, the nearest first.
    pub(super) fn before(&self, at: usize, most: usize) -> impl Iterator<Item = usize> + '_ {
        (0..at).rev().take(most).take_while(|at| {
            !self
                .tokens
                .get(*at)
                .is_none_or(|token| token.kind == Kind::End)
        })
    }

    pub(super) fn after(&self, at: usize, most: usize) -> impl Iterator<Item = usize> + '_ {
        (at..at.saturating_add(most)).take_while(|at| {
            !self
                .tokens
                .get(*at)
                .is_none_or(|token| token.kind == Kind::End)
        })
    }

    fn any_word(&self, mut places: impl Iterator<Item = usize>, list: &[&str]) -> bool {
        places.any(|at| list.contains(&self.word(at)))
    }

    /// Whether `w/` stands up to six tokens before.
    pub(super) fn with_before(&self, at: usize) -> bool {
        self.before(at, 6).any(|at| {
            self.word(at) == "w"
                && self
                    .tokens
                    .get(at.saturating_add(1))
                    .is_some_and(|next| next.kind == Kind::Mark(b'/'))
        })
    }

    /// Boxes of one line that are ticked for in person and for a way to be apart, from the first to the second.
    fn ticked_modes(&self) -> Option<(usize, usize)> {
        let mut ticks: [Option<&Token>; 2] = [None; 2];
        let all = self.tokens.iter().enumerate();
        for (at, tick) in all.filter(|(_, token)| token.kind == Kind::Check) {
            let next = at.saturating_add(1);
            let far = match self.word(next) {
                "in" if (1..=2).any(|on| self.word(next.saturating_add(on)) == "person") => 0,
                "f2f" | "face" | "office" => 0,
                "video" | "telehealth" | "phone" | "audio" | "telephone" | "virtual" => 1,
                _ => continue,
            };
            if let Some(slot) = ticks.get_mut(far) {
                *slot = Some(tick);
            }
        }
        match ticks {
            [Some(one), Some(other)] if one.line == other.line => {
                Some((one.start.min(other.start), one.end.max(other.end)))
            }
            _ => None,
        }
    }

    /// What is told by its form and not by words: codes of diagnoses.
    fn by_form(&self, out: &mut [(NoteElement, Judged)]) {
        let bytes = self.text.as_bytes();
        for (at, token) in self.tokens.iter().enumerate() {
            let next = self.tokens.get(at.saturating_add(1));
            let Some(next) = next.filter(|next| {
                token.kind == Kind::Word && next.kind == Kind::Number && next.start == token.end
            }) else {
                continue;
            };
            let letter = slice(self.text, token);
            let digits = next.end.saturating_sub(next.start);
            let point = bytes.get(next.end) == Some(&b'.')
                && bytes
                    .get(next.end.saturating_add(1))
                    .is_some_and(u8::is_ascii_alphanumeric);
            let coded = letter.len() == 1
                && letter.bytes().all(|byte| byte.is_ascii_uppercase())
                && digits == 2;
            if coded && (letter == "F" || point) {
                let open = self.any_word(self.before(at, 3), &["o", "rule", "ro"]);
                if !open {
                    there(out, NoteElement::Diagnosis, (token.start, next.end));
                }
            }
        }
    }
}
/// What the times of the service say.
fn times(out: &mut [(NoteElement, Judged)], spans: &[Span]) {
    for one in spans {
        let place = (one.from, one.to);
        if one.start.is_some() && one.stop.is_some() {
            there(out, NoteElement::StartStopTimes, place);
            there(out, NoteElement::TotalTime, place);
        } else if one.minutes.is_some() {
            there(out, NoteElement::TotalTime, place);
        }
    }
    let length = |one: &Span| {
        one.start
            .zip(one.stop)
            .map(|(start, stop)| span(start, stop))
    };
    // Two stretches that begin alike and end apart; one that ends alike is a part of the other.
    let two = spans.iter().any(|one| {
        spans.iter().any(|other| {
            length(one).is_some()
                && length(other).is_some()
                && one.start == other.start
                && one.stop != other.stop
        })
    });
    // A total that stands with a start and a stop and is not their distance.
    let differ = spans.iter().any(|one| {
        length(one)
            .zip(one.minutes)
            .is_some_and(|(length, minutes)| length.abs_diff(minutes) > 3)
    });
    for (element, wrong) in [
        (NoteElement::StartStopTimes, two),
        (NoteElement::TotalTime, two || differ),
    ] {
        if let Some(judged) = of(out, element).filter(|_| wrong) {
            judged.contradicted = true;
        }
    }
}

/// In person and by video, of one visit: in two boxes of one line, or in two stretches.
fn both_ways(note: &Note<'_>, out: &mut [(NoteElement, Judged)]) {
    const HERE: &[&str] = &["person", "face"];
    const FAR: &[&str] = &[
        "video",
        "zoom",
        "doxy",
        "telehealth",
        "tele",
        "phone",
        "telephone",
        "virtual",
        "audio",
    ];
    let ticked = note.ticked_modes();
    let Some(judged) = of(out, NoteElement::Modality) else {
        return;
    };
    let said = |place: &(usize, usize), list: &[&str]| {
        let from = note.tokens.partition_point(|one| one.start < place.0);
        let to = note.tokens.partition_point(|one| one.start < place.1);
        note.any_word(from..to, list)
    };
    let only = |list: &[&str], not: &[&str]| {
        judged
            .places
            .iter()
            .any(|place| said(place, list) && !said(place, not))
    };
    judged.contradicted |= ticked.is_some() || only(HERE, FAR) && only(FAR, HERE);
    if let Some(place) = ticked {
        keep(&mut judged.places, place);
    }
}
