use super::{about, all, judge_all, name};
use crate::rules::{Context, Sink, rule};
use crate::tables::icd::Status;

/// How many codes below a header are named.
const MOST: u32 = 12;

rule! {
    /// Only codes of full length are reported. A code with others below it is a heading, by the ICD-10-CM list of the date;
    /// where no list of the date is held, lists before and after it that agree decide, and otherwise
    /// `diagnosis-not-in-release` says unchecked.
    ///
    /// **What to do:** report the code below it that the record supports. No fix chooses a diagnosis.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-06-16", "diagnoses": ["F43.1"], "lines": [{"code": "90834"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-06-16", "diagnoses": ["F43.10"], "lines": [{"code": "90834"}]}
    /// ```
    "diagnosis-is-header": Diagnosis, Error,
        "a diagnosis is a heading and not a code of full length";
    stages: [Sign, Charge, Submit];
    research: ["DX-01"];
    sources: [ICD_LISTS];
    denial: "CO" "16" Some("M76");
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    judge_all(cx, sink);
    let date = cx.encounter.date_of_service;
    for (at, (code, found)) in all(cx).iter().zip(&cx.diagnoses).enumerate() {
        let Some(found) =
            found.filter(|found| found.standing.status == Status::Header && found.standing.certain)
        else {
            continue;
        };
        let (mut help, mut count) = ("report one of".to_owned(), 0_u32);
        for below in found.list.children(code.as_str(), date) {
            count = count.saturating_add(1);
            if count <= MOST {
                name(&mut help, below.as_str());
            }
        }
        if count > MOST {
            help.push_str(&format!(" and {} more", count.saturating_sub(MOST)));
        }
        sink.report(about(cx, at).say(
            format!("{code} is a heading: it has codes below it"),
            "a claim with a code that is not of full length is rejected",
            help,
        ));
    }
}
