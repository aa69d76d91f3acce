use crate::rules::claim::whole;
use crate::rules::{Context, Sink, rule};

rule! {
    /// Some plans pay a specialist only on a referral. Whether this one does comes with its pack; where the host says that a
    /// referral is asked for and is not there (`referralOnFile: false`), that is a warning.
    ///
    /// **What to do:** get the referral before the claim goes out.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "coverage": {"referralOnFile": false}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "coverage": {"referralOnFile": true}}
    /// ```
    "referral-missing": Eligibility, Warning,
        "a referral is not on file";
    stages: [Schedule, Charge, Submit];
    research: [];
    sources: [X12_CARC];
    denial: "CO" "288" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let coverage = cx.encounter.coverage.as_ref();
    let Some(there) = coverage.and_then(|coverage| coverage.referral_on_file) else {
        return;
    };
    for line in &cx.lines {
        sink.judge(line);
    }
    // Original Medicare asks for none.
    if !there && !cx.payer.is_medicare() {
        sink.report(whole(cx, "/coverage/referralOnFile").say(
            "no referral is on file",
            "a plan that asks for one denies the claim",
            "get the referral before the claim goes out, if this plan asks for one",
        ));
    }
}
