//! A pack as it is judged by: read, checked for every mistake that its text can hold, and put in order.
//!
//! A pack with a mistake is refused whole; nothing of it is used.

use super::vocabulary::{
    Asked, CodePattern, Confidence, Demand, DiagnosisPattern, Kind, Override, PackGiven,
    SetVersion, Sets, Statement, When,
};
use super::{Packs, Payer, PayerKind};
use crate::encounter::read::{Reader, nearest, shorten};
use crate::encounter::{Code, Diagnosis, Problem, Raw, ServiceDate, Word};
use crate::report::{Severity, Words};

/// Sets that a pack may have, and what bounds a check with it: the statements of a pack, the patterns of a list, and the packs of one
/// call. [`crate::payers`] states the bound that follows.
pub const MOST_SETS: usize = 100;
/// Packs in one call.
pub const MOST_PACKS: usize = 16;

/// The level that a statement stands on; of two that compete the higher one holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Of the payer that the pack inherits from.
    Inherited,
    /// The payer's own.
    Payer,
    /// For a product of the payer.
    Product,
    /// For a state.
    State,
    /// For a plan, contractor or region.
    Plan,
    /// Of the practice's contract.
    Practice,
}

/// A statement in its place.
#[derive(Clone, Debug)]
pub struct Held {
    /// As given.
    pub given: Statement,
    /// Its kind.
    pub kind: Kind,
    /// Where it stands.
    pub level: Level,
    /// It names codes, so it goes before one of its level that names none.
    specific: bool,
    /// Statements of one slot compete: of one kind and aspect, with one guard but for what makes the level.
    pub slot: u32,
    /// The most that its sources bear.
    pub bears: Severity,
    /// The practice's contract says that it does not hold.
    pub waived: bool,
}

/// A payer's pack.
#[derive(Clone, Debug)]
pub struct Pack {
    /// Who it is.
    pub payer: Payer,
    /// Its version; the day of its review where it has none of its own.
    pub version: Words,
    /// The day that it was last read against its sources.
    pub reviewed: ServiceDate,
    /// From this day on its findings are warnings at most.
    pub review_by: Option<ServiceDate>,
    sets: Sets,
    /// By kind, then slot, the higher level first.
    statements: Vec<Held>,
    /// Where each kind begins, and where the last ends.
    starts: [usize; Kind::ALL.len() + 1],
    /// Kinds that were looked for.
    pub none_found: Vec<Kind>,
    /// The ids of its own statements, as they were written.
    pub(super) order: Vec<String>,
}

impl Held {
    /// Whether its guard names codes; it then goes before one of its level that names none.
    pub(super) fn names_codes(&self) -> bool {
        self.specific
    }
}

impl Pack {
    /// The statements of a kind: those that compete stand together, the one that goes before first.
    pub fn of(&self, kind: Kind) -> &[Held] {
        let at = kind as usize;
        let (from, to) = (self.starts.get(at), self.starts.get(at.saturating_add(1)));
        match (from, to) {
            (Some(from), Some(to)) => self.statements.get(*from..*to).unwrap_or_default(),
            _ => &[],
        }
    }

    /// All statements.
    pub fn statements(&self) -> &[Held] {
        &self.statements
    }

    /// A statement by its id, its own before an inherited one of that id.
    pub fn statement(&self, id: &str) -> Option<&Held> {
        self.statements.iter().find(|held| held.given.id.0 == id)
    }

    /// Whether a code is among some; `None` where a list that decides was not obtained.
    pub fn holds(&self, patterns: &[CodePattern], code: Code, date: ServiceDate) -> Option<bool> {
        let mut unknown = false;
        for pattern in patterns {
            match pattern {
                CodePattern::Range(low, high) if (low..=high).contains(&&code) => {
                    return Some(true);
                }
                CodePattern::Range(..) => {}
                CodePattern::Set(name) => match self.set(name, date) {
                    None => unknown = true,
                    Some(version) => {
                        match self.holds(version.codes.as_deref().unwrap_or_default(), code, date) {
                            Some(true) => return Some(true),
                            Some(false) => {}
                            None => unknown = true,
                        }
                    }
                },
            }
        }
        if unknown { None } else { Some(false) }
    }

