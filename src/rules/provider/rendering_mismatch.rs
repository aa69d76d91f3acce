use crate::encounter::{Credential, Word};
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Whoever signs the note did the work, and the claim names them. A note signed under another licence than the rendering
    /// clinician's is a mismatch, unless the service is billed as incident to the rendering clinician's or they countersigned it.
    /// Physicians of either degree are one. Where the note does not say who signed, nothing is compared.
    ///
    /// **What to do:** bill under whoever did the work.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "rendering": {"credential": "md", "incidentTo": false},
    ///  "note": {"signedBy": "student", "cosigned": false}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "rendering": {"credential": "md", "incidentTo": false},
    ///  "note": {"signedBy": "md"}}
    /// ```
    "rendering-mismatch": Provider, Error,
        "the note is signed by another than the claim's rendering clinician";
    stages: [Sign, Charge, Submit];
    research: ["WB-14"];
    sources: [AAPC_DOCUMENTATION];
    subsumes: ["cosignature-missing"];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let Some(note) = &cx.encounter.note else {
        return;
    };
    let Some(signed) = note.signed_by else { return };
    for line in cx.lines.iter().filter(|line| cx.of_encounter(line)) {
        let Some(rendering) = line.credential() else {
            sink.missing(line, vec![line.clinician_path("credential")]);
            continue;
        };
        sink.judge(line);
        if physician(signed) == physician(rendering) {
            continue;
        }
        let incident_to = line.clinician.and_then(|one| one.incident_to);
        if note.cosigned == Some(true) || incident_to == Some(true) {
            continue;
        }
        if note.cosigned.is_none() || incident_to.is_none() {
            let cosigned = note.cosigned.is_none().then(|| "/note/cosigned".to_owned());
            let own = incident_to
                .is_none()
                .then(|| line.clinician_path("incidentTo"));
            sink.missing(line, cosigned.into_iter().chain(own).collect());
            continue;
        }
        sink.report_shared(
            Draft::at("/note/signedBy".to_owned())
                .and(line)
                .fact("signed", signed.word())
                .fact("rendering", rendering.word())
                .say(
                    format!(
                        "`{}` signed the note and the claim is `{}`'s",
                        signed.word(),
                        rendering.word()
                    ),
                    "a service nobody on the claim is shown to have done is repaid",
                    "bill under whoever did the work",
                ),
        );
    }
}

/// Both degrees as one.
fn physician(credential: Credential) -> Credential {
    match credential {
        Credential::Do => Credential::Md,
        other => other,
    }
}
