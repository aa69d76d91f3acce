//! How a payer's statements are judged: which of those that compete holds, whether its guard does, and what is said of it.
//!
//! Each kind has a rule of its own, which gives one function from a statement and a line to an [`Outcome`]. Everything else is here.

use super::context::Line;
use super::{Context, Draft, Sink};
use crate::codes::credential_of_taxonomy;
use crate::encounter::{
    AuthorizationStatus, BilledUnder, Clinician, Code, Credential, Diagnosis, Discipline,
    MemberClass, Modality, Product, ServiceDate, Word,
};
use crate::payers::load::{Held, Level};
use crate::payers::vocabulary::{Beside, CodePattern, DiagnosisPattern, When, Who, Window};
use crate::payers::{Kind, Pack};
use crate::report::{Reason, Severity};

/// What a statement says of a line.
#[derive(Debug)]
pub(super) enum Outcome {
    /// It is met, or asks for nothing.
    Met,
    /// It is not met.
    Broken(Draft),
    /// These facts would tell.
    Unknown(Vec<String>),
    /// A list that would tell was not obtained.
    NoList,
}

/// A statement at work: the pack it came with, itself, and the line it is held against.
pub(super) struct Asked<'a, 'e> {
    pub cx: &'a Context<'e>,
    pub pack: &'e Pack,
    pub held: &'e Held,
    pub line: &'a Line<'e>,
}

impl<'e> Asked<'_, 'e> {
    /// The payer's name as findings say it.
    pub fn payer(&self) -> &'e str {
        &self.pack.payer.short
    }

    /// The guard, in words that follow a code: " by video", " under supervision".
    pub fn case(&self) -> String {
        self.held.given.when.as_ref().map(case).unwrap_or_default()
    }

    /// The codes of the guard, in words.
    pub fn codes(&self) -> String {
        match self
            .held
            .given
            .when
            .as_ref()
            .and_then(|when| when.codes.as_deref())
        {
            Some(codes) => self.words_of(codes),
            None => "services".to_owned(),
        }
    }

    /// Some codes in words: few of them each, and many as what they are called.
    pub fn words_of(&self, patterns: &[CodePattern]) -> String {
        let words: Vec<String> = patterns
            .iter()
            .map(|one| match one {
                CodePattern::Range(low, high) if low == high => low.to_string(),
                CodePattern::Range(low, high) => format!("{low}-{high}"),
                CodePattern::Set(name) => format!("a service of the list \"{name}\""),
            })
            .collect();
        either(&words)
    }

    /// A finding about a field of the line.
    pub fn on_line(&self, field: &str) -> Draft {
        Draft::on(self.line, field)
    }

    /// A finding about a place of the encounter.
    pub fn at(&self, path: impl Into<String>) -> Draft {
        Draft::at(path.into()).and(self.line)
    }

    /// Whether the line's code is among some.
    pub fn holds(&self, patterns: &[CodePattern]) -> Option<bool> {
        self.pack.holds(patterns, self.line.code(), self.line.date)
    }
}

/// Judges every line by the payer's statements of a kind.
pub(super) fn judge<'a, 'e>(
    cx: &'a Context<'e>,
    sink: &mut Sink,
    kind: Kind,
    demand: &dyn Fn(&Asked<'a, 'e>) -> Outcome,
) {
    let Some(pack) = cx.payer.pack() else { return };
    let statements = pack.of(kind);
    if statements.is_empty() {
        return;
    }
    for line in &cx.lines {
        for rivals in statements.chunk_by(|one, other| one.slot == other.slot) {
            judge_slot(cx, sink, pack, rivals, line, demand);
        }
    }
}

/// Whether a statement is of the line's date, and, from the code alone, may hold.
pub(super) fn concerns(pack: &Pack, held: &Held, line: &Line<'_>) -> bool {
    let given = &held.given;
    given.from.is_none_or(|from| from <= line.date)
        && given.to.is_none_or(|to| line.date <= to)
        && given
            .when
            .as_ref()
            .and_then(|when| when.codes.as_ref())
            .is_none_or(|codes| pack.holds(codes, line.code(), line.date) != Some(false))
}

