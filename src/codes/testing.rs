//! Psychological, neuropsychological and developmental testing. Evaluation, administration by a clinician and by a technician are three clocks.

use super::{
    ALWAYS, AddOn, Biller, CodeInfo, Family, Medicare, Period, Setting, Staff, Telehealth,
    TimeModel, at_least, code,
};
use crate::encounter::{NoteElement, ServiceDate};
use crate::sources::{self, Source};

/// What the note of such a service holds.
const NOTE_OF_96105: &[NoteElement] = &[
    NoteElement::MedicalNecessity,
    NoteElement::TestNames,
    NoteElement::TotalTime,
    NoteElement::TestInterpretation,
    NoteElement::Feedback,
];
/// Where the facts of such a service come from.
const SOURCES_OF_96105: &[&Source] = &[&sources::PFS_2026, &sources::NCCI_PTP, &sources::NCCI_MUE];
/// Where the facts of such a service come from.
const SOURCES_OF_96113: &[&Source] = &[
    &sources::NCCI_AOC,
    &sources::PFS_2026,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];
/// Where the facts of such a service come from.
const SOURCES_OF_96130: &[&Source] = &[
    &sources::APA_TESTING_2019,
    &sources::APA_TESTING,
    &sources::TESTING_MINIMUMS,
    &sources::TESTING_BILLERS,
    &sources::PFS_2026,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];
