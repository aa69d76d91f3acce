//! Reads tables as CMS ships them: text or workbook, in a zip or not, whatever stands above the rows and however the
//! columns are called and ordered that year.

use calamine::{DataRef, Reader, Xlsx};
use cleanclaim::encounter::{Code, ServiceDate};
use cleanclaim::tables::Limit;
use cleanclaim::tables::build::{LimitRow, PairRow};
use std::borrow::Cow;
use std::io::{Cursor, Read};

/// Rows that may stand above the first row of codes.
const LONGEST_HEAD: usize = 60;
/// A member of a zip larger than this is no table of CMS; its files are a tenth of it.
const LARGEST: u64 = 1 << 30;

/// Which table a file is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Pairs,
    Limits,
}

/// What was read of one or more files.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub pairs: Vec<PairRow>,
    pub limits: Vec<LimitRow>,
    /// Rows that say nothing: indicator 9.
    pub silent: usize,
    pub unreadable: usize,
    /// Why the first of them could not be read, each with its file and line.
    pub complaints: Vec<String>,
    /// What a zip holds beside tables.
    pub skipped: Vec<String>,
    /// Names of the files, those in a zip included.
    pub names: Vec<String>,
}

/// Most complaints that are kept; the rest is counted.
const MOST_COMPLAINTS: usize = 20;

impl Rows {
    fn count(&self) -> usize {
        let rows = self.pairs.len().saturating_add(self.limits.len());
        rows.saturating_add(self.silent)
    }
    fn complain(&mut self, place: &str, line: u64, what: &str) {
        self.unreadable = self.unreadable.saturating_add(1);
        if self.complaints.len() < MOST_COMPLAINTS {
            self.complaints.push(format!("{place}:{line}: {what}"));
        }
    }
}

/// Reads a file into rows.
///
/// # Errors
///
/// Where it holds no row, or its columns are not those of the table, in words.
pub(super) fn read(
    name: &str,
    bytes: Vec<u8>,
    wanted: Wanted,
    rows: &mut Rows,
    progress: &dyn Fn(usize),
) -> Result<(), String> {
    let before = rows.count();
    any(name, bytes, wanted, rows, progress, 0)?;
    if rows.count() == before {
        return Err(format!(
            "{name}: no row of it could be read{}",
            rows.complaints
                .last()
                .map(|last| format!("; the last complaint was {last}"))
                .unwrap_or_default()
        ));
    }
    Ok(())
}

fn any(
    name: &str,
    bytes: Vec<u8>,
    wanted: Wanted,
    rows: &mut Rows,
    progress: &dyn Fn(usize),
    depth: u8,
) -> Result<(), String> {
    rows.names.push(name.to_owned());
    match bytes.as_slice() {
        [0x1f, 0x8b, ..] => {
            let mut out = Vec::new();
            flate2::read::MultiGzDecoder::new(bytes.as_slice())
                .take(LARGEST)
                .read_to_end(&mut out)
                .map_err(|error| format!("{name}: it cannot be unpacked: {error}"))?;
            text(name, &out, wanted, rows, progress)
        }
        [b'P', b'K', ..] => zipped(name, bytes, wanted, rows, progress, depth),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(format!(
            "{name}: a workbook of the old form; save it as .xlsx or as text"
        )),
        other => text(name, other, wanted, rows, progress),
    }
}