/// Of statements that compete, the one that lies highest and whose guard holds decides. Where a higher one's guard is unknown, both
/// must come to the same.
fn judge_slot<'a, 'e>(
    cx: &'a Context<'e>,
    sink: &mut Sink,
    pack: &'e Pack,
    rivals: &'e [Held],
    line: &'a Line<'e>,
    demand: &dyn Fn(&Asked<'a, 'e>) -> Outcome,
) {
    // What is asked where a guard is unknown, and of the statement that it belongs to.
    let mut open: Option<(Vec<String>, &Held)> = None;
    for held in rivals {
        if !concerns(pack, held, line) {
            continue;
        }
        let severity = sink.severity_of(held, pack, line.date, cx);
        let Some(severity) = severity else { continue };
        let asked = Asked {
            cx,
            pack,
            held,
            line,
        };
        let (holds, mut needs) = guard(&asked);
        if holds == Some(false) {
            continue;
        }
        let outcome = if held.waived {
            Outcome::Met
        } else {
            demand(&asked)
        };
        if holds == Some(true) {
            match (outcome, open) {
                (Outcome::Broken(draft), None) => {
                    let overdue =
                        held.level != Level::Practice && out_of_review(pack, line.date, cx);
                    sink.report_held(draft, pack, held, severity, overdue);
                }
                (Outcome::Broken(_), Some((needs, higher))) => {
                    sink.missing_for(higher, line, needs, severity)
                }
                (Outcome::Met, None) => sink.judge(line),
                (Outcome::Met, Some((needs, higher))) => {
                    sink.missing_for(higher, line, needs, severity)
                }
                (Outcome::Unknown(facts), None) => sink.missing_for(held, line, facts, severity),
                (Outcome::Unknown(facts), Some((mut needs, higher))) => {
                    needs.extend(facts);
                    sink.missing_for(higher, line, needs, severity);
                }
                (Outcome::NoList, _) => sink.no_list(held, line),
            }
            return;
        }
        match outcome {
            Outcome::Met => {}
            Outcome::NoList => {
                sink.no_list(held, line);
                return;
            }
            Outcome::Broken(_) | Outcome::Unknown(_) if needs.is_empty() => {
                // The guard itself rests on a list that was not obtained.
                sink.no_list(held, line);
                return;
            }
            Outcome::Broken(_) => open = open.or(Some((needs, held))),
            Outcome::Unknown(facts) => {
                open = open.or_else(|| {
                    needs.extend(facts);
                    Some((needs, held))
                });
            }
        }
    }
    if let Some((needs, held)) = open
        && let Some(severity) = sink.severity_of(held, pack, line.date, cx)
    {
        sink.missing_for(held, line, needs, severity);
    }
}

/// The facts of a guard, gathered: a definite no ends it, an unknown one is noted.
struct Gathered {
    no: bool,
    unknown: bool,
    needs: Vec<String>,
}

impl Gathered {
    fn take(&mut self, holds: Option<bool>, need: impl FnOnce() -> String) {
        match holds {
            Some(true) => {}
            Some(false) => self.no = true,
            None => {
                self.unknown = true;
                self.needs.push(need());
            }
        }
    }
}

/// Whether a value that is perhaps known is one of a list.
fn one_of<T: PartialEq>(list: &[T], value: Option<T>) -> Option<bool> {
    value.map(|value| list.contains(&value))
}

