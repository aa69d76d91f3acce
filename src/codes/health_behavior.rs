//! Health behavior assessment and intervention: psychology for a physical illness.

use super::{
    ALWAYS, AddOn, CodeInfo, Family, Medicare, Setting, Telehealth, TimeModel, at_least, code,
};
use crate::encounter::{NoteElement, ServiceDate};
use crate::sources::{self, Source};

/// What the note of such a service holds.
const NOTE_OF_96156: &[NoteElement] = &[
    NoteElement::Diagnosis,
    NoteElement::Interventions,
    NoteElement::Response,
    NoteElement::TotalTime,
    NoteElement::TreatmentGoals,
    NoteElement::Plan,
];
/// Where the facts of such a service come from.
const SOURCES_OF_96158: &[&Source] = &[
    &sources::HEALTH_BEHAVIOR_MINIMUM,
    &sources::APA_HEALTH_BEHAVIOR,
    &sources::NASW_2024,
    &sources::PFS_2026,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];
/// Where the facts of such a service come from.
const SOURCES_OF_96159: &[&Source] = &[
    &sources::NCCI_AOC,
    &sources::HEALTH_BEHAVIOR_MINIMUM,
    &sources::NASW_2024,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("96156"),
        label: prose!("Health behavior assessment or re-assessment"),
        family: Family::HealthBehavior,
        from: Some(ServiceDate::of(2020, 1, 1)),
        medicare: Medicare::Billers(super::psychotherapy::LIMITED),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_96156),
        sources: prose!(&[
            &sources::APA_HEALTH_BEHAVIOR,
            &sources::NASW_2024,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96158"),
        label: prose!("Health behavior intervention, one patient, first 30"),
        family: Family::HealthBehavior,
        from: Some(ServiceDate::of(2020, 1, 1)),
        time: &[(ALWAYS, at_least(16))],
        medicare: Medicare::Billers(super::psychotherapy::LIMITED),
        patient_present: Some(true),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_96156),
        sources: prose!(SOURCES_OF_96158),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96159"),
        label: prose!("Health behavior, one patient, each further 15"),
        family: Family::HealthBehavior,
        from: Some(ServiceDate::of(2020, 1, 1)),
        time: &[(
            ALWAYS,
            TimeModel::Further {
                first: 38,
                every: 15,
            },
        )],
        add_on: AddOn::To(&[code("96158")]),
        medicare: Medicare::Billers(super::psychotherapy::LIMITED),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_96156),
        sources: prose!(SOURCES_OF_96159),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96164"),
        label: prose!("Health behavior intervention, group, first 30"),
        family: Family::HealthBehavior,
        from: Some(ServiceDate::of(2020, 1, 1)),
        time: &[(ALWAYS, at_least(16))],
        medicare: Medicare::Billers(super::psychotherapy::LIMITED),
        patient_present: Some(true),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_96156),
        sources: prose!(SOURCES_OF_96158),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96165"),
        label: prose!("Health behavior, group, each further 15"),
        family: Family::HealthBehavior,
        from: Some(ServiceDate::of(2020, 1, 1)),
        time: &[(
            ALWAYS,
            TimeModel::Further {
                first: 38,
                every: 15,
            },
        )],
        add_on: AddOn::To(&[code("96164")]),
        medicare: Medicare::Billers(super::psychotherapy::LIMITED),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_96156),
        sources: prose!(SOURCES_OF_96159),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96167"),
        label: prose!("Health behavior intervention, family+patient, 30"),
        family: Family::HealthBehavior,
        from: Some(ServiceDate::of(2020, 1, 1)),
        time: &[(ALWAYS, at_least(16))],
        medicare: Medicare::Billers(super::psychotherapy::LIMITED),
        patient_present: Some(true),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_96156),
        sources: prose!(SOURCES_OF_96158),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96168"),
        label: prose!("Health behavior, family+patient, each further 15"),
        family: Family::HealthBehavior,
        from: Some(ServiceDate::of(2020, 1, 1)),
        time: &[(
            ALWAYS,
            TimeModel::Further {
                first: 38,
                every: 15,
            },
        )],
        add_on: AddOn::To(&[code("96167")]),
        medicare: Medicare::Billers(super::psychotherapy::LIMITED),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_96156),
        sources: prose!(SOURCES_OF_96159),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96170"),
        label: prose!("Health behavior, family without patient, first 30"),
        family: Family::HealthBehavior,
        from: Some(ServiceDate::of(2020, 1, 1)),
        time: &[(ALWAYS, at_least(16))],
        medicare: Medicare::NonCovered,
        patient_present: Some(false),
        note: prose!(NOTE_OF_96156),
        sources: prose!(&[
            &sources::APA_HEALTH_BEHAVIOR,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96171"),
        label: prose!("Health behavior, family without patient, +15"),
        family: Family::HealthBehavior,
        from: Some(ServiceDate::of(2020, 1, 1)),
        time: &[(
            ALWAYS,
            TimeModel::Further {
                first: 38,
                every: 15,
            },
        )],
        add_on: AddOn::To(&[code("96170")]),
        medicare: Medicare::NonCovered,
        patient_present: Some(false),
        note: prose!(NOTE_OF_96156),
        sources: prose!(&[
            &sources::NCCI_AOC,
            &sources::APA_HEALTH_BEHAVIOR,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
];
