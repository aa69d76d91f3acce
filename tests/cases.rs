//! The cases of each rule and the examples of its documentation, and what must hold for every one of them.

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

use cleanclaim::encounter::Word;
use cleanclaim::report::{Report, Severity, Verdict, Weight};
use cleanclaim::rules::{RULES, find};
use common::{answer, files, json, report};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::PathBuf;

struct Case {
    path: PathBuf,
    rule: String,
    kind: String,
    body: Value,
}

fn cases() -> Vec<Case> {
    files("tests/cases", "json")
        .into_iter()
        .map(|path| {
            let rule = path
                .parent()
                .unwrap()
                .file_name()
                .unwrap()
                .to_string_lossy()
                .into_owned();
            let kind = path
                .file_name()
                .unwrap()
                .to_string_lossy()
                .split('-')
                .next()
                .unwrap()
                .to_owned();
            let body = json(&path);
            Case {
                path,
                rule,
                kind,
                body,
            }
        })
        .collect()
}

fn found(report: &Report) -> BTreeSet<(String, String, String)> {
    report
        .findings
        .iter()
        .map(|one| {
            (
                one.rule.to_owned(),
                one.path.clone(),
                one.severity.word().to_owned(),
            )
        })
        .collect()
}

#[test]
fn every_case_gives_exactly_its_findings_and_unchecked() {
    let cases = cases();
    assert!(cases.len() > 200);
    for case in &cases {
        let at = case.path.display();
        let report = report(&case.body["encounter"], case.body.get("options"));
        let expect = &case.body["expect"];
        let wanted: BTreeSet<(String, String, String)> = expect["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| {
                let text = |key: &str| one[key].as_str().unwrap().to_owned();
                (text("rule"), text("path"), text("severity"))
            })
            .collect();
        assert_eq!(found(&report), wanted, "{at}");
        assert_eq!(report.findings.len(), wanted.len(), "{at}: a finding twice");
        for (one, wanted) in report
            .findings
            .iter()
            .zip(expect["findings"].as_array().unwrap())
        {
            let related = serde_json::to_value(&one.related).unwrap();
            assert_eq!(
                related,
                *wanted.get("related").unwrap_or(&json!([])),
                "{at}"
            );
        }
        let unchecked: Vec<Value> = report
            .unchecked
            .iter()
            .map(|one| json!({ "rule": one.rule, "needs": one.needs, "weight": one.weight.word() }))
            .collect();
        assert_eq!(Value::Array(unchecked), expect["unchecked"], "{at}");
        assert_eq!(report.verdict.word(), expect["verdict"], "{at}");
        let fires = report.findings.iter().any(|one| one.rule == case.rule);
        match case.kind.as_str() {
            "flags" => assert!(fires, "{at}"),
            "allows" => assert!(!fires, "{at}"),
            "unchecked" => assert!(
                report.unchecked.iter().any(|one| one.rule == case.rule),
                "{at}"
            ),
            other => panic!("{at}: `{other}` is no kind of case"),
        }
    }
}

#[test]
fn every_rule_has_cases_of_both_kinds_in_its_folder() {
    let cases = cases();
    for rule in RULES {
        let of = |kind: &str| {
            cases
                .iter()
                .any(|case| case.rule == rule.name && case.kind == kind)
        };
        assert!(
            of("flags") || of("unchecked"),
            "{} has no case that fires",
            rule.name
        );
        assert!(of("allows"), "{} has no near miss", rule.name);
    }
    for case in &cases {
        let rule =
            find(&case.rule).unwrap_or_else(|| panic!("{}: no such rule", case.path.display()));
        let category = case
            .path
            .parent()
            .unwrap()
            .parent()
            .unwrap()
            .file_name()
            .unwrap();
        assert_eq!(category, rule.category.word(), "{}", case.path.display());
    }
}

/// The fenced examples of a rule's documentation, as kind and JSON.
fn examples(documentation: &str) -> Vec<(String, Value)> {
    let mut out = Vec::new();
    let mut inside: Option<(String, String)> = None;
    for line in documentation.lines() {
        let line = line.trim();
        match (&mut inside, line.strip_prefix("```")) {
            (None, Some(fence)) => {
                inside = fence
                    .strip_prefix("json ")
                    .map(|kind| (kind.to_owned(), String::new()));
            }
            (Some((kind, text)), Some(_)) => {
                out.push((
                    kind.clone(),
                    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}")),
                ));
                inside = None;
            }
            (Some((_, text)), None) => text.push_str(line),
            (None, None) => {}
        }
    }
    out
}

