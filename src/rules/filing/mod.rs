//! When a claim goes out, on which notices, and again.

pub(super) mod filed_too_late;
pub(super) mod good_faith_estimate_missing;
pub(super) mod notice_modifier_mismatch;
pub(super) mod replacement_without_reference;
pub(super) mod service_after_submission;