fn zipped(
    name: &str,
    bytes: Vec<u8>,
    wanted: Wanted,
    rows: &mut Rows,
    progress: &dyn Fn(usize),
    depth: u8,
) -> Result<(), String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes.as_slice()))
        .map_err(|error| format!("{name}: it cannot be unpacked: {error}"))?;
    let mut members = Vec::new();
    for at in 0..archive.len() {
        let member = archive.by_index(at);
        let member = member.and_then(|member| Ok(member.name()?.into_owned()));
        members.push(member.map_err(|error| format!("{name}: it cannot be unpacked: {error}"))?);
    }
    if members.iter().any(|member| member == "xl/workbook.xml") {
        drop(archive);
        return workbook(name, &bytes, wanted, rows, progress);
    }
    let stem = |member: &str| {
        let (stem, end) = member.rsplit_once('.').unwrap_or((member, ""));
        (stem.to_lowercase(), end.to_lowercase())
    };
    let texts: Vec<String> = members
        .iter()
        .map(|member| stem(member))
        .filter(|(_, end)| ["txt", "tsv", "csv"].contains(&end.as_str()))
        .map(|(stem, _)| stem)
        .collect();
    for (at, member) in members.iter().enumerate() {
        let place = format!("{name}/{member}");
        let (stem, end) = stem(member);
        let table = match end.as_str() {
            "txt" | "tsv" | "csv" | "gz" => true,
            // CMS puts the same rows beside it as text, which is quicker to read.
            "xlsx" => !texts.contains(&stem),
            "zip" => depth == 0,
            _ => false,
        };
        if !table {
            if !member.ends_with('/') {
                rows.skipped.push(place);
            }
            continue;
        }
        let fault =
            |error: &dyn std::fmt::Display| format!("{place}: it cannot be unpacked: {error}");
        let mut file = archive.by_index(at).map_err(|error| fault(&error))?;
        let mut out = Vec::new();
        file.by_ref()
            .take(LARGEST)
            .read_to_end(&mut out)
            .map_err(|error| fault(&error))?;
        drop(file);
        any(&place, out, wanted, rows, progress, depth.saturating_add(1))?;
    }
    Ok(())
}

fn workbook(
    name: &str,
    bytes: &[u8],
    wanted: Wanted,
    rows: &mut Rows,
    progress: &dyn Fn(usize),
) -> Result<(), String> {
    let fault =
        |error: calamine::XlsxError| format!("{name}: the workbook cannot be read: {error}");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(fault)?;
    for sheet in book.sheet_names() {
        let mut table = Table::new(format!("{name}[{sheet}]"), wanted);
        let mut cells = book.worksheet_cells_reader(&sheet).map_err(fault)?;
        let mut row: Vec<Cow<'_, str>> = Vec::new();
        let mut line = 0_u32;
        while let Some(cell) = cells.next_cell().map_err(fault)? {
            let (at, column) = cell.get_position();
            if at != line {
                table.row(u64::from(line).saturating_add(1), &row, rows, progress)?;
                row.clear();
                line = at;
            }
            let column = usize::try_from(column).unwrap_or(0);
            if row.len() <= column && column < 64 {
                row.resize(column.saturating_add(1), Cow::Borrowed(""));
            }
            if let Some(place) = row.get_mut(column) {
                *place = cell_text(cell.get_value());
            }
        }
        table.row(u64::from(line).saturating_add(1), &row, rows, progress)?;
        table.end(rows);
    }
    Ok(())
}

/// A cell as a person reads it; a workbook keeps codes and dates as numbers where nobody said otherwise.
fn cell_text(value: &DataRef<'_>) -> Cow<'static, str> {
    match value {
        DataRef::Int(number) => number.to_string().into(),
        DataRef::Float(number) => number.to_string().into(),
        DataRef::String(text) => text.clone().into(),
        DataRef::SharedString(text) => (*text).to_owned().into(),
        DataRef::DateTime(date) => date.as_f64().to_string().into(),
        DataRef::DateTimeIso(text) => text.clone().into(),
        _ => "".into(),
    }
}

fn text(
    name: &str,
    bytes: &[u8],
    wanted: Wanted,
    rows: &mut Rows,
    progress: &dyn Fn(usize),
) -> Result<(), String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let delimiter = if head.contains(&b'\t') { b'\t' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes);
    let mut table = Table::new(name.to_owned(), wanted);
    let mut record = csv::ByteRecord::new();
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => return Err(format!("{name}: it cannot be read: {error}")),
        }
        let line = record.position().map_or(0, |position| {
            // Of a line that ends as Windows ends it, the record before takes the first of the two signs only.
            let at = usize::try_from(position.byte()).unwrap_or(usize::MAX);
            let behind = bytes.get(at) == Some(&b'\n');
            position.line().saturating_add(u64::from(behind))
        });
        let cells: Vec<Cow<'_, str>> = record.iter().map(String::from_utf8_lossy).collect();
        table.row(line, &cells, rows, progress)?;
    }
    table.end(rows);
    Ok(())
}

