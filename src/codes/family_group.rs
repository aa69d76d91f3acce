//! Family and group psychotherapy.

use super::{CodeInfo, Family, Ladder, Medicare, Period, at_least, clinical, code, prose};
use crate::encounter::ServiceDate;
use crate::sources;

use super::psychotherapy::THERAPISTS;

/// The minutes are those of the current text; earlier years are not held.
const FROM: ServiceDate = ServiceDate::of(2013, 1, 1);

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("90846"),
        label: prose("Family therapy, patient absent"),
        family: Family::Family,
        ladder: Some(Ladder::FamilyAbsent),
        time: &[(FROM, at_least(26))],
        period: Period::Session,
        medicare: Medicare::Billers(THERAPISTS),
        limit: clinical(1),
        patient_present: Some(false),
        sources: &[
            &sources::FAMILY_26,
            &sources::LEGALCLARITY_FAMILY,
            &sources::AAPC_FAMILY,
            &sources::PFS_2026,
            &sources::BCBSIL,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90847"),
        label: prose("Family therapy, patient present"),
        family: Family::Family,
        ladder: Some(Ladder::FamilyPresent),
        time: &[(FROM, at_least(26))],
        period: Period::Session,
        medicare: Medicare::Billers(THERAPISTS),
        limit: clinical(1),
        patient_present: Some(true),
        sources: &[
            &sources::FAMILY_26,
            &sources::LEGALCLARITY_FAMILY,
            &sources::AAPC_FAMILY,
            &sources::PFS_2026,
            &sources::BCBSIL,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90849"),
        label: prose("Several families together in one group"),
        family: Family::MultipleFamilyGroup,
        period: Period::Session,
        medicare: Medicare::Billers(THERAPISTS),
        limit: clinical(1),
        sources: &[&sources::PFS_2026, &sources::NCCI_PTP, &sources::NCCI_MUE],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90853"),
        label: prose("Group therapy (unrelated patients)"),
        family: Family::Group,
        period: Period::Session,
        medicare: Medicare::Billers(THERAPISTS),
        limit: clinical(1),
        sources: &[
            &sources::AAPC_GROUP,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ],
        ..CodeInfo::EMPTY
    },
];
