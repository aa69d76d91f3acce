//! Office E/M visits. From 2021 to 2023 each level had a range whose lower end is today's least time.

use super::{
    Biller, CodeInfo, Family, Ladder, Medicare, absolute, at_least, clinical, code, prose,
};
use crate::encounter::{Mdm, ServiceDate};
use crate::sources;

/// Practitioners whose Medicare benefit includes E/M visits.
pub(super) const EM_BILLERS: &[Biller] = &[
    Biller::Physician,
    Biller::Np,
    Biller::Pa,
    Biller::Cns,
    Biller::Cnm,
];

/// Office levels by total time began in 2021; earlier visits were judged otherwise.
const FROM: ServiceDate = ServiceDate::of(2021, 1, 1);

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("99202"),
        label: prose("Office visit, new patient, level 2"),
        family: Family::EmOffice,
        ladder: Some(Ladder::OfficeNew),
        time: &[(FROM, at_least(15))],
        medicare: Medicare::Billers(EM_BILLERS),
        limit: absolute(1),
        mdm: &[Mdm::Straightforward],
        sources: &[
            &sources::EM_2024,
            &sources::PFS_2024,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99203"),
        label: prose("Office visit, new patient, level 3"),
        family: Family::EmOffice,
        ladder: Some(Ladder::OfficeNew),
        time: &[(FROM, at_least(30))],
        medicare: Medicare::Billers(EM_BILLERS),
        limit: absolute(1),
        mdm: &[Mdm::Low],
        sources: &[
            &sources::EM_2024,
            &sources::PFS_2024,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99204"),
        label: prose("Office visit, new patient, level 4"),
        family: Family::EmOffice,
        ladder: Some(Ladder::OfficeNew),
        time: &[(FROM, at_least(45))],
        medicare: Medicare::Billers(EM_BILLERS),
        limit: absolute(1),
        mdm: &[Mdm::Moderate],
        sources: &[
            &sources::EM_2024,
            &sources::PFS_2024,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99205"),
        label: prose("Office visit, new patient, level 5"),
        family: Family::EmOffice,
        ladder: Some(Ladder::OfficeNew),
        time: &[(FROM, at_least(60))],
        medicare: Medicare::Billers(EM_BILLERS),
        limit: absolute(1),
        mdm: &[Mdm::High],
        sources: &[
            &sources::EM_2024,
            &sources::PFS_2024,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99211"),
        label: prose("Office visit, established, staff-level"),
        family: Family::EmOffice,
        ladder: Some(Ladder::OfficeEstablished),
        medicare: Medicare::Billers(EM_BILLERS),
        limit: clinical(1),
        sources: &[
            &sources::PFS_2024,
            &sources::EM_2024,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99212"),
        label: prose("Office visit, established patient, level 2"),
        family: Family::EmOffice,
        ladder: Some(Ladder::OfficeEstablished),
        time: &[(FROM, at_least(10))],
        medicare: Medicare::Billers(EM_BILLERS),
        limit: clinical(2),
        mdm: &[Mdm::Straightforward],
        sources: &[
            &sources::EM_2024,
            &sources::PFS_2024,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99213"),
        label: prose("Office visit, established patient, level 3"),
        family: Family::EmOffice,
        ladder: Some(Ladder::OfficeEstablished),
        time: &[(FROM, at_least(20))],
        medicare: Medicare::Billers(EM_BILLERS),
        limit: clinical(2),
        mdm: &[Mdm::Low],
        sources: &[
            &sources::EM_2024,
            &sources::PFS_2024,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99214"),
        label: prose("Office visit, established patient, level 4"),
        family: Family::EmOffice,
        ladder: Some(Ladder::OfficeEstablished),
        time: &[(FROM, at_least(30))],
        medicare: Medicare::Billers(EM_BILLERS),
        limit: clinical(2),
        mdm: &[Mdm::Moderate],
        sources: &[
            &sources::EM_2024,
            &sources::PFS_2024,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99215"),
        label: prose("Office visit, established patient, level 5"),
        family: Family::EmOffice,
        ladder: Some(Ladder::OfficeEstablished),
        time: &[(FROM, at_least(40))],
        medicare: Medicare::Billers(EM_BILLERS),
        limit: clinical(1),
        mdm: &[Mdm::High],
        sources: &[
            &sources::EM_2024,
            &sources::PFS_2024,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ],
        ..CodeInfo::EMPTY
    },
];
