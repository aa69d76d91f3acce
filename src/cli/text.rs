//! Output for people: grouped by encounter; what, why, help, fix and source.

use anstyle::{AnsiColor, Style};
use cleanclaim::encounter::{Encounter, Word};
use cleanclaim::formats::{FileProblem, Format, Gravity, Item};
use cleanclaim::report::{Answer, Fact, Finding, Report, Severity, Verdict, Weight};
use std::io::{self, Write};
use textwrap::{Options, WordSplitter};

/// Lines are wrapped to this many columns.
const WIDTH: usize = 110;

/// How output is painted.
pub(super) struct Painter {
    colours: bool,
    verbose: bool,
}

impl Painter {
    pub(super) fn new(colours: bool, verbose: bool) -> Self {
        Self { colours, verbose }
    }
    fn paint(&self, style: Style, text: &str) -> String {
        if self.colours {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
    fn dim(&self, text: &str) -> String {
        self.paint(Style::new().dimmed(), text)
    }
    fn bold(&self, text: &str) -> String {
        self.paint(Style::new().bold(), text)
    }
    fn verdict(&self, verdict: Verdict) -> String {
        let colour = match verdict {
            Verdict::Fix => AnsiColor::Red,
            Verdict::Review => AnsiColor::Yellow,
            Verdict::Incomplete => AnsiColor::Cyan,
            Verdict::Clean => AnsiColor::Green,
        };
        self.paint(
            Style::new().bold().fg_color(Some(colour.into())),
            verdict.word(),
        )
    }
    fn severity(&self, severity: Severity) -> String {
        let colour = match severity {
            Severity::Error => AnsiColor::Red,
            Severity::Warning => AnsiColor::Yellow,
            Severity::Info => AnsiColor::Blue,
        };
        self.paint(
            Style::new().bold().fg_color(Some(colour.into())),
            &format!("{:7}", severity.word()),
        )
    }
}

/// Text of a file, for a terminal: a file comes from outside, and its control characters are no business of the screen.
fn tame(text: &str) -> String {
    text.chars()
        .map(|letter| {
            if letter.is_control() {
                '\u{fffd}'
            } else {
                letter
            }
        })
        .collect()
}

fn wrapped(out: &mut impl Write, first: &str, rest: usize, text: &str) -> io::Result<()> {
    let text = &tame(text);
    // Colour codes have no width; the text is wrapped as if the label were plain.
    let indent = " ".repeat(rest);
    let lines = textwrap::wrap(
        text,
        Options::new(WIDTH.saturating_sub(rest))
            .break_words(false)
            .word_splitter(WordSplitter::NoHyphenation),
    );
    for (at, line) in lines.iter().enumerate() {
        if at == 0 {
            writeln!(out, "{first}{line}")?;
        } else {
            writeln!(out, "{indent}{line}")?;
        }
    }
    Ok(())
}

fn format_name(format: Format) -> &'static str {
    match format {
        Format::X12Claims => "837P",
        Format::Json => "JSON",
        Format::Ndjson => "NDJSON",
        Format::Unknown => "unknown format",
    }
}

pub(super) fn file_header(
    out: &mut impl Write,
    paint: &Painter,
    name: &str,
    format: Format,
    count: usize,
) -> io::Result<()> {
    let name = if name == "-" { "standard input" } else { name };
    let encounters = if count == 1 {
        "1 encounter".to_owned()
    } else {
        format!("{count} encounters")
    };
    writeln!(
        out,
        "{} {}",
        paint.bold(&tame(name)),
        paint.dim(&format!("· {} · {encounters}", format_name(format)))
    )
}

/// A problem of a file in one line.
pub(super) fn problem_line(problem: &FileProblem) -> String {
    let mut at = Vec::new();
    if let Some(claim) = &problem.place.claim {
        at.push(format!("claim {claim}"));
    }
    if let Some(line) = problem.place.line {
        at.push(format!("line {line}"));
    }
    if let Some(segment) = problem.place.segment {
        at.push(format!("segment {segment}"));
    }
    if let Some(offset) = problem.place.offset {
        at.push(format!("offset {offset}"));
    }
    let help = problem
        .help
        .as_ref()
        .map(|help| format!("; {help}"))
        .unwrap_or_default();
    let at: Vec<String> = at.iter().map(|part| tame(part)).collect();
    let at = if at.is_empty() {
        String::new()
    } else {
        format!(" ({})", at.join(", "))
    };
    format!("{}{at}{help}", problem.message)
}

pub(super) fn problem(
    out: &mut impl Write,
    paint: &Painter,
    problem: &FileProblem,
) -> io::Result<()> {
    let severity = match problem.severity {
        Gravity::Error => Severity::Error,
        Gravity::Warning => Severity::Warning,
    };
    wrapped(
        out,
        &format!("  {} file: ", paint.severity(severity)),
        16,
        &problem_line(problem),
    )
}

/// A pointer as people read it: lines counted from 1.
fn field(pointer: &str) -> String {
    let mut parts = pointer.split('/').skip(1);
    match (
        parts.next(),
        parts.next().and_then(|index| index.parse::<usize>().ok()),
    ) {
        (Some("lines"), Some(index)) => {
            let rest: Vec<&str> = parts.collect();
            let line = index.saturating_add(1);
            if rest.is_empty() {
                format!("line {line}")
            } else {
                format!("line {line} {}", rest.join(" "))
            }
        }
        _ => pointer.trim_start_matches('/').replace('/', " "),
    }
}

pub(super) fn answer(
    out: &mut impl Write,
    paint: &Painter,
    item: &Item,
    answer: &Answer,
) -> io::Result<()> {
    match answer {
        Answer::Invalid { id, problems } => {
            let name = id
                .clone()
                .or_else(|| item.place.claim.clone())
                .unwrap_or_else(|| place_name(item));
            let style = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
            writeln!(
                out,
                "\n{}  {}",
                paint.bold(&tame(&name)),
                paint.paint(style, "not understood")
            )?;
            for problem in problems {
                let path = if problem.path.is_empty() {
                    String::new()
                } else {
                    format!("{}: ", problem.path)
                };
                let help = problem
                    .help
                    .as_ref()
                    .map(|help| format!("; {help}"))
                    .unwrap_or_default();
                wrapped(out, "  ", 2, &format!("{path}{}{help}", problem.message))?;
            }
            Ok(())
        }
        Answer::Checked { report } => {
            let Ok(encounter) = &item.encounter else {
                return Ok(());
            };
            self::report(out, paint, item, encounter, report)
        }
    }
}

fn place_name(item: &Item) -> String {
    match item.place.line {
        Some(line) => format!("line {line}"),
        None => "encounter".to_owned(),
    }
}

fn report(
    out: &mut impl Write,
    paint: &Painter,
    item: &Item,
    encounter: &Encounter,
    report: &Report,
) -> io::Result<()> {
    let name = report.id.clone().unwrap_or_else(|| place_name(item));
    let codes: Vec<String> = encounter
        .lines
        .iter()
        .map(|line| line.code.to_string())
        .collect();
    let payer = encounter
        .payer
        .as_ref()
        .map(|payer| format!(" · {}", tame(&payer.0)))
        .unwrap_or_default();
    writeln!(
        out,
        "\n{}  {}  {}",
        paint.bold(&tame(&name)),
        paint.verdict(report.verdict),
        paint.dim(&format!(
            "{} · {}{payer}",
            encounter.date_of_service,
            codes.join(" ")
        ))
    )?;
    for finding in &report.findings {
        self::finding(out, paint, encounter, finding)?;
    }
    unchecked(out, paint, report)?;
    if !report.silenced.is_empty() {
        wrapped(
            out,
            &paint.dim("  turned off  "),
            14,
            &report.silenced.join(", "),
        )?;
    }
    if let Some(receipt) = &report.receipt {
        writeln!(out, "  {} {receipt}", paint.dim("receipt   "))?;
    }
    Ok(())
}

fn finding(
    out: &mut impl Write,
    paint: &Painter,
    encounter: &Encounter,
    finding: &Finding,
) -> io::Result<()> {
    let lines: Vec<String> = finding
        .lines
        .iter()
        .filter_map(|index| {
            Some(format!(
                "line {} {}",
                index.saturating_add(1),
                encounter.lines.get(*index)?.code
            ))
        })
        .collect();
    let place = if lines.is_empty() {
        field(&finding.path)
    } else {
        lines.join(", ")
    };
    wrapped(
        out,
        &format!(
            "  {} {}: ",
            paint.severity(finding.severity),
            paint.bold(&place)
        ),
        10,
        &finding.message,
    )?;
    let label = |word: &str| paint.dim(&format!("    {word:5} "));
    writeln!(out, "{}{} at {}", label("rule"), finding.rule, finding.path)?;
    wrapped(out, &label("why"), 10, &finding.why)?;
    wrapped(out, &label("help"), 10, &finding.help)?;
    if let Some(fix) = &finding.fix {
        wrapped(
            out,
            &label("fix"),
            10,
            &format!("{} ({})", fix.title, fix.kind.word()),
        )?;
    }
    if let Some(denial) = &finding.denial {
        let rarc = denial
            .rarc
            .map(|rarc| format!(" with {rarc}"))
            .unwrap_or_default();
        writeln!(
            out,
            "{}{}-{}{rarc}",
            label("deny"),
            denial.group,
            denial.carc
        )?;
    }
    if let Some((title, url, more)) = finding.sources.first() {
        let more = if more == 0 {
            String::new()
        } else {
            format!(", and {more} more")
        };
        let read = finding.facts.iter().find_map(|(name, fact)| match fact {
            Fact::Text(day) if *name == "reviewed" => Some(format!("; read {day}")),
            _ => None,
        });
        let read = read.unwrap_or_default();
        writeln!(out, "{}{}{more}{read}", label("from"), title)?;
        writeln!(out, "          {}", paint.dim(url))?;
    }
    Ok(())
}

fn unchecked(out: &mut impl Write, paint: &Painter, report: &Report) -> io::Result<()> {
    let mut told: Vec<String> = Vec::new();
    for (weight, label) in [
        (Weight::Blocking, "  not checked "),
        (Weight::Advisory, "  also open   "),
    ] {
        let entries: Vec<_> = report
            .unchecked
            .iter()
            .filter(|entry| entry.weight == weight)
            .collect();
        if entries.is_empty() {
            continue;
        }
        if paint.verbose {
            for entry in entries {
                let needs: Vec<String> = entry.needs.iter().map(|need| field(need)).collect();
                let needs = if needs.is_empty() {
                    entry.reason.word().to_owned()
                } else {
                    format!("needs {}", needs.join(", "))
                };
                wrapped(
                    out,
                    &paint.dim(label),
                    14,
                    &format!("{}: {needs}", entry.rule),
                )?;
            }
            continue;
        }
        let mut needs: Vec<String> = Vec::new();
        for entry in &entries {
            let meant = entry
                .suggestion
                .map(|name| format!(" (is `{name}` meant?)"))
                .unwrap_or_default();
            let named = entry
                .needs
                .iter()
                .map(|need| format!("{}{meant}", field(need)));
            let other = entry.needs.is_empty().then(|| {
                if entry.topics.is_empty() {
                    format!("{} ({})", entry.rule, entry.reason.word())
                } else {
                    format!("rules of this payer on {}", entry.topics.join(", "))
                }
            });
            for need in named.chain(other) {
                if !told.contains(&need) {
                    told.push(need.clone());
                    needs.push(need);
                }
            }
        }
        if needs.is_empty() {
            continue;
        }
        let count = entries.len();
        let rules = if count == 1 {
            "1 rule".to_owned()
        } else {
            format!("{count} rules")
        };
        wrapped(
            out,
            &paint.dim(label),
            14,
            &format!("{rules} for want of: {}", needs.join(", ")),
        )?;
    }
    Ok(())
}

pub(super) fn summary(
    out: &mut impl Write,
    paint: &Painter,
    counts: [(Verdict, usize); 4],
    invalid: usize,
) -> io::Result<()> {
    let total = counts
        .iter()
        .map(|(_, count)| count)
        .sum::<usize>()
        .saturating_add(invalid);
    let mut parts: Vec<String> = counts
        .iter()
        .map(|(verdict, count)| format!("{count} {}", paint.verdict(*verdict)))
        .collect();
    if invalid > 0 {
        parts.push(format!("{invalid} not understood"));
    }
    let encounters = if total == 1 {
        "1 encounter".to_owned()
    } else {
        format!("{total} encounters")
    };
    writeln!(out, "\n{encounters}: {}", parts.join(", "))
}
