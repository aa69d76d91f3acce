use super::{facts, path};
use crate::rules::claim::whole;
use crate::rules::{Context, Sink, rule};

rule! {
    /// Since the rule of 2024, counseling notes of a substance use program that are kept apart are protected like psychotherapy
    /// notes: the consent to treatment, payment and operations does not cover them, and a separate one does.
    ///
    /// **What to do:** take them out.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}],
    ///  "privacy": {"includesCounselingNotes": true, "counselingNotesConsent": false}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "90834"}], "privacy": {"includesCounselingNotes": false}}
    /// ```
    "counseling-notes-included": Privacy, Error,
        "separately kept substance use counseling notes would leave with the claim";
    stages: [Charge, Submit];
    research: ["P2-04"];
    sources: [PART2_ACC, PART2_RULE];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let Some(facts) = facts(cx) else { return };
    let Some(included) = facts.includes_counseling_notes else {
        return;
    };
    let consent = facts.counseling_notes_consent;
    for line in &cx.lines {
        match (included, consent) {
            (true, None) => sink.missing(line, vec![path("counselingNotesConsent")]),
            _ => sink.judge(line),
        }
    }
    if included && consent == Some(false) {
        sink.report(whole(cx, &path("includesCounselingNotes")).say(
            "counseling notes would leave with the claim without a consent of their own",
            "the general consent does not cover them",
            "take them out",
        ));
    }
}