    /// Whether a diagnosis is among some; as [`Pack::holds`].
    pub fn holds_diagnosis(
        &self,
        patterns: &[DiagnosisPattern],
        code: &Diagnosis,
        date: ServiceDate,
    ) -> Option<bool> {
        let mut unknown = false;
        for pattern in patterns {
            match pattern {
                DiagnosisPattern::Group(group) if code.is_in(&[group.as_str()]) => {
                    return Some(true);
                }
                DiagnosisPattern::Group(_) => {}
                DiagnosisPattern::Set(name) => match self.set(name, date) {
                    None => unknown = true,
                    Some(version) => {
                        let list = version.diagnoses.as_deref().unwrap_or_default();
                        match self.holds_diagnosis(list, code, date) {
                            Some(true) => return Some(true),
                            Some(false) => {}
                            None => unknown = true,
                        }
                    }
                },
            }
        }
        if unknown { None } else { Some(false) }
    }

    /// The codes of some patterns as ranges, of every date.
    pub(super) fn ranges(&self, patterns: &[CodePattern]) -> Vec<(Code, Code)> {
        let mut out = Vec::new();
        for pattern in patterns {
            match pattern {
                CodePattern::Range(low, high) => out.push((*low, *high)),
                CodePattern::Set(name) => {
                    let versions = self
                        .sets
                        .0
                        .iter()
                        .filter(|(one, _)| one == name)
                        .flat_map(|(_, versions)| versions);
                    for version in versions {
                        out.extend(self.ranges(version.codes.as_deref().unwrap_or_default()));
                    }
                }
            }
        }
        out
    }

    fn set(&self, name: &str, date: ServiceDate) -> Option<&SetVersion> {
        let (_, versions) = self.sets.0.iter().find(|(one, _)| one == name)?;
        versions.iter().find(|version| {
            version.from.is_none_or(|from| from <= date) && version.to.is_none_or(|to| date <= to)
        })
    }
}

/// Problems with where they are.
struct Faults(Vec<Problem>);
impl Faults {
    fn add(&mut self, path: impl Into<String>, message: impl Into<String>, help: Option<String>) {
        self.0.push(Problem {
            path: path.into(),
            message: message.into(),
            help,
        });
    }
}

fn near_help(word: &str, words: &[&str]) -> Option<String> {
    nearest(word, words).map(|near| format!("did you mean `{near}`?"))
}

/// Where inherited packs are looked up.
pub type Lookup<'l> = &'l dyn Fn(&str) -> Option<&'l Pack>;

/// Reads and checks a payer's pack: it, or every problem.
pub fn pack(raw: &Raw<'_>, lookup: Lookup<'_>) -> Result<Pack, Vec<Problem>> {
    let given: PackGiven = Reader::whole(raw)?;
    settle(given, lookup, true)
}

/// Reads a practice's contracts: the packs that follow from laying them over those of the payers that they name, or every problem.
pub fn contracts(raw: &Raw<'_>, packs: &Packs) -> Result<Vec<Pack>, Vec<Problem>> {
    let given: PackGiven = Reader::whole(raw)?;
    let mut faults = Faults(Vec::new());
    let payer_only = [
        ("statements", given.statements.is_some()),
        ("sets", given.sets.is_some()),
        ("inherits", given.inherits.is_some()),
        ("aliases", given.aliases.is_some()),
    ];
    for (key, there) in payer_only {
        if there {
            faults.add(
                format!("/{key}"),
                format!("a practice's contracts have no `{key}`; they override values of payers' statements"),
                Some("use `overrides`, or hand a pack of your own in under `packs`".to_owned()),
            );
        }
    }
    let overrides = given.overrides.unwrap_or_default();
    if overrides.is_empty() {
        faults.add(
            "/overrides",
            "nothing is overridden",
            Some("each override names a `payer`, a `statement` and `values`".to_owned()),
        );
    }
    let mut by_payer: Vec<(&Pack, Vec<(usize, &Override)>)> = Vec::new();
    for (at, one) in overrides.iter().enumerate() {
        let Some(pack) = packs.find(&one.payer.0) else {
            faults.add(
                format!("/overrides/{at}/payer"),
                format!("no payer is called `{}`", shorten(&one.payer.0, 60)),
                super::suggest(&one.payer.0).map(|near| format!("did you mean `{near}`?")),
            );
            continue;
        };
        match by_payer
            .iter_mut()
            .find(|(other, _)| other.payer.id == pack.payer.id)
        {
            Some((_, list)) => list.push((at, one)),
            None => by_payer.push((pack, vec![(at, one)])),
        }
    }
    let mut out = Vec::new();
    for (pack, list) in by_payer {
        match pack.over(&list) {
            Ok(laid) => out.push(laid),
            Err(found) => faults.0.extend(found),
        }
    }
    if faults.0.is_empty() {
        Ok(out)
    } else {
        Err(faults.0)
    }
}

