//! The one way through: an encounter and options in, a report out.

use crate::across::{Across, Delivered, Digest, Others};
use crate::codes::{self, CodeInfo, Medicare, amounts, places};
use crate::encounter::{Code, Encounter, LevelBasis, NoteFacts, PriorService};
use crate::options::Options;
use crate::report::{
    Answer, Direction, Fact, Finding, Fix, Level, Op, PayerVersion, Related, Report, Severity,
    Step, Supported, Unchecked, Verdict, Versions, Weight,
};
use crate::rules::context::{Line, Time};
use crate::rules::sink::{HISTORY, fingerprint, hex, insert};
use crate::rules::{Context, RULES, Rule, Sink};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use sha2::{Digest as _, Sha256};

/// Version of this program.
pub const ENGINE: &str = env!("CARGO_PKG_VERSION");

/// Checks an encounter.
pub fn check(encounter: &Encounter, options: &Options) -> Report {
    judge(encounter, options, None)
}

/// Checks an encounter together with others of its call: those before it are history to it.
pub fn check_among(encounter: &Encounter, options: &Options, across: &Across<'_>) -> Report {
    let given = encounter.history.as_deref().unwrap_or_default();
    let mut among = Among {
        across,
        own: given.len(),
        origins: Vec::new(),
        services: Vec::new(),
        earlier: 0,
    };
    for one in across.history(given) {
        among.push(one);
    }
    among.earlier = among.services.len();
    for one in across.later_of_date(given) {
        among.push(one);
    }
    judge(encounter, options, Some(&among))
}

/// Checks encounters of one practice together; answers stand in the order given.
pub fn check_many(encounters: &[Encounter], options: &Options) -> Vec<Report> {
    let digests = encounters.iter().enumerate();
    let others = Others::new(digests.map(|(at, one)| Digest::of(at, one)).collect());
    encounters
        .iter()
        .enumerate()
        .map(|(at, one)| match others.around(at) {
            Some(across) => check_among(one, options, &across),
            None => check(one, options),
        })
        .collect()
}

/// An encounter's place among others, with their services as history.
struct Among<'a> {
    across: &'a Across<'a>,
    /// Services of its own history.
    own: usize,
    /// Those of earlier encounters, then those of later ones of its date.
    services: Vec<PriorService>,
    /// How many of them are earlier.
    earlier: usize,
    /// Encounter and line of each.
    origins: Vec<(usize, usize)>,
}

impl Among<'_> {
    fn push(&mut self, one: Delivered) {
        self.services.push(one.service);
        self.origins.push((one.encounter, one.line));
    }

    /// Where a service of the history comes from, if from another encounter of the call.
    fn origin(&self, at: usize) -> Option<Related> {
        let (encounter, line) = *self.origins.get(at.checked_sub(self.own)?)?;
        Some(Related {
            encounter,
            path: format!("/lines/{line}"),
        })
    }

    /// Says of a finding that rests on another encounter's line just that.
    fn settle(&self, finding: &mut Finding) {
        let named = finding.facts.iter().position(|(name, fact)| {
            let other = |at: u32| usize::try_from(at).is_ok_and(|at| self.origin(at).is_some());
            *name == HISTORY && matches!(fact, Fact::Number(at) if other(*at))
        });
        let fact = named.map(|at| finding.facts.remove(at).1);
        let by_fact = fact.and_then(|fact| match fact {
            Fact::Number(at) => self.origin(usize::try_from(at).ok()?),
            _ => None,
        });
        let by_path = position_in_history(&finding.path).and_then(|at| self.origin(at));
        if by_path.is_some() {
            let line = finding.lines.first().copied().unwrap_or(0);
            finding.path = format!("/lines/{line}");
        }
        let Some(related) = by_fact.or(by_path) else {
            return;
        };
        finding.related.push(related);
        finding.fingerprint = fingerprint(finding.rule, &finding.path, &finding.facts);
    }

    /// A fact that another encounter's line lacks, as the fact of this one that would tell.
    fn need(&self, need: String) -> String {
        let other = position_in_history(&need).and_then(|at| self.origin(at));
        match (other, need.rsplit('/').next()) {
            (None, _) => need,
            (_, Some("sameClinician")) => "/rendering/npi".to_owned(),
            (_, Some("sameSpecialty")) => "/rendering/taxonomy".to_owned(),
            _ => "/history".to_owned(),
        }
    }
}

/// The position of the service of the history that a path points into.
fn position_in_history(path: &str) -> Option<usize> {
    let rest = path.strip_prefix("/history/")?;
    rest.split('/').next()?.parse().ok()
}

