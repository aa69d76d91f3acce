use crate::codes::Family;
use crate::encounter::DrugSupply;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Where a specialty pharmacy supplied the esketamine and bills it, the practice bills neither the drug nor the visit codes
    /// that include it; it bills the E/M visit and the observation that the plan wants.
    ///
    /// **What to do:** remove the line; bill the visit without the drug.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "G2083"}], "procedure": {"drugSupply": "specialty-pharmacy"}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "G2083"}], "procedure": {"drugSupply": "practice"}}
    /// ```
    "drug-not-purchased": Code, Error,
        "a drug is billed that a specialty pharmacy supplied";
    stages: [Charge, Submit];
    research: ["SK-08"];
    sources: [JANSSEN_COVERAGE, RYBAR_ESKETAMINE];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let supply = cx
        .encounter
        .procedure
        .as_ref()
        .and_then(|one| one.drug_supply);
    for line in cx.of(|family| matches!(family, Family::Esketamine | Family::EsketamineDrug)) {
        match supply {
            None => sink.missing(line, vec!["/procedure/drugSupply".to_owned()]),
            Some(DrugSupply::Practice) => sink.judge(line),
            Some(DrugSupply::SpecialtyPharmacy) => {
                sink.report(Draft::on(line, "code").fact("billed", line.code()).say(
                    format!(
                        "{} holds the drug, and a specialty pharmacy supplied it",
                        line.code()
                    ),
                    "the drug would be paid twice; the line is denied or repaid",
                    "bill the E/M visit and the observation that the plan wants, without the drug",
                ))
            }
        }
    }
}
