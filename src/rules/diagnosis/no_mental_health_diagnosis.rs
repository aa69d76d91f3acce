use super::failing;
use crate::codes::Family;
use crate::codes::diagnoses::{CIRCUMSTANCES, MENTAL, TREATED};
use crate::report::Severity;
use crate::rules::{Context, Sink, rule};

rule! {
    /// Psychotherapy, psychiatric evaluation, crisis, family and group services treat mental illness. One of the line's
    /// diagnoses, or of the claim's where the line points to none, must be a mental disorder (F01 to F99), a sign or symptom, or
    /// something else that is treated so: a suicide attempt, dementia, a sleep disorder, a mental disorder in pregnancy, abuse
    /// and services for it, an examination, a screening, substance counseling. Plans' own lists are narrower. Circumstances
    /// alone have a rule of their own, `circumstance-diagnosis-alone`.
    ///
    /// **What to do:** add the diagnosis that is treated, if the record has one, or point the line to it.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-06-16", "diagnoses": ["Z71.9"], "lines": [{"code": "90834"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-06-16", "diagnoses": ["Z71.9", "F43.21"], "lines": [{"code": "90834"}]}
    /// ```
    "no-mental-health-diagnosis": Diagnosis, Error,
        "a mental-health service has no diagnosis of a mental disorder";
    stages: [Sign, Charge, Submit];
    research: ["DX-03"];
    sources: [AAPC_DOCUMENTATION, CODAPEDIA];
    denial: "CO" "11" None;
    subsumes: ["payer-diagnosis-mismatch"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let fails = failing(
        cx,
        sink,
        true,
        Some(Severity::Error),
        "/diagnoses",
        &Family::treats_mental_illness,
        &|codes| {
            !codes
                .iter()
                .any(|code| code.is_in(MENTAL) || code.is_in(TREATED))
                && (codes.is_empty() || !codes.iter().all(|code| code.is_in(CIRCUMSTANCES)))
        },
    );
    if let Some(draft) = fails {
        sink.report(draft.say(
            "no diagnosis for this service is a mental disorder or a sign of one",
            "the service treats mental illness, and is denied without it",
            "add the diagnosis that is treated, or point the line to it",
        ));
    }
}
