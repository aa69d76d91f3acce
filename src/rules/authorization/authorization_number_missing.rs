use super::live;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// There is an authorization for the service, and its number is not on the claim. The payer then does not find it.
    ///
    /// **What to do:** put the authorization's number on the claim or the line.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834", "authorized": false}],
    ///  "coverage": {"authorizations": [{"codes": ["90834"], "from": "2026-01-01", "to": "2026-06-30", "status": "approved"}]}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834", "authorized": true}],
    ///  "coverage": {"authorizations": [{"codes": ["90834"], "from": "2026-01-01", "to": "2026-06-30", "status": "approved"}]}}
    /// ```
    "authorization-number-missing": Authorization, Warning,
        "the service is authorized and the claim does not carry the number";
    stages: [Charge, Submit];
    research: [];
    sources: [CMS_1500];
    denial: "CO" "197" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        if live(cx, line).is_empty() {
            continue;
        }
        match line.given.authorized {
            Some(true) => sink.judge(line),
            None => sink.missing(line, vec![line.path("authorized")]),
            Some(false) => sink.report(
                Draft::on(line, "authorized")
                    .fact("billed", line.code())
                    .say(
                        format!(
                            "{} is authorized and the claim does not carry the number",
                            line.code()
                        ),
                        "the payer does not find the authorization and denies the line",
                        "put the authorization's number on the claim or the line",
                    ),
            ),
        }
    }
}
