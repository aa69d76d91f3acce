//! Psychotherapy in a crisis.

use super::psychotherapy::THERAPISTS;
use super::{
    ALWAYS, AddOn, CodeInfo, Family, Ladder, Medicare, PlaceRule, Setting, Telehealth, TimeModel,
    at_least, code,
};
use crate::encounter::{NoteElement, ServiceDate};
use crate::sources;

const FROM: ServiceDate = ServiceDate::of(2013, 1, 1);

/// What the note of such a service holds.
const NOTE_OF_90839: &[NoteElement] = &[
    NoteElement::CrisisState,
    NoteElement::History,
    NoteElement::MentalStatus,
    NoteElement::RiskAssessment,
    NoteElement::Interventions,
    NoteElement::SafetyPlan,
    NoteElement::CrisisDisposition,
    NoteElement::StartStopTimes,
    NoteElement::TotalTime,
];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("90839"),
        label: prose!("Crisis therapy, first unit (30-74 min)"),
        family: Family::Crisis,
        ladder: Some(Ladder::Crisis),
        from: Some(ServiceDate::of(2013, 1, 1)),
        time: &[(FROM, at_least(30))],
        medicare: Medicare::Billers(THERAPISTS),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_90839),
        sources: prose!(&[
            &sources::BCBSIL,
            &sources::HEADWAY_CRISIS,
            &sources::AAPC_PSYCH,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
            &sources::EMPR_2013,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90840"),
        label: prose!("Crisis therapy, each further 30 min (from 75 min)"),
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
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_90839),
        sources: prose!(&[
            &sources::BCBSIL,
            &sources::HEADWAY_CRISIS,
            &sources::WELLNOTES_CRISIS,
            &sources::NCCI_AOC,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
            &sources::EMPR_2013,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0017"),
        label: prose!("Crisis therapy outside office, first 60 min (Medicare)"),
        family: Family::Crisis,
        ladder: Some(Ladder::CrisisElsewhere),
        from: Some(ServiceDate::of(2024, 1, 1)),
        time: &[(ALWAYS, at_least(30))],
        medicare: Medicare::Billers(super::psychotherapy::THERAPISTS),
        setting: Setting {
            place: PlaceRule::OutsideOfficeAndFacility,
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_90839),
        sources: prose!(&[&sources::HCPCS_2024, &sources::PFS_2026, &sources::NCCI_MUE]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0018"),
        label: prose!("Crisis therapy outside office, each further 30 min"),
        family: Family::CrisisAddOn,
        from: Some(ServiceDate::of(2024, 1, 1)),
        time: &[(
            ALWAYS,
            TimeModel::Further {
                first: 75,
                every: 30,
            },
        )],
        add_on: AddOn::To(&[code("G0017")]),
        medicare: Medicare::Billers(super::psychotherapy::THERAPISTS),
        setting: Setting {
            place: PlaceRule::OutsideOfficeAndFacility,
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_90839),
        sources: prose!(&[
            &sources::HCPCS_2024,
            &sources::NCCI_AOC,
            &sources::PFS_2026,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
];
