//! The built-in packs: complete, checked, fresh; what a pack with a mistake is told; which statement holds of two.

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

use cleanclaim::check;
use cleanclaim::encounter::{Raw, Word};
use cleanclaim::options::Options;
use cleanclaim::packs::{self, check_pack, statement};
use cleanclaim::payers::{self, Kind};
use cleanclaim::report::{Finding, Report, Severity};
use cleanclaim::tables::Tables;
use common::{files, root};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

fn raw(value: &Value) -> Raw<'static> {
    let text = value.to_string();
    serde_json::from_str::<Raw<'_>>(&text).unwrap().into_owned()
}

fn pack_files() -> Vec<(String, Value)> {
    let mut out: Vec<(String, Value)> = files("src/payers/packs", "json")
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, serde_json::from_str(&text).unwrap())
        })
        .collect();
    out.sort_by(|a, b| a.0.cmp(&b.0));
    out
}

fn judged(encounter: Value, options: Value) -> Report {
    let options = Options::from_raw(&raw(&options), &Tables::default()).unwrap();
    check::check(&common::encounter(&encounter), &options)
}

/// The findings that rest on payers' statements.
fn of_payer(report: &Report) -> Vec<(&str, Severity)> {
    let of = |finding: &'_ Finding| statement(finding).map(str::to_owned);
    report
        .findings
        .iter()
        .filter(|finding| of(finding).is_some())
        .map(|finding| (statement(finding).unwrap(), finding.severity))
        .collect()
}

/// Where the statement of an id begins: `aetna.01` of `aetna.01/video`.
fn research(id: &str) -> &str {
    id.split('/').next().unwrap()
}

#[test]
fn every_statement_of_the_research_is_carried_or_left_out_with_a_reason() {
    let table = fs::read_to_string(root().join("tests/payer-statements.tsv")).unwrap();
    let mut wanted: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut marks = BTreeMap::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let row: Vec<&str> = line.split('\t').collect();
        wanted.entry(row[0]).or_default().insert(row[1]);
        marks.insert(
            row[1],
            (row[3].to_owned(), row[4] == "primary", row[5] == "stale"),
        );
    }
    assert_eq!(marks.len(), 311);
    let packs = pack_files();
    let names: BTreeSet<&str> = packs.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, wanted.keys().copied().collect(), "one pack a payer");
    for (name, pack) in &packs {
        assert_eq!(pack["id"], name.as_str());
        let ids = |key: &str| -> BTreeSet<&str> {
            pack[key]
                .as_array()
                .into_iter()
                .flatten()
                .map(|one| research(one["id"].as_str().unwrap()))
                .collect()
        };
        let carried: BTreeSet<&str> = ids("statements").union(&ids("leftOut")).copied().collect();
        assert_eq!(carried, wanted[name.as_str()], "{name}");
        for one in pack["leftOut"].as_array().into_iter().flatten() {
            assert!(one["why"].as_str().unwrap().len() > 20, "{name}: {one}");
            if let Some(rule) = one["rule"].as_str() {
                assert!(
                    cleanclaim::rules::find(rule).is_some(),
                    "{name}: no rule `{rule}`"
                );
            }
        }
        // A pack claims no more than the research does.
        for one in pack["statements"].as_array().unwrap() {
            let (confidence, primary, stale) = &marks[research(one["id"].as_str().unwrap())];
            let rank = |word: &str| {
                ["low", "medium", "high"]
                    .iter()
                    .position(|one| *one == word)
                    .unwrap()
            };
            assert!(
                rank(one["confidence"].as_str().unwrap_or("medium")) <= rank(confidence),
                "{one}"
            );
            assert!(*primary || one["primary"] != true, "{one}");
            assert!(!stale || one["stale"] == true, "{one}");
        }
    }
}

#[test]
fn each_pack_has_no_mistake_and_its_own_tests_pass() {
    for (name, pack) in pack_files() {
        let report = check_pack(&raw(&pack));
        assert!(report.problems.is_empty(), "{name}: {:?}", report.problems);
        for test in &report.tests {
            assert!(test.passed, "{name}: {}: {:?}", test.name, test.message);
        }
        assert!(
            report.tests.len() >= 4,
            "{name} has {} tests",
            report.tests.len()
        );
        let near = report
            .tests
            .iter()
            .filter(|test| test.name.contains("near miss"));
        assert!(
            near.count() >= 1,
            "{name} has no near miss against another payer"
        );
    }
}

