use super::{facts, path};
use crate::rules::claim::whole;
use crate::rules::{Context, Sink, rule};

rule! {
    /// A consent under 42 CFR Part 2 that has expired or was revoked covers no new disclosure. What counts is the day the claim goes
    /// out, or the day of the service where that is not known.
    ///
    /// **What to do:** get a new consent before the claim goes out.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "claim": {"submissionDate": "2026-04-02"},
    ///  "privacy": {"part2Program": true, "part2Consent": true, "part2ConsentExpires": "2026-04-01"}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "claim": {"submissionDate": "2026-04-02"},
    ///  "privacy": {"part2Program": true, "part2Consent": true, "part2ConsentExpires": "2026-04-02"}}
    /// ```
    "substance-use-consent-expired": Privacy, Error,
        "the consent to disclose a substance use program's records has expired";
    stages: [Charge, Submit];
    research: ["P2-07"];
    sources: [PART2_DMC, PART2_ACC];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let Some(facts) = facts(cx).filter(|facts| facts.part2_program == Some(true)) else {
        return;
    };
    let Some(expires) = facts.part2_consent_expires else {
        return;
    };
    let claim = cx.encounter.claim.as_ref();
    let sent = claim.and_then(|claim| claim.submission_date);
    let leaves = sent.unwrap_or(cx.encounter.date_of_service);
    for line in &cx.lines {
        sink.judge(line);
    }
    if expires < leaves {
        let draft = whole(cx, &path("part2ConsentExpires"));
        sink.report(draft.fact("expires", expires.to_string()).say(
            format!("the consent expired on {expires}, before {leaves}"),
            "an expired consent covers no new disclosure",
            "get a new consent before the claim goes out",
        ));
    }
}
