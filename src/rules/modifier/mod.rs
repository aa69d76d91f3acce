//! Modifiers that a code or a payer asks for.

pub(super) mod attestation_modifier_missing;
pub(super) mod payer_modifier_mismatch;
