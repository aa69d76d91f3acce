use super::{markers, possible};
use crate::encounter::Modality;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Places of service 02 and 10 and the modifiers of video and audio say that the patient was not in the room. On a visit in
    /// person they are wrong for every payer, and place 02 pays less.
    ///
    /// **What to do:** use the place where the patient was seen, and take the modifier off.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "modality": "in-person", "placeOfService": "10", "lines": [{"code": "90834"}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "modality": "in-person", "placeOfService": "11", "lines": [{"code": "90834"}]}
    /// ```
    "telehealth-marker-in-person": Telehealth, Error,
        "a visit in person is billed as telehealth";
    stages: [Charge, Submit];
    research: ["TH-05"];
    sources: [CMS_POS, AAFP_TELEHEALTH];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        if cx.modality(line) != Some(Modality::InPerson) {
            continue;
        }
        let apart = line
            .info()
            .is_some_and(|info| info.family.is_from_afar() || !possible(info, Modality::InPerson));
        if apart {
            continue;
        }
        sink.judge(line);
        for draft in markers(cx, line, about) {
            sink.report_shared(draft);
        }
    }
}

fn about(draft: Draft) -> Draft {
    draft.say(
        "the visit was in person and is billed as telehealth",
        "the claim describes another visit, and may be paid at another rate",
        "use the place where the patient was seen, and take the modifier off",
    )
}
