use super::{about, all, judge_all, not_held};
use crate::encounter::Diagnosis;
use crate::report::Reason;
use crate::rules::{Context, Sink, rule};
use crate::tables::icd_notes;

rule! {
    /// An Excludes1 note of the tabular list keeps two codes apart: one condition cannot be both. Judged are the notes at
    /// F01 to F99 and R40 to R46, either way round, from April 2025 on; those of April 2026 are carried forward, as none of
    /// the list of October 2026 were found. Excludes2 notes let both stand, as with suicidal ideation beside depression.
    /// The guidelines allow two codes of a note for two conditions that have nothing to do with each other, which a claim
    /// cannot show.
    ///
    /// **What to do:** keep the code that the record supports; of use, abuse and dependence of one substance the most severe.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-06-16", "diagnoses": ["F31.9", "F33.1"], "lines": [{"code": "90834"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-06-16", "diagnoses": ["F33.1", "F41.1"], "lines": [{"code": "90834"}]}
    /// ```
    "diagnoses-exclude-each-other": Diagnosis, Error,
        "two diagnoses exclude each other";
    stages: [Sign, Charge, Submit];
    research: ["DX-09", "DX-11", "DX-12", "DX-13", "DX-14", "DX-15", "DX-16", "DX-17", "DX-18", "DX-19"];
    sources: [ICD_NOTES, CHAPTER_5];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge_all(cx, sink);
    let codes = all(cx);
    for (at, code) in codes.iter().enumerate() {
        let Some((other, scope)) = codes
            .iter()
            .take(at)
            .find_map(|other| Some((other, icd_notes::excludes(other, code)?)))
        else {
            continue;
        };
        if cx.encounter.date_of_service < icd_notes::FROM {
            not_held(cx, sink, Reason::NoTable);
            continue;
        }
        // Blocks of categories, such as F70-F79, are no code.
        let scope =
            Diagnosis::parse(scope).map_or_else(|| scope.to_owned(), |code| code.to_string());
        sink.report(about(cx, at).fact("excludedBy", other.to_string()).say(
            format!("{other} and {code} are not reported together"),
            format!("an Excludes1 note at {scope} keeps them apart, and payers deny the pair"),
            "keep the one that the record supports",
        ));
    }
}
