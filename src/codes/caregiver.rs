//! Training of caregivers, without the patient.

use super::{
    ALWAYS, AddOn, CodeInfo, Family, Period, Setting, Telehealth, TimeModel, at_least, code,
};
use crate::encounter::{NoteElement, ServiceDate};
use crate::sources;

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("96202"),
        label: prose!("Group behavior-management training, caregivers, 1st h"),
        family: Family::CaregiverTraining,
        time: &[(ALWAYS, at_least(31))],
        patient_present: Some(false),
        setting: Setting {
            telehealth: Telehealth::Listed(ServiceDate::of(2025, 1, 1)),
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Consent, NoteElement::TotalTime]),
        sources: prose!(&[
            &sources::CAREGIVER_TRAINING,
            &sources::MANATT_2025,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96203"),
        label: prose!("Group behavior-management training, each further 15"),
        family: Family::CaregiverTraining,
        time: &[(
            ALWAYS,
            TimeModel::Further {
                first: 68,
                every: 15,
            },
        )],
        add_on: AddOn::To(&[code("96202")]),
        patient_present: Some(false),
        setting: Setting {
            telehealth: Telehealth::Listed(ServiceDate::of(2025, 1, 1)),
            ..Setting::OPEN
        },
        sources: prose!(&[
            &sources::NCCI_AOC,
            &sources::CAREGIVER_TRAINING,
            &sources::MANATT_2025,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("97550"),
        label: prose!("Caregiver skills training, one patient, first 30"),
        family: Family::CaregiverTraining,
        time: &[(ALWAYS, at_least(16))],
        patient_present: Some(false),
        setting: Setting {
            telehealth: Telehealth::Listed(ServiceDate::of(2025, 1, 1)),
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Consent, NoteElement::TotalTime]),
        sources: prose!(&[
            &sources::CAREGIVER_MINUTES,
            &sources::CAREGIVER_TRAINING,
            &sources::MANATT_2025,
            &sources::PFS_2026,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("97551"),
        label: prose!("Caregiver skills training, each further 15"),
        family: Family::CaregiverTraining,
        time: &[(
            ALWAYS,
            TimeModel::Further {
                first: 38,
                every: 15,
            },
        )],
        add_on: AddOn::To(&[code("97550")]),
        patient_present: Some(false),
        setting: Setting {
            telehealth: Telehealth::Listed(ServiceDate::of(2025, 1, 1)),
            ..Setting::OPEN
        },
        sources: prose!(&[
            &sources::NCCI_AOC,
            &sources::CAREGIVER_MINUTES,
            &sources::MANATT_2025,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("97552"),
        label: prose!("Caregiver skills training, group of caregivers"),
        family: Family::CaregiverTraining,
        period: Period::Session,
        patient_present: Some(false),
        setting: Setting {
            telehealth: Telehealth::Listed(ServiceDate::of(2025, 1, 1)),
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Consent]),
        sources: prose!(&[
            &sources::CAREGIVER_MINUTES,
            &sources::CAREGIVER_TRAINING,
            &sources::MANATT_2025,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
];
