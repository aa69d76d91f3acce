use crate::encounter::Modality;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// By video or audio a clinician must be licensed or authorized where the patient is. A licence of another state is a warning
    /// and not an error: interstate compacts, registrations for telehealth and exceptions for a short stay make many such visits
    /// right, and none of them is a fact of an encounter.
    ///
    /// **What to do:** see that the clinician may practise in the patient's state, by licence, compact or registration.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "modality": "video", "patient": {"state": "NV"}, "rendering": {"licenseState": "CA"},
    ///  "lines": [{"code": "90834"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "modality": "video", "patient": {"state": "NV"}, "rendering": {"licenseState": "NV"},
    ///  "lines": [{"code": "90834"}]}
    /// ```
    "licence-of-other-state": Provider, Warning,
        "the licence is not of the state where the patient was";
    stages: [Schedule, Sign, Charge, Submit];
    research: ["WB-13"];
    sources: [AAPC_DOCUMENTATION];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let patient = cx.encounter.patient.as_ref().and_then(|one| one.state);
    for line in &cx.lines {
        if !matches!(cx.modality(line), Some(Modality::Video | Modality::Audio)) {
            continue;
        }
        let licence = line.clinician.and_then(|one| one.license_state);
        match (patient, licence) {
            (Some(patient), Some(licence)) => {
                sink.judge(line);
                if patient != licence {
                    sink.report_shared(
                        Draft::at(line.clinician_path("licenseState")).and(line).say(
                            "the licence is of another state than the patient was in",
                            "without a licence, compact or registration there, the service may not be billed",
                            "see that the clinician may practise in the patient's state",
                        ),
                    );
                }
            }
            (patient, licence) => {
                let state = patient.is_none().then(|| "/patient/state".to_owned());
                let own = licence
                    .is_none()
                    .then(|| line.clinician_path("licenseState"));
                sink.missing(line, state.into_iter().chain(own).collect());
            }
        }
    }
}
