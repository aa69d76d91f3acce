use super::taken_off;
use crate::codes::places;
use crate::encounter::{Modality, Modifier};
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Modifier 93 says that there was no picture. On a visit by video it describes another visit, whoever pays. An audio visit that
    /// carries 93 and a modifier of video too says both; that is judged for Medicare, as some other payers once asked for 95 on
    /// every visit. Where 93 is missing, `audio-modifier-missing` says so.
    ///
    /// **What to do:** take off the modifier of the other way.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "modality": "video", "lines": [{"code": "90834", "modifiers": ["93"]}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "modality": "video", "lines": [{"code": "90834", "modifiers": ["95"]}]}
    /// ```
    "telehealth-modifier-mismatch": Telehealth, Error,
        "a modifier says that the visit was in another way than it was";
    stages: [Charge, Submit];
    research: ["TH-06"];
    sources: [TELEHEALTH_MODIFIERS, AAFP_TELEHEALTH];
    denial: "CO" "4" None;
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    for line in &cx.lines {
        let marks = |wanted: &[_]| line.has_modifier(wanted) == Some(true);
        let (wrong, way) = match cx.modality(line) {
            Some(Modality::Video) => (AUDIO, "by video"),
            Some(Modality::Audio) if cx.payer.is_medicare() && marks(AUDIO) => {
                (places::VIDEO_MARKERS, "by audio")
            }
            _ => continue,
        };
        sink.judge(line);
        let (first, patch) = taken_off(line, wrong);
        if let Some(modifier) = first {
            sink.report(
                Draft::on(line, "modifiers")
                    .fact("billed", line.code())
                    .fact("modifier", modifier.clone())
                    .say(
                        format!("{} was {way} and has modifier {modifier}", line.code()),
                        "the claim describes another visit than took place",
                        format!("take {modifier} off, or correct how the visit was done"),
                    )
                    .correct(format!("take modifier {modifier} off"), patch),
            );
        }
    }
}

/// Live audio only, as any payer and as clinics say it.
const AUDIO: &[Modifier] = &[places::AUDIO, places::AUDIO_OF_CLINICS];
