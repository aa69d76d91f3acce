//! Every date, add-on and dose of the catalogue at its boundary and one step beyond it, through the whole engine. What the
//! facts themselves are is held by tables that others wrote; this holds that the engine judges by them and by nothing else.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    missing_docs
)]

mod common;

use cleanclaim::codes::{self, AddOn, CodeInfo, Family};
use cleanclaim::encounter::ServiceDate;
use common::report;
use serde_json::{Value, json};

/// The day so many days after a date.
fn shifted(date: ServiceDate, days: i32) -> String {
    let mut day = date;
    for _ in 0..days.abs() {
        let number = day.compact();
        let (y, m, d) = (
            i32::try_from(number / 10000).unwrap(),
            u8::try_from(number / 100 % 100).unwrap(),
            u8::try_from(number % 100).unwrap(),
        );
        let candidates = if days > 0 {
            [(y, m, d + 1), (y, m + 1, 1), (y + 1, 1, 1)].to_vec()
        } else if d > 1 {
            vec![(y, m, d - 1)]
        } else {
            let (y, m) = if m > 1 { (y, m - 1) } else { (y - 1, 12) };
            (28..=31).rev().map(|d| (y, m, d)).collect()
        };
        day = candidates
            .into_iter()
            .find_map(|(y, m, d)| ServiceDate::parse(&format!("{y:04}-{m:02}-{d:02}")))
            .unwrap();
    }
    day.to_string()
}

fn fires(encounter: &Value, rule: &str) -> bool {
    report(encounter, None)
        .findings
        .iter()
        .any(|finding| finding.rule == rule)
}

/// Whether the second line is an add-on without its primary.
fn orphan(encounter: &Value) -> bool {
    report(encounter, None)
        .findings
        .iter()
        .any(|finding| finding.rule == "add-on-without-primary" && finding.path == "/lines/1/code")
}

fn alone(code: &CodeInfo, date: &str) -> Value {
    json!({ "dateOfService": date, "lines": [{ "code": code.code.as_str() }] })
}

#[test]
fn every_code_is_in_force_from_its_first_day_to_its_last_and_not_a_day_longer() {
    let mut dates = 0;
    for info in codes::all() {
        if let Some(from) = info.from {
            dates += 1;
            let rule = "code-not-in-force";
            assert!(
                !fires(&alone(info, &from.to_string()), rule),
                "{} on its first day",
                info.code
            );
            assert!(
                fires(&alone(info, &shifted(from, -1)), rule),
                "{} the day before",
                info.code
            );
        }
        if let Some(until) = info.until {
            dates += 1;
            let rule = "code-not-in-force";
            assert!(
                !fires(&alone(info, &until.to_string()), rule),
                "{} on its last day",
                info.code
            );
            assert!(
                fires(&alone(info, &shifted(until, 1)), rule),
                "{} the day after",
                info.code
            );
        }
    }
    assert!(dates > 120, "{dates}");
}

#[test]
fn every_add_on_stands_beside_each_of_its_primaries_and_beside_nothing_else() {
    let mut pairs = 0;
    let date = "2026-06-16";
    let service = ServiceDate::parse(date).unwrap();
    for info in codes::all() {
        let AddOn::To(primaries) = info.add_on else {
            continue;
        };
        if !info.in_force(service) {
            continue;
        }
        let beside = |other: &str| {
            json!({ "dateOfService": date, "historyCompleteFrom": "2024-01-01", "history": [],
                "lines": [{ "code": other }, { "code": info.code.as_str() }] })
        };
        for primary in primaries
            .iter()
            .filter(|code| codes::find(**code).is_some_and(|primary| primary.in_force(service)))
        {
            pairs += 1;
            assert!(
                !orphan(&beside(primary.as_str())),
                "{} beside {primary}",
                info.code
            );
            // The primary the day before is no primary, but where the month counts.
            let mut apart = beside(primary.as_str());
            apart["lines"][0]["dateOfService"] = "2026-05-31".into();
            assert!(orphan(&apart), "{} two weeks after {primary}", info.code);
        }
        // A code of the catalogue that is no primary of this one, and that no pair forbids beside it.
        let other = codes::all().iter().find(|other| {
            other.in_force(service)
                && other.family == Family::Collateral
                && !primaries.contains(&other.code)
        });
        assert!(
            orphan(&beside(other.unwrap().code.as_str())),
            "{} beside {}",
            info.code,
            other.unwrap().code
        );
    }
    assert!(pairs > 200, "{pairs}");
}
