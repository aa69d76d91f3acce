use super::{each_timed, minutes_draft, toward_supported};
use crate::codes::Family;
use crate::report::Direction;
use crate::rules::{Context, Sink, rule};

rule! {
    /// Crisis psychotherapy begins at 30 minutes. The minutes of one date are summed, whether or not they were in one
    /// stretch. Less than 30 minutes is ordinary psychotherapy: alone from 16 minutes, or the add-on where an E/M stands
    /// beside it.
    ///
    /// **What to do:** bill the psychotherapy code that the minutes support.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90839", "minutes": 25}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90839", "minutes": 30}]}
    /// ```
    "crisis-minutes-below-minimum": Time, Error,
        "a crisis code is billed for less than 30 minutes";
    stages: [Sign, Charge, Submit];
    research: ["TB-12", "TB-13", "TB-16"];
    sources: [BCBSIL, HEADWAY_CRISIS];
    denial: "CO" "150" None;
    subsumes: ["crisis-units-above-minutes", "add-on-without-primary"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    each_timed(
        cx,
        sink,
        |info| info.family == Family::Crisis,
        |line, info, judgement, sink| {
            if judgement.direction == Direction::Same {
                return;
            }
            let help = match judgement.supported {
                Some(code) => format!("bill {}", code.code),
                None => {
                    "under 16 minutes no psychotherapy is reportable; remove the line".to_owned()
                }
            };
            let mut draft = minutes_draft(line, info, judgement).say(
                format!(
                    "{} minutes of crisis work are recorded and {} begins at 30",
                    judgement.minutes,
                    line.code()
                ),
                "below 30 minutes the crisis code is not supported and is repaid on audit",
                help,
            );
            for add_on in cx
                .beside(line)
                .filter(|other| other.is(|family| family == Family::CrisisAddOn))
            {
                draft = draft.and(add_on);
            }
            sink.report(toward_supported(draft, line, judgement));
        },
    );
}