/// Whether the guard of a statement holds; and if that is not known, the facts that would tell.
fn guard(asked: &Asked<'_, '_>) -> (Option<bool>, Vec<String>) {
    let Some(when) = &asked.held.given.when else {
        return (Some(true), Vec::new());
    };
    let (cx, line) = (asked.cx, asked.line);
    let encounter = cx.encounter;
    let plan = encounter.plan.as_ref();
    let patient = encounter.patient.as_ref();
    let mut all = Gathered {
        no: false,
        unknown: false,
        needs: Vec::new(),
    };
    if let Some(codes) = &when.codes {
        match asked.holds(codes) {
            Some(true) => {}
            Some(false) => all.no = true,
            None => all.unknown = true,
        }
    }
    if let Some(codes) = &when.except_codes {
        match asked.holds(codes) {
            Some(false) => {}
            Some(true) => all.no = true,
            None => all.unknown = true,
        }
    }
    if all.no {
        return (Some(false), Vec::new());
    }
    if let Some(list) = &when.modality {
        all.take(one_of(list, cx.modality(line)), || cx.modality_path(line));
    }
    if let Some(list) = &when.place {
        all.take(one_of(list, cx.place(line)), || cx.place_path(line));
    }
    if all.no {
        return (Some(false), Vec::new());
    }
    if let Some(list) = &when.product {
        all.take(one_of(list, plan.and_then(|plan| plan.product)), || {
            "/plan/product".to_owned()
        });
    }
    if let Some(wanted) = when.in_network {
        all.take(
            plan.and_then(|plan| plan.in_network)
                .map(|given| given == wanted),
            || "/plan/inNetwork".to_owned(),
        );
    }
    if let Some(list) = &when.plan_state {
        let given = plan.and_then(|plan| plan.state.as_ref());
        all.take(given.map(|state| list.contains(state)), || {
            "/plan/state".to_owned()
        });
    }
    if let Some(list) = &when.patient_state {
        let given = patient.and_then(|patient| patient.state.as_ref());
        all.take(given.map(|state| list.contains(state)), || {
            "/patient/state".to_owned()
        });
    }
    if let Some(list) = &when.region {
        let given = plan.and_then(|plan| plan.region.as_ref());
        let same = |region: &str| list.iter().any(|one| plain_eq(&one.0, region));
        all.take(given.map(|region| same(&region.0)), || {
            "/plan/region".to_owned()
        });
    }
    if let Some(list) = &when.rank {
        all.take(one_of(list, plan.and_then(|plan| plan.rank)), || {
            "/plan/rank".to_owned()
        });
    }
    let class = |list: &[MemberClass]| {
        let age = patient.and_then(|patient| patient.age_years);
        let by_age = age
            .filter(|_| list.contains(&MemberClass::Under21))
            .map(|age| age.0 < 21);
        let given = plan.and_then(|plan| plan.member_class.as_ref());
        match (
            given.map(|given| list.iter().any(|one| given.contains(one))),
            by_age,
        ) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (Some(false), _) => Some(false),
            (None, Some(false)) if *list == [MemberClass::Under21] => Some(false),
            (None, _) => None,
        }
    };
    if let Some(list) = &when.member_class {
        all.take(class(list), || "/plan/memberClass".to_owned());
    }
    if let Some(list) = &when.not_member_class {
        all.take(class(list).map(|is| !is), || "/plan/memberClass".to_owned());
    }
    let age = patient.and_then(|patient| patient.age_years);
    if let Some(from) = when.age_from {
        all.take(age.map(|age| age >= from), || {
            "/patient/ageYears".to_owned()
        });
    }
    if let Some(below) = when.age_below {
        all.take(age.map(|age| age < below), || {
            "/patient/ageYears".to_owned()
        });
    }
    if let Some(list) = &when.patient_location {
        all.take(one_of(list, cx.patient_location()), || {
            "/patient/location".to_owned()
        });
    }
    if let Some(list) = &when.clinician {
        let (is, need) = is_any_of(line.clinician, list);
        all.take(is, || line.clinician_path(need));
    }
    if let Some(list) = &when.discipline {
        all.take(one_of(list, line.clinician.and_then(discipline)), || {
            line.clinician_path("discipline")
        });
    }
    if let Some(wanted) = when.supervised {
        all.take(supervised(cx, line).map(|is| is == wanted), || {
            line.clinician_path("credential")
        });
    }
    if let Some(list) = &when.setting {
        let given = encounter
            .billing
            .as_ref()
            .and_then(|billing| billing.setting.as_ref());
        let same = |setting: &str| list.iter().any(|one| plain_eq(&one.0, setting));
        all.take(given.map(|setting| same(&setting.0)), || {
            "/billing/setting".to_owned()
        });
    }
    if let Some(kind) = when.claim_type {
        all.take(cx.claim_type().map(|given| given == kind), || {
            "/claim/type".to_owned()
        });
    }
    if let Some(code) = &when.condition_code {
        let given = encounter
            .claim
            .as_ref()
            .and_then(|claim| claim.condition_codes.as_ref());
        all.take(given.map(|given| given.contains(code)), || {
            "/claim/conditionCodes".to_owned()
        });
    }
    if let Some(list) = &when.purpose {
        all.take(
            one_of(list, cx.session().and_then(|session| session.purpose)),
            || "/session/purpose".to_owned(),
        );
    }
    if let Some(list) = &when.modifiers {
        all.take(line.has_modifier(list), || line.path("modifiers"));
    }
    if let Some(list) = &when.except_diagnoses {
        match any_diagnosis(asked, list) {
            Some(Some(false)) => {}
            Some(Some(true)) => all.no = true,
            Some(None) => all.unknown = true,
            None => all.take(None, || "/diagnoses".to_owned()),
        }
    }
    if let Some(list) = &when.first_diagnosis {
        match &encounter.diagnoses {
            None => all.take(None, || "/diagnoses".to_owned()),
            Some(given) => match first_of(line, given) {
                None => all.no = true,
                Some((_, first)) => match asked.pack.holds_diagnosis(list, first, line.date) {
                    Some(true) => {}
                    Some(false) => all.no = true,
                    None => all.unknown = true,
                },
            },
        }
    }
    if let Some(list) = &when.diagnoses {
        match any_diagnosis(asked, list) {
            Some(Some(true)) => {}
            Some(Some(false)) => all.no = true,
            Some(None) => all.unknown = true,
            None => all.take(None, || "/diagnoses".to_owned()),
        }
    }
    match (all.no, all.unknown) {
        (true, _) => (Some(false), Vec::new()),
        (_, true) => (None, all.needs),
        _ => (Some(true), Vec::new()),
    }
}

