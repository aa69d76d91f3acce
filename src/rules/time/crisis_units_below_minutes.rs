use super::{each_timed, minutes_draft, units_words};
use crate::codes::Family;
use crate::report::Direction;
use crate::rules::context::Unbilled;
use crate::rules::sink::add_line;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// More crisis minutes are recorded than the billed lines cover: the add-on is missing, or has fewer units than the
    /// minutes reach (75, 105, 135 and so on).
    ///
    /// **What to do:** bill the add-on units that the minutes support.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90839", "minutes": 110}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90839", "minutes": 74}]}
    /// ```
    "crisis-units-below-minutes": Time, Warning,
        "the crisis minutes support more add-on units than are billed";
    stages: [Sign, Charge, Submit];
    research: ["TB-14", "UC-02"];
    sources: [BCBSIL, HEADWAY_CRISIS, UNDERCODING];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    const WHY: &str =
        "time that was spent and recorded goes unpaid, and the claim understates the crisis";
    each_timed(
        cx,
        sink,
        |info| info.family == Family::CrisisAddOn,
        |line, info, judgement, sink| {
            if judgement.direction != Direction::Higher {
                return;
            }
            sink.report(
            minutes_draft(line, info, judgement)
                .fact("units", judgement.billed)
                .fact("supportedUnits", judgement.units)
                .say(
                    format!(
                        "{} crisis minutes support {} of {} and {} billed",
                        judgement.minutes,
                        units_words(judgement.units),
                        line.code(),
                        if judgement.billed == 1 { "1 is".to_owned() } else { format!("{} are", judgement.billed) },
                    ),
                    WHY,
                    "bill the units that the minutes reach, if all of them were crisis work with the patient",
                )
                .toward_units(line, judgement),
        );
        },
    );
    for line in cx.of(|family| family == Family::Crisis) {
        let Some(judgement) = line.judgement else {
            continue;
        };
        sink.judge(line);
        let missing = cx
            .unbilled
            .iter()
            .filter(|one| one.info.family == Family::CrisisAddOn && one.beside == line.index);
        for Unbilled { info, units, .. } in missing {
            let draft = Draft::on(line, "code")
                .fact("minutes", judgement.minutes)
                .fact("billed", line.code())
                .fact("supported", info.code)
                .fact("supportedUnits", *units)
                .say(
                    format!(
                        "{} crisis minutes go beyond {}; they support {} of {}",
                        judgement.minutes,
                        line.code(),
                        units_words(*units),
                        info.code,
                    ),
                    WHY,
                    format!(
                        "add {} if all of these minutes were crisis work with the patient",
                        info.code
                    ),
                );
            // A new line is the encounter's clinician's and date's; one of another is for a person to add.
            let plain = line.given.rendering.is_none() && line.given.date_of_service.is_none();
            sink.report(if plain {
                draft.correct(
                    format!("add {} of {}", units_words(*units), info.code),
                    vec![add_line(info.code, Some(*units))],
                )
            } else {
                draft
            });
        }
    }
}
