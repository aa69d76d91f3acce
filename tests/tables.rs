//! Reference tables: the packed form, the built-in slice, and a whole table of CMS's size.
//!
//! With `CLEANCLAIM_DATA` naming a folder of the research data, the rows of CMS's own table are held against what was built of
//! them; without it a made-up table of the same shape is.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    clippy::print_stdout,
    missing_docs
)]

mod common;

use cleanclaim::codes;
use cleanclaim::encounter::{Code, Encounter, ServiceDate, Word};
use cleanclaim::options::Options;
use cleanclaim::report::{Answer, Category, Report};
use cleanclaim::tables::build::{self, Content, LimitRow, PairRow};
use cleanclaim::tables::{Fault, Gap, Head, Limit, Pack, Tables};
use common::root;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::time::Instant;

const EMBEDDED: &[u8] = include_bytes!("../src/tables/embedded.pack");

fn code(text: &str) -> Code {
    Code::parse(text).unwrap()
}
fn day(text: &str) -> ServiceDate {
    ServiceDate::parse(text).unwrap()
}
fn head(name: &str, from: &str) -> Head {
    Head {
        name: name.to_owned(),
        quarter: day("2026-10-01"),
        from: day(from),
    }
}
fn row(column1: &str, column2: &str, last: Option<u32>, overridable: bool) -> PairRow {
    PairRow {
        column1: code(column1),
        column2: code(column2),
        first: None,
        last,
        overridable,
    }
}
fn pairs(name: &str, rows: Vec<PairRow>) -> Vec<u8> {
    build::write(&Content {
        pairs: Some((head(name, "2020-01-01"), rows)),
        ..Content::default()
    })
    .unwrap()
}
fn loaded(bytes: Vec<u8>) -> Tables {
    let mut tables = Tables::default();
    tables.load(bytes).unwrap();
    tables
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);
impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

fn judge(encounter: &Value, options: &Value, tables: &Tables) -> Report {
    let options = Options::from_raw(&common::raw(options), tables).unwrap();
    let encounter = Encounter::from_raw(&common::raw(encounter)).unwrap();
    match cleanclaim::check::answer(&encounter, &options) {
        Answer::Checked { report } => *report,
        Answer::Invalid { problems, .. } => panic!("{problems:?}"),
    }
}

/// Nothing but the rules on pairs.
fn only_pairs() -> Value {
    let mut levels: BTreeMap<&str, &str> = Category::WORDS
        .iter()
        .filter(|word| **word != "same-day")
        .map(|word| (*word, "off"))
        .collect();
    levels.insert("crisis-with-em-not-distinct", "off");
    json!({ "levels": levels })
}

// ---------------------------------------------------------------- the built-in slice

#[test]
fn the_built_in_pack_is_the_recorded_one() {
    let notes = fs::read_to_string(root().join("src/tables/README.md")).unwrap();
    let recorded = |what: &str| {
        let line = notes
            .lines()
            .find_map(|line| line.strip_prefix(&format!("- {what}: ")));
        line.unwrap_or_else(|| panic!("no {what}")).to_owned()
    };
    // Reading it as a foreign pack checks its hash, which the built-in way leaves to this test.
    let pack = Pack::read(EMBEDDED.to_vec()).unwrap();
    let hash: String = pack
        .hash()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(
        hash,
        recorded("sha256"),
        "remake it as src/tables/README.md says"
    );
    let held: Vec<_> = pack.held().collect();
    let live = held
        .iter()
        .filter(|one| one.until.last().unwrap().0.is_none());
    assert_eq!(held.len().to_string(), recorded("pairs"));
    assert_eq!(live.count().to_string(), recorded("in force"));
    let limits = pack.limits_held().filter(|(_, limit)| limit.is_some());
    assert_eq!(limits.count().to_string(), recorded("limits"));
    assert_eq!(pack.limits_held().count().to_string(), recorded("codes"));
    for head in pack.heads() {
        assert!(notes.contains(&format!("| `{}` |", head.name)));
    }
    assert_eq!(Tables::default().names().len(), 3);
    let default = Tables::default();
    let diagnoses = default.packs().nth(1).unwrap();
    let hash: String = diagnoses
        .hash()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(hash, recorded("sha256 of the diagnosis codes"));
    let packed = gzipped(EMBEDDED);
    println!("built in: {} bytes, {packed} gzipped", EMBEDDED.len());
    assert!(packed <= 8_000, "{packed}");
}

#[test]
fn each_built_in_pair_is_found_either_way_round_until_its_last_day() {
    let tables = Tables::default();
    let from = day("2013-01-01");
    for held in tables.packs().next().unwrap().held() {
        let (one, two) = (held.column1, held.column2);
        let mut first = from;
        for (last, edit) in &held.until {
            let last = last.map_or(day("2199-12-31"), |last| {
                ServiceDate::from_compact(last).unwrap()
            });
            for date in [first, last] {
                let way = tables.pair_of(one, two, date).unwrap();
                let back = tables.pair_of(two, one, date).unwrap();
                match (edit, way) {
                    (Some(edit), Some(found)) => {
                        assert_eq!(
                            (found.column1, found.column2, found.overridable),
                            (one, two, *edit)
                        );
                        // A few pairs stand in the table both ways round.
                        assert!(back.is_some(), "{one} {two} {date}");
                    }
                    (None, found) => assert!(found.is_none_or(|found| found.column1 == two)),
                    (edit, found) => panic!("{one} {two} {date}: {edit:?} {found:?}"),
                }
            }
            first = day(&next_day(last));
        }
        if let Some((Some(last), _)) = held.until.last() {
            let after = day(&next_day(ServiceDate::from_compact(*last).unwrap()));
            let found = tables.pair_of(one, two, after).unwrap();
            assert!(
                found.is_none_or(|found| found.column1 == two),
                "{one} {two} {after}"
            );
        }
    }
}

