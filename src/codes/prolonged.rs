//! Prolonged time beyond the longest E/M visit. CPT and Medicare count it from different totals.

use super::office::EM_BILLERS;
use super::{
    ALWAYS, AddOn, CodeInfo, Family, Medicare, Setting, Staff, Telehealth, TimeModel, code,
};
use crate::encounter::ServiceDate;
use crate::sources::{self, Source};

const FROM_2021: ServiceDate = ServiceDate::of(2021, 1, 1);
const FROM_2023: ServiceDate = ServiceDate::of(2023, 1, 1);

/// Where the facts of such a service come from.
const SOURCES_OF_99415: &[&Source] = &[
    &sources::NCCI_AOC,
    &sources::PFS_2026,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];
/// Where the facts of such a service come from.
const SOURCES_OF_G0316: &[&Source] = &[
    &sources::HCPCS_2024,
    &sources::AAFP_EM,
    &sources::NCCI_AOC,
    &sources::NCCI_MUE,
];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("99415"),
        label: prose!("Clinical staff prolonged time, first hour"),
        family: Family::ProlongedStaff,
        staff: Staff::Directed,
        time: &[],
        add_on: AddOn::To(&[
            code("99202"),
            code("99203"),
            code("99204"),
            code("99205"),
            code("99212"),
            code("99213"),
            code("99214"),
            code("99215"),
            code("G0463"),
        ]),
        sources: prose!(SOURCES_OF_99415),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99416"),
        label: prose!("Clinical staff prolonged time, each further 30"),
        family: Family::ProlongedStaff,
        staff: Staff::Directed,
        time: &[],
        add_on: AddOn::To(&[code("99415")]),
        sources: prose!(SOURCES_OF_99415),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99417"),
        label: prose!("Prolonged office-type E/M, per 15 min (CPT payers)"),
        family: Family::Prolonged,
        from: Some(ServiceDate::of(2021, 1, 1)),
        time: &[(
            FROM_2023,
            TimeModel::FurtherBy {
                firsts: &[
                    (code("99205"), 75),
                    (code("99215"), 55),
                    (code("99245"), 70),
                    (code("99345"), 90),
                    (code("99350"), 75),
                ],
                every: 15,
            },
        )],
        add_on: AddOn::To(&[
            code("99205"),
            code("99215"),
            code("99245"),
            code("99345"),
            code("99350"),
            code("99483"),
        ]),
        medicare: Medicare::NotValid(
            "G2212 in the office or G0318 at home, each by thresholds of its own",
        ),
        needs_time_basis: true,
        sources: prose!(&[
            &sources::RVUDOC,
            &sources::BCA_PROLONGED,
            &sources::EXTENDED,
            &sources::NCCI_AOC,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
            &sources::EM_2021,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99418"),
        label: prose!("Prolonged inpatient/NF E/M, per 15 min (CPT payers)"),
        family: Family::Prolonged,
        from: Some(ServiceDate::of(2023, 1, 1)),
        time: &[],
        add_on: AddOn::To(&[
            code("99223"),
            code("99233"),
            code("99236"),
            code("99255"),
            code("99306"),
            code("99310"),
        ]),
        medicare: Medicare::NotValid(
            "G0316 in hospital or G0317 in a nursing facility, each by thresholds of its own",
        ),
        needs_time_basis: true,
        sources: prose!(&[
            &sources::NCCI_AOC,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
            &sources::EM_2023,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0316"),
        label: prose!("Medicare prolonged inpatient E/M, per 15 min"),
        family: Family::Prolonged,
        from: Some(ServiceDate::of(2023, 1, 1)),
        time: &[(
            FROM_2023,
            TimeModel::FurtherBy {
                firsts: &[
                    (code("99223"), 90),
                    (code("99233"), 65),
                    (code("99236"), 110),
                ],
                every: 15,
            },
        )],
        add_on: AddOn::To(&[code("99223"), code("99233"), code("99236")]),
        medicare: Medicare::Billers(EM_BILLERS),
        needs_time_basis: true,
        sources: prose!(SOURCES_OF_G0316),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0317"),
        label: prose!("Medicare prolonged nursing facility E/M, per 15"),
        family: Family::Prolonged,
        from: Some(ServiceDate::of(2023, 1, 1)),
        time: &[(
            FROM_2023,
            TimeModel::FurtherBy {
                firsts: &[(code("99306"), 95), (code("99310"), 85)],
                every: 15,
            },
        )],
        add_on: AddOn::To(&[code("99306"), code("99310")]),
        medicare: Medicare::Billers(EM_BILLERS),
        needs_time_basis: true,
        sources: prose!(SOURCES_OF_G0316),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0318"),
        label: prose!("Medicare prolonged home E/M, per 15 min"),
        family: Family::Prolonged,
        from: Some(ServiceDate::of(2023, 1, 1)),
        time: &[(
            FROM_2023,
            TimeModel::FurtherBy {
                firsts: &[(code("99345"), 140), (code("99350"), 110)],
                every: 15,
            },
        )],
        add_on: AddOn::To(&[code("99345"), code("99350")]),
        medicare: Medicare::Billers(EM_BILLERS),
        needs_time_basis: true,
        sources: prose!(SOURCES_OF_G0316),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2212"),
        label: prose!("Medicare prolonged office E/M, per 15 min"),
        family: Family::Prolonged,
        from: Some(ServiceDate::of(2021, 1, 1)),
        time: &[(
            FROM_2021,
            TimeModel::FurtherBy {
                firsts: &[
                    (code("99205"), 89),
                    (code("99215"), 69),
                    (code("99483"), 100),
                ],
                every: 15,
            },
        )],
        add_on: AddOn::To(&[code("99205"), code("99215"), code("99483")]),
        medicare: Medicare::Billers(EM_BILLERS),
        needs_time_basis: true,
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        sources: prose!(&[
            &sources::HCPCS_2024,
            &sources::RVUDOC,
            &sources::AAFP_EM,
            &sources::NCCI_AOC,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
            &sources::CHIROCODE,
        ]),
        ..CodeInfo::EMPTY
    },
];
