//! Services against what was already delivered.

pub(super) mod billed_too_soon;
pub(super) mod esketamine_pace;
pub(super) mod evaluation_repeated;
pub(super) mod monthly_code_repeated;
pub(super) mod payer_limit_exceeded;
pub(super) mod prior_service_missing;
pub(super) mod virtual_service_near_visit;