fn next_day(date: ServiceDate) -> String {
    let text = date.to_string();
    let parts: Vec<u32> = text.split('-').map(|part| part.parse().unwrap()).collect();
    let (year, month, next) = (parts[0], parts[1], parts[2] + 1);
    let tries = [
        format!("{year}-{month:02}-{next:02}"),
        format!("{year}-{:02}-01", month + 1),
        format!("{}-01-01", year + 1),
    ];
    tries
        .into_iter()
        .find(|text| ServiceDate::parse(text).is_some())
        .unwrap_or(text)
}

/// What the two rules must say of a pair on one date, from the indicator and the kinds of its codes alone.
fn expected(
    overridable: bool,
    em: [bool; 2],
    modifiers: [Option<&str>; 2],
) -> Option<&'static str> {
    if !overridable {
        return Some("pair-not-allowed");
    }
    let distinct = |at: usize| modifiers[at].is_some_and(|one| one == "59" || one.starts_with('X'));
    let separate = |at: usize| em[at] && modifiers[at] == Some("25");
    let resolved = if em[0] || em[1] {
        // Beside an E/M a service of column 2 may say itself that it was distinct.
        separate(0) || separate(1) || (!em[1] && distinct(1))
    } else {
        distinct(0) || distinct(1)
    };
    (!resolved).then_some("pair-modifier-missing")
}

#[test]
fn each_live_pair_is_judged_in_both_orders_with_each_modifier() {
    let tables = Tables::default();
    let options = Options::from_raw(&common::raw(&only_pairs()), &tables).unwrap();
    let aetna = "aetna-commercial";
    let payer = cleanclaim::payers::all()
        .iter()
        .find(|one| one.id.contains("aetna"));
    let aetna = payer.map_or(aetna, |payer| &*payer.id);
    let none = [None, None];
    let mut cases = vec![none];
    for modifier in ["25", "59", "XE", "XP", "XS", "XU"] {
        cases.push([Some(modifier), None]);
        cases.push([None, Some(modifier)]);
    }
    let date = "2024-08-01";
    let mut count = 0;
    for (at, held) in tables.packs().next().unwrap().held().enumerate() {
        let Some((None, Some(overridable))) = held.until.last() else {
            continue;
        };
        let both = [held.column1, held.column2];
        let info = both.map(codes::find);
        if info.iter().flatten().any(|info| !info.in_force(day(date))) {
            continue;
        }
        let twice = tables
            .pair_of(both[1], both[0], day(date))
            .unwrap()
            .unwrap()
            .column1
            != both[0];
        if twice {
            continue;
        }
        let em = info.map(|info| info.is_some_and(|info| info.family.is_em()));
        // Both codes of the catalogue: each case. Others differ in nothing but their codes: one case in turn, and none.
        let known = info.iter().all(Option::is_some);
        let chosen: Vec<[Option<&str>; 2]> = if known {
            cases.clone()
        } else {
            vec![none, cases[1 + at % (cases.len() - 1)]]
        };
        for modifiers in chosen {
            for turned in [false, true] {
                let line = |at: usize| {
                    let modifier = modifiers[at].map_or(String::new(), |one| format!("\"{one}\""));
                    format!(r#"{{"code":"{}","modifiers":[{modifier}]}}"#, both[at])
                };
                let (first, second) = if turned {
                    (line(1), line(0))
                } else {
                    (line(0), line(1))
                };
                let payer = if at % 2 == 0 { "medicare" } else { aetna };
                let text = format!(
                    r#"{{"dateOfService":"{date}","payer":"{payer}","lines":[{first},{second}]}}"#
                );
                let encounter = cleanclaim::formats::json::encounter(text.as_bytes()).unwrap();
                let report = cleanclaim::check::check(&encounter, &options);
                let found: Vec<(&str, &str)> = report
                    .findings
                    .iter()
                    .map(|one| (one.rule, one.severity.word()))
                    .collect();
                let wanted = expected(*overridable, em, modifiers).map(|rule| {
                    let soft = rule == "pair-modifier-missing" && payer == aetna;
                    (rule, if soft { "warning" } else { "error" })
                });
                assert_eq!(
                    found,
                    wanted.into_iter().collect::<Vec<_>>(),
                    "{both:?} {modifiers:?}"
                );
                assert!(report.unchecked.is_empty(), "{:?}", report.unchecked);
                count += 1;
            }
        }
    }
    println!("{count} encounters of live pairs judged");
    assert!(count > 50_000, "{count}");
}

#[test]
fn the_limits_of_the_catalogues_codes_are_as_they_were_read() {
    let tables = Tables::default();
    let text = std::fs::read_to_string(common::root().join("tests/unit-limits.tsv")).unwrap();
    let mut rows = 0;
    for row in text.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let found = tables.limit_of(code(cells[0]), day("2026-03-16")).unwrap();
        let found = found.unwrap_or_else(|| panic!("{row}: no limit"));
        assert_eq!(found.limit.units.to_string(), cells[1], "{row}");
        assert_eq!(found.limit.absolute, cells[2] == "2", "{row}");
        assert_eq!(found.table, "ncci-mue-practitioner-bh 2026Q2");
        assert_eq!(
            tables.limit_of(code(cells[0]), day("2024-06-30")),
            Err(Gap::NoTable)
        );
        rows += 1;
    }
    assert!(rows > 200, "{rows}");
    // Codes for which CMS publishes none.
    for none in ["G2211", "H0031", "G0568"] {
        assert_eq!(
            tables.limit_of(code(none), day("2026-06-16")),
            Ok(None),
            "{none}"
        );
    }
}

