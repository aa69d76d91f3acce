use super::{each_timed, minutes_draft, units_words};
use crate::codes::Family;
use crate::report::Direction;
use crate::rules::{Context, Sink, rule};

rule! {
    /// The first crisis code covers 30 to 74 minutes; each further half hour is one unit of the add-on, reached at 75, 105,
    /// 135 minutes and so on. Minutes of both lines of the date are summed. This rule reports more add-on units than the
    /// minutes reach.
    ///
    /// One guide asks for 76 minutes instead of 75; see `crisis-boundary-disputed`.
    ///
    /// **What to do:** bill the units that the minutes support.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90839", "minutes": 74}, {"code": "90840"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90839", "minutes": 80}, {"code": "90840"}]}
    /// ```
    "crisis-units-above-minutes": Time, Error,
        "more crisis add-on units are billed than the minutes reach";
    stages: [Sign, Charge, Submit];
    research: ["TB-13", "TB-14", "TB-16"];
    sources: [BCBSIL, HEADWAY_CRISIS];
    denial: "CO" "151" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    each_timed(
        cx,
        sink,
        |info| info.family == Family::CrisisAddOn,
        |line, info, judgement, sink| {
            if !matches!(
                judgement.direction,
                Direction::Lower | Direction::NotBillable
            ) {
                return;
            }
            sink.report(
            minutes_draft(line, info, judgement)
                .fact("units", judgement.billed)
                .fact("supportedUnits", judgement.units)
                .say(
                    format!(
                        "{} of {} are billed and {} crisis minutes in all support {}",
                        units_words(judgement.billed),
                        line.code(),
                        judgement.minutes,
                        if judgement.units == 0 { "none".to_owned() } else { units_words(judgement.units) },
                    ),
                    "units beyond the recorded minutes are repaid on audit",
                    "bill the units that the minutes reach: the first at 75 minutes, one more each 30",
                )
                .toward_units(line, judgement),
        );
        },
    );
}
