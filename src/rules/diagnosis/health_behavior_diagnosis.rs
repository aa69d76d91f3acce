use super::failing;
use crate::codes::Family;
use crate::codes::diagnoses::MENTAL;
use crate::report::Severity;
use crate::rules::{Context, Sink, rule};

rule! {
    /// Health behavior services are psychology for a physical illness. The first diagnosis that the line points to, or of the
    /// claim, is that illness; a code of chapter 5, such as F54, may follow it.
    ///
    /// **What to do:** put the physical condition first, or bill psychotherapy where the mental disorder is treated.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-06-16", "diagnoses": ["F41.1"], "lines": [{"code": "96158", "minutes": 30}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-06-16", "diagnoses": ["E11.9", "F54"], "lines": [{"code": "96158", "minutes": 30}]}
    /// ```
    "health-behavior-diagnosis": Diagnosis, Error,
        "a health behavior service has a mental disorder as its first diagnosis";
    stages: [Sign, Charge, Submit];
    research: ["DX-22"];
    sources: [APA_HEALTH_BEHAVIOR, HEALTH_BEHAVIOR_MINIMUM];
    denial: "CO" "11" None;
    subsumes: ["diagnosis-sequence"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let fails = failing(
        cx,
        sink,
        false,
        Some(Severity::Error),
        "/diagnoses",
        &|family| family == Family::HealthBehavior,
        &|codes| codes.first().is_some_and(|code| code.is_in(MENTAL)),
    );
    if let Some(draft) = fails {
        sink.report(draft.say(
            "a mental disorder is the first diagnosis of a health behavior service",
            "the service is for a physical illness, and is denied without one",
            "put the physical condition first, or bill psychotherapy if that was given",
        ));
    }
}
