use super::failing;
use crate::codes::diagnoses::COVERAGE;
use crate::report::Severity;
use crate::rules::{Context, Sink, rule};

rule! {
    /// Some services are paid for some diagnoses only: transcranial magnetic stimulation for severe major depression without
    /// psychosis (F32.2, F33.2; F42 passes too, since some plans list it), opioid treatment for opioid use disorder (F11). The list for
    /// stimulation is Medicare's, so for any other payer the finding is a warning.
    ///
    /// **What to do:** report the diagnosis if the record has it; else the payer's own list decides.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-06-16", "diagnoses": ["F10.20"], "lines": [{"code": "G2086"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-06-16", "diagnoses": ["F11.20"], "lines": [{"code": "G2086"}]}
    /// ```
    "coverage-diagnosis-missing": Diagnosis, Error,
        "none of the diagnoses that a service is covered for is there";
    stages: [Charge, Submit];
    research: ["DX-25", "DX-26"];
    sources: [LCD_L34641, LCD_L37086, ALLZONE_OPIOID, NGS_OTP];
    denial: "CO" "167" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for row in COVERAGE {
        let severity = if row.medicare && !cx.payer.medicare_edits_bind() {
            Severity::Warning
        } else {
            Severity::Error
        };
        let fails = failing(
            cx,
            sink,
            false,
            Some(severity),
            "/diagnoses",
            &|family| row.families.contains(&family),
            &|codes| !codes.iter().any(|code| code.is_in(row.diagnoses)),
        );
        if let Some(draft) = fails {
            sink.report(draft.severity(severity).say(
                format!("the service is covered for {}", row.words),
                "it is denied for any other diagnosis",
                "report the diagnosis if the record has it, or read the payer's list",
            ));
        }
    }
}
