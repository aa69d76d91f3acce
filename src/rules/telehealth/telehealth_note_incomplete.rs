use super::live;
use crate::encounter::{NoteElement, Word};
use crate::rules::{Context, Draft, Sink, rule};

/// What the note of a telehealth visit holds.
const ELEMENTS: &[NoteElement] = &[
    NoteElement::Modality,
    NoteElement::PatientLocation,
    NoteElement::ClinicianLocation,
    NoteElement::TelehealthConsent,
];

rule! {
    /// Contractors and plans look in the note of a telehealth visit for how it was done, where the patient and the clinician were,
    /// and consent to it. Consent to audio is consent to telehealth.
    ///
    /// **What to do:** record it, if it is true and known.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "modality": "video", "lines": [{"code": "90834"}],
    ///  "note": {"elements": {"patient-location": false}}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "modality": "video", "lines": [{"code": "90834"}],
    ///  "note": {"elements": {"patient-location": true}}}
    /// ```
    "telehealth-note-incomplete": Telehealth, Warning,
        "the note of a telehealth visit lacks what payers look for";
    stages: [Sign, Charge, Submit];
    research: ["TH-16"];
    sources: [HEADWAY_NOTES, AAFP_TELEHEALTH];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(|family| !family.is_from_afar() && family.takes_the_clock()) {
        if !live(cx.modality(line)) {
            continue;
        }
        sink.judge(line);
        for element in ELEMENTS {
            let there = match cx.element(*element) {
                Some(false)
                    if *element == NoteElement::TelehealthConsent
                        && cx.element(NoteElement::AudioConsent) == Some(true) =>
                {
                    Some(true)
                }
                there => there,
            };
            let path = format!("/note/elements/{}", element.word());
            match there {
                Some(true) => {}
                None => sink.missing(line, vec![path]),
                Some(false) => sink.report_shared(
                    Draft::at(path)
                        .and(line)
                        .say(
                            format!("the telehealth note has no {}", element.word()),
                            "the visit may be repaid on audit",
                            "record it, if it is true and known",
                        )
                        .document("record it, if it is true and known"),
                ),
            }
        }
    }
}