#[test]
fn a_near_miss_is_judged_otherwise_by_another_payer() {
    // The encounter of each near miss, before every payer: some other payer must say something else of it.
    for (name, pack) in pack_files() {
        let near = pack["tests"].as_array().unwrap().iter();
        let mut apart = false;
        for test in near.filter(|test| test["name"].as_str().unwrap().contains("near miss")) {
            let options = test.get("options").cloned().unwrap_or(Value::Null);
            let kinds = |payer: &str| -> BTreeSet<String> {
                let mut encounter = test["encounter"].clone();
                encounter["payer"] = payer.into();
                let report = judged(encounter, options.clone());
                report
                    .findings
                    .iter()
                    .filter(|one| statement(one).is_some())
                    .map(|one| format!("{} {}", one.rule, one.path))
                    .collect()
            };
            let own = kinds(&name);
            apart |= payers::all()
                .iter()
                .any(|other| *other.id != name && kinds(&other.id) != own);
        }
        assert!(apart, "{name}");
    }
}

#[test]
fn each_kind_has_statements_and_cases_that_flag_and_that_are_silent() {
    let mut flagged: BTreeMap<String, usize> = BTreeMap::new();
    let mut silent: BTreeMap<String, usize> = BTreeMap::new();
    for (_, pack) in pack_files() {
        for test in pack["tests"].as_array().unwrap() {
            let of = |list: &Value| -> BTreeSet<String> {
                list.as_array()
                    .into_iter()
                    .flatten()
                    .map(|one| one["statement"].as_str().unwrap().to_owned())
                    .collect()
            };
            let found = of(&test["findings"]);
            for one in pack["statements"].as_array().unwrap() {
                let kind = Kind::WORDS
                    .iter()
                    .find(|word| one.get(**word).is_some())
                    .unwrap();
                let into = if found.contains(one["id"].as_str().unwrap()) {
                    &mut flagged
                } else {
                    &mut silent
                };
                *into.entry((*kind).to_owned()).or_default() += 1;
            }
        }
    }
    for kind in Kind::WORDS {
        assert!(
            flagged.get(*kind).is_some_and(|count| *count >= 2),
            "{kind}: {flagged:?}"
        );
        assert!(silent.contains_key(*kind), "{kind}");
    }
}

/// A pack without what no judgement needs.
fn bare(pack: &Value) -> String {
    let mut out = pack.clone();
    let fields = out.as_object_mut().unwrap();
    for key in [
        "$schema", "name", "short", "kind", "aliases", "tests", "leftOut", "state",
    ] {
        fields.remove(key);
    }
    for one in fields["statements"].as_array_mut().unwrap() {
        let one = one.as_object_mut().unwrap();
        if one.contains_key("advisory") && !one.contains_key("message") {
            let says = one["says"].clone();
            one.insert("message".to_owned(), says);
        }
        one.remove("says");
        one.remove("sources");
    }
    out.to_string()
}

#[test]
fn the_generated_files_are_fresh() {
    let packs: BTreeMap<String, Value> = pack_files().into_iter().collect();
    let list = fs::read_to_string(root().join("src/payers/payers.tsv")).unwrap();
    // The order of the list stays; new payers come last.
    let mut order: Vec<String> = list
        .lines()
        .map(|line| line.split('\t').next().unwrap().to_owned())
        .filter(|id| packs.contains_key(id))
        .collect();
    order.extend(
        packs
            .keys()
            .filter(|id| !order.contains(id))
            .cloned()
            .collect::<Vec<_>>(),
    );
    let (mut rows, mut lines, mut includes) = (String::new(), String::new(), String::from("[\n"));
    for id in &order {
        let pack = &packs[id];
        lines.push_str(&bare(pack));
        lines.push('\n');
        let aliases: Vec<&str> = pack["aliases"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one.as_str().unwrap())
            .collect();
        let text = |key: &str| pack[key].as_str().unwrap();
        rows.push_str(&format!(
            "{id}\t{}\t{}\t{}\t{}\t{}\n",
            text("kind"),
            text("short"),
            text("name"),
            aliases.join("|"),
            lines.len()
        ));
        includes.push_str(&format!("    include_str!(\"packs/{id}.json\"),\n"));
    }
    includes.push_str("]\n");
    let schema = format!(
        "{}\n",
        serde_json::to_string_pretty(&cleanclaim::payers::schema::pack()).unwrap()
    );
    for (path, wanted) in [
        ("src/payers/payers.tsv", rows),
        ("src/payers/packs.ndjson", lines),
        ("src/payers/packs.list", includes),
        ("pkg-templates/npm/pack.schema.json", schema),
    ] {
        let path = root().join(path);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &wanted).unwrap();
        }
        let found = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            found == wanted,
            "{} is stale: run `make packs`",
            path.display()
        );
    }
}

