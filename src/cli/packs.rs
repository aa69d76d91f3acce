//! Payer packs: checking one, the schema of the format, and what packs make of encounters.

use super::{Failure, Listing};
use clap::Subcommand;
use cleanclaim::encounter::{Problem, Raw, Word};
use cleanclaim::notes;
use cleanclaim::options::{Chosen, Options};
use cleanclaim::packs;
use cleanclaim::payers::schema;
use cleanclaim::payers::vocabulary::Anything;
use cleanclaim::report::{Answer, Finding};
use cleanclaim::tables::Tables;
use std::fs;
use std::io::{self, Read, Write};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Every mistake of a pack, with where it is; then its own tests
    Check {
        /// Packs, or a practice's contracts
        #[arg(required = true)]
        files: Vec<String>,
        /// Text, or JSON as the package's `checkPack()` gives it
        #[arg(long, value_enum, default_value = "text")]
        format: Listing,
    },
    /// The JSON Schema of the pack format, for editors
    Schema,
    /// What changes for encounters when one pack takes the place of another
    Diff {
        /// The pack that was
        before: String,
        /// The pack that takes its place
        after: String,
        /// Encounters: JSON, a list of them, or NDJSON
        encounters: String,
        /// Text, or JSON as the package's `diff()` gives it
        #[arg(long, value_enum, default_value = "text")]
        format: Listing,
    },
}

#[derive(Debug, clap::Args)]
pub(super) struct Compare {
    /// Encounters: JSON, a list of them, or NDJSON; `-` is standard input
    file: String,
    /// The payers, with commas between; a rank may stand before one, as in `medicare,secondary:aetna`
    #[arg(long, required = true, value_delimiter = ',')]
    payers: Vec<String>,
    /// A payer pack beside the built-in ones; may be given again
    #[arg(long = "pack", value_name = "FILE")]
    packs: Vec<String>,
    /// Text, or JSON as the package's `compare()` gives it
    #[arg(long, value_enum, default_value = "text")]
    format: Listing,
}

fn text(file: &str) -> Result<String, Failure> {
    if file == "-" {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text)?;
        return Ok(text);
    }
    fs::read_to_string(file).map_err(|error| Failure::Usage(format!("{file}: {error}")))
}

fn raw<'t>(file: &str, text: &'t str) -> Result<Raw<'t>, Failure> {
    serde_json::from_str(text)
        .map_err(|error| Failure::Usage(format!("{file}: this is not JSON: {error}")))
}

fn said(problem: &Problem) -> String {
    let place = if problem.path.is_empty() {
        "the whole"
    } else {
        &problem.path
    };
    let help = problem
        .help
        .as_deref()
        .map(|help| format!(" ({help})"))
        .unwrap_or_default();
    format!("{place}: {}{help}", problem.message)
}

fn refused(problems: &[Problem]) -> Failure {
    let lines: Vec<String> = problems.iter().map(said).collect();
    Failure::Usage(format!(
        "a pack was refused, and nothing of it is used\n{}",
        lines.join("\n")
    ))
}

/// The packs of a command line.
pub(super) fn load(files: &[String], practice: Option<&str>) -> Result<Chosen, Failure> {
    if files.is_empty() && practice.is_none() {
        return Ok(Chosen::default());
    }
    let read = |file: &str| -> Result<Anything, Failure> {
        Ok(Anything(raw(file, &text(file)?)?.into_owned()))
    };
    let packs: Vec<Anything> = files
        .iter()
        .map(|file| read(file))
        .collect::<Result<_, _>>()?;
    let practice = practice.map(read).transpose()?;
    Chosen::read(&packs, practice.as_ref()).map_err(|problems| refused(&problems))
}

/// The encounters of a text: one, a list, or one a line.
fn encounters<'t>(file: &str, text: &'t str) -> Result<Vec<Raw<'t>>, Failure> {
    if let Ok(whole) = serde_json::from_str::<Raw<'t>>(text) {
        return Ok(match whole {
            Raw::List(items) => items,
            one => vec![one],
        });
    }
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| {
            serde_json::from_str(line).map_err(|error| {
                Failure::Usage(format!(
                    "{file}: line {}: this is not JSON: {error}",
                    at.saturating_add(1)
                ))
            })
        })
        .collect()
}

