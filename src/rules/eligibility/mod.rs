//! Whether the patient is covered, and who pays first.

pub(super) mod benefit_carved_out;
pub(super) mod coverage_inactive;
pub(super) mod eligibility_stale;
pub(super) mod payer_age_outside;
pub(super) mod payer_routes_elsewhere;
pub(super) mod primary_not_billed;
pub(super) mod referral_missing;