/// Runs the rules; also, the names of those that are silent.
fn run(
    context: &Context<'_>,
    options: &Options,
    across: Option<&Across<'_>>,
) -> Option<(Sink, Vec<&'static str>)> {
    let mut silenced = Vec::new();
    let mut sink = Sink::new(RULES.first()?, options.ledger);
    let stage = options.stage();
    for (order, rule) in RULES.iter().enumerate() {
        let level = options.level(rule);
        if level.is_none() && rule.on_request {
            sink.off(rule);
            continue;
        }
        if level == Some(Level::Off) || !rule.stages.contains(&stage) {
            silenced.push(rule.name);
            sink.off(rule);
            continue;
        }
        sink.begin(order, rule, level.and_then(Option::from));
        (rule.check)(context, &mut sink);
        if let Some((judge, across)) = rule.across.zip(across) {
            judge(context, across, &mut sink);
        }
        sink.end();
    }
    Some((sink, silenced))
}

fn judge(encounter: &Encounter, options: &Options, among: Option<&Among<'_>>) -> Report {
    let services = among.map_or(&[][..], |among| among.services.as_slice());
    let earlier = among.map_or(0, |among| among.earlier);
    let history = services.get(..earlier).unwrap_or_default();
    let text = encounter.note.as_ref().and_then(|note| note.text.as_ref());
    let read = text.and_then(|text| (options.reader?)(&text.0));
    let (tables, packs) = (options.tables(), options.packs());
    let context = Context::new(encounter, history, read.as_ref(), tables, packs);
    let Some((sink, silenced)) = run(&context, options, among.map(|among| among.across)) else {
        return empty(encounter, &context, options);
    };
    let Sink {
        mut findings,
        mut unchecked,
        ledger,
        ..
    } = sink;
    let seen = (services.len() > earlier)
        .then(|| {
            let context = Context::new(encounter, services, read.as_ref(), tables, packs);
            run(&context, options, among.map(|among| among.across))
        })
        .flatten();
    if let Some((seen, _)) = seen {
        // What the later ones hold may take a finding away, and adds none.
        findings.retain(|(order, one)| {
            let mut all = seen.findings.iter();
            all.any(|(other, found)| other == order && found.path == one.path)
        });
        unchecked.retain(|one| seen.unchecked.iter().any(|other| other.rule == one.rule));
    }
    if let Some(among) = among {
        for (_, finding) in &mut findings {
            among.settle(finding);
        }
        for entry in &mut unchecked {
            let needs = std::mem::take(&mut entry.needs);
            for need in needs {
                insert(&mut entry.needs, among.need(need));
            }
        }
    }
    let mut findings = in_order(one_for_each_cause(findings));
    for finding in &mut findings {
        if finding
            .fix
            .as_ref()
            .is_some_and(|fix| removes_all(fix, &context))
        {
            finding.fix = None;
        }
        add_amounts(finding, &context);
    }
    let unchecked = blocking_first(unchecked);
    Report {
        id: encounter.id.as_ref().map(|id| id.0.clone()),
        verdict: verdict(&findings, &unchecked),
        findings,
        unchecked,
        silenced,
        supported: supported(&context),
        versions: versions(&context),
        receipt: options
            .receipt
            .then(|| receipt(encounter, &context, options, among)),
        ledger: options.ledger.then_some(ledger),
    }
}

/// Checks an encounter and wraps the report.
pub fn answer(encounter: &Encounter, options: &Options) -> Answer {
    Answer::Checked {
        report: Box::new(check(encounter, options)),
    }
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
        receipt: options
            .receipt
            .then(|| receipt(encounter, context, options, None)),
        ledger: None,
    }
}

/// A change that would leave no service line is no change of the claim: then nothing is billed at all, which is for a person to
/// decide.
fn removes_all(fix: &Fix, context: &Context<'_>) -> bool {
    let whole = |step: &&Step| {
        let at = step.path.strip_prefix("/lines/");
        step.op == Op::Remove && at.is_some_and(|at| !at.contains('/'))
    };
    fix.patch.iter().filter(whole).count() >= context.lines.len()
}

/// Leaves out findings that say less than another at the same place, then those that are symptoms of another and
/// about none but its lines.
fn one_for_each_cause(findings: Vec<(usize, Finding)>) -> Vec<(usize, Finding)> {
    let findings = without(findings, |rule, cause, other| {
        rule.supersedes.contains(&other.rule) && cause.path == other.path
    });
    without(findings, |rule, cause, other| {
        rule.subsumes.contains(&other.rule)
            && other.lines.iter().all(|line| cause.lines.contains(line))
    })
}

