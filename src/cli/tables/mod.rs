//! Making packed tables out of CMS's files, and looking into them.

mod source;

use super::{Failure, Listing, complain};
use clap::Subcommand;
use cleanclaim::codes;
use cleanclaim::encounter::{Code, Diagnosis, ServiceDate};
use cleanclaim::tables::build::{self, Content, LimitRow, PairRow};
use cleanclaim::tables::icd::{Icd, Status};
use cleanclaim::tables::icd_build::{self, Release};
use cleanclaim::tables::{Gap, Head, Pack, Scope, Tables};
use indicatif::ProgressBar;
use serde_json::json;
use source::{Rows, Wanted};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, IsTerminal, Write};

/// The first date that pairs are judged by: the deleted rows that are kept go back to here.
const PAIRS_FROM: ServiceDate = ServiceDate::of(2020, 1, 1);

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a packed table out of CMS's files: text, .xlsx, the quarterly zip, or the same compressed with gzip
    Build(Build),
    /// The Excludes1 notes of the behavioral chapters, out of a table of notes, as they are built in
    #[command(hide = true)]
    Notes {
        /// A table of notes
        file: String,
    },
    /// What is in the built-in tables, or in a packed table
    Info {
        /// A file that `tables build` made
        file: Option<String>,
        /// As text, or as JSON
        #[arg(long, value_enum, default_value = "text")]
        format: Listing,
    },
    /// Whether two codes are a pair; of one code, its unit limit; of a diagnosis, whether it may be reported
    Lookup {
        /// A code; a diagnosis with its dot, as in F33.1
        code: String,
        /// Another, to be billed with it
        #[arg(value_parser = code)]
        other: Option<Code>,
        /// The date of service, YYYY-MM-DD; the last known state where none is given
        #[arg(long, value_parser = date)]
        date: Option<ServiceDate>,
        /// A file that `tables build` made; may be given again
        #[arg(long = "tables", value_name = "FILE")]
        tables: Vec<String>,
        /// As text, or as JSON
        #[arg(long, value_enum, default_value = "text")]
        format: Listing,
    },
}

#[derive(Debug, clap::Args)]
pub(super) struct Build {
    /// A file of NCCI procedure-to-procedure edits; CMS ships them in several
    #[arg(long, value_name = "FILE", num_args = 1..)]
    ptp: Vec<String>,
    /// A file of medically unlikely edits
    #[arg(long, value_name = "FILE", num_args = 1..)]
    mue: Vec<String>,
    /// A list of diagnosis codes: the order file of CMS, the oldest release first
    #[arg(long, value_name = "FILE", num_args = 1..)]
    icd: Vec<String>,
    /// The first day of each list's release, in the same order, where the files' names do not say
    #[arg(long, value_parser = date, value_name = "DATE", num_args = 1.., requires = "icd")]
    icd_from: Vec<ServiceDate>,
    /// Diagnosis codes of these groups only
    #[arg(long, value_name = "GROUPS", hide = true, requires = "icd")]
    icd_groups: Option<String>,
    /// Where to write the packed table
    #[arg(long, value_name = "FILE")]
    out: String,
    /// Whose table it is, as its name says it
    #[arg(long, default_value = "practitioner")]
    name: String,
    /// The quarter it was published for, as in 2026Q4, where the files' names do not say
    #[arg(long, value_parser = quarter)]
    quarter: Option<ServiceDate>,
    /// The first date that its pairs are judged by; rows deleted before are left out
    #[arg(long, value_parser = date, default_value = "2020-01-01", value_name = "DATE")]
    from: Option<ServiceDate>,
    /// The first date that its limits are judged by; the first day of their quarter where none is given
    #[arg(long, value_parser = date, value_name = "DATE")]
    limits_from: Option<ServiceDate>,
    /// The rows given with `--ptp` are some of this file's: it says of which codes they are all
    #[arg(long, value_name = "FILE", hide = true)]
    part_of: Option<String>,
    /// Rows, too, of codes of the catalogue: all that there are among the codes they name
    #[arg(long, value_name = "FILE", hide = true, requires = "part_of")]
    among: Option<String>,
}

fn code(text: &str) -> Result<Code, String> {
    Code::parse(text).ok_or_else(|| "a code is five letters or digits".to_owned())
}

fn date(text: &str) -> Result<ServiceDate, String> {
    ServiceDate::parse(text).ok_or_else(|| "write the date as YYYY-MM-DD".to_owned())
}

