//! The repository about itself.

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

use cleanclaim::codes::{self, AddOn, TimeModel};
use cleanclaim::encounter::Word;
use cleanclaim::payers;
use cleanclaim::rules::RULES;
use cleanclaim::sources;
use common::{files, root};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn the_catalogue_is_sorted_unique_and_sourced() {
    for rows in codes::FAMILIES {
        assert!(
            rows.windows(2).all(|two| two[0].code < two[1].code),
            "{} and after",
            rows[0].code
        );
    }
    let all = codes::all();
    assert!(
        all.windows(2).all(|two| two[0].code < two[1].code),
        "a code is there twice"
    );
    for info in all {
        assert_eq!(
            codes::find(info.code).map(|found| found.code),
            Some(info.code)
        );
        assert!(!info.sources().is_empty(), "{} has no source", info.code);
        assert!(
            !info.label().is_empty() && info.label().len() < 80,
            "{}",
            info.code
        );
        assert!(
            info.until.is_none() || info.replaced_by.is_some(),
            "{} ended, and nothing is said of what came after",
            info.code
        );
        assert!(
            info.from
                .zip(info.until)
                .is_none_or(|(from, until)| from < until)
        );
        assert!(info.time.windows(2).all(|two| two[0].0 < two[1].0));
        if let Some(counterpart) = info.counterpart {
            let other = codes::find(counterpart).unwrap();
            assert_eq!(other.counterpart, Some(info.code));
            assert_eq!(
                other.time, info.time,
                "{} and {counterpart} are the same minutes",
                info.code
            );
        }
        for (_, model) in info.time {
            if let TimeModel::FurtherBy { firsts, .. } = model {
                assert!(
                    firsts
                        .iter()
                        .all(|(code, _)| info.primaries().contains(code)),
                    "{}",
                    info.code
                );
            }
        }
    }
}

#[test]
fn primaries_exist_or_are_codes_that_a_later_version_holds() {
    let later = ["99483", "G0463"];
    for info in codes::all() {
        let AddOn::To(primaries) = info.add_on else {
            continue;
        };
        assert!(!primaries.is_empty(), "{}", info.code);
        for primary in primaries {
            let known = codes::find(*primary).is_some() || later.contains(&primary.as_str());
            assert!(
                known,
                "{} is a primary of {} and unknown",
                primary, info.code
            );
        }
    }
}

#[test]
fn the_place_set_is_as_the_sheet_reads_it() {
    use cleanclaim::codes::places::facility_rate;
    use cleanclaim::encounter::Place;
    let rate = |text: &str| facility_rate(Place::parse(text).unwrap());
    let of = |list: &'static str| list.split(' ');
    for place in of("02 19 21 22 23 31 51 52 53 56") {
        assert_eq!(rate(place), Some(true), "{place}");
    }
    for place in
        of("03 04 10 11 12 13 14 15 18 27 32 33 50 54 55 57 58 66 72 01 16 17 20 49 65 71 81 99")
    {
        assert_eq!(rate(place), Some(false), "{place}");
    }
    for place in of("00 28 29 30 35 40 43 48 59 63 64 67 70 73 80 82 98") {
        assert_eq!(rate(place), None, "{place}");
    }
    let assigned = (0..100).filter(|number| rate(&format!("{number:02}")).is_some());
    assert_eq!(assigned.count(), 52, "as many as CMS's file of June 2024");
}

#[test]
fn rule_files_registry_and_names_are_one() {
    let mut in_files = BTreeSet::new();
    for path in files("src/rules", "rs") {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let folder = path
            .parent()
            .unwrap()
            .file_name()
            .unwrap()
            .to_string_lossy()
            .into_owned();
        if stem == "mod" || folder == "rules" {
            continue;
        }
        let body = fs::read_to_string(&path).unwrap();
        let name = stem.replace('_', "-");
        assert!(
            body.contains(&format!("\"{name}\":")),
            "{} declares `{name}`",
            path.display()
        );
        assert!(in_files.insert(name));
    }
    let registered: BTreeSet<String> = RULES.iter().map(|rule| rule.name.to_owned()).collect();
    assert_eq!(registered.len(), RULES.len(), "a rule is registered twice");
    assert_eq!(registered, in_files);
}

