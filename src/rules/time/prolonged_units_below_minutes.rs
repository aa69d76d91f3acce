use super::{each_timed, minutes_draft, units_words};
use crate::codes::Family;
use crate::report::Direction;
use crate::rules::{Context, Sink, rule};

rule! {
    /// A prolonged unit is 15 full minutes of the practitioner's total time on the date, beyond a total that depends on the
    /// primary. CPT counts from the primary's least time (99417: from 55 minutes with 99215, 75 with 99205); Medicare counts
    /// from the end of the older range (G2212: from 69 and 89 minutes) and has codes of its own for other settings. The two
    /// disagree on purpose; each code is judged by its own table.
    ///
    /// **What to do:** bill the units that the total reaches, on the primary chosen by time.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "aetna", "lines": [{"code": "99215", "levelBasis": "time", "minutes": 70}, {"code": "99417"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "aetna", "lines": [{"code": "99215", "levelBasis": "time", "minutes": 69}, {"code": "99417"}]}
    /// ```
    "prolonged-units-below-minutes": Time, Warning,
        "the total time supports more prolonged units than are billed";
    stages: [Sign, Charge, Submit];
    research: ["UC-02", "EM-15"];
    sources: [CHIROCODE, AAFP_EM, UNDERCODING];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    each_timed(
        cx,
        sink,
        |info| matches!(info.family, Family::Prolonged | Family::ProlongedStaff),
        |line, info, judgement, sink| {
            if !matches!(judgement.direction, Direction::Higher) {
                return;
            }
            let supported = if judgement.units == 0 {
                "none".to_owned()
            } else {
                units_words(judgement.units)
            };
            sink.report(
                minutes_draft(line, info, judgement)
                    .fact("units", judgement.billed)
                    .fact("supportedUnits", judgement.units)
                    .say(
                        format!(
                            "{} of {} billed; {} minutes in all support {supported}",
                            units_words(judgement.billed),
                            line.code(),
                            judgement.minutes
                        ),
                        "time that was spent and recorded goes unpaid",
                        "bill the units that the total time reaches, each of 15 full minutes",
                    )
                    .toward_units(line, judgement),
            );
        },
    );
}
