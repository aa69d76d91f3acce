//! Tables and cases written from the sources by somebody who had not seen the code.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    missing_docs
)]

mod common;

use cleanclaim::codes::{self, Ladder, Period, TimeModel};
use cleanclaim::encounter::{Code, ServiceDate, Word};
use cleanclaim::report::{Severity, Weight};
use common::{json, report, root};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

fn ladder(word: &str) -> Ladder {
    match word {
        "psychotherapy" => Ladder::Psychotherapy,
        "psychotherapy-with-em" => Ladder::PsychotherapyWithEm,
        "crisis" => Ladder::Crisis,
        "family-absent" => Ladder::FamilyAbsent,
        "family-present" => Ladder::FamilyPresent,
        "office-new" => Ladder::OfficeNew,
        "office-established" => Ladder::OfficeEstablished,
        "hospital-initial" => Ladder::HospitalInitial,
        "hospital-subsequent" => Ladder::HospitalSubsequent,
        "hospital-same-day" => Ladder::HospitalSameDay,
        "hospital-discharge" => Ladder::HospitalDischarge,
        "consult-office" => Ladder::ConsultOffice,
        "consult-hospital" => Ladder::ConsultHospital,
        "nursing-initial" => Ladder::NursingInitial,
        "nursing-subsequent" => Ladder::NursingSubsequent,
        "nursing-discharge" => Ladder::NursingDischarge,
        "home-new" => Ladder::HomeNew,
        "home-established" => Ladder::HomeEstablished,
        "bhi-month" => Ladder::IntegrationMonth,
        "video-new" => Ladder::VideoNew,
        "video-established" => Ladder::VideoEstablished,
        "audio-new" => Ladder::AudioNew,
        "audio-established" => Ladder::AudioEstablished,
        other => panic!("no ladder `{other}`"),
    }
}