fn quarter(text: &str) -> Result<ServiceDate, String> {
    quarter_of(text).ok_or_else(|| "write the quarter as in 2026Q4".to_owned())
}

/// The quarter that a text names: `2026Q4`, `q4-2026`, `20261001`, or the version that CMS writes in its files' names, of which
/// `v323r0` is 32.3, the fourth quarter of 2026.
fn quarter_of(text: &str) -> Option<ServiceDate> {
    let lower = text.to_lowercase();
    let bytes = lower.as_bytes();
    let number = |from: usize, count: usize| -> Option<u32> {
        let digits = bytes.get(from..from.checked_add(count)?)?;
        let all = digits.iter().all(u8::is_ascii_digit);
        all.then(|| std::str::from_utf8(digits).ok()?.parse().ok())?
    };
    let first_day = |year: u32, quarter: u32| {
        let month = quarter.checked_sub(1)?.checked_mul(3)?.checked_add(1)?;
        let known = (1996..=2199).contains(&year) && quarter <= 4;
        let number = year
            .checked_mul(10_000)?
            .checked_add(month.checked_mul(100)?)?;
        known
            .then(|| ServiceDate::from_compact(number.saturating_add(1)))
            .flatten()
    };
    let gap = |byte: Option<&u8>| byte.is_some_and(|byte| b"-_ ".contains(byte));
    for at in 0..bytes.len() {
        let after = at.saturating_add(4);
        let sign = after.saturating_add(usize::from(gap(bytes.get(after))));
        let year = number(at, 4);
        if let (Some(year), Some(b'q'), Some(quarter)) =
            (year, bytes.get(sign), number(sign.saturating_add(1), 1))
        {
            return first_day(year, quarter);
        }
        let third = at.saturating_add(2);
        let year = third.saturating_add(usize::from(gap(bytes.get(third))));
        if let (Some(b'q'), Some(quarter), Some(year)) = (
            bytes.get(at),
            number(at.saturating_add(1), 1),
            number(year, 4),
        ) {
            return first_day(year, quarter);
        }
        if let (Some(b'v'), Some(version), Some(quarter), Some(b'r')) = (
            bytes.get(at),
            number(at.saturating_add(1), 2),
            number(at.saturating_add(3), 1),
            bytes.get(after),
        ) {
            return first_day(version.saturating_add(1994), quarter.saturating_add(1));
        }
        let day = number(at, 8).and_then(ServiceDate::from_compact);
        let first = |day: &ServiceDate| {
            let (month, day) = (number(after, 2), day.day());
            day == 1 && month.is_some_and(|month| [1, 4, 7, 10].contains(&month))
        };
        if let Some(day) = day.filter(first) {
            return Some(day);
        }
    }
    None
}

/// A quarter as people write it.
fn quarter_text(first: ServiceDate) -> String {
    let number = first.compact();
    let year = number.checked_div(10_000).unwrap_or(0);
    let month = number
        .checked_div(100)
        .and_then(|number| number.checked_rem(100));
    let quarter = month.and_then(|month| month.checked_add(2)?.checked_div(3));
    format!("{year}Q{}", quarter.unwrap_or(1))
}

pub(super) fn run(command: &Command, out: &mut impl Write) -> Result<u8, Failure> {
    match command {
        Command::Build(build) => run_build(build, out),
        Command::Notes { file } => {
            let fail = |error: io::Error| Failure::Usage(format!("{file}: {error}"));
            let bytes = super::load(file).map_err(fail)?;
            let notes = icd_build::text(&bytes).map_err(fail)?;
            write!(out, "{}", icd_build::excludes1(&notes, &["F", "R40-R46"]))?;
            Ok(0)
        }
        Command::Info { file, format } => info(file.as_deref(), *format, out),
        Command::Lookup {
            code,
            other,
            date,
            tables,
            format,
        } => lookup(code, *other, *date, tables, *format, out),
    }
}

/// The built-in tables and those of files, the last given first.
pub(super) fn load(files: &[String]) -> Result<Tables, Failure> {
    let mut tables = Tables::default();
    for name in files {
        let bytes =
            super::load(name).map_err(|error| Failure::Usage(format!("{name}: {error}")))?;
        tables
            .load(bytes)
            .map_err(|fault| Failure::Usage(format!("{name}: {fault}")))?;
    }
    Ok(tables)
}

