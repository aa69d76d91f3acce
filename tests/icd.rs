//! The diagnosis codes and the notes on them.
//!
//! With `CLEANCLAIM_DATA` (a folder with `icd10cm_fy2026_apr` and `icd10cm_fy2027`) they are compared with the lists that
//! they were made from; `src/tables/README.md` says how they are made.

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
use cleanclaim::tables::Tables;
use cleanclaim::tables::icd::{Held, Icd, IcdError, State, Status, When};
use cleanclaim::tables::icd_build::{self, BuildError, List, Release, build, read_list};
use cleanclaim::tables::icd_notes;
use common::root;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

/// Places with Excludes1 notes that name codes, and how many groups they exclude.
const PLACES: usize = 135;
const PAIRS: usize = 276;

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

/// The built-in list.
fn held() -> Option<Icd<'static>> {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    let tables = TABLES.get_or_init(Tables::default);
    tables
        .packs()
        .find_map(|pack| pack.icd())
        .map(|(_, list)| list)
}

#[test]
fn the_notes_are_as_their_table_makes_them() {
    let built_in = fs::read_to_string(root().join("src/tables/icd_notes.txt")).unwrap();
    if let Some(notes) = data("icd10cm_fy2026_apr/icd10cm_notes_2026apr.tsv.gz") {
        assert_eq!(
            built_in,
            icd_build::excludes1(&notes, &["F", "R40-R46"]),
            "stale: cleanclaim tables notes icd10cm_fy2026_apr/icd10cm_notes_2026apr.tsv.gz > src/tables/icd_notes.txt"
        );
    }
    assert_eq!(built_in.lines().count(), PLACES);
}

fn on(icd: &Icd<'_>, code: &str, day: &str) -> (Status, bool) {
    let standing = icd.status(code, date(day));
    (standing.status, standing.certain)
}

#[test]
fn the_slice_has_the_counts_of_the_list() {
    let icd = held().unwrap();
    icd.verify().unwrap();
    assert_eq!(icd.len(), 5117);
    assert_eq!(icd.codes().count(), 5117);
    let of_f = |state| {
        icd.codes()
            .filter(|code| code.as_str().starts_with('F') && icd.state(code, 2) == state)
            .count()
    };
    assert_eq!(
        (of_f(State::Billable), of_f(State::Header)),
        (871, 1112 - 871)
    );
    let added = |code: &&Held| icd.state(code, 2) != State::Absent;
    assert_eq!(
        icd.codes().filter(|code| added(&code)).count(),
        5074,
        "the subset and O99 itself"
    );
}

#[test]
fn a_code_stands_where_the_lists_put_it() {
    let icd = held().unwrap();
    let never = Status::NotInRelease(When::Never);
    for (code, day, status, certain) in [
        ("F331", "2026-06-16", Status::Billable, true),
        ("F32A", "2026-06-16", Status::Billable, true),
        ("F411", "2026-06-16", Status::Billable, true),
        ("R45851", "2026-06-16", Status::Billable, true),
        ("R4588", "2026-06-16", Status::Billable, true),
        ("T1491XA", "2026-06-16", Status::Billable, true),
        ("T1491", "2026-06-16", Status::Header, true),
        ("F33", "2026-06-16", Status::Header, true),
        ("F90", "2026-06-16", Status::Header, true),
        ("F326", "2026-06-16", never, true),
        ("F", "2026-06-16", never, true),
        ("F3311", "2026-06-16", never, true),
        ("Z999999", "2026-06-16", never, true),
        ("I10", "2026-06-16", Status::NotHeld, true),
        ("T149", "2026-06-16", Status::NotHeld, true),
        // Before the first list, in it, in the gaps, at the change, and after the last.
        ("F331", "2020-12-31", Status::Billable, false),
        ("F331", "2021-01-01", Status::Billable, true),
        ("F331", "2023-06-16", Status::Billable, true),
        ("F326", "2020-12-31", never, false),
        ("F326", "2023-06-16", never, false),
        ("F326", "2026-03-31", never, true),
        ("F326", "2027-03-31", never, true),
        ("F326", "2027-04-01", never, false),
        ("F33", "2031-01-01", Status::Header, true),
        ("F5081", "2021-09-30", Status::Billable, true),
        ("F5081", "2021-10-01", Status::Header, false),
        ("F5081", "2025-04-01", Status::Header, true),
        (
            "F50810",
            "2021-09-30",
            Status::NotInRelease(When::NotYet(20250401)),
            true,
        ),
        ("Z59861", "2026-03-31", Status::Billable, false),
        (
            "F64A",
            "2026-09-30",
            Status::NotInRelease(When::NotYet(20261001)),
            true,
        ),
        ("F64A", "2026-10-01", Status::Billable, true),
        ("Z87890", "2026-09-30", Status::Billable, true),
        ("Z87890", "2026-10-01", Status::Header, true),
        (
            "T407X1A",
            "2026-06-16",
            Status::NotInRelease(When::Ended(20210930)),
            true,
        ),
    ] {
        assert_eq!(on(&icd, code, day), (status, certain), "{code} on {day}");
    }
}