/// Whether one of the encounter's diagnoses is of some; the outer `None` where no diagnoses are given, the inner one where a list was
/// not obtained.
pub(super) fn any_diagnosis(
    asked: &Asked<'_, '_>,
    list: &[DiagnosisPattern],
) -> Option<Option<bool>> {
    let given = asked.cx.encounter.diagnoses.as_ref()?;
    let mut unknown = false;
    for code in given {
        match asked.pack.holds_diagnosis(list, code, asked.line.date) {
            Some(true) => return Some(Some(true)),
            Some(false) => {}
            None => unknown = true,
        }
    }
    Some(if unknown { None } else { Some(false) })
}

/// The diagnosis that a line points to first, or else the first-listed one, with its position.
pub(super) fn first_of<'d>(
    line: &Line<'_>,
    given: &'d [Diagnosis],
) -> Option<(usize, &'d Diagnosis)> {
    let pointed = line
        .given
        .diagnosis_pointers
        .as_ref()
        .and_then(|list| list.first());
    let at = pointed.map_or(0, |one| {
        usize::try_from(one.0).unwrap_or(0).saturating_sub(1)
    });
    given.get(at).map(|one| (at, one))
}

/// Whether the payer says itself for which diagnoses it covers the code of a line.
pub(super) fn diagnoses_said<'e>(cx: &Context<'e>, line: &Line<'e>) -> bool {
    let Some(pack) = cx.payer.pack() else {
        return false;
    };
    pack.of(Kind::Diagnosis).iter().any(|held| {
        let names = held
            .given
            .when
            .as_ref()
            .is_some_and(|when| when.codes.is_some());
        let lists = held
            .given
            .diagnosis
            .as_ref()
            .is_some_and(|demand| demand.first.is_some() || demand.any.is_some());
        let asked = Asked {
            cx,
            pack,
            held,
            line,
        };
        names && lists && holds_for(&asked, held)
    })
}

/// Whether two texts are the same without case and punctuation.
fn plain_eq(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> Vec<char> {
        let plain = text.chars().filter(char::is_ascii_alphanumeric);
        plain.map(|c| c.to_ascii_lowercase()).collect()
    };
    letters(one) == letters(other)
}

fn credential(clinician: &Clinician) -> Option<Credential> {
    let by_taxonomy = || credential_of_taxonomy(&clinician.taxonomy.as_ref()?.0);
    clinician.credential.or_else(by_taxonomy)
}

/// The discipline that a clinician gives or that the licence is of.
fn discipline(clinician: &Clinician) -> Option<Discipline> {
    clinician.discipline.or_else(|| {
        Some(match credential(clinician)? {
            Credential::Md | Credential::Do | Credential::Pa => Discipline::Medicine,
            Credential::Np | Credential::Cns | Credential::Rn => Discipline::Nursing,
            Credential::Psychologist => Discipline::Psychology,
            Credential::Lcsw => Discipline::SocialWork,
            Credential::Lmft => Discipline::MarriageFamily,
            Credential::Lpc => Discipline::Counseling,
            Credential::Bcba | Credential::Rbt => Discipline::BehaviorAnalysis,
            _ => return None,
        })
    })
}