fn without(
    findings: Vec<(usize, Finding)>,
    covers: impl Fn(&Rule, &Finding, &Finding) -> bool,
) -> Vec<(usize, Finding)> {
    if findings.len() < 2 {
        return findings;
    }
    let covered = |other: &Finding| {
        findings.iter().any(|(order, cause)| {
            // What weighs less cannot stand for what weighs more.
            cause.severity <= other.severity
                && RULES
                    .get(*order)
                    .is_some_and(|rule| covers(rule, cause, other))
        })
    };
    let keep: Vec<bool> = findings
        .iter()
        .map(|(_, finding)| !covered(finding))
        .collect();
    findings
        .into_iter()
        .zip(keep)
        .filter(|(_, keep)| *keep)
        .map(|(finding, _)| finding)
        .collect()
}

/// Findings in their total order: severity, first line, rule, place, fingerprint.
fn in_order(findings: Vec<(usize, Finding)>) -> Vec<Finding> {
    fn key(entry: &(usize, Finding)) -> (Severity, Option<usize>, usize, &str, &str) {
        let (order, finding) = entry;
        (
            finding.severity,
            finding.lines.first().copied(),
            *order,
            &finding.path,
            &finding.fingerprint,
        )
    }
    let mut sorted: Vec<(usize, Finding)> = Vec::with_capacity(findings.len());
    for entry in findings {
        let at = sorted.partition_point(|other| key(other) <= key(&entry));
        sorted.insert(at, entry);
    }
    sorted.into_iter().map(|(_, finding)| finding).collect()
}

/// What Medicare pays nationally for what is billed and for what the facts support: for more and for less alike, and never
/// a reason for a finding, so it is no part of the fingerprint. Only where the year and the place's rate are known.
fn add_amounts(finding: &mut Finding, context: &Context<'_>) {
    let line = finding
        .lines
        .first()
        .and_then(|index| context.lines.get(*index));
    let Some(line) = line.filter(|line| line.date.year() == amounts::YEAR) else {
        return;
    };
    let Some(facility) = context.place(line).and_then(places::facility_rate) else {
        return;
    };
    // An institution is paid by the visit or the day; whom staff works for decides the rate, and is not this line's to say.
    if context.of_institution() {
        return;
    }
    let incident_to = line.clinician.and_then(|one| one.incident_to) == Some(true);
    let percent = match line.biller() {
        Some(Some(biller)) if !incident_to => Some(biller.percent()),
        _ => None,
    };
    let number = |wanted: &str| {
        finding.facts.iter().find_map(|(name, fact)| match fact {
            Fact::Number(number) if *name == wanted => Some(*number),
            _ => None,
        })
    };
    let of = |wanted: &str, units: &str| {
        let (_, fact) = finding.facts.iter().find(|(name, _)| *name == wanted)?;
        let Fact::Text(text) = fact else { return None };
        let cents = amounts::cents(Code::parse(text)?, facility)?;
        let cents = cents.saturating_mul(number(units).unwrap_or(1));
        let share = cents.saturating_mul(percent.unwrap_or(100));
        Some(share.saturating_add(50).div_euclid(100))
    };
    let billed = of("billed", "units");
    let none = |(name, fact): &(&str, Fact)| {
        *name == "supported" && matches!(fact, Fact::Text(text) if text == "none")
    };
    let supported = match finding.facts.iter().any(none) {
        true => Some(0),
        false => of("supported", "supportedUnits"),
    };
    let names = [("medicareBilled", billed), ("medicareSupported", supported)];
    // One of two is no comparison; where no code is billed the amount of the supported one stands alone.
    let comparing = finding.facts.iter().any(|(name, _)| *name == "billed");
    if supported.is_none() || comparing && billed.is_none() {
        return;
    }
    for (name, cents) in names {
        if let Some(cents) = cents {
            let dollars = format!("{}.{:02}", cents.div_euclid(100), cents.rem_euclid(100));
            finding.facts.push((name, dollars.into()));
        }
    }
    finding.facts.push((
        "medicareAmounts",
        format!(
            "{}, national, before locality, {} rate{}",
            amounts::YEAR,
            if facility { "facility" } else { "non-facility" },
            match percent {
                Some(100) => String::new(),
                Some(percent) => format!(", {percent} percent by the clinician's licence"),
                None => ", before any reduction by the clinician's licence".to_owned(),
            }
        )
        .into(),
    ));
}

fn blocking_first(unchecked: Vec<Unchecked>) -> Vec<Unchecked> {
    let (mut blocking, advisory): (Vec<_>, Vec<_>) = unchecked
        .into_iter()
        .partition(|entry| entry.weight == Weight::Blocking);
    blocking.extend(advisory);
    blocking
}

fn verdict(findings: &[Finding], unchecked: &[Unchecked]) -> Verdict {
    let worst = findings.iter().map(|finding| finding.severity).min();
    match worst {
        Some(Severity::Error) => Verdict::Fix,
        Some(Severity::Warning) => Verdict::Review,
        _ if unchecked
            .iter()
            .any(|entry| entry.weight == Weight::Blocking) =>
        {
            Verdict::Incomplete
        }
        _ => Verdict::Clean,
    }
}

