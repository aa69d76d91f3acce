//! Encounters as JSON: one object, a list of objects, or one object a line.

use crate::encounter::{Encounter, Problem, Raw};
use crate::formats::{FileProblem, FileRead, Format, Gravity, Item, Place, item};

/// Largest JSON text of one encounter that is parsed, in bytes.
pub const LARGEST_ENCOUNTER: usize = 4 * 1024 * 1024;

/// Parses JSON of at most [`LARGEST_ENCOUNTER`] bytes; one problem where it is none.
pub fn parse(bytes: &[u8]) -> Result<Raw<'_>, Problem> {
    let problem = |message: String, help: Option<&str>| Problem {
        path: String::new(),
        message,
        help: help.map(str::to_owned),
    };
    if bytes.len() > LARGEST_ENCOUNTER {
        return Err(problem(
            format!(
                "{} bytes for one encounter; at most {LARGEST_ENCOUNTER} are read",
                bytes.len()
            ),
            Some("many encounters go one a line"),
        ));
    }
    parse_any(bytes)
}

fn parse_any(bytes: &[u8]) -> Result<Raw<'_>, Problem> {
    let problem = |message: String| Problem {
        path: String::new(),
        message,
        help: None,
    };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        problem(format!(
            "not UTF-8 text: the byte at offset {} starts no character",
            error.valid_up_to()
        ))
    })?;
    serde_json::from_str(text.strip_prefix('\u{feff}').unwrap_or(text)).map_err(|error| {
        // The parser's own words end with the place.
        problem(format!("not JSON: {error}"))
    })
}

/// Reads one encounter from JSON.
pub fn encounter(bytes: &[u8]) -> Result<Encounter, Vec<Problem>> {
    let value = parse(bytes).map_err(|problem| vec![problem])?;
    Encounter::from_raw(&value)
}

/// Reads a file of JSON: one encounter, a list of them, or one a line.
pub fn read(bytes: &[u8]) -> FileRead {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if one_value_a_line(bytes) {
        return read_lines(bytes);
    }
    if bytes.len() > LARGEST_FILE {
        return unreadable(Problem {
            path: String::new(),
            message: format!(
                "{} bytes of JSON in one value; at most {LARGEST_FILE} are read",
                bytes.len()
            ),
            help: Some("write one encounter a line".to_owned()),
        });
    }
    match parse_any(bytes) {
        Err(problem) => unreadable(problem),
        Ok(Raw::List(list)) => FileRead {
            format: Format::Json,
            items: list
                .into_iter()
                .map(|value| item(value, Place::default()))
                .collect(),
            problems: Vec::new(),
        },
        Ok(value) => FileRead {
            format: Format::Json,
            items: vec![item(value, Place::default())],
            problems: Vec::new(),
        },
    }
}

/// Largest file of JSON that is one value, in bytes; a file of lines has no such limit.
pub const LARGEST_FILE: usize = 64 * 1024 * 1024;

fn unreadable(problem: Problem) -> FileRead {
    FileRead {
        format: Format::Json,
        items: Vec::new(),
        problems: vec![FileProblem {
            severity: Gravity::Error,
            message: problem.message,
            help: problem.help,
            place: Place {
                offset: Some(0),
                ..Place::default()
            },
        }],
    }
}

/// Whether the first line that is not empty is a whole value and more follows.
fn one_value_a_line(bytes: &[u8]) -> bool {
    let mut lines = bytes
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.trim_ascii().is_empty());
    let Some(first) = lines.next().map(<[u8]>::trim_ascii) else {
        return false;
    };
    let whole = first.starts_with(b"{") && first.ends_with(b"}");
    whole
        && lines
            .next()
            .is_some_and(|second| second.trim_ascii().starts_with(b"{"))
}

fn read_lines(bytes: &[u8]) -> FileRead {
    let mut items = Vec::new();
    for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if let Some(one) = read_line(line, at.saturating_add(1)) {
            items.push(one);
        }
    }
    FileRead {
        format: Format::Ndjson,
        items,
        problems: Vec::new(),
    }
}

/// Reads one line of NDJSON; `None` for an empty one. A line that is no JSON is an item that was not understood,
/// so that answers stay in step with lines.
pub fn read_line(line: &[u8], number: usize) -> Option<Item> {
    let line = line.trim_ascii();
    if line.is_empty() {
        return None;
    }
    let place = Place {
        line: Some(number),
        ..Place::default()
    };
    Some(match parse(line) {
        Ok(value) => item(value, place),
        Err(problem) => Item {
            encounter: Err(vec![problem]),
            raw: None,
            place,
        },
    })
}
