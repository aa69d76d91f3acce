use crate::codes::Family;
use crate::codes::diagnoses::MENTAL;
use crate::encounter::Drug;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Ketamine by infusion is not approved for depression or other mental disorders; most payers do not cover it. A claim may still go out, for a denial
    /// that the patient needs or a plan that pays. Medicare asks for an advance notice first.
    ///
    /// **What to do:** tell the patient before the treatment, in writing, that it will probably not be paid.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "96365", "minutes": 40}, {"code": "J3490"}], "procedure": {"drug": "ketamine"}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "96365", "minutes": 40}, {"code": "J3490"}], "procedure": {"drug": "other"}}
    /// ```
    "ketamine-off-label": Code, Warning,
        "an infusion of ketamine is mostly not covered";
    stages: [Schedule, Charge, Submit];
    research: ["SK-11"];
    sources: [OSMIND_KETAMINE];
    denial: "CO" "50" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(|family| family == Family::Infusion) {
        if line.info().is_some_and(|info| info.continues()) {
            continue;
        }
        match cx.encounter.procedure.as_ref().and_then(|one| one.drug) {
            None => sink.missing(line, vec!["/procedure/drug".to_owned()]),
            // For pain and the like it is another question, and not this one's.
            Some(Drug::Ketamine)
                if cx
                    .encounter
                    .diagnoses
                    .as_ref()
                    .is_some_and(|all| !all.is_empty() && !all.iter().any(|one| one.is_in(MENTAL))) =>
            {
                sink.judge(line);
            }
            Some(Drug::Ketamine) => sink.report(Draft::on(line, "code").fact("billed", line.code()).say(
                "ketamine by infusion is off-label for mental disorders",
                "most payers deny it as not covered",
                "give the patient notice in writing before the treatment; for Medicare an advance beneficiary notice",
            )),
            Some(_) => sink.judge(line),
        }
    }
}