// ---------------------------------------------------------------- tables in use

#[test]
fn a_loaded_list_of_diagnoses_answers_for_what_the_built_in_one_does_not_hold() {
    use cleanclaim::tables::icd::Status;
    use cleanclaim::tables::icd_build::{self, Release, read_list};
    let list = "00001 I10     1 x\n00002 F32     0 x\n00003 F320    1 x\n00004 F331    0 x\n00005 F3311   1 x\n";
    let body = icd_build::build(
        &[Release {
            from: day("2026-10-01"),
            until: day("2027-03-31"),
            list: read_list(list).unwrap(),
        }],
        &["F", "I"],
    )
    .unwrap();
    let head = head("icd-10-cm of a test", "2026-10-01");
    let bytes = build::write(&Content {
        icd: Some((head, body)),
        ..Content::default()
    })
    .unwrap();
    let mut tables = Tables::default();
    let on = "2026-11-16";
    assert!(tables.diagnosis("I10", day(on)).is_none());
    tables.load(bytes).unwrap();
    let status = |tables: &Tables, code: &str| {
        let found = tables.diagnosis(code, day(on)).unwrap();
        (found.standing.status, found.table.to_owned())
    };
    let own = "icd-10-cm of a test".to_owned();
    assert_eq!(status(&tables, "I10"), (Status::Billable, own.clone()));
    // It is later than the built-in one, and goes before it where it covers.
    assert_eq!(status(&tables, "F331"), (Status::Header, own));
    let built_in = "icd-10-cm-bh 2026-10-01".to_owned();
    assert_eq!(status(&tables, "Z590"), (Status::Header, built_in));
    assert!(tables.unload("icd-10-cm of a test"));
    assert!(tables.diagnosis("I10", day(on)).is_none());
}

#[test]
fn the_latest_table_decides_where_it_covers() {
    let bh = "ncci-ptp-practitioner-bh 2024Q3";
    let mut tables = Tables::default();
    let (therapy, group) = (code("90834"), code("90853"));
    let date = day("2026-03-16");
    let built_in = tables.pair_of(therapy, group, date).unwrap().unwrap();
    assert!(built_in.overridable && built_in.table == bh);
    let receipt = |tables: &Tables| {
        let encounter = json!({ "dateOfService": "2026-03-16", "lines": [{ "code": "90834" }] });
        judge(&encounter, &json!({ "receipt": true }), tables)
            .receipt
            .unwrap()
    };
    let before = receipt(&tables);

    let name = "ncci-ptp-practitioner 2026Q4";
    let own = pairs(
        name,
        vec![
            row("90853", "90834", None, false),
            row("A1234", "90853", None, true),
        ],
    );
    assert_eq!(tables.load(own.clone()).unwrap(), name);
    let found = tables.pair_of(therapy, group, date).unwrap().unwrap();
    assert!(!found.overridable && found.table == name);
    // It names both codes and no pair of them: that is an answer.
    assert_eq!(tables.pair_of(code("A1234"), therapy, date), Ok(None));
    // Before its first date, and for codes it does not name, the built-in one still speaks.
    assert_eq!(
        tables
            .pair_of(therapy, group, day("2019-06-01"))
            .unwrap()
            .unwrap()
            .table,
        bh
    );
    assert_eq!(
        tables
            .pair_of(code("90791"), therapy, date)
            .unwrap()
            .unwrap()
            .table,
        bh
    );
    assert!(tables.knows(code("A1234")) && !Tables::default().knows(code("A1234")));
    assert_ne!(receipt(&tables), before);
    assert_eq!(tables.names()[0], name);

    // A pack of the same name takes its place; letting it go brings back what was.
    tables
        .load(pairs(name, vec![row("90853", "90834", None, true)]))
        .unwrap();
    assert!(
        tables
            .pair_of(therapy, group, date)
            .unwrap()
            .unwrap()
            .overridable
    );
    assert_eq!(tables.names().len(), 4);
    assert!(tables.unload(name) && !tables.unload(name) && !tables.unload(bh));
    assert_eq!(receipt(&tables), before);
    assert_eq!(tables, Tables::default());

    // One that takes a built-in name stands in its place, and the built-in one comes back.
    tables
        .load(pairs(bh, vec![row("90853", "90834", None, false)]))
        .unwrap();
    assert_eq!(tables.names(), [bh, "icd-10-cm-bh 2026-10-01"]);
    assert!(tables.unload(bh));
    assert_eq!(tables, Tables::default());
}

