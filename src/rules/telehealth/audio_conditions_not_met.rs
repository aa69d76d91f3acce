use super::audio_modifier_missing::SINCE;
use super::{by_medicare, listed};
use crate::codes::places;
use crate::encounter::{AudioReason, Modality};
use crate::report::Severity;
use crate::rules::{Context, Draft, Sink, rule};

rule! {
    /// Medicare takes a telehealth visit without picture only where the patient is at home, the clinician could use video, and the
    /// patient cannot or does not want to. Where `patient.location` is not given, place of service 02 says that it was not home.
    /// Whether a workplace, a car or a hotel is home is disputed: a warning.
    ///
    /// **What to do:** do not bill the visit to Medicare as telehealth, unless what is recorded is wrong.
    ///
    /// ```json flags
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "modality": "audio", "audioReason": "clinician-cannot",
    ///  "patient": {"location": "home"}, "lines": [{"code": "90834", "modifiers": ["93"]}]}
    /// ```
    /// ```json allows
    /// {"dateOfService": "2026-03-16", "payer": "medicare", "modality": "audio", "audioReason": "patient-declines",
    ///  "patient": {"location": "home"}, "lines": [{"code": "90834", "modifiers": ["93"]}]}
    /// ```
    "audio-conditions-not-met": Telehealth, Error,
        "an audio visit does not meet Medicare's conditions";
    stages: [Sign, Charge, Submit];
    research: ["TH-06"];
    sources: [AAFP_TELEHEALTH, NGS_EM];
    check: check
}

fn check(cx: &Context<'_>, sink: &mut Sink) {
    if !by_medicare(cx) {
        return;
    }
    for line in &cx.lines {
        let modality = cx.modality(line);
        if !matches!(modality, Some(Modality::Audio) | None) {
            continue;
        }
        let audio = modality.is_some() || line.has_modifier(&[places::AUDIO]) == Some(true);
        if !audio || line.date < SINCE || !listed(line) {
            continue;
        }
        sink.judge(line);
        let elsewhere = cx.place(line) == Some(places::TELEHEALTH_ELSEWHERE);
        let not_home = match cx.patient_location() {
            Some(location) => match places::at_home(location) {
                Some(true) => None,
                Some(false) => Some(("/patient/location".to_owned(), Severity::Error)),
                None => Some(("/patient/location".to_owned(), Severity::Warning)),
            },
            None if elsewhere => Some((cx.place_path(line), Severity::Error)),
            None => None,
        };
        let draft = |path, severity, message| {
            Draft::at(path).and(line).severity(severity).say(
                message,
                "Medicare does not take it as telehealth",
                "do not bill it to Medicare as telehealth, unless what is recorded is wrong",
            )
        };
        if let Some((path, severity)) = not_home {
            sink.report_shared(draft(
                path,
                severity,
                "an audio visit, and the patient was not at home",
            ));
        }
        match cx.encounter.audio_reason {
            None => sink.missing(line, vec!["/audioReason".to_owned()]),
            Some(AudioReason::ClinicianCannot) => sink.report_shared(draft(
                "/audioReason".to_owned(),
                Severity::Error,
                "an audio visit because the clinician had no video",
            )),
            Some(_) => {}
        }
    }
}
