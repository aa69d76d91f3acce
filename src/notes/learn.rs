//! Learns from labelled notes what words weigh. Not part of the reader: `make weights` runs it, and what it finds is committed.
//!
//! One linear model an element, over the words, pairs of words and headings of a stretch ([`super::features`]). A note holds an element if
//! one of its stretches does, so that the probabilities of stretches are joined as a noisy or; labels are of notes, and a label's own
//! place in the text counts besides. Plain descent with momentum over all notes at once (Adam), then everything but the weights that
//! carry most is dropped and the rest is trained again.
//!
//! In every round some features are left out here and there, so that no few of them carry a matter alone. Nothing is random about it: the
//! same notes give the same weights on the same machine.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation
)]

use super::features::{self, LINE, ON, STOP, form, number, segments};
use super::text::{Token, tokens};
use super::times::{Candidate, Clue, Times};
use super::weights::Sort;
use super::weights::{COARSE, Output, UNIT, write};
use crate::encounter::clock::span;
use crate::encounter::{Clock, NoteElement, Word};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Start, stop and minutes of a time of the service.
pub type When = (Option<Clock>, Option<Clock>, Option<u32>);
/// Features by key and name.
type Named = Vec<(u32, String)>;

/// A note or a single line, with what it holds.
#[derive(Clone, Debug)]
pub struct Labelled {
    /// The text.
    pub text: String,
    /// What it holds, with the piece of the text that shows it; an empty piece where that is not said.
    pub found: Vec<(NoteElement, String)>,
    /// What it says is missing, or says in two ways.
    pub missing: Vec<(NoteElement, String)>,
    /// What is open.
    pub unsure: Vec<NoteElement>,
    /// When and how long: start, stop, minutes.
    pub intervals: Vec<When>,
    /// What it is.
    pub what: Piece,
}

/// What is labelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A whole note.
    Note,
    /// A line out of its note, with the elements that it alone holds.
    Line,
    /// A few lines, with the times of the service alone.
    Times,
}

impl Labelled {
    fn label(&self, output: Output) -> Option<&(NoteElement, String)> {
        let (list, element) = match output {
            Output::There(element) => (&self.found, element),
            Output::Missing(element) => (&self.missing, element),
            Output::Time(_) => return None,
        };
        list.iter().find(|(one, _)| *one == element)
    }
    fn is_open(&self, output: Output) -> bool {
        match output {
            Output::There(element) | Output::Missing(element) => self.unsure.contains(&element),
            Output::Time(_) => false,
        }
    }
}

/// What was learned, for people and for the reader.
#[derive(Clone, Debug)]
pub struct Learned {
    /// By output, each weight in a line of its own.
    pub text: String,
    /// The same for the reader.
    pub bytes: Vec<u8>,
}

/// How it is learned.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    /// Weights of elements that are kept.
    pub keep: usize,
    /// And of times.
    pub times: usize,
    /// What a single line counts, beside a note.
    pub line: f32,
}
impl Default for Way {
    fn default() -> Self {
        Self {
            keep: 22_000,
            times: 1_700,
            line: 0.2,
        }
    }
}

/// Elements that are read by rules alone: times by what they are, signatures by where they stand.
const BY_RULE: [NoteElement; 3] = [
    NoteElement::StartStopTimes,
    NoteElement::TotalTime,
    NoteElement::Signature,
];
/// Notes that must say an element missing before it is learned how that is said.
const FEWEST: usize = 5;

struct Stretch {
    note: usize,
    /// Features and how often.
    features: Vec<(u32, f32)>,
}

struct Data {
    outputs: Vec<Output>,
    stretches: Vec<Stretch>,
    /// By note its stretches.
    notes: Vec<(usize, usize)>,
    weight: Vec<f32>,
    /// By note and output: it is so, and it counts.
    is: Vec<bool>,
    counts: Vec<bool>,
    /// By stretch and output: the label points here.
    here: Vec<bool>,
    /// Keys and names of features.
    keys: Vec<(u32, String)>,
}

