use super::incident_to;
use crate::encounter::BilledUnder;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// A service incident to a practitioner's goes out under that practitioner's number, and any other under the number of whoever
    /// did it: never both ways. A clinician who is enrolled bills under their own number, as marriage and family therapists and
    /// mental health counselors may since 2024. A service that is stated not to be incident to and goes out under the
    /// supervisor's number is reported too. These are warnings, as enrolment with this payer is not always what is meant.
    ///
    /// **What to do:** bill under one number, the one that fits how the service was done.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "lines": [{"code": "90834"}], "supervisor": {"credential": "psychologist"},
    ///  "rendering": {"credential": "lmft", "incidentTo": true, "enrolled": true}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "lines": [{"code": "90834"}], "supervisor": {"credential": "psychologist"},
    ///  "rendering": {"credential": "lmft", "incidentTo": true, "enrolled": false}, "claim": {"billedUnder": "supervisor"}}
    /// ```
    "incident-to-wrong-number": Provider, Warning,
        "the number on the claim does not fit how the service was done";
    stages: [Charge, Submit];
    research: ["WB-10"];
    sources: [MFT_MHC, NORIDIAN];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    if !cx.payer.is_medicare() {
        return;
    }
    let under = cx
        .encounter
        .claim
        .as_ref()
        .and_then(|claim| claim.billed_under);
    let wrong = |path: String, message: &'static str| {
        Draft::at(path).say(
            message,
            "the claim names the wrong person and is denied or repaid",
            "bill under one number, the one that fits how the service was done",
        )
    };
    for (line, clinician) in incident_to(cx) {
        sink.judge(line);
        match clinician.enrolled {
            Some(true) => sink.report_shared(
                wrong(
                    line.clinician_path("enrolled"),
                    "an enrolled clinician's service is billed as incident to another's",
                )
                .and(line),
            ),
            None if line.biller().flatten().is_some() => {
                sink.missing(line, vec![line.clinician_path("enrolled")]);
            }
            _ => {}
        }
        match under {
            Some(BilledUnder::Rendering) => sink.report_shared(
                wrong(
                    "/claim/billedUnder".to_owned(),
                    "a service incident to another's is billed under the clinician's own number",
                )
                .and(line),
            ),
            None => sink.missing(line, vec!["/claim/billedUnder".to_owned()]),
            _ => {}
        }
    }
    if under != Some(BilledUnder::Supervisor) {
        return;
    }
    for line in cx.lines.iter().filter(|line| !cx.by_staff(line)) {
        if line.clinician.and_then(|one| one.incident_to) == Some(false) {
            sink.report_shared(
                wrong(
                    "/claim/billedUnder".to_owned(),
                    "a service that is not incident to is billed under the supervisor's number",
                )
                .and(line),
            );
        }
    }
}
