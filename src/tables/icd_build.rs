//! Makes a pack of ICD-10-CM codes from official lists; see [`super::icd`] for its format.

use super::icd::{BLOCK, MORE, MOST_RELEASES, State};
use crate::encounter::{ServiceDate, below};
use std::collections::BTreeMap;
use std::fmt;
use std::io::Read;

/// Codes without dots, and whether each may be billed.
pub type List = BTreeMap<String, bool>;

/// A list and the days it is in force.
#[derive(Clone, Debug)]
pub struct Release {
    /// First day.
    pub from: ServiceDate,
    /// Last day for which no later list is due.
    pub until: ServiceDate,
    /// Its codes.
    pub list: List,
}

/// Why no pack was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BuildError {
    /// A line of a list, counted from 1, is not understood.
    Line(usize, String),
    /// A list has no codes.
    Empty,
    /// The releases are none, too many, or overlap.
    Releases,
    /// A code is not three to seven letters and digits.
    Code(String),
    /// There is more than the format has room for.
    TooMuch,
}
impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(at, text) => write!(f, "line {at} is not understood: `{text}`"),
            Self::Empty => f.write_str("the list has no codes"),
            Self::Releases => {
                f.write_str("give one to eight releases, oldest first, none overlapping")
            }
            Self::Code(code) => write!(f, "`{code}` is not a diagnosis code"),
            Self::TooMuch => f.write_str("the lists are larger than a pack may be"),
        }
    }
}
impl std::error::Error for BuildError {}

/// The text of a file, unpacked where it is gzip.
///
/// # Errors
///
/// Where the file is damaged or is no text.
pub fn text(bytes: &[u8]) -> std::io::Result<String> {
    let mut out = String::new();
    if bytes.starts_with(&[0x1f, 0x8b]) {
        flate2::read::GzDecoder::new(bytes).read_to_string(&mut out)?;
    } else {
        (&mut &*bytes).read_to_string(&mut out)?;
    }
    Ok(out)
}

/// Reads a list, whichever of three kinds it is:
///
/// - the order file of CMS: number, code and `0` or `1` in fixed columns, then descriptions;
/// - a table with tabs and a first line that names the columns `code` and `billable`;
/// - one code a line, among which a code with others below it is a header; lines of chapters and blocks are passed over.
///
/// # Errors
///
/// The first line that is not understood.
pub fn read_list(text: &str) -> Result<List, BuildError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.lines().next().unwrap_or_default();
    let list = if first.contains('\t') {
        table(text)?
    } else if first.get(..5).is_some_and(digits) && first.get(5..6) == Some(" ") {
        order_file(text)?
    } else {
        plain(text)
    };
    if list.is_empty() {
        return Err(BuildError::Empty);
    }
    Ok(list)
}

fn digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
fn is_code(text: &str) -> bool {
    (3..=7).contains(&text.len())
        && text.starts_with(|letter: char| letter.is_ascii_uppercase())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
}
fn insert(list: &mut List, code: &str, billable: &str) -> Option<()> {
    let billable = match billable {
        "0" => false,
        "1" => true,
        _ => return None,
    };
    let code = code.trim();
    is_code(code).then(|| list.insert(code.to_owned(), billable))?;
    Some(())
}
fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty())
}
fn misread(at: usize, line: &str) -> BuildError {
    BuildError::Line(at, line.chars().take(40).collect())
}

fn order_file(text: &str) -> Result<List, BuildError> {
    let mut list = List::new();
    for (at, line) in numbered(text) {
        line.get(6..14)
            .zip(line.get(14..15))
            .and_then(|(code, billable)| insert(&mut list, code, billable))
            .ok_or_else(|| misread(at, line))?;
    }
    Ok(list)
}

fn table(text: &str) -> Result<List, BuildError> {
    let mut list = List::new();
    let first = text.lines().next().unwrap_or_default();
    let column = |name: &str| first.split('\t').position(|one| one.trim() == name);
    let (Some(code), Some(billable)) = (column("code"), column("billable")) else {
        return Err(misread(1, first));
    };
    for (at, line) in numbered(text).skip(1) {
        let cell = |at: usize| line.split('\t').nth(at).map(str::trim);
        cell(code)
            .zip(cell(billable))
            .and_then(|(code, billable)| insert(&mut list, code, billable))
            .ok_or_else(|| misread(at, line))?;
    }
    Ok(list)
}

fn plain(text: &str) -> List {
    let codes: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| is_code(line))
        .collect();
    let mut list: List = codes
        .iter()
        .map(|code| ((*code).to_owned(), true))
        .collect();
    for code in codes {
        for end in 3..code.len() {
            if let Some(above) = code.get(..end).and_then(|above| list.get_mut(above)) {
                *above = false;
            }
        }
    }
    list
}

