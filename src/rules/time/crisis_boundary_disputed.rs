use crate::codes::{Family, TimeModel};
use crate::rules::context::Time;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Sources disagree by one minute about where the first crisis add-on begins: most end the first code at 74 minutes, so
    /// the add-on begins at 75; one guide wants 16 minutes beyond 60, which is 76. At exactly the disputed minute this rule
    /// says so. The other rules take the side that never blocks a right claim: 75.
    ///
    /// **What to do:** nothing, unless the payer has written which minute it counts.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90839", "minutes": 75}, {"code": "90840"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90839", "minutes": 76}, {"code": "90840"}]}
    /// ```
    "crisis-boundary-disputed": Time, Info,
        "the crisis add-on rests on the one minute that sources dispute";
    stages: [Sign, Charge, Submit];
    research: ["TB-15"];
    sources: [HEADWAY_CRISIS, WELLNOTES_CRISIS];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(|family| family == Family::CrisisAddOn) {
        let Time::Minutes(minutes) = line.time else {
            continue;
        };
        let Some(TimeModel::Further { first, .. }) =
            line.info().map(|info| info.time_on(line.date))
        else {
            continue;
        };
        sink.judge(line);
        if minutes == first {
            sink.report(Draft::on(line, "code").fact("minutes", minutes).fact("billed", line.code()).say(
                format!("{} rests on exactly {minutes} minutes, where sources disagree by one", line.code()),
                "a payer that counts from 76 minutes would deny this unit",
                "keep the record of the minutes; ask the payer if it has written which minute it counts",
            ));
        }
    }
}
