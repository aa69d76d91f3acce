use crate::encounter::{Credential, Word};
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// A note signed by a student or by a clinician in training is countersigned by the supervisor, who answers for the work. Whether
    /// a payer takes the work at all is another rule's. A warning: states and payers differ in who needs it.
    ///
    /// **What to do:** have the supervisor countersign, with the day on which that happens.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "note": {"signedBy": "associate", "cosigned": false}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "note": {"signedBy": "associate", "cosigned": true}}
    /// ```
    "cosignature-missing": Documentation, Warning,
        "a trainee's note is not countersigned";
    stages: [Charge, Submit];
    research: [];
    sources: [OIG_2023, INCIDENT_TO_2023];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let Some(note) = &cx.encounter.note else {
        return;
    };
    let trainee = note
        .signed_by
        .filter(|who| matches!(who, Credential::Student | Credential::Associate));
    let Some(trainee) = trainee else { return };
    for line in cx.lines.iter().filter(|line| cx.of_encounter(line)) {
        match note.cosigned {
            Some(true) => sink.judge(line),
            None => sink.missing(line, vec!["/note/cosigned".to_owned()]),
            Some(false) => sink.report_shared(
                Draft::at("/note/cosigned".to_owned())
                    .and(line)
                    .fact("signed", trainee.word())
                    .say(
                        format!(
                            "`{}` signed the note and nobody countersigned it",
                            trainee.word()
                        ),
                        "work in training that nobody answers for is not covered",
                        "have the supervisor countersign, with the day on which that happens",
                    )
                    .document("have the supervisor countersign, with today's date"),
            ),
        }
    }
}