/// Makes a pack of the codes of some groups, written as [`crate::encounter::Diagnosis::is_in`] has them.
///
/// # Errors
///
/// Where the releases or codes are not such as a pack can hold.
pub fn build(releases: &[Release], scope: &[&str]) -> Result<Vec<u8>, BuildError> {
    let sorted = releases
        .windows(2)
        .all(|two| matches!(two, [one, other] if one.until < other.from));
    let sound = releases.iter().all(|one| one.from <= one.until);
    if releases.is_empty() || releases.len() > MOST_RELEASES || !sorted || !sound {
        return Err(BuildError::Releases);
    }
    let mut codes: BTreeMap<&str, u16> = BTreeMap::new();
    for (at, release) in releases.iter().enumerate() {
        for (code, billable) in &release.list {
            if !is_code(code) {
                return Err(BuildError::Code(code.clone()));
            }
            if scope.iter().any(|group| below(code, group)) {
                let state = if *billable {
                    State::Billable
                } else {
                    State::Header
                };
                *codes.entry(code).or_default() |= (state as u16) << (at << 1);
            }
        }
    }
    // The commonest histories come first, since those of the first 31 take no byte of their own.
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    for history in codes.values() {
        let count = counts.entry(*history).or_default();
        *count = count.saturating_add(1);
    }
    let mut histories: Vec<u16> = counts.keys().copied().collect();
    histories.sort_by_key(|history| std::cmp::Reverse(counts.get(history)));

    let (mut blocks, mut bytes) = (Vec::new(), Vec::new());
    let mut before = "";
    for (at, (code, history)) in codes.iter().enumerate() {
        if at % BLOCK == 0 {
            before = "";
            blocks.push(u32::try_from(bytes.len()).map_err(|_| BuildError::TooMuch)?);
        }
        let shared = before
            .bytes()
            .zip(code.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        let position = histories.iter().position(|one| one == history).unwrap_or(0);
        let history = u8::try_from(position).unwrap_or(u8::MAX).min(MORE);
        bytes.push(history << 3 | u8::try_from(shared).unwrap_or(0));
        if history == MORE {
            let beyond = position.saturating_sub(usize::from(MORE));
            bytes.push(u8::try_from(beyond).map_err(|_| BuildError::TooMuch)?);
        }
        let own = code.as_bytes().get(shared..).unwrap_or_default();
        bytes.extend_from_slice(own);
        if let Some(last) = bytes.last_mut() {
            *last |= 0x80;
        }
        before = code;
    }

    let scope = scope.join(" ");
    let mut out = b"ICD1".to_vec();
    out.push(u8::try_from(releases.len()).map_err(|_| BuildError::TooMuch)?);
    out.push(u8::try_from(histories.len()).map_err(|_| BuildError::TooMuch)?);
    for length in [scope.len(), blocks.len()] {
        let length = u16::try_from(length).map_err(|_| BuildError::TooMuch)?;
        out.extend_from_slice(&length.to_le_bytes());
    }
    let count = u32::try_from(codes.len()).map_err(|_| BuildError::TooMuch)?;
    out.extend_from_slice(&count.to_le_bytes());
    for release in releases {
        out.extend_from_slice(&release.from.compact().to_le_bytes());
        out.extend_from_slice(&release.until.compact().to_le_bytes());
    }
    for history in histories {
        out.extend_from_slice(&history.to_le_bytes());
    }
    out.extend_from_slice(scope.as_bytes());
    for block in blocks {
        out.extend_from_slice(&block.to_le_bytes());
    }
    out.extend_from_slice(&bytes);
    Ok(out)
}

/// The Excludes1 notes of the categories of some groups, out of a table of notes (`scope`, `level`, `note_type`, `text`
/// between tabs): a line for each code or range that has some, then the groups of codes that it excludes.
pub fn excludes1(notes: &str, scope: &[&str]) -> String {
    let mut lines: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in notes.lines() {
        let mut cells = line.split('\t');
        let (Some(at), _, Some("excludes1"), Some(text)) =
            (cells.next(), cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        let first = at.split('-').next().unwrap_or_default();
        if scope.iter().any(|group| below(first, group)) {
            lines
                .entry(at.to_owned())
                .or_default()
                .extend(targets(text));
        }
    }
    let mut out = String::new();
    for (at, mut targets) in lines {
        targets.sort();
        targets.dedup();
        if !targets.is_empty() {
            out.push_str(&format!("{at} {}\n", targets.join(" ")));
        }
    }
    out
}

/// The groups of codes that a note of the tabular list names, as [`crate::encounter::Diagnosis::is_in`] has them.
pub fn targets(note: &str) -> Vec<String> {
    // What comes after the category in words: `I69. with final characters -23`.
    let after = |words: &str, fill: usize| -> Option<(usize, String)> {
        let (_, rest) = note.split_once(words)?;
        let ending = rest.trim_start_matches(['-', '.']);
        let ending: String = ending
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        Some((fill, ending))
    };
    let ending = after("with final characters ", 4)
        .or_else(|| after("with 5th character ", 4))
        .or_else(|| after("with fifth to sixth characters ", 4))
        .or_else(|| after("with seventh character ", 6));
    let mut out: Vec<String> = Vec::new();
    for word in note.split(|letter: char| " ,()[]".contains(letter)) {
        let parts: Vec<String> = word.split('-').filter_map(bare).collect();
        match parts.as_slice() {
            // Ranges are of categories; codes joined by a dash are a slip of the pen for a list.
            [low, high] if low.len() == 3 && high.len() == 3 => out.push(format!("{low}-{high}")),
            list => out.extend_from_slice(list),
        }
    }
    if let Some((length, ending)) = ending {
        for group in &mut out {
            let own = group.split('-').next().map_or(0, str::len);
            group.push_str(&"?".repeat(length.saturating_sub(own)));
            group.push_str(&ending);
        }
    }
    out
}

/// A code as notes write it, without dots.
fn bare(word: &str) -> Option<String> {
    let code: String = word.chars().filter(|letter| *letter != '.').collect();
    let shaped = code.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
    (is_code(&code) && shaped).then_some(code)
}
