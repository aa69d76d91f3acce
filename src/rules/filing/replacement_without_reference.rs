use crate::rules::claim::whole;
use crate::rules::{Context, Sink, rule};

/// Frequency codes that replace and that void an earlier claim.
const AGAIN: &[&str] = &["7", "8"];

rule! {
    /// A replacement (7) or a void (8) names the earlier claim by the payer's own number. Without it the payer takes it for a
    /// duplicate, or rejects it.
    ///
    /// **What to do:** put the payer's claim number on the claim (REF*F8, item 22).
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "claim": {"frequencyCode": "7", "originalReference": false}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "claim": {"frequencyCode": "7", "originalReference": true}}
    /// ```
    "replacement-without-reference": Filing, Error,
        "a replacement or void does not name the claim that it is of";
    stages: [Submit];
    research: [];
    sources: [CMS_1500];
    denial: "CO" "16" Some("M47");
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let Some(claim) = &cx.encounter.claim else {
        return;
    };
    let code = claim.frequency_code.as_ref().map(|code| code.0.trim());
    let Some(code) = code.filter(|code| AGAIN.contains(code)) else {
        return;
    };
    for line in &cx.lines {
        match claim.original_reference {
            None => sink.missing(line, vec!["/claim/originalReference".to_owned()]),
            Some(_) => sink.judge(line),
        }
    }
    if claim.original_reference == Some(false) {
        let draft = whole(cx, "/claim/originalReference");
        sink.report(draft.fact("frequencyCode", code.to_owned()).say(
            format!(
                "a claim of frequency code {code} without the payer's number of the earlier one"
            ),
            "the payer takes it for a duplicate, or rejects it",
            "put the payer's claim number on the claim",
        ));
    }
}
