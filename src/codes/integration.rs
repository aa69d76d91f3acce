//! Behavioral health integration, by the calendar month.

use super::{CodeInfo, Family, Ladder, Medicare, Period, absolute, at_least, code, prose};
use crate::encounter::ServiceDate;
use crate::sources;

use super::office::EM_BILLERS;

const FROM: ServiceDate = ServiceDate::of(2018, 1, 1);

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[CodeInfo {
    code: code("99484"),
    label: prose("General behavioral health integration, per month"),
    family: Family::Integration,
    ladder: Some(Ladder::IntegrationMonth),
    time: &[(FROM, at_least(20))],
    period: Period::Month,
    medicare: Medicare::Billers(EM_BILLERS),
    limit: absolute(1),
    sources: &[
        &sources::MICMT,
        &sources::MIRAH,
        &sources::MLN_BHI,
        &sources::PFS_2026,
        &sources::NCCI_PTP,
        &sources::NCCI_MUE,
    ],
    ..CodeInfo::EMPTY
}];
