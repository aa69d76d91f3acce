//! Whether the payer is known, so that its rules can be.

pub(super) mod payer_advice;
pub(super) mod payer_topic_unknown;
pub(super) mod payer_unknown;