#[test]
fn options_choose_among_the_loaded_tables() {
    let name = "ncci-ptp-practitioner 2026Q4";
    let tables = loaded(pairs(name, vec![row("90853", "90834", None, false)]));
    let encounter = json!({ "dateOfService": "2026-03-16", "lines": [
        { "code": "90834", "modifiers": ["59"] }, { "code": "90853", "modifiers": [] }] });
    let with = |names: Value| {
        let mut options = only_pairs();
        options["tables"] = names;
        judge(&encounter, &options, &tables)
    };
    let own = with(json!([name]));
    assert_eq!(own.findings[0].rule, "pair-not-allowed");
    assert_eq!(own.versions.tables, [name]);
    let fact = own.findings[0]
        .facts
        .iter()
        .find(|(key, _)| *key == "table")
        .unwrap();
    assert_eq!(serde_json::to_value(&fact.1).unwrap(), name);
    let built_in = with(json!(["ncci-mue-practitioner-bh 2026Q2"]));
    assert!(built_in.findings.is_empty());
    assert_eq!(
        built_in.versions.tables.len(),
        2,
        "a name stands for its pack"
    );
    let none = with(json!([]));
    assert!(none.findings.is_empty() && none.versions.tables.is_empty());
    assert!(
        none.unchecked
            .iter()
            .any(|one| one.rule == "pair-not-allowed" && one.reason.word() == "no-table")
    );

    let options = common::raw(&json!({ "tables": [name, "ncci-ptp 1999Q1"] }));
    let problems = Options::from_raw(&options, &tables).unwrap_err();
    assert_eq!(problems[0].path, "/tables/1");
    assert!(
        problems[0].help.as_ref().unwrap().contains(name),
        "{problems:?}"
    );
}

#[test]
fn a_code_that_no_row_names_is_out_of_date_and_never_no_conflict() {
    let lines = |one: &str, other: &str| {
        json!({ "dateOfService": "2026-03-16", "payer": "medicare",
        "lines": [{ "code": one, "modifiers": [] }, { "code": other, "modifiers": [] }] })
    };
    let report = judge(&lines("90834", "G0568"), &only_pairs(), &Tables::default());
    let open: Vec<_> = report
        .unchecked
        .iter()
        .filter(|one| one.reason.word() == "out-of-date")
        .collect();
    assert_eq!(open.len(), 2, "{:?}", report.unchecked);
    assert!(
        open.iter()
            .all(|one| one.lines == [1] && one.weight.word() == "advisory")
    );
    // Two codes that the slice names, and neither with all its rows: it cannot say that they are no pair.
    let (visit, tables) = (code("99213"), Tables::default());
    let pack = tables.packs().next().unwrap();
    let other = pack
        .limits_held()
        .map(|(code, _)| code)
        .find(|other| tables.pair_of(visit, *other, day("2026-03-16")) == Err(Gap::NoTable))
        .unwrap();
    let part = judge(&lines("99213", other.as_str()), &only_pairs(), &tables);
    let open = part
        .unchecked
        .iter()
        .find(|one| one.rule == "pair-not-allowed")
        .unwrap();
    assert!(
        open.reason.word() == "no-table" && open.lines == [0, 1],
        "{open:?}"
    );
    // The date is before the table.
    assert_eq!(
        tables.pair_of(code("90834"), code("90853"), day("2012-12-31")),
        Err(Gap::NoTable)
    );
}

#[test]
fn a_code_that_the_catalogue_lacks_still_has_its_pairs_and_limits() {
    let known = |code: &str| codes::find(Code::parse(code).unwrap()).is_some();
    let name = "ncci-ptp-practitioner 2026Q4";
    let bytes = build::write(&Content {
        pairs: Some((
            head(name, "2020-01-01"),
            vec![
                row("A1234", "A1235", None, false),
                row("A1234", "99213", None, true),
            ],
        )),
        limits: Some((
            head("ncci-mue-practitioner 2026Q4", "2020-01-01"),
            vec![
                LimitRow {
                    code: code("A1234"),
                    limit: Limit {
                        units: 2,
                        absolute: true,
                    },
                },
                LimitRow {
                    code: code("A1235"),
                    limit: Limit {
                        units: 0,
                        absolute: true,
                    },
                },
            ],
        )),
        ..Content::default()
    })
    .unwrap();
    let tables = loaded(bytes);
    assert!(!known("A1234") && known("99213"));
    let of = |lines: Value, payer: &str| {
        judge(
            &json!({ "dateOfService": "2026-03-16", "payer": payer, "lines": lines }),
            &json!({}),
            &tables,
        )
    };
    let rules = |report: &Report| -> BTreeSet<(&str, &str)> {
        report
            .findings
            .iter()
            .map(|one| (one.rule, one.severity.word()))
            .collect()
    };
    let pair = of(
        json!([{ "code": "A1234", "modifiers": ["59"] }, { "code": "A1235", "modifiers": [] }]),
        "aetna",
    );
    assert!(rules(&pair).contains(&("pair-not-allowed", "error")));
    assert!(
        pair.unchecked
            .iter()
            .any(|one| one.rule == "code-unknown" && one.weight.word() == "blocking")
    );
    let visit = |em: Value, other: Value| {
        of(
            json!([
        { "code": "A1234", "modifiers": other }, { "code": "99213", "modifiers": em, "levelBasis": "mdm", "mdm": "low" }]),
            "medicare",
        )
    };
    let missing = ("pair-modifier-missing", "error");
    assert!(rules(&visit(json!([]), json!([]))).contains(&missing));
    assert!(rules(&visit(json!(["59"]), json!([]))).contains(&missing));
    assert!(rules(&visit(json!([]), json!(["25"]))).contains(&missing));
    assert!(!rules(&visit(json!(["25"]), json!([]))).contains(&missing));
    let above = of(json!([{ "code": "A1234", "units": 3 }]), "medicare");
    assert!(rules(&above).contains(&("units-above-daily-limit", "error")));
    assert!(rules(&of(json!([{ "code": "A1234", "units": 2 }]), "medicare")).is_empty());
    // None at all is Medicare's word on the code.
    assert!(
        rules(&of(json!([{ "code": "A1235" }]), "medicare"))
            .contains(&("units-above-daily-limit", "error"))
    );
    assert!(rules(&of(json!([{ "code": "A1235" }]), "aetna")).is_empty());
}

