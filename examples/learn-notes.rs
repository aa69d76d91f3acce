//! Learns what words weigh from labelled notes and writes `src/notes/weights.txt` and `weights.bin`: `make weights`.
//!
//! Arguments: folders of `NAME.txt` with `NAME.json`, files `*.ndjson` of the same with the text in it, files `*.tsv` of single lines
//! with their labels before a tab (`-` for none, `!element` for said to be missing, `?element` for open).

#![allow(clippy::indexing_slicing, clippy::print_stdout)]

use cleanclaim::encounter::{Clock, NoteElement, Word};
use cleanclaim::notes::learn::{Labelled, Piece, Way, When, learn};
use serde_json::Value;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

type Outcome<T> = Result<T, Box<dyn Error>>;

fn element(name: &str) -> Outcome<NoteElement> {
    NoteElement::of(name).ok_or_else(|| format!("there is no element {name:?}").into())
}

fn note(text: &str, labels: &Value) -> Outcome<Labelled> {
    let pieces = |key: &str| -> Outcome<Vec<(NoteElement, String)>> {
        let map = labels[key].as_object().into_iter().flatten();
        map.map(|(name, piece)| {
            Ok((
                element(name)?,
                piece.as_str().unwrap_or_default().to_owned(),
            ))
        })
        .collect()
    };
    let unsure = labels["unsure"].as_array().into_iter().flatten();
    Ok(Labelled {
        text: text.to_owned(),
        found: pieces("found")?,
        missing: pieces("contradicted")?,
        unsure: unsure
            .filter_map(Value::as_str)
            .map(element)
            .collect::<Outcome<_>>()?,
        intervals: labels["intervals"]
            .as_array()
            .into_iter()
            .flatten()
            .map(interval)
            .collect(),
        what: if labels["found"].is_null() {
            Piece::Times
        } else {
            Piece::Note
        },
    })
}

fn interval(one: &Value) -> When {
    let clock = |key: &str| -> Option<Clock> {
        let (hour, minute) = one[key].as_str()?.split_once(':')?;
        Some(Clock(
            hour.parse::<u16>()
                .ok()?
                .checked_mul(60)?
                .checked_add(minute.parse().ok()?)?,
        ))
    };
    let minutes = one["minutes"]
        .as_u64()
        .and_then(|minutes| u32::try_from(minutes).ok());
    (clock("start"), clock("stop"), minutes)
}

fn line(line: &str) -> Outcome<Option<Labelled>> {
    let Some((labels, text)) = line.split_once('\t').filter(|_| !line.starts_with('#')) else {
        return Ok(None);
    };
    let mut out = Labelled {
        text: text.to_owned(),
        found: Vec::new(),
        missing: Vec::new(),
        unsure: Vec::new(),
        intervals: Vec::new(),
        what: Piece::Line,
    };
    for label in labels.split(',').map(str::trim).filter(|one| *one != "-") {
        match label.split_at_checked(1) {
            Some(("!", name)) => out.missing.push((element(name)?, String::new())),
            Some(("?", name)) => out.unsure.push(element(name)?),
            _ => out.found.push((element(label)?, String::new())),
        }
    }
    Ok(Some(out))
}

fn read(path: &Path, all: &mut Vec<Labelled>) -> Outcome<()> {
    if path.is_dir() {
        let mut files: Vec<PathBuf> = fs::read_dir(path)?
            .map(|one| one.map(|one| one.path()))
            .collect::<Result<_, _>>()?;
        files.sort();
        for file in files {
            match file.extension().and_then(|one| one.to_str()) {
                Some("json") => {
                    let labels: Value = serde_json::from_str(&fs::read_to_string(&file)?)?;
                    let text = fs::read_to_string(file.with_extension("txt"))?;
                    all.push(note(&text, &labels)?);
                }
                Some("ndjson" | "tsv") => read(&file, all)?,
                _ => {}
            }
        }
        return Ok(());
    }
    let text = fs::read_to_string(path)?;
    for one in text.lines() {
        if path.extension().is_some_and(|one| one == "tsv") {
            all.extend(line(one)?);
        } else {
            let labels: Value = serde_json::from_str(one)?;
            all.push(note(labels["text"].as_str().unwrap_or_default(), &labels)?);
        }
    }
    Ok(())
}

fn main() -> Outcome<()> {
    let mut all = Vec::new();
    for path in std::env::args().skip(1) {
        read(Path::new(&path), &mut all).map_err(|why| format!("{path}: {why}"))?;
    }
    let learned = learn(&all, Way::default(), &mut |what| println!("{what}"));
    fs::write("src/notes/weights.txt", &learned.text)?;
    fs::write("src/notes/weights.bin", &learned.bytes)?;
    println!(
        "{} weights, {} bytes",
        learned.text.lines().count(),
        learned.bytes.len()
    );
    Ok(())
}