fn supported(context: &Context<'_>) -> Vec<Supported> {
    let mut out: Vec<Supported> = context
        .lines
        .iter()
        .filter_map(|line| supported_by_line(context, line))
        .collect();
    out.extend(context.unbilled.iter().map(|one| Supported {
        line: None,
        code: one.info.code,
        units: one.units,
        direction: Direction::Unbilled,
    }));
    out
}

/// The code of an esketamine visit is decided by the dose.
fn supported_by_dose(context: &Context<'_>, line: &Line<'_>) -> Option<Supported> {
    let (least, _) = line.info()?.dose?;
    let found = context.code_of_dose(line)?;
    let direction = match found.dose?.0.cmp(&least) {
        std::cmp::Ordering::Less => Direction::Lower,
        std::cmp::Ordering::Equal => Direction::Same,
        std::cmp::Ordering::Greater => Direction::Higher,
    };
    Some(Supported {
        line: Some(line.index),
        code: found.code,
        units: 1,
        direction,
    })
}

fn supported_by_line(context: &Context<'_>, line: &Line<'_>) -> Option<Supported> {
    // More of a code that the payer does not take is supported by nothing.
    let refused = |info: &CodeInfo| matches!(info.medicare, Medicare::NotValid(_));
    if context.payer.is_medicare()
        && line.info().is_some_and(refused)
        && line
            .judgement
            .is_some_and(|one| one.direction == Direction::Higher)
    {
        return None;
    }
    if let Some(judgement) = line.judgement {
        return Some(Supported {
            line: Some(line.index),
            code: judgement.supported.map_or(line.code(), |info| info.code),
            units: judgement.units,
            direction: judgement.direction,
        });
    }
    if let Some(one) = supported_by_dose(context, line) {
        return Some(one);
    }
    // A level by decision making is decided by the recorded level, not by minutes.
    if line.time != Time::Untimed || line.given.level_basis != Some(LevelBasis::Mdm) {
        return None;
    }
    let (info, mdm) = (line.info()?, line.given.mdm?);
    let direction = if mdm < *info.mdm.first()? {
        Direction::Lower
    } else if mdm > *info.mdm.last()? {
        Direction::Higher
    } else {
        Direction::Same
    };
    let step = codes::steps(info.ladder?, line.date).find(|step| step.mdm.contains(&mdm))?;
    Some(Supported {
        line: Some(line.index),
        code: step.code,
        units: 1,
        direction,
    })
}

fn versions(context: &Context<'_>) -> Versions {
    let payer = context.payer.pack().map(|pack| PayerVersion {
        id: pack.payer.id.clone(),
        version: pack.version.clone(),
    });
    Versions {
        engine: ENGINE,
        catalogue: codes::CATALOGUE_DATE,
        payer,
        tables: context.tables.names(),
    }
}

/// SHA-256 over the tables in use, engine, catalogue, payer, options and the canonical input without `id` and the note's text.
/// In a call of several, over all of them as well.
fn receipt(
    encounter: &Encounter,
    context: &Context<'_>,
    options: &Options,
    among: Option<&Among<'_>>,
) -> String {
    // Records are written in the contract's order, codes in upper case without dots: one input has one text.
    let input = serde_json::to_string(&Canonical(encounter)).unwrap_or_default();
    let versions = serde_json::to_string(&versions(context)).unwrap_or_default();
    let mut hash = Sha256::new();
    // A name is what somebody gave a table; its hash is what it holds.
    for pack in context.tables.packs() {
        hash.update(pack.hash());
    }
    for part in [
        versions.as_str(),
        options.canonical().as_str(),
        input.as_str(),
    ] {
        hash.update(part);
        hash.update([0]);
    }
    if let Some(among) = among {
        hash.update(among.across.hash());
    }
    // Of the note's text, what it was read to say.
    if let Some(read) = context.note_read {
        hash.update(serde_json::to_string(read).unwrap_or_default());
    }
    hex(&hash.finalize(), 32)
}

/// An encounter without the caller's reference and the note's text.
struct Canonical<'e>(&'e Encounter);
impl Serialize for Canonical<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(None)?;
        self.0.write(&mut map, &["id", "note"])?;
        if let Some(note) = &self.0.note {
            map.serialize_entry("note", &CanonicalNote(note))?;
        }
        map.end()
    }
}
struct CanonicalNote<'e>(&'e NoteFacts);
impl Serialize for CanonicalNote<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(None)?;
        self.0.write(&mut map, &["text"])?;
        map.end()
    }
}
