use crate::codes::Family;
use crate::rules::context::Line;
use crate::rules::{Context, Draft, Sink, rule};

/// Hours of observation that the code and the drug's safety program hold, in minutes.
const OBSERVATION: u32 = 120;

rule! {
    /// An esketamine visit is billable for a patient who is enrolled in the drug's safety program as the site is, and who was
    /// watched for two hours after the dose.
    ///
    /// **What to do:** bill what was done, an E/M visit as a rule; a condition that is not met cannot be added afterwards.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "G2082"}],
    ///  "patient": {"established": true}, "procedure": {"observationMinutes": 119, "remsEnrolled": true}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "G2082"}],
    ///  "patient": {"established": true}, "procedure": {"observationMinutes": 120, "remsEnrolled": true}}
    /// ```
    "esketamine-condition-unmet": Documentation, Error,
        "an esketamine visit is billed and one of its conditions is not met";
    stages: [Sign, Charge, Submit];
    research: ["SK-04", "SK-06"];
    sources: [CGS_ESKETAMINE, HCPCS_2024];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let procedure = cx.encounter.procedure.as_ref();
    for line in cx.of(|family| family == Family::Esketamine) {
        let code = line.code();
        let watched = procedure
            .and_then(|one| one.observation_minutes)
            .map(|minutes| minutes.0);
        one(
            sink,
            line,
            "/procedure/observationMinutes",
            watched.map(|minutes| minutes >= OBSERVATION),
            format!(
                "the patient was watched for {} minutes and {code} holds {OBSERVATION}",
                watched.unwrap_or(0)
            ),
        );
        one(
            sink,
            line,
            "/procedure/remsEnrolled",
            procedure.and_then(|one| one.rems_enrolled),
            "site or patient is not enrolled in the drug's safety program".to_owned(),
        );
    }
}

fn one(sink: &mut Sink, line: &Line<'_>, path: &str, met: Option<bool>, message: String) {
    match met {
        None => sink.missing(line, vec![path.to_owned()]),
        Some(true) => sink.judge(line),
        Some(false) => sink.report(
            Draft::at(path.to_owned())
                .and(line)
                .fact("billed", line.code())
                .say(
                    message,
                    "the visit is not covered without it, and is repaid on audit",
                    "bill what was done, as a rule an E/M visit",
                ),
        ),
    }
}