/// Whether a clinician is one of some, and else the field that would tell.
pub(super) fn is_any_of(
    clinician: Option<&Clinician>,
    list: &[Who],
) -> (Option<bool>, &'static str) {
    let Some((clinician, held)) = clinician.and_then(|one| Some((one, credential(one)?))) else {
        return (None, "credential");
    };
    let mut need = None;
    for who in list {
        match is(clinician, held, *who) {
            Some(true) => return (Some(true), ""),
            Some(false) => {}
            None => need = Some("taxonomy"),
        }
    }
    match need {
        Some(field) => (None, field),
        None => (Some(false), ""),
    }
}

fn is(clinician: &Clinician, held: Credential, who: Who) -> Option<bool> {
    use Credential as C;
    Some(match who {
        Who::Md => held == C::Md,
        Who::Do => held == C::Do,
        Who::Pa => held == C::Pa,
        Who::Np => held == C::Np,
        Who::Cns => held == C::Cns,
        Who::Psychologist => held == C::Psychologist,
        Who::Lcsw => held == C::Lcsw,
        Who::Lmft => held == C::Lmft,
        Who::Lpc => held == C::Lpc,
        Who::Associate => held == C::Associate,
        Who::Rn => held == C::Rn,
        Who::Pharmacist => held == C::Pharmacist,
        Who::Bcba => held == C::Bcba,
        Who::Rbt => held == C::Rbt,
        Who::Peer => held == C::Peer,
        Who::Student => held == C::Student,
        Who::Physician => matches!(held, C::Md | C::Do),
        Who::Psychiatrist => {
            if !matches!(held, C::Md | C::Do) {
                return Some(false);
            }
            // 2084P0800X and its subspecialties are psychiatry's.
            let taxonomy = clinician.taxonomy.as_ref()?;
            taxonomy
                .0
                .trim()
                .to_ascii_uppercase()
                .starts_with("2084P08")
        }
        Who::Prescriber => matches!(held, C::Md | C::Do | C::Pa | C::Np | C::Cns),
        Who::Therapist => matches!(held, C::Psychologist | C::Lcsw | C::Lmft | C::Lpc),
        Who::Supervisee => matches!(held, C::Associate | C::Student),
    })
}

/// Whether a line is work of somebody who may not practice alone, or is billed as a supervisor's.
pub(super) fn supervised(cx: &Context<'_>, line: &Line<'_>) -> Option<bool> {
    let clinician = line.clinician?;
    let under = cx
        .encounter
        .claim
        .as_ref()
        .and_then(|claim| claim.billed_under);
    if clinician.incident_to == Some(true) || under == Some(BilledUnder::Supervisor) {
        return Some(true);
    }
    match credential(clinician)? {
        Credential::Associate | Credential::Student => Some(true),
        // Whether these work under somebody is for the claim to say.
        Credential::Other
        | Credential::Peer
        | Credential::Rbt
        | Credential::Rn
        | Credential::Pharmacist => (under == Some(BilledUnder::Rendering)).then_some(false),
        _ => Some(false),
    }
}

/// A guard in words that follow a code.
fn case(when: &When) -> String {
    let mut out = String::new();
    if let Some(list) = &when.modality {
        out.push_str(match list.as_slice() {
            [Modality::Video] => " by video",
            [Modality::Audio] => " by audio alone",
            [Modality::InPerson] => " in person",
            [Modality::Asynchronous] => " that is not live",
            _ => " by telehealth",
        });
    }
    if when.supervised == Some(true) {
        out.push_str(" by a supervised clinician");
    }
    match when.in_network {
        Some(true) => out.push_str(" in network"),
        Some(false) => out.push_str(" out of network"),
        None => {}
    }
    if let Some(list) = &when.product {
        let words: Vec<&str> = list.iter().map(|one| one.word()).collect();
        out.push_str(&format!(" for {}", words.join(" or ")));
    }
    for list in [&when.region, &when.setting].into_iter().flatten() {
        let words: Vec<&str> = list.iter().map(|one| one.0.as_str()).collect();
        out.push_str(&format!(" at {}", words.join(" or ")));
    }
    for list in [&when.plan_state, &when.patient_state]
        .into_iter()
        .flatten()
    {
        let words: Vec<String> = list
            .iter()
            .map(|state| {
                serde_json::to_string(state)
                    .unwrap_or_default()
                    .replace('"', "")
            })
            .collect();
        out.push_str(&format!(" in {}", words.join(", ")));
    }
    out
}

