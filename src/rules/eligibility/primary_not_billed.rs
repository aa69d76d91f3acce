use crate::encounter::Rank;
use crate::rules::claim::whole;
use crate::rules::{Context, Sink, rule};

rule! {
    /// Where the patient has other coverage, one payer pays first and the next one pays what is left. A claim to the second one
    /// before the first has answered is denied. `plan.rank` says which one this is.
    ///
    /// **What to do:** bill the primary payer first and send its answer with the claim.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "plan": {"rank": "secondary"}, "coverage": {"primaryPaid": false}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "plan": {"rank": "secondary"}, "coverage": {"primaryPaid": true}}
    /// ```
    "primary-not-billed": Eligibility, Error,
        "another payer comes first and has not answered";
    stages: [Charge, Submit];
    research: [];
    sources: [X12_CARC];
    denial: "CO" "22" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let coverage = cx.encounter.coverage.as_ref();
    let other = coverage.and_then(|coverage| coverage.other_coverage);
    let paid = coverage.and_then(|coverage| coverage.primary_paid);
    let rank = cx.encounter.plan.as_ref().and_then(|plan| plan.rank);
    match (rank, other) {
        (Some(Rank::Primary), _) | (None, None | Some(false)) => return,
        (None, Some(true)) => {
            for line in &cx.lines {
                sink.missing(line, vec!["/plan/rank".to_owned()]);
            }
            return;
        }
        (Some(Rank::Secondary | Rank::Tertiary), _) => {}
    }
    for line in &cx.lines {
        match paid {
            None => sink.missing(line, vec!["/coverage/primaryPaid".to_owned()]),
            Some(_) => sink.judge(line),
        }
    }
    if paid == Some(false) {
        sink.report(whole(cx, "/coverage/primaryPaid").say(
            "another payer comes first and has not answered",
            "the claim is denied until the first payer's answer is with it",
            "bill the primary payer first and send its answer with the claim",
        ));
    }
}