/// The columns of a table, by position.
#[derive(Clone, Copy, Debug)]
enum Columns {
    Pairs {
        column1: usize,
        column2: usize,
        modifier: usize,
        effective: Option<usize>,
        deletion: Option<usize>,
    },
    Limits {
        code: usize,
        units: usize,
        indicator: usize,
    },
}

/// A table in the reading: what stood above its rows until they begin, then its columns.
struct Table {
    place: String,
    wanted: Wanted,
    head: Vec<Vec<String>>,
    columns: Option<Columns>,
    begun: bool,
}

impl Table {
    fn new(place: String, wanted: Wanted) -> Self {
        Self {
            place,
            wanted,
            head: Vec::new(),
            columns: None,
            begun: false,
        }
    }

    fn row(
        &mut self,
        line: u64,
        cells: &[Cow<'_, str>],
        rows: &mut Rows,
        progress: &dyn Fn(usize),
    ) -> Result<(), String> {
        let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        if filled == 0 {
            return Ok(());
        }
        if !(self.begun || filled > 1 && is_row(cells)) {
            if self.head.len() >= LONGEST_HEAD {
                return Err(format!(
                    "{}: no row of codes among the first {LONGEST_HEAD}",
                    self.place
                ));
            }
            let plain = |cell: &Cow<'_, str>| {
                let words: Vec<&str> = cell.split_whitespace().collect();
                words.join(" ").to_lowercase()
            };
            self.head.push(cells.iter().map(plain).collect());
            return Ok(());
        }
        self.begun = true;
        let columns = match self.columns {
            Some(columns) => columns,
            None => *self.columns.insert(self.find_columns()?),
        };
        match read_row(columns, cells) {
            Ok(Row::Pair(row)) => rows.pairs.push(row),
            Ok(Row::Limit(row)) => rows.limits.push(row),
            Ok(Row::Silent) => rows.silent = rows.silent.saturating_add(1),
            Err(what) => rows.complain(&self.place, line, &what),
        }
        let count = rows.count();
        if count.checked_rem(10_000) == Some(0) {
            progress(count);
        }
        Ok(())
    }

    /// A sheet of notes beside the table has no rows, and that is nothing to complain of where another has.
    fn end(&self, rows: &mut Rows) {
        if !self.begun {
            rows.skipped.push(self.place.clone());
        }
    }

    /// Headers run over several rows and change by year; what stands above a column, taken together, names it. Rows of one
    /// filled cell are titles and copyright notices.
    fn find_columns(&self) -> Result<Columns, String> {
        let titled = |row: &&Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count() > 1;
        let mut above: Vec<String> = Vec::new();
        for row in self.head.iter().filter(titled) {
            if above.len() < row.len() {
                above.resize(row.len(), String::new());
            }
            for (above, cell) in above.iter_mut().zip(row) {
                above.push_str(&cell.replace('_', " "));
                above.push(' ');
            }
        }
        let find = |test: &dyn Fn(&str) -> bool| above.iter().position(|name| test(name.trim()));
        let need = |found: Option<usize>, what: &str| {
            found.ok_or_else(|| {
                format!(
                    "{}: no column is {what}; above the rows stands: {}",
                    self.place,
                    above.join("| ")
                )
            })
        };
        let has = |words: &'static [&'static str]| {
            move |name: &str| words.iter().any(|word| name.contains(word))
        };
        Ok(match self.wanted {
            Wanted::Pairs => Columns::Pairs {
                column1: need(
                    find(&has(&[
                        "column 1",
                        "column1",
                        "col 1",
                        "col1",
                        "comprehensive",
                    ])),
                    "column 1",
                )?,
                column2: need(
                    find(&has(&["column 2", "column2", "col 2", "col2", "component"])),
                    "column 2",
                )?,
                modifier: need(find(&has(&["modifier"])), "the modifier indicator")?,
                effective: find(&has(&["effective"])),
                deletion: find(&has(&["deletion", "deleted"])),
            },
            Wanted::Limits => Columns::Limits {
                code: need(
                    find(&|name| {
                        name == "code"
                            || name.contains("code")
                                && (name.contains("hcpcs") || name.contains("cpt"))
                    }),
                    "the code",
                )?,
                units: need(
                    find(&|name| name == "mue" || name.contains("value")),
                    "the MUE value",
                )?,
                indicator: need(
                    find(&|name| name == "mai" || name.contains("adjudication")),
                    "the adjudication indicator",
                )?,
            },
        })
    }
}

