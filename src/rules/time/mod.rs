//! Minutes against codes: bands, units by time, contradictions, minutes counted twice.

pub(super) mod clinician_day_impossible;
pub(super) mod clock_times_missing;
pub(super) mod crisis_boundary_disputed;
pub(super) mod em_time_above_level;
pub(super) mod em_time_below_minimum;
pub(super) mod line_intervals_overlap;
pub(super) mod minutes_below_minimum;
pub(super) mod minutes_counted_twice;
pub(super) mod minutes_outside_band;
pub(in crate::rules) mod payer_minutes_mismatch;
pub(super) mod prolonged_without_time_basis;
pub(super) mod psychotherapy_minutes_above_band;
pub(super) mod psychotherapy_minutes_below_band;
pub(super) mod psychotherapy_unbilled;
pub(super) mod sessions_overlap;
pub(super) mod time_inconsistent;
pub(super) mod time_not_documented;
pub(super) mod times_as_scheduled;
pub(super) mod times_rounded;
pub(super) mod units_above_minutes;
pub(super) mod units_below_minutes;
pub(super) mod visit_too_short;

use super::context::{Context, Judgement, Line, Time};
use super::sink::{Draft, Sink, add, remove, replace};
use crate::codes::{CodeInfo, TimeModel};
use crate::report::{Reason, Severity};

/// Runs a judgement over the lines of some codes whose minutes decide their code; says what is missing on the rest.
fn each_timed(
    cx: &Context<'_>,
    sink: &mut Sink,
    codes: impl Fn(&CodeInfo) -> bool,
    mut judge: impl FnMut(&Line<'_>, &'static CodeInfo, Judgement, &mut Sink),
) {
    for line in &cx.lines {
        let Some(info) = line.info().filter(|info| codes(info)) else {
            continue;
        };
        match &line.time {
            // Contradictory minutes are another rule's finding; nothing is judged by them.
            Time::Untimed | Time::Contradictory => {}
            Time::NoFigures(reason) => sink.no_figures(line, *reason),
            Time::Missing(needs) => sink.missing(line, needs.clone()),
            Time::Minutes(_) => match line.judgement {
                Some(judgement) => {
                    sink.judge(line);
                    judge(line, info, judgement, sink);
                }
                // What continues a service that is not there has a finding of its own.
                None if info.continues() && cx.primaries(line).next().is_none() => {}
                None => sink.no_figures(line, Reason::NoTable),
            },
        }
    }
}

/// An E/M code that stands for a level, which time or decision making may choose.
fn leveled(info: &CodeInfo) -> bool {
    info.family.is_em() && !info.mdm.is_empty()
}

/// The minutes a code needs, in words: "38 to 52 minutes", "at least 53 minutes".
fn band_words(info: &CodeInfo, line: &Line<'_>) -> String {
    match info.time_on(line.date) {
        TimeModel::Band {
            least: 1,
            most: Some(most),
        } => format!("at most {most} minutes"),
        TimeModel::Band {
            least,
            most: Some(most),
        } => format!("{least} to {most} minutes"),
        TimeModel::Band { least, most: None } => format!("at least {least} minutes"),
        _ => "no set number of minutes".to_owned(),
    }
}

/// The fewest minutes of a banded code.
fn least(info: &CodeInfo, line: &Line<'_>) -> Option<u32> {
    match info.time_on(line.date) {
        TimeModel::Band { least, .. } => Some(least),
        _ => None,
    }
}

/// A finding that names minutes, the billed code and what the minutes support.
fn minutes_draft(line: &Line<'_>, info: &CodeInfo, judgement: Judgement) -> Draft {
    let draft = Draft::on(line, "code")
        .fact("minutes", judgement.minutes)
        .fact("billed", line.code());
    let draft = match least(info, line) {
        Some(least) => draft.fact("least", least),
        None => draft,
    };
    match judgement.supported {
        Some(code) => draft.fact("supported", code.code),
        None => draft.fact("supported", "none"),
    }
}

/// The correction towards what the minutes support: another code, or no line. Of several units only a person knows which
/// session is which.
fn toward_supported(draft: Draft, line: &Line<'_>, judgement: Judgement) -> Draft {
    if line.units() > 1 {
        return draft;
    }
    match judgement.supported {
        Some(code) => draft.correct(
            format!("bill {} instead of {}", code.code, line.code()),
            vec![replace(line.path("code"), code.code.as_str().to_owned())],
        ),
        None => draft.correct(
            format!("remove the {} line", line.code()),
            vec![remove(line.pointer())],
        ),
    }
}

impl Draft {
    /// The correction of units, or the removal of a line whose minutes support none; for a person to decide where the
    /// units stand on several lines.
    fn toward_units(self, line: &Line<'_>, judgement: Judgement) -> Self {
        let code = line.code();
        if judgement.billed != line.units() {
            self
        } else if judgement.units == 0 {
            self.correct(
                format!("remove the {code} line"),
                vec![remove(line.pointer())],
            )
        } else {
            let title = format!("bill {} of {code}", units_words(judgement.units));
            self.correct(title, vec![add(line.path("units"), judgement.units)])
        }
    }
}

fn units_words(units: u32) -> String {
    if units == 1 {
        "1 unit".to_owned()
    } else {
        format!("{units} units")
    }
}

/// Whether some source or payer accepts the code for the minutes that were judged.
fn accepted_by_some(info: &CodeInfo, judgement: Judgement) -> bool {
    info.accepted_from
        .is_some_and(|from| judgement.minutes >= from)
}

/// A warning for a payer that is known to follow other minutes, else the rule's own severity.
pub(super) fn severity_for(error: bool) -> Severity {
    if error {
        Severity::Error
    } else {
        Severity::Warning
    }
}
