//! Hospital and observation E/M visits.

use super::office::EM_BILLERS;
use super::{
    ALWAYS, CodeInfo, Family, Ladder, Medicare, Setting, Telehealth, at_least, band, code,
};
use crate::encounter::{Mdm, NoteElement, ServiceDate};
use crate::sources::{self, Source};

/// Levels by total time outside the office began in 2023.
const FROM: ServiceDate = ServiceDate::of(2023, 1, 1);

/// What the note of such a service holds.
const NOTE_OF_99221: &[NoteElement] = &[
    NoteElement::History,
    NoteElement::MedicalDecisionMaking,
    NoteElement::Diagnosis,
    NoteElement::Plan,
    NoteElement::Signature,
];
/// Where the facts of such a service come from.
const SOURCES_OF_99221: &[&Source] = &[
    &sources::PFS_2024,
    &sources::AAFP_EM,
    &sources::PFS_2026,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];
/// Where the facts of such a service come from.
const SOURCES_OF_99231: &[&Source] = &[
    &sources::PFS_2024,
    &sources::AAFP_EM,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("99221"),
        label: prose!("Hospital/obs admission, level 1"),
        family: Family::EmHospital,
        ladder: Some(Ladder::HospitalInitial),
        time: &[(FROM, at_least(40))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Straightforward, Mdm::Low],
        note: prose!(NOTE_OF_99221),
        sources: prose!(SOURCES_OF_99221),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99222"),
        label: prose!("Hospital/obs admission, level 2"),
        family: Family::EmHospital,
        ladder: Some(Ladder::HospitalInitial),
        time: &[(FROM, at_least(55))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Moderate],
        note: prose!(NOTE_OF_99221),
        sources: prose!(SOURCES_OF_99221),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99223"),
        label: prose!("Hospital/obs admission, level 3"),
        family: Family::EmHospital,
        ladder: Some(Ladder::HospitalInitial),
        time: &[(FROM, at_least(75))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::High],
        note: prose!(NOTE_OF_99221),
        sources: prose!(SOURCES_OF_99221),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99231"),
        label: prose!("Hospital/obs follow-up, level 1"),
        family: Family::EmHospital,
        ladder: Some(Ladder::HospitalSubsequent),
        time: &[(FROM, at_least(25))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Straightforward, Mdm::Low],
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_99221),
        sources: prose!(SOURCES_OF_99231),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99232"),
        label: prose!("Hospital/obs follow-up, level 2"),
        family: Family::EmHospital,
        ladder: Some(Ladder::HospitalSubsequent),
        time: &[(FROM, at_least(35))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Moderate],
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_99221),
        sources: prose!(SOURCES_OF_99231),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99233"),
        label: prose!("Hospital/obs follow-up, level 3"),
        family: Family::EmHospital,
        ladder: Some(Ladder::HospitalSubsequent),
        time: &[(FROM, at_least(50))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::High],
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_99221),
        sources: prose!(SOURCES_OF_99231),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99234"),
        label: prose!("Admit+discharge same date, level 1"),
        family: Family::EmHospital,
        ladder: Some(Ladder::HospitalSameDay),
        time: &[(FROM, at_least(45))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Straightforward, Mdm::Low],
        note: prose!(NOTE_OF_99221),
        sources: prose!(SOURCES_OF_99221),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99235"),
        label: prose!("Admit+discharge same date, level 2"),
        family: Family::EmHospital,
        ladder: Some(Ladder::HospitalSameDay),
        time: &[(FROM, at_least(70))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Moderate],
        note: prose!(NOTE_OF_99221),
        sources: prose!(SOURCES_OF_99221),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99236"),
        label: prose!("Admit+discharge same date, level 3"),
        family: Family::EmHospital,
        ladder: Some(Ladder::HospitalSameDay),
        time: &[(FROM, at_least(85))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::High],
        note: prose!(NOTE_OF_99221),
        sources: prose!(SOURCES_OF_99221),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99238"),
        label: prose!("Hospital discharge day, 30 min or less"),
        family: Family::EmHospital,
        ladder: Some(Ladder::HospitalDischarge),
        time: &[(FROM, band(1, 30))],
        medicare: Medicare::Billers(EM_BILLERS),
        note: prose!(NOTE_OF_99221),
        sources: prose!(SOURCES_OF_99231),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99239"),
        label: prose!("Hospital discharge day, over 30 min"),
        family: Family::EmHospital,
        ladder: Some(Ladder::HospitalDischarge),
        time: &[(FROM, at_least(31))],
        medicare: Medicare::Billers(EM_BILLERS),
        note: prose!(&[
            NoteElement::History,
            NoteElement::MedicalDecisionMaking,
            NoteElement::Diagnosis,
            NoteElement::Plan,
            NoteElement::Signature,
            NoteElement::TotalTime,
        ]),
        sources: prose!(SOURCES_OF_99231),
        ..CodeInfo::EMPTY
    },
];
