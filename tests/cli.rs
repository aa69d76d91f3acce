//! The command line, run as people run it.

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

use common::{files, json, root};
use serde_json::Value;
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cleanclaim"))
        .args(arguments)
        .current_dir(root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A usage error ends the program before it reads.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

const CLEAN: &str = include_str!("clean/90834.json");

fn one_line(json: &str) -> String {
    serde_json::from_str::<Value>(json).unwrap().to_string()
}

#[test]
fn exit_codes_say_how_it_went() {
    let fix = r#"{"dateOfService":"2026-03-16","lines":[{"code":"90837","minutes":50}]}"#;
    let review = r#"{"dateOfService":"2026-03-16","lines":[{"code":"90834","minutes":55}]}"#;
    let incomplete = r#"{"dateOfService":"2026-03-16","lines":[{"code":"90834"}]}"#;
    let broken = r#"{"dateOfService":"2026-03-16","lines":[{"cod":"90834"}]}"#;
    let code = |arguments: &[&str], input: &str| run(arguments, input).status.code().unwrap();
    assert_eq!(code(&["check", "-"], CLEAN), 0);
    assert_eq!(code(&["check", "-"], incomplete), 0);
    assert_eq!(code(&["check", "-", "--strict"], incomplete), 3);
    assert_eq!(code(&["check", "-", "--strict"], CLEAN), 0);
    assert_eq!(code(&["check", "-"], fix), 1);
    assert_eq!(code(&["check", "-"], review), 1);
    assert_eq!(code(&["check", "-"], broken), 2);
    assert_eq!(code(&["check", "-"], ""), 2);
    assert_eq!(code(&["check", "no-such-file"], ""), 2);
    assert_eq!(
        code(
            &[
                "check",
                "-",
                "--level",
                "psychotherapy-minutes-below-band=off"
            ],
            fix
        ),
        0
    );
    assert_eq!(code(&["check", "-", "--level", "nothing=off"], fix), 2);
    assert_eq!(code(&["check", "-", "--payer", "nobody at all"], fix), 2);
}

#[test]
fn what_was_readable_is_checked_and_the_last_line_counts() {
    let clean = one_line(CLEAN);
    let output = run(&["check", "-"], &format!("{clean}\n{{oops\n{clean}\n"));
    assert_eq!(output.status.code(), Some(2));
    let out = text(&output.stdout);
    assert_eq!(
        out.lines().last(),
        Some("3 encounters: 0 fix, 0 review, 0 incomplete, 2 clean, 1 not understood")
    );
    assert!(!out.contains('\u{1b}'), "colours only on a terminal");
}

#[test]
fn text_tells_line_field_what_why_help_fix_and_source() {
    let output = run(
        &["check", "-"],
        r#"{"id":"visit 7","dateOfService":"2026-03-16","lines":[{"code":"90837","minutes":50}]}"#,
    );
    let out = text(&output.stdout);
    for part in [
        "visit 7  fix",
        "line 1 90837: 50 minutes are recorded and 90837 needs at least 53 minutes; they support 90834",
        "psychotherapy-minutes-below-band at /lines/0/code",
        "why   ",
        "help  bill 90834",
        "fix   bill 90834 instead of 90837 (correction)",
        "from  ",
        "https://",
        "not checked ",
    ] {
        assert!(out.contains(part), "`{part}` is not in\n{out}");
    }
    let off = run(
        &["check", "-", "--level", "time=off"],
        r#"{"dateOfService":"2026-03-16","lines":[{"code":"90837"}]}"#,
    );
    assert!(
        text(&off.stdout).contains("turned off  time-inconsistent"),
        "{}",
        text(&off.stdout)
    );
}

#[test]
fn the_same_cases_give_the_same_bytes_as_the_library() {
    let cases: Vec<Value> = files("tests/cases", "json")
        .iter()
        .map(|path| json(path))
        .collect();
    let lines: String = cases
        .iter()
        .map(|case| format!("{}\n", case["encounter"]))
        .collect();
    let output = run(
        &["check", "-", "--format", "ndjson", "--ledger", "--receipt"],
        &lines,
    );
    let out = text(&output.stdout);
    assert_eq!(out.lines().count(), cases.len());
    let options = serde_json::json!({ "ledger": true, "receipt": true });
    for (line, case) in out.lines().zip(&cases) {
        let native =
            serde_json::to_string(&common::answer(&case["encounter"], Some(&options))).unwrap();
        assert_eq!(line, native);
    }
}

#[test]
fn a_claim_file_can_be_judged_as_another_payer() {
    let output = run(
        &[
            "check",
            "examples/clinic-day.837",
            "--format",
            "ndjson",
            "--payer",
            "medicare",
        ],
        "",
    );
    let payers: Vec<Value> = text(&output.stdout)
        .lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).unwrap()["report"]["versions"]["payer"]["id"]
                .clone()
        })
        .collect();
    assert_eq!(payers.len(), 40);
    assert!(payers.iter().all(|payer| payer == "medicare-ffs"));
}

#[test]
fn json_is_one_value_with_every_file() {
    let output = run(
        &[
            "check",
            "examples/clinic-day.837",
            "benches/encounters.ndjson",
            "--format",
            "json",
        ],
        "",
    );
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value.as_array().unwrap().len(), 2);
    assert_eq!(value[0]["format"], "837p");
    assert_eq!(value[1]["answers"].as_array().unwrap().len(), 3);
}

#[test]
fn control_characters_of_a_file_do_not_reach_the_terminal() {
    let odd = r#"{"id":"\u001b]0;x\u0007","payer":"\u001b[31m","dateOfService":"2026-03-16","lines":[{"code":"90837"}]}"#;
    let out = text(&run(&["check", "-"], odd).stdout);
    assert!(
        out.chars()
            .all(|letter| letter == '\n' || !letter.is_control()),
        "{out:?}"
    );
}

#[test]
fn rules_and_payers_explain_themselves() {
    let page = text(&run(&["explain", "pair-not-allowed"], "").stdout);
    assert!(page.starts_with("# pair-not-allowed\n") && page.contains("## Sources"));
    let unknown = run(&["explain", "pair-not-alowed"], "");
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("did you mean `pair-not-allowed`?"));
    let rules: Value =
        serde_json::from_slice(&run(&["rules", "--format", "json"], "").stdout).unwrap();
    assert_eq!(
        rules.as_array().unwrap().len(),
        cleanclaim::rules::RULES.len()
    );
    let payers = text(&run(&["payers"], "").stdout);
    assert!(payers.contains("medicare-ffs"));
    assert!(text(&run(&["notices"], "").stdout).contains("American Medical Association"));
}