fn read(files: &[String], wanted: Wanted, rows: &mut Rows) -> Result<(), Failure> {
    let bar = if io::stderr().is_terminal() {
        ProgressBar::new_spinner()
    } else {
        ProgressBar::hidden()
    };
    for name in files {
        bar.set_message(format!("reading {name}"));
        bar.tick();
        let bytes =
            super::load(name).map_err(|error| Failure::Usage(format!("{name}: {error}")))?;
        let progress = |count: usize| {
            bar.set_message(format!("reading {name}: {count} rows"));
            bar.tick();
        };
        source::read(name, bytes, wanted, rows, &progress).map_err(|what| {
            rows.complaints.iter().for_each(|line| complain(line));
            Failure::Usage(what)
        })?;
    }
    bar.finish_and_clear();
    Ok(())
}

/// A table's head: the quarter as the option says it, else as the files' names do.
fn head(build: &Build, kind: &str, rows: &Rows) -> Result<Head, Failure> {
    // The file's own name says more than its folder's.
    let mut parts = rows.names.iter().flat_map(|name| name.rsplit(['/', '\\']));
    let told = parts.find_map(quarter_of);
    let Some(quarter) = told.or(build.quarter) else {
        return Err(Failure::Usage(format!(
            "the names of the {kind} files do not say their quarter; give it with `--quarter`, as in `--quarter 2026Q4`"
        )));
    };
    Ok(Head {
        name: format!("ncci-{kind}-{} {}", build.name, quarter_text(quarter)),
        quarter,
        from: quarter,
    })
}

fn run_build(build: &Build, out: &mut impl Write) -> Result<u8, Failure> {
    if build.ptp.is_empty() && build.mue.is_empty() && build.icd.is_empty() {
        return Err(Failure::Usage(
            "there is nothing to build from; give CMS's files with `--ptp FILE`, `--mue FILE` and `--icd FILE`"
                .to_owned(),
        ));
    }
    let mut content = Content::default();
    let mut lines = Vec::new();
    let mut unreadable = 0_usize;
    let mut told = |rows: &Rows, what: &str, count: usize| {
        rows.complaints.iter().for_each(|line| complain(line));
        let more = rows.unreadable.saturating_sub(rows.complaints.len());
        if more > 0 {
            complain(&format!("and {more} more rows that could not be read"));
        }
        for name in &rows.skipped {
            complain(&format!("{name}: no table, left out"));
        }
        unreadable = unreadable.saturating_add(rows.unreadable);
        lines.push(format!(
            "{count} {what} read, {} that say nothing (indicator 9), {} that could not be read",
            rows.silent, rows.unreadable
        ));
    };
    if !build.ptp.is_empty() {
        let mut rows = Rows::default();
        read(&build.ptp, Wanted::Pairs, &mut rows)?;
        let mut head = head(build, "ptp", &rows)?;
        head.from = build.from.unwrap_or(PAIRS_FROM);
        if let Some(whole) = &build.part_of {
            content.scopes = scopes(&mut rows, whole, build.among.as_deref())?;
        }
        told(&rows, "pair rows", rows.pairs.len());
        content.pairs = Some((head, rows.pairs));
    }
    if !build.mue.is_empty() {
        let mut rows = Rows::default();
        read(&build.mue, Wanted::Limits, &mut rows)?;
        let mut head = head(build, "mue", &rows)?;
        head.from = build.limits_from.unwrap_or(head.from);
        told(&rows, "unit limits", rows.limits.len());
        if build.part_of.is_some() {
            keep_named(
                &mut rows.limits,
                content.pairs.as_ref().map(|(_, rows)| rows),
            );
        }
        content.limits = Some((head, rows.limits));
    }
    if !build.icd.is_empty() {
        let (head, body, count) = diagnoses(build)?;
        lines.push(format!("{count} diagnosis codes read"));
        content.icd = Some((head, body));
    }
    let bytes = build::write(&content).map_err(|unfit| Failure::Usage(unfit.to_string()))?;
    // What cannot be read back must not be written.
    let pack = Pack::read(bytes.clone()).map_err(|fault| Failure::Usage(fault.to_string()))?;
    fs::write(&build.out, &bytes)
        .map_err(|error| Failure::Usage(format!("{}: {error}", build.out)))?;
    for line in lines {
        writeln!(out, "{line}")?;
    }
    describe(&pack, out)?;
    writeln!(out, "{}: {} bytes", build.out, bytes.len())?;
    Ok(0)
}

