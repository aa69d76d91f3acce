//! What may leave with a claim, and to whom.

pub(super) mod counseling_notes_included;
pub(super) mod psychotherapy_notes_included;
pub(super) mod restricted_from_plan;
pub(super) mod substance_use_consent_expired;
pub(super) mod substance_use_consent_missing;

use super::context::Context;
use crate::encounter::PrivacyFacts;

/// The facts, where any are given.
fn facts<'e>(cx: &Context<'e>) -> Option<&'e PrivacyFacts> {
    cx.encounter.privacy.as_ref()
}

/// Whether a diagnosis or a service says that substance use is treated; nicotine is not a matter of 42 CFR Part 2 programs.
fn treats_substance_use(cx: &Context<'_>) -> bool {
    const SUBSTANCES: &[&str] = &["F10-F16", "F18-F19"];
    let diagnosed = cx.encounter.diagnoses.iter().flatten();
    diagnosed.into_iter().any(|one| one.is_in(SUBSTANCES))
        || cx
            .of(|family| {
                use crate::codes::Family;
                matches!(family, Family::OpioidProgram | Family::OpioidOffice)
            })
            .next()
            .is_some()
}

/// The path of a fact.
fn path(field: &str) -> String {
    format!("/privacy/{field}")
}
