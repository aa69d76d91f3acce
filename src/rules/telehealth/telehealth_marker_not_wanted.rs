use super::{by_medicare, markers};
use crate::codes::Telehealth;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Check-ins, messages, integrated and collaborative care, digital treatment and consultations between clinicians are done at
    /// a distance by their nature. To Medicare they are not telehealth: they carry neither place of service 02 or 10 nor a
    /// telehealth modifier. Only Medicare's rules are held.
    ///
    /// **What to do:** use the place where the clinician usually sees patients, and take the modifier off.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-31", "payer": "medicare", "placeOfService": "10", "lines": [{"code": "G0553", "minutes": 20}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-31", "payer": "medicare", "placeOfService": "11", "lines": [{"code": "G0553", "minutes": 20}]}
    /// ```
    "telehealth-marker-not-wanted": Telehealth, Error,
        "a service that is not telehealth is billed to Medicare as telehealth";
    stages: [Charge, Submit];
    research: ["TH-12", "TH-07"];
    sources: [NORIDIAN_DMHT, CODINGINTEL_BH];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    if !by_medicare(cx) {
        return;
    }
    for line in &cx.lines {
        let concerned = line.info().is_some_and(|info| {
            info.family.is_from_afar() && info.setting.telehealth == Telehealth::NotListed
        });
        if !concerned {
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
        "the service is not telehealth to Medicare and is billed as telehealth",
        "the line is denied",
        "use the place where the clinician usually sees patients, and take the modifier off",
    )
}