/// The list of diagnosis codes of all releases that were given.
fn diagnoses(build: &Build) -> Result<(Head, Vec<u8>, usize), Failure> {
    let mut releases: Vec<Release> = Vec::new();
    for (at, name) in build.icd.iter().enumerate() {
        let fail = |what: &dyn std::fmt::Display| Failure::Usage(format!("{name}: {what}"));
        let bytes = super::load(name).map_err(|error| fail(&error))?;
        let list = icd_build::text(&bytes)
            .map_err(|error| fail(&error))
            .and_then(|text| icd_build::read_list(&text).map_err(|error| fail(&error)))?;
        let told = build.icd_from.get(at).copied();
        let Some(from) = told.or_else(|| release_of(name)) else {
            return Err(fail(
                &"its name does not say its release; give the first day with `--icd-from`, as in `--icd-from 2026-10-01`",
            ));
        };
        // Until the day before the next list is due: on October 1, since 2022 on April 1 too.
        let until = match (from.year(), from.month_number()) {
            (year, 10..) if year >= 2021 => format!("{}-03-31", year.saturating_add(1)),
            (year, 10..) => format!("{}-09-30", year.saturating_add(1)),
            (year, month) if month < 4 && year >= 2022 => format!("{year}-03-31"),
            (year, _) => format!("{year}-09-30"),
        };
        let until = ServiceDate::parse(&until);
        releases.push(Release {
            from,
            until: until.unwrap_or(from),
            list,
        });
    }
    let groups: Vec<&str> = match &build.icd_groups {
        Some(groups) => groups.split(' ').collect(),
        // Every code begins with a letter.
        None => LETTERS.split(' ').collect(),
    };
    let body =
        icd_build::build(&releases, &groups).map_err(|error| Failure::Usage(error.to_string()))?;
    let (Some(first), Some(last)) = (releases.first(), releases.last()) else {
        return Err(Failure::Usage("no list of diagnosis codes".to_owned()));
    };
    let part = if build.icd_groups.is_some() {
        "-bh"
    } else {
        ""
    };
    let head = Head {
        name: format!("icd-10-cm{part} {}", last.from),
        quarter: last.from,
        from: first.from,
    };
    let count = Icd::read(&body).map_or(0, |list| list.len());
    Ok((head, body, count))
}

const LETTERS: &str = "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z";

/// The first day of the release that a file's name says: a year alone is a fiscal year, which begins in the October before.
fn release_of(name: &str) -> Option<ServiceDate> {
    let lower = name.rsplit(['/', '\\']).next()?.to_lowercase();
    let year = (0..lower.len()).find_map(|at| {
        let digits = lower.get(at..at.checked_add(4)?)?;
        let year: i32 = digits.parse().ok()?;
        (2016..=2199).contains(&year).then_some(year)
    })?;
    let date = if lower.contains("apr") {
        format!("{year}-04-01")
    } else if lower.contains("jan") {
        format!("{year}-01-01")
    } else {
        format!("{}-10-01", year.checked_sub(1)?)
    };
    ServiceDate::parse(&date)
}

/// Of the limits those of codes that the pairs or the catalogue name.
fn keep_named(limits: &mut Vec<LimitRow>, pairs: Option<&Vec<PairRow>>) {
    let mut named: BTreeSet<Code> = codes::all().iter().map(|info| info.code).collect();
    for row in pairs.into_iter().flatten() {
        named.extend([row.column1, row.column2]);
    }
    limits.retain(|row| named.contains(&row.code));
}

