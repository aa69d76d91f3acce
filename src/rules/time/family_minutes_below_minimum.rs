use super::{each_timed, minutes_draft, toward_supported};
use crate::codes::Family;
use crate::report::Direction;
use crate::rules::{Context, Sink, rule};

rule! {
    /// Family psychotherapy, with or without the patient, is reportable from 26 minutes. There is no upper band: a longer
    /// session is still one unit.
    ///
    /// **What to do:** do not bill family psychotherapy for a shorter session.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90847", "minutes": 25}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90847", "minutes": 26}]}
    /// ```
    "family-minutes-below-minimum": Time, Error,
        "family psychotherapy is billed for less than 26 minutes";
    stages: [Sign, Charge, Submit];
    research: ["TB-17"];
    sources: [FAMILY_26, LEGALCLARITY_FAMILY];
    denial: "CO" "150" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    each_timed(
        cx,
        sink,
        |info| info.family == Family::Family,
        |line, info, judgement, sink| {
            if judgement.direction == Direction::NotBillable {
                let draft = minutes_draft(line, info, judgement).say(
                    format!(
                        "{} minutes are recorded and {} is reportable from 26",
                        judgement.minutes,
                        line.code()
                    ),
                    "a shorter family session is not reportable and is repaid on audit",
                    "remove the line",
                );
                sink.report(toward_supported(draft, line, judgement));
            }
        },
    );
}
