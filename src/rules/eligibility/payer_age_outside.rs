use crate::payers::Kind;
use crate::rules::statements::{Outcome, judge};
use crate::rules::{Context, Sink, rule};

rule! {
    /// The ages for which a payer covers a service.
    ///
    /// **What to do:** do not bill the service for this patient; ask the payer for an exception before it.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "Aetna", "patient": {"ageYears": 16}, "lines": [{"code": "90868"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "Aetna", "patient": {"ageYears": 18}, "lines": [{"code": "90868"}]}
    /// ```
    "payer-age-outside": Eligibility, Error,
        "the payer does not cover the service at the patient's age";
    stages: [Schedule, Charge, Submit];
    research: [];
    sources: [];
    denial: "CO" "6" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge(cx, sink, Kind::Member, &|asked| {
        let Some(demand) = &asked.held.given.member else {
            return Outcome::Met;
        };
        let path = "/patient/ageYears";
        let Some(age) = cx
            .encounter
            .patient
            .as_ref()
            .and_then(|patient| patient.age_years)
        else {
            return Outcome::Unknown(vec![path.to_owned()]);
        };
        let bound = match (demand.age_least, demand.age_most) {
            (Some(least), _) if age < least => format!("from {} years on", least.0),
            (_, Some(most)) if age > most => format!("up to {} years", most.0),
            _ => return Outcome::Met,
        };
        Outcome::Broken(asked.at(path).fact("age", age.0).say(
            format!(
                "{} covers {}{} {bound}, and the patient is {}",
                asked.payer(),
                asked.line.code(),
                asked.case(),
                age.0
            ),
            "the line is denied",
            "ask the payer for an exception before the service",
        ))
    });
}
