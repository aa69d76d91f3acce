//! Emergency department E/M visits. They have no time: the level rests on medical decision making.

use super::{CodeInfo, Family, Ladder, Medicare, clinical, code, prose};
use crate::encounter::Mdm;
use crate::sources;

use super::office::EM_BILLERS;

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("99281"),
        label: prose("Emergency department visit, level 1"),
        family: Family::EmEmergency,
        ladder: Some(Ladder::Emergency),
        medicare: Medicare::Billers(EM_BILLERS),
        limit: clinical(1),
        sources: &[
            &sources::PFS_2024,
            &sources::AAFP_EM,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99282"),
        label: prose("Emergency department visit, level 2"),
        family: Family::EmEmergency,
        ladder: Some(Ladder::Emergency),
        medicare: Medicare::Billers(EM_BILLERS),
        limit: clinical(1),
        mdm: &[Mdm::Straightforward],
        sources: &[
            &sources::PFS_2024,
            &sources::AAFP_EM,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99283"),
        label: prose("Emergency department visit, level 3"),
        family: Family::EmEmergency,
        ladder: Some(Ladder::Emergency),
        medicare: Medicare::Billers(EM_BILLERS),
        limit: clinical(1),
        mdm: &[Mdm::Low],
        sources: &[
            &sources::PFS_2024,
            &sources::AAFP_EM,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99284"),
        label: prose("Emergency department visit, level 4"),
        family: Family::EmEmergency,
        ladder: Some(Ladder::Emergency),
        medicare: Medicare::Billers(EM_BILLERS),
        limit: clinical(1),
        mdm: &[Mdm::Moderate],
        sources: &[
            &sources::PFS_2024,
            &sources::AAFP_EM,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99285"),
        label: prose("Emergency department visit, level 5"),
        family: Family::EmEmergency,
        ladder: Some(Ladder::Emergency),
        medicare: Medicare::Billers(EM_BILLERS),
        limit: clinical(1),
        mdm: &[Mdm::High],
        sources: &[
            &sources::PFS_2024,
            &sources::AAFP_EM,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ],
        ..CodeInfo::EMPTY
    },
];
