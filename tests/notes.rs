//! The note reader against notes with what they hold, by people who had not seen it: precision and recall by element, and the times.
//!
//! `make notes` prints the tables.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    missing_docs
)]

mod common;

use cleanclaim::encounter::{NoteElement, Word};
use cleanclaim::notes::{Reading, read};
use common::{files, json};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

struct Note {
    name: String,
    text: String,
    wanted: Value,
}

fn notes(folder: &str) -> Vec<Note> {
    files(&format!("tests/notes/{folder}"), "json")
        .into_iter()
        .map(|path| Note {
            name: path.file_stem().unwrap().to_string_lossy().into_owned(),
            text: fs::read_to_string(path.with_extension("txt")).unwrap(),
            wanted: json(&path),
        })
        .collect()
}

#[derive(Clone, Copy, Default)]
struct Score {
    right: u32,
    wrong: u32,
    missed: u32,
}
impl Score {
    fn precision(self) -> f64 {
        share(self.right, self.wrong)
    }
    fn recall(self) -> f64 {
        share(self.right, self.missed)
    }
}
fn share(part: u32, rest: u32) -> f64 {
    if part + rest == 0 {
        1.0
    } else {
        f64::from(part) / f64::from(part + rest)
    }
}

fn named<'v>(wanted: &'v Value, key: &str) -> Vec<&'v str> {
    match &wanted[key] {
        Value::Object(map) => map.keys().map(String::as_str).collect(),
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

struct Result {
    by: BTreeMap<&'static str, Score>,
    said_missing: Score,
    times: Score,
    differences: Vec<String>,
}

fn units(text: &str, start: usize, end: usize) -> String {
    let all: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16_lossy(&all[start..end])
}

fn score(notes: &[Note]) -> Result {
    let mut out = Result {
        by: BTreeMap::new(),
        said_missing: Score::default(),
        times: Score::default(),
        differences: Vec::new(),
    };
    for note in notes {
        let Reading {
            elements,
            intervals,
        } = read(&note.text);
        let found = named(&note.wanted, "found");
        let missing = named(&note.wanted, "contradicted");
        let unsure = named(&note.wanted, "unsure");
        for one in &elements {
            let name = one.element.word();
            if unsure.contains(&name) {
                continue;
            }
            let places: Vec<String> = one
                .ranges
                .iter()
                .map(|range| units(&note.text, range.start, range.end))
                .collect();
            let score = out.by.entry(name).or_default();
            match (one.found, found.contains(&name)) {
                (true, true) => score.right += 1,
                (true, false) => {
                    score.wrong += 1;
                    out.differences
                        .push(format!("+ {name} in {}: {places:?}", note.name));
                }
                (false, true) => {
                    score.missed += 1;
                    out.differences.push(format!(
                        "- {name} in {}: {}",
                        note.name, note.wanted["found"][name]
                    ));
                }
                (false, false) => {}
            }
            match (one.contradicted, missing.contains(&name)) {
                (true, true) => out.said_missing.right += 1,
                (true, false) => {
                    out.said_missing.wrong += 1;
                    out.differences
                        .push(format!("+! {name} in {}: {places:?}", note.name));
                }
                (false, true) => {
                    out.said_missing.missed += 1;
                    out.differences.push(format!(
                        "-! {name} in {}: {}",
                        note.name, note.wanted["contradicted"][name]
                    ));
                }
                (false, false) => {}
            }
        }
        let wanted: Vec<(Option<String>, Option<String>, Option<u64>)> = note.wanted["intervals"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| {
                let text = |key: &str| one[key].as_str().map(str::to_owned);
                (text("start"), text("stop"), one["minutes"].as_u64())
            })
            .collect();
        let mut got: Vec<(Option<String>, Option<String>, Option<u64>)> = intervals
            .iter()
            .map(|one| {
                (
                    one.start.map(|clock| clock.to_string()),
                    one.stop.map(|clock| clock.to_string()),
                    one.minutes.map(u64::from),
                )
            })
            .collect();
        // A figure that the clock times give too may stand in one entry or be left out.
        let same = |a: &(Option<String>, Option<String>, Option<u64>),
                    b: &(Option<String>, Option<String>, Option<u64>)| {
            a.0 == b.0 && a.1 == b.1 && (a.2 == b.2 || a.0.is_some() && a.1.is_some())
        };
        for one in &wanted {
            match got.iter().position(|other| same(one, other)) {
                Some(at) => {
                    got.remove(at);
                    out.times.right += 1;
                }
                None => {
                    out.times.missed += 1;
                    out.differences
                        .push(format!("- time in {}: {one:?}", note.name));
                }
            }
        }
        for one in got {
            out.times.wrong += 1;
            out.differences
                .push(format!("+ time in {}: {one:?}", note.name));
        }
    }
    out
}

fn total(by: &BTreeMap<&'static str, Score>) -> Score {
    by.values().fold(Score::default(), |sum, one| Score {
        right: sum.right + one.right,
        wrong: sum.wrong + one.wrong,
        missed: sum.missed + one.missed,
    })
}

/// Who wrote it: the letters before the first dash of its name.
fn writer(note: &Note) -> &str {
    note.name.split('-').next().unwrap()
}

fn print(folder: &str, count: usize, result: &Result) {
    println!("\n{folder}: {count} notes");
    println!(
        "{:26}{:>7}{:>7}{:>7}{:>11}{:>8}",
        "element", "right", "wrong", "missed", "precision", "recall"
    );
    let all = total(&result.by);
    let rows = result.by.iter().map(|(name, score)| (*name, *score));
    let more = [
        ("all elements", all),
        ("said to be missing", result.said_missing),
        ("times", result.times),
    ];
    for (name, one) in rows.chain(more) {
        if one.right + one.wrong + one.missed > 0 {
            println!(
                "{name:26}{:>7}{:>7}{:>7}{:>11.3}{:>8.3}",
                one.right,
                one.wrong,
                one.missed,
                one.precision(),
                one.recall()
            );
        }
    }
    if std::env::var_os("CLEANCLAIM_NOTES").is_some_and(|wanted| wanted == folder) {
        println!("{}", result.differences.join("\n"));
    }
}

/// What the reader must not fall below: precision and recall of elements, then of times. The aim is 0.98 and 0.90, and times in 98
/// of 100; notes that it has not learned from are short of it.
const FLOORS: [(&str, [f64; 4]); 3] = [
    ("seen", [0.99, 0.918, 0.91, 0.94]),
    ("unseen", [0.971, 0.9, 0.905, 0.887]),
    ("fresh", [0.97, 0.86, 0.85, 0.81]),
];

#[test]
fn the_reader_finds_what_careful_readers_find() {
    for (folder, floors) in FLOORS {
        let notes = notes(folder);
        let result = score(&notes);
        print(folder, notes.len(), &result);
        for group in notes.chunk_by(|a, b| writer(a) == writer(b)) {
            let part = score(group);
            let all = total(&part.by);
            println!(
                "by writer {}: {} notes, precision {:.3}, recall {:.3}, times {} right {} wrong {} missed",
                writer(&group[0]),
                group.len(),
                all.precision(),
                all.recall(),
                part.times.right,
                part.times.wrong,
                part.times.missed
            );
        }
        let all = total(&result.by);
        let figures = [
            all.precision(),
            all.recall(),
            result.times.precision(),
            result.times.recall(),
        ];
        for (figure, floor) in figures.iter().zip(floors) {
            assert!(
                *figure >= floor,
                "{folder}: {figures:?} where {floors:?} were reached before"
            );
        }
    }
}

#[test]
fn every_element_is_reported_once_and_ranges_lie_in_the_text() {
    for folder in ["seen", "unseen", "fresh"] {
        for note in notes(folder) {
            let reading = read(&note.text);
            assert_eq!(reading.elements.len(), NoteElement::ALL.len());
            let length = note.text.encode_utf16().count();
            let ranges = reading
                .elements
                .iter()
                .flat_map(|one| &one.ranges)
                .chain(reading.intervals.iter().map(|one| &one.range));
            for range in ranges {
                assert!(
                    range.start < range.end && range.end <= length,
                    "{}",
                    note.name
                );
            }
            for one in &reading.elements {
                assert!(!(one.found && one.contradicted), "{}", note.name);
                assert_eq!(
                    one.found || one.contradicted,
                    !one.ranges.is_empty(),
                    "{}: {:?}",
                    note.name,
                    one
                );
            }
        }
    }
}

/// A stretch as written here: `14:05-15:00`, `13:00-`, `53`, `14:05-15:00 55`.
fn shown(one: &cleanclaim::notes::IntervalRead) -> String {
    let clock = |clock: Option<cleanclaim::encounter::Clock>| clock.map(|one| one.to_string());
    let stretch = match (clock(one.start), clock(one.stop)) {
        (None, None) => String::new(),
        (start, stop) => format!("{}-{}", start.unwrap_or_default(), stop.unwrap_or_default()),
    };
    let minutes = one.minutes.map(|minutes| minutes.to_string());
    [stretch, minutes.unwrap_or_default()]
        .join(" ")
        .trim()
        .to_owned()
}

#[test]
fn times_are_read_in_the_ways_that_clinicians_write_them() {
    let mut wrong = Vec::new();
    for (text, wanted) in [
        (
            "Individual therapy, in office, 10:05a-10:58a.",
            "10:05-10:58",
        ),
        ("Individual psychotherapy 53 min", "53"),
        ("start 1405 stop 1500", "14:05-15:00"),
        ("Seen from 2 to 2:45 pm for therapy", "14:00-14:45"),
        ("Time in: 3:02 Time out: 3:57", "15:02-15:57"),
        ("Session 9\u{2013}9:50am", "09:00-09:50"),
        ("Group 6p-7:30p, hazard office", "18:00-19:30"),
        (
            "Call start 02:47  Call end 03:31   44 min",
            "02:47-03:31 44",
        ),
        ("3:05PM\u{2192}3:52PM in rm 4", "15:05-15:52"),
        ("Time in/out: 16:00 / 18:15", "16:00-18:15"),
        ("530p-7p anger management", "17:30-19:00"),
        (
            "We began at ten past four and ended at five past five.",
            "16:10-17:05",
        ),
        ("This is a psychotherapy visit of fifty two minutes.", "52"),
        ("The session lasted an hour and a quarter.", "75"),
        ("TT: 47 (w/ pt and dtr)", "47"),
        ("phone x50", "50"),
        ("Family tx w/ pt, 50' -- both parents", "50"),
        ("seen 1:00p x 30min", "13:00- 30"),
        ("Visit opened 13:30, closed 14:28.", "13:30-14:28"),
        (
            "Start: 3:30pm  Stop: 4:15pm  Total: 50 min",
            "15:30-16:15 50",
        ),
        ("0905 start, 0958 stop = 53m", "09:05-09:58 53"),
        ("Couples. Nadine late so 6:20 to 7pm.", "18:20-19:00"),
        ("Hours: 1500-1550", "15:00-15:50"),
        ("Clock: 12:00n to 1:05p", "12:00-13:05"),
        ("Indiv 45\". Late (train)", "45"),
        (
            "10:00-10:50. Worry time 15 min daily at home.",
            "10:00-10:50",
        ),
        ("Next appt 3/12 10:00-10:50.", ""),
        ("Sleeps 11pm-6am, woke at 3am.", ""),
        ("Weight up 3 lb, 112->115.", ""),
        ("Time out 1200 (smoke break 1015-1030)", ""),
        ("Score 21/30. BP 122/78. Age 45.", ""),
    ] {
        let read: Vec<String> = read(text).intervals.iter().map(shown).collect();
        if read.join("; ") != wanted {
            wrong.push(format!("{text}: {} and not {wanted}", read.join("; ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn empty_boxes_hints_and_unanswered_questions_are_not_there() {
    for text in [
        "\u{2610} in person \u{2610} telehealth",
        "Clinician location: ____     Client location: ____",
        "ASSESSMENT (progress toward goals, clinical impressions, dx)",
        "PLAN (homework, referrals, next appt, frequency)\nN/A",
        "[describe evidence based interventions used and link to goals]",
        "Telehealth consent obtained?   Y / N",
        "Telehealth consent on file?  [ ] Y  [ ] N",
        "Risk: SI [ ] none [ ] passive [ ] active",
        "Goals: 1. ________  2. ________",
    ] {
        let reading = read(text);
        let found: Vec<&str> = reading
            .elements
            .iter()
            .filter(|one| one.found)
            .map(|one| one.element.word())
            .collect();
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}
