//! Where a service was done.

pub(super) mod crisis_code_elsewhere;
pub(super) mod em_setting_mismatch;
pub(super) mod payer_place_mismatch;
pub(super) mod place_invalid;
pub(super) mod place_not_for_code;

use super::context::Context;
use crate::encounter::Place;
use crate::report::Severity;

/// A place of service as a fact.
pub(super) fn fact(place: Place) -> String {
    place.as_str().to_owned()
}

/// An error where Medicare's edits bind, else a warning.
pub(super) fn as_medicare_binds(cx: &Context<'_>) -> Severity {
    match cx.payer.medicare_edits_bind() {
        true => Severity::Error,
        false => Severity::Warning,
    }
}
