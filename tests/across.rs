//! Encounters of one call: their order changes nothing, and what is kept of them is bounded.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    missing_docs
)]

mod common;

use cleanclaim::across::{Billed, Digest, Granted, Sketch};
use cleanclaim::check::check_many;
use cleanclaim::encounter::Encounter;
use cleanclaim::options::Options;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::mem::size_of;

/// An encounter of few clinicians, patients, codes and days, so that many of them meet.
fn some() -> impl Strategy<Value = Value> {
    let code = prop::sample::select(vec!["90834", "90837", "90791", "99484", "90853", "90785"]);
    (0..3_u32, 0..2_u32, 1..5_u32, 8..12_u32, code, 20..70_u32).prop_map(
        |(patient, clinician, day, hour, code, minutes)| {
            let stop = hour * 60 + minutes;
            json!({
                "dateOfService": format!("2026-03-{day:02}"),
                "patient": {"key": format!("p{patient}")},
                "rendering": {"npi": format!("123456789{clinician}")},
                "lines": [{"code": code}],
                "session": {"start": format!("{hour:02}:00"), "stop": format!("{:02}:{:02}", stop / 60, stop % 60)},
                "note": {"text": "spoke of the week and what came of the plan ".repeat(8)},
            })
        },
    )
}

/// What is said of each, with the others named by what they are and not by where they stand.
fn said(list: &[Value]) -> Vec<String> {
    let encounters: Vec<Encounter> = list.iter().map(common::encounter).collect();
    let reports = check_many(&encounters, &Options::default());
    let mut out: Vec<String> = list
        .iter()
        .zip(reports)
        .map(|(given, report)| {
            let mut findings = serde_json::to_value(&report.findings).unwrap();
            for finding in findings.as_array_mut().unwrap() {
                for one in finding["related"].as_array_mut().unwrap() {
                    let at = usize::try_from(one["encounter"].as_u64().unwrap()).unwrap();
                    one["encounter"] = list[at].clone();
                }
            }
            format!("{given} {findings} {:?}", report.unchecked)
        })
        .collect();
    out.sort();
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]
    #[test]
    fn the_order_of_the_list_changes_nothing(
        (list, turned) in prop::collection::vec(some(), 2..9).prop_flat_map(|list| (Just(list.clone()), Just(list).prop_shuffle()))
    ) {
        prop_assert_eq!(said(&list), said(&turned));
    }
}

#[test]
fn what_is_kept_of_an_encounter_is_bounded() {
    // Beside it: its place in three orders, and clock times and modifiers of its lines.
    let orders = 2 * 24 + 8;
    assert!(
        size_of::<Digest>() + orders <= 500,
        "{}",
        size_of::<Digest>()
    );
    assert!(
        size_of::<Billed>() + 4 * 2 + 2 * 4 <= 150,
        "{}",
        size_of::<Billed>()
    );
    assert!(size_of::<Granted>() <= 60, "{}", size_of::<Granted>());
    let sketch = Sketch::of(&"word ".repeat(60)).unwrap();
    assert_eq!(sketch.likeness(&sketch), 100);
    assert!(Sketch::of(&"word ".repeat(59)).is_none());
}

#[test]
fn likeness_is_near_the_share_of_common_runs() {
    let words: Vec<String> = (0..2000_u32)
        .map(|at| format!("w{}", letters(at)))
        .collect();
    for common in [0, 250, 500, 900, 950, 990] {
        let one = words[..1000].join(" ");
        let other = [&words[..common], &words[1000..2000 - common]]
            .concat()
            .join(" ");
        let alike = Sketch::of(&one)
            .unwrap()
            .likeness(&Sketch::of(&other).unwrap());
        let share = 100 * common / (2000 - common);
        let apart = (i64::from(alike) - i64::try_from(share).unwrap()).abs();
        assert!(
            apart <= 15,
            "{common} words in common: {alike}, the share is {share}"
        );
    }
}

/// A number as letters, since numbers do not count as words.
fn letters(mut number: u32) -> String {
    let mut out = String::new();
    loop {
        out.push(char::from(b'a' + u8::try_from(number % 26).unwrap()));
        number /= 26;
        if number == 0 {
            return out;
        }
    }
}
