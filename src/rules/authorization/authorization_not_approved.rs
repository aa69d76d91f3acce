use super::{for_code, in_time};
use crate::encounter::AuthorizationStatus;
use crate::report::Severity;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// A request that the payer has denied authorizes nothing, and one that is pending does not yet. Where another authorization for
    /// the code is approved, that one counts.
    ///
    /// **What to do:** wait for the approval before the claim goes out; appeal a denial.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}],
    ///  "coverage": {"authorizations": [{"from": "2026-01-01", "to": "2026-06-30", "status": "denied"}]}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}],
    ///  "coverage": {"authorizations": [{"from": "2026-01-01", "to": "2026-06-30", "status": "approved"}]}}
    /// ```
    "authorization-not-approved": Authorization, Error,
        "the authorization is denied, or not approved yet";
    stages: [Schedule, Charge, Submit];
    research: [];
    sources: [X12_CARC];
    denial: "CO" "197" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        let mut list = for_code(cx, line);
        list.retain(|(_, one)| in_time(line, one) != Some(false));
        let of = |status| list.iter().find(|(_, one)| one.status == status);
        let approved = of(Some(AuthorizationStatus::Approved));
        let found = [
            (
                AuthorizationStatus::Pending,
                Severity::Warning,
                "the authorization is pending",
            ),
            (
                AuthorizationStatus::Denied,
                Severity::Error,
                "the authorization was denied",
            ),
        ];
        if approved.is_some() {
            sink.judge(line);
        } else if let Some((at, _)) = of(None) {
            sink.missing(line, vec![format!("/coverage/authorizations/{at}/status")]);
        } else if let Some(((at, _), severity, message)) = found
            .into_iter()
            .find_map(|(status, severity, message)| Some((of(Some(status))?, severity, message)))
        {
            sink.report_shared(
                Draft::at(format!("/coverage/authorizations/{at}/status"))
                    .and(line)
                    .severity(severity)
                    .say(
                        message,
                        "without an approval the line is denied as not authorized",
                        "wait for the approval before the claim goes out; appeal a denial",
                    ),
            );
        }
    }
}
