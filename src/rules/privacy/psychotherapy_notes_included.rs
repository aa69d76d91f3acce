use super::{facts, path};
use crate::rules::claim::whole;
use crate::rules::{Context, Sink, rule};

rule! {
    /// Psychotherapy notes, kept apart from the rest of the record, leave only with an authorization of their own, which a plan may
    /// not ask for as a condition of payment (45 CFR 164.501, 164.508). A claim or its attachment never needs them: time, kind and
    /// frequency, results, diagnosis, function, plan, symptoms, prognosis and progress stand in the progress note.
    ///
    /// **What to do:** take them out and send the progress note.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}],
    ///  "privacy": {"includesPsychotherapyNotes": true, "psychotherapyNotesAuthorized": false}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "privacy": {"includesPsychotherapyNotes": false}}
    /// ```
    "psychotherapy-notes-included": Privacy, Error,
        "separately kept psychotherapy notes would leave with the claim";
    stages: [Charge, Submit];
    research: ["PN-01"];
    sources: [PSYCHOTHERAPY_NOTES_HHH, PSYCHOTHERAPY_NOTES_RULE];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let Some(facts) = facts(cx) else { return };
    let Some(included) = facts.includes_psychotherapy_notes else {
        return;
    };
    let authorized = facts.psychotherapy_notes_authorized;
    for line in &cx.lines {
        match (included, authorized) {
            (true, None) => sink.missing(line, vec![path("psychotherapyNotesAuthorized")]),
            _ => sink.judge(line),
        }
    }
    if included && authorized == Some(false) {
        sink.report(whole(cx, &path("includesPsychotherapyNotes")).say(
            "psychotherapy notes would leave with the claim and nobody authorized it",
            "they are protected above the rest of the record, and a claim never needs them",
            "take them out and send the progress note",
        ));
    }
}
