//! Claim files: what is read, what is dropped, and what is said where a file is broken.

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

use cleanclaim::formats::{self, FileAnswer, Format, Gravity};
use cleanclaim::options::Options;
use cleanclaim::report::Verdict;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;

fn check(bytes: &[u8]) -> FileAnswer {
    formats::check_file(bytes, &Options::default())
}

fn encounter(answer: &FileAnswer, at: usize) -> Value {
    serde_json::to_value(&answer.answers[at].encounter).unwrap()
}

fn day() -> String {
    fs::read_to_string(common::root().join("examples/clinic-day.837")).unwrap()
}

/// The claims of the clinic day that are wrong, and the rule that says so.
const DEFECTS: &[(&str, &str)] = &[
    ("LG-004", "psychotherapy-beside-em"),
    ("LG-005", "add-on-without-primary"),
    ("LG-007", "code-not-valid-for-medicare"),
    ("LG-015", "code-not-in-force"),
    ("LG-016", "clinician-not-eligible"),
    ("LG-021", "units-above-daily-limit"),
    ("LG-022", "add-on-without-primary"),
    ("LG-025", "clinician-not-eligible"),
    ("LG-028", "pair-not-allowed"),
    ("LG-029", "pair-modifier-missing"),
    ("LG-034", "pair-modifier-missing"),
    ("LG-039", "units-exceed-sessions"),
];

#[test]
fn the_clinic_day_has_forty_claims_and_its_twelve_defects_are_found_alone() {
    let answer = check(day().as_bytes());
    assert_eq!(answer.format, Format::X12Claims);
    assert_eq!(answer.problems, []);
    assert_eq!(answer.answers.len(), 40);
    let mut found: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for item in &answer.answers {
        let report = item.answer.report().expect("understood");
        let rules: Vec<&str> = report
            .findings
            .iter()
            .filter(|finding| finding.severity != cleanclaim::report::Severity::Info)
            .map(|finding| finding.rule)
            .collect();
        if !rules.is_empty() {
            assert!(matches!(report.verdict, Verdict::Fix | Verdict::Review));
            found.insert(report.id.clone().unwrap(), rules);
        }
    }
    let wanted: BTreeMap<String, Vec<&str>> = DEFECTS
        .iter()
        .map(|(claim, rule)| ((*claim).to_owned(), vec![*rule]))
        .collect();
    assert_eq!(found, wanted);
}

#[test]
fn nothing_of_a_person_is_in_what_is_read() {
    let text = day();
    let mut secrets: Vec<&str> = Vec::new();
    for segment in text.split('~').map(str::trim) {
        let elements: Vec<&str> = segment.split('*').collect();
        match elements[0] {
            "NM1" if matches!(elements[1], "IL" | "QC" | "82" | "DQ") => {
                secrets.extend([elements[3], elements[4]])
            }
            "N3" | "N4" => secrets.push(elements[1]),
            "DMG" => secrets.push(elements[2]),
            _ => {}
        }
        if elements[0] == "NM1" && elements[1] == "IL" {
            secrets.push(elements[9]);
        }
        if elements[0] == "REF" && elements[1] == "G1" {
            secrets.push(elements[2]);
        }
    }
    secrets.retain(|secret| secret.len() > 3);
    assert!(secrets.len() > 100);
    let out = serde_json::to_string(&check(text.as_bytes())).unwrap();
    for secret in secrets {
        assert!(!out.contains(secret), "`{secret}` is still there");
    }
}

/// A file of one claim around these segments.
fn claim(segments: &str) -> String {
    format!(
        "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260316*1200*^*00501*000000001*0*P*:~\
         GS*HC*S*R*20260316*1200*1*X*005010X222A1~ST*837*0001*005010X222A1~BHT*0019*00*1*20260316*1200*CH~\
         HL*1**20*1~PRV*BI*PXC*261QM0801X~NM1*85*2*AN INVENTED CLINIC*****XX*2316000019~\
         HL*2*1*22*0~SBR*P*18*******CI~NM1*IL*1*TESTPATIENT*ALDER****MI*FAKE1~DMG*D8*19790316*F~\
         NM1*PR*2*AETNA*****PI*60054~{segments}SE*{}*0001~GE*1*1~IEA*1*000000001~",
        11 + segments.matches('~').count()
    )
}