#[test]
fn a_header_offers_the_codes_below_it() {
    let icd = held().unwrap();
    let below = |code: &str, day: &str| -> Vec<String> {
        icd.children(code, date(day))
            .map(|one| one.as_str().to_owned())
            .collect()
    };
    assert_eq!(below("F431", "2026-06-16"), ["F4310", "F4311", "F4312"]);
    assert_eq!(below("F43", "2026-06-16").len(), 14);
    assert_eq!(
        below("T1491", "2026-06-16"),
        ["T1491XA", "T1491XD", "T1491XS"]
    );
    assert!(!below("F64", "2026-09-30").contains(&"F64A".to_owned()));
    assert!(below("F64", "2026-10-01").contains(&"F64A".to_owned()));
    assert_eq!(below("Q99", "2026-06-16"), Vec::<String>::new());
}

#[test]
fn all_codes_of_the_lists_stand_in_the_slice_and_in_a_pack_of_all() {
    let Some([subset, april, next]) = lists() else {
        return;
    };
    assert_eq!(
        (subset.len(), april.len(), next.len()),
        (5073, 98_186, 98_403)
    );
    let icd = held().unwrap();
    let right = |icd: &Icd<'_>, list: &List, day: &str| {
        let mut right = 0;
        for (code, billable) in list.iter().filter(|(code, _)| icd.covers(code)) {
            let status = if *billable {
                Status::Billable
            } else {
                Status::Header
            };
            assert_eq!(on(icd, code, day), (status, true), "{code} on {day}");
            right += 1;
        }
        right
    };
    assert_eq!(right(&icd, &subset, "2026-06-16"), 5073);
    assert_eq!(right(&icd, &april, "2026-06-16"), 5074);
    assert_eq!(right(&icd, &next, "2026-10-01"), 5092);
    // Every code that is in one list and not in the other.
    for (code, _) in april
        .iter()
        .filter(|(code, _)| icd.covers(code) && !next.contains_key(*code))
    {
        assert_eq!(
            on(&icd, code, "2026-10-01").0,
            Status::NotInRelease(When::Ended(20260930))
        );
    }

    let releases = [
        release("2026-04-01", "2026-09-30", april.clone()),
        release("2026-10-01", "2027-03-31", next.clone()),
    ];
    let bytes = build(&releases, &["A-Z"]).unwrap();
    let full = Icd::read(&bytes).unwrap();
    full.verify().unwrap();
    assert_eq!(right(&full, &april, "2026-06-16"), 98_186);
    assert_eq!(right(&full, &next, "2026-10-01"), 98_403);
    assert_eq!(on(&full, "A000", "2026-06-16"), (Status::Billable, true));
    assert_eq!(on(&full, "A00", "2026-06-16"), (Status::Header, true));
    for (code, billable) in &next {
        let below = full.children(code, date("2026-10-01")).count();
        assert!(*billable && below == 1 || !*billable && below > 0, "{code}");
    }
    let changed = |one: &List, other: &List, day, when| {
        let mut count = 0;
        for code in one.keys().filter(|code| !other.contains_key(*code)) {
            assert_eq!(
                on(&full, code, day),
                (Status::NotInRelease(when), true),
                "{code}"
            );
            count += 1;
        }
        count
    };
    let deleted = changed(&april, &next, "2026-10-01", When::Ended(20260930));
    let added = changed(&next, &april, "2026-09-30", When::NotYet(20261001));
    assert_eq!(added - deleted, 98_403 - 98_186);
}

