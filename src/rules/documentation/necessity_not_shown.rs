use crate::codes::Family;
use crate::encounter::NoteElement;
use crate::report::Severity;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Coverage needs medical necessity, however well the minutes and the code fit. A note that was looked at and shows neither
    /// necessity nor symptoms is an error; one that shows symptoms and does not say why the service was needed is a warning.
    ///
    /// **What to do:** if the record shows why the service was needed, say so in a dated addendum; else do not bill it.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90837", "minutes": 60}],
    ///  "note": {"elements": {"medical-necessity": false, "symptoms": false}}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90837", "minutes": 60}],
    ///  "note": {"elements": {"medical-necessity": true, "symptoms": false}}}
    /// ```
    "necessity-not-shown": Documentation, Warning,
        "the note does not show why the service was needed";
    stages: [Sign, Charge, Submit];
    research: ["UC-04"];
    sources: [MMP_CERT, OIG_ON_SITE];
    denial: "CO" "50" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let shown = cx.element(NoteElement::MedicalNecessity);
    let symptoms = cx.element(NoteElement::Symptoms);
    let mut draft = Draft::at("/note/elements/medical-necessity".to_owned());
    let mut any = false;
    for line in cx.of(Family::takes_the_clock) {
        match shown {
            None => sink.missing(line, vec!["/note/elements/medical-necessity".to_owned()]),
            Some(true) => sink.judge(line),
            Some(false) => {
                any = true;
                draft = draft.and(line);
            }
        }
    }
    if any {
        let severity = match symptoms {
            Some(false) => Severity::Error,
            _ => Severity::Warning,
        };
        sink.report(
            draft
                .severity(severity)
                .say(
                    "the note does not show why the service was needed",
                    "a service whose need is not shown is not covered, whatever its code",
                    "say why it was needed in a dated addendum, if the record shows it; else do not bill it",
                )
                .document("record why the service was needed, if that is known from the record"),
        );
    }
}
