use crate::rules::claim::whole;
use crate::rules::{Context, Sink, rule};

rule! {
    /// The payer was asked and said that the coverage is not active. A claim to it is denied; another plan may have taken its place.
    ///
    /// **What to do:** find out who covers the patient on the date of service.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "coverage": {"active": false, "verifiedOn": "2026-03-14"}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "coverage": {"active": true, "verifiedOn": "2026-03-14"}}
    /// ```
    "coverage-inactive": Eligibility, Error,
        "the coverage was found inactive";
    stages: [Schedule, Charge, Submit];
    research: [];
    sources: [X12_CARC];
    denial: "CO" "27" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let Some(coverage) = &cx.encounter.coverage else {
        return;
    };
    let Some(active) = coverage.active else {
        return;
    };
    for line in &cx.lines {
        sink.judge(line);
    }
    if !active {
        sink.report(whole(cx, "/coverage/active").say(
            "the payer says that the coverage is not active",
            "the claim is denied, and the patient may be covered elsewhere",
            "find out who covers the patient on the date of service",
        ));
    }
}
