//! What the claim form can hold, and how its parts agree.

pub(super) mod npi_check_digit;
pub(super) mod too_many_diagnoses;
pub(super) mod too_many_modifiers;
pub(super) mod total_charge_mismatch;

use super::{Context, Draft};

/// A finding about the claim as a whole.
fn whole(cx: &Context<'_>, path: &str) -> Draft {
    cx.lines.iter().fold(Draft::at(path.to_owned()), Draft::and)
}