/// Words of a list with `or` before the last.
pub(super) fn either<T: std::fmt::Display>(list: &[T]) -> String {
    joined(list, "or")
}

/// Words of a list with `and` before the last.
pub(super) fn both<T: std::fmt::Display>(list: &[T]) -> String {
    joined(list, "and")
}

fn joined<T: std::fmt::Display>(list: &[T], word: &str) -> String {
    match list {
        [] => String::new(),
        [one] => one.to_string(),
        [firsts @ .., last] => {
            let firsts: Vec<String> = firsts.iter().map(ToString::to_string).collect();
            format!("{} {word} {last}", firsts.join(", "))
        }
    }
}

/// The words of a closed vocabulary as people say them.
pub(super) fn spoken<W: Word>(list: &[W]) -> Vec<String> {
    list.iter()
        .map(|one| one.word().replace('-', " "))
        .collect()
}

/// Whether another statement of the pack holds for the line: its guard, its dates, and not by hearsay.
pub(super) fn holds_for<'e>(asked: &Asked<'_, 'e>, other: &'e Held) -> bool {
    let other = Asked {
        cx: asked.cx,
        pack: asked.pack,
        held: other,
        line: asked.line,
    };
    (other.held.bears != Severity::Info || other.held.level == Level::Practice)
        && !other.held.waived
        && concerns(other.pack, other.held, other.line)
        && guard(&other).0 == Some(true)
}

/// Whether the payer says that two services may stand together on a day.
pub(super) fn allowed<'e>(cx: &Context<'e>, one: &Line<'e>, other: &Line<'e>) -> bool {
    let Some(pack) = cx.payer.pack() else {
        return false;
    };
    pack.of(Kind::SameDay).iter().any(|held| {
        let Some(demand) = held
            .given
            .same_day
            .as_ref()
            .filter(|demand| demand.paid == Beside::Allowed)
        else {
            return false;
        };
        [(one, other), (other, one)]
            .into_iter()
            .any(|(line, beside)| {
                let asked = Asked {
                    cx,
                    pack,
                    held,
                    line,
                };
                pack.holds(&demand.with, beside.code(), line.date) == Some(true)
                    && holds_for(&asked, held)
            })
    })
}

/// Whether no diagnosis of a disorder is asked for on a line: the payer says so, or the benefit is employee assistance.
pub(super) fn diagnosis_not_asked<'e>(cx: &Context<'e>, line: &Line<'e>) -> bool {
    // Employee assistance is for problems of living, and no benefit for illness.
    let product = cx.encounter.plan.as_ref().and_then(|plan| plan.product);
    if product == Some(Product::Eap) {
        return true;
    }
    let Some(pack) = cx.payer.pack() else {
        return false;
    };
    pack.of(Kind::Diagnosis).iter().any(|held| {
        let says = held
            .given
            .diagnosis
            .as_ref()
            .is_some_and(|demand| demand.not_asked == Some(true));
        says && holds_for(
            &Asked {
                cx,
                pack,
                held,
                line,
            },
            held,
        )
    })
}

/// Whether a code is counted by a limit: it is of the guard's codes, all of them where none are named.
pub(super) fn counts(asked: &Asked<'_, '_>, code: Code) -> bool {
    let when = asked.held.given.when.as_ref();
    let among = |list: &Option<Vec<CodePattern>>| {
        list.as_ref()
            .map(|list| asked.pack.holds(list, code, asked.line.date) == Some(true))
    };
    when.is_none_or(|when| {
        among(&when.codes) != Some(false) && among(&when.except_codes) != Some(true)
    })
}

/// Whether the history is complete from a day on; where no first day is known, whether it says from when it is.
pub(super) fn complete_since(cx: &Context<'_>, since: Option<ServiceDate>) -> bool {
    let from = cx.encounter.history_complete_from;
    from.is_some_and(|from| since.is_none_or(|since| from <= since))
}

