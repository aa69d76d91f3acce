//! Codes that need another beside them.

pub(super) mod add_on_by_different_clinician;
pub(super) mod add_on_without_primary;
pub(super) mod psychotherapy_beside_em;