/// Learns.
pub fn learn(all: &[Labelled], way: Way, say: &mut dyn FnMut(&str)) -> Learned {
    let labelled: Vec<&Labelled> = all.iter().filter(|one| one.what != Piece::Times).collect();
    let elements = gather(&labelled, way);
    let weights = fit(&elements, way.keep, 1e-4, say);
    let times = gather_times(all);
    let of_times = fit(&times, way.times, 5e-5, say);
    written(&[(&elements, &weights), (&times, &of_times)])
}

/// How many times the weights that are kept at last are kept before: what falls away is made up for by what is left.
const STEPS: [f32; 5] = [4.0, 2.5, 1.7, 1.3, 1.0];
/// What it counts that a weight says an element missing, where it is chosen what is kept: few notes say so, and much is never said twice.
const RARE: f32 = 0.5;

/// The weights that carry most, trained.
fn fit(data: &Data, keep: usize, decay: f32, say: &mut dyn FnMut(&str)) -> Model {
    say(&format!(
        "{} notes and lines, {} stretches, {} features, {} outputs",
        data.notes.len(),
        data.stretches.len(),
        data.keys.len(),
        data.outputs.len()
    ));
    let outputs = data.outputs.len();
    let mut model = Model {
        weights: vec![0.0; data.keys.len() * outputs],
        bias: vec![-3.0; outputs],
        kept: vec![true; data.keys.len() * outputs],
    };
    model.train(data, 200, decay, say);
    // What stands in few stretches carries little, however much it weighs.
    let mut often = vec![0.0_f32; data.keys.len()];
    for (feature, count) in data.stretches.iter().flat_map(|one| &one.features) {
        often[*feature as usize] += count;
    }
    for step in STEPS {
        let carried = |at: usize| {
            let rare = matches!(data.outputs[at % outputs], Output::Missing(_));
            let counts = if rare { RARE } else { 1.0 };
            model.weights[at].abs() * often[at / outputs].sqrt() * counts
        };
        let mut order: Vec<f32> = (0..model.weights.len()).map(carried).collect();
        order.sort_unstable_by(f32::total_cmp);
        let keep = (keep as f32 * step) as usize;
        let least = order[order.len().saturating_sub(keep)];
        // A line out of its note is another matter; what stands for that is trained and never written.
        let kept: Vec<bool> = (0..model.weights.len())
            .map(|at| {
                carried(at) >= least && model.weights[at] != 0.0
                    || data.keys[at / outputs].1.is_empty()
            })
            .collect();
        model.kept = kept;
        for (weight, kept) in model.weights.iter_mut().zip(&model.kept) {
            if !kept {
                *weight = 0.0;
            }
        }
        let last = step <= 1.0;
        model.train(data, if last { 120 } else { 50 }, decay, say);
    }
    model
}

/// What a feature of a stretch counts in a round: some are left out, and the others make up for them.
fn counted(round: u32, stretch: usize, feature: u32) -> f32 {
    const OUT: f32 = 0.15;
    let mut mixed = (stretch as u64) << 32 | u64::from(feature);
    mixed = (mixed ^ u64::from(round) << 24).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ mixed >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let part = (mixed >> 40) as f32 / (1_u64 << 24) as f32;
    if part < OUT { 0.0 } else { 1.0 / (1.0 - OUT) }
}