pub(super) fn run(command: &Command, out: &mut impl Write) -> Result<u8, Failure> {
    match command {
        Command::Schema => {
            serde_json::to_writer_pretty(&mut *out, &schema::pack())?;
            writeln!(out)?;
            Ok(0)
        }
        Command::Check { files, format } => check(files, *format, out),
        Command::Diff {
            before,
            after,
            encounters: file,
            format,
        } => {
            let (old, new, list) = (text(before)?, text(after)?, text(file)?);
            let (old, new) = (raw(before, &old)?, raw(after, &new)?);
            let list = encounters(file, &list)?;
            let mut options = Options::over(&Tables::default());
            options.reader = Some(notes::facts);
            let changed =
                packs::diff(&old, &new, &list, &options).map_err(|problems| refused(&problems))?;
            if *format == Listing::Json {
                serde_json::to_writer_pretty(&mut *out, &changed)?;
                writeln!(out)?;
            } else {
                for one in &changed {
                    writeln!(
                        out,
                        "encounter {}: {} -> {}",
                        one.encounter,
                        verdict(&one.before),
                        verdict(&one.after)
                    )?;
                    sides(out, &one.before, &one.after)?;
                }
                writeln!(out, "{} of {} encounters change", changed.len(), list.len())?;
            }
            Ok(u8::from(!changed.is_empty()))
        }
    }
}

fn verdict(answer: &Answer) -> &'static str {
    answer
        .report()
        .map_or("not understood", |report| report.verdict.word())
}

fn line(out: &mut impl Write, mark: &str, finding: &Finding) -> io::Result<()> {
    writeln!(
        out,
        "  {mark} {:7} {}: {}",
        finding.severity.word(),
        finding.path,
        finding.message
    )
}

/// The findings that only one of two answers has.
fn sides(out: &mut impl Write, before: &Answer, after: &Answer) -> io::Result<()> {
    fn of(answer: &Answer) -> &[Finding] {
        answer
            .report()
            .map_or(&[], |report| report.findings.as_slice())
    }
    let same = |one: &Finding, other: &Finding| {
        (one.rule, &one.path, one.severity, &one.message)
            == (other.rule, &other.path, other.severity, &other.message)
    };
    for (mark, own, others) in [("-", of(before), of(after)), ("+", of(after), of(before))] {
        for finding in own
            .iter()
            .filter(|one| !others.iter().any(|other| same(one, other)))
        {
            line(out, mark, finding)?;
        }
    }
    Ok(())
}

fn check(files: &[String], format: Listing, out: &mut impl Write) -> Result<u8, Failure> {
    let mut code = 0;
    for file in files {
        let text = text(file)?;
        let report = packs::check_pack(&raw(file, &text)?);
        if !report.problems.is_empty() {
            code = 2;
        } else if !report.passed() && code == 0 {
            code = 1;
        }
        if format == Listing::Json {
            serde_json::to_writer_pretty(&mut *out, &report)?;
            writeln!(out)?;
            continue;
        }
        for problem in &report.problems {
            writeln!(out, "{file}: {}", said(problem))?;
        }
        for test in report.tests.iter().filter(|test| !test.passed) {
            writeln!(
                out,
                "{file}: test \"{}\": {}",
                test.name,
                test.message.as_deref().unwrap_or_default()
            )?;
        }
        let passed = report.tests.iter().filter(|test| test.passed).count();
        match report.problems.len() {
            0 => writeln!(
                out,
                "{file}: no mistakes, {passed} of {} tests passed",
                report.tests.len()
            )?,
            count => writeln!(out, "{file}: {count} mistakes; nothing of it is used")?,
        }
    }
    Ok(code)
}

pub(super) fn compare(command: &Compare, out: &mut impl Write) -> Result<u8, Failure> {
    let text = text(&command.file)?;
    let mut options = Options::over(&Tables::default());
    options.reader = Some(notes::facts);
    options.choose(load(&command.packs, None)?);
    for (at, one) in encounters(&command.file, &text)?.iter().enumerate() {
        let compared = packs::compare(one, &command.payers, &options);
        if command.format == Listing::Json {
            serde_json::to_writer_pretty(&mut *out, &compared)?;
            writeln!(out)?;
            continue;
        }
        writeln!(out, "encounter {at}")?;
        for one in &compared {
            writeln!(out, "{}: {}", one.payer, verdict(&one.answer))?;
            for finding in &one.only {
                line(out, "-", finding)?;
            }
        }
    }
    Ok(0)
}