#[test]
fn a_service_delivered_before_is_in_a_pair_like_a_line() {
    let tables = Tables::default();
    let of = |code: &str, modifiers: Value, prior: Value| {
        let encounter = json!({ "dateOfService": "2026-03-16", "payer": "medicare", "history": [prior],
            "lines": [{ "code": code, "modifiers": modifiers }] });
        let report = judge(&encounter, &only_pairs(), &tables);
        let needs: Vec<String> = report
            .unchecked
            .iter()
            .flat_map(|one| one.needs.clone())
            .collect();
        let found: Vec<(String, bool)> = report
            .findings
            .iter()
            .map(|one| (one.rule.to_owned(), one.fix.is_some()))
            .collect();
        (found, needs)
    };
    let prior = |code: &str, modifiers: Value, own: Value| {
        let mut prior = json!({ "dateOfService": "2026-03-16", "code": code });
        for (key, value) in own.as_object().unwrap() {
            prior[key] = value.clone();
        }
        if !modifiers.is_null() {
            prior["modifiers"] = modifiers;
        }
        prior
    };
    let own = json!({ "sameClinician": true });
    let group = json!({ "sameClinician": false, "sameGroup": true, "sameSpecialty": true });
    let other = json!({ "sameClinician": false, "sameGroup": false });
    let missing = |fix: bool| vec![("pair-modifier-missing".to_owned(), fix)];
    let empty: Vec<(String, bool)> = Vec::new();
    for whose in [&own, &group] {
        assert_eq!(
            of("90834", json!([]), prior("90853", json!([]), whose.clone())).0,
            missing(true)
        );
        assert_eq!(
            of(
                "90834",
                json!(["59"]),
                prior("90853", json!([]), whose.clone())
            )
            .0,
            empty
        );
        assert_eq!(
            of(
                "90834",
                json!([]),
                prior("90853", json!(["XE"]), whose.clone())
            )
            .0,
            empty
        );
        let (found, needs) = of(
            "90834",
            json!([]),
            prior("90853", Value::Null, whose.clone()),
        );
        assert_eq!(
            (found, needs),
            (empty.clone(), vec!["/history/0/modifiers".to_owned()])
        );
        // The E/M carries 25, wherever it stands.
        assert_eq!(
            of(
                "90853",
                json!(["59"]),
                prior("99213", json!([]), whose.clone())
            )
            .0,
            missing(false)
        );
        assert_eq!(
            of(
                "90853",
                json!([]),
                prior("99213", json!(["25"]), whose.clone())
            )
            .0,
            empty
        );
        assert_eq!(
            of(
                "99213",
                json!(["25"]),
                prior("90853", json!([]), whose.clone())
            )
            .0,
            empty
        );
    }
    assert_eq!(
        of("90834", json!([]), prior("90853", json!([]), other)),
        (empty.clone(), Vec::new())
    );
    let (found, needs) = of("90834", json!([]), prior("90853", json!([]), json!({})));
    assert_eq!(
        (found, needs),
        (empty.clone(), vec!["/history/0/sameClinician".to_owned()])
    );
    let (_, needs) = of(
        "90834",
        json!([]),
        prior(
            "90853",
            json!([]),
            json!({ "sameClinician": false, "sameGroup": true }),
        ),
    );
    assert_eq!(needs, ["/history/0/sameSpecialty"]);
}

// ---------------------------------------------------------------- rows into a pack

#[test]
fn a_pair_counts_by_the_rows_of_its_history() {
    let dated = |first: u32, last: Option<u32>, overridable: bool| PairRow {
        first: Some(first),
        ..row("90834", "90853", last, overridable)
    };
    let old = |one: &str, other: &str| PairRow {
        first: Some(2005_0101),
        ..row(one, other, None, true)
    };
    // Both codes are in the table since 2005, so their pair began when its row says.
    let rows = vec![
        old("90834", "A0001"),
        old("90853", "A0001"),
        dated(2020_0101, Some(2020_0101), true),
        dated(2021_0401, Some(2022_0331), false),
        dated(2023_0101, None, true),
    ];
    let tables = loaded(pairs("ncci-ptp-practitioner 2026Q4", rows));
    let of = |date: &str| {
        let found = tables
            .pair_of(code("90853"), code("90834"), day(date))
            .unwrap();
        found.map(|found| found.overridable)
    };
    assert_eq!(
        of("2020-01-01"),
        None,
        "deleted on its first day, it never was"
    );
    assert_eq!(of("2021-03-31"), None);
    assert_eq!(of("2021-04-01"), Some(false));
    assert_eq!(of("2022-03-31"), Some(false));
    assert_eq!(of("2022-04-01"), None);
    assert_eq!(of("2022-12-31"), None);
    assert_eq!(of("2023-01-01"), Some(true));

    // Without first days a row counts up to its last; what was withdrawn for 2020 came back in October.
    let rows = vec![
        row("90834", "90853", Some(2019_1231), true),
        row("90834", "90853", Some(2022_1231), false),
        row("90832", "90853", None, true),
    ];
    let tables = loaded(pairs("ncci-ptp-practitioner 2026Q4", rows));
    let of = |one: &str, date: &str| {
        let found = tables.pair_of(code("90853"), code(one), day(date)).unwrap();
        found.map(|found| found.overridable)
    };
    assert_eq!(of("90834", "2020-09-30"), None);
    assert_eq!(of("90834", "2020-10-01"), Some(false));
    assert_eq!(of("90834", "2022-12-31"), Some(false));
    assert_eq!(of("90834", "2023-01-01"), None);
    assert_eq!(of("90832", "2020-01-01"), Some(true));
}

