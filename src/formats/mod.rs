//! Files into encounters, and the check of a whole file.

pub mod json;
#[cfg(feature = "claim-files")]
pub mod x12;

use crate::across::{Digest, Others};
use crate::check;
use crate::encounter::read::LONGEST_TEXT;
use crate::encounter::{Encounter, Problem, Raw};
use crate::options::Options;
use crate::report::Answer;
use serde::Serialize;

/// What a file was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// An X12 professional claim file.
    #[serde(rename = "837p")]
    X12Claims,
    /// One encounter, or a list of them.
    Json,
    /// One encounter a line.
    Ndjson,
    /// None that this version reads.
    Unknown,
}

/// Where in a file, as far as the format has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Line, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// Segment, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub segment: Option<usize>,
    /// Byte offset, counted from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<usize>,
    /// The claim's own reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<String>,
}

/// How much a problem of a file weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Gravity {
    /// Something could not be read.
    Error,
    /// It was read, and something is odd.
    Warning,
}

/// Something in a file that could not be read, or is odd.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileProblem {
    /// How much it weighs.
    pub severity: Gravity,
    /// What it is.
    pub message: String,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Where it is.
    #[serde(flatten)]
    pub place: Place,
}

/// An encounter of a file: read, or not understood.
#[derive(Clone, Debug)]
pub struct Item {
    /// The encounter, or every problem of it.
    pub encounter: Result<Encounter, Vec<Problem>>,
    /// As read, where it was not understood; none where it is no object at all.
    pub raw: Option<Raw<'static>>,
    /// Where it stands.
    pub place: Place,
}

/// A file read into encounters.
#[derive(Clone, Debug)]
pub struct FileRead {
    /// What it is.
    pub format: Format,
    /// The encounters in the file's order.
    pub items: Vec<Item>,
    /// What could not be read.
    pub problems: Vec<FileProblem>,
}

/// A file of claims read into encounters as they stand there, before anything of them is understood.
#[derive(Clone, Debug)]
pub struct FileValues {
    /// What it is.
    pub format: Format,
    /// The encounters in the file's order, each with where it stands.
    pub values: Vec<(Raw<'static>, Place)>,
    /// What could not be read.
    pub problems: Vec<FileProblem>,
}

/// An encounter of a file with its answer.
#[derive(Clone, Debug, Serialize)]
pub struct FileItem {
    /// The encounter; as it stands in the file where it was not understood.
    pub encounter: Given,
    /// Its answer.
    pub answer: Answer,
    /// Where it stands.
    pub place: Place,
}

/// An encounter as understood, or as it stands in the file.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Given {
    /// Understood.
    Read(Box<Encounter>),
    /// Not understood.
    Raw(Raw<'static>),
}

/// A file checked.
#[derive(Clone, Debug, Serialize)]
pub struct FileAnswer {
    /// What it is.
    pub format: Format,
    /// The encounters with their answers, in the file's order.
    pub answers: Vec<FileItem>,
    /// What could not be read.
    pub problems: Vec<FileProblem>,
    /// Always `null`: remittances are not read by this version.
    pub remittance: Option<()>,
}

/// The caller's reference of an input, where it can be read.
pub fn id_of(raw: &Raw<'_>) -> Option<String> {
    raw.get("id")?
        .as_text()
        .filter(|id| id.len() <= LONGEST_TEXT)
        .map(str::to_owned)
}

/// Reads a file of any known format, recognised by its content.
pub fn read(bytes: &[u8]) -> FileRead {
    if let Some(text) = utf16(bytes) {
        let mut file = read(text.as_bytes());
        file.problems.insert(0, was_utf16());
        return file;
    }
    let start = content(bytes);
    if start.starts_with(b"{") || start.starts_with(b"[") {
        return json::read(bytes);
    }
    #[cfg(feature = "claim-files")]
    if x12::start(bytes).is_some() {
        let FileValues {
            format,
            values,
            problems,
        } = x12::read(bytes);
        return FileRead {
            format,
            items: values
                .into_iter()
                .map(|(value, place)| item(value, place))
                .collect(),
            problems,
        };
    }
    unknown(start)
}

/// Reads a file of claims in another format than JSON; `None` where it is none.
#[cfg(feature = "claim-files")]
pub fn claims(bytes: &[u8]) -> Option<FileValues> {
    if let Some(text) = utf16(bytes) {
        let mut file = claims(text.as_bytes())?;
        file.problems.insert(0, was_utf16());
        return Some(file);
    }
    x12::start(bytes).map(|_| x12::read(bytes))
}

fn was_utf16() -> FileProblem {
    FileProblem {
        severity: Gravity::Warning,
        message: "the file is UTF-16 text".to_owned(),
        help: Some("offsets are those of the same text in UTF-8".to_owned()),
        place: Place::default(),
    }
}

/// What a file holds, without the mark of its encoding and blanks before it.
fn content(bytes: &[u8]) -> &[u8] {
    bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(bytes)
        .trim_ascii_start()
}

fn unknown(start: &[u8]) -> FileRead {
    let message = if start.is_empty() {
        "the file is empty"
    } else {
        "the file is none of the known formats"
    };
    FileRead {
        format: Format::Unknown,
        items: Vec::new(),
        problems: vec![FileProblem {
            severity: Gravity::Error,
            message: message.to_owned(),
            help: Some(
                "837P claims begin with `ISA`, encounters in JSON with `{` or `[`".to_owned(),
            ),
            place: Place {
                offset: Some(0),
                ..Place::default()
            },
        }],
    }
}

/// The text of a file in UTF-16, told by its mark or by every other byte of its first letters being zero.
fn utf16(bytes: &[u8]) -> Option<String> {
    let (body, big) = match bytes {
        [0xFF, 0xFE, body @ ..] => (body, false),
        [0xFE, 0xFF, body @ ..] => (body, true),
        [a, 0, b, 0, c, 0, ..] if *a != 0 && *b != 0 && *c != 0 => (bytes, false),
        [0, a, 0, b, 0, c, ..] if *a != 0 && *b != 0 && *c != 0 => (bytes, true),
        _ => return None,
    };
    let units = body.chunks_exact(2).filter_map(|pair| {
        let pair: [u8; 2] = pair.try_into().ok()?;
        Some(if big {
            u16::from_be_bytes(pair)
        } else {
            u16::from_le_bytes(pair)
        })
    });
    Some(
        char::decode_utf16(units)
            .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect(),
    )
}

/// Answers the encounters of a file, each alone or, where the options say so, together.
#[derive(Debug)]
pub struct Judge<'o> {
    options: &'o Options,
    others: Option<Others>,
}

