//! The public conformance suite, run against this engine: how many of what it must find it finds, and how much of what
//! it finds is right, by category. `make conformance` prints the table.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    missing_docs
)]

mod common;

use cleanclaim::encounter::Word;
use cleanclaim::report::{Answer, Report, Severity};
use common::{answer, files, json};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Default)]
struct Score {
    cases: u32,
    right: u32,
    missed: u32,
    wrong: u32,
}

fn list<'v>(value: &'v Value, key: &str) -> Vec<&'v Value> {
    value[key].as_array().into_iter().flatten().collect()
}

/// Whether a finding is one that a case expects: category, severity and a line in common.
fn expected(finding: &cleanclaim::report::Finding, wanted: &Value) -> bool {
    let category = finding.category.word();
    let or: Vec<&str> = match &wanted["orCategory"] {
        Value::String(one) => vec![one.as_str()],
        Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let lines = list(wanted, "lines");
    (wanted["category"] == *category || or.contains(&category))
        && wanted["severity"] == *finding.severity.word()
        && (lines.is_empty()
            || lines
                .iter()
                .any(|line| finding.lines.contains(&(line.as_u64().unwrap() as usize))))
}

/// What differs, in words; counts into the score of the case's category.
fn differences(case: &Value, report: &Report, score: &mut Score) -> Vec<String> {
    let expect = &case["expect"];
    let mut out = Vec::new();
    let findings = list(expect, "findings");
    let said = |finding: &cleanclaim::report::Finding| {
        format!(
            "{} {} {} {:?}",
            finding.category.word(),
            finding.severity.word(),
            finding.rule,
            finding.lines
        )
    };
    let all: Vec<String> = report.findings.iter().map(said).collect();
    for wanted in &findings {
        if report
            .findings
            .iter()
            .any(|finding| expected(finding, wanted))
        {
            score.right += 1;
        } else {
            score.missed += 1;
            out.push(format!("missed {wanted}; found {all:?}"));
        }
    }
    let named: BTreeSet<&str> = findings
        .iter()
        .map(|wanted| wanted["category"].as_str().unwrap())
        .chain(list(expect, "silent").iter().filter_map(|one| one.as_str()))
        .collect();
    for finding in &report.findings {
        if finding.severity != Severity::Info
            && named.contains(finding.category.word())
            && !findings.iter().any(|wanted| expected(finding, wanted))
        {
            score.wrong += 1;
            out.push(format!("wrong: {}", said(finding)));
        }
    }
    for wanted in list(expect, "unchecked") {
        let hit = report.unchecked.iter().any(|entry| {
            let needs = list(wanted, "needs");
            wanted["category"] == *entry.category.word()
                && (needs.is_empty()
                    || needs
                        .iter()
                        .any(|need| entry.needs.iter().any(|given| **need == **given)))
        });
        if !hit {
            out.push(format!("not said to be unchecked: {wanted}"));
        }
    }
    let supported = serde_json::to_value(&report.supported).unwrap();
    for wanted in list(expect, "supported") {
        if !supported.as_array().unwrap().contains(wanted) {
            out.push(format!("not supported: {wanted}; found {supported}"));
        }
    }
    out
}

#[test]
fn the_conformance_suite_holds() {
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut ids = BTreeSet::new();
    let mut wrong = Vec::new();
    for path in files("tests/conformance", "json") {
        for case in json(&path).as_array().unwrap() {
            let id = case["id"].as_str().unwrap().to_owned();
            assert!(ids.insert(id.clone()), "{id} is there twice");
            let score = scores
                .entry(case["category"].as_str().unwrap().to_owned())
                .or_default();
            score.cases += 1;
            let differs = match answer(&case["encounter"], case.get("options")) {
                Answer::Checked { report } => differences(case, &report, score),
                Answer::Invalid { problems, .. } => vec![format!("not understood: {problems:?}")],
            };
            for difference in differs {
                wrong.push(format!("{id} {}: {difference}", case["source"]));
            }
        }
    }
    println!("category          cases  right missed  wrong   recall precision");
    let mut total = Score::default();
    for (category, score) in &scores {
        line(category, score);
        total.cases += score.cases;
        total.right += score.right;
        total.missed += score.missed;
        total.wrong += score.wrong;
    }
    line("all", &total);
    assert!(total.cases > 1000);
    assert!(
        wrong.is_empty(),
        "{} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn line(name: &str, score: &Score) {
    let share = |part: u32, rest: u32| match part + rest {
        0 => "-".to_owned(),
        all => format!("{:.3}", f64::from(part) / f64::from(all)),
    };
    println!(
        "{name:<16} {:>6} {:>6} {:>6} {:>6} {:>8} {:>9}",
        score.cases,
        score.right,
        score.missed,
        score.wrong,
        share(score.right, score.missed),
        share(score.right, score.wrong)
    );
}
