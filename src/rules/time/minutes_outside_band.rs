use super::{accepted_by_some, band_words, leveled, minutes_draft, severity_for, toward_supported};
use crate::report::Direction;
use crate::rules::{Context, Sink, rule};

rule! {
    /// Services such as hospital discharge, tobacco counseling, screening for alcohol and drugs, telephone assessment, messages
    /// and consultation between clinicians are ladders of codes that divide at set minutes: discharge at 30, tobacco at 10,
    /// screening at 15 and 30, telephone and messages at 5, 10 and 20. The recorded minutes decide the step.
    ///
    /// A step above the minutes is an error; a step below them is a warning, as all billing below the record is.
    ///
    /// **What to do:** bill the step of the recorded minutes.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99407", "minutes": 10}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99407", "minutes": 11}]}
    /// ```
    "minutes-outside-band": Time, Error,
        "another step of the same service fits the recorded minutes";
    stages: [Sign, Charge, Submit];
    research: ["TB-34", "TB-35", "TB-44", "TB-45", "UC-01", "UC-02"];
    sources: [PFS_2024, CGS_TIME, HCPCS_2024, SBIRT_OREGON];
    denial: "CO" "150" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        // Lines without minutes are said to be unchecked by the rule about least minutes.
        let (Some(info), Some(judgement)) = (line.info(), line.judgement) else {
            continue;
        };
        if info.family.is_individual_therapy() || leveled(info) || info.ladder.is_none() {
            continue;
        }
        sink.judge(line);
        let under = judgement.direction == Direction::Higher;
        let Some(code) = judgement
            .supported
            .filter(|found| found.code != info.code && found.ladder == info.ladder)
        else {
            continue;
        };
        let draft = minutes_draft(line, info, judgement)
            .severity(severity_for(!under && !accepted_by_some(info, judgement)))
            .say(
                format!(
                    "{} minutes are recorded and {} is for {}",
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
    }
}