#[test]
fn the_examples_of_the_documentation_do_what_they_say() {
    for rule in RULES {
        let examples = examples(rule.documentation);
        assert!(
            examples.len() >= 2,
            "{} shows an example that fires and one that does not",
            rule.name
        );
        for (kind, encounter) in examples {
            let options = json!({"levels": {rule.name: rule.severity.word()}});
            let report = report(&encounter, rule.on_request.then_some(&options));
            let fires = report.findings.iter().any(|one| one.rule == rule.name);
            match kind.as_str() {
                "flags" => assert!(fires, "{}: {:#?}", rule.name, report.findings),
                "allows" => assert!(!fires, "{}", rule.name),
                "unchecked" => assert!(
                    report.unchecked.iter().any(|one| one.rule == rule.name),
                    "{}",
                    rule.name
                ),
                other => panic!("{}: an example of kind `{other}`", rule.name),
            }
        }
    }
}

/// All encounters of the repository's cases: of each rule, of the documentation, and the independent ones.
fn encounters() -> Vec<(String, Value)> {
    let mut out: Vec<(String, Value)> = cases()
        .into_iter()
        .map(|case| {
            (
                case.path.display().to_string(),
                case.body["encounter"].clone(),
            )
        })
        .collect();
    for rule in RULES {
        out.extend(
            examples(rule.documentation)
                .into_iter()
                .map(|(kind, one)| (format!("{} {kind}", rule.name), one)),
        );
    }
    // Of several in one call, each alone.
    let mut out: Vec<(String, Value)> = out
        .into_iter()
        .flat_map(|(name, one)| match one {
            Value::Array(list) => list.into_iter().map(|one| (name.clone(), one)).collect(),
            one => vec![(name, one)],
        })
        .collect();
    let independent = json(&common::root().join("tests/independent/cases.json"));
    out.extend(independent.as_array().unwrap().iter().map(|case| {
        (
            case["name"].as_str().unwrap().to_owned(),
            case["encounter"].clone(),
        )
    }));
    out
}

#[test]
fn a_verdict_follows_from_its_findings_and_unchecked() {
    for (name, encounter) in encounters() {
        let report = report(&encounter, None);
        let worst = report.findings.iter().map(|one| one.severity).min();
        let blocking = report
            .unchecked
            .iter()
            .any(|one| one.weight == Weight::Blocking);
        let expected = match worst {
            Some(Severity::Error) => Verdict::Fix,
            Some(Severity::Warning) => Verdict::Review,
            _ if blocking => Verdict::Incomplete,
            _ => Verdict::Clean,
        };
        assert_eq!(report.verdict, expected, "{name}");
    }
}

#[test]
fn a_fix_removes_its_finding_and_adds_none() {
    let mut tried = 0;
    for (name, encounter) in encounters() {
        let before = report(&encounter, None);
        for finding in &before.findings {
            let Some(fix) = &finding.fix else { continue };
            if fix.patch.is_empty() {
                continue;
            }
            tried += 1;
            let patch: json_patch::Patch =
                serde_json::from_value(serde_json::to_value(&fix.patch).unwrap()).unwrap();
            let mut fixed = encounter.clone();
            json_patch::patch(&mut fixed, &patch).unwrap_or_else(|error| panic!("{name}: {error}"));
            if fixed["lines"].as_array().unwrap().is_empty() {
                // Nothing is left to bill, and an encounter needs a line.
                continue;
            }
            let after = report(&fixed, None);
            let same = |other: &cleanclaim::report::Finding| {
                other.rule == finding.rule && other.facts == finding.facts
            };
            assert!(
                !after.findings.iter().any(same),
                "{name}: `{}` leaves {}",
                fix.title,
                finding.rule
            );
            let errors = |report: &Report| {
                report
                    .findings
                    .iter()
                    .filter(|one| one.severity != Severity::Info)
                    .map(|one| one.rule)
                    .collect::<BTreeSet<_>>()
            };
            let new: Vec<&str> = errors(&after)
                .difference(&errors(&before))
                .copied()
                .collect();
            assert!(
                new.is_empty(),
                "{name}: `{}` for {} adds {new:?}",
                fix.title,
                finding.rule
            );
        }
    }
    assert!(tried > 150, "{tried} fixes were tried");
}

