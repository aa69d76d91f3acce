use crate::codes::{Family, TimeModel};
use crate::encounter::LevelBasis;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// The E/M code has no time: a staff visit has none, and an emergency visit rests on medical decision making alone. So "by
    /// time" cannot be what its level rests on.
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
        // Where a level could rest on time or on decision making, not knowing which is not knowing.
        if line.given.level_basis.is_none() && !info.mdm.is_empty() {
            sink.missing(line, vec![line.path("levelBasis")]);
            continue;
        }
        sink.judge(line);
        if line.given.level_basis == Some(LevelBasis::Time) {
            sink.report(
                Draft::on(line, "levelBasis")
                    .fact("billed", line.code())
                    .say(
                        format!("{} has no time, so time cannot be its basis", line.code()),
                        "the basis of the level is unsupported on audit",
                        "choose the level by decision making, or bill a visit code that has a time",
                    ),
            );
        }
    }
}
