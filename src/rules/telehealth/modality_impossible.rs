use super::{markers, possible};
use crate::encounter::{Modality, Word};
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Some services can be done in one way only: stimulation, convulsive therapy, infusion and esketamine with its observation
    /// need the patient in the room; video visits, telephone visits and messages have codes of their own. Where `modality` is not
    /// given, a telehealth place of service or modifier on a hands-on service says enough.
    ///
    /// **What to do:** bill the code of the way it was done, or correct how it was done.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "modality": "video", "lines": [{"code": "90867"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "modality": "in-person", "lines": [{"code": "90867"}]}
    /// ```
    "modality-impossible": Telehealth, Error,
        "the service cannot be done in the way it is said to have been";
    stages: [Schedule, Sign, Charge, Submit];
    research: ["TH-17"];
    sources: [LCD_L37086, CGS_ESKETAMINE, VERIMEDIX];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        let Some(info) = line
            .info()
            .filter(|info| !info.setting.modalities.is_empty())
        else {
            continue;
        };
        let Some(modality) = cx.modality(line) else {
            let marked = match info.setting.modalities {
                [Modality::InPerson] => markers(cx, line, about),
                _ => Vec::new(),
            };
            if marked.is_empty() {
                sink.missing(line, vec![cx.modality_path(line)]);
            }
            for draft in marked {
                sink.report_shared(draft);
            }
            continue;
        };
        sink.judge(line);
        if !possible(info, modality) {
            sink.report(about(
                Draft::on(line, "code")
                    .fact("billed", line.code())
                    .fact("modality", modality.word()),
            ));
        }
    }
}

fn about(draft: Draft) -> Draft {
    draft.say(
        "the service cannot be done in this way",
        "the line describes what did not happen, and is denied or repaid",
        "bill the code of the way it was done, or correct how it was done",
    )
}
