use super::{minutes_draft, units_words};
use crate::codes::Medicare;
use crate::report::Direction;
use crate::rules::sink::add_line;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// More minutes are recorded than the billed units cover: an add-on is missing or has fewer units than the minutes reach
    /// (crisis at 75, 105, 135; testing evaluation at 91, 151; test administration at 46, 76), or a code of 15-minute units is
    /// billed for less than was done. Where payers round differently the finding says so. Time of an E/M chosen by time that
    /// reaches the payer's prolonged code counts too: Medicare's own code for Medicare, CPT's for other payers.
    ///
    /// **What to do:** bill the units that the minutes reach, if all of them were that service.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90839", "minutes": 110}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90839", "minutes": 74}]}
    /// ```
    "units-below-minutes": Time, Warning,
        "the minutes reach more units than are billed";
    stages: [Sign, Charge, Submit];
    research: ["TB-14", "TB-23", "TB-25", "TB-28", "TB-31", "TB-32", "TB-39", "UC-02", "EM-15"];
    sources: [BCBSIL, HEADWAY_CRISIS, CHIROCODE, AAFP_EM, TESTING_MINIMUMS, UNDERCODING];
    check: check
}

const WHY: &str =
    "time that was spent and recorded goes unpaid, and the claim understates the service";
const HELP: &str = "bill the units that the minutes reach, if all of them were this service";

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        // Lines without minutes are said to be unchecked by the rule about too many units.
        let (Some(info), Some(judgement)) = (line.info(), line.judgement) else {
            continue;
        };
        if info.counts_units() {
            sink.judge(line);
        }
        // More of a code that the payer does not take is no advice.
        let refused = cx.payer.is_medicare() && matches!(info.medicare, Medicare::NotValid(_));
        if info.counts_units() && judgement.direction == Direction::Higher && !refused {
            sink.report(
                minutes_draft(line, info, judgement)
                    .fact("units", judgement.billed)
                    .fact("supportedUnits", judgement.units)
                    .say(
                        format!(
                            "{} minutes reach {} of {}; billed: {}",
                            judgement.minutes,
                            units_words(judgement.units),
                            line.code(),
                            judgement.billed
                        ),
                        WHY,
                        if info.accepted_from.is_some() {
                            "see how this payer rounds; bill the units that the minutes reach, if all of them were this service"
                        } else {
                            HELP
                        },
                    )
                    .toward_units(line, judgement),
            );
        }
        for one in cx
            .unbilled
            .iter()
            .filter(|one| one.info.continues() && one.beside == line.index)
        {
            sink.judge(line);
            let (add_on, units) = (one.info.code, one.units);
            let draft = Draft::on(line, "code")
                .fact("minutes", judgement.minutes)
                .fact("beside", line.code())
                .fact("supported", add_on)
                .fact("supportedUnits", units)
                .say(
                    format!(
                        "{} minutes go beyond {}; they reach {} of {add_on}",
                        judgement.minutes,
                        line.code(),
                        units_words(units)
                    ),
                    WHY,
                    format!("add {add_on}, if all of these minutes were this service"),
                );
            // A new line is the encounter's clinician's and date's; one of another is for a person to add.
            let plain = line.given.rendering.is_none() && line.given.date_of_service.is_none();
            sink.report(if plain {
                draft.correct(
                    format!("add {} of {add_on}", units_words(units)),
                    vec![add_line(add_on, Some(units))],
                )
            } else {
                draft
            });
        }
    }
}
