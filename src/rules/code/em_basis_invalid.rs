use crate::codes::{Family, TimeModel};
use crate::encounter::LevelBasis;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// The E/M code has no level by time: it stands for staff's work without a time, so "by time" cannot be what its level rests on.
    ///
    /// **What to do:** choose a code that has a time, or drop the time as the basis.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99211", "levelBasis": "time"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99212", "levelBasis": "time", "minutes": 10}]}
    /// ```
    "em-basis-invalid": Code, Error,
        "an E/M that has no time is chosen by time";
    stages: [Sign, Charge, Submit];
    research: ["EM-10"];
    sources: [AAFP_EM, PFS_2024];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(Family::is_em) {
        let Some(info) = line.info() else { continue };
        if info.time_on(line.date) != TimeModel::Untimed || info.ladder.is_none() {
            continue;
        }
        sink.judge(line);
        if line.given.level_basis == Some(LevelBasis::Time) {
            sink.report(Draft::on(line, "levelBasis").fact("billed", line.code()).say(
                format!("{} has no time, so time cannot be its basis", line.code()),
                "the basis of the level is unsupported on audit",
                "bill the visit code that the recorded time or decision making supports",
            ));
        }
    }
}
