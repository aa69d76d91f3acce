use crate::across::{Across, Digest};
use crate::rules::{Context, Draft, Sink, nothing, rule};

/// From this share of common words on, in percent, two notes are one. No text gives a figure.
const ALIKE: u32 = 90;
/// Earlier notes that one is held against, of the patient and of the clinician each: the latest.
const MOST_NOTES: usize = 64;

rule! {
    /// The note says almost word for word what another says: an earlier one of the patient, or one of the same clinician about
    /// another patient. Contractors call it cloned where notes are worded alike from visit to visit or patient to patient, and deny the
    /// service for lack of medical necessity. Nine tenths of the runs of five words alike are a choice, not a source's.
    ///
    /// It needs several encounters in one call with `note.text`. Only hashes of words are kept. Left out: notes of fewer
    /// than sixty words, two claims of one visit, and notes of one group session, of which a part is rightly the same.
    ///
    /// **What to do:** see that the note says what this visit was; amend it only with what is true.
    ///
    /// ```json flags
    /// [{"dateOfService": "2026-03-16", "patient": {"key": "a"}, "lines": [{"code": "90834"}], "note": {"text": "Testa came on time and spoke of the quarrel with a sister about the holidays. We named the thought behind the anger, looked for what speaks against it, and wrote a kinder one. Testa tried the breathing that we practised before and felt the shoulders sink. For next week Testa will call the sister, write down three moments of calm, and bring the list to the next session."}},
    ///  {"dateOfService": "2026-03-23", "patient": {"key": "a"}, "lines": [{"code": "90834"}], "note": {"text": "Testa came on time and spoke of the quarrel with a sister about the holidays. We named the thought behind the anger, looked for what speaks against it, and wrote a kinder one. Testa tried the breathing that we practised before and felt the shoulders sink. For next week Testa will call the sister, write down three moments of calm, and bring the list to the next session."}}]
    /// ```
    /// ```json allows
    /// [{"dateOfService": "2026-03-16", "patient": {"key": "a"}, "lines": [{"code": "90834"}], "note": {"text": "Testa came on time and spoke of the quarrel with a sister about the holidays. We named the thought behind the anger, looked for what speaks against it, and wrote a kinder one. Testa tried the breathing that we practised before and felt the shoulders sink. For next week Testa will call the sister, write down three moments of calm, and bring the list to the next session."}},
    ///  {"dateOfService": "2026-03-23", "patient": {"key": "a"}, "lines": [{"code": "90834"}], "note": {"text": "The call to the sister went better than feared, and Testa laughed while telling of it. The list of calm moments had five entries instead of three. We looked at what made the call possible and planned how to keep the door open over the summer. Testa named two worries about work, of which one will be the subject of the next session, and agreed to keep the list going until then."}}]
    /// ```
    "note-cloned": Documentation, Warning,
        "the note says almost word for word what another note says";
    stages: [Sign, Charge, Submit];
    research: ["DC-20"];
    sources: [NGS_CLONED, RULA];
    check: nothing, across: across
}

fn across(_: &Context<'_>, among: &Across<'_>, sink: &mut Sink) {
    let own = among.own;
    let Some(sketch) = &own.sketch else { return };
    let one_visit = |other: &Digest| {
        own.date == other.date
            && (own.of_one_patient(other) || !own.of_two_patients(other) || grouped(own, other))
    };
    let candidates = among
        .of_patient()
        .filter(|other| other.sketch.is_some())
        .take(MOST_NOTES)
        .chain(
            among
                .of_clinician()
                .filter(|other| other.sketch.is_some())
                .take(MOST_NOTES),
        );
    let mut most: Option<(u32, &Digest)> = None;
    for other in candidates.filter(|other| !one_visit(other)) {
        let likeness = other.sketch.as_ref().map_or(0, |one| one.likeness(sketch));
        if likeness >= ALIKE && most.is_none_or(|(best, _)| likeness > best) {
            most = Some((likeness, other));
        }
    }
    let Some((likeness, other)) = most else {
        return;
    };
    sink.report(
        Draft::at("/note/text".to_owned())
            .fact("likeness", likeness)
            .fact("other", other.date.to_string())
            .related(other.at, "/note/text".to_owned())
            .say(
                format!("about {likeness} of 100 runs of words are those of the note of {}", other.date),
                "notes that are worded alike do not show what this visit was for, and the service is denied as not necessary",
                "see that the note says what this visit was; amend it only with what is true",
            ),
    );
}

/// Two notes of one group session.
fn grouped(one: &Digest, other: &Digest) -> bool {
    one.of_one_clinician(other) && one.in_group && other.in_group
}
