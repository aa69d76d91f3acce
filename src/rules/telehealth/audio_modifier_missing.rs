use super::{CLINICS, listed};
use crate::codes::places;
use crate::encounter::{Modality, Modifier, ServiceDate};
use crate::report::Reason;
use crate::rules::context::Line;
use crate::rules::{Context, Draft, Sink, rule};

/// When Medicare opened its whole list to audio.
pub(super) const SINCE: ServiceDate = ServiceDate::of(2025, 1, 1);

rule! {
    /// A telehealth visit without picture goes to Medicare with modifier 93. A federally qualified health center or rural health
    /// clinic may use FQ instead. Before 2025 other rules held; those visits are unchecked.
    ///
    /// **What to do:** add 93.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "modality": "audio", "lines": [{"code": "90834", "modifiers": []}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "modality": "audio", "lines": [{"code": "90834", "modifiers": ["93"]}]}
    /// ```
    "audio-modifier-missing": Telehealth, Error,
        "an audio visit to Medicare has no audio modifier";
    stages: [Charge, Submit];
    research: ["TH-06", "TH-13"];
    sources: [AAFP_TELEHEALTH, NGS_EM, TELEHEALTH_MODIFIERS];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    if !cx.payer.is_medicare() {
        return;
    }
    let wanted: &[Modifier] = match cx.billed_by(CLINICS) {
        Some(true) => &[places::AUDIO, places::AUDIO_OF_CLINICS],
        _ => &[places::AUDIO],
    };
    let audio = |line: &&Line<'_>| listed(line) && cx.modality(line) == Some(Modality::Audio);
    for line in cx.lines.iter().filter(audio) {
        if line.date < SINCE {
            sink.no_data(line, Reason::OutOfDate);
            continue;
        }
        match line.has_modifier(wanted) {
            None => sink.missing(line, vec![line.path("modifiers")]),
            Some(true) => sink.judge(line),
            Some(false) => sink.report(
                Draft::on(line, "modifiers")
                    .fact("billed", line.code())
                    .say(
                        format!("{} was by audio and has no modifier 93", line.code()),
                        "the claim says that there was a picture",
                        "add 93",
                    )
                    .with_modifier(line, "93", places::VIDEO_MARKERS),
            ),
        }
    }
}
