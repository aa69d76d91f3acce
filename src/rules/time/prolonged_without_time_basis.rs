use crate::codes::Family;
use crate::encounter::LevelBasis;
use crate::rules::sink::remove;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Prolonged time continues an E/M whose level was chosen by time. Where the level rests on medical decision making there
    /// is no total that the prolonged minutes could go beyond.
    ///
    /// **What to do:** remove the prolonged line, or choose the primary's level by time if the total time is recorded.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99215", "levelBasis": "mdm", "mdm": "high"}, {"code": "99417"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99215", "levelBasis": "time", "minutes": 55}, {"code": "99417"}]}
    /// ```
    "prolonged-without-time-basis": Time, Error,
        "a prolonged code is added to an E/M that was not chosen by time";
    stages: [Charge, Submit];
    research: ["EM-17"];
    sources: [CHIROCODE, HCPCS_2024];
    denial: "CO" "150" None;
    subsumes: ["units-above-minutes", "units-below-minutes"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(|family| family == Family::Prolonged) {
        let Some(primary) = cx.primaries(line).next() else {
            continue;
        };
        match primary.given.level_basis {
            None => sink.missing(line, vec![primary.path("levelBasis")]),
            Some(LevelBasis::Time) => sink.judge(line),
            Some(LevelBasis::Mdm) => sink.report(
                Draft::on(line, "code")
                    .and(primary)
                    .fact("billed", line.code())
                    .fact("primary", primary.code())
                    .say(
                        format!("{} is added to {}, whose level rests on decision making", line.code(), primary.code()),
                        "prolonged time is payable only beyond an E/M chosen by time",
                        "remove the line, or choose the level by time if the total time is recorded",
                    )
                    .correct(format!("remove the {} line", line.code()), vec![remove(line.pointer())]),
            ),
        }
    }
}
