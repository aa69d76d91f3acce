use crate::encounter::Word;
use crate::report::Severity;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Programs by the month and a few services beside them are billable only on what their rules ask for: consent before
    /// integration and collaborative care, an initiating visit for a patient who is new or was not seen within a year, a care
    /// plan, the safety plan itself for safety planning, consent before a consultation between clinicians.
    ///
    /// An element that was looked for and is not there (`false`) is an error where the program's rule is certain, and a warning
    /// where sources only suggest it. Not given is unknown, and the rule is unchecked.
    ///
    /// **What to do:** bill the service when the element is there; do not date it back.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-31", "lines": [{"code": "99484", "minutes": 25}],
    ///  "note": {"elements": {"consent": false, "initiating-visit": true, "care-plan": true}}}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-31", "lines": [{"code": "99484", "minutes": 25}],
    ///  "note": {"elements": {"consent": true, "initiating-visit": true, "care-plan": true}}}
    /// ```
    "program-element-missing": Documentation, Error,
        "a program is billed and the record lacks what its rules ask for";
    stages: [Sign, Charge, Submit];
    research: ["BH-01", "BH-02", "BH-10", "BH-12", "DC-16"];
    sources: [MICMT, MLN_BHI, MFT_MHC, SAFETY_PLANNING];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        let Some(info) = line.info() else { continue };
        for required in info.required {
            let severity = if required.certain {
                Severity::Error
            } else {
                Severity::Warning
            };
            let word = required.element.word();
            match cx.element(required.element) {
                Some(true) => sink.judge(line),
                None => {
                    let need = format!("/note/elements/{word}");
                    sink.missing_at_worst(severity, line, vec![need]);
                }
                Some(false) => sink.report(
                    Draft::at(format!("/note/elements/{word}"))
                        .and(line)
                        .severity(severity)
                        .fact("billed", line.code())
                        .fact("element", word)
                        .say(
                            format!("{} is billed and the record has no {}", line.code(), word.replace('-', " ")),
                            "without it the service is not supported and is repaid on audit",
                            "do not bill it before the element is there; a record is never dated back",
                        )
                        .document(format!("record the {}, if it is already true", word.replace('-', " "))),
                ),
            }
        }
    }
}
