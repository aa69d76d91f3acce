use crate::payers::Kind;
use crate::rules::statements::{Outcome, judge};
use crate::rules::{Context, Sink, rule};

rule! {
    /// Claims that go to somebody else than the payer on the card: a behavioral vendor, a county, a region's administrator. It tells, and
    /// changes no verdict: whom the practice sends the claim to is not a fact of the encounter.
    ///
    /// **What to do:** send the claim where the finding says.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "Health First Colorado", "diagnoses": ["F33.1"], "plan": {"product": "fee-for-service"}, "lines": [{"code": "90834"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "Aetna", "lines": [{"code": "90834"}]}
    /// ```
    "payer-routes-elsewhere": Eligibility, Info,
        "the claim goes to somebody else than the payer";
    stages: [Schedule, Submit];
    research: [];
    sources: [];
    denial: "CO" "109" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge(cx, sink, Kind::Route, &|asked| {
        let Some(demand) = &asked.held.given.route else {
            return Outcome::Met;
        };
        Outcome::Broken(asked.at("/payer").fact("to", demand.to.0.clone()).say(
            format!(
                "claims of {}{} go to {}",
                asked.payer(),
                asked.case(),
                demand.to.0
            ),
            "sent elsewhere the claim is denied, and the time for filing runs",
            format!("send the claim to {}", demand.to.0),
        ))
    });
}
