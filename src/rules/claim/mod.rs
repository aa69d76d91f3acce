//! What the claim form can hold, how its parts agree, and which kind of claim carries a service.

pub(super) mod condition_code_missing;
pub(super) mod line_billed_twice;
pub(super) mod npi_check_digit;
pub(super) mod payer_claim_incomplete;
pub(super) mod program_claim_type;
pub(super) mod too_many_diagnoses;
pub(super) mod too_many_diagnosis_pointers;
pub(super) mod too_many_modifiers;
pub(super) mod total_charge_mismatch;

use super::context::Line;
use super::{Context, Draft};
use crate::codes::{Family, Medicare};

/// A finding about the claim as a whole.
pub(super) fn whole(cx: &Context<'_>, path: &str) -> Draft {
    cx.lines.iter().fold(Draft::at(path.to_owned()), Draft::and)
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
