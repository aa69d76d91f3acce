use super::{about, all, judge_all, not_held};
use crate::report::Reason;
use crate::rules::{Context, Sink, rule};
use crate::tables::icd::{self, Status, When};

rule! {
    /// A diagnosis must be in the ICD-10-CM list in force on the date of service; lists change on October 1 and April 1.
    /// Held are January to September 2021, April to September 2025, and April 2026 to March 2027. Between two of them, what both
    /// say alike counts. For an earlier date the first list is the last known; after the last one its codes carry forward,
    /// and a code that it lacks may be new. In those cases, and for codes outside the behavioral slice, the rule says
    /// unchecked and never an error.
    ///
    /// **What to do:** look the code up in the list of the date, and report the one that took its place.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-06-16", "diagnoses": ["F32.6"], "lines": [{"code": "90834"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-06-16", "diagnoses": ["F32.5"], "lines": [{"code": "90834"}]}
    /// ```
    "diagnosis-not-in-release": Diagnosis, Error,
        "a diagnosis is not in the ICD-10-CM list of the date";
    stages: [Sign, Charge, Submit];
    research: ["DX-02"];
    sources: [ICD_LISTS];
    denial: "CO" "146" Some("M76");
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge_all(cx, sink);
    for (at, (code, found)) in all(cx).iter().zip(&cx.diagnoses).enumerate() {
        let Some(found) = found else {
            not_held(cx, sink, Reason::NoTable);
            continue;
        };
        let when = match found.standing.status {
            _ if !found.standing.certain => {
                not_held(cx, sink, Reason::OutOfDate);
                continue;
            }
            Status::NotInRelease(when) => when,
            _ => continue,
        };
        let (so, day) = match when {
            When::Ended(day) => (
                "; the last list held here that has it begins on ",
                Some(day),
            ),
            When::NotYet(day) => (
                "; the first list held here that has it begins on ",
                Some(day),
            ),
            When::Never => ("", None),
        };
        let day = day
            .and_then(icd::day)
            .map(|day| day.to_string())
            .unwrap_or_default();
        sink.report(about(cx, at).fact("table", found.table.to_owned()).say(
            format!("{code} is not in the ICD-10-CM list of the date{so}{day}"),
            "a claim with a code that is not in force is rejected",
            "report the code of that date that the record supports",
        ));
    }
}