/// Which rows of each code the rows are, beside the whole table they are from.
fn scopes(
    rows: &mut Rows,
    whole: &str,
    among: Option<&str>,
) -> Result<BTreeMap<Code, Scope>, Failure> {
    let mut mutual: BTreeSet<Code> = BTreeSet::new();
    if let Some(among) = among {
        let mut more = Rows::default();
        read(&[among.to_owned()], Wanted::Pairs, &mut more)?;
        let listed = |code: Code| codes::find(code).is_some();
        more.pairs
            .retain(|row| listed(row.column1) && listed(row.column2));
        mutual.extend(more.pairs.iter().flat_map(|row| [row.column1, row.column2]));
        rows.pairs.append(&mut more.pairs);
    }
    rows.pairs.sort_unstable();
    rows.pairs.dedup();
    let mut all = Rows::default();
    read(&[whole.to_owned()], Wanted::Pairs, &mut all)?;
    let held = |row: &PairRow| rows.pairs.binary_search(row).is_ok();
    let mut part: BTreeSet<Code> = BTreeSet::new();
    for row in all.pairs.iter().filter(|row| !held(row)) {
        if mutual.contains(&row.column1) && mutual.contains(&row.column2) {
            return Err(Failure::Usage(format!(
                "{} and {} are a row of {whole}, and not of the file of `--among`",
                row.column1, row.column2
            )));
        }
        part.extend([row.column1, row.column2]);
    }
    let named = rows.pairs.iter().flat_map(|row| [row.column1, row.column2]);
    let scope = |code: Code| match (part.contains(&code), mutual.contains(&code)) {
        (false, _) => Scope::Whole,
        (true, true) => Scope::Among,
        (true, false) => Scope::Part,
    };
    Ok(named.map(|code| (code, scope(code))).collect())
}

/// What a pack holds, for people.
fn describe(pack: &Pack, out: &mut impl Write) -> io::Result<()> {
    for head in pack.heads() {
        writeln!(
            out,
            "{}: of {}, judged from {}",
            head.name,
            quarter_text(head.quarter),
            head.from
        )?;
    }
    let counts = Counts::of(pack);
    if counts.codes > 0 {
        writeln!(
            out,
            "  {} pairs ({} in force), {} unit limits, {} codes",
            counts.pairs, counts.live, counts.limits, counts.codes
        )?;
    }
    if let Some((_, list)) = pack.icd() {
        writeln!(
            out,
            "  {} diagnosis codes in {} releases",
            list.len(),
            list.releases().count()
        )?;
    }
    writeln!(out, "  SHA-256 {}", hex(pack.hash()))
}