#[test]
fn what_cannot_be_a_pack_is_said() {
    assert_eq!(build::write(&Content::default()), Err(build::Unfit::Empty));
    let named = |name: &str| {
        build::write(&Content {
            pairs: Some((
                head(name, "2020-01-01"),
                vec![row("90834", "90853", None, true)],
            )),
            ..Content::default()
        })
    };
    assert!(matches!(named(""), Err(build::Unfit::Name(_))));
    assert!(matches!(named("a\nb"), Err(build::Unfit::Name(_))));
    let (letters, mut rows) = (b'A'..=b'Z', Vec::new());
    for letter in letters.take(7) {
        for number in (0..10_000).step_by(2) {
            let name = |number: u32| format!("{}{number:04}", char::from(letter));
            rows.push(row(&name(number), &name(number + 1), None, true));
        }
    }
    let many = Content {
        pairs: Some((head("many", "2020-01-01"), rows)),
        ..Content::default()
    };
    assert_eq!(build::write(&many), Err(build::Unfit::Codes(70_000)));
}

#[test]
fn more_limits_than_a_byte_can_count_are_kept() {
    let rows: Vec<LimitRow> = (0..700)
        .map(|number| LimitRow {
            code: code(&format!("J{number:04}")),
            limit: Limit {
                units: number * 1000,
                absolute: number % 3 == 0,
            },
        })
        .collect();
    let bytes = build::write(&Content {
        limits: Some((
            head("ncci-mue-practitioner 2026Q4", "2020-01-01"),
            rows.clone(),
        )),
        ..Content::default()
    });
    let tables = loaded(bytes.unwrap());
    for row in rows {
        let found = tables
            .limit_of(row.code, day("2026-03-16"))
            .unwrap()
            .unwrap();
        assert_eq!(found.limit, row.limit);
    }
}

#[test]
fn codes_of_every_shape_keep_their_row() {
    let shapes = [
        "00100", "99999", "0001A", "9999Z", "A0001", "Z9999", "AB123", "ZZZZZ", "1A2B3", "12A45",
    ];
    let rows: Vec<PairRow> = shapes
        .iter()
        .flat_map(|one| shapes.iter().map(move |other| (one, other)))
        .filter(|(one, other)| one < other)
        .map(|(one, other)| row(one, other, None, true))
        .collect();
    let pack = Pack::read(pairs("shapes", rows.clone())).unwrap();
    let held: BTreeSet<(Code, Code)> = pack.held().map(|one| (one.column1, one.column2)).collect();
    let wanted: BTreeSet<(Code, Code)> =
        rows.iter().map(|row| (row.column1, row.column2)).collect();
    assert_eq!(held, wanted);
}

// ---------------------------------------------------------------- bytes that are no pack

#[test]
fn foreign_bytes_are_named_for_what_they_are() {
    let words = |bytes: &[u8]| match Pack::read(bytes.to_vec()) {
        Err(fault) => fault.to_string(),
        Ok(_) => panic!("read"),
    };
    assert!(words(b"").contains("there are none"));
    assert!(words(b"\x1f\x8b\x08").contains("gzip"));
    assert!(words(b"PK\x03\x04").contains("zip or xlsx"));
    assert!(words(b"<!doctype html>").contains("CLCTABLE"));
    let mut newer = EMBEDDED.to_vec();
    newer[40] = 9;
    assert!(matches!(
        Pack::read(newer.clone()),
        Err(Fault::Damaged { .. })
    ));
    assert_eq!(
        Pack::read(Pack::resealed(&newer)).unwrap_err(),
        Fault::Newer(9)
    );
    assert!(words(&Pack::resealed(&newer)).contains("form 9"));
}

fn small() -> Vec<u8> {
    let mut dice = Dice(7);
    let codes: Vec<String> = (0..120)
        .map(|at| format!("{:05}", 90_000 + at * 3))
        .collect();
    let rows = (0..900).map(|_| {
        let last = [
            None,
            Some(2021_1231),
            Some(2022_0630),
            Some(2023_0331),
            Some(2019_1231),
        ][dice.roll(5)];
        row(
            &codes[dice.roll(120)],
            &codes[dice.roll(120)],
            last,
            dice.roll(2) == 0,
        )
    });
    build::write(&Content {
        pairs: Some((
            head("ncci-ptp-practitioner 2026Q4", "2020-01-01"),
            rows.collect(),
        )),
        limits: Some((
            head("ncci-mue-practitioner 2026Q4", "2020-01-01"),
            vec![LimitRow {
                code: code("90000"),
                limit: Limit {
                    units: 4,
                    absolute: true,
                },
            }],
        )),
        ..Content::default()
    })
    .unwrap()
}

/// Everything that may be asked of a pack, however odd it is.
fn ask(pack: Pack, bytes: Vec<u8>) {
    let held = pack.held().take(100_000).count();
    assert!(held <= 100_000 && pack.limits_held().count() <= 65_000);
    let tables = loaded(bytes);
    let mut dice = Dice(held as u64);
    for _ in 0..60 {
        let code = |dice: &mut Dice| code(&format!("{:05}", 90_000 + dice.roll(400)));
        let (one, other) = (code(&mut dice), code(&mut dice));
        let _ = tables.pair_of(one, other, day("2026-03-16"));
        let _ = tables.limit_of(one, day("2026-03-16"));
        let _ = tables.knows(other);
    }
}