/// Each time that a note may mean as one of its service, with what it is by the labels.
fn gather_times(all: &[Labelled]) -> Data {
    let sorts = features::Sorts::new();
    let mut seen: Vec<(Sort, Option<bool>, Named)> = Vec::new();
    for one in all.iter().filter(|one| one.what != Piece::Line) {
        let tokens = tokens(&one.text);
        let words = features::words(&one.text, &tokens, &sorts);
        let times = Times::new(&one.text, &tokens, &words);
        times.joined_up(&mut |candidate| {
            let truth = is_so(candidate, one);
            let mut list = Vec::new();
            times.clues(candidate, &mut |clue| {
                let name = match clue {
                    Clue::Word(role, at) => {
                        let form = tokens
                            .get(at)
                            .and_then(|token| form(&one.text, token, &sorts));
                        let letters = form.map_or_else(String::new, |form| {
                            String::from_utf8_lossy(form.letters()).into_owned()
                        });
                        let role = ROLES.get(role as usize % 16).copied().unwrap_or("?");
                        format!("{role} {letters}")
                    }
                    Clue::Shape(what, value) => {
                        let shape = SHAPES.get(what as usize % 16).copied().unwrap_or("?");
                        format!("{{{shape} {value}}}")
                    }
                };
                list.push((clue.key(&words), name));
            });
            seen.push((candidate.sort, truth, list));
            if truth == Some(true) { 1 } else { 0 }
        });
    }
    let (keys, place) = features_of(seen.iter().flat_map(|one| &one.2));
    let mut data = Data {
        outputs: Sort::ALL.map(Output::Time).to_vec(),
        stretches: Vec::new(),
        notes: Vec::new(),
        weight: vec![1.0; seen.len()],
        is: Vec::new(),
        counts: Vec::new(),
        here: Vec::new(),
        keys,
    };
    for (sort, truth, list) in seen {
        let note = data.notes.len();
        data.notes.push((note, note + 1));
        let mut features: BTreeMap<u32, f32> = BTreeMap::new();
        for at in list.iter().filter_map(|(key, _)| place.get(key)) {
            features.insert(*at, 1.0);
        }
        data.stretches.push(Stretch {
            note,
            features: features.into_iter().collect(),
        });
        for output in Sort::ALL {
            let is = truth == Some(true) && output == sort;
            data.is.push(is);
            data.here.push(is);
            data.counts.push(truth.is_some() && output == sort);
        }
    }
    data
}

/// How roles and shapes of clues are called.
const ROLES: [&str; 8] = [
    "before",
    "before..",
    "before...",
    "line",
    "behind",
    "behind..",
    "behind...",
    "between",
];
const SHAPES: [&str; 12] = [
    "first",
    "last",
    "place",
    "beside",
    "apart",
    "lines",
    "form",
    "length",
    "night",
    "year",
    "two before",
    "two behind",
];

/// Whether a candidate is a time of the service; none where the labels leave it open.
fn is_so(candidate: &Candidate, one: &Labelled) -> Option<bool> {
    let found = &candidate.span;
    let labels = &one.intervals;
    let any = |of: &dyn Fn(&When) -> bool| labels.iter().any(of);
    match candidate.sort {
        Sort::Range => Some(any(&|one| one.0 == found.start && one.1 == found.stop)),
        Sort::Length | Sort::Bare => {
            if any(&|one| one.2 == found.minutes) {
                return Some(true);
            }
            let as_long = any(&|one| {
                let length = one.0.zip(one.1).map(|(start, stop)| span(start, stop));
                length == found.minutes
            });
            (!as_long).then_some(false)
        }
        Sort::Start => Some(any(&|one| one.0 == found.start && one.1.is_none())),
        Sort::Stop => Some(any(&|one| one.1 == found.stop && one.0.is_none())),
    }
}

/// Features that stand twice at least, by their keys, and the place of each.
fn features_of<'a>(all: impl Iterator<Item = &'a (u32, String)>) -> (Named, BTreeMap<u32, u32>) {
    let mut count: BTreeMap<u32, (u32, &str)> = BTreeMap::new();
    for (key, name) in all {
        count.entry(*key).or_insert((0, name)).0 += 1;
    }
    let keys: Named = count
        .into_iter()
        .filter(|(_, (count, _))| *count >= 2)
        .map(|(key, (_, name))| (key, name.to_owned()))
        .collect();
    let place = keys.iter().zip(0..).map(|((key, _), at)| (*key, at));
    let place = place.collect();
    (keys, place)
}