const CLAIM: &str = "CLM*A-1*300***11:B:1*Y*A*Y*Y~REF*G1*SECRET~HI*ABK:F331*ABF:F411~\
     NM1*82*1*CLINICIAN*WREN****XX*2316000001~PRV*PE*PXC*2084P0800X~\
     LX*1~SV1*HC:99214:25*180*UN*1*02**1:2~DTP*472*D8*20260316~\
     LX*2~SV1*HC:90836*120*MJ*40***1~DTP*472*D8*20260316~";

#[test]
fn a_claim_becomes_the_encounter_it_says() {
    let answer = check(claim(CLAIM).as_bytes());
    assert_eq!(answer.problems, []);
    assert_eq!(
        encounter(&answer, 0),
        json!({
            "dateOfService": "2026-03-16",
            "lines": [
                { "code": "99214", "modifiers": ["25"], "units": 1, "charge": 180, "diagnosisPointers": [1, 2],
                  "placeOfService": "02", "authorized": true },
                { "code": "90836", "minutes": 40, "modifiers": [], "charge": 120, "diagnosisPointers": [1], "authorized": true },
            ],
            "id": "A-1",
            "payer": "aetna",
            "plan": { "rank": "primary" },
            "placeOfService": "11",
            "patient": { "ageYears": 47 },
            "rendering": { "npi": "2316000001", "taxonomy": "2084P0800X" },
            "billing": { "npi": "2316000019" },
            "diagnoses": ["F331", "F411"],
            "claim": { "type": "professional", "frequencyCode": "1", "totalCharge": 300 },
        })
    );
}

#[test]
fn a_claim_of_two_dates_is_two_encounters_and_each_has_its_own_total() {
    let two = CLAIM.replacen(
        "LX*2~SV1*HC:90836*120*MJ*40***1~DTP*472*D8*20260316",
        "LX*2~SV1*HC:90834*120*UN*1***1~DTP*472*D8*20260318",
        1,
    );
    let answer = check(claim(&two).as_bytes());
    assert_eq!(answer.answers.len(), 2);
    assert_eq!(encounter(&answer, 0)["claim"]["totalCharge"], 180);
    assert_eq!(encounter(&answer, 1)["claim"]["totalCharge"], 120);
    assert_eq!(encounter(&answer, 1)["dateOfService"], "2026-03-18");
    assert_eq!(answer.answers[1].place.claim.as_deref(), Some("A-1"));
}

#[test]
fn without_an_authorization_number_the_lines_say_so_and_a_total_that_differs_is_said() {
    let bare = CLAIM
        .replace("REF*G1*SECRET~", "")
        .replace("CLM*A-1*300", "CLM*A-1*310");
    let answer = check(claim(&bare).as_bytes());
    assert_eq!(encounter(&answer, 0)["lines"][0]["authorized"], false);
    assert_eq!(answer.problems.len(), 1);
    assert!(
        answer.problems[0].message.contains("$310.00")
            && answer.problems[0].message.contains("$300.00")
    );
    assert_eq!(answer.problems[0].place.claim.as_deref(), Some("A-1"));
}

#[test]
fn broken_envelopes_still_give_the_claims_and_say_where_they_broke() {
    let whole = claim(CLAIM);
    let severities = |text: &str| {
        let answer = check(text.as_bytes());
        assert_eq!(answer.answers.len(), 1, "{text}");
        (
            answer
                .problems
                .iter()
                .filter(|one| one.severity == Gravity::Error)
                .count(),
            answer.problems.len(),
        )
    };
    assert_eq!(severities(&whole), (0, 0));
    assert_eq!(
        severities(&whole.replace("SE*", "SE*9")),
        (0, 1),
        "a wrong count"
    );
    assert_eq!(
        severities(&whole.replace("IEA*1*000000001", "IEA*1*000000009")),
        (0, 1),
        "control numbers"
    );
    assert_eq!(
        severities(whole.split("SE*").next().unwrap()),
        (1, 1),
        "cut off"
    );
    let headless = whole.split_once("GS*").unwrap().1;
    assert_eq!(severities(&format!("GS*{headless}")).0, 0, "no ISA");
    let cut = check(whole.split("SE*").next().unwrap().as_bytes());
    assert!(cut.problems[0].message.contains("SE, GE, IEA"));
    assert!(cut.problems[0].place.segment.is_some() && cut.problems[0].place.offset.is_some());
}

