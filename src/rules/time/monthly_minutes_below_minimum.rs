use super::{band_words, minutes_draft, severity_for, toward_supported};
use crate::codes::Family;
use crate::report::{Direction, Severity};
use crate::rules::context::Time;
use crate::rules::{Context, Sink, rule};

/// Some commercial plans count from the midpoint of the month's 20 minutes.
const ACCEPTED_BY_SOME: u32 = 11;

rule! {
    /// Behavioral health integration is reported once a calendar month, for at least 20 minutes of clinical staff or
    /// practitioner time in it. Minutes of another month are never carried over; `minutes` of the line are the month's.
    ///
    /// Sources disagree: CMS asks for 20 minutes, some commercial plans accept 11 as the midpoint. From 11 minutes on this is
    /// an error for Medicare, Medicare Advantage and where no payer is named, and a warning for any other payer.
    ///
    /// **What to do:** do not bill the month.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-31", "payer": "medicare", "lines": [{"code": "99484", "minutes": 19}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-31", "payer": "medicare", "lines": [{"code": "99484", "minutes": 20}]}
    /// ```
    "monthly-minutes-below-minimum": Time, Error,
        "a calendar-month code is billed for fewer minutes than it needs";
    stages: [Sign, Charge, Submit];
    research: ["TB-36"];
    sources: [MLN_BHI, MICMT];
    denial: "CO" "150" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let binds = cx.payer.medicare_edits_bind();
    for line in cx.of(|family| family == Family::Integration) {
        match (&line.time, line.judgement, line.info()) {
            (Time::Missing(needs), ..) => sink.missing(line, needs.clone()),
            (Time::NoFigures(reason), ..) => sink.no_figures(line, *reason),
            (Time::Minutes(minutes), Some(judgement), Some(info)) => {
                sink.judge(line);
                if judgement.direction != Direction::NotBillable {
                    continue;
                }
                let severity: Severity = severity_for(binds || *minutes < ACCEPTED_BY_SOME);
                let needed = band_words(info, line);
                let draft = minutes_draft(line, info, judgement).severity(severity).say(
                    format!(
                        "{minutes} minutes are recorded for the month and {} needs {needed}",
                        line.code()
                    ),
                    "the month is not billable below the least time, and is repaid on audit",
                    "remove the line; minutes of another month cannot be added",
                );
                sink.report(toward_supported(draft, line, judgement));
            }
            _ => {}
        }
    }
}
