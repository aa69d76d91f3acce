use super::{band_words, each_timed, minutes_draft, toward_supported};
use crate::report::Direction;
use crate::rules::{Context, Sink, rule};

rule! {
    /// The recorded psychotherapy minutes reach a longer code than the one billed. Billing short out of caution is also
    /// inaccurate: it misstates the service, and the practice is paid less than the work.
    ///
    /// **What to do:** bill the code that the recorded minutes support, if all of them were psychotherapy.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834", "minutes": 55}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834", "minutes": 52}]}
    /// ```
    "psychotherapy-minutes-above-band": Time, Warning,
        "the recorded psychotherapy minutes support a longer code than the billed one";
    stages: [Sign, Charge, Submit];
    research: ["TB-07", "UC-02", "UC-03"];
    sources: [UNDERCODING, AAPC_PSYCH];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    each_timed(
        cx,
        sink,
        |info| info.family.is_individual_therapy(),
        |line, info, judgement, sink| {
            let (Direction::Higher, Some(code)) = (judgement.direction, judgement.supported) else {
                return;
            };
            let draft = minutes_draft(line, info, judgement).say(
                format!(
                    "{} minutes are recorded, more than the {} of {}; they support {}",
                    judgement.minutes,
                    band_words(info, line),
                    line.code(),
                    code.code,
                ),
                "a code below the record is inaccurate too, and pays less than the work done",
                format!(
                    "bill {} if all of these minutes were psychotherapy",
                    code.code
                ),
            );
            sink.report(toward_supported(draft, line, judgement));
        },
    );
}
