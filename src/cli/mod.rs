//! Commands, exit codes, and where bytes come from and go to.

mod packs;
mod tables;
mod text;

use clap::{Parser, Subcommand, ValueEnum};
use cleanclaim::encounter::{Text, Word};
use cleanclaim::formats::{self, FileProblem, FileRead, Gravity, Item, Judge};
use cleanclaim::notes;
use cleanclaim::options::Options;
use cleanclaim::report::{Answer, Level, Stage, Verdict};
use cleanclaim::rules::{self, RULES};
use cleanclaim::{NOTICES, payers};
use indicatif::{ProgressBar, ProgressStyle};
use std::fs;
use std::io::{self, BufWriter, IsTerminal, Read, Write};
use std::process::ExitCode;
use text::Painter;

/// Files with more encounters than this show a progress bar on a terminal.
const LONG: usize = 2_000;

#[derive(Debug, Parser)]
#[command(
    name = "cleanclaim",
    version,
    about,
    after_help = "Nothing leaves this machine. Exit: 0 clean or incomplete, \
    1 something to fix or review, 2 input that could not be read, 3 incomplete under --strict."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check encounters (JSON, NDJSON) or claims (837P); the format is recognised by content
    Check(Check),
    /// What a rule checks, why, and where it comes from
    Explain {
        /// The rule's name; every rule where none is given
        rule: Option<String>,
        /// As Markdown, or as one JSON object of every rule's Markdown
        #[arg(long, value_enum, default_value = "text")]
        format: Listing,
    },
    /// List the rules
    Rules {
        /// Text, JSON as the package's `rules()` gives it, or the table of the README
        #[arg(long, value_enum, default_value = "text")]
        format: Table,
    },
    /// List the payers that are known by name
    Payers {
        /// Text, or JSON as the package's `payers()` gives it
        #[arg(long, value_enum, default_value = "text")]
        format: Listing,
    },
    /// Payer packs of one's own: check one with its tests, print the format's schema, see what a new one changes
    #[command(subcommand)]
    Pack(packs::Command),
    /// The same encounters before several payers: the findings that not all of them share
    Compare(packs::Compare),
    /// NCCI pairs and unit limits: make a packed table of CMS's files, or look into one
    #[command(subcommand)]
    Tables(tables::Command),
    /// Trademarks and sources
    Notices,
}

#[derive(Debug, clap::Args)]
struct Check {
    /// Files to check; `-` is standard input
    #[arg(required = true)]
    files: Vec<String>,
    /// How to print: for people, one JSON value, or one JSON answer a line
    #[arg(long, value_enum, default_value = "text")]
    format: Output,
    /// Judge as this payer, whatever the file names
    #[arg(long)]
    payer: Option<String>,
    /// Judge by a packed table that `tables build` made, before the built-in ones; may be given again
    #[arg(long = "tables", value_name = "FILE")]
    tables: Vec<String>,
    /// Judge by a payer pack beside the built-in ones, or in the place of one; may be given again
    #[arg(long = "pack", value_name = "FILE")]
    packs: Vec<String>,
    /// Lay the values of the practice's own contracts over the payers' packs
    #[arg(long, value_name = "FILE")]
    practice: Option<String>,
    /// Rules that make sense at this stage of a visit
    #[arg(long, value_parser = stage)]
    stage: Option<Stage>,
    /// Set the level of a rule or category: off, info, warning or error
    #[arg(long, value_name = "RULE=LEVEL", value_parser = level)]
    level: Vec<(String, Level)>,
    /// Exit with 3 where a fact is missing that could have shown an error
    #[arg(long)]
    strict: bool,
    /// Show every rule that could not run, not only the facts it lacks
    #[arg(long, short)]
    verbose: bool,
    /// Add a receipt to each report
    #[arg(long)]
    receipt: bool,
    /// Add the ledger of every rule to each report
    #[arg(long)]
    ledger: bool,
    /// The encounters of each file are one practice's: also say what only shows across them
    #[arg(long)]
    together: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Output {
    Text,
    Json,
    Ndjson,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Listing {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Table {
    Text,
    Json,
    Markdown,
}

fn stage(word: &str) -> Result<Stage, String> {
    Stage::of(word).ok_or_else(|| format!("one of: {}", Stage::WORDS.join(", ")))
}

fn level(pair: &str) -> Result<(String, Level), String> {
    let (name, level) = pair
        .split_once('=')
        .ok_or("write RULE=LEVEL, as in clock-times-missing=off")?;
    let level = Level::of(level)
        .ok_or_else(|| format!("the level is one of: {}", Level::WORDS.join(", ")))?;
    Ok((name.to_owned(), level))
}

/// What went wrong outside the input: a usage that makes no sense, or output that cannot be written.
enum Failure {
    Usage(String),
    Io(io::Error),
}
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Io(error.into())
    }
}

/// Runs the command line.
pub(crate) fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let mut out = BufWriter::new(io::stdout().lock());
    let result = match &arguments.command {
        Command::Check(check) => run_check(check, &mut out),
        Command::Explain { rule, format } => explain(rule.as_deref(), *format, &mut out),
        Command::Rules { format } => list_rules(*format, &mut out),
        Command::Payers { format } => list_payers(*format, &mut out),
        Command::Pack(command) => packs::run(command, &mut out),
        Command::Compare(command) => packs::compare(command, &mut out),
        Command::Tables(command) => tables::run(command, &mut out),
        Command::Notices => write!(out, "{NOTICES}").map(|()| 0).map_err(Failure::from),
    };
    let result = result.and_then(|code| out.flush().map(|()| code).map_err(Failure::from));
    match result {
        Ok(code) => ExitCode::from(code),
        // Whoever reads the output has seen enough.
        Err(Failure::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Io(error)) => {
            complain(&format!("the output could not be written: {error}"));
            ExitCode::from(2)
        }
        Err(Failure::Usage(message)) => {
            complain(&message);
            ExitCode::from(2)
        }
    }
}

