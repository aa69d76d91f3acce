//! When a claim goes out.

pub(super) mod service_after_submission;
