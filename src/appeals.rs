//! Last days of appeals and repayments, as dates alone: AP-11 to AP-14 and AP-16 to AP-19 of the research sheet.
//!
//! A denial for late filing is no decision and has no appeal (AP-11). Medicare Advantage plans have a ladder of their own, which
//! sources give differently (AP-15): their own notice says it, and it is not here.

use crate::encounter::ServiceDate;
use crate::sources::{self, Source};

/// A step of an appeal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Original Medicare, first: the contractor looks again.
    Redetermination,
    /// Original Medicare, second: a qualified independent contractor.
    Reconsideration,
    /// Original Medicare, third: an administrative law judge.
    Hearing,
    /// Original Medicare, fourth: the Medicare Appeals Council.
    Council,
    /// Original Medicare, fifth: a federal court.
    Court,
    /// A plan of an employer or a marketplace, to the plan itself.
    Internal,
    /// Of such a plan, to an independent reviewer after the plan's last word.
    External,
}

/// How soon a plan decides an internal appeal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// Waiting would harm the patient: 72 hours.
    Urgent,
    /// Before the service: 30 days.
    BeforeService,
    /// After the service: 60 days.
    AfterService,
}

/// Days after its date on which a notice of Medicare is presumed to have been received.
const PRESUMED: i32 = 5;

const PLANS: &[&Source] = &[&sources::PLAN_APPEALS, &sources::EXPEDITED_APPEALS];
const MEDICARE: &[&Source] = &[&sources::NGS_APPEALS, &sources::AMOUNTS_2026];
/// Where the sixty days of a repayment come from.
pub const REPAYMENT: &[&Source] = &[&sources::OVERPAYMENTS_2025];

impl Step {
    /// The last day for this step, given the date of the notice that it is against. Medicare's days run from receipt, which is
    /// presumed five days after the notice; where a later receipt can be shown, hand in five days before it.
    pub fn last_day(self, notice: ServiceDate) -> Option<ServiceDate> {
        match self {
            Self::Redetermination => notice.plus_days(PRESUMED.saturating_add(120)),
            Self::Reconsideration => notice.plus_days(PRESUMED.saturating_add(180)),
            Self::Hearing | Self::Council | Self::Court => {
                notice.plus_days(PRESUMED.saturating_add(60))
            }
            Self::Internal => notice.plus_days(180),
            Self::External => notice.plus_months(4),
        }
    }

    /// The least amount in controversy in dollars, for a request of a year. `None` where the step asks for none;
    /// `Some(None)` where the year's amount is not held.
    pub fn least_amount(self, year: i32) -> Option<Option<u32>> {
        let of = |held: [(i32, u32); 2]| {
            held.into_iter()
                .find(|(of, _)| *of == year)
                .map(|(_, amount)| amount)
        };
        match self {
            Self::Hearing => Some(of([(2025, 190), (2026, 200)])),
            Self::Court => Some(of([(2025, 1_900), (2026, 1_960)])),
            _ => None,
        }
    }

    /// Where the figures come from.
    pub fn sources(self) -> &'static [&'static Source] {
        match self {
            Self::Internal | Self::External => PLANS,
            _ => MEDICARE,
        }
    }
}

/// The last day of a plan's decision on an internal appeal that it received on a day. One that is later lets the patient go on as
/// though the plan had refused. Hours are counted as days here.
pub fn plan_decides_by(urgency: Urgency, received: ServiceDate) -> Option<ServiceDate> {
    received.plus_days(match urgency {
        Urgency::Urgent => 3,
        Urgency::BeforeService => 30,
        Urgency::AfterService => 60,
    })
}

/// The last day to report and return an overpayment of Medicare that was identified on a day (42 CFR 401.305): sixty days, which
/// an investigation in good faith, where there is one, suspends for up to 180.
pub fn return_overpayment_by(identified: ServiceDate, investigated: bool) -> Option<ServiceDate> {
    identified.plus_days(if investigated { 240 } else { 60 })
}
