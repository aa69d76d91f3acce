//! Last days of appeals and repayments.

#![allow(
    clippy::unwrap_used,
    reason = "a date that cannot be read is a mistake of the test"
)]

use cleanclaim::appeals::{Step, Urgency, plan_decides_by, return_overpayment_by};
use cleanclaim::encounter::ServiceDate;

fn day(text: &str) -> ServiceDate {
    ServiceDate::parse(text).unwrap()
}

#[test]
fn each_step_has_its_last_day() {
    for (step, notice, last) in [
        (Step::Redetermination, "2026-01-01", "2026-05-06"),
        (Step::Redetermination, "2023-12-31", "2024-05-04"),
        (Step::Reconsideration, "2026-01-01", "2026-07-05"),
        (Step::Hearing, "2026-01-01", "2026-03-07"),
        (Step::Council, "2026-01-01", "2026-03-07"),
        (Step::Court, "2024-01-01", "2024-03-06"),
        (Step::Internal, "2026-01-01", "2026-06-30"),
        (Step::External, "2026-01-15", "2026-05-15"),
        // A month without that day: the first day of the month after it (45 CFR 147.136).
        (Step::External, "2025-10-31", "2026-03-01"),
        (Step::External, "2026-05-31", "2026-10-01"),
    ] {
        assert_eq!(
            step.last_day(day(notice)),
            Some(day(last)),
            "{step:?} {notice}"
        );
    }
}

#[test]
fn amounts_are_of_their_year_or_not_held() {
    assert_eq!(Step::Hearing.least_amount(2026), Some(Some(200)));
    assert_eq!(Step::Hearing.least_amount(2025), Some(Some(190)));
    assert_eq!(Step::Court.least_amount(2026), Some(Some(1960)));
    assert_eq!(Step::Court.least_amount(2027), Some(None));
    assert_eq!(Step::Redetermination.least_amount(2026), None);
    assert!(!Step::Hearing.sources().is_empty() && !Step::External.sources().is_empty());
}

#[test]
fn plans_and_repayments_have_their_days() {
    let received = day("2026-01-01");
    assert_eq!(
        plan_decides_by(Urgency::Urgent, received),
        Some(day("2026-01-04"))
    );
    assert_eq!(
        plan_decides_by(Urgency::BeforeService, received),
        Some(day("2026-01-31"))
    );
    assert_eq!(
        plan_decides_by(Urgency::AfterService, received),
        Some(day("2026-03-02"))
    );
    assert_eq!(
        return_overpayment_by(received, false),
        Some(day("2026-03-02"))
    );
    assert_eq!(
        return_overpayment_by(received, true),
        Some(day("2026-08-29"))
    );
}
