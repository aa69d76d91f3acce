use super::{facts, path};
use crate::rules::claim::whole;
use crate::rules::{Context, Sink, rule};

rule! {
    /// A patient who paid for a service in full may ask that the health plan is not told of it, and the practice must agree
    /// (45 CFR 164.522). A claim to the plan then breaks that restriction.
    ///
    /// **What to do:** do not send the claim.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "aetna", "lines": [{"code": "90834"}], "privacy": {"restrictedFromPlan": true}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "aetna", "lines": [{"code": "90834"}], "privacy": {"restrictedFromPlan": false}}
    /// ```
    "restricted-from-plan": Privacy, Error,
        "the patient asked that the plan is not told";
    stages: [Charge, Submit];
    research: [];
    sources: [PSYCHOTHERAPY_NOTES_RULE];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let Some(restricted) = facts(cx).and_then(|facts| facts.restricted_from_plan) else {
        return;
    };
    for line in &cx.lines {
        sink.judge(line);
    }
    // Without a payer nothing goes to a plan.
    if restricted && cx.encounter.payer.is_some() {
        sink.report(whole(cx, &path("restrictedFromPlan")).say(
            "the patient paid in full and asked that the plan is not told",
            "the practice had to agree to that, and a claim tells the plan",
            "do not send the claim",
        ));
    }
}