struct Counts {
    pairs: usize,
    live: usize,
    limits: usize,
    codes: usize,
}
impl Counts {
    fn of(pack: &Pack) -> Self {
        let (mut pairs, mut live) = (0_usize, 0_usize);
        for held in pack.held() {
            pairs = pairs.saturating_add(1);
            let goes_on = held.until.last().is_some_and(|(last, _)| last.is_none());
            live = live.saturating_add(usize::from(goes_on));
        }
        Self {
            pairs,
            live,
            limits: pack
                .limits_held()
                .filter(|(_, limit)| limit.is_some())
                .count(),
            codes: pack.limits_held().count(),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn info(file: Option<&str>, format: Listing, out: &mut impl Write) -> Result<u8, Failure> {
    let tables = match file {
        None => Tables::default(),
        Some(name) => load(&[name.to_owned()])?,
    };
    // Of a file, its own pack, which is the latest; else all that are built in.
    let shown = if file.is_some() { 1 } else { usize::MAX };
    let packs: Vec<&Pack> = tables.packs().take(shown).collect();
    match format {
        Listing::Text => {
            for pack in packs {
                describe(pack, out)?;
            }
        }
        Listing::Json => {
            let values: Vec<serde_json::Value> = packs.into_iter().map(as_json).collect();
            serde_json::to_writer_pretty(&mut *out, &values)?;
            writeln!(out)?;
        }
    }
    Ok(0)
}

fn as_json(pack: &Pack) -> serde_json::Value {
    let counts = Counts::of(pack);
    let heads: Vec<serde_json::Value> = pack
                .heads()
                .map(|head| json!({ "name": head.name, "quarter": quarter_text(head.quarter), "from": head.from.to_string() }))
                .collect();
    json!({
        "tables": heads, "pairs": counts.pairs, "inForce": counts.live, "limits": counts.limits,
        "codes": counts.codes, "diagnoses": pack.icd().map_or(0, |(_, list)| list.len()),
        "memory": pack.memory(), "sha256": hex(pack.hash()),
    })
}

/// Where a diagnosis stands, and the codes below a heading.
fn look_up_diagnosis(
    tables: &Tables,
    text: &str,
    day: ServiceDate,
    when: &str,
    format: Listing,
    out: &mut impl Write,
) -> Result<u8, Failure> {
    let lettered = text
        .trim()
        .starts_with(|first: char| first.is_ascii_alphabetic());
    let Some(diagnosis) = Diagnosis::parse(text).filter(|_| lettered) else {
        return Err(Failure::Usage(format!(
            "`{text}` is no code: five letters or digits, or a diagnosis with its dot, as in F33.1"
        )));
    };
    let found = tables.diagnosis(diagnosis.as_str(), day);
    let below: Vec<String> = found
        .filter(|found| found.standing.status == Status::Header)
        .into_iter()
        .flat_map(|found| {
            found
                .list
                .children(diagnosis.as_str(), day)
                .filter_map(|held| Diagnosis::parse(held.as_str()))
                .map(|code| code.to_string())
                .collect::<Vec<_>>()
        })
        .collect();
    let (word, table) = match found {
        None => ("unknown", None),
        Some(found) => {
            let word = match found.standing.status {
                Status::Billable => "billable",
                Status::Header => "heading",
                Status::NotInRelease(_) => "not-in-release",
                Status::NotHeld => "unknown",
            };
            (word, Some((found.table, found.standing.certain)))
        }
    };
    match format {
        Listing::Text => {
            let certain = match table {
                Some((table, true)) => format!("{when}; {table}"),
                Some((table, false)) => format!("{when}, not certain; {table}"),
                None => "no list that is loaded covers it".to_owned(),
            };
            let words = match word {
                "billable" => "may be reported",
                "heading" => "is a heading; codes below it are reported",
                "not-in-release" => "is not in the list",
                _ => "is not known",
            };
            writeln!(out, "{diagnosis}: {words} ({certain})")?;
            if !below.is_empty() {
                writeln!(out, "  {}", below.join(" "))?;
            }
        }
        Listing::Json => {
            let value = json!({
                "diagnosis": diagnosis.to_string(), "status": word, "certain": table.map(|(_, certain)| certain),
                "table": table.map(|(table, _)| table), "below": below,
            });
            serde_json::to_writer_pretty(&mut *out, &value)?;
            writeln!(out)?;
        }
    }
    Ok(0)
}

/// A date that no table ends before.
const LAST_KNOWN: ServiceDate = ServiceDate::of(2199, 12, 31);

fn lookup(
    text: &str,
    other: Option<Code>,
    date: Option<ServiceDate>,
    files: &[String],
    format: Listing,
    out: &mut impl Write,
) -> Result<u8, Failure> {
    let tables = load(files)?;
    let when = date.map_or("as last known".to_owned(), |date| format!("on {date}"));
    let day = date.unwrap_or(LAST_KNOWN);
    let Some(code) = Code::parse(text) else {
        return look_up_diagnosis(&tables, text, day, &when, format, out);
    };
    let gap = |gap: Gap| match gap {
        Gap::NoTable => "no table can say".to_owned(),
        Gap::UnknownCode(code) => {
            format!("no row of any table names {code}; load the table of a later quarter")
        }
    };
    let (text, value) = match other {
        None => match tables.limit_of(code, day) {
            Err(none) => (gap(none), json!({ "units": null, "table": null })),
            Ok(None) => (
                format!("{code}: no unit limit is published, {when}"),
                json!({ "units": null, "table": null }),
            ),
            Ok(Some(found)) => (
                format!(
                    "{code}: at most {} units a date, {} ({when}; {})",
                    found.limit.units,
                    if found.limit.absolute {
                        "absolute"
                    } else {
                        "more only on records"
                    },
                    found.table
                ),
                json!({ "units": found.limit.units, "absolute": found.limit.absolute, "table": found.table }),
            ),
        },
        Some(other) => match tables.pair_of(code, other, day) {
            Err(none) => (gap(none), json!({ "pair": null, "table": null })),
            Ok(None) => (
                format!("{code} and {other}: no pair, {when}"),
                json!({ "pair": false, "table": null }),
            ),
            Ok(Some(found)) => (
                format!(
                    "{code} and {other}: {} is paid and {} is not, {} ({when}; {})",
                    found.column1,
                    found.column2,
                    if found.overridable {
                        "unless a modifier says that they were distinct"
                    } else {
                        "whatever modifier it carries"
                    },
                    found.table
                ),
                json!({
                    "pair": true, "column1": found.column1, "column2": found.column2,
                    "overridable": found.overridable, "table": found.table,
                }),
            ),
        },
    };
    match format {
        Listing::Text => writeln!(out, "{text}")?,
        Listing::Json => {
            serde_json::to_writer_pretty(&mut *out, &value)?;
            writeln!(out)?;
        }
    }
    Ok(0)
}
