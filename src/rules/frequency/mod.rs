//! Services against what was already delivered.

pub(super) mod evaluation_repeated;
pub(super) mod monthly_code_repeated;
