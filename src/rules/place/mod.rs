//! Where a service was done, and what kind of claim carries it.

pub(super) mod condition_code_missing;
pub(super) mod crisis_code_elsewhere;
pub(super) mod em_setting_mismatch;
pub(super) mod place_invalid;
pub(super) mod place_not_for_code;
pub(super) mod program_claim_type;

use super::context::{Context, Line};
use crate::codes::{Family, Medicare};
use crate::encounter::Place;
use crate::report::Severity;

/// A place of service as a fact.
pub(super) fn fact(place: Place) -> String {
    place.as_str().to_owned()
}

/// Day programs that Medicare pays to facilities alone, and those facilities.
fn day_programs<'s, 'e>(
    cx: &'s Context<'e>,
) -> impl Iterator<Item = (&'s Line<'e>, &'static [&'static str])> {
    cx.of(|family| family == Family::DayProgram)
        .filter_map(|line| match line.info()?.medicare {
            Medicare::Settings(settings) => Some((line, settings)),
            _ => None,
        })
}

/// An error where Medicare's edits bind, else a warning.
fn as_medicare_binds(cx: &Context<'_>) -> Severity {
    match cx.payer.medicare_edits_bind() {
        true => Severity::Error,
        false => Severity::Warning,
    }
}
