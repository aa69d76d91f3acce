//! Who may bill what.

pub(super) mod clinician_not_eligible;
pub(super) mod incident_to_elements_missing;
pub(super) mod incident_to_in_institution;
pub(super) mod incident_to_wrong_number;
pub(super) mod licence_of_other_state;
pub(super) mod payer_clinician_not_eligible;
pub(super) mod payer_enrollment_missing;
pub(super) mod payer_supervision_mismatch;
pub(super) mod reduced_payment_rate;
pub(super) mod rendering_mismatch;
pub(super) mod setting_excluded;

use super::context::{Context, Line};
use crate::encounter::Clinician;

/// Lines that go to Medicare as incident to another's service, with who did the work. What staff does under direction is none,
/// nor is the work of an institution's staff.
fn incident_to<'s, 'e>(
    cx: &'s Context<'e>,
) -> impl Iterator<Item = (&'s Line<'e>, &'e Clinician)> + use<'s, 'e> {
    let concerned = cx.payer.is_medicare() && !cx.of_institution();
    cx.lines.iter().filter_map(move |line| {
        let clinician = line.clinician?;
        (concerned && !cx.by_staff(line) && clinician.incident_to == Some(true))
            .then_some((line, clinician))
    })
}
