use crate::encounter::NoteElement;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// A note is signed by whoever did the work, with their credential, on paper or electronically. An image of a signature pasted
    /// in is none. A note that is said to be unsigned supports nothing.
    ///
    /// `note.signedOn` or `note.signedBy` say that it is signed, and so does the element `signature`.
    ///
    /// **What to do:** sign it; where that was forgotten, Medicare takes an attestation. A signature is never dated back.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "note": {"elements": {"signature": false}}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "note": {"signedOn": "2026-03-16"}}
    /// ```
    "note-not-signed": Documentation, Error,
        "the note is not signed";
    stages: [Charge, Submit];
    research: ["DC-18"];
    sources: [OIG_2023, OIG_ON_SITE];
    denial: "CO" "16" Some("MA81");
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let note = cx.encounter.note.as_ref();
    let facts = note.is_some_and(|note| note.signed_on.is_some() || note.signed_by.is_some());
    let signed = match cx.element(NoteElement::Signature) {
        None if facts => Some(true),
        element => element,
    };
    for line in cx.of(|family| family.takes_the_clock()) {
        let path = "/note/elements/signature".to_owned();
        match signed {
            Some(true) => sink.judge(line),
            None => sink.missing(line, vec![path]),
            Some(false) => sink.report_shared(
                Draft::at(path)
                    .and(line)
                    .say(
                        "the note is not signed",
                        "an unsigned note supports nothing, and the payment is taken back",
                        "sign it with today's date; where that was forgotten, Medicare takes an attestation",
                    )
                    .document("sign the note, with today's date"),
            ),
        }
    }
}