/// A line on standard error; if that is gone too there is nobody left to tell.
fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "cleanclaim: {message}");
}

#[derive(Default)]
struct Tally {
    verdicts: [usize; 4],
    invalid: usize,
    unreadable: bool,
}

impl Tally {
    fn count(&mut self, answer: &Answer) {
        match answer {
            Answer::Invalid { .. } => self.invalid = self.invalid.saturating_add(1),
            Answer::Checked { report } => {
                if let Some(count) = self.verdicts.get_mut(report.verdict as usize) {
                    *count = count.saturating_add(1);
                }
            }
        }
    }
    fn of(&self, verdict: Verdict) -> usize {
        self.verdicts.get(verdict as usize).copied().unwrap_or(0)
    }
    fn code(&self, strict: bool) -> u8 {
        if self.unreadable || self.invalid > 0 {
            2
        } else if self.of(Verdict::Fix) > 0 || self.of(Verdict::Review) > 0 {
            1
        } else if strict && self.of(Verdict::Incomplete) > 0 {
            3
        } else {
            0
        }
    }
}

fn run_check(check: &Check, out: &mut impl Write) -> Result<u8, Failure> {
    let loaded = tables::load(&check.tables)?;
    let mut options = Options::new(
        check.stage,
        check.level.clone(),
        check.receipt,
        check.ledger,
        &loaded,
    )
    .map_err(|problems| {
        let lines: Vec<String> = problems
            .iter()
            .map(|one| {
                format!(
                    "{}{}",
                    one.message,
                    one.help
                        .as_ref()
                        .map(|help| format!("; {help}"))
                        .unwrap_or_default()
                )
            })
            .collect();
        Failure::Usage(lines.join("\n"))
    })?;
    options.together = check.together;
    options.choose(packs::load(&check.packs, check.practice.as_deref())?);
    options.reader = Some(notes::facts);
    if let Some(name) = check
        .payer
        .as_deref()
        .filter(|name| options.packs().find(name).is_none())
    {
        let near = payers::suggest(name)
            .map(|near| format!("; did you mean `{near}`?"))
            .unwrap_or_default();
        return Err(Failure::Usage(format!(
            "no payer is called `{name}`{near} `cleanclaim payers` lists them"
        )));
    }
    let mut tally = Tally::default();
    let paint = Painter::new(
        io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        check.verbose,
    );
    let mut first = true;
    if check.format == Output::Json {
        write!(out, "[")?;
    }
    for name in &check.files {
        let bytes = match load(name) {
            Ok(bytes) => bytes,
            Err(error) => {
                complain(&format!("{name}: {error}"));
                tally.unreadable = true;
                continue;
            }
        };
        let file = with_payer(formats::read(&bytes), check);
        drop(bytes);
        tally.unreadable |= file
            .problems
            .iter()
            .any(|problem| problem.severity == Gravity::Error);
        match check.format {
            Output::Text => print_text(name, file, &options, &paint, &mut tally, out)?,
            Output::Ndjson => {
                for problem in &file.problems {
                    complain(&format!("{name}: {}", text::problem_line(problem)));
                }
                let judge = Judge::new(&file.items, &options);
                each(file.items, |at, item| {
                    let answer = judge.answer(at, &item);
                    tally.count(&answer);
                    serde_json::to_writer(&mut *out, &answer)?;
                    Ok(writeln!(out)?)
                })?;
            }
            Output::Json => {
                let answers = formats::check_read(file, &options);
                answers
                    .answers
                    .iter()
                    .for_each(|item| tally.count(&item.answer));
                tally.unreadable |= answers
                    .problems
                    .iter()
                    .any(|problem| problem.severity == Gravity::Error);
                if !first {
                    write!(out, ",")?;
                }
                serde_json::to_writer_pretty(
                    &mut *out,
                    &NamedFile {
                        file: name,
                        answers: &answers,
                    },
                )?;
            }
        }
        first = false;
    }
    match check.format {
        Output::Json => writeln!(out, "]")?,
        Output::Text => text::summary(
            out,
            &paint,
            [
                Verdict::Fix,
                Verdict::Review,
                Verdict::Incomplete,
                Verdict::Clean,
            ]
            .map(|verdict| (verdict, tally.of(verdict))),
            tally.invalid,
        )?,
        Output::Ndjson => {}
    }
    Ok(tally.code(check.strict))
}