#[test]
fn no_fix_touches_what_happened() {
    for (name, encounter) in encounters() {
        for finding in report(&encounter, None).findings {
            for step in finding.fix.iter().flat_map(|fix| &fix.patch) {
                let field = step.path.rsplit('/').next().unwrap_or_default();
                let line = step.path.starts_with("/lines/");
                let billed = matches!(field, "code" | "units" | "modifiers" | "-")
                    || field.parse::<usize>().is_ok();
                assert!(
                    line && billed,
                    "{name}: {} changes {}",
                    finding.rule,
                    step.path
                );
                if let Some(value) = step
                    .value
                    .as_ref()
                    .map(|value| serde_json::to_value(value).unwrap())
                {
                    for key in value.as_object().into_iter().flat_map(|line| line.keys()) {
                        assert!(key == "code" || key == "units", "{name}: {value:?}");
                    }
                }
            }
        }
    }
}

/// The findings without what names a line's position.
fn by_code(encounter: &Value, report: &Report) -> Vec<(String, String, Vec<String>)> {
    let mut out: Vec<(String, String, Vec<String>)> = report
        .findings
        .iter()
        .map(|one| {
            let mut codes: Vec<String> = one
                .lines
                .iter()
                .map(|line| encounter["lines"][*line]["code"].to_string())
                .collect();
            codes.sort();
            (one.rule.to_owned(), one.severity.word().to_owned(), codes)
        })
        .collect();
    out.sort();
    out
}

#[test]
fn the_order_of_lines_changes_nothing() {
    for (name, encounter) in encounters() {
        let mut turned = encounter.clone();
        turned["lines"].as_array_mut().unwrap().reverse();
        let (one, other) = (report(&encounter, None), report(&turned, None));
        assert_eq!(one.verdict, other.verdict, "{name}");
        assert_eq!(
            by_code(&encounter, &one),
            by_code(&turned, &other),
            "{name}"
        );
    }
}

#[test]
fn case_and_spaces_of_codes_change_nothing() {
    for (name, encounter) in encounters() {
        let mut odd = encounter.clone();
        for line in odd["lines"].as_array_mut().unwrap() {
            let code = format!("  {} ", line["code"].as_str().unwrap().to_lowercase());
            line["code"] = code.into();
            for modifier in line
                .get_mut("modifiers")
                .and_then(Value::as_array_mut)
                .into_iter()
                .flatten()
            {
                *modifier = format!(" {} ", modifier.as_str().unwrap().to_lowercase()).into();
            }
        }
        assert_eq!(report(&encounter, None), report(&odd, None), "{name}");
    }
}

#[test]
fn an_unrelated_line_clears_no_finding() {
    for (name, encounter) in encounters() {
        let mut more = encounter.clone();
        // Another day of another month, by another clinician.
        more["lines"].as_array_mut().unwrap().push(json!({
            "code": "90791", "dateOfService": "2027-12-31", "charge": 0,
            "rendering": { "npi": "1999999992", "credential": "psychologist", "taxonomy": "103TC0700X" },
        }));
        let (before, after) = (report(&encounter, None), report(&more, None));
        for finding in &before.findings {
            let still = after
                .findings
                .iter()
                .any(|one| one.rule == finding.rule && one.path == finding.path);
            assert!(still, "{name}: {} is gone", finding.rule);
        }
    }
}

#[test]
fn a_sparse_encounter_leaves_at_most_25_entries() {
    let codes: Vec<String> = cleanclaim::codes::all()
        .iter()
        .map(|info| info.code.to_string())
        .collect();
    let mut most = 0;
    for one in &codes {
        for other in &codes {
            let report = report(
                &json!({ "dateOfService": "2026-03-16", "lines": [{ "code": one }, { "code": other }] }),
                None,
            );
            most = most.max(report.unchecked.len());
        }
    }
    assert!(most <= 25, "{most} entries");
    assert!(most > 5, "a sparse encounter leaves something unchecked");
}