#[test]
fn every_rule_says_what_it_is() {
    for rule in RULES {
        assert!(
            rule.name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-'),
            "{}",
            rule.name
        );
        assert!(
            rule.summary
                .starts_with(|letter: char| letter.is_lowercase()
                    || letter == 'E'
                    || letter == 'M'),
            "{}",
            rule.name
        );
        assert!(!rule.summary.ends_with('.'), "{}", rule.name);
        assert!(
            rule.documentation.contains("**What to do:**"),
            "{}",
            rule.name
        );
        assert!(
            !rule.stages.is_empty() && rule.stages.contains(&cleanclaim::report::Stage::Submit),
            "submit runs all: {}",
            rule.name
        );
        // What a payer's rule finds rests on the sources of the payer's statement.
        let silent = rule.name.starts_with("payer-") || rule.name == "code-unknown";
        assert_eq!(
            rule.sources.is_empty(),
            silent,
            "{} has a source if it can find something",
            rule.name
        );
        for other in rule.subsumes.iter().chain(rule.supersedes) {
            assert!(
                RULES.iter().any(|rule| rule.name == *other),
                "{} subsumes `{other}`, which is no rule",
                rule.name
            );
        }
        let page = rule.markdown();
        assert!(page.starts_with(&format!("# {}\n", rule.name)));
    }
}

#[test]
fn no_rule_names_a_code_or_a_payer() {
    let payers: Vec<String> = payers::all()
        .iter()
        .flat_map(|payer| std::iter::once(&payer.id).chain(&payer.aliases))
        .map(|name| &**name)
        .filter(|name| {
            name.len() > 4
                && !name.eq_ignore_ascii_case("medicare")
                && !name.eq_ignore_ascii_case("commercial")
        })
        .map(str::to_lowercase)
        .collect();
    for path in files("src/rules", "rs") {
        for (at, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let code = line.trim_start();
            if code.starts_with("//") {
                continue;
            }
            let words: Vec<&str> = code
                .split(|letter: char| !letter.is_ascii_alphanumeric())
                .collect();
            for word in &words {
                let bytes = word.as_bytes();
                let like_code = bytes.len() == 5
                    && bytes[1..4].iter().all(u8::is_ascii_digit)
                    && (bytes[0].is_ascii_digit() || bytes[0].is_ascii_uppercase())
                    && bytes[4].is_ascii_alphanumeric();
                assert!(
                    !like_code,
                    "{}:{}: `{word}` looks like a code",
                    path.display(),
                    at + 1
                );
            }
            let lower = code.to_lowercase();
            for payer in &payers {
                assert!(
                    !lower.contains(&format!("\"{payer}")),
                    "{}:{}: names `{payer}`",
                    path.display(),
                    at + 1
                );
            }
        }
    }
}

/// Which rooms each room may use; `sources` and `encounter` are the ground floor.
const ROOMS: &[(&str, &[&str])] = &[
    ("sources", &[]),
    ("encounter", &[]),
    ("codes", &["encounter", "sources"]),
    ("tables", &["encounter"]),
    ("report", &["encounter", "sources"]),
    ("payers", &["encounter", "codes", "report", "sources"]),
    ("across", &["encounter", "codes", "payers"]),
    ("ledger", &[]),
    ("notes", &["encounter"]),
    (
        "rules",
        &[
            "across",
            "encounter",
            "sources",
            "codes",
            "ledger",
            "tables",
            "payers",
            "report",
        ],
    ),
    (
        "options",
        &["encounter", "tables", "payers", "report", "rules"],
    ),
    (
        "check",
        &[
            "across",
            "encounter",
            "sources",
            "codes",
            "tables",
            "payers",
            "report",
            "rules",
            "options",
        ],
    ),
    ("appeals", &["encounter", "sources"]),
    (
        "formats",
        &[
            "across",
            "encounter",
            "report",
            "payers",
            "options",
            "check",
        ],
    ),
    (
        "packs",
        &[
            "encounter",
            "tables",
            "payers",
            "report",
            "rules",
            "options",
            "check",
            "formats",
        ],
    ),
];