#[test]
fn damaged_bytes_are_an_error_or_a_wrong_answer_and_never_a_panic() {
    // The list alone, without the pack around it.
    let pack = fs::read(root().join("src/tables/icd.pack")).unwrap();
    let start = pack.windows(4).position(|four| four == b"ICD1").unwrap();
    let bytes = pack[start..].to_vec();
    let probe = |bytes: &[u8], whole: bool| {
        let Ok(icd) = Icd::read(bytes) else { return };
        for code in [
            "",
            "A",
            "F331",
            "F33",
            "T407X1A",
            "Z9999999999",
            "\u{e9}",
            "zzz",
        ] {
            for day in [
                "1900-01-01",
                "2023-01-01",
                "2026-03-31",
                "2026-10-01",
                "2199-12-31",
            ] {
                let _ = icd.status(code, date(day));
            }
            let _ = icd.children(code, date("2026-10-01")).count();
        }
        let _ = icd.releases().count();
        if whole {
            let _ = icd.verify().map_err(|error| error.to_string());
        }
    };
    for end in (0..500).chain((500..bytes.len()).step_by(97)) {
        probe(&bytes[..end], end % 10 == 0);
        let cut = Icd::read(&bytes[..end]).and_then(|icd| icd.verify());
        assert!(cut.is_err(), "cut at {end}");
    }
    for at in (0..500).chain((500..bytes.len()).step_by(307)) {
        for value in [0, 1, 0x7f, 0x80, 0xff, bytes[at] ^ 4] {
            let mut damaged = bytes.clone();
            damaged[at] = value;
            probe(&damaged, at % 10 == 0);
        }
    }
    assert_eq!(Icd::read(b"").unwrap_err(), IcdError::NotAPack);
    assert_eq!(Icd::read(b"ICD1").unwrap_err(), IcdError::TooShort);
    assert_eq!(
        Icd::read(&[b'I', b'C', b'D', b'1', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
            .unwrap()
            .verify(),
        Err(IcdError::Releases)
    );
    let mut swapped = bytes.clone();
    let last = swapped.len() - 1;
    swapped[last] = b'0' | 0x80;
    let damage = Icd::read(&swapped).unwrap().verify();
    assert!(matches!(damage, Err(IcdError::Code(5116))), "{damage:?}");
}

#[test]
fn lists_are_read_in_three_kinds() {
    let table = "code\tbillable\tdescription\nF43\t0\tx\nF430\t1\ty\n";
    let order = "00001 F43     0 Short                                                        Long\n00002 F430    1 Short\n";
    let plain = "5\nF40-F48\nF43\nF430\n";
    let wanted = List::from([("F43".to_owned(), false), ("F430".to_owned(), true)]);
    for text in [table, order, plain] {
        assert_eq!(read_list(text).unwrap(), wanted, "{text}");
    }
    assert_eq!(read_list(""), Err(BuildError::Empty));
    assert_eq!(
        read_list("code\tbillable\nF43\t2\n"),
        Err(BuildError::Line(2, "F43\t2".to_owned()))
    );
    assert_eq!(
        read_list("name\tvalue\nF43\t1\n"),
        Err(BuildError::Line(1, "name\tvalue".to_owned()))
    );
    assert_eq!(
        read_list("00001 F43     0 x\n00002 F4 0    1 x\n"),
        Err(BuildError::Line(2, "00002 F4 0    1 x".to_owned()))
    );
    let april = || release("2026-04-01", "2026-09-30", wanted.clone());
    assert_eq!(build(&[], &["F"]), Err(BuildError::Releases));
    assert_eq!(
        build(&[april(), april()], &["F"]),
        Err(BuildError::Releases)
    );
    assert_eq!(
        build(
            &[release("2026-04-01", "2026-03-01", wanted.clone())],
            &["F"]
        ),
        Err(BuildError::Releases)
    );
    let bytes = build(&[april()], &["F"]).unwrap();
    let icd = Icd::read(&bytes).unwrap();
    icd.verify().unwrap();
    assert_eq!(on(&icd, "F430", "2026-06-16"), (Status::Billable, true));
    assert!(build(&[april()], &["Z"]).is_ok_and(|bytes| Icd::read(&bytes).unwrap().is_empty()));
}

#[test]
fn many_histories_are_held() {
    // Eight releases and each way of being in them: more histories than a byte's five bits have room for.
    let mut lists = vec![List::new(); 8];
    for number in 0..200_u32 {
        let code = format!("F{number:03}");
        for (at, list) in lists.iter_mut().enumerate() {
            if number >> at & 1 == 1 {
                list.insert(code.clone(), number % 3 == 0);
            }
        }
    }
    let releases: Vec<Release> = (2001..)
        .zip(lists.clone())
        .map(|(year, list)| release(&format!("{year}-01-01"), &format!("{year}-12-31"), list))
        .collect();
    let bytes = build(&releases, &["F"]).unwrap();
    let icd = Icd::read(&bytes).unwrap();
    icd.verify().unwrap();
    for (year, list) in (2001..).zip(&lists) {
        for number in 0..200 {
            let code = format!("F{number:03}");
            let (status, certain) = on(&icd, &code, &format!("{year}-06-16"));
            let wanted = match list.get(&code) {
                Some(true) => status == Status::Billable,
                Some(false) => status == Status::Header,
                None => matches!(status, Status::NotInRelease(_)),
            };
            assert!(wanted && certain, "{code} in {year}: {status:?}");
        }
    }
}

#[test]
fn notes_name_the_codes_that_they_say() {
    for (note, wanted) in [
        ("amnesia NOS (R41.3)", &["R413"][..]),
        ("dementia (F01.-, F02.-, F03.-)", &["F01", "F02", "F03"]),
        ("psychosis in schizophrenia (F20-F29)", &["F20-F29"]),
        (
            "current concussion (brain) (S06.0X- with seventh character A)",
            &["S060X?A"],
        ),
        (
            "fluency disorder (stuttering) following cerebrovascular disease (I69. with final characters -23)",
            &["I69?23"],
        ),
        (
            "amnestic syndrome due to psychoactive substance use (F10-F19 with 5th character .6)",
            &["F10-F19?6"],
        ),
        (
            "hallucinations in drug psychosis (F11-F19 with fifth to sixth characters 51)",
            &["F11-F19?51"],
        ),
        ("excessive crying of infant (baby) R68.11", &["R6811"]),
        ("coma scale, eyes open (R40.21.-)", &["R4021"]),
        // A slip of the pen in the list: its other note on the same codes has commas.
        (
            "cognitive deficits (I69.01-I69.11-, I69.21-I69.31-, I69.81- I69.91-)",
            &["I6901", "I6911", "I6921", "I6931", "I6981", "I6991"],
        ),
        ("normal variation in pattern of selective attachment", &[]),
        (
            "borderline intellectual functioning, IQ above 70 to 84 (R41.83)",
            &["R4183"],
        ),
    ] {
        assert_eq!(icd_build::targets(note), wanted, "{note}");
    }
}

/// A code of a group, and codes just outside of it.
fn member(group: &str) -> String {
    let group = match group.split_once('-') {
        Some((low, rest)) => format!("{low}{}", &rest[low.len()..]),
        None => group.to_owned(),
    };
    group.replace('?', "0")
}
fn near(group: &str) -> Vec<String> {
    let member = member(group);
    (0..member.len())
        .flat_map(|at| {
            [-1_i8, 1].map(|step| {
                let mut bytes = member.clone().into_bytes();
                bytes[at] = bytes[at].wrapping_add_signed(step);
                String::from_utf8(bytes).unwrap()
            })
        })
        .filter(|code| Diagnosis::parse(code).is_some() && !of(code, group))
        .collect()
}
/// Membership, written apart from the code under test.
fn of(code: &str, group: &str) -> bool {
    if let Some((low, rest)) = group.split_once('-') {
        let (high, tail) = rest.split_at(low.len());
        let Some(head) = code.get(..low.len()) else {
            return false;
        };
        return head >= low && head <= high && of(&code[low.len()..], tail);
    }
    code.len() >= group.len()
        && group
            .chars()
            .zip(code.chars())
            .all(|(a, b)| a == '?' || a == b)
}

#[test]
fn every_excludes1_note_keeps_its_codes_apart_and_no_others() {
    let notes: Vec<(&str, &str)> = icd_notes::excluded().collect();
    let places: BTreeSet<&str> = notes.iter().map(|(scope, _)| *scope).collect();
    assert_eq!((places.len(), notes.len()), (PLACES, PAIRS));
    let apart = |one: &str, other: &str| icd_notes::excludes(&diagnosis(one), &diagnosis(other));
    let due = |one: &str, other: &str| {
        notes.iter().any(|(scope, group)| {
            of(one, scope) && of(other, group) || of(other, scope) && of(one, group)
        })
    };
    let mut misses = 0;
    for (scope, group) in &notes {
        let (one, other) = (member(scope), member(group));
        assert!(
            apart(&one, &other).is_some(),
            "{one} and {other}: {scope} {group}"
        );
        assert!(apart(&other, &one).is_some(), "{other} and {one}");
        for miss in near(group) {
            assert_eq!(
                apart(&one, &miss).is_some(),
                due(&one, &miss),
                "{one} and {miss}"
            );
            misses += usize::from(apart(&one, &miss).is_none());
        }
        for miss in near(scope) {
            assert_eq!(
                apart(&miss, &other).is_some(),
                due(&miss, &other),
                "{miss} and {other}"
            );
        }
    }
    assert!(misses > 1000, "{misses} near misses");
}

#[test]
fn all_210_notes_of_the_subset_are_held() {
    let Some(table) = data("icd10cm_fy2026_apr/bh_subset_notes.tsv") else {
        return;
    };
    let mut held: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (scope, group) in icd_notes::excluded() {
        held.entry(scope).or_default().push(group);
    }
    let (mut notes, mut without) = (0, 0);
    for cells in table
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .filter(|cells| cells[2] == "excludes1")
    {
        notes += 1;
        // Every code of the text begins a group of the place.
        let codes = cells[3]
            .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '.')
            .filter(|word| {
                let bytes = word.as_bytes();
                bytes.len() >= 3 && bytes[0].is_ascii_uppercase() && bytes[1].is_ascii_digit()
            })
            .map(|word| word.replace('.', ""));
        let mut any = false;
        for code in codes {
            any = true;
            let found = held[cells[0]].iter().any(|group| {
                group
                    .split('-')
                    .any(|part| part.split('?').next() == Some(&code))
            });
            assert!(found, "{}: {code} of `{}`", cells[0], cells[3]);
        }
        without += usize::from(!any);
    }
    assert_eq!((notes, without), (210, 1), "one note names no code");
    // Code-first notes without a condition, which is what the rule on order judges by.
    let mut first: BTreeMap<&str, bool> = BTreeMap::new();
    for cells in table
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .filter(|cells| cells[2] == "codeFirst")
    {
        let open = ["if applicable", "if known", "any associated"]
            .iter()
            .any(|words| cells[3].contains(words));
        *first.entry(cells[0]).or_default() |= open;
    }
    let first: Vec<&str> = first
        .into_iter()
        .filter(|(scope, open)| !open && scope.len() == 3)
        .map(|(scope, _)| scope)
        .collect();
    assert_eq!(first, icd_notes::CAUSE_FIRST);
}
