//! Visits by video or audio.

pub(super) mod audio_conditions_not_met;
pub(super) mod audio_modifier_missing;
pub(super) mod in_person_visit_missing;
pub(super) mod modality_impossible;
pub(super) mod payer_modality_not_covered;
pub(super) mod telehealth_marker_in_person;
pub(super) mod telehealth_marker_not_wanted;
pub(super) mod telehealth_modifier_mismatch;
pub(super) mod telehealth_not_listed;
pub(super) mod telehealth_note_incomplete;
pub(super) mod telehealth_place_mismatch;

use super::context::{Context, Line};
use super::sink::{Draft, remove};
use crate::codes::{CodeInfo, Medicare, Telehealth, places};
use crate::encounter::{ClaimType, Modality, Modifier};
use crate::report::Step;

/// Programs whose telehealth is billed by rules of their own, on institutional claims.
const CLINICS: &[&str] = &["FQHC", "RHC"];

/// Live, and the patient not in the room.
fn live(modality: Option<Modality>) -> bool {
    matches!(modality, Some(Modality::Video | Modality::Audio))
}

/// Whether a code's service can be done in a way.
fn possible(info: &CodeInfo, modality: Modality) -> bool {
    let ways = info.setting.modalities;
    ways.is_empty() || ways.contains(&modality)
}

/// Whether Original Medicare's rules for a practitioner's telehealth apply.
fn by_medicare(cx: &Context<'_>) -> bool {
    cx.payer.is_medicare()
        && cx.claim_type() != Some(ClaimType::Institutional)
        && cx.billed_by(CLINICS) != Some(true)
}

/// A visit of the kind that Medicare pays for and that may be in person as well as by telehealth.
fn visit(line: &Line<'_>) -> Option<&'static CodeInfo> {
    line.info().filter(|info| {
        !info.family.is_from_afar()
            && (info.family.takes_the_clock()
                || matches!(info.setting.telehealth, Telehealth::Listed(_)))
            && !matches!(
                info.medicare,
                Medicare::NotValid(_) | Medicare::NonCovered | Medicare::Bundled
            )
    })
}

/// Such a visit, of a code that is on Medicare's list on its date or may be on it.
fn listed(line: &Line<'_>) -> bool {
    visit(line).is_some_and(|info| match info.setting.telehealth {
        Telehealth::Listed(from) => line.date >= from,
        Telehealth::Unknown => true,
        Telehealth::NotListed => false,
    })
}

/// Whether the line's place of service is one of telehealth.
fn telehealth_place(cx: &Context<'_>, line: &Line<'_>) -> bool {
    cx.place(line)
        .is_some_and(|place| places::TELEHEALTH.contains(&place))
}

/// What on the line says that it was telehealth and was not: its place of service, its modifiers.
fn markers(cx: &Context<'_>, line: &Line<'_>, about: fn(Draft) -> Draft) -> Vec<Draft> {
    let mut found = Vec::new();
    if telehealth_place(cx, line) {
        let place = cx.place(line).map(|place| place.as_str().to_owned());
        found.push(about(
            Draft::at(cx.place_path(line))
                .and(line)
                .fact("place", place.unwrap_or_default()),
        ));
    }
    let (first, patch) = taken_off(line, places::MARKERS);
    if let Some(modifier) = first {
        found.push(
            about(
                Draft::on(line, "modifiers")
                    .fact("billed", line.code())
                    .fact("modifier", modifier),
            )
            .correct("take the telehealth modifier off", patch),
        );
    }
    found
}

/// The first of some modifiers that a line has, and the steps that take all of them off.
fn taken_off(line: &Line<'_>, wrong: &[Modifier]) -> (Option<String>, Vec<Step>) {
    let mut first = None;
    let mut patch = Vec::new();
    // From the last on, so that taking one away moves none that is still to go.
    for (at, modifier) in line.given.modifiers.iter().flatten().enumerate() {
        if wrong.contains(modifier) {
            first = first.or_else(|| Some(modifier.as_str().to_owned()));
            patch.insert(0, remove(line.path(&format!("modifiers/{at}"))));
        }
    }
    (first, patch)
}
