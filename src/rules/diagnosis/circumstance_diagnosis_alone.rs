use super::failing;
use crate::codes::diagnoses::CIRCUMSTANCES;
use crate::rules::{Context, Sink, rule};

rule! {
    /// Codes of circumstances (Z55 to Z65: housing, work, the couple, the family) say what bears on a patient's health and not
    /// what is treated. They stand after a diagnosis. Where they are all that a service is given for, as a relational problem
    /// with family therapy, most plans deny.
    ///
    /// **What to do:** put the patient's condition first, if the record has one; else the service is not covered by most plans.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-06-16", "diagnoses": ["Z63.0"], "lines": [{"code": "90847"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-06-16", "diagnoses": ["F43.21", "Z63.0"], "lines": [{"code": "90847"}]}
    /// ```
    "circumstance-diagnosis-alone": Diagnosis, Error,
        "a circumstance of life is the only diagnosis";
    stages: [Sign, Charge, Submit];
    research: ["DX-04", "DX-05"];
    sources: [PALMETTO_Z, CODAPEDIA];
    denial: "CO" "11" None;
    subsumes: ["payer-diagnosis-mismatch"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let fails = failing(
        cx,
        sink,
        true,
        None,
        "/diagnoses",
        &|family| family.treats_mental_illness() || family.is_em(),
        &|codes| !codes.is_empty() && codes.iter().all(|code| code.is_in(CIRCUMSTANCES)),
    );
    if let Some(draft) = fails {
        sink.report(draft.say(
            "a circumstance of life is the only diagnosis of the service",
            "it is a secondary diagnosis, and most plans deny a service that has no other",
            "put the condition that is treated first, if the record has one",
        ));
    }
}
