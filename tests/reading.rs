//! Reading an encounter: everything that is wrong, each with its path, and nothing that is right refused.

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

use cleanclaim::encounter::{Encounter, Problem};
use cleanclaim::formats::json;
use cleanclaim::options::Options;
use cleanclaim::tables::Tables;
use proptest::prelude::*;
use serde_json::{Value, json};

fn problems(encounter: &Value) -> Vec<Problem> {
    json::encounter(encounter.to_string().as_bytes()).expect_err("it has problems")
}

fn paths(encounter: &Value) -> Vec<String> {
    problems(encounter)
        .into_iter()
        .map(|problem| problem.path)
        .collect()
}

fn read(encounter: &Value) -> Encounter {
    json::encounter(encounter.to_string().as_bytes())
        .unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn with(path: &str, value: Value) -> Value {
    let mut encounter = json!({
        "dateOfService": "2026-03-16",
        "lines": [{ "code": "90837" }],
        "patient": {}, "rendering": {}, "session": { "otherIntervals": [] }, "note": { "elements": {} },
        "plan": {}, "coverage": { "authorizations": [{}] }, "privacy": {}, "procedure": {}, "claim": {},
        "history": [{ "dateOfService": "2026-01-01", "code": "90837" }],
    });
    let (parent, key) = path.rsplit_once('/').unwrap();
    let target = encounter.pointer_mut(parent).unwrap();
    target
        .as_object_mut()
        .unwrap()
        .insert(key.to_owned(), value);
    encounter
}

#[test]
fn every_problem_is_listed_with_its_path() {
    let encounter = json!({
        "dateOfService": "2026-02-30",
        "lines": [
            { "code": "9083", "minutes": "50", "units": 0, "modifers": ["95"] },
            { "code": "90837-95", "units": 1.5, "start": "25:00", "charge": 12.345 },
            {},
        ],
        "modality": "vidoe",
        "rendering": { "credential": "LCSW " },
        "patient": { "ageYears": -1 },
        "unknown": true,
    });
    // Problems stand in the order of the input; this one was sorted by its writer.
    assert_eq!(
        paths(&encounter),
        [
            "/dateOfService",
            "/lines/0/code",
            "/lines/0/minutes",
            "/lines/0/modifers",
            "/lines/0/units",
            "/lines/1/charge",
            "/lines/1/code",
            "/lines/1/start",
            "/lines/1/units",
            "/lines/2/code",
            "/modality",
            "/patient/ageYears",
            "/rendering/credential",
            "/unknown",
        ]
    );
    let help = |path: &str| {
        problems(&encounter)
            .into_iter()
            .find(|problem| problem.path == path)
            .and_then(|problem| problem.help)
            .unwrap()
    };
    assert_eq!(help("/lines/0/modifers"), "did you mean `modifiers`?");
    assert_eq!(help("/modality"), "did you mean `video`?");
    assert_eq!(help("/lines/0/minutes"), "write 50 without quotes");
    assert_eq!(
        help("/lines/1/code"),
        "write `90837` here and `95` under `modifiers`"
    );
    assert_eq!(help("/rendering/credential"), "did you mean `lcsw`?");
    for problem in problems(&encounter) {
        assert!(
            !problem.message.ends_with('.') && !problem.message.starts_with(char::is_uppercase),
            "{problem:?}"
        );
    }
}

#[test]
fn codes_are_read_in_any_case_with_stray_spaces_and_diagnoses_with_or_without_the_dot() {
    let encounter = read(&json!({
        "dateOfService": "2026-03-16",
        "lines": [{ "code": " g2212 ", "modifiers": [" gt", "95 "] }],
        "diagnoses": ["F33.1", "f331", " F33.1 "],
    }));
    assert_eq!(encounter.lines[0].code.to_string(), "G2212");
    let modifiers: Vec<String> = encounter.lines[0]
        .modifiers
        .iter()
        .flatten()
        .map(ToString::to_string)
        .collect();
    assert_eq!(modifiers, ["GT", "95"]);
    assert!(
        encounter
            .diagnoses
            .unwrap()
            .iter()
            .all(|one| one.as_str() == "F331")
    );
}

#[test]
fn null_is_unknown_where_a_fact_is_optional_and_a_problem_where_it_is_not() {
    let encounter = read(&with("/session/start", Value::Null));
    assert_eq!(encounter.session.unwrap().start, None);
    assert_eq!(
        paths(&json!({ "dateOfService": null, "lines": null })),
        ["/dateOfService", "/lines"]
    );
    assert_eq!(
        paths(&json!({ "dateOfService": "2026-03-16", "lines": [null] })),
        ["/lines/0"]
    );
    assert_eq!(
        paths(&json!({ "dateOfService": "2026-03-16", "lines": [] })),
        ["/lines"]
    );
}

#[test]
fn false_and_empty_lists_are_facts() {
    let encounter = read(&json!({
        "dateOfService": "2026-03-16", "lines": [{ "code": "90837", "modifiers": [] }],
        "note": { "elements": { "signature": false }, "complexityFactors": [] },
    }));
    assert_eq!(encounter.lines[0].modifiers, Some(Vec::new()));
    let note = encounter.note.unwrap();
    assert_eq!(note.complexity_factors, Some(Vec::new()));
    assert_eq!(
        note.elements
            .unwrap()
            .get(cleanclaim::encounter::NoteElement::Signature),
        Some(false)
    );
}

#[test]
fn every_field_refuses_what_it_is_not() {
    let wrong = [
        json!(true),
        json!(12.5),
        json!("zzz"),
        json!([1]),
        json!({ "a": 1 }),
    ];
    let fields: &[(&str, &[usize])] = &[
        // The path, and which of the wrong values are right for it.
        ("/dateOfService", &[]),
        ("/lines/0/minutes", &[]),
        ("/lines/0/units", &[]),
        ("/lines/0/charge", &[1]),
        ("/lines/0/authorized", &[0]),
        ("/lines/0/levelBasis", &[]),
        ("/lines/0/segments", &[]),
        ("/lines/0/rendering", &[]),
        ("/lines/0/diagnosisPointers", &[3]),
        ("/payer", &[2]),
        ("/plan/product", &[]),
        ("/plan/state", &[]),
        ("/plan/memberClass", &[]),
        ("/placeOfService", &[]),
        ("/patient/ageYears", &[]),
        ("/patient/established", &[0]),
        ("/rendering/credential", &[]),
        ("/session/start", &[]),
        ("/session/others", &[]),
        ("/session/otherIntervals", &[]),
        ("/note/signedOn", &[]),
        ("/note/text", &[2]),
        ("/note/elements", &[]),
        ("/note/elements/signature", &[0]),
        ("/coverage/authorizations", &[]),
        ("/privacy/part2Consent", &[0]),
        ("/history", &[]),
        ("/procedure/doseMg", &[]),
        ("/claim/type", &[]),
    ];
    for (path, right) in fields {
        for (at, value) in wrong.iter().enumerate() {
            let encounter = with(path, value.clone());
            let result = json::encounter(encounter.to_string().as_bytes());
            if right.contains(&at) {
                assert!(result.is_ok(), "{path} refuses {value}");
            } else {
                let problems = result.expect_err("it is wrong");
                assert!(
                    problems.iter().all(|one| one.path.starts_with(path)),
                    "{path} = {value}: {problems:?}"
                );
            }
        }
    }
}

#[test]
fn sizes_are_bounded_and_say_so() {
    let line = json!({ "code": "90837" });
    assert!(
        json::encounter(
            with("/lines", json!(vec![line.clone(); 100]))
                .to_string()
                .as_bytes()
        )
        .is_ok()
    );
    assert_eq!(paths(&with("/lines", json!(vec![line; 101]))), ["/lines"]);
    assert_eq!(
        paths(&with("/diagnoses", json!(vec!["F331"; 51]))),
        ["/diagnoses"]
    );
    assert!(
        json::encounter(
            with("/diagnoses", json!(vec!["F331"; 13]))
                .to_string()
                .as_bytes()
        )
        .is_ok(),
        "a finding, not a problem"
    );
    let prior = json!({ "dateOfService": "2026-01-01", "code": "90837" });
    assert_eq!(
        paths(&with("/history", json!(vec![prior; 2001]))),
        ["/history"]
    );
    assert_eq!(paths(&with("/payer", json!("x".repeat(201)))), ["/payer"]);
    assert_eq!(
        paths(&with("/note/text", json!("x".repeat(200_001)))),
        ["/note/text"]
    );
    let many = problems(&with("/lines", json!(vec![json!({ "a": 1, "b": 2 }); 100])));
    assert_eq!(many.len(), 101, "what is beyond a hundred is counted");
    assert!(many.last().unwrap().message.contains("more problems"));
}

#[test]
fn bytes_of_every_kind_give_a_problem() {
    let deep = "[".repeat(200_000);
    let zeros = vec![b'0'; 50 * 1024 * 1024];
    let nul = vec![0_u8; 5 * 1024 * 1024];
    let bytes: Vec<&[u8]> = vec![
        b"",
        b"   ",
        b"null",
        b"true",
        b"12",
        b"\"90837\"",
        b"[]",
        b"{",
        b"{}",
        b"{\"lines\":[}",
        b"\xff\xfe",
        b"{\"a\":\"\xff\"}",
        b"{\"dateOfService\": NaN}",
        b"{\"lines\": 1e999}",
        deep.as_bytes(),
        &zeros,
        &nul,
    ];
    for one in bytes {
        let problems = json::encounter(one).expect_err("no encounter");
        assert!(!problems.is_empty());
    }
}

#[test]
fn a_duplicate_key_keeps_the_last_as_every_json_reader_does() {
    let encounter = json::encounter(br#"{"dateOfService":"2026-01-01","dateOfService":"2026-03-16","lines":[{"code":"90837"}]}"#);
    assert_eq!(encounter.unwrap().date_of_service.to_string(), "2026-03-16");
}

#[test]
fn options_that_make_no_sense_say_where() {
    let of = |value: Value| Options::from_raw(&common::raw(&value), &Tables::default());
    let first = |value: Value| of(value).expect_err("no sense")[0].clone();
    assert!(of(json!(null)).is_ok() && of(json!({})).is_ok());
    let misspelt = first(json!({ "levels": { "clock-time-missing": "off" } }));
    assert_eq!(misspelt.path, "/levels/clock-time-missing");
    assert_eq!(
        misspelt.help.as_deref(),
        Some("did you mean `clock-times-missing`?")
    );
    assert_eq!(
        first(json!({ "levels": { "time": "loud" } })).path,
        "/levels/time"
    );
    assert_eq!(
        first(json!({ "stage": "sumbit" })).help.as_deref(),
        Some("did you mean `submit`?")
    );
    assert_eq!(first(json!({ "stages": "submit" })).path, "/stages");
    assert_eq!(first(json!({ "packs": [{}] })).path, "/packs/0/id");
    assert!(of(json!({ "packs": [] })).is_ok());
    assert_eq!(first(json!({ "tables": ["nothing"] })).path, "/tables/0");
    assert!(of(json!({ "tables": Tables::default().names() })).is_ok());
}

#[test]
fn an_encounter_is_written_as_it_was_read() {
    let bench = std::fs::read_to_string(common::root().join("benches/encounters.ndjson")).unwrap();
    for line in bench.lines() {
        let given: Value = serde_json::from_str(line).unwrap();
        assert_eq!(serde_json::to_value(read(&given)).unwrap(), given);
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[A-Za-z0-9 :.-]{0,12}".prop_map(Value::from),
        Just(json!("2026-03-16")),
        Just(json!("90837")),
        Just(json!("10:00")),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let key = prop_oneof![
            proptest::sample::select(vec![
                "dateOfService",
                "lines",
                "code",
                "minutes",
                "units",
                "modifiers",
                "session",
                "start",
                "stop",
                "note",
                "elements",
                "history",
                "rendering",
                "credential",
                "levels",
                "payer",
                "segments",
                "otherIntervals",
                "signature",
            ])
            .prop_map(str::to_owned),
            "[a-z~/]{1,6}",
        ];
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::hash_map(key, inner, 0..8)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn any_json_gives_an_answer(value in any_json()) {
        let text = serde_json::to_string(&common::answer(&value, None)).unwrap();
        let typed = text.starts_with("{\"type\":");
        prop_assert!(typed);
    }

    #[test]
    fn any_bytes_give_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let options = Options::default();
        let answer = cleanclaim::formats::check_file(&bytes, &options);
        prop_assert!(!answer.answers.is_empty() || !answer.problems.is_empty() || answer.format == cleanclaim::formats::Format::Json);
    }
}