fn rows(file: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(root().join("tests").join(file)).unwrap();
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .skip(1)
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

#[test]
fn every_minute_of_every_timed_code_is_as_the_sources_say() {
    let mut minutes = 0;
    for row in rows("independent/minutes.tsv") {
        let (from, to): (u32, u32) = (row[1].parse().unwrap(), row[2].parse().unwrap());
        let date = ServiceDate::parse(&row[7]).unwrap();
        for minute in from..=to {
            minutes += 1;
            let found = codes::supported(ladder(&row[0]), date, minute)
                .expect("minutes are held for this date");
            let code = found.map_or("-".to_owned(), |info| info.code.to_string());
            assert_eq!(code, row[3], "{} at {minute} minutes on {date}", row[0]);
            if row[5] != "-" {
                let add_on = codes::find(Code::parse(&row[5]).unwrap()).unwrap();
                let units = add_on
                    .units_reached(date, Code::parse(&row[3]).unwrap(), minute)
                    .unwrap();
                assert_eq!(
                    units.to_string(),
                    row[6],
                    "{} beyond {} at {minute} minutes",
                    row[5],
                    row[3]
                );
            } else if row[0] == "crisis" && row[3] != "-" {
                let add_on = codes::find(Code::literal("90840")).unwrap();
                assert_eq!(
                    add_on.units_reached(date, Code::literal("90839"), minute),
                    Some(0),
                    "at {minute} minutes"
                );
            }
        }
    }
    assert!(
        minutes > 20 * 1441,
        "each ladder is enumerated from 0 to 1440, found {minutes}"
    );
}

#[test]
fn the_table_covers_every_timed_ladder_without_a_gap() {
    let mut covered: BTreeMap<(String, String), Vec<(u32, u32)>> = BTreeMap::new();
    for row in rows("independent/minutes.tsv") {
        covered
            .entry((row[0].clone(), row[7].clone()))
            .or_default()
            .push((row[1].parse().unwrap(), row[2].parse().unwrap()));
    }
    for ((name, date), mut ranges) in covered.clone() {
        ranges.sort_unstable();
        let mut next = 0;
        for (from, to) in ranges {
            assert_eq!(from, next, "{name} on {date}");
            next = to + 1;
        }
        assert_eq!(next, 1441, "{name} on {date}");
    }
    let elsewhere: BTreeSet<String> = rows("conformance/minutes.tsv")
        .iter()
        .flat_map(|row| [row[3].clone(), row[5].clone()])
        .collect();
    let prolonged: BTreeSet<String> = rows("independent/prolonged.tsv")
        .iter()
        .map(|row| row[0].clone())
        .collect();
    for info in codes::all() {
        let timed = info
            .time
            .iter()
            .any(|(_, model)| !matches!(model, TimeModel::Untimed | TimeModel::Unknown));
        let laddered = info
            .ladder
            .is_some_and(|wanted| covered.keys().any(|(name, _)| ladder(name) == wanted));
        let code = info.code.to_string();
        assert!(
            !timed
                || laddered
                || code == "90840"
                || elsewhere.contains(&code)
                || prolonged.contains(&code),
            "{code} is in no table of minutes"
        );
    }
}

#[test]
fn every_minute_of_the_conformance_table_is_judged_as_it_says() {
    let rows = rows("conformance/minutes.tsv");
    let tables = cleanclaim::tables::Tables::default();
    let mut judged = 0;
    let mut wrong = Vec::new();
    let base: BTreeMap<&str, BTreeSet<&str>> = rows.iter().fold(BTreeMap::new(), |mut map, row| {
        if row[3] != "-" && row[3] != "?" {
            map.entry(row[0].as_str())
                .or_insert_with(BTreeSet::new)
                .insert(row[3].as_str());
        }
        map
    });
    for row in &rows {
        if row[3] == "?" {
            continue;
        }
        let (from, to): (u32, u32) = (row[1].parse().unwrap(), row[2].parse().unwrap());
        for code in base.get(row[0].as_str()).into_iter().flatten() {
            // A smaller code that stands in for a short month cannot tell which longer one its minutes would be.
            let stands_in = codes::all()
                .iter()
                .any(|info| info.fewer == Code::parse(code));
            if stands_in && row[3] != *code {
                continue;
            }
            let mut encounter: Value = serde_json::json!({
                "dateOfService": row[7], "lines": [{ "code": code, "minutes": 0 }]
            });
            if row[5] != "-" && row[3] == *code {
                encounter["lines"]
                    .as_array_mut()
                    .unwrap()
                    .push(serde_json::json!({ "code": row[5] }));
            }
            let packs = Default::default();
            for minute in from..=to {
                encounter["lines"][0]["minutes"] = minute.into();
                let given = common::encounter(&encounter);
                let context = cleanclaim::rules::Context::new(&given, &[], None, &tables, &packs);
                let Some(judgement) = context.lines[0].judgement else {
                    // Above twelve hours the minutes of one visit are impossible, and judge nothing.
                    let month = context.lines[0]
                        .info()
                        .is_some_and(|info| matches!(info.period, Period::Month | Period::Episode));
                    if minute <= 720 || month {
                        wrong.push(format!("{code} at {minute}: not judged"));
                    }
                    continue;
                };
                judged += 1;
                let supported = judgement
                    .supported
                    .map_or("-".to_owned(), |info| info.code.to_string());
                let crisis = row[0].starts_with("crisis") && row[3] == "-";
                if (supported != row[3] && !crisis)
                    || row[3] != "-" && judgement.units.to_string() != row[4]
                {
                    wrong.push(format!(
                        "{code} at {minute}: {supported} x{}, not {} x{}",
                        judgement.units, row[3], row[4]
                    ));
                }
                if let Some(add_on) = context.lines.get(1) {
                    let units = add_on.judgement.map_or(0, |judgement| judgement.units);
                    if row[6] != "?" && units.to_string() != row[6] {
                        wrong.push(format!("{} at {minute}: {units}, not {}", row[5], row[6]));
                    }
                }
            }
        }
    }
    assert!(judged > 70_000, "{judged}");
    assert!(
        wrong.is_empty(),
        "{} differ: {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(40)]
    );
}

#[test]
fn prolonged_units_are_as_the_sources_say() {
    for row in rows("independent/prolonged.tsv") {
        let info = codes::find(Code::parse(&row[0]).unwrap()).unwrap();
        let units = info.units_reached(
            ServiceDate::parse(&row[4]).unwrap(),
            Code::parse(&row[1]).unwrap(),
            row[2].parse().unwrap(),
        );
        assert_eq!(
            units.map(|units| units.to_string()).as_deref(),
            Some(row[3].as_str()),
            "{row:?}"
        );
    }
}

/// What a case expects and the engine does not give, in words.
fn differences(case: &Value) -> Vec<String> {
    let report = report(&case["encounter"], case.get("options"));
    let expect = &case["expect"];
    let mut out = Vec::new();
    let unknown = case["encounter"]["lines"]
        .as_array()
        .into_iter()
        .flatten()
        .any(|line| {
            Code::parse(line["code"].as_str().unwrap())
                .is_some_and(|code| codes::find(code).is_none())
        });
    if unknown {
        // What the catalogue does not hold is said to be unknown, never judged and never clean.
        if !report
            .unchecked
            .iter()
            .any(|entry| entry.rule == "code-unknown" && entry.weight == Weight::Blocking)
        {
            out.push("a code that is not held is not reported as unknown".to_owned());
        }
        return out;
    }
    let found: Vec<String> = report
        .findings
        .iter()
        .map(|finding| {
            format!(
                "{} {} {:?}",
                finding.rule,
                finding.severity.word(),
                finding.lines
            )
        })
        .collect();
    for wanted in expect["fires"].as_array().into_iter().flatten() {
        let lines: Vec<usize> = wanted["lines"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|line| line.as_u64().unwrap() as usize)
            .collect();
        let hit = report.findings.iter().any(|finding| {
            finding.rule == wanted["rule"]
                && wanted
                    .get("severity")
                    .is_none_or(|severity| *severity == *finding.severity.word())
                && lines.iter().all(|line| finding.lines.contains(line))
        });
        if !hit {
            out.push(format!("{wanted} did not fire; found {found:?}"));
        }
    }
    for silent in expect["silent"].as_array().into_iter().flatten() {
        if report
            .findings
            .iter()
            .any(|finding| finding.rule == *silent)
        {
            out.push(format!("{silent} fired; found {found:?}"));
        }
    }
    for rule in expect["unchecked"].as_array().into_iter().flatten() {
        if !report.unchecked.iter().any(|entry| entry.rule == *rule) {
            out.push(format!("{rule} is not among the unchecked"));
        }
    }
    if let Some(verdict) = expect.get("verdict").and_then(Value::as_str)
        && verdict != report.verdict.word()
    {
        out.push(format!(
            "verdict {} instead of {verdict}; found {found:?}",
            report.verdict.word()
        ));
    }
    for wanted in expect["supported"].as_array().into_iter().flatten() {
        let all = serde_json::to_value(&report.supported).unwrap();
        let hit = all.as_array().unwrap().iter().any(|entry| {
            wanted
                .as_object()
                .unwrap()
                .iter()
                .all(|(key, value)| entry.get(key) == Some(value))
        });
        if !hit {
            out.push(format!("{wanted} is not supported; found {all}"));
        }
    }
    let blocking = report
        .unchecked
        .iter()
        .any(|entry| entry.weight == Weight::Blocking);
    let error = report
        .findings
        .iter()
        .any(|finding| finding.severity == Severity::Error);
    if report.verdict.word() == "clean" && (blocking || error) {
        out.push("clean with an error or a blocking entry".to_owned());
    }
    out
}

#[test]
fn cases_written_from_the_sources_alone_hold() {
    let cases = json(&root().join("tests/independent/cases.json"));
    let cases = cases.as_array().unwrap();
    assert!(cases.len() >= 110);
    let mut wrong = Vec::new();
    for case in cases {
        for difference in differences(case) {
            wrong.push(format!(
                "{} [{}]: {difference}",
                case["name"].as_str().unwrap(),
                case["source"].as_str().unwrap_or("")
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} cases differ:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}