#[test]
fn delimiters_are_those_of_the_header_and_lines_may_end_any_way() {
    let whole = claim(CLAIM);
    let reference = encounter(&check(whole.as_bytes()), 0);
    let piped = whole.replace('*', "|").replace(':', ">").replace('~', "\n");
    assert_eq!(encounter(&check(piped.as_bytes()), 0), reference);
    let wrapped = whole.replace('~', "~\r\n");
    assert_eq!(encounter(&check(wrapped.as_bytes()), 0), reference);
    let marked = format!("\u{feff}{whole}");
    assert_eq!(encounter(&check(marked.as_bytes()), 0), reference);
    let wide: Vec<u8> = whole.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(encounter(&check(&wide), 0), reference);
    let odd_header = whole.replace("*P*:~", "*P*>~");
    let answer = check(odd_header.as_bytes());
    assert_eq!(encounter(&answer, 0), reference);
    assert_eq!(
        answer.problems.len(),
        1,
        "the header names another separator than the lines use"
    );
}

#[test]
fn what_is_no_professional_claim_is_said_to_be_none() {
    for (version, message) in [
        ("005010X223A2", "institutional"),
        ("005010X224A2", "dental"),
    ] {
        let answer = check(claim(CLAIM).replace("005010X222A1", version).as_bytes());
        assert!(answer.answers.is_empty());
        assert!(
            answer.problems[0].message.contains(message),
            "{:?}",
            answer.problems
        );
    }
    let predetermination = check(
        claim(CLAIM)
            .replace("005010X222A1", "005010X291")
            .as_bytes(),
    );
    assert_eq!(predetermination.answers.len(), 1);
    assert_eq!(predetermination.problems.len(), 1, "said once");
    for (bytes, format) in [
        (&b""[..], Format::Unknown),
        (b"hello", Format::Unknown),
        (b"\x00\x01", Format::Unknown),
    ] {
        let answer = check(bytes);
        assert_eq!(answer.format, format);
        assert_eq!(answer.problems.len(), 1);
    }
}

#[test]
fn a_claim_that_is_not_understood_keeps_what_was_read() {
    let odd = CLAIM.replace("UN*1*02", "UN*1.5*02");
    let answer = check(claim(&odd).as_bytes());
    let item = &answer.answers[0];
    assert!(item.answer.report().is_none());
    assert_eq!(encounter(&answer, 0)["lines"][0]["units"], 1.5);
    let text = serde_json::to_value(&item.answer).unwrap();
    assert_eq!(text["id"], "A-1");
    assert_eq!(text["problems"][0]["path"], "/lines/0/units");
}

#[test]
fn json_files_are_one_value_a_list_or_one_a_line() {
    let one = json!({ "id": "a", "dateOfService": "2026-03-16", "lines": [{ "code": "90837" }] });
    assert_eq!(check(one.to_string().as_bytes()).format, Format::Json);
    assert_eq!(
        check(serde_json::to_string_pretty(&one).unwrap().as_bytes())
            .answers
            .len(),
        1
    );
    assert_eq!(
        check(json!([one, one, one]).to_string().as_bytes())
            .answers
            .len(),
        3
    );
    let lines = format!("{one}\n\n{one}\n{{broken\n{one}\n");
    let answer = check(lines.as_bytes());
    assert_eq!(answer.format, Format::Ndjson);
    assert_eq!(answer.answers.len(), 3);
    assert_eq!(answer.answers[2].place.line, Some(5));
    assert_eq!(answer.problems[0].place.line, Some(4));
    assert_eq!(check(b"{\"lines\": [}").problems.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_file_never_stops_the_reader(cut in 0_usize..20_000, at in 0_usize..20_000, with in any::<u8>(), count in 1_usize..40) {
        let mut bytes = day().into_bytes();
        bytes.truncate(20_000);
        for step in 0..count {
            let place = (at + step * 997) % bytes.len();
            bytes[place] = with.wrapping_add(step as u8);
        }
        bytes.truncate(cut.max(1));
        let answer = check(&bytes);
        prop_assert!(!answer.answers.is_empty() || !answer.problems.is_empty());
    }
}