/// As [`pack`], of a text that a test of the repository has checked: no mistake is looked for.
pub(super) fn trusted(raw: &Raw<'_>, lookup: Lookup<'_>) -> Option<Pack> {
    settle(Reader::whole(raw).ok()?, lookup, false).ok()
}

/// Makes a pack of what was read; with `strict`, every mistake is looked for.
pub fn settle(given: PackGiven, lookup: Lookup<'_>, strict: bool) -> Result<Pack, Vec<Problem>> {
    let mut faults = Faults(Vec::new());
    if strict {
        super::faults::of_pack(&given, &mut |path, message, help| {
            faults.add(path, message, help)
        });
    }
    let base = match &given.inherits {
        None => None,
        Some(name) => {
            let found = lookup(&name.0);
            if found.is_none() {
                let ids: Vec<&str> = super::all().iter().map(|payer| &*payer.id).collect();
                faults.add(
                    "/inherits",
                    format!("no payer is called `{}`", shorten(&name.0, 60)),
                    near_help(&name.0, &ids),
                );
            }
            found
        }
    };
    if !faults.0.is_empty() {
        return Err(faults.0);
    }
    let (sets, inherited) = match base {
        None => (given.sets.unwrap_or_default(), Vec::new()),
        Some(base) => inherit(base, given.sets.unwrap_or_default()),
    };
    let own = given.statements.unwrap_or_default();
    let order = match strict {
        true => own.iter().map(|one| one.id.0.clone()).collect(),
        false => Vec::new(),
    };
    let own = own.into_iter();
    let mut statements: Vec<Held> = own.filter_map(|one| held(one, None)).collect();
    statements.extend(inherited);
    let id = given.id.0;
    let name = given.name.map_or_else(|| id.clone(), |name| name.0);
    let reviewed = given.reviewed;
    let mut pack = Pack {
        payer: Payer {
            short: given
                .short
                .map_or_else(|| name.clone(), |short| short.0)
                .into(),
            name: name.into(),
            id: id.into(),
            kind: given.kind.unwrap_or(PayerKind::Commercial),
            aliases: given
                .aliases
                .unwrap_or_default()
                .into_iter()
                .map(|one| one.0.into())
                .collect(),
        },
        version: given
            .version
            .map_or_else(|| reviewed.to_string(), |version| version.0)
            .into(),
        reviewed,
        review_by: given.review_by,
        sets,
        statements,
        starts: Default::default(),
        none_found: given.none_found.unwrap_or_default(),
        order,
    };
    pack.arrange();
    if strict {
        for (path, name) in std::iter::once(("/id".to_owned(), &pack.payer.id)).chain(
            pack.payer
                .aliases
                .iter()
                .enumerate()
                .map(|(at, name)| (format!("/aliases/{at}"), name)),
        ) {
            if let Some(other) = super::find(name).filter(|other| other.id != pack.payer.id) {
                faults.add(
                    path,
                    format!(
                        "`{}` is a name of `{}` already",
                        shorten(name, 60),
                        other.id
                    ),
                    None,
                );
            }
        }
        let own = |held: &&Held| held.level != Level::Inherited;
        let own: Vec<&Held> = pack.statements.iter().filter(own).collect();
        super::faults::of_rivals(&pack, &own, &mut |path, message, help| {
            faults.add(path, message, help)
        });
        if !faults.0.is_empty() {
            return Err(faults.0);
        }
    }
    Ok(pack)
}

/// The statements of a base, with their sets under names of their own.
fn inherit(base: &Pack, mut sets: Sets) -> (Sets, Vec<Held>) {
    // A base's set keeps its name where the pack has none of that name; the statements of a base that use another are the base's.
    let mut statements = base.statements.clone();
    for held in &mut statements {
        held.level = Level::Inherited;
    }
    for (name, versions) in &base.sets.0 {
        let mut inherited = name.clone();
        while sets.0.iter().any(|(one, _)| *one == inherited) {
            inherited.push('\'');
        }
        if inherited != *name {
            for held in &mut statements {
                rename(&mut held.given, name, &inherited);
            }
        }
        sets.0.push((inherited, versions.clone()));
    }
    (sets, statements)
}

