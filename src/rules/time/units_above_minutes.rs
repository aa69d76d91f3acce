use super::{accepted_by_some, each_timed, minutes_draft, severity_for, units_words};
use crate::codes::TimeModel;
use crate::report::Direction;
use crate::rules::{Context, Sink, rule};

rule! {
    /// Units of a code that counts minutes are reached at set totals. An add-on continues its primary's clock: the crisis
    /// add-on at 75, 105, 135 minutes; a further hour of testing evaluation at 91, 151; a further half hour of test
    /// administration at 46, 76; 15 further minutes of health behavior intervention at 38, 53; prolonged time 15 full minutes
    /// beyond a total that depends on the primary. A 15-minute unit of behavior analysis needs 8 minutes.
    ///
    /// CPT counts prolonged time from the primary's least time (99417: from 55 minutes with 99215, 75 with 99205), Medicare
    /// from the end of the older range (G2212: from 69 and 89) and with codes of its own for other settings. The two disagree
    /// on purpose; each code is judged by its own table. One guide asks for 76 crisis minutes instead of 75; see
    /// `crisis-boundary-disputed`. For community codes each state sets the rounding, and for G2088 sources leave open whether
    /// the first unit needs 121 minutes or 150: there this is a warning.
    ///
    /// **What to do:** bill the units that the minutes reach.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90839", "minutes": 74}, {"code": "90840"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90839", "minutes": 80}, {"code": "90840"}]}
    /// ```
    "units-above-minutes": Time, Error,
        "more units are billed than the minutes reach";
    stages: [Sign, Charge, Submit];
    research: [
        "TB-13", "TB-14", "TB-16", "TB-23", "TB-25", "TB-26", "TB-28", "TB-29", "TB-30", "TB-31", "TB-32", "TB-33", "TB-39",
        "TB-42", "TB-43", "TB-46", "EM-14", "EM-15", "EM-16"
    ];
    sources: [
        BCBSIL, HEADWAY_CRISIS, CHIROCODE, AAFP_EM, RVUDOC, BCA_PROLONGED, TESTING_MINIMUMS, APA_HEALTH_BEHAVIOR, ABA_CODING,
        MIRAH, H_CODE_UNITS
    ];
    denial: "CO" "151" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    each_timed(
        cx,
        sink,
        |info| info.counts_units(),
        |line, info, judgement, sink| {
            if !matches!(
                judgement.direction,
                Direction::Lower | Direction::NotBillable
            ) {
                return;
            }
            let reached = match judgement.units {
                0 => "none".to_owned(),
                units => units_words(units),
            };
            // However a payer rounds, a unit that was begun is at most one.
            let begun = match info.time_on(line.date) {
                TimeModel::Each { every, .. } => judgement.minutes.div_ceil(every),
                _ => u32::MAX,
            };
            let accepted = accepted_by_some(info, judgement) && judgement.billed <= begun;
            sink.report(
                minutes_draft(line, info, judgement)
                    .severity(severity_for(!accepted))
                    .fact("units", judgement.billed)
                    .fact("supportedUnits", judgement.units)
                    .say(
                        format!(
                            "{} of {} billed; {} minutes in all reach {reached}",
                            units_words(judgement.billed),
                            line.code(),
                            judgement.minutes
                        ),
                        "units beyond the recorded minutes are repaid on audit",
                        "bill the units that the minutes reach",
                    )
                    .toward_units(line, judgement),
            );
        },
    );
}