#[test]
fn what_is_turned_off_stands_in_silenced() {
    let encounter =
        json!({ "dateOfService": "2026-03-16", "lines": [{ "code": "90837", "minutes": 50 }] });
    let rule = "psychotherapy-minutes-below-band";
    let off = report(&encounter, Some(&json!({ "levels": { rule: "off" } })));
    assert!(off.silenced.contains(&rule) && !off.findings.iter().any(|one| one.rule == rule));
    let by_category = report(&encounter, Some(&json!({ "levels": { "time": "off" } })));
    let time = RULES
        .iter()
        .filter(|rule| rule.category.word() == "time")
        .count();
    assert_eq!(by_category.silenced.len(), time);
    let own_before_category = report(
        &encounter,
        Some(&json!({ "levels": { rule: "warning", "time": "off" } })),
    );
    assert_eq!(own_before_category.verdict, Verdict::Review);
    assert_eq!(own_before_category.silenced.len(), time - 1);
    let schedule = report(&encounter, Some(&json!({ "stage": "schedule" })));
    assert!(schedule.silenced.contains(&rule));
    let submit = report(&encounter, Some(&json!({ "stage": "submit" })));
    assert!(submit.silenced.is_empty(), "submit runs all");
}

#[test]
fn the_ledger_has_every_rule_and_the_receipt_every_difference_that_counts() {
    let encounter = json!({ "id": "a", "dateOfService": "2026-03-16", "lines": [{ "code": "90837", "minutes": 50 }],
        "note": { "text": "secret" } });
    let options = json!({ "ledger": true, "receipt": true });
    let one = report(&encounter, Some(&options));
    let named: BTreeSet<&str> = one
        .ledger
        .as_ref()
        .unwrap()
        .iter()
        .map(|entry| entry.rule)
        .collect();
    assert_eq!(named.len(), RULES.len());
    let outcome = |rule: &str| {
        one.ledger
            .as_ref()
            .unwrap()
            .iter()
            .find(|entry| entry.rule == rule)
            .map(|entry| entry.outcome.word())
            .unwrap()
    };
    assert_eq!(outcome("psychotherapy-minutes-below-band"), "fired");
    assert_eq!(outcome("psychotherapy-minutes-above-band"), "passed");
    assert_eq!(outcome("time-not-documented"), "unchecked");
    assert_eq!(outcome("minutes-below-minimum"), "not-applicable");
    let receipt =
        |encounter: &Value, options: &Value| report(encounter, Some(options)).receipt.unwrap();
    let first = receipt(&encounter, &options);
    assert_eq!(first.len(), 64);
    let mut same = encounter.clone();
    same["id"] = "b".into();
    same["note"]["text"] = "other".into();
    same["lines"][0]["code"] = " 90837".into();
    assert_eq!(
        receipt(&same, &options),
        first,
        "neither the reference nor the note's text nor spelling counts"
    );
    let mut other = encounter.clone();
    other["lines"][0]["minutes"] = 51.into();
    assert_ne!(receipt(&other, &options), first);
    let mut stricter = options.clone();
    stricter["levels"] = json!({ "clock-times-missing": "error" });
    assert_ne!(receipt(&encounter, &stricter), first);
    assert_eq!(report(&encounter, None).receipt, None);
    assert_eq!(report(&encounter, None).ledger, None);
}

#[test]
fn the_note_and_nothing_of_it_is_ever_in_a_report() {
    let secret = "Quillfeather said she felt unsafe at home";
    let encounter = json!({ "dateOfService": "2026-03-16", "lines": [{ "code": "90837", "minutes": 50 }],
        "note": { "text": secret, "elements": { "total-time": false, "start-stop-times": false } } });
    let text = serde_json::to_string(&answer(
        &encounter,
        Some(&json!({ "ledger": true, "receipt": true })),
    ))
    .unwrap();
    for word in secret.split(' ').filter(|word| word.len() > 4) {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn each_first_code_can_come_back_clean() {
    let folder = files("tests/clean", "json");
    let mut seen = BTreeSet::new();
    for path in folder {
        let encounter = json(&path);
        let report = report(&encounter, None);
        assert_eq!(
            report.verdict,
            Verdict::Clean,
            "{}: {:#?} {:#?}",
            path.display(),
            report.findings,
            report.unchecked
        );
        assert!(report.silenced.is_empty());
        seen.extend(
            encounter["lines"]
                .as_array()
                .unwrap()
                .iter()
                .map(|line| line["code"].as_str().unwrap().to_owned()),
        );
    }
    let wanted: BTreeSet<String> = cleanclaim::codes::all()
        .iter()
        .filter(|info| {
            // A code whose minutes matter and are not held is never clean.
            info.until.is_none() && !info.time.is_empty()
        })
        .map(|info| info.code.to_string())
        .collect();
    let missing: Vec<&String> = wanted.difference(&seen).collect();
    assert!(missing.is_empty(), "no clean encounter has {missing:?}");
}