fn rename(statement: &mut Statement, from: &str, to: &str) {
    each_code_list(statement, &mut |_, list| {
        for pattern in list {
            if matches!(pattern, CodePattern::Set(name) if name == from) {
                *pattern = CodePattern::Set(to.to_owned());
            }
        }
    });
    each_diagnosis_list(statement, &mut |_, list| {
        for pattern in list {
            if matches!(pattern, DiagnosisPattern::Set(name) if name == from) {
                *pattern = DiagnosisPattern::Set(to.to_owned());
            }
        }
    });
}

/// Every list of codes of a statement, with its place in it.
pub(super) fn each_code_list(
    statement: &mut Statement,
    run: &mut dyn FnMut(&'static str, &mut Vec<CodePattern>),
) {
    macro_rules! lists {
        ($($owner:ident.$field:ident $path:literal),* $(,)?) => {
            $(if let Some(list) = statement.$owner.as_mut().and_then(|one| one.$field.as_mut()) { run($path, list); })*
        };
    }
    lists!(
        when.codes "when/codes", when.except_codes "when/exceptCodes", modality.only_codes "modality/onlyCodes",
        code.only_codes "code/onlyCodes", limit.after "limit/after", documentation.prior_service "documentation/priorService",
    );
    if let Some(one) = statement.same_day.as_mut() {
        run("same-day/with", &mut one.with);
    }
}

/// Every list of diagnoses of a statement, with its place in it.
pub(super) fn each_diagnosis_list(
    statement: &mut Statement,
    run: &mut dyn FnMut(&'static str, &mut Vec<DiagnosisPattern>),
) {
    macro_rules! lists {
        ($($owner:ident.$field:ident $path:literal),* $(,)?) => {
            $(if let Some(list) = statement.$owner.as_mut().and_then(|one| one.$field.as_mut()) { run($path, list); })*
        };
    }
    lists!(
        when.diagnoses "when/diagnoses", when.first_diagnosis "when/firstDiagnosis",
        when.except_diagnoses "when/exceptDiagnoses", diagnosis.first "diagnosis/first", diagnosis.first_not "diagnosis/firstNot",
        diagnosis.any "diagnosis/any", diagnosis.none "diagnosis/none",
    );
}

/// The level that a guard makes.
pub(super) fn level_of(when: Option<&When>) -> Level {
    let Some(when) = when else {
        return Level::Payer;
    };
    if when.region.is_some() {
        Level::Plan
    } else if when.plan_state.is_some() || when.patient_state.is_some() {
        Level::State
    } else if when.product.is_some() {
        Level::Product
    } else {
        Level::Payer
    }
}

/// The most that the sources of a statement bear.
fn bears(one: &Statement) -> Severity {
    let sure = one.confidence.unwrap_or(Confidence::Medium);
    let most = match (one.stale == Some(true), sure, one.primary == Some(true)) {
        (true, ..) | (_, Confidence::Low, _) => Severity::Info,
        (_, Confidence::High, true) => Severity::Error,
        _ => Severity::Warning,
    };
    let asked = match one.severity {
        None | Some(Asked::Error) => Severity::Error,
        Some(Asked::Warning) => Severity::Warning,
        Some(Asked::Info) => Severity::Info,
    };
    // The weaker of the two.
    most.max(asked)
}

/// A statement in its place; the slot comes later.
fn held(given: Statement, level: Option<Level>) -> Option<Held> {
    let kind = given.demands().first().map(|(kind, _)| *kind)?;
    let when = given.when.as_ref();
    Some(Held {
        kind,
        level: level.unwrap_or_else(|| level_of(when)),
        specific: when.is_some_and(|when| when.codes.is_some()),
        slot: 0,
        bears: bears(&given),
        waived: false,
        given,
    })
}

/// What of its kind a statement is about: two of one aspect and one guard that differ cannot both hold.
fn aspect(one: &Statement) -> String {
    let Some((_, demand)) = one.demands().into_iter().next() else {
        return String::new();
    };
    match demand {
        Demand::Modifier(d)
            if d.any_of.is_some() || d.all_of.is_some() || d.exactly_one_of.is_some() =>
        {
            "demanded".to_owned()
        }
        Demand::Modifier(d) if d.forbid.is_some() => format!("forbidden {}", text(&d.forbid)),
        Demand::Modifier(_) => "taken".to_owned(),
        Demand::Place(d) if d.not.is_some() => "not".to_owned(),
        Demand::Place(_) => "one".to_owned(),
        Demand::Modality(d) if d.in_person_months.is_some() || d.no_in_person.is_some() => {
            "in person".to_owned()
        }
        Demand::Modality(d) if d.audio_reasons.is_some() => "reasons".to_owned(),
        Demand::Modality(_) => "covered".to_owned(),
        Demand::Code(_) => "covered".to_owned(),
        Demand::Limit(d) if d.gap_months.is_some() => "gap".to_owned(),
        Demand::Limit(d) if d.group_least.is_some() || d.group_most.is_some() => "group".to_owned(),
        Demand::Limit(d) => format!(
            "{} {}",
            d.minutes.is_some(),
            text(&(d.per, d.windows, d.across))
        ),
        Demand::SameDay(d) => text(&d.with),
        Demand::Time(d) if d.level_basis.is_some() => "basis".to_owned(),
        Demand::Time(_) => "minutes".to_owned(),
        Demand::Diagnosis(d) if d.first_not.is_some() => "first not".to_owned(),
        Demand::Diagnosis(d) if d.any.is_some() => "any".to_owned(),
        Demand::Diagnosis(d) if d.none.is_some() => "none".to_owned(),
        Demand::Diagnosis(_) => "first".to_owned(),
        Demand::Member(_) => "age".to_owned(),
        Demand::Clinician(d) if d.not.is_some() => "not".to_owned(),
        Demand::Clinician(_) => "one".to_owned(),
        Demand::Supervision(d) if d.billed_under.is_some() => "under".to_owned(),
        Demand::Supervision(d) if d.supervision.is_some() => "supervision".to_owned(),
        Demand::Supervision(d) if d.supervisors.is_some() => "by".to_owned(),
        Demand::Supervision(_) => "allowed".to_owned(),
        Demand::Enrollment(d) => d.program.word().to_owned(),
        Demand::Authorization(d) if d.after_units.is_some() => "beyond".to_owned(),
        Demand::Authorization(d) if d.needed.is_some() => "needed".to_owned(),
        Demand::Authorization(d) if d.referral.is_some() => "referral".to_owned(),
        Demand::Authorization(_) => "lasting".to_owned(),
        Demand::Deadline(d) if d.appeals.is_some() => {
            let names: Vec<&str> = d
                .appeals
                .iter()
                .flatten()
                .map(|one| one.name.0.as_str())
                .collect();
            names.join(" ")
        }
        Demand::Deadline(_) => "claims".to_owned(),
        Demand::Route(_) => "to".to_owned(),
        Demand::Documentation(d) => text(d),
        Demand::Criteria(d) => text(d),
        Demand::Claim(d) => text(d),
        // What only informs competes with nothing.
        Demand::Advisory(_) => one.id.0.clone(),
    }
}

/// A value as text to compare by.
fn text<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// What of a guard two competing statements share: all but the codes and what makes the level.
pub(super) fn shared_guard(one: &Statement) -> When {
    let mut when = one.when.clone().unwrap_or_default();
    when.codes = None;
    when.except_codes = None;
    when.product = None;
    when.plan_state = None;
    when.patient_state = None;
    when.region = None;
    when
}

impl Pack {
    /// Puts the statements in order and numbers their slots.
    fn arrange(&mut self) {
        let mut known: Vec<(Kind, String, When)> = Vec::new();
        for held in &mut self.statements {
            let key = (held.kind, aspect(&held.given), shared_guard(&held.given));
            let at = known.iter().position(|one| *one == key).unwrap_or_else(|| {
                known.push(key);
                known.len().saturating_sub(1)
            });
            held.slot = u32::try_from(at).unwrap_or(u32::MAX);
        }
        let key = |held: &Held| {
            (
                held.kind,
                held.slot,
                std::cmp::Reverse(held.level),
                std::cmp::Reverse(held.specific),
            )
        };
        let mut sorted: Vec<Held> = Vec::with_capacity(self.statements.len());
        for held in std::mem::take(&mut self.statements) {
            let at = sorted.partition_point(|other| key(other) <= key(&held));
            sorted.insert(at, held);
        }
        self.statements = sorted;
        for (at, start) in self.starts.iter_mut().enumerate() {
            *start = self
                .statements
                .partition_point(|held| (held.kind as usize) < at);
        }
    }

    /// The pack with values of a practice's contracts laid over it. What is wrong is said of the override.
    pub fn over(&self, overrides: &[(usize, &Override)]) -> Result<Self, Vec<Problem>> {
        let mut out = self.clone();
        let mut faults = Faults(Vec::new());
        for (at, one) in overrides {
            let path = format!("/overrides/{at}");
            let Some(base) = self.statement(&one.statement.0) else {
                let ids: Vec<&str> = self
                    .statements
                    .iter()
                    .map(|held| held.given.id.0.as_str())
                    .collect();
                faults.add(
                    format!("{path}/statement"),
                    format!(
                        "{} has no statement `{}`",
                        self.payer.id,
                        shorten(&one.statement.0, 60)
                    ),
                    near_help(&one.statement.0, &ids).or_else(|| {
                        Some("`cleanclaim payers --format json` lists them".to_owned())
                    }),
                );
                continue;
            };
            let given = match (&one.values, one.waived) {
                (None, Some(true)) => base.given.clone(),
                (Some(values), None | Some(false)) => {
                    match merged(&base.given, base.kind, &values.0) {
                        Ok(given) => given,
                        Err(problems) => {
                            for problem in problems {
                                faults.add(
                                    format!("{path}/values{}", problem.path),
                                    problem.message,
                                    problem.help,
                                );
                            }
                            continue;
                        }
                    }
                }
                _ => {
                    faults.add(&path, "give either `values` or `waived`: true", None);
                    continue;
                }
            };
            if let (Some(from), Some(to)) = (one.from, one.to)
                && from > to
            {
                faults.add(
                    format!("{path}/to"),
                    format!("`to` {to} comes before `from` {from}, so it never holds"),
                    None,
                );
            }
            let Some(mut laid) = held(given, Some(Level::Practice)) else {
                continue;
            };
            laid.bears = base.bears.max(laid.bears).min(Severity::Error);
            // A contract is as sure as anything about a payer can be.
            if laid.given.severity.is_none() {
                laid.bears = Severity::Error;
            }
            laid.waived = one.waived == Some(true);
            laid.given.from = one.from;
            laid.given.to = one.to;
            laid.given.sources = one.sources.clone().or_else(|| Some(Vec::new()));
            let twice = |held: &&Held| {
                held.level == Level::Practice
                    && held.given.id == laid.given.id
                    && overlap(
                        (held.given.from, held.given.to),
                        (laid.given.from, laid.given.to),
                    )
            };
            if out.statements.iter().any(|held| twice(&held)) {
                faults.add(
                    format!("{path}/statement"),
                    format!(
                        "`{}` is overridden twice for the same days",
                        laid.given.id.0
                    ),
                    Some("give `from` and `to`, or leave one out".to_owned()),
                );
            }
            out.statements.push(laid);
        }
        if !faults.0.is_empty() {
            return Err(faults.0);
        }
        out.arrange();
        Ok(out)
    }
}

/// A statement with some parameters of its demand replaced.
fn merged(base: &Statement, kind: Kind, values: &Raw<'_>) -> Result<Statement, Vec<Problem>> {
    let whole = serde_json::to_string(base).unwrap_or_default();
    let tree: Result<Raw<'_>, _> = serde_json::from_str(&whole);
    let Ok(Raw::Record(mut fields)) = tree else {
        return Ok(base.clone());
    };
    let Raw::Record(values) = values else {
        return Err(vec![Problem {
            path: String::new(),
            message: format!("expected an object, found {}", values.describe()),
            help: None,
        }]);
    };
    if let Some((_, Raw::Record(demand))) = fields.iter_mut().find(|(name, _)| name == kind.word())
    {
        for (name, value) in values {
            demand.retain(|(one, _)| one != name);
            demand.push((name.clone(), value.clone()));
        }
    }
    Reader::whole::<Statement>(&Raw::Record(fields)).map_err(|problems| {
        let prefix = format!("/{}", kind.word());
        let strip = |mut problem: Problem| {
            if let Some(rest) = problem.path.strip_prefix(&prefix) {
                problem.path = rest.to_owned();
            }
            problem
        };
        problems.into_iter().map(strip).collect()
    })
}

/// Whether two spans of dates have a day in common.
pub(super) fn overlap(
    one: (Option<ServiceDate>, Option<ServiceDate>),
    other: (Option<ServiceDate>, Option<ServiceDate>),
) -> bool {
    let starts_before = |from: Option<ServiceDate>, to: Option<ServiceDate>| match (from, to) {
        (Some(from), Some(to)) => from <= to,
        _ => true,
    };
    starts_before(one.0, other.1) && starts_before(other.0, one.1)
}