/// The facts that a counter of the past lacks.
pub(super) fn needs_history() -> Vec<String> {
    vec!["/history".to_owned(), "/historyCompleteFrom".to_owned()]
}

/// The first day of a window that ends with a service; none where it has no first day that is known.
pub(super) fn window_start(date: ServiceDate, per: Window, many: u32) -> Option<ServiceDate> {
    let many = i32::try_from(many).ok()?;
    match per {
        Window::Line | Window::Day => Some(date),
        Window::Days => date.plus_days(1_i32.saturating_sub(many)),
        Window::Weeks => date.plus_days(1_i32.saturating_sub(many.saturating_mul(7))),
        // The day of the month after so many months back is the first that is inside.
        Window::Months => date.plus_months(many.saturating_neg())?.plus_days(1),
        Window::CalendarMonth => Some(ServiceDate::of(date.year(), date.month_number(), 1)),
        Window::CalendarYear => Some(ServiceDate::of(date.year(), 1, 1)),
        Window::Course => None,
    }
}

/// Whether an authorization covers the line; if that is not known, the facts that would tell.
pub(super) fn authorized(asked: &Asked<'_, '_>) -> Result<bool, Vec<String>> {
    let (cx, line) = (asked.cx, asked.line);
    if line.given.authorized == Some(true) {
        return Ok(true);
    }
    let coverage = cx.encounter.coverage.as_ref();
    let Some(list) = coverage.and_then(|coverage| coverage.authorizations.as_deref()) else {
        // A line that carries no number has none, as far as anybody knows.
        return line
            .given
            .authorized
            .ok_or_else(|| vec!["/coverage/authorizations".to_owned()]);
    };
    Ok(list.iter().any(|one| {
        one.codes
            .as_ref()
            .is_none_or(|codes| codes.is_empty() || codes.contains(&line.code()))
            && one.from.is_none_or(|from| from <= line.date)
            && one.to.is_none_or(|to| line.date <= to)
            && one.status != Some(AuthorizationStatus::Denied)
    }))
}

impl Sink {
    /// What a broken statement weighs on a date; `None` where it is a matter of hearsay that nobody asked for.
    fn severity_of(
        &self,
        held: &Held,
        pack: &Pack,
        date: ServiceDate,
        cx: &Context<'_>,
    ) -> Option<Severity> {
        let asked = self.level();
        let mut most = held.bears;
        if most == Severity::Info && asked.is_none() && held.level != Level::Practice {
            return None;
        }
        if held.level != Level::Practice && out_of_review(pack, date, cx) {
            most = most.max(Severity::Warning);
        }
        // That another payer's statements hold here too is never quite sure: plans of one payer differ in it.
        if held.level == Level::Inherited {
            most = most.max(Severity::Warning);
        }
        // Whom the practice sends a claim to is no fact of the encounter, so that a route only tells, unless the pack says that its
        // guard shows it; and what only informs is no defect.
        let shown = held.given.severity.is_some();
        let ranked = held
            .given
            .when
            .as_ref()
            .is_some_and(|when| when.rank.is_some());
        if held.kind == Kind::Advisory || held.kind == Kind::Route && !ranked && !shown {
            most = Severity::Info;
        }
        // Where a longer limit may hold, nothing is sure.
        if held
            .given
            .deadline
            .as_ref()
            .is_some_and(|demand| demand.or_longer == Some(true))
        {
            most = most.max(Severity::Warning);
        }
        Some(asked.map_or(most, |asked| most.max(asked)))
    }

    fn missing_for(
        &mut self,
        held: &Held,
        line: &Line<'_>,
        needs: Vec<String>,
        severity: Severity,
    ) {
        self.missing_statement(severity, line, needs, &held.given.id.0);
    }

    fn no_list(&mut self, held: &Held, line: &Line<'_>) {
        self.no_data_statement(line, Reason::NoPayerData, &held.given.id.0);
    }
}

/// Whether a pack's review is overdue, by the day that the claim goes out or else of the service.
pub(super) fn out_of_review(pack: &Pack, date: ServiceDate, cx: &Context<'_>) -> bool {
    let sent = cx
        .encounter
        .claim
        .as_ref()
        .and_then(|claim| claim.submission_date);
    let day = sent.map_or(date, |sent| sent.max(date));
    pack.review_by.is_some_and(|by| day >= by)
}
