//! The diagnosis codes and the notes on them.
//!
//! With `CLEANCLAIM_DATA` (a folder with `icd10cm_fy2026_apr` and `icd10cm_fy2027`) they are compared with the lists that
//! they were made from. With `CLEANCLAIM_ICD_PAST` too (a folder with the order file of January 2021 and the code list of
//! April 2025, as PyPI's simple-icd-10-cm 1.2.0 and 1.3.0 carry them) they are made anew by
//! `cargo test --test icd -- --ignored make`.

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

use cleanclaim::encounter::{Diagnosis, ServiceDate};
use cleanclaim::tables::icd::{Icd, IcdError, Status, When, held};
use cleanclaim::tables::icd_build::{self, BuildError, List, Release, build, read_list};
use cleanclaim::tables::icd_notes;
use common::root;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

fn date(text: &str) -> ServiceDate {
    ServiceDate::parse(text).unwrap()
}
fn folder(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).map(PathBuf::from)
}
fn data(file: &str) -> Option<String> {
    let path = folder("CLEANCLAIM_DATA")?.join(file);
    Some(
        icd_build::text(
            &fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())),
        )
        .unwrap(),
    )
}
fn lists() -> Option<[List; 3]> {
    let list = |file| read_list(&data(file)?).ok();
    Some([
        list("icd10cm_fy2026_apr/bh_subset_codes.tsv")?,
        list("icd10cm_fy2026_apr/icd10cm_codes_2026apr.tsv.gz")?,
        list("icd10cm_fy2027/icd10cm_codes_2027_derived.tsv.gz")?,
    ])
}
fn release(from: &str, until: &str, list: List) -> Release {
    Release {
        from: date(from),
        until: date(until),
        list,
    }
}
fn diagnosis(text: &str) -> Diagnosis {
    Diagnosis::parse(text).unwrap()
}

/// Categories that the slice holds in full: all of F, the attempt codes, and each category that the subset has.
fn scope(subset: &List) -> Vec<String> {
    let mut out = BTreeSet::from(["F".to_owned(), "T1491".to_owned()]);
    out.extend(
        subset
            .keys()
            .filter(|code| !code.starts_with('F') && !code.starts_with("T14"))
            .map(|code| code[..3].to_owned()),
    );
    // Neighbours are written as a range.
    let mut groups: Vec<(String, String)> = Vec::new();
    for one in out {
        let follows = |last: &str| {
            last.len() == 3
                && last[..1] == one[..1]
                && one.len() == 3
                && last[1..].parse::<u32>().ok().map(|number| number + 1) == one[1..].parse().ok()
        };
        match groups.last_mut() {
            Some((_, last)) if follows(last) => *last = one,
            _ => groups.push((one.clone(), one)),
        }
    }
    groups
        .into_iter()
        .map(|(low, high)| {
            if low == high {
                low
            } else {
                format!("{low}-{high}")
            }
        })
        .collect()
}

#[test]
#[ignore = "makes src/tables/icd.pack and src/tables/icd_notes.txt from the lists that the head of this file names"]
fn make() {
    let [subset, april, next] = lists().expect("CLEANCLAIM_DATA is not set");
    let past = folder("CLEANCLAIM_ICD_PAST").expect("CLEANCLAIM_ICD_PAST is not set");
    let old = |file: &str| {
        read_list(&icd_build::text(&fs::read(past.join(file)).unwrap()).unwrap()).unwrap()
    };
    let releases = [
        release(
            "2021-01-01",
            "2021-09-30",
            old("icd10cm-order-Jan-2021.txt"),
        ),
        release("2025-04-01", "2025-09-30", old("code-list-April-2025.txt")),
        release("2026-04-01", "2026-09-30", april),
        // The next list is due on April 1.
        release("2026-10-01", "2027-03-31", next),
    ];
    let scope = scope(&subset);
    let scope: Vec<&str> = scope.iter().map(String::as_str).collect();
    let pack = build(&releases, &scope).unwrap();
    fs::write(root().join("src/tables/icd.pack"), pack).unwrap();
    let notes = data("icd10cm_fy2026_apr/icd10cm_notes_2026apr.tsv.gz").unwrap();
    fs::write(
        root().join("src/tables/icd_notes.txt"),
        icd_build::excludes1(&notes, &["F", "R40-R46"]),
    )
    .unwrap();
}
