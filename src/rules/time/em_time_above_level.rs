use super::{each_timed, leveled, minutes_draft, toward_supported};
use crate::report::Direction;
use crate::rules::{Context, Sink, rule};

rule! {
    /// An E/M level chosen by time has the time of a higher level. Minutes of psychotherapy never count.
    ///
    /// **What to do:** bill the level that the time supports, if all of it was time of this E/M.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99213", "levelBasis": "time", "minutes": 30}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99213", "levelBasis": "time", "minutes": 29}]}
    /// ```
    "em-time-above-level": Time, Warning,
        "an E/M chosen by time has the minutes of a higher level";
    stages: [Sign, Charge, Submit];
    research: ["UC-02", "EM-07", "EM-09"];
    sources: [UNDERCODING, PFS_2024, EM_2024];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    each_timed(cx, sink, leveled, |line, info, judgement, sink| {
        let (Direction::Higher, Some(code), false) = (
            judgement.direction,
            judgement.supported,
            info.mdm.is_empty(),
        ) else {
            return;
        };
        let draft = minutes_draft(line, info, judgement).say(
            format!(
                "{} minutes are recorded for {}, chosen by time; they support {}",
                judgement.minutes,
                line.code(),
                code.code
            ),
            "a level below the record is inaccurate too, and pays less than the work done",
            format!(
                "bill {} if all of these minutes were time of this E/M",
                code.code
            ),
        );
        sink.report(toward_supported(draft, line, judgement));
    });
}
