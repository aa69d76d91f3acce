//! The diagnoses, among themselves and against the services.

pub(super) mod administrative_examination_first;
pub(super) mod circumstance_diagnosis_alone;
pub(super) mod coverage_diagnosis_missing;
pub(super) mod diagnoses_exclude_each_other;
pub(super) mod diagnosis_is_header;
pub(super) mod diagnosis_not_in_release;
pub(super) mod diagnosis_pointer_missing;
pub(super) mod diagnosis_sequence;
pub(super) mod esketamine_indication_missing;
pub(super) mod health_behavior_diagnosis;
pub(super) mod no_mental_health_diagnosis;
pub(super) mod payer_diagnosis_mismatch;

use super::context::Line;
use super::statements;
use super::{Context, Draft, Sink};
use crate::codes::Family;
use crate::encounter::{Diagnosis, ServiceDate};
use crate::report::{Reason, Severity, Weight};

/// Diagnoses of earlier services are of another set, which is not held.
const ICD_10_SINCE: ServiceDate = ServiceDate::of(2015, 10, 1);

/// The diagnoses, in claim order; none where they are unknown.
fn all<'e>(cx: &Context<'e>) -> &'e [Diagnosis] {
    cx.encounter.diagnoses.as_deref().unwrap_or_default()
}

/// Whether a line points to the diagnosis of this position.
fn points(line: &Line<'_>, at: usize) -> bool {
    let pointers = line.given.diagnosis_pointers.as_deref().unwrap_or_default();
    let wanted = at.saturating_add(1);
    pointers
        .iter()
        .any(|one| usize::try_from(one.0) == Ok(wanted))
}

/// A finding about the diagnosis of this position, and the lines that point to it; all where none does.
fn about(cx: &Context<'_>, at: usize) -> Draft {
    let named = cx.lines.iter().any(|line| points(line, at));
    let mut draft = Draft::at(format!("/diagnoses/{at}"));
    for line in &cx.lines {
        if !named || points(line, at) {
            draft = draft.and(line);
        }
    }
    match all(cx).get(at) {
        Some(code) => draft.fact("diagnosis", code.to_string()),
        None => draft,
    }
}

/// A claim's diagnoses are judged whole, so every line counts as judged.
fn judge_all(cx: &Context<'_>, sink: &mut Sink) {
    if cx.encounter.diagnoses.is_some() {
        for line in &cx.lines {
            sink.judge(line);
        }
    }
}

/// No list says how the diagnoses stand on the date.
fn not_held(cx: &Context<'_>, sink: &mut Sink, reason: Reason) {
    let every = cx.lines.iter().map(|line| line.index).collect();
    sink.note(every, Vec::new(), reason, Weight::Advisory);
}

/// The diagnoses of a line: those it points to, in its order, else all.
fn of_line<'e>(all: &'e [Diagnosis], line: &Line<'_>) -> Vec<&'e Diagnosis> {
    let mut out = Vec::new();
    for one in line.given.diagnosis_pointers.as_deref().unwrap_or_default() {
        let at = usize::try_from(one.0).unwrap_or(0).wrapping_sub(1);
        out.extend(all.get(at));
    }
    if out.is_empty() {
        out.extend(all);
    }
    out
}

/// One finding about the lines of some families whose diagnoses fail a test. Lines without diagnoses are unchecked, unless
/// another rule says so.
fn failing(
    cx: &Context<'_>,
    sink: &mut Sink,
    of_disorder: bool,
    missing_at: Option<Severity>,
    path: &str,
    families: &dyn Fn(Family) -> bool,
    fails: &dyn Fn(&[&Diagnosis]) -> bool,
) -> Option<Draft> {
    let mut found = None;
    for line in cx.of(families) {
        // A payer that asks for no diagnosis of a disorder, or has a list of its own, is not to be second-guessed.
        let said = match of_disorder {
            true => statements::diagnosis_not_asked(cx, line),
            false => statements::diagnoses_said(cx, line),
        };
        if said {
            sink.judge(line);
            continue;
        }
        let Some(all) = &cx.encounter.diagnoses else {
            if let Some(worst) = missing_at {
                sink.missing_at_worst(worst, line, vec!["/diagnoses".to_owned()]);
            }
            continue;
        };
        if line.date < ICD_10_SINCE {
            sink.no_data(line, Reason::OutOfDate);
            continue;
        }
        sink.judge(line);
        let codes = of_line(all, line);
        if fails(&codes) {
            let draft = found
                .unwrap_or_else(|| Draft::at(path.to_owned()).fact("diagnoses", given(&codes)));
            found = Some(draft.and(line));
        }
    }
    found
}

/// Another code of a list in words.
fn name(list: &mut String, code: &str) {
    if !list.is_empty() {
        list.push_str(if list.ends_with("of") { " " } else { ", " });
    }
    let (category, rest) = code.split_at_checked(3).unwrap_or((code, ""));
    list.push_str(category);
    if !rest.is_empty() {
        list.push('.');
        list.push_str(rest);
    }
}

/// Some diagnoses in words.
fn given(codes: &[&Diagnosis]) -> String {
    let mut out = String::new();
    for code in codes {
        name(&mut out, code.as_str());
    }
    out
}
