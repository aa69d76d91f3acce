//! What the native tests share: cases as data, and how one is judged.

#![allow(dead_code, reason = "each test file uses a part")]

use cleanclaim::encounter::{Encounter, Raw};
use cleanclaim::options::Options;
use cleanclaim::report::{Answer, Report};
use cleanclaim::tables::Tables;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// Every file under a folder with this extension, in order.
pub fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut out = Vec::new();
    walk(&root().join(folder), extension, &mut out);
    out.sort();
    out
}

fn walk(folder: &Path, extension: &str, out: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, extension, out);
        } else if path.extension().is_some_and(|found| found == extension) {
            out.push(path);
        }
    }
}

pub fn json(path: &Path) -> Value {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// JSON as the tree that the reader reads.
pub fn raw(value: &Value) -> Raw<'static> {
    let text = value.to_string();
    serde_json::from_str::<Raw<'_>>(&text).unwrap().into_owned()
}

/// An encounter that must be understood.
pub fn encounter(given: &Value) -> Encounter {
    Encounter::from_raw(&raw(given)).unwrap_or_else(|problems| panic!("{given}: {problems:?}"))
}

/// Options as JSON, with the reader of notes.
pub fn options(given: Option<&Value>) -> Options {
    let mut options = Options::from_raw(&given.map_or(Raw::Null, raw), &Tables::default())
        .unwrap_or_else(|problems| panic!("options: {problems:?}"));
    options.reader = Some(cleanclaim::notes::facts);
    options
}

/// The answer to an encounter as JSON under options as JSON.
pub fn answer(encounter: &Value, options: Option<&Value>) -> Answer {
    let options = self::options(options);
    match Encounter::from_raw(&raw(encounter)) {
        Ok(encounter) => cleanclaim::check::answer(&encounter, &options),
        Err(problems) => {
            let id = encounter
                .get("id")
                .and_then(Value::as_str)
                .map(str::to_owned);
            Answer::Invalid { id, problems }
        }
    }
}

/// The report of an encounter that must be understood; of several, together, that of the last.
pub fn report(encounter: &Value, options: Option<&Value>) -> Report {
    if let Value::Array(list) = encounter {
        return reports(list, options).pop().unwrap();
    }
    match answer(encounter, options) {
        Answer::Checked { report } => *report,
        Answer::Invalid { problems, .. } => panic!("not understood: {problems:#?}\n{encounter:#}"),
    }
}

/// The reports of encounters that must be understood, checked together.
pub fn reports(list: &[Value], options: Option<&Value>) -> Vec<Report> {
    let options = self::options(options);
    let list: Vec<Encounter> = list.iter().map(encounter).collect();
    cleanclaim::check::check_many(&list, &options)
}