#[test]
fn no_arrow_runs_back_up() {
    let rooms: BTreeMap<&str, &[&str]> = ROOMS.iter().copied().collect();
    for path in files("src", "rs") {
        let inside = path.strip_prefix(root().join("src")).unwrap();
        let room = inside
            .components()
            .next()
            .unwrap()
            .as_os_str()
            .to_string_lossy()
            .replace(".rs", "");
        let Some(may) = rooms.get(room.as_str()) else {
            assert!(
                ["lib", "main", "cli", "wasm"].contains(&room.as_str()),
                "`{room}` is no room of the map"
            );
            continue;
        };
        let body = fs::read_to_string(&path).unwrap();
        for (at, _) in body.match_indices("crate::") {
            let used: String = body[at + 7..]
                .chars()
                .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                .collect();
            let allowed =
                used == room || may.contains(&used.as_str()) || !rooms.contains_key(used.as_str());
            assert!(allowed, "{}: `{room}` may not use `{used}`", path.display());
        }
    }
    let map = text("src/lib.rs");
    for (room, _) in ROOMS {
        assert!(
            map.contains(&format!("[`{room}`]")),
            "the map in src/lib.rs leaves out `{room}`"
        );
    }
}

#[test]
fn the_core_reads_no_clock_no_environment_and_no_file() {
    for path in files("src", "rs") {
        let inside = path
            .strip_prefix(root().join("src"))
            .unwrap()
            .to_string_lossy()
            .into_owned();
        if inside.starts_with("cli") || inside == "main.rs" {
            continue;
        }
        let body = fs::read_to_string(&path).unwrap();
        for word in [
            "std::fs",
            "std::env",
            "std::time",
            "std::net",
            "SystemTime",
            "Instant::now",
            "now_utc",
            "rand::",
            "println!",
        ] {
            assert!(!body.contains(word), "{inside} uses {word}");
        }
    }
}

#[test]
fn payers_have_clean_unique_names() {
    let plain = |name: &str| -> String {
        name.chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_lowercase()
    };
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for payer in payers::all() {
        for name in [&payer.id, &payer.name, &payer.short]
            .into_iter()
            .chain(&payer.aliases)
        {
            let name: &str = name;
            assert_eq!(name.trim(), name);
            if let Some(other) = seen.insert(plain(name), &payer.id) {
                assert_eq!(other, payer.id, "`{name}` is two payers");
            }
            assert_eq!(
                payers::find(&name.to_uppercase()).map(|found| &found.id),
                Some(&payer.id)
            );
        }
    }
    assert!(cleanclaim::payers::find("").is_none() && cleanclaim::payers::find(" - ").is_none());
}

#[test]
fn sources_have_an_address_and_a_day() {
    for source in sources::ALL {
        assert!(source.url.starts_with("http"), "{}", source.title);
        assert!(
            cleanclaim::encounter::ServiceDate::parse(source.read).is_some(),
            "{}",
            source.title
        );
        assert!(!source.title.is_empty());
    }
}

#[test]
fn the_readme_names_every_rule_and_the_version_stands_in_the_changelog() {
    let readme = text("README.md");
    for rule in RULES {
        assert!(
            readme.contains(&format!(
                "| `{}` | {} | {} |",
                rule.name,
                rule.severity.word(),
                rule.summary
            )),
            "README.md lacks `{}` as the registry has it; refresh with `make readme`",
            rule.name
        );
    }
    assert!(text("CHANGELOG.md").contains(cleanclaim::check::ENGINE));
}

#[test]
fn texts_of_others_and_of_machines_are_not_here() {
    for extension in ["rs", "ts", "mjs", "md", "json", "html", "css", "toml"] {
        for folder in [
            "src",
            "tests",
            "www",
            "pkg-templates",
            "examples",
            "benches",
        ] {
            for path in files(folder, extension) {
                let inside = path
                    .strip_prefix(root())
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                if inside.contains("node_modules")
                    || inside.contains("package-lock")
                    || inside == "tests/house.rs"
                {
                    continue;
                }
                let body = fs::read_to_string(&path).unwrap();
                // Put together here, so that this file does not name them itself.
                for word in ["root", "home", "work"].map(|folder| format!("\"/{folder}/")) {
                    assert!(
                        !body.contains(&word),
                        "{inside} names a path of a machine: {word}"
                    );
                }
            }
        }
    }
}

