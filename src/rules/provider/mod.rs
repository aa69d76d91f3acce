//! Who may bill what.

pub(super) mod clinician_not_eligible;
pub(super) mod reduced_payment_rate;