/// What a note is made of, by key and name.
fn stretches(text: &str, tokens: &[Token], sorts: &features::Sorts) -> Vec<(usize, usize, Named)> {
    let word = |at: usize| {
        let form = form(text, tokens.get(at)?, sorts)?;
        let letters = String::from_utf8_lossy(form.letters()).into_owned();
        Some((number(form.letters()), letters))
    };
    let edge = |name: &str| (number(name.as_bytes()), name.to_owned());
    segments(tokens)
        .iter()
        .map(|segment| {
            let mut out = Vec::new();
            let mut words = vec![edge(if segment.first { LINE } else { ON })];
            words.extend((segment.from..segment.to).filter_map(word));
            words.push(edge(STOP));
            for (number, name) in &words {
                out.push((features::one(*number), name.clone()));
            }
            for pair in words.windows(2) {
                out.push((
                    features::two(pair[0].0, pair[1].0),
                    format!("{} {}", pair[0].1, pair[1].1),
                ));
            }
            let head: Vec<(u32, String)> = (segment.heading.0..segment.heading.1)
                .filter_map(word)
                .collect();
            for (number, name) in &head {
                out.push((features::of_heading(*number), format!("[{name}]")));
            }
            let numbers: Vec<u32> = head.iter().map(|one| one.0).collect();
            let names: Vec<&str> = head
                .iter()
                .take(features::HEAD)
                .map(|one| one.1.as_str())
                .collect();
            out.push((
                features::heading(&numbers),
                format!("[[{}]]", names.join(" ")),
            ));
            let start = tokens.get(segment.from).map_or(0, |one| one.start);
            let end = tokens.get(segment.to - 1).map_or(start, |one| one.end);
            (start, end, out)
        })
        .collect()
}

fn gather(all: &[&Labelled], way: Way) -> Data {
    let sorts = features::Sorts::new();
    let read: Vec<_> = all
        .iter()
        .map(|one| stretches(&one.text, &tokens(&one.text), &sorts))
        .collect();
    let mut outputs: Vec<Output> = Vec::new();
    for element in NoteElement::ALL {
        if !BY_RULE.contains(element) {
            outputs.push(Output::There(*element));
        }
    }
    for element in NoteElement::ALL {
        let said = all.iter().filter(|one| {
            one.what == Piece::Note && one.missing.iter().any(|(missing, _)| missing == element)
        });
        if said.count() >= FEWEST {
            outputs.push(Output::Missing(*element));
        }
    }
    let (mut keys, place) = features_of(read.iter().flatten().flat_map(|one| &one.2));
    let line = keys.len() as u32;
    keys.push((u32::MAX, String::new()));
    let mut data = Data {
        outputs,
        stretches: Vec::new(),
        notes: Vec::new(),
        weight: Vec::new(),
        is: Vec::new(),
        counts: Vec::new(),
        here: Vec::new(),
        keys,
    };
    for (one, read) in all.iter().zip(&read) {
        if read.is_empty() {
            continue;
        }
        let note = data.notes.len();
        let from = data.stretches.len();
        for (_, _, list) in read {
            let mut features: BTreeMap<u32, f32> = BTreeMap::new();
            for (key, _) in list {
                if let Some(at) = place.get(key) {
                    features.insert(*at, 1.0);
                }
            }
            if one.what == Piece::Line {
                features.insert(line, 1.0);
            }
            data.stretches.push(Stretch {
                note,
                features: features.into_iter().collect(),
            });
        }
        data.notes.push((from, data.stretches.len()));
        data.weight.push(if one.what == Piece::Line {
            way.line
        } else {
            1.0
        });
        for output in &data.outputs {
            let label = one.label(*output);
            data.is.push(label.is_some());
            data.counts.push(!one.is_open(*output));
        }
        for (start, end, _) in read {
            for output in &data.outputs {
                let label = one.label(*output);
                let at = label
                    .filter(|(_, piece)| !piece.is_empty())
                    .and_then(|(_, piece)| Some((one.text.find(piece.as_str())?, piece.len())));
                data.here
                    .push(at.is_some_and(|(at, length)| at < *end && *start < at + length));
            }
        }
    }
    data
}