#[test]
fn every_entry_of_the_research_sheet_is_accounted_for() {
    let table: toml::Table = text("tests/rule-coverage.toml").parse().unwrap();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut listed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (id, entry) in &table {
        let (section, number) = id.split_once('-').unwrap();
        assert!(number.parse::<u32>().is_ok(), "{id}");
        *counts.entry(section).or_default() += 1;
        match (entry.get("rules"), entry.get("reason")) {
            (Some(rules), None) => {
                let rules: BTreeSet<String> = rules
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|rule| rule.as_str().unwrap().to_owned())
                    .collect();
                assert!(!rules.is_empty(), "{id}");
                listed.insert(id.clone(), rules);
            }
            (None, Some(reason)) => {
                let kind = reason.as_str().unwrap().split(':').next().unwrap();
                let kinds = [
                    "allowance",
                    "date",
                    "many",
                    "fact",
                    "fact used, no finding",
                    "left out",
                    "record",
                    "privacy",
                    "filing",
                    "payer",
                ];
                assert!(kinds.contains(&kind), "{id}: `{kind}` is no kind of reason");
            }
            _ => panic!("{id} has neither rules nor a reason, or both"),
        }
    }
    // How many entries each section of the sheet has, 301 in all.
    let sections = [
        ("TB", 47),
        ("EM", 24),
        ("IC", 10),
        ("SD", 43),
        ("FQ", 19),
        ("DC", 24),
        ("TH", 18),
        ("WB", 15),
        ("PS", 10),
        ("DX", 28),
        ("SK", 14),
        ("BH", 13),
        ("P2", 8),
        ("PN", 3),
        ("AP", 19),
        ("UC", 6),
    ];
    assert_eq!(counts, BTreeMap::from(sections));
    assert_eq!(table.len(), 301);
    let mut said: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for rule in RULES {
        for id in rule.research {
            said.entry((*id).to_owned())
                .or_default()
                .insert(rule.name.to_owned());
        }
    }
    assert_eq!(
        listed, said,
        "the rules name other entries than tests/rule-coverage.toml does"
    );
}

#[test]
fn every_fact_of_the_contract_is_tried_for_what_is_required() {
    use cleanclaim::encounter as e;
    let tried = text("pkg-templates/npm/src/required.ts");
    let of = |at: &str, keys: &[&str], but: &[&str]| {
        for key in keys.iter().filter(|key| !but.contains(key)) {
            let path = format!("\"{at}/{key}\"");
            assert!(tried.contains(&path), "{path} is not tried");
        }
    };
    let records = [
        "id",
        "payer",
        "dateOfService",
        "lines",
        "plan",
        "patient",
        "rendering",
        "supervisor",
        "billing",
        "session",
        "note",
        "coverage",
        "privacy",
        "procedure",
        "claim",
    ];
    of("", e::Encounter::KEYS, &records);
    of("/lines/LINE", e::ServiceLine::KEYS, &["code"]);
    of("/plan", e::Plan::KEYS, &[]);
    // The key tells patients of one call apart and says nothing of one.
    of("/patient", e::Patient::KEYS, &["key"]);
    of("/rendering", e::Clinician::KEYS, &[]);
    of("/billing", e::Billing::KEYS, &[]);
    of("/session", e::Session::KEYS, &[]);
    // The text is read for its elements, which are tried themselves.
    of(
        "/note",
        e::NoteFacts::KEYS,
        &["elements", "treatmentPlan", "text"],
    );
    of("/note/treatmentPlan", e::TreatmentPlan::KEYS, &[]);
    of("/coverage", e::CoverageFacts::KEYS, &[]);
    of("/privacy", e::PrivacyFacts::KEYS, &[]);
    of("/procedure", e::Procedure::KEYS, &[]);
    of("/claim", e::ClaimFacts::KEYS, &[]);
    for element in e::NoteElement::WORDS {
        assert!(
            tried.contains(&format!("\"{element}\"")),
            "{element} is not tried"
        );
    }
}
