//! Psychotherapy in a crisis.

use super::{
    AddOn, CodeInfo, Family, Ladder, Medicare, TimeModel, absolute, at_least, clinical, code, prose,
};
use crate::encounter::ServiceDate;
use crate::sources;

use super::psychotherapy::THERAPISTS;

const FROM: ServiceDate = ServiceDate::of(2013, 1, 1);

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("90839"),
        label: prose("Crisis therapy, first unit (30-74 min)"),
        family: Family::Crisis,
        ladder: Some(Ladder::Crisis),
        from: Some(ServiceDate::of(2013, 1, 1)),
        time: &[(FROM, at_least(30))],
        medicare: Medicare::Billers(THERAPISTS),
        limit: absolute(1),
        sources: &[
            &sources::BCBSIL,
            &sources::HEADWAY_CRISIS,
            &sources::AAPC_PSYCH,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
            &sources::EMPR_2013,
        ],
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90840"),
        label: prose("Crisis therapy, each further 30 min (from 75 min)"),
        family: Family::CrisisAddOn,
        from: Some(ServiceDate::of(2013, 1, 1)),
        time: &[(
            FROM,
            TimeModel::Further {
                first: 75,
                every: 30,
            },
        )],
        add_on: AddOn::To(&[code("90839")]),
        medicare: Medicare::Billers(THERAPISTS),
        limit: clinical(3),
        sources: &[
            &sources::BCBSIL,
            &sources::HEADWAY_CRISIS,
            &sources::WELLNOTES_CRISIS,
            &sources::NCCI_AOC,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
            &sources::EMPR_2013,
        ],
        ..CodeInfo::EMPTY
    },
];
