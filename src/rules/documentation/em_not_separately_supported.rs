use crate::codes::Family;
use crate::encounter::NoteElement;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// An E/M beside psychotherapy must be significant and separately identifiable: the note needs its medical decision making,
    /// apart from the therapy. This rule speaks where the note was looked at and has no decision making, or no evaluation kept
    /// apart. "Medications unchanged" alone is neither.
    ///
    /// **What to do:** bill the psychotherapy alone, unless the medical work is recorded and was overlooked.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99213"}, {"code": "90836", "minutes": 45}],
    ///  "note": {"elements": {"medical-decision-making": false}}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "lines": [{"code": "99213"}, {"code": "90836", "minutes": 45}],
    ///  "note": {"elements": {"medical-decision-making": true, "separate-evaluation": true}}}
    /// ```
    "em-not-separately-supported": Documentation, Warning,
        "the note shows no medical work apart from the psychotherapy";
    stages: [Sign, Charge, Submit];
    research: ["EM-06"];
    sources: [OIG_OCEANSIDE, SUPERCODER];
    denial: "CO" "150" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in cx.of(|family| family == Family::PsychotherapyWithEm) {
        let Some(em) = cx.primaries(line).next() else {
            continue;
        };
        let decision = cx.element(NoteElement::MedicalDecisionMaking);
        let apart = cx.element(NoteElement::SeparateEvaluation);
        if decision == Some(false) || apart == Some(false) {
            let (element, what) = match decision {
                Some(false) => ("medical-decision-making", "no medical decision making"),
                _ => (
                    "separate-evaluation",
                    "no evaluation apart from the psychotherapy",
                ),
            };
            sink.report(
                Draft::at(format!("/note/elements/{element}"))
                    .and(em)
                    .and(line)
                    .fact("em", em.code())
                    .fact("psychotherapy", line.code())
                    .say(
                        format!("the note has {what}, and {} is billed beside {}", em.code(), line.code()),
                        "without medical work of its own the E/M is repaid on audit, and the add-on with it",
                        "bill the psychotherapy alone, unless the medical work is recorded and was overlooked",
                    )
                    .document("record the medical work apart, if it was done and is known"),
            );
        } else if decision.is_none() {
            sink.missing(
                em,
                vec!["/note/elements/medical-decision-making".to_owned()],
            );
        } else {
            sink.judge(em);
        }
    }
}