struct Model {
    /// By feature and output.
    weights: Vec<f32>,
    bias: Vec<f32>,
    kept: Vec<bool>,
}

fn probability(sum: f32) -> f32 {
    (1.0 / (1.0 + (-sum.clamp(-30.0, 30.0)).exp())).clamp(1e-6, 1.0 - 1e-6)
}

impl Model {
    /// What is asked besides: a label's own place (`PLACE`), and that other places of a note that holds it do not (`ELSEWHERE`).
    fn train(&mut self, data: &Data, rounds: u32, decay: f32, say: &mut dyn FnMut(&str)) {
        const PLACE: f32 = 0.3;
        const ELSEWHERE: f32 = 0.1;
        const RATE: f32 = 0.05;
        let outputs = data.outputs.len();
        let total: f32 = data.weight.iter().sum();
        let mut slope = vec![0.0_f32; self.weights.len()];
        let mut mean = vec![0.0_f32; self.weights.len()];
        let mut square = vec![0.0_f32; self.weights.len()];
        let (mut bias_mean, mut bias_square) = (vec![0.0_f32; outputs], vec![0.0_f32; outputs]);
        let mut sums = vec![0.0_f32; data.stretches.len() * outputs];
        for round in 1..=rounds {
            let all = data.stretches.iter().zip(sums.chunks_exact_mut(outputs));
            for (at, (stretch, sum)) in all.enumerate() {
                sum.copy_from_slice(&self.bias);
                for (feature, count) in &stretch.features {
                    let count = count * counted(round, at, *feature);
                    if count == 0.0 {
                        continue;
                    }
                    let from = *feature as usize * outputs;
                    let weights = &self.weights[from..from + outputs];
                    for (sum, weight) in sum.iter_mut().zip(weights) {
                        *sum += weight * count;
                    }
                }
                for sum in sum.iter_mut() {
                    *sum = probability(*sum);
                }
            }
            // By note and output, that none of its stretches holds it.
            let mut none = vec![0.0_f32; data.notes.len() * outputs];
            for (stretch, sum) in data.stretches.iter().zip(sums.chunks_exact(outputs)) {
                let from = stretch.note * outputs;
                for (none, sum) in none[from..from + outputs].iter_mut().zip(sum) {
                    *none += (-sum).ln_1p();
                }
            }
            let mut loss = 0.0_f64;
            for (at, none) in none.iter_mut().enumerate() {
                let there = (1.0 - none.exp()).clamp(1e-6, 1.0 - 1e-6);
                if data.counts[at] {
                    let one = if data.is[at] { -there.ln() } else { -*none };
                    loss += f64::from(one * data.weight[at / outputs]);
                }
                // What a stretch's probability is multiplied with in the slope of a note that holds it.
                *none = (1.0 - there) / there;
            }
            slope.fill(0.0);
            let mut bias_slope = vec![0.0_f32; outputs];
            let mut row = vec![0.0_f32; outputs];
            for (at, stretch) in data.stretches.iter().enumerate() {
                let note = stretch.note * outputs;
                let from = at * outputs;
                for output in 0..outputs {
                    let sum = sums[from + output];
                    let here = if data.here[from + output] { 1.0 } else { 0.0 };
                    let one = if data.is[note + output] {
                        -none[note + output] * sum + ELSEWHERE * sum * (1.0 - here)
                            - PLACE * here * (1.0 - sum)
                    } else {
                        sum
                    };
                    let counts = if data.counts[note + output] {
                        data.weight[stretch.note]
                    } else {
                        0.0
                    };
                    row[output] = one * counts / total;
                    bias_slope[output] += row[output];
                }
                for (feature, count) in &stretch.features {
                    let count = count * counted(round, at, *feature);
                    if count == 0.0 {
                        continue;
                    }
                    let from = *feature as usize * outputs;
                    for (slope, row) in slope[from..from + outputs].iter_mut().zip(&row) {
                        *slope += row * count;
                    }
                }
            }
            let left = 1.0 - round as f32 / rounds as f32;
            let step = RATE * (3.0 * left + 0.05).min(1.0);
            let even = |power: f32| 1.0 - power.powi(round as i32);
            let (even_mean, even_square) = (even(0.9), even(0.99));
            for at in 0..self.weights.len() {
                if !self.kept[at] {
                    continue;
                }
                let slope = slope[at] + decay * self.weights[at];
                mean[at] = 0.9 * mean[at] + 0.1 * slope;
                square[at] = 0.99 * square[at] + 0.01 * slope * slope;
                self.weights[at] -=
                    step * (mean[at] / even_mean) / ((square[at] / even_square).sqrt() + 1e-5);
            }
            for at in 0..outputs {
                bias_mean[at] = 0.9 * bias_mean[at] + 0.1 * bias_slope[at];
                bias_square[at] = 0.99 * bias_square[at] + 0.01 * bias_slope[at] * bias_slope[at];
                self.bias[at] -= step * (bias_mean[at] / even_mean)
                    / ((bias_square[at] / even_square).sqrt() + 1e-5);
            }
            if round % 50 == 0 || round == rounds {
                say(&format!(
                    "round {round} of {rounds}: loss {:.3}",
                    loss / f64::from(total)
                ));
            }
        }
    }
}

