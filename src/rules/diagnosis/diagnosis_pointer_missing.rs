use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// A line names its diagnoses by their position on the claim. A pointer beyond the last of them names none.
    ///
    /// **What to do:** point to a diagnosis of the claim, or add the one that is missing.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-06-16", "diagnoses": ["F33.1"], "lines": [{"code": "90834", "diagnosisPointers": [1, 2]}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-06-16", "diagnoses": ["F33.1"], "lines": [{"code": "90834", "diagnosisPointers": [1]}]}
    /// ```
    "diagnosis-pointer-missing": Diagnosis, Error,
        "a line points to a diagnosis that the claim does not have";
    stages: [Charge, Submit];
    research: ["DX-28"];
    sources: [AAPC_DOCUMENTATION, CMS_1500];
    denial: "CO" "16" Some("M76");
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        let Some(pointers) = &line.given.diagnosis_pointers else {
            continue;
        };
        let Some(all) = &cx.encounter.diagnoses else {
            sink.missing(line, vec!["/diagnoses".to_owned()]);
            continue;
        };
        sink.judge(line);
        for (at, pointer) in pointers.iter().enumerate() {
            let there = usize::try_from(pointer.0).is_ok_and(|number| number <= all.len());
            if !there {
                sink.report(
                    Draft::on(line, &format!("diagnosisPointers/{at}"))
                        .fact("pointer", pointer.0)
                        .say(
                            format!(
                                "{} points to diagnosis {}, and there are {}",
                                line.code(),
                                pointer.0,
                                all.len()
                            ),
                            "a claim with a pointer to nothing is rejected",
                            "point to a diagnosis of the claim, or add the one that is missing",
                        ),
                );
            }
        }
    }
}