#[test]
fn what_the_package_carries_judges_as_what_is_written() {
    // The package's packs have lost their prose, and nothing else that judges.
    for (name, pack) in pack_files() {
        let mut carried: Value = serde_json::from_str(&bare(&pack)).unwrap();
        for one in carried["statements"].as_array_mut().unwrap() {
            one["sources"] = json!([{ "title": "a", "url": "https://b.example" }]);
        }
        carried["tests"] = pack["tests"].clone();
        carried["kind"] = pack["kind"].clone();
        carried["name"] = pack["name"].clone();
        carried["short"] = pack["short"].clone();
        carried["aliases"] = pack["aliases"].clone();
        let report = check_pack(&raw(&carried));
        assert!(report.passed(), "{name}: {report:?}");
    }
}

#[test]
fn the_examples_of_packs_do_what_they_say() {
    for name in ["example-plan", "our-contracts"] {
        let text = fs::read_to_string(root().join(format!("examples/{name}.json"))).unwrap();
        let report = check_pack(&raw(&serde_json::from_str(&text).unwrap()));
        assert!(
            report.passed() && report.tests.len() >= 2,
            "{name}: {report:?}"
        );
    }
}

fn small() -> Value {
    json!({
        "id": "example-plan", "name": "Example Plan of Nowhere", "kind": "commercial", "reviewed": "2026-03-01", "reviewBy": "2026-09-01",
        "sets": { "therapy": [{ "to": "2025-12-31", "codes": ["90834"] }, { "from": "2026-01-01", "codes": ["90834", "90837"] }] },
        "statements": [
            { "id": "p.1", "when": { "codes": ["@therapy"], "modality": ["video"] }, "modifier": { "anyOf": ["95"] },
              "confidence": "high", "primary": true, "sources": [{ "title": "Manual", "url": "https://plan.example/manual" }] },
        ],
    })
}

fn with(change: impl FnOnce(&mut Value)) -> Value {
    let mut pack = small();
    change(&mut pack);
    pack
}

