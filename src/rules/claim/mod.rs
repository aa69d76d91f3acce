//! What the claim form itself asks for.

pub(super) mod total_charge_mismatch;
