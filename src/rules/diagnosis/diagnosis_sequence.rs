use super::{about, all, judge_all};
use crate::codes::diagnoses::{IDEATION, MENTAL, WITH_IDEATION};
use crate::report::Severity;
use crate::rules::{Context, Sink, rule};
use crate::tables::icd_notes;

rule! {
    /// Some codes do not stand first. A manifestation (F02, F04 to F07, F09, F54) comes after the condition that causes it, by
    /// its code-first note. Suicidal ideation (R45.851) comes after the disorder that it belongs to: an error beside
    /// psychotic, mood, anxiety, stress, personality and substance use disorders; beside any other mental disorder, where it
    /// may be a problem of its own, a warning. Alone it may stand first.
    ///
    /// **What to do:** put the disorder or the causing condition first, if the record supports it.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-06-16", "diagnoses": ["R45.851", "F33.2"], "lines": [{"code": "90834"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-06-16", "diagnoses": ["F33.2", "R45.851"], "lines": [{"code": "90834"}]}
    /// ```
    "diagnosis-sequence": Diagnosis, Error,
        "the first diagnosis is one that stands after another";
    stages: [Sign, Charge, Submit];
    research: ["DX-10", "DX-11", "DX-20"];
    sources: [ICD_NOTES, SUICIDAL_IDEATION];
    denial: "CO" "16" Some("MA63");
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge_all(cx, sink);
    let Some((first, rest)) = all(cx).split_first() else {
        return;
    };
    let draft = || about(cx, 0);
    if first.is_in(icd_notes::CAUSE_FIRST) {
        sink.report(draft().say(
            format!("{first} stands first and is the result of another condition"),
            "the tabular list says to code that condition first, and payers reject the claim",
            "put the causing condition before it",
        ));
    }
    let of = |groups| rest.iter().find(|code| code.is_in(groups));
    if let (true, Some(other)) = (
        first.is_in(IDEATION),
        of(WITH_IDEATION).or_else(|| of(MENTAL)),
    ) {
        let severity = if other.is_in(WITH_IDEATION) {
            Severity::Error
        } else {
            Severity::Warning
        };
        sink.report(
            draft()
                .severity(severity)
                .fact("behind", other.to_string())
                .say(
                    format!("{first} stands before {other}"),
                    "a symptom comes after the disorder that it belongs to",
                    format!("put {other} first, if it explains the symptom"),
                ),
        );
    }
}
