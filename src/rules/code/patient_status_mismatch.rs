use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Office, home, video and telephone visits have codes for new patients and codes for established ones; an esketamine visit is
    /// for established patients. A patient is established who was seen by this clinician, or by one of the same specialty in the
    /// group, in the last three years.
    ///
    /// **What to do:** bill the code for the patient's status; a first esketamine session follows a first visit.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99203", "levelBasis": "mdm", "mdm": "low"}], "patient": {"established": true}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99203", "levelBasis": "mdm", "mdm": "low"}], "patient": {"established": false}}
    /// ```
    "patient-status-mismatch": Code, Error,
        "the code is for new patients and this one is known, or the other way round";
    stages: [Schedule, Sign, Charge, Submit];
    research: ["SK-03"];
    sources: [EM_2021, PABAU_ESKETAMINE, NEOLYTIX_ESKETAMINE];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let known = cx
        .encounter
        .patient
        .as_ref()
        .and_then(|patient| patient.established);
    for line in &cx.lines {
        let Some(wanted) = line.info().and_then(|info| info.established()) else {
            continue;
        };
        match known {
            None => sink.missing(line, vec!["/patient/established".to_owned()]),
            Some(known) if known == wanted => sink.judge(line),
            Some(_) => sink.report(Draft::on(line, "code").fact("billed", line.code()).say(
                if wanted {
                    format!(
                        "{} is for established patients, and this one is new",
                        line.code()
                    )
                } else {
                    format!(
                        "{} is for new patients, and this one is established",
                        line.code()
                    )
                },
                "the payer knows its patients' visits and denies the line",
                "bill the code for the patient's status, at the level that the record supports",
            )),
        }
    }
}
