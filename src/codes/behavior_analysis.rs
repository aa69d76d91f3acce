//! Adaptive behavior analysis, in units of 15 minutes.

use super::{ALWAYS, CodeInfo, Family, Setting, Staff, Telehealth, TimeModel, code};
use crate::encounter::{NoteElement, ServiceDate};
use crate::sources::{self, Source};

/// What the note of such a service holds.
const NOTE_OF_0362T: &[NoteElement] = &[
    NoteElement::Plan,
    NoteElement::StartStopTimes,
    NoteElement::Response,
];
/// Where the facts of such a service come from.
const SOURCES_OF_0362T: &[&Source] = &[
    &sources::ABA_2019,
    &sources::ABA_CODING,
    &sources::ABA_UNITS,
    &sources::PFS_2024,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("0362T"),
        label: prose!("ABA assessment, severe behavior, team, per 15"),
        family: Family::BehaviorAnalysis,
        staff: Staff::Directed,
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 8,
                every: 15,
            },
        )],
        patient_present: Some(true),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_0362T),
        sources: prose!(SOURCES_OF_0362T),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("0373T"),
        label: prose!("ABA treatment, severe behavior, team, per 15"),
        family: Family::BehaviorAnalysis,
        staff: Staff::Directed,
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 8,
                every: 15,
            },
        )],
        patient_present: Some(true),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_0362T),
        sources: prose!(SOURCES_OF_0362T),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("97151"),
        label: prose!("ABA assessment by analyst, per 15 min"),
        family: Family::BehaviorAnalysis,
        from: Some(ServiceDate::of(2019, 1, 1)),
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 8,
                every: 15,
            },
        )],
        patient_present: Some(true),
        note: prose!(NOTE_OF_0362T),
        sources: prose!(SOURCES_OF_0362T),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("97152"),
        label: prose!("ABA supporting assessment by technician, per 15"),
        family: Family::BehaviorAnalysis,
        from: Some(ServiceDate::of(2019, 1, 1)),
        staff: Staff::Directed,
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 8,
                every: 15,
            },
        )],
        patient_present: Some(true),
        note: prose!(NOTE_OF_0362T),
        sources: prose!(SOURCES_OF_0362T),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("97153"),
        label: prose!("ABA treatment by technician, per 15 min"),
        family: Family::BehaviorAnalysis,
        from: Some(ServiceDate::of(2019, 1, 1)),
        staff: Staff::Directed,
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 8,
                every: 15,
            },
        )],
        patient_present: Some(true),
        note: prose!(NOTE_OF_0362T),
        sources: prose!(SOURCES_OF_0362T),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("97154"),
        label: prose!("ABA group treatment by technician, per 15 min"),
        family: Family::BehaviorAnalysis,
        from: Some(ServiceDate::of(2019, 1, 1)),
        staff: Staff::Directed,
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 8,
                every: 15,
            },
        )],
        patient_present: Some(true),
        note: prose!(NOTE_OF_0362T),
        sources: prose!(SOURCES_OF_0362T),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("97155"),
        label: prose!("ABA protocol modification by analyst, per 15 min"),
        family: Family::BehaviorAnalysis,
        from: Some(ServiceDate::of(2019, 1, 1)),
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 8,
                every: 15,
            },
        )],
        patient_present: Some(true),
        note: prose!(NOTE_OF_0362T),
        sources: prose!(SOURCES_OF_0362T),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("97156"),
        label: prose!("ABA caregiver guidance, one family, per 15 min"),
        family: Family::BehaviorAnalysis,
        from: Some(ServiceDate::of(2019, 1, 1)),
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 8,
                every: 15,
            },
        )],
        note: prose!(NOTE_OF_0362T),
        sources: prose!(SOURCES_OF_0362T),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("97157"),
        label: prose!("ABA caregiver guidance, several families, per 15"),
        family: Family::BehaviorAnalysis,
        from: Some(ServiceDate::of(2019, 1, 1)),
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 8,
                every: 15,
            },
        )],
        patient_present: Some(false),
        note: prose!(NOTE_OF_0362T),
        sources: prose!(SOURCES_OF_0362T),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("97158"),
        label: prose!("ABA group with protocol change, analyst, per 15"),
        family: Family::BehaviorAnalysis,
        from: Some(ServiceDate::of(2019, 1, 1)),
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 8,
                every: 15,
            },
        )],
        patient_present: Some(true),
        note: prose!(NOTE_OF_0362T),
        sources: prose!(SOURCES_OF_0362T),
        ..CodeInfo::EMPTY
    },
];
