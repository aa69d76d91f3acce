use super::{band_words, each_timed, leveled, minutes_draft, toward_supported};
use crate::report::{Direction, Severity};
use crate::rules::{Context, Sink, rule};

rule! {
    /// Discharge day is two codes that divide at 30 minutes: up to 30, and more than 30. The recorded minutes decide which.
    /// The longer code for less time is an error; the shorter code for more time is a warning, as all billing below the record is.
    ///
    /// **What to do:** bill the code of the recorded minutes.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99239", "minutes": 30}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99239", "minutes": 31}]}
    /// ```
    "discharge-time-mismatch": Time, Error,
        "the discharge code does not fit the recorded minutes";
    stages: [Sign, Charge, Submit];
    research: ["TB-45"];
    sources: [PFS_2024, CGS_TIME];
    denial: "CO" "150" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    each_timed(
        cx,
        sink,
        |info| info.family.is_em() && !leveled(info),
        |line, info, judgement, sink| {
            if !info.mdm.is_empty() || judgement.direction == Direction::Same {
                return;
            }
            let Some(code) = judgement.supported else {
                return;
            };
            let under = judgement.direction == Direction::Higher;
            let severity = if under {
                Severity::Warning
            } else {
                Severity::Error
            };
            let draft = minutes_draft(line, info, judgement).severity(severity).say(
                format!(
                    "{} minutes of discharge work are recorded and {} is for {}",
                    judgement.minutes,
                    line.code(),
                    band_words(info, line)
                ),
                if under {
                    "time that was spent goes unpaid"
                } else {
                    "the longer code is not supported and is repaid on audit"
                },
                format!("bill {}", code.code),
            );
            sink.report(toward_supported(draft, line, judgement));
        },
    );
}