#[test]
fn a_pack_with_a_mistake_is_refused_with_the_place_and_a_suggestion() {
    let source = json!([{ "title": "Manual", "url": "https://plan.example/manual" }]);
    let more = |statement: Value| {
        let source = source.clone();
        move |pack: &mut Value| {
            let mut statement = statement.clone();
            statement["sources"] = source;
            pack["statements"].as_array_mut().unwrap().push(statement);
        }
    };
    let cases: Vec<(Value, &str, &str)> = vec![
        (
            with(|p| p["statements"][0]["when"]["codes"] = json!(["@terapy"])),
            "/statements/0/when/codes/0",
            "did you mean `@therapy`?",
        ),
        (
            with(|p| p["sets"]["therapy"][0]["to"] = "2026-01-01".into()),
            "/sets/therapy/1",
            "end the earlier one",
        ),
        (
            with(|p| p["sets"]["therapy"][0]["from"] = "2026-02-01".into()),
            "/sets/therapy/0/to",
            "never holds",
        ),
        (
            with(|p| p["statements"][0]["modifier"]["anyOf"] = json!(["9S"])),
            "/statements/0/modifier/anyOf/0",
            "did you mean `95`?",
        ),
        (
            with(|p| p["statements"][0]["modifer"] = json!({ "anyOf": ["95"] })),
            "/statements/0/modifer",
            "did you mean `modifier`?",
        ),
        (
            with(|p| p["statements"][0]["when"]["modality"] = json!(["vidoe"])),
            "/statements/0/when/modality/0",
            "did you mean `video`?",
        ),
        (
            with(|p| p["statements"][0]["when"]["modality"] = json!([])),
            "/statements/0/when/modality",
            "never fire",
        ),
        (
            with(|p| {
                p["statements"][0]
                    .as_object_mut()
                    .unwrap()
                    .remove("sources");
            }),
            "/statements/0/sources",
            "no source",
        ),
        (
            with(|p| {
                p["statements"][0]
                    .as_object_mut()
                    .unwrap()
                    .remove("modifier");
            }),
            "/statements/0",
            "demands nothing",
        ),
        (
            with(|p| p["statements"][0]["place"] = json!({ "oneOf": ["02"] })),
            "/statements/0",
            "one statement of each",
        ),
        (
            with(|p| {
                p["statements"][0]["from"] = "2026-06-01".into();
                p["statements"][0]["to"] = "2026-05-01".into();
            }),
            "/statements/0/to",
            "never holds",
        ),
        (
            with(|p| p["statements"][0]["when"]["exceptCodes"] = json!(["@therapy"])),
            "/statements/0/when/exceptCodes",
            "never fire",
        ),
        (
            with(|p| {
                p["statements"][0]["when"]["ageFrom"] = 21.into();
                p["statements"][0]["when"]["ageBelow"] = 18.into();
            }),
            "/statements/0/when/ageBelow",
            "never fire",
        ),
        (
            with(|p| p["statements"][0]["sources"][0]["url"] = "javascript:alert(1)".into()),
            "/statements/0/sources/0/url",
            "https://",
        ),
        (
            with(more(
                json!({ "id": "p.2", "clinician": { "oneOf": ["np"], "not": ["np"] } }),
            )),
            "/statements/1/clinician/not",
            "leave one",
        ),
        (
            with(more(
                json!({ "id": "p.2", "place": { "any": true, "oneOf": ["02"] } }),
            )),
            "/statements/1/place/any",
            "leave one",
        ),
        (
            with(|p| p["reviewBy"] = "2026-02-01".into()),
            "/reviewBy",
            "not after",
        ),
        (
            with(|p| p["inherits"] = "anthem-carellon".into()),
            "/inherits",
            "did you mean `anthem-carelon`?",
        ),
        (
            with(|p| p["aliases"] = json!(["Aetna"])),
            "/aliases/0",
            "`aetna`",
        ),
        (
            with(|p| p["statements"][0]["place"] = json!({ "oneOf": ["98"] })),
            "/statements/0/place/oneOf/0",
            "98",
        ),
        // Two that contradict each other.
        (
            with(more(
                json!({ "id": "p.2", "when": { "codes": ["90837"], "modality": ["video"] }, "modifier": { "anyOf": ["GT"] } }),
            )),
            "/statements/1",
            "narrow one",
        ),
        (
            with(more(
                json!({ "id": "p.2", "when": { "codes": ["90837"], "modality": ["video"] }, "modifier": { "forbid": ["95"] } }),
            )),
            "/statements/0",
            "forbids it",
        ),
        (
            with(more(json!({ "id": "p.1", "deadline": { "days": 90 } }))),
            "/statements/1/id",
            "add `/`",
        ),
        (
            with(more(json!({ "id": "p.2", "limit": { "units": 1 } }))),
            "/statements/1/limit/per",
            "one of: line",
        ),
        (
            with(more(
                json!({ "id": "p.2", "time": { "least": 60, "most": 50 } }),
            )),
            "/statements/1/time/most",
            "at least 60",
        ),
        (
            with(
                |p| p["tests"] = json!([{ "name": "x", "encounter": { "dateOfService": "2026-03-16", "lines": [{ "code": "90834" }] }, "findings": [{ "statement": "p.3" }] }]),
            ),
            "/tests/0/findings/0/statement",
            "did you mean `p.1`?",
        ),
        (
            with(
                |p| p["tests"] = json!([{ "name": "x", "encounter": { "dateOfService": "2026-03-16", "line": [] } }]),
            ),
            "/tests/0/encounter/line",
            "did you mean `lines`?",
        ),
    ];
    assert_eq!(check_pack(&raw(&small())).problems, []);
    for (pack, path, words) in cases {
        let report = check_pack(&raw(&pack));
        let found = report.problems.iter().find(|one| one.path == path);
        let Some(found) = found else {
            panic!("{path}: {:?}", report.problems)
        };
        let said = format!(
            "{} {}",
            found.message,
            found.help.clone().unwrap_or_default()
        );
        assert!(said.contains(words), "{path}: {said}");
        assert!(
            report.tests.is_empty() || path.starts_with("/tests"),
            "{path}"
        );
        if !path.starts_with("/tests") {
            // Nothing of it is used.
            let refused = Options::from_raw(&raw(&json!({ "packs": [pack] })), &Tables::default())
                .unwrap_err();
            assert!(
                refused
                    .iter()
                    .any(|one| one.path == format!("/packs/0{path}")),
                "{refused:?}"
            );
        }
    }
}

