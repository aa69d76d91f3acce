use super::{facts, path, treats_substance_use};
use crate::rules::claim::whole;
use crate::rules::{Context, Sink, rule};

rule! {
    /// Records of a federally assisted program that holds itself out as treating substance use (42 CFR Part 2) leave only with the
    /// patient's written consent, to a payer too. Since the rule of 2024 (compliance by 2026-02-16) one consent covers all future
    /// treatment, payment and operations until it is revoked.
    ///
    /// A diagnosis of substance use alone makes no such program: a practice that does not hold itself out as one is none, and then
    /// nothing is asked. Where substance use is treated and `privacy.part2Program` is not given, the rule is unchecked.
    ///
    /// **What to do:** hold the claim until the consent is on file.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "diagnoses": ["F11.20"], "lines": [{"code": "90834"}],
    ///  "privacy": {"part2Program": true, "part2Consent": false}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "diagnoses": ["F11.20"], "lines": [{"code": "90834"}], "privacy": {"part2Program": false}}
    /// ```
    "substance-use-consent-missing": Privacy, Error,
        "a claim of a substance use program goes out without the patient's consent";
    stages: [Charge, Submit];
    research: ["P2-01", "P2-02", "P2-06"];
    sources: [PART2_RULE, PART2_WOODS, PART2_ACC];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    let program = facts(cx).and_then(|facts| facts.part2_program);
    let consent = facts(cx).and_then(|facts| facts.part2_consent);
    let needs = match (program, consent) {
        (Some(false), _) => None,
        (None, _) if !treats_substance_use(cx) => return,
        (None, _) => Some("part2Program"),
        (Some(true), None) => Some("part2Consent"),
        (Some(true), Some(true)) => None,
        (Some(true), Some(false)) => {
            sink.report(whole(cx, &path("part2Consent")).say(
                "the program's records go to the payer and the patient's consent is not on file",
                "disclosure without consent breaks federal law, and a claim is a disclosure",
                "hold the claim until the consent is on file",
            ));
            return;
        }
    };
    for line in &cx.lines {
        match needs {
            Some(field) => sink.missing(line, vec![path(field)]),
            None => sink.judge(line),
        }
    }
}
