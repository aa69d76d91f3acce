use crate::codes::Family;
use crate::encounter::Drug;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Ketamine has no code of its own and is billed with the code for an unclassified drug, its name, NDC and dose. The code
    /// that is sometimes mistaken for it is a local anesthetic.
    ///
    /// **What to do:** bill the unclassified drug.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "96365", "minutes": 40}, {"code": "J2001"}], "procedure": {"drug": "ketamine"}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "96365", "minutes": 40}, {"code": "J3490"}], "procedure": {"drug": "ketamine"}}
    /// ```
    "wrong-drug-code": Code, Error,
        "the drug code names another drug than the one that was given";
    stages: [Charge, Submit];
    research: ["SK-12"];
    sources: [HCPCS_2024];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(|family| family == Family::LocalAnesthetic) {
        match cx.encounter.procedure.as_ref().and_then(|one| one.drug) {
            None => sink.missing(line, vec!["/procedure/drug".to_owned()]),
            Some(Drug::Other) => sink.judge(line),
            Some(Drug::Ketamine | Drug::Esketamine) => {
                sink.report(Draft::on(line, "code").fact("billed", line.code()).say(
                    format!("{} is a local anesthetic, and another drug was given", line.code()),
                    "a drug that was not given is billed",
                    "bill the drug that was given; ketamine is an unclassified drug with its name, NDC and dose",
                ));
            }
        }
    }
}