/// Weights rounded to what the reader holds, as text and as bytes.
fn written(parts: &[(&Data, &Model)]) -> Learned {
    let most = f32::from(i8::MAX / COARSE);
    let round = |weight: f32| {
        (weight * UNIT / f32::from(COARSE))
            .round()
            .clamp(-most, most) as i8
    };
    // By key the features that weigh anything.
    let mut used: BTreeMap<u32, &str> = BTreeMap::new();
    for (data, model) in parts {
        for ((key, name), weights) in data
            .keys
            .iter()
            .zip(model.weights.chunks_exact(data.outputs.len()))
        {
            if !name.is_empty() && weights.iter().any(|weight| round(*weight) != 0) {
                used.insert(*key, name);
            }
        }
    }
    let mut features: BTreeMap<u32, Vec<(u8, i8)>> = BTreeMap::new();
    let mut text = String::new();
    let mut biases = Vec::new();
    for (data, model) in parts {
        let outputs = data.outputs.len();
        for (output, named) in data.outputs.iter().enumerate() {
            let bias = (model.bias[output] * UNIT).round() as i16;
            let name = match named {
                Output::There(element) => element.word().to_owned(),
                Output::Missing(element) => format!("{} said to be missing", element.word()),
                Output::Time(sort) => format!("time: {sort:?}"),
            };
            let _ = writeln!(text, "== {name} {bias}");
            let mut shown: Vec<(i8, u32, &str)> = Vec::new();
            for (feature, (key, _)) in data.keys.iter().enumerate() {
                let weight = round(model.weights[feature * outputs + output]);
                if let Some(name) = used.get(key).filter(|_| weight != 0) {
                    let list = features.entry(*key).or_default();
                    list.push((biases.len() as u8, weight));
                    shown.push((weight, *key, name));
                }
            }
            shown.sort_by_key(|(weight, key, _)| (-i32::from(*weight), *key));
            for (weight, _, name) in &shown {
                let _ = writeln!(text, "{weight} {name}");
            }
            biases.push((*named, bias));
        }
    }
    let features: Vec<(u32, Vec<(u8, i8)>)> = features.into_iter().collect();
    Learned {
        text,
        bytes: write(&biases, &features),
    }
}
