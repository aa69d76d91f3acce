use super::{about, all, judge_all};
use crate::codes::diagnoses::ADMINISTRATIVE;
use crate::rules::{Context, Sink, rule};

rule! {
    /// An examination that a court, an employer or a school asks for (Z02, Z04.6) is not treatment, and plans often do not cover it.
    ///
    /// **What to do:** see whether the plan covers it, and tell the patient before billing them.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-06-16", "diagnoses": ["Z04.6"], "lines": [{"code": "90791"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-06-16", "diagnoses": ["F33.1", "Z04.6"], "lines": [{"code": "90791"}]}
    /// ```
    "administrative-examination-first": Diagnosis, Warning,
        "the first diagnosis is an examination that an authority asks for";
    stages: [Sign, Charge, Submit];
    research: ["DX-07"];
    sources: [ICD_NOTES, PALMETTO_Z];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge_all(cx, sink);
    if let Some(first) = all(cx).first().filter(|code| code.is_in(ADMINISTRATIVE)) {
        sink.report(about(cx, 0).say(
            format!("{first}, listed first, is an examination for an authority"),
            "plans often do not cover what is not treatment",
            "see whether the plan covers it",
        ));
    }
}