impl<'o> Judge<'o> {
    /// Over the encounters of a file.
    pub fn new(items: &[Item], options: &'o Options) -> Self {
        let digests = || {
            let read = items.iter().enumerate();
            let read = read.filter_map(|(at, item)| Some((at, item.encounter.as_ref().ok()?)));
            Others::new(read.map(|(at, one)| Digest::of(at, one)).collect())
        };
        Self {
            options,
            others: options.together.then(digests),
        }
    }

    /// Answers the one at a position of the file.
    pub fn answer(&self, at: usize, item: &Item) -> Answer {
        match &item.encounter {
            Ok(encounter) => {
                let across = self.others.as_ref().and_then(|others| others.around(at));
                Answer::Checked {
                    report: Box::new(match across {
                        Some(across) => check::check_among(encounter, self.options, &across),
                        None => check::check(encounter, self.options),
                    }),
                }
            }
            Err(problems) => Answer::Invalid {
                id: item.raw.as_ref().and_then(id_of),
                problems: problems.clone(),
            },
        }
    }
}

/// Reads a file and checks every encounter in it.
pub fn check_file(bytes: &[u8], options: &Options) -> FileAnswer {
    check_read(read(bytes), options)
}

/// Checks every encounter of a file that was read.
pub fn check_read(file: FileRead, options: &Options) -> FileAnswer {
    let FileRead {
        format,
        items,
        mut problems,
    } = file;
    let judge = Judge::new(&items, options);
    let mut answers = Vec::with_capacity(items.len());
    for (at, item) in items.into_iter().enumerate() {
        let answer = judge.answer(at, &item);
        let encounter = match (item.encounter, item.raw) {
            (Ok(encounter), _) => Given::Read(Box::new(encounter)),
            (Err(_), Some(raw)) => Given::Raw(raw),
            // What is no object at all has no encounter to hand back.
            (Err(unread), None) => {
                problems.extend(unread.into_iter().map(|problem| FileProblem {
                    severity: Gravity::Error,
                    message: problem.message,
                    help: problem.help,
                    place: item.place.clone(),
                }));
                continue;
            }
        };
        answers.push(FileItem {
            encounter,
            answer,
            place: item.place,
        });
    }
    FileAnswer {
        format,
        answers,
        problems,
        remittance: None,
    }
}

/// Reads one raw value into an item.
pub(crate) fn item(raw: Raw<'_>, place: Place) -> Item {
    let encounter = Encounter::from_raw(&raw);
    let kept = encounter.is_err() && matches!(raw, Raw::Record(_));
    Item {
        encounter,
        raw: kept.then(|| raw.into_owned()),
        place,
    }
}
