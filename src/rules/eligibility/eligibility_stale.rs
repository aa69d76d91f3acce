use crate::rules::claim::whole;
use crate::rules::{Context, Sink, rule};

rule! {
    /// Coverage changes at the turn of a month. A verification of an earlier month than the service says nothing of its date: a
    /// warning. Where coverage facts are given without the day on which they were verified, the rule is unchecked.
    ///
    /// **What to do:** verify the eligibility again.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "coverage": {"active": true, "verifiedOn": "2026-02-27"}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "coverage": {"active": true, "verifiedOn": "2026-03-02"}}
    /// ```
    "eligibility-stale": Eligibility, Warning,
        "eligibility was verified in an earlier month than the service";
    stages: [Schedule, Charge, Submit];
    research: [];
    sources: [X12_CARC];
    denial: "CO" "27" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    // Verified as inactive is a finding of its own.
    let Some(coverage) = cx
        .encounter
        .coverage
        .as_ref()
        .filter(|one| one.active != Some(false))
    else {
        return;
    };
    let Some(verified) = coverage.verified_on else {
        if coverage.active.is_some() {
            for line in &cx.lines {
                sink.missing(line, vec!["/coverage/verifiedOn".to_owned()]);
            }
        }
        return;
    };
    for line in &cx.lines {
        sink.judge(line);
    }
    let last = cx.lines.iter().map(|line| line.date).max();
    if last.is_some_and(|last| verified.month() < last.month()) {
        sink.report(whole(cx, "/coverage/verifiedOn").fact("verified", verified.to_string()).say(
            format!("eligibility was verified on {verified}, in an earlier month than the service"),
            "plans change at the turn of a month, and a claim to the old one is denied",
            "verify the eligibility again",
        ));
    }
}
