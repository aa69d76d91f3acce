//! The one way through: an encounter and options in, a report out.

use crate::codes::{self, UNIT_LIMITS};
use crate::encounter::Encounter;
use crate::options::Options;
use crate::payers::{self, PayerView};
use crate::report::{
    Answer, Direction, Finding, Level, PayerVersion, Report, Severity, Supported, Unchecked, Verdict, Versions, Weight,
};
use crate::rules::context::Time;
use crate::rules::{Context, RULES, Sink};
use crate::tables;
use sha2::{Digest, Sha256};

/// Version of this program.
pub const ENGINE: &str = env!("CARGO_PKG_VERSION");
/// The tables that take part.
pub const TABLES: &[&str] = &[tables::PAIRS, UNIT_LIMITS.0];

/// Checks an encounter.
pub fn check(encounter: &Encounter, options: &Options) -> Report {
    let context = Context::new(encounter);
    let mut silenced = Vec::new();
    let Some(first) = RULES.first() else { return empty(encounter, &context, options) };
    let mut sink = Sink::new(first, options.ledger);
    let stage = options.stage();
    for (order, rule) in RULES.iter().enumerate() {
        let level = options.level(rule);
        if level == Some(Level::Off) || !rule.stages.contains(&stage) {
            silenced.push(rule.name);
            sink.off(rule);
            continue;
        }
        sink.begin(order, rule, level.and_then(Option::from));
        (rule.check)(&context, &mut sink);
        sink.end();
    }
    let Sink { findings, mut unchecked, ledger, .. } = sink;
    let mut findings = one_for_each_cause(findings);
    findings.sort_by(|(order_a, a), (order_b, b)| {
        (a.severity, a.lines.first(), order_a, &a.path, &a.fingerprint)
            .cmp(&(b.severity, b.lines.first(), order_b, &b.path, &b.fingerprint))
    });
    let findings: Vec<Finding> = findings.into_iter().map(|(_, finding)| finding).collect();
    unchecked.sort_by_key(|entry| entry.weight);
    Report {
        id: encounter.id.as_ref().map(|id| id.0.clone()),
        verdict: verdict(&findings, &unchecked),
        findings,
        unchecked,
        silenced,
        supported: supported(&context),
        versions: versions(&context),
        receipt: options.receipt.then(|| receipt(encounter, &context, options)),
        ledger: options.ledger.then_some(ledger),
    }
}

/// Checks an encounter and wraps the report.
pub fn answer(encounter: &Encounter, options: &Options) -> Answer {
    Answer::Checked { report: Box::new(check(encounter, options)) }
}

fn empty(encounter: &Encounter, context: &Context<'_>, options: &Options) -> Report {
    Report {
        id: encounter.id.as_ref().map(|id| id.0.clone()),
        verdict: Verdict::Incomplete,
        findings: Vec::new(),
        unchecked: Vec::new(),
        silenced: Vec::new(),
        supported: Vec::new(),
        versions: versions(context),
        receipt: options.receipt.then(|| receipt(encounter, context, options)),
        ledger: None,
    }
}

/// Leaves out findings that are symptoms of another on the same lines.
fn one_for_each_cause(findings: Vec<(usize, Finding)>) -> Vec<(usize, Finding)> {
    if findings.len() < 2 {
        return findings;
    }
    let is_symptom = |symptom: &Finding| {
        findings.iter().any(|(order, cause)| {
            RULES.get(*order).is_some_and(|rule| rule.subsumes.contains(&symptom.rule))
                && symptom.lines.iter().any(|line| cause.lines.contains(line))
        })
    };
    let keep: Vec<bool> = findings.iter().map(|(_, finding)| !is_symptom(finding)).collect();
    findings.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(finding, _)| finding).collect()
}

fn verdict(findings: &[Finding], unchecked: &[Unchecked]) -> Verdict {
    let worst = findings.iter().map(|finding| finding.severity).min();
    match worst {
        Some(Severity::Error) => Verdict::Fix,
        Some(Severity::Warning) => Verdict::Review,
        _ if unchecked.iter().any(|entry| entry.weight == Weight::Blocking) => Verdict::Incomplete,
        _ => Verdict::Clean,
    }
}

fn supported(context: &Context<'_>) -> Vec<Supported> {
    let mut out: Vec<Supported> = context
        .lines
        .iter()
        .filter_map(|line| {
            let judgement = line.judgement?;
            Some(Supported {
                line: Some(line.index),
                code: judgement.supported.map_or(line.code(), |info| info.code),
                units: judgement.units,
                direction: judgement.direction,
            })
        })
        .collect();
    // A level by decision making is decided by the recorded level, not by minutes.
    for line in &context.lines {
        if line.time != Time::Untimed {
            continue;
        }
        let (Some(info), Some(mdm), Some(crate::encounter::LevelBasis::Mdm)) =
            (line.info(), line.given.mdm, line.given.level_basis)
        else {
            continue;
        };
        let (Some(lowest), Some(highest), Some(ladder)) = (info.mdm.first(), info.mdm.last(), info.ladder) else { continue };
        let direction = if mdm < *lowest {
            Direction::Lower
        } else if mdm > *highest {
            Direction::Higher
        } else {
            Direction::Same
        };
        if let Some(step) = codes::steps(ladder, line.date).find(|step| step.mdm.contains(&mdm)) {
            out.push(Supported { line: Some(line.index), code: step.code, units: 1, direction });
        }
    }
    out.sort_by_key(|entry| entry.line);
    out.extend(context.unbilled.iter().map(|(info, units)| Supported {
        line: None,
        code: info.code,
        units: *units,
        direction: Direction::Unbilled,
    }));
    out
}

fn versions(context: &Context<'_>) -> Versions {
    let payer = match context.payer {
        PayerView::Known(payer, _) => Some(PayerVersion { id: payer.id, version: payers::REVIEWED }),
        _ => None,
    };
    Versions { engine: ENGINE, catalogue: codes::CATALOGUE_DATE, payer, tables: TABLES.to_vec() }
}

/// SHA-256 over engine, catalogue, payer, tables, options and the canonical input without `id` and the note's text.
fn receipt(encounter: &Encounter, context: &Context<'_>, options: &Options) -> String {
    let mut bare = encounter.clone();
    bare.id = None;
    if let Some(note) = &mut bare.note {
        note.text = None;
    }
    // Records are written in the contract's order, codes in upper case without dots: one input has one text.
    let input = serde_json::to_string(&bare).unwrap_or_default();
    let versions = serde_json::to_string(&versions(context)).unwrap_or_default();
    let mut hash = Sha256::new();
    for part in [versions.as_str(), options.canonical().as_str(), input.as_str()] {
        hash.update(part);
        hash.update([0]);
    }
    crate::rules::sink::hex(&hash.finalize(), 32)
}
