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

use super::context::Line;
use super::{Context, Draft, Sink};
use crate::codes::Family;
use crate::encounter::Diagnosis;
use crate::report::{Reason, Severity, Weight};

/// The diagnoses, in claim order; none where they are unknown.
fn all<'e>(cx: &Context<'e>) -> &'e [Diagnosis] {
    cx.encounter.diagnoses.as_deref().unwrap_or_default()
}

/// A finding about the diagnosis of this position, and the lines that point to it; all where none does.
fn about(cx: &Context<'_>, at: usize) -> Draft {
    let number = at.saturating_add(1);
    let points = |line: &&Line<'_>| {
        let mut pointers = line.given.diagnosis_pointers.iter().flatten();
        pointers.any(|one| usize::try_from(one.0) == Ok(number))
    };
    let draft = Draft::at(format!("/diagnoses/{at}"));
    if cx.lines.iter().any(|line| points(&line)) {
        cx.lines.iter().filter(points).fold(draft, Draft::and)
    } else {
        cx.lines.iter().fold(draft, Draft::and)
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

/// The diagnoses of a line: those it points to, else all.
fn of_line<'e>(all: &'e [Diagnosis], line: &Line<'_>) -> Vec<&'e Diagnosis> {
    let pointers = line.given.diagnosis_pointers.iter().flatten();
    let named: Vec<&Diagnosis> = pointers
        .filter_map(|one| all.get(usize::try_from(one.0).ok()?.checked_sub(1)?))
        .collect();
    if named.is_empty() {
        all.iter().collect()
    } else {
        named
    }
}

/// One finding about the lines of some families whose diagnoses fail a test. Lines without diagnoses are unchecked, unless
/// another rule says so.
fn failing(
    cx: &Context<'_>,
    sink: &mut Sink,
    missing_at: Option<Severity>,
    path: &str,
    families: &dyn Fn(Family) -> bool,
    fails: &dyn Fn(&[&Diagnosis]) -> bool,
) -> Option<Draft> {
    let mut found = None;
    for line in cx.of(families) {
        let Some(all) = &cx.encounter.diagnoses else {
            if let Some(worst) = missing_at {
                sink.missing_at_worst(worst, line, vec!["/diagnoses".to_owned()]);
            }
            continue;
        };
        sink.judge(line);
        if fails(&of_line(all, line)) {
            found = Some(
                found
                    .unwrap_or_else(|| Draft::at(path.to_owned()))
                    .and(line),
            );
        }
    }
    found
}

/// Codes in words, with commas.
fn listed(codes: &[&Diagnosis]) -> String {
    let mut out = String::new();
    for code in codes {
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push_str(&code.to_string());
    }
    out
}
