use super::{accepted_by_some, band_words, each_timed, leveled, minutes_draft, severity_for};
use crate::codes::{Family, Period};
use crate::report::Direction;
use crate::rules::context::Line;
use crate::rules::sink::{remove, replace};
use crate::rules::{Context, Sink, rule};

/// Some commercial plans count a month of integration from the midpoint of its 20 minutes.
const ACCEPTED_BY_SOME: u32 = 11;

rule! {
    /// Many codes stand for a least number of minutes: crisis psychotherapy 30, family psychotherapy 26, an hour of testing
    /// evaluation 31, half an hour of test administration or of health behavior intervention 16, a month of behavioral health
    /// integration 20, a first month of collaborative care 36. With fewer minutes the code is not reportable; where another
    /// code stands for them, this rule names it: ordinary psychotherapy for a short crisis, G2214 for a short month of
    /// collaborative care.
    ///
    /// Minutes are those of the period that the code counts: the session, the date, the calendar month. Minutes of another
    /// month are never carried over. Where a base code and its add-on share one clock, their minutes are summed.
    ///
    /// Sources disagree on some figures, and for those this is a warning: safety planning under 20
    /// minutes, community codes whose rounding each state sets. For general integration CMS asks for 20 minutes and some
    /// commercial plans accept 11: from 11 on a warning for payers other than Medicare.
    ///
    /// **What to do:** bill the code that the minutes support; else remove the line, and what was added to it.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "96130", "minutes": 30}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "96130", "minutes": 31}]}
    /// ```
    "minutes-below-minimum": Time, Error,
        "a code is billed for fewer minutes than it needs";
    stages: [Sign, Charge, Submit];
    research: [
        "TB-12", "TB-13", "TB-16", "TB-17", "TB-22", "TB-24", "TB-27", "TB-29", "TB-30", "TB-36", "TB-37", "TB-38", "TB-41",
        "TB-43", "TB-44", "TB-46", "TB-47", "BH-04"
    ];
    sources: [BCBSIL, HEADWAY_CRISIS, FAMILY_26, TESTING_MINIMUMS, HEALTH_BEHAVIOR_MINIMUM, MLN_BHI, MICMT, MIRAH, HCPCS_2024];
    denial: "CO" "150" None;
    subsumes: ["units-above-minutes", "add-on-without-primary"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    each_timed(
        cx,
        sink,
        |info| !info.family.is_individual_therapy() && !leveled(info) && !info.continues(),
        |line, info, judgement, sink| {
            let other_service = judgement.supported.is_some_and(|found| {
                found.code != info.code && (info.ladder.is_none() || found.ladder != info.ladder)
            });
            if judgement.direction != Direction::NotBillable && !other_service {
                return;
            }
            let accepted = info.family == Family::Integration
                && info.ladder.is_some()
                && !cx.payer.medicare_edits_bind()
                && judgement.minutes >= ACCEPTED_BY_SOME;
            let month = if info.period == Period::Month {
                " for the month"
            } else {
                ""
            };
            let help = match judgement.supported {
                Some(code) => format!("bill {}", code.code),
                None => "remove the line".to_owned(),
            };
            let mut draft = minutes_draft(line, info, judgement)
                .severity(severity_for(
                    !accepted && !accepted_by_some(info, judgement),
                ))
                .say(
                    format!(
                        "{} minutes are recorded{month} and {} needs {}",
                        judgement.minutes,
                        line.code(),
                        band_words(info, line)
                    ),
                    "below its least time the code is not supported and is repaid on audit",
                    help,
                );
            // What continued the service goes with it.
            let add_ons: Vec<&Line<'_>> = cx
                .sharing_clock(line)
                .filter(|other| other.info().is_some_and(|info| info.continues()))
                .collect();
            for add_on in &add_ons {
                draft = draft.and(add_on);
            }
            // Where some payers accept the minutes, only a person knows whether this one does.
            if line.units() > 1 || accepted {
                sink.report(draft);
                return;
            }
            let step = match judgement.supported {
                Some(code) => replace(line.path("code"), code.code.as_str().to_owned()),
                None => remove(line.pointer()),
            };
            // From the last, so that positions stay right.
            let gone = |at: &&&Line<'_>, after: bool| (at.index > line.index) == after;
            let after = add_ons.iter().rev().filter(|at| gone(at, true));
            let before = add_ons.iter().rev().filter(|at| gone(at, false));
            let patch = after
                .map(|at| remove(at.pointer()))
                .chain([step])
                .chain(before.map(|at| remove(at.pointer())))
                .collect();
            let title = match judgement.supported {
                Some(code) => format!("bill {} instead of {}", code.code, line.code()),
                None => format!("remove the {} line", line.code()),
            };
            sink.report(draft.correct(title, patch));
        },
    );
}