#[test]
fn a_pack_cut_short_anywhere_is_refused() {
    let bytes = small();
    for length in 0..bytes.len() {
        assert!(Pack::read(bytes[..length].to_vec()).is_err(), "{length}");
        // And where the hash is right for what is left.
        if let Ok(pack) = Pack::read(Pack::resealed(&bytes[..length])) {
            ask(pack, Pack::resealed(&bytes[..length]));
        }
    }
    for length in (0..EMBEDDED.len()).step_by(211) {
        assert!(Pack::read(EMBEDDED[..length].to_vec()).is_err(), "{length}");
        assert!(
            Pack::read(Pack::resealed(&EMBEDDED[..length])).is_err(),
            "{length}"
        );
    }
}

#[test]
fn changed_bytes_are_refused_or_do_no_harm() {
    let bytes = small();
    let mut dice = Dice(11);
    let (mut refused, mut read) = (0, 0);
    for round in 0..2000 {
        let mut changed = bytes.clone();
        for _ in 0..1 + round % 3 {
            let at = 40 + dice.roll(changed.len() - 40);
            // Half of them in the first bytes, where lengths and counts are.
            let at = if round % 2 == 0 { at } else { 40 + at % 120 };
            changed[at] = match dice.roll(3) {
                0 => changed[at] ^ (1 << dice.roll(8)),
                1 => 255,
                _ => dice.roll(256) as u8,
            };
        }
        if changed != bytes {
            assert!(matches!(
                Pack::read(changed.clone()),
                Err(Fault::Damaged { .. })
            ));
        }
        let sealed = Pack::resealed(&changed);
        match Pack::read(sealed.clone()) {
            Err(fault) => {
                assert!(!fault.to_string().is_empty());
                refused += 1;
            }
            Ok(pack) => {
                ask(pack, sealed);
                read += 1;
            }
        }
    }
    assert!(refused > 300 && read > 30, "{refused} {read}");
}

// ---------------------------------------------------------------- the whole table

fn data() -> Option<PathBuf> {
    std::env::var_os("CLEANCLAIM_DATA").map(PathBuf::from)
}

fn gunzipped(path: &PathBuf) -> String {
    let mut text = String::new();
    let file = fs::File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    flate2::read::GzDecoder::new(file)
        .read_to_string(&mut text)
        .unwrap();
    text
}

fn gzipped(bytes: &[u8]) -> usize {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    out.write_all(bytes).unwrap();
    out.finish().unwrap().len()
}

/// CMS's rows with their last day, or made-up ones: families of neighbouring codes that share their rows, as surgical codes do.
fn whole_table() -> (Vec<PairRow>, Vec<LimitRow>, bool) {
    if let Some(folder) = data() {
        let text = gunzipped(
            &folder.join("ncci_ptp_medicare_2024Q3/ptp_practitioner_20240701_full.tsv.gz"),
        );
        let rows = text.lines().skip(1).filter_map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let last = (cells[3] != "*").then(|| cells[3].parse().unwrap());
            (cells[4] != "9").then(|| row(cells[0], cells[1], last, cells[4] == "1"))
        });
        let limits =
            fs::read_to_string(folder.join("ncci_mue/mue_medicare_practitioner_2026Q2.tsv"))
                .unwrap();
        let limits = limits.lines().skip(1).map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let limit = Limit {
                units: cells[1].parse().unwrap(),
                absolute: cells[2] == "2",
            };
            LimitRow {
                code: code(cells[0]),
                limit,
            }
        });
        return (rows.collect(), limits.collect(), true);
    }
    let mut dice = Dice(3);
    let codes: Vec<String> = (0..1_200)
        .map(|at| format!("{:05}", 10_000 + at * 7 + at % 3))
        .collect();
    let mut rows = Vec::new();
    let mut template: Vec<(usize, usize, usize)> = Vec::new();
    for (at, one) in codes.iter().enumerate() {
        if at % 9 == 0 {
            template = (0..40)
                .map(|_| (dice.roll(1_200), 1 + dice.roll(8), dice.roll(16)))
                .collect();
        }
        let mut seen = HashSet::new();
        for (first, length, kind) in &template {
            for other in (*first..first + length).filter(|other| *other < 1_200 && *other != at) {
                if seen.insert(other) {
                    let last = [
                        None,
                        None,
                        None,
                        Some(2022_1231),
                        Some(2020_1231),
                        Some(2018_1231),
                    ][kind % 6];
                    rows.push(row(one, &codes[other], last, kind % 2 == 0));
                }
            }
        }
    }
    let limits = codes.iter().enumerate();
    let limits = limits.map(|(at, one)| LimitRow {
        code: code(one),
        limit: Limit {
            units: at as u32 % 30,
            absolute: at % 3 == 0,
        },
    });
    (rows, limits.collect(), false)
}

