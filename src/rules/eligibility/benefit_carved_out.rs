use crate::payers;
use crate::report::Severity;
use crate::rules::claim::whole;
use crate::rules::{Context, Sink, rule};

rule! {
    /// Some plans hand their behavioral benefit to another company, which then pays the claims. A claim to the medical plan is
    /// denied or lost. An error where both names are known here and are two payers; else a warning.
    ///
    /// **What to do:** send the claim to the company that holds the behavioral benefit.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "aetna", "lines": [{"code": "90834"}], "coverage": {"behavioralCarveOut": "Magellan"}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "Magellan", "lines": [{"code": "90834"}], "coverage": {"behavioralCarveOut": "Magellan"}}
    /// ```
    "benefit-carved-out": Eligibility, Error,
        "the behavioral benefit is another company's than the claim goes to";
    stages: [Schedule, Charge, Submit];
    research: [];
    sources: [X12_CARC];
    denial: "CO" "109" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let coverage = cx.encounter.coverage.as_ref();
    let carved = coverage.and_then(|coverage| coverage.behavioral_carve_out.as_ref());
    let (Some(holder), Some(payer)) = (carved, cx.encounter.payer.as_ref()) else {
        return;
    };
    for line in &cx.lines {
        sink.judge(line);
    }
    let known = |text: &str| payers::find(text).map(|payer| &payer.id);
    let both = known(&holder.0).zip(known(&payer.0));
    let same = match both {
        Some((one, other)) => one == other,
        None => holder.0.trim().eq_ignore_ascii_case(payer.0.trim()),
    };
    if !same {
        let severity = match both {
            Some(_) => Severity::Error,
            None => Severity::Warning,
        };
        // Names are the caller's text and are not repeated.
        sink.report(
            whole(cx, "/coverage/behavioralCarveOut")
                .severity(severity)
                .say(
                    "the behavioral benefit is another company's than the claim's payer",
                    "the claim is denied as another payer's",
                    "send the claim to the company that holds the behavioral benefit",
                ),
        );
    }
}
