//! Safety planning, follow-up after a crisis, digital treatment and peer support.

use super::{
    ALWAYS, AddOn, CodeInfo, Family, Medicare, Period, Setting, Staff, Telehealth, TimeModel,
    at_least, code, must,
};
use crate::encounter::{NoteElement, ServiceDate};
use crate::sources::{self, Source};

/// Where the facts of such a service come from.
const SOURCES_OF_G0553: &[&Source] = &[
    &sources::XEALTH,
    &sources::NORIDIAN_DMHT,
    &sources::PFS_2026,
    &sources::NCCI_MUE,
];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("G0140"),
        label: prose!("Peer-support navigation, 60 min in month"),
        family: Family::PeerSupport,
        staff: Staff::Directed,
        from: Some(ServiceDate::of(2024, 1, 1)),
        time: &[(ALWAYS, at_least(60))],
        period: Period::Month,
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::InitiatingVisit, NoteElement::Consent]),
        sources: prose!(&[&sources::HCPCS_2024, &sources::PFS_2026, &sources::NCCI_MUE]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0146"),
        label: prose!("Peer-support navigation, each further 30 min"),
        family: Family::PeerSupport,
        staff: Staff::Directed,
        from: Some(ServiceDate::of(2024, 1, 1)),
        time: &[(
            ALWAYS,
            TimeModel::Further {
                first: 90,
                every: 30,
            },
        )],
        period: Period::Month,
        add_on: AddOn::To(&[code("G0140")]),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        sources: prose!(&[
            &sources::HCPCS_2024,
            &sources::PFS_2026,
            &sources::NCCI_AOC,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0544"),
        label: prose!("Follow-up calls after BH crisis discharge, per month"),
        family: Family::FollowUp,
        from: Some(ServiceDate::of(2025, 1, 1)),
        period: Period::Month,
        medicare: Medicare::Billers(super::psychotherapy::THERAPISTS),
        note: prose!(&[NoteElement::Consent]),
        sources: prose!(&[
            &sources::CODINGINTEL_BH,
            &sources::PFS_2026,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0552"),
        label: prose!("Digital therapeutic device supply and onboarding"),
        family: Family::DigitalTreatment,
        from: Some(ServiceDate::of(2025, 1, 1)),
        period: Period::Episode,
        medicare: Medicare::Billers(super::psychotherapy::THERAPISTS),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Plan, NoteElement::TotalTime]),
        sources: prose!(&[
            &sources::XEALTH,
            &sources::NORIDIAN_DMHT,
            &sources::PFS_FINAL_2026,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0553"),
        label: prose!("Digital therapeutic management, first 20 min/month"),
        family: Family::DigitalTreatment,
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, at_least(20))],
        period: Period::Month,
        medicare: Medicare::Billers(super::psychotherapy::THERAPISTS),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        follows: &[code("G0552")],
        note: prose!(&[NoteElement::Plan, NoteElement::TotalTime]),
        sources: prose!(SOURCES_OF_G0553),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0554"),
        label: prose!("Digital therapeutic management, each further 20"),
        family: Family::DigitalTreatment,
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(
            ALWAYS,
            TimeModel::Further {
                first: 40,
                every: 20,
            },
        )],
        period: Period::Month,
        add_on: AddOn::To(&[code("G0553")]),
        medicare: Medicare::Billers(super::psychotherapy::THERAPISTS),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        follows: &[code("G0552")],
        note: prose!(&[NoteElement::Plan, NoteElement::TotalTime]),
        sources: prose!(SOURCES_OF_G0553),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0560"),
        label: prose!("Suicide/overdose safety planning, per 20 min"),
        family: Family::SafetyPlanning,
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, at_least(20))],
        medicare: Medicare::Billers(super::psychotherapy::THERAPISTS),
        setting: Setting {
            telehealth: Telehealth::Listed(ServiceDate::of(2025, 1, 1)),
            ..Setting::OPEN
        },
        accepted_from: Some(1),
        required: &[must(NoteElement::SafetyPlan)],
        note: prose!(&[NoteElement::TotalTime]),
        sources: prose!(&[
            &sources::SAFETY_PLANNING,
            &sources::CODINGINTEL_BH,
            &sources::MANATT_2025,
            &sources::PFS_2026,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
];
