//! Care management of federally qualified health centers and rural health clinics.

use super::{ALWAYS, CodeInfo, Family, Period, at_least, code};
use crate::encounter::ServiceDate;
use crate::sources;

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("G0071"),
        label: prose!("FQHC/RHC virtual communication (ended)"),
        family: Family::ClinicCare,
        until: Some(ServiceDate::of(2025, 12, 31)),
        replaced_by: Some("98016"),
        period: Period::Session,
        sources: prose!(&[&sources::FQHC_2026, &sources::NCCI_MUE]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0511"),
        label: prose!("FQHC/RHC bundled care management (ended)"),
        family: Family::ClinicCare,
        until: Some(ServiceDate::of(2025, 9, 30)),
        replaced_by: Some("99484, 99490 and the like, each by itself"),
        time: &[(ALWAYS, at_least(20))],
        period: Period::Month,
        sources: prose!(&[
            &sources::NARHC_2026,
            &sources::HCPCS_2024,
            &sources::NCCI_MUE,
            &sources::NCCI_PTP,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0512"),
        label: prose!("FQHC/RHC bundled collaborative care (ended)"),
        family: Family::ClinicCare,
        until: Some(ServiceDate::of(2025, 12, 31)),
        replaced_by: Some("99492, 99493, 99494 or G2214"),
        time: &[(ALWAYS, at_least(60))],
        period: Period::Month,
        sources: prose!(&[
            &sources::FQHC_2026,
            &sources::HCPCS_2024,
            &sources::NCCI_MUE,
            &sources::NCCI_PTP,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2025"),
        label: prose!("FQHC/RHC non-behavioral telehealth visit"),
        family: Family::ClinicCare,
        period: Period::Session,
        sources: prose!(&[&sources::HCPCS_2024, &sources::CAA_2026]),
        ..CodeInfo::EMPTY
    },
];
