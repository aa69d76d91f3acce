use super::{band_words, each_timed, leveled, minutes_draft, toward_supported};
use crate::report::Direction;
use crate::rules::{Context, Sink, rule};

rule! {
    /// An E/M level chosen by time needs its least total time on the date, met or exceeded; there is no midpoint. From 2021 to
    /// 2023 office levels had ranges whose lower ends are the same. Minutes of psychotherapy never count. A level chosen by
    /// medical decision making is not judged here.
    ///
    /// **What to do:** bill the level that the time supports, or choose the level by medical decision making if the note
    /// supports that.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99214", "levelBasis": "time", "minutes": 29}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99214", "levelBasis": "time", "minutes": 30}]}
    /// ```
    "em-time-below-minimum": Time, Error,
        "an E/M chosen by time has fewer minutes than its level needs";
    stages: [Sign, Charge, Submit];
    research: ["EM-07", "EM-08", "EM-09"];
    sources: [PFS_2024, EM_2024, AAFP_EM];
    denial: "CO" "150" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    each_timed(cx, sink, leveled, |line, info, judgement, sink| {
        if info.mdm.is_empty()
            || !matches!(
                judgement.direction,
                Direction::Lower | Direction::NotBillable
            )
        {
            return;
        }
        let help = match judgement.supported {
            Some(code) => format!(
                "bill {}, or choose the level by decision making if the note supports it",
                code.code
            ),
            None => {
                "choose the level by decision making if the note supports it, or remove the line"
                    .to_owned()
            }
        };
        let draft = minutes_draft(line, info, judgement).say(
            format!(
                "{} is chosen by time and {} minutes are recorded; it needs {}",
                line.code(),
                judgement.minutes,
                band_words(info, line)
            ),
            "payers lower the level or take the payment back",
            help,
        );
        sink.report(toward_supported(draft, line, judgement));
    });
}