/// Where the facts of such a service come from.
const SOURCES_OF_96131: &[&Source] = &[
    &sources::APA_TESTING_2019,
    &sources::NCCI_AOC,
    &sources::APA_TESTING,
    &sources::TESTING_BILLERS,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("96105"),
        label: prose!("Aphasia assessment, per hour"),
        family: Family::Testing,
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 31,
                every: 60,
            },
        )],
        period: Period::Session,
        note: prose!(NOTE_OF_96105),
        sources: prose!(SOURCES_OF_96105),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96110"),
        label: prose!("Developmental screen with score, per tool"),
        family: Family::Screening,
        period: Period::Session,
        medicare: Medicare::NonCovered,
        note: prose!(&[NoteElement::FollowUp]),
        sources: prose!(SOURCES_OF_96105),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96112"),
        label: prose!("Developmental test by clinician, first hour"),
        family: Family::Testing,
        from: Some(ServiceDate::of(2019, 1, 1)),
        time: &[(ALWAYS, at_least(31))],
        medicare: Medicare::Billers(&[
            Biller::Physician,
            Biller::Psychologist,
            Biller::Np,
            Biller::Pa,
            Biller::Cns,
        ]),
        note: prose!(NOTE_OF_96105),
        sources: prose!(SOURCES_OF_96105),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96113"),
        label: prose!("Developmental test, each further 30 min"),
        family: Family::Testing,
        from: Some(ServiceDate::of(2019, 1, 1)),
        time: &[(
            ALWAYS,
            TimeModel::Further {
                first: 76,
                every: 30,
            },
        )],
        add_on: AddOn::To(&[code("96112")]),
        medicare: Medicare::Billers(&[
            Biller::Physician,
            Biller::Psychologist,
            Biller::Np,
            Biller::Pa,
            Biller::Cns,
        ]),
        note: prose!(NOTE_OF_96105),
        sources: prose!(SOURCES_OF_96113),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96116"),
        label: prose!("Neurobehavioral status exam, first hour"),
        family: Family::Testing,
        time: &[(ALWAYS, at_least(31))],
        medicare: Medicare::Billers(&[
            Biller::Physician,
            Biller::Np,
            Biller::Pa,
            Biller::Cns,
            Biller::Psychologist,
        ]),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_96105),
        sources: prose!(&[
            &sources::APA_TESTING,
            &sources::PFS_2026,
            &sources::TESTING_BILLERS,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96121"),
        label: prose!("Neurobehavioral status exam, each further hour"),
        family: Family::Testing,
        from: Some(ServiceDate::of(2019, 1, 1)),
        time: &[(
            ALWAYS,
            TimeModel::Further {
                first: 91,
                every: 60,
            },
        )],
        add_on: AddOn::To(&[code("96116")]),
        medicare: Medicare::Billers(&[
            Biller::Physician,
            Biller::Np,
            Biller::Pa,
            Biller::Cns,
            Biller::Psychologist,
        ]),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_96105),
        sources: prose!(&[
            &sources::NCCI_AOC,
            &sources::APA_TESTING,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96125"),
        label: prose!("Cognitive performance testing, per hour"),
        family: Family::Testing,
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 31,
                every: 60,
            },
        )],
        period: Period::Session,
        note: prose!(NOTE_OF_96105),
        sources: prose!(SOURCES_OF_96105),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96127"),
        label: prose!("Brief emotional/behavioral scale, each tool"),
        family: Family::Screening,
        staff: Staff::Directed,
        period: Period::Session,
        note: prose!(&[NoteElement::TestInterpretation]),
        sources: prose!(SOURCES_OF_96105),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96130"),
        label: prose!("Psychological test evaluation, first hour"),
        family: Family::Testing,
        from: Some(ServiceDate::of(2019, 1, 1)),
        time: &[(ALWAYS, at_least(31))],
        period: Period::Episode,
        medicare: Medicare::Billers(&[
            Biller::Physician,
            Biller::Psychologist,
            Biller::Np,
            Biller::Pa,
            Biller::Cns,
        ]),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_96105),
        sources: prose!(SOURCES_OF_96130),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96131"),
        label: prose!("Psychological test evaluation, each further hour"),
        family: Family::Testing,
        from: Some(ServiceDate::of(2019, 1, 1)),
        time: &[(
            ALWAYS,
            TimeModel::Further {
                first: 91,
                every: 60,
            },
        )],
        period: Period::Episode,
        add_on: AddOn::Suspended(&[code("96130")]),
        medicare: Medicare::Billers(&[
            Biller::Physician,
            Biller::Psychologist,
            Biller::Np,
            Biller::Pa,
            Biller::Cns,
        ]),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_96105),
        sources: prose!(SOURCES_OF_96131),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96132"),
        label: prose!("Neuropsychological test evaluation, first hour"),
        family: Family::Testing,
        from: Some(ServiceDate::of(2019, 1, 1)),
        time: &[(ALWAYS, at_least(31))],
        period: Period::Episode,
        medicare: Medicare::Billers(&[
            Biller::Physician,
            Biller::Psychologist,
            Biller::Np,
            Biller::Pa,
            Biller::Cns,
        ]),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_96105),
        sources: prose!(SOURCES_OF_96130),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96133"),
        label: prose!("Neuropsych test evaluation, each further hour"),
        family: Family::Testing,
        from: Some(ServiceDate::of(2019, 1, 1)),
        time: &[(
            ALWAYS,
            TimeModel::Further {
                first: 91,
                every: 60,
            },
        )],
        period: Period::Episode,
        add_on: AddOn::Suspended(&[code("96132")]),
        medicare: Medicare::Billers(&[
            Biller::Physician,
            Biller::Psychologist,
            Biller::Np,
            Biller::Pa,
            Biller::Cns,
        ]),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_96105),
        sources: prose!(SOURCES_OF_96131),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96136"),
        label: prose!("Test giving/scoring by clinician, first 30 min"),
        family: Family::TestAdministration,
        from: Some(ServiceDate::of(2019, 1, 1)),
        time: &[(ALWAYS, at_least(16))],
        medicare: Medicare::Billers(&[
            Biller::Physician,
            Biller::Psychologist,
            Biller::Np,
            Biller::Pa,
            Biller::Cns,
        ]),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_96105),
        sources: prose!(&[
            &sources::TESTING_MINIMUMS,
            &sources::APA_TESTING,
            &sources::TESTING_BILLERS,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96137"),
        label: prose!("Test giving/scoring by clinician, each further 30"),
        family: Family::TestAdministration,
        from: Some(ServiceDate::of(2019, 1, 1)),
        time: &[(
            ALWAYS,
            TimeModel::Further {
                first: 46,
                every: 30,
            },
        )],
        add_on: AddOn::Suspended(&[code("96136")]),
        medicare: Medicare::Billers(&[
            Biller::Physician,
            Biller::Psychologist,
            Biller::Np,
            Biller::Pa,
            Biller::Cns,
        ]),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_96105),
        sources: prose!(&[
            &sources::NCCI_AOC,
            &sources::TESTING_MINIMUMS,
            &sources::TESTING_BILLERS,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96138"),
        label: prose!("Test giving/scoring by technician, first 30 min"),
        family: Family::TestAdministration,
        from: Some(ServiceDate::of(2019, 1, 1)),
        staff: Staff::Directed,
        time: &[(ALWAYS, at_least(16))],
        medicare: Medicare::Billers(&[
            Biller::Physician,
            Biller::Psychologist,
            Biller::Np,
            Biller::Pa,
            Biller::Cns,
        ]),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_96105),
        sources: prose!(&[
            &sources::TESTING_MINIMUMS,
            &sources::APA_TESTING,
            &sources::TESTING_BILLERS,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96139"),
        label: prose!("Test giving/scoring by technician, each further 30"),
        family: Family::TestAdministration,
        from: Some(ServiceDate::of(2019, 1, 1)),
        staff: Staff::Directed,
        time: &[(
            ALWAYS,
            TimeModel::Further {
                first: 46,
                every: 30,
            },
        )],
        add_on: AddOn::Suspended(&[code("96138")]),
        medicare: Medicare::Billers(&[
            Biller::Physician,
            Biller::Psychologist,
            Biller::Np,
            Biller::Pa,
            Biller::Cns,
        ]),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_96105),
        sources: prose!(&[
            &sources::TESTING_MINIMUMS,
            &sources::APA_TESTING,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
            &sources::NCCI_AOC,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96146"),
        label: prose!("Single automated test, automated result"),
        family: Family::Testing,
        from: Some(ServiceDate::of(2019, 1, 1)),
        staff: Staff::Directed,
        note: prose!(&[NoteElement::TestNames]),
        sources: prose!(&[
            &sources::APA_TESTING,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96160"),
        label: prose!("Health-risk questionnaire about the patient"),
        family: Family::Screening,
        staff: Staff::Directed,
        period: Period::Session,
        add_on: AddOn::ContractorDefined,
        sources: prose!(SOURCES_OF_96113),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96161"),
        label: prose!("Health-risk questionnaire completed by caregiver"),
        family: Family::Screening,
        staff: Staff::Directed,
        period: Period::Session,
        add_on: AddOn::ContractorDefined,
        sources: prose!(SOURCES_OF_96113),
        ..CodeInfo::EMPTY
    },
];