#[derive(serde::Serialize)]
struct NamedFile<'a> {
    file: &'a str,
    #[serde(flatten)]
    answers: &'a formats::FileAnswer,
}

fn load(name: &str) -> io::Result<Vec<u8>> {
    if name == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    fs::read(name)
}

/// Puts the payer of the command line on the encounters of a file.
fn with_payer(mut file: FileRead, check: &Check) -> FileRead {
    let Some(payer) = &check.payer else {
        return file;
    };
    for item in &mut file.items {
        if let Ok(encounter) = &mut item.encounter {
            encounter.payer = Some(Text(payer.clone()));
        }
    }
    file
}

/// Runs over the encounters of a file, with a progress bar where there are many and somebody watches.
fn each(
    items: Vec<Item>,
    mut then: impl FnMut(usize, Item) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let watched = items.len() > LONG && io::stderr().is_terminal();
    let bar = if watched {
        ProgressBar::new(items.len() as u64)
    } else {
        ProgressBar::hidden()
    };
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} encounters, {eta} left") {
        bar.set_style(style);
    }
    for (at, item) in items.into_iter().enumerate() {
        then(at, item)?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(())
}

fn print_text(
    name: &str,
    file: FileRead,
    options: &Options,
    paint: &Painter,
    tally: &mut Tally,
    out: &mut impl Write,
) -> Result<(), Failure> {
    text::file_header(out, paint, name, file.format, file.items.len())?;
    let problems: Vec<FileProblem> = file.problems;
    for problem in &problems {
        text::problem(out, paint, problem)?;
    }
    let judge = Judge::new(&file.items, options);
    each(file.items, |at, item| {
        let answer = judge.answer(at, &item);
        tally.count(&answer);
        Ok(text::answer(out, paint, &item, &answer)?)
    })
}

fn explain(rule: Option<&str>, format: Listing, out: &mut impl Write) -> Result<u8, Failure> {
    let chosen: Vec<&rules::Rule> = match rule {
        None => RULES.to_vec(),
        Some(name) => vec![rules::find(name).ok_or_else(|| {
            let near = rules::suggest(name)
                .map(|near| format!("; did you mean `{near}`?"))
                .unwrap_or_default();
            Failure::Usage(format!("no rule is called `{name}`{near}"))
        })?],
    };
    match format {
        Listing::Text => {
            for (at, rule) in chosen.iter().enumerate() {
                if at > 0 {
                    writeln!(out, "\n---\n")?;
                }
                write!(out, "{}", rule.markdown())?;
            }
        }
        Listing::Json => {
            let pages: serde_json::Map<String, serde_json::Value> = chosen
                .iter()
                .map(|rule| (rule.name.to_owned(), rule.markdown().into()))
                .collect();
            serde_json::to_writer_pretty(&mut *out, &pages)?;
            writeln!(out)?;
        }
    }
    Ok(0)
}

fn list_rules(format: Table, out: &mut impl Write) -> Result<u8, Failure> {
    match format {
        Table::Json => {
            serde_json::to_writer_pretty(&mut *out, &rules::listing())?;
            writeln!(out)?;
        }
        Table::Markdown => {
            writeln!(out, "| rule | severity | finds that |\n|---|---|---|")?;
            for rule in RULES {
                writeln!(
                    out,
                    "| `{}` | {} | {} |",
                    rule.name,
                    rule.severity.word(),
                    rule.summary
                )?;
            }
        }
        Table::Text => {
            let longest = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
            for rule in RULES {
                writeln!(
                    out,
                    "{:longest$}  {:7}  {:13}  {}",
                    rule.name,
                    rule.severity.word(),
                    rule.category.word(),
                    rule.summary
                )?;
            }
        }
    }
    Ok(0)
}

fn list_payers(format: Listing, out: &mut impl Write) -> Result<u8, Failure> {
    match format {
        Listing::Json => {
            serde_json::to_writer_pretty(&mut *out, &payers::listing())?;
            writeln!(out)?;
        }
        Listing::Text => {
            let longest = payers::all()
                .iter()
                .map(|payer| payer.id.len())
                .max()
                .unwrap_or(0);
            for payer in payers::all() {
                writeln!(out, "{:longest$}  {}", payer.id, payer.name)?;
                if !payer.aliases.is_empty() {
                    writeln!(out, "{:longest$}    also {}", "", payer.aliases.join(", "))?;
                }
            }
        }
    }
    Ok(0)
}