fn plan(statements: Value) -> Value {
    let mut pack = small();
    pack["statements"] = statements;
    for one in pack["statements"].as_array_mut().unwrap() {
        let fields = one.as_object_mut().unwrap();
        fields.entry("confidence").or_insert("high".into());
        fields.entry("primary").or_insert(true.into());
        fields
            .entry("sources")
            .or_insert(json!([{ "title": "Manual", "url": "https://plan.example/manual" }]));
    }
    json!({ "packs": [pack] })
}

fn visit(more: Value) -> Value {
    let mut out = json!({ "dateOfService": "2026-03-16", "payer": "Example Plan of Nowhere", "modality": "video",
        "lines": [{ "code": "90834", "modifiers": [] }] });
    for (key, value) in more.as_object().unwrap() {
        out[key] = value.clone();
    }
    out
}

#[test]
fn the_higher_level_holds_and_an_unknown_one_leaves_it_open() {
    let options = plan(json!([
        { "id": "p.1", "when": { "modality": ["video"] }, "modifier": { "anyOf": ["95"] } },
        { "id": "p.2", "when": { "modality": ["video"], "product": ["commercial"] }, "modifier": { "anyOf": ["GT"] } },
        { "id": "p.3", "when": { "modality": ["video"], "planState": ["NY"] }, "modifier": { "anyOf": ["93"] } },
        { "id": "p.4", "when": { "modality": ["video"], "region": ["East"] }, "modifier": { "anyOf": ["FQ"] } },
    ]));
    let found = |plan: Value, modifier: &str| {
        let mut encounter = visit(json!({ "plan": plan }));
        encounter["lines"][0]["modifiers"] = json!([modifier]);
        let report = judged(encounter, options.clone());
        let open: Vec<String> = report
            .unchecked
            .iter()
            .filter(|one| one.rule == "payer-modifier-mismatch")
            .flat_map(|one| one.needs.clone())
            .collect();
        (
            of_payer(&report)
                .iter()
                .map(|(id, _)| (*id).to_owned())
                .collect::<Vec<_>>(),
            open,
        )
    };
    let elsewhere = json!({ "product": "exchange", "state": "OH", "region": "West" });
    assert_eq!(found(elsewhere.clone(), "95"), (vec![], vec![]));
    assert_eq!(found(elsewhere, "GT"), (vec!["p.1".to_owned()], vec![]));
    assert_eq!(
        found(
            json!({ "product": "commercial", "state": "OH", "region": "West" }),
            "95"
        ),
        (vec!["p.2".to_owned()], vec![])
    );
    assert_eq!(
        found(
            json!({ "product": "commercial", "state": "NY", "region": "West" }),
            "GT"
        ),
        (vec!["p.3".to_owned()], vec![])
    );
    assert_eq!(
        found(
            json!({ "product": "commercial", "state": "NY", "region": "east" }),
            "93"
        ),
        (vec!["p.4".to_owned()], vec![])
    );
    // The region is not known: what holds elsewhere may not hold.
    let (none, open) = found(json!({ "product": "exchange", "state": "OH" }), "95");
    assert!(
        none.is_empty() && open == ["/plan/region"],
        "{none:?} {open:?}"
    );
}

#[test]
fn what_forbids_goes_before_what_demands_on_one_level_and_not_above_it() {
    let of = |higher: bool| {
        let guard = if higher {
            json!({ "modality": ["video"], "product": ["commercial"] })
        } else {
            json!({ "modality": ["video"] })
        };
        let options = plan(json!([
            { "id": "p.1", "when": guard, "modifier": { "anyOf": ["95"] } },
            { "id": "p.2", "when": { "clinician": ["lcsw"] }, "modifier": { "forbid": ["95"] } },
        ]));
        move |modifiers: Value| {
            let mut encounter = visit(
                json!({ "plan": { "product": "commercial" }, "rendering": { "credential": "lcsw" } }),
            );
            encounter["lines"][0]["modifiers"] = modifiers;
            let report = judged(encounter, options.clone());
            of_payer(&report)
                .iter()
                .map(|(id, _)| (*id).to_owned())
                .collect::<Vec<_>>()
        }
    };
    let level = of(false);
    assert_eq!(
        level(json!([])),
        Vec::<String>::new(),
        "forbidden, so not demanded"
    );
    assert_eq!(level(json!(["95"])), ["p.2"]);
    let above = of(true);
    assert_eq!(
        above(json!([])),
        ["p.1"],
        "a product's demand goes before the payer's ban"
    );
    assert_eq!(above(json!(["95"])), Vec::<String>::new());
}

