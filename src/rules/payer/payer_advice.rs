use crate::payers::Kind;
use crate::rules::statements::{Outcome, judge};
use crate::rules::{Context, Sink, rule};

rule! {
    /// What a payer does that no rule can decide: reviews, letters, payment by licence, criteria in prose. Only to tell.
    ///
    /// **What to do:** know it; nothing of it makes a claim wrong.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "Optum", "lines": [{"code": "90837"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90837"}]}
    /// ```
    "payer-advice": Claim, Info,
        "what is known of the payer beyond its rules";
    stages: [Schedule, Sign, Charge, Submit];
    research: [];
    sources: [];
    on_request: true;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge(cx, sink, Kind::Advisory, &|asked| {
        let Some(demand) = &asked.held.given.advisory else {
            return Outcome::Met;
        };
        let about = demand.about.as_ref().and_then(|list| list.first());
        let path = about.map_or_else(|| asked.line.path("code"), |one| one.0.clone());
        let says = asked
            .held
            .given
            .message
            .as_ref()
            .or(asked.held.given.says.as_ref());
        Outcome::Broken(asked.at(path).say(
            says.map(|one| one.0.clone()).unwrap_or_default(),
            "no rule can decide it",
            "know it; nothing of it makes the claim wrong",
        ))
    });
}