#[test]
fn every_pair_of_a_whole_table_is_right_and_other_codes_are_none() {
    let (rows, limits, whole) = whole_table();
    let content = Content {
        pairs: Some((
            head("ncci-ptp-practitioner 2024Q3", "2020-01-01"),
            rows.clone(),
        )),
        limits: Some((
            head("ncci-mue-practitioner 2026Q2", "2020-01-01"),
            limits.clone(),
        )),
        ..Content::default()
    };
    let started = Instant::now();
    let bytes = build::write(&content).unwrap();
    let built = started.elapsed();
    let (size, packed) = (bytes.len(), gzipped(&bytes));
    let started = Instant::now();
    let pack = Pack::read(bytes.clone()).unwrap();
    let load = started.elapsed();
    let memory = pack.memory();
    drop(pack);
    let tables = loaded(bytes);
    let date = day("2024-08-01");

    let live: BTreeMap<(Code, Code), bool> = rows
        .iter()
        .filter(|row| row.last.is_none())
        .map(|row| ((row.column1, row.column2), row.overridable))
        .collect();
    for ((one, two), overridable) in &live {
        for (first, second) in [(*one, *two), (*two, *one)] {
            let found = tables.pair_of(first, second, date).unwrap().unwrap();
            if (found.column1, found.column2) == (*one, *two) {
                assert_eq!(found.overridable, *overridable, "{one} {two}");
            } else {
                assert_eq!(
                    live.get(&(*two, *one)),
                    Some(&found.overridable),
                    "{one} {two}"
                );
            }
            assert_eq!(found.table, "ncci-ptp-practitioner 2024Q3");
        }
    }
    let mut ended = 0;
    let named: HashSet<(Code, Code)> = rows
        .iter()
        .filter(|row| row.last.is_none_or(|last| last > 2019_1231))
        .map(|row| (row.column1, row.column2))
        .collect();
    let once: BTreeMap<(Code, Code), usize> = rows.iter().fold(BTreeMap::new(), |mut out, row| {
        *out.entry((row.column1, row.column2)).or_default() += 1;
        out
    });
    for row in rows
        .iter()
        .filter(|row| row.last.is_some_and(|last| last >= 2020_0101))
    {
        let pair = (row.column1, row.column2);
        if once[&pair] > 1 || named.contains(&(row.column2, row.column1)) {
            continue;
        }
        let last = ServiceDate::from_compact(row.last.unwrap()).unwrap();
        let found = tables.pair_of(pair.0, pair.1, last).unwrap().unwrap();
        assert_eq!(
            (found.column1, found.overridable),
            (pair.0, row.overridable),
            "{pair:?}"
        );
        assert_eq!(
            tables.pair_of(pair.0, pair.1, day(&next_day(last))),
            Ok(None),
            "{pair:?}"
        );
        ended += 1;
    }
    for row in &limits {
        let found = tables
            .limit_of(row.code, day("2026-05-01"))
            .unwrap()
            .unwrap();
        assert_eq!(found.limit, row.limit, "{}", row.code);
    }
    // Codes of its rows, since of others it knows nothing.
    let codes: Vec<Code> = named
        .iter()
        .flat_map(|(one, other)| [*one, *other])
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let mut dice = Dice(5);
    let mut others = Vec::new();
    while others.len() < 100_000 {
        let (one, other) = (codes[dice.roll(codes.len())], codes[dice.roll(codes.len())]);
        if one != other && !named.contains(&(one, other)) && !named.contains(&(other, one)) {
            others.push((one, other));
        }
    }
    let started = Instant::now();
    for (one, other) in &others {
        assert_eq!(
            tables.pair_of(*one, *other, date),
            Ok(None),
            "{one} {other}"
        );
    }
    let silent = started.elapsed() / others.len() as u32;
    println!(
        "{}: {} rows, {} live pairs right both ways, {ended} ended rows right, {} others silent\n\
         {size} bytes, {packed} gzipped, {memory} in memory; built in {built:?}, read in {load:?}, {silent:?} a lookup (native, this build)",
        if whole {
            "CMS's table"
        } else {
            "made-up table"
        },
        rows.len(),
        live.len(),
        others.len(),
    );
    if whole {
        assert_eq!(live.len(), 1_669_820);
    } else {
        assert!(
            live.len() > 80_000 && ended > 20_000,
            "{} {ended}",
            live.len()
        );
    }
    assert!(packed <= 160_000, "{packed}");
    assert!(memory <= 2_000_000, "{memory}");
}

#[test]
fn the_built_in_slice_is_that_of_the_research_data() {
    let Some(folder) = data() else {
        // The data is not in this repository; the recorded hash stands in for it.
        return the_built_in_pack_is_the_recorded_one();
    };
    let tables = Tables::default();
    let date = day("2024-08-01");
    let mut count = 0;
    for file in ["bh_subset_at_least_one_bh.tsv.gz", "em_em_pairs.tsv.gz"] {
        let text = gunzipped(&folder.join("ncci_ptp_medicare_2024Q3").join(file));
        for line in text.lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            if cells[4] == "9" || cells[3] != "*" && cells[3] < "20130101" {
                continue;
            }
            let (one, two) = (code(cells[0]), code(cells[1]));
            // Of visits those of the catalogue are built in.
            let listed = |code: Code| codes::find(code).is_some();
            if file.starts_with("em") && !(listed(one) && listed(two)) {
                continue;
            }
            let date = if cells[3] == "*" {
                date
            } else {
                ServiceDate::from_compact(cells[3].parse().unwrap()).unwrap()
            };
            let found = tables
                .pair_of(one, two, date)
                .unwrap()
                .unwrap_or_else(|| panic!("{line}"));
            if found.column1 == one {
                // Of two rows that end on one day the one that a modifier may override stands.
                assert!(
                    found.overridable == (cells[4] == "1") || found.overridable,
                    "{line}"
                );
            }
            count += 1;
        }
    }
    println!("{count} rows of the research data stand in the built-in slice");
}