#[test]
fn sources_bear_so_much_and_no_level_makes_it_more() {
    let severity = |confidence: &str, primary: bool, stale: bool, levels: Value, sent: &str| {
        let mut options = plan(json!([
            { "id": "p.1", "when": { "modality": ["video"] }, "modifier": { "anyOf": ["95"] }, "confidence": confidence, "primary": primary, "stale": stale },
        ]));
        options["levels"] = levels;
        let report = judged(
            visit(json!({ "claim": { "submissionDate": sent } })),
            options,
        );
        of_payer(&report).first().map(|(_, severity)| *severity)
    };
    let early = "2026-03-20";
    assert_eq!(
        severity("high", true, false, json!({}), early),
        Some(Severity::Error)
    );
    assert_eq!(
        severity("high", false, false, json!({}), early),
        Some(Severity::Warning)
    );
    assert_eq!(
        severity("medium", true, false, json!({}), early),
        Some(Severity::Warning)
    );
    assert_eq!(severity("low", true, false, json!({}), early), None);
    assert_eq!(severity("high", true, true, json!({}), early), None);
    for asked in ["info", "warning", "error"] {
        assert_eq!(
            severity(
                "low",
                true,
                false,
                json!({ "payer-modifier-mismatch": asked }),
                early
            ),
            Some(Severity::Info)
        );
    }
    assert_eq!(
        severity("medium", true, false, json!({ "modifier": "error" }), early),
        Some(Severity::Warning)
    );
    assert_eq!(
        severity("high", true, false, json!({ "modifier": "info" }), early),
        Some(Severity::Info)
    );
    // From the day of review on nothing is an error.
    assert_eq!(
        severity("high", true, false, json!({}), "2026-08-31"),
        Some(Severity::Error)
    );
    assert_eq!(
        severity("high", true, false, json!({}), "2026-09-01"),
        Some(Severity::Warning)
    );
}

#[test]
fn counters_count_their_window_to_the_day() {
    let over = |limit: Value, history: Value, complete: &str| {
        let mut statement = json!({ "id": "p.1", "when": { "codes": ["90834", "90837"] } });
        statement["limit"] = limit;
        let report = judged(
            visit(
                json!({ "history": history, "historyCompleteFrom": complete, "lines": [{ "code": "90834", "minutes": 45 }] }),
            ),
            plan(json!([statement])),
        );
        let open = report
            .unchecked
            .iter()
            .any(|one| one.rule == "payer-limit-exceeded" && !one.statements.is_empty());
        (!of_payer(&report).is_empty(), open)
    };
    let on = |dates: &[&str]| -> Value {
        dates.iter().map(|date| json!({ "dateOfService": date, "code": "90837", "minutes": 60, "sameClinician": true })).collect()
    };
    for (limit, inside, outside) in [
        (
            json!({ "units": 1, "per": "day" }),
            "2026-03-16",
            "2026-03-15",
        ),
        (
            json!({ "units": 1, "per": "days", "windows": 7 }),
            "2026-03-10",
            "2026-03-09",
        ),
        (
            json!({ "units": 1, "per": "weeks", "windows": 2 }),
            "2026-03-03",
            "2026-03-02",
        ),
        (
            json!({ "units": 1, "per": "months", "windows": 6 }),
            "2025-09-17",
            "2025-09-16",
        ),
        (
            json!({ "units": 1, "per": "calendar-month" }),
            "2026-03-01",
            "2026-02-28",
        ),
        (
            json!({ "units": 1, "per": "calendar-year" }),
            "2026-01-01",
            "2025-12-31",
        ),
        (
            json!({ "minutes": 104, "per": "calendar-month" }),
            "2026-03-01",
            "2026-02-28",
        ),
    ] {
        assert_eq!(
            over(limit.clone(), on(&[inside]), "2024-01-01"),
            (true, false),
            "{limit} {inside}"
        );
        assert_eq!(
            over(limit.clone(), on(&[outside]), "2024-01-01"),
            (false, false),
            "{limit} {outside}"
        );
        assert_eq!(
            over(limit.clone(), json!([]), inside),
            (false, false),
            "{limit}: complete from its first day on"
        );
        assert_eq!(
            over(limit.clone(), json!([]), "2026-03-17"),
            (false, true),
            "{limit}: without history nothing is said"
        );
        assert_eq!(
            over(limit, on(&[inside]), "2026-03-17"),
            (true, false),
            "too much stays too much"
        );
    }
    let each = json!({ "units": 1, "per": "calendar-year", "eachCode": true });
    assert_eq!(
        over(each, on(&["2026-02-01"]), "2024-01-01"),
        (false, false),
        "another code is counted by itself"
    );
    let gap = json!({ "gapMonths": 6 });
    assert_eq!(
        over(gap.clone(), on(&["2025-09-17"]), "2024-01-01"),
        (true, false)
    );
    assert_eq!(over(gap, on(&["2025-09-16"]), "2024-01-01"), (false, false));
}