enum Row {
    Pair(PairRow),
    Limit(LimitRow),
    Silent,
}

fn read_row(columns: Columns, cells: &[Cow<'_, str>]) -> Result<Row, String> {
    let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim());
    let code = |at: usize, what: &str| {
        parse_code(cell(at)).ok_or_else(|| format!("`{}` is no code ({what})", cell(at)))
    };
    let date = |at: Option<usize>, what: &str| match at.map_or("", cell) {
        "" | "*" => Ok(None),
        text => parse_date(text)
            .map(Some)
            .ok_or_else(|| format!("`{text}` is no date ({what})")),
    };
    match columns {
        Columns::Pairs {
            column1,
            column2,
            modifier,
            effective,
            deletion,
        } => {
            let row = PairRow {
                column1: code(column1, "column 1")?,
                column2: code(column2, "column 2")?,
                first: date(effective, "effective date")?,
                last: date(deletion, "deletion date")?,
                overridable: match cell(modifier) {
                    "0" => false,
                    "1" => true,
                    "9" => return Ok(Row::Silent),
                    other => return Err(format!("`{other}` is no modifier indicator: 0, 1 or 9")),
                },
            };
            Ok(Row::Pair(row))
        }
        Columns::Limits {
            code: at,
            units,
            indicator,
        } => Ok(Row::Limit(LimitRow {
            code: code(at, "code")?,
            limit: Limit {
                units: cell(units)
                    .parse()
                    .map_err(|_| format!("`{}` is no number of units", cell(units)))?,
                // "3 Date of Service Edit: Clinical" in some years, "3" in others.
                absolute: match cell(indicator).bytes().next() {
                    Some(b'2') => true,
                    Some(b'1' | b'3') => false,
                    _ => {
                        return Err(format!(
                            "`{}` is no adjudication indicator: 1, 2 or 3",
                            cell(indicator)
                        ));
                    }
                },
            },
        })),
    }
}

/// A code of five letters and digits; a workbook that took one for a number has lost the zeros in front.
fn parse_code(text: &str) -> Option<Code> {
    let lost = (3..5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if lost {
        return Code::parse(&format!("{text:0>5}"));
    }
    Code::parse(text)
}

/// Tells a row of codes from what stands above: a cell of five letters and digits, three digits at least; or two cells of digits,
/// as a workbook shows codes that it took for numbers. A header may say `1996`, alone.
fn is_row(cells: &[Cow<'_, str>]) -> bool {
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    let coded = |text: &str| text.len() == 5 && digits(text) >= 3 && Code::parse(text).is_some();
    let number = |text: &str| (3..=5).contains(&text.len()) && digits(text) == text.len();
    let cells = || cells.iter().map(|cell| cell.trim());
    cells().any(coded) || cells().filter(|cell| number(cell)).count() > 1
}

/// A date as the number YYYYMMDD: as CMS writes it, as a day of a workbook, or with dashes or slashes.
pub(super) fn parse_date(text: &str) -> Option<u32> {
    let whole = text.strip_suffix(".0").unwrap_or(text);
    if let Ok(number) = whole.parse::<u32>() {
        if (20_000..80_000).contains(&number) {
            // Days since 1899-12-30.
            let day = number.checked_sub(25_569)?;
            let unix = i64::from(day).checked_mul(86_400)?;
            return time::OffsetDateTime::from_unix_timestamp(unix)
                .ok()
                .and_then(|at| ServiceDate::parse(&at.date().to_string()))
                .map(ServiceDate::compact);
        }
        return ServiceDate::from_compact(number).map(ServiceDate::compact);
    }
    let head = text.split(['T', ' ']).next()?;
    if let Some(date) = ServiceDate::parse(head) {
        return Some(date.compact());
    }
    let parts: Vec<u32> = head
        .split('/')
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let [month, day, year] = parts.as_slice() else {
        return None;
    };
    let number = year
        .checked_mul(10_000)?
        .checked_add(month.checked_mul(100)?)?
        .checked_add(*day)?;
    ServiceDate::from_compact(number).map(ServiceDate::compact)
}
