use crate::rules::claim::whole;
use crate::rules::{Context, Sink, rule};

rule! {
    /// A patient without insurance, or who does not use it, gets a good-faith estimate in writing: within one business day where the
    /// service is scheduled three to nine business days ahead, within three where ten or more ahead or where the patient asks.
    /// Scheduled less than three business days ahead none is owed, which the facts of an encounter do not show; so this warns.
    /// An estimate holds for twelve months, and charges of 400 dollars or more above it may be disputed.
    ///
    /// **What to do:** give the estimate; where one is owed for a visit that was, give it for the next ones.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "coverage": {"selfPay": true}, "privacy": {"goodFaithEstimate": false}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "coverage": {"selfPay": true}, "privacy": {"goodFaithEstimate": true}}
    /// ```
    "good-faith-estimate-missing": Filing, Warning,
        "a patient who pays themselves has no good-faith estimate";
    stages: [Schedule, Charge, Submit];
    research: ["AP-01", "AP-02"];
    sources: [GFE_TIMES, GFE_DISPUTE, GFE_YEAR];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let coverage = cx.encounter.coverage.as_ref();
    if coverage.and_then(|coverage| coverage.self_pay) != Some(true) {
        return;
    }
    let privacy = cx.encounter.privacy.as_ref();
    let given = privacy.and_then(|privacy| privacy.good_faith_estimate);
    for line in &cx.lines {
        match given {
            None => sink.missing(line, vec!["/privacy/goodFaithEstimate".to_owned()]),
            Some(_) => sink.judge(line),
        }
    }
    if given == Some(false) {
        sink.report(whole(cx, "/privacy/goodFaithEstimate").say(
            "the patient pays themselves and has no good-faith estimate",
            "the estimate is owed by law, unless the visit was scheduled less than three business days ahead",
            "give the estimate; for a visit that was, give it for the next ones",
        ));
    }
}