#[test]
fn a_contract_overrides_values_alone() {
    let claim = |sent: &str| {
        json!({ "dateOfService": "2026-03-16", "payer": "Aetna", "plan": { "product": "commercial" },
        "claim": { "submissionDate": sent, "type": "professional" }, "lines": [{ "code": "90834" }] })
    };
    let ours = |values: Value| json!({ "practice": { "id": "ours", "reviewed": "2026-01-15", "overrides": [{ "payer": "Aetna", "statement": "aetna.08", "values": values }] } });
    let found = |sent: &str, options: Value| {
        of_payer(&judged(claim(sent), options))
            .iter()
            .any(|(id, _)| *id == "aetna.08")
    };
    assert!(found("2026-07-15", json!({})));
    assert!(!found("2026-07-15", ours(json!({ "days": 180 }))));
    assert!(
        found("2026-09-13", ours(json!({ "days": 180 }))),
        "181 days"
    );
    assert!(
        !found("2026-09-12", ours(json!({ "days": 180 }))),
        "180 days"
    );
    let refused = |practice: Value| {
        Options::from_raw(&raw(&json!({ "practice": practice })), &Tables::default()).unwrap_err()
    };
    let base = json!({ "id": "ours", "reviewed": "2026-01-15" });
    let mut unknown = base.clone();
    unknown["overrides"] =
        json!([{ "payer": "Aetna", "statement": "aetna.80", "values": { "days": 1 } }]);
    assert_eq!(refused(unknown)[0].path, "/practice/overrides/0/statement");
    let mut value = base.clone();
    value["overrides"] =
        json!([{ "payer": "Aetna", "statement": "aetna.08", "values": { "day": 180 } }]);
    let problem = &refused(value)[0];
    assert_eq!(
        (problem.path.as_str(), problem.help.as_deref()),
        (
            "/practice/overrides/0/values/day",
            Some("did you mean `days`?")
        )
    );
    let mut payer = base.clone();
    payer["overrides"] =
        json!([{ "payer": "Etna", "statement": "aetna.08", "values": { "days": 180 } }]);
    assert_eq!(
        refused(payer)[0].help.as_deref(),
        Some("did you mean `aetna`?")
    );
    let mut more = base;
    more["statements"] = json!([]);
    assert!(
        refused(more)
            .iter()
            .any(|one| one.path == "/practice/statements")
    );
}

