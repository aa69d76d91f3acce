//! Consultations. Medicare pays none of them.

use super::{CodeInfo, Family, Ladder, Medicare, at_least, code};
use crate::encounter::{Mdm, NoteElement, ServiceDate};
use crate::sources::{self, Source};

/// Levels by total time outside the office began in 2023.
const FROM: ServiceDate = ServiceDate::of(2023, 1, 1);

/// What the note of such a service holds.
const NOTE_OF_99242: &[NoteElement] = &[
    NoteElement::History,
    NoteElement::MedicalDecisionMaking,
    NoteElement::Diagnosis,
    NoteElement::Plan,
    NoteElement::Signature,
];
/// Where the facts of such a service come from.
const SOURCES_OF_99242: &[&Source] = &[
    &sources::PFS_2024,
    &sources::PFS_2026,
    &sources::EM_2023,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("99242"),
        label: prose!("Outpatient consult, level 2"),
        family: Family::EmConsult,
        ladder: Some(Ladder::ConsultOffice),
        time: &[(FROM, at_least(20))],
        medicare: Medicare::NotValid("an office, hospital or nursing facility visit code"),
        mdm: &[Mdm::Straightforward],
        note: prose!(NOTE_OF_99242),
        sources: prose!(SOURCES_OF_99242),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99243"),
        label: prose!("Outpatient consult, level 3"),
        family: Family::EmConsult,
        ladder: Some(Ladder::ConsultOffice),
        time: &[(FROM, at_least(30))],
        medicare: Medicare::NotValid("an office, hospital or nursing facility visit code"),
        mdm: &[Mdm::Low],
        note: prose!(NOTE_OF_99242),
        sources: prose!(SOURCES_OF_99242),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99244"),
        label: prose!("Outpatient consult, level 4"),
        family: Family::EmConsult,
        ladder: Some(Ladder::ConsultOffice),
        time: &[(FROM, at_least(40))],
        medicare: Medicare::NotValid("an office, hospital or nursing facility visit code"),
        mdm: &[Mdm::Moderate],
        note: prose!(NOTE_OF_99242),
        sources: prose!(SOURCES_OF_99242),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99245"),
        label: prose!("Outpatient consult, level 5"),
        family: Family::EmConsult,
        ladder: Some(Ladder::ConsultOffice),
        time: &[(FROM, at_least(55))],
        medicare: Medicare::NotValid("an office, hospital or nursing facility visit code"),
        mdm: &[Mdm::High],
        note: prose!(NOTE_OF_99242),
        sources: prose!(SOURCES_OF_99242),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99252"),
        label: prose!("Inpatient consult, level 2"),
        family: Family::EmConsult,
        ladder: Some(Ladder::ConsultHospital),
        time: &[(FROM, at_least(35))],
        medicare: Medicare::NotValid("an office, hospital or nursing facility visit code"),
        mdm: &[Mdm::Straightforward],
        note: prose!(NOTE_OF_99242),
        sources: prose!(SOURCES_OF_99242),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99253"),
        label: prose!("Inpatient consult, level 3"),
        family: Family::EmConsult,
        ladder: Some(Ladder::ConsultHospital),
        time: &[(FROM, at_least(45))],
        medicare: Medicare::NotValid("an office, hospital or nursing facility visit code"),
        mdm: &[Mdm::Low],
        note: prose!(NOTE_OF_99242),
        sources: prose!(SOURCES_OF_99242),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99254"),
        label: prose!("Inpatient consult, level 4"),
        family: Family::EmConsult,
        ladder: Some(Ladder::ConsultHospital),
        time: &[(FROM, at_least(60))],
        medicare: Medicare::NotValid("an office, hospital or nursing facility visit code"),
        mdm: &[Mdm::Moderate],
        note: prose!(NOTE_OF_99242),
        sources: prose!(SOURCES_OF_99242),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99255"),
        label: prose!("Inpatient consult, level 5"),
        family: Family::EmConsult,
        ladder: Some(Ladder::ConsultHospital),
        time: &[(FROM, at_least(80))],
        medicare: Medicare::NotValid("an office, hospital or nursing facility visit code"),
        mdm: &[Mdm::High],
        note: prose!(NOTE_OF_99242),
        sources: prose!(SOURCES_OF_99242),
        ..CodeInfo::EMPTY
    },
];