#[test]
fn compare_gives_what_not_all_payers_share() {
    let encounter = raw(
        &json!({ "dateOfService": "2026-03-16", "modality": "video", "placeOfService": "10", "diagnoses": [],
        "plan": { "product": "commercial" }, "lines": [{ "code": "90834", "modifiers": [], "units": 2 }] }),
    );
    let payers = [
        "Aetna".to_owned(),
        "secondary:NC Medicaid".to_owned(),
        "Nowhere".to_owned(),
    ];
    let out = packs::compare(&encounter, &payers, &Options::over(&Tables::default()));
    assert_eq!(out.len(), 3);
    let only = |at: usize| {
        out[at]
            .only
            .iter()
            .filter_map(statement)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert!(only(0).contains(&"aetna.01".to_owned()), "{:?}", only(0));
    assert!(
        only(1).iter().any(|id| id.starts_with("medicaid-nc.01")),
        "{:?}",
        only(1)
    );
    assert!(only(2).is_empty());
    let shared = |finding: &Finding| finding.rule == "no-mental-health-diagnosis";
    assert!(
        out.iter()
            .all(|one| one.answer.report().unwrap().findings.iter().any(shared))
    );
    assert!(
        out.iter().all(|one| !one.only.iter().any(shared)),
        "what all share is left out"
    );
}

#[test]
fn diff_gives_what_a_new_pack_changes() {
    let old = small();
    let mut new = small();
    new["statements"][0]["modifier"]["anyOf"] = json!(["GT"]);
    new["reviewed"] = "2026-06-01".into();
    let line = |modifier: &str| {
        raw(&visit(
            json!({ "lines": [{ "code": "90834", "modifiers": [modifier] }] }),
        ))
    };
    let list = [line("95"), line("GT"), line("59")];
    let options = Options::over(&Tables::default());
    let changed = packs::diff(&raw(&old), &raw(&new), &list, &options).unwrap();
    assert_eq!(
        changed.iter().map(|one| one.encounter).collect::<Vec<_>>(),
        [0, 1, 2]
    );
    let same = packs::diff(
        &raw(&old),
        &raw(&with(|p| p["reviewed"] = "2026-06-01".into())),
        &list,
        &options,
    )
    .unwrap();
    assert!(same.is_empty(), "another date alone changes nothing");
    let broken = packs::diff(
        &raw(&old),
        &raw(&with(|p| p["reviewBy"] = "2020-01-01".into())),
        &list,
        &options,
    )
    .unwrap_err();
    assert_eq!(broken[0].path, "/after/reviewBy");
}

#[test]
fn the_schema_takes_every_pack_and_names_every_key() {
    let schema = cleanclaim::payers::schema::pack();
    let statement = schema["$defs"]["Statement"]["properties"]
        .as_object()
        .unwrap();
    for kind in Kind::WORDS {
        assert!(statement.contains_key(*kind), "{kind}");
    }
    assert!(schema["$defs"]["When"]["properties"]["inNetwork"].is_object());
    assert!(schema["$defs"]["Encounter"]["properties"]["lines"].is_object());
    let mut refs = BTreeSet::new();
    fn walk(value: &Value, refs: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                for (key, value) in fields {
                    if let ("$ref", Some(name)) = (key.as_str(), value.as_str()) {
                        refs.insert(name.trim_start_matches("#/$defs/").to_owned());
                    }
                    walk(value, refs);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| walk(item, refs)),
            _ => {}
        }
    }
    walk(&schema, &mut refs);
    for name in refs {
        assert!(
            schema["$defs"].get(&name).is_some_and(Value::is_object),
            "{name}"
        );
    }
}

#[test]
fn names_are_met_in_any_case_and_punctuation_and_unknown_ones_get_a_suggestion() {
    for (name, id) in [
        ("MEDI CAL", "medicaid-ca"),
        ("bcbs-il", "bcbs-il"),
        ("united healthcare", "uhc-optum"),
        ("87726", "uhc-optum"),
    ] {
        assert_eq!(
            payers::find(name).map(|payer| &*payer.id),
            Some(id),
            "{name}"
        );
    }
    for (given, near) in [
        ("Unitedhealthcre", Some("UnitedHealthcare")),
        ("Aetna Better Health of Nowhere", Some("aetna")),
        ("Etna", Some("aetna")),
        ("Xylophone Mutual", None),
        ("", None),
    ] {
        assert_eq!(payers::suggest(given), near, "{given}");
    }
    let report = judged(
        visit(json!({ "payer": "Texas Medicaid of TMHP" })),
        json!({}),
    );
    let open = report
        .unchecked
        .iter()
        .find(|one| one.rule == "payer-unknown");
    assert_eq!(open.unwrap().suggestion, Some("Texas Medicaid"));
    // Past its review a pack says so.
    let overdue = |sent: &str| {
        let report = judged(
            visit(json!({ "payer": "Medi-Cal", "claim": { "submissionDate": sent } })),
            json!({}),
        );
        let found = report
            .findings
            .into_iter()
            .find(|one| statement(one).is_some());
        let found = found.unwrap();
        (
            found.severity,
            found.why.contains("was to be read again by 2027-05-23"),
        )
    };
    assert_eq!(overdue("2027-05-22"), (Severity::Error, false));
    assert_eq!(overdue("2027-05-23"), (Severity::Warning, true));
}
