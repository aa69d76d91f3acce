//! Nursing facility E/M visits.

use super::office::EM_BILLERS;
use super::{
    ALWAYS, CodeInfo, Family, Ladder, Medicare, Setting, Telehealth, at_least, band, code,
};
use crate::encounter::{Mdm, NoteElement, ServiceDate};
use crate::sources::{self, Source};

/// Levels by total time outside the office began in 2023.
const FROM: ServiceDate = ServiceDate::of(2023, 1, 1);

const FROM_2024: ServiceDate = ServiceDate::of(2024, 1, 1);

/// What the note of such a service holds.
const NOTE_OF_99304: &[NoteElement] = &[
    NoteElement::History,
    NoteElement::MedicalDecisionMaking,
    NoteElement::Diagnosis,
    NoteElement::Plan,
    NoteElement::Signature,
];
/// Where the facts of such a service come from.
const SOURCES_OF_99304: &[&Source] = &[
    &sources::PFS_2024,
    &sources::AAFP_EM,
    &sources::PFS_2026,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];
/// Where the facts of such a service come from.
const SOURCES_OF_99307: &[&Source] = &[
    &sources::PFS_2024,
    &sources::AAFP_EM,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];
/// Where the facts of such a service come from.
const SOURCES_OF_99315: &[&Source] = &[&sources::PFS_2024, &sources::NCCI_PTP, &sources::NCCI_MUE];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("99304"),
        label: prose!("Nursing facility initial, level 1"),
        family: Family::EmNursing,
        ladder: Some(Ladder::NursingInitial),
        time: &[(FROM, at_least(25))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Straightforward, Mdm::Low],
        note: prose!(NOTE_OF_99304),
        sources: prose!(SOURCES_OF_99304),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99305"),
        label: prose!("Nursing facility initial, level 2"),
        family: Family::EmNursing,
        ladder: Some(Ladder::NursingInitial),
        time: &[(FROM, at_least(35))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Moderate],
        note: prose!(NOTE_OF_99304),
        sources: prose!(SOURCES_OF_99304),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99306"),
        label: prose!("Nursing facility initial, level 3"),
        family: Family::EmNursing,
        ladder: Some(Ladder::NursingInitial),
        time: &[(FROM, at_least(45)), (FROM_2024, at_least(50))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::High],
        note: prose!(NOTE_OF_99304),
        sources: prose!(SOURCES_OF_99304),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99307"),
        label: prose!("Nursing facility follow-up, level 1"),
        family: Family::EmNursing,
        ladder: Some(Ladder::NursingSubsequent),
        time: &[(FROM, at_least(10))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Straightforward],
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_99304),
        sources: prose!(SOURCES_OF_99307),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99308"),
        label: prose!("Nursing facility follow-up, level 2"),
        family: Family::EmNursing,
        ladder: Some(Ladder::NursingSubsequent),
        time: &[(FROM, at_least(15)), (FROM_2024, at_least(20))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Low],
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_99304),
        sources: prose!(SOURCES_OF_99307),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99309"),
        label: prose!("Nursing facility follow-up, level 3"),
        family: Family::EmNursing,
        ladder: Some(Ladder::NursingSubsequent),
        time: &[(FROM, at_least(30))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Moderate],
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_99304),
        sources: prose!(SOURCES_OF_99307),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99310"),
        label: prose!("Nursing facility follow-up, level 4"),
        family: Family::EmNursing,
        ladder: Some(Ladder::NursingSubsequent),
        time: &[(FROM, at_least(45))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::High],
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_99304),
        sources: prose!(SOURCES_OF_99307),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99315"),
        label: prose!("Nursing facility discharge, 30 min or less"),
        family: Family::EmNursing,
        ladder: Some(Ladder::NursingDischarge),
        time: &[(FROM, band(1, 30))],
        medicare: Medicare::Billers(EM_BILLERS),
        note: prose!(NOTE_OF_99304),
        sources: prose!(SOURCES_OF_99315),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99316"),
        label: prose!("Nursing facility discharge, over 30 min"),
        family: Family::EmNursing,
        ladder: Some(Ladder::NursingDischarge),
        time: &[(FROM, at_least(31))],
        medicare: Medicare::Billers(EM_BILLERS),
        note: prose!(NOTE_OF_99304),
        sources: prose!(SOURCES_OF_99315),
        ..CodeInfo::EMPTY
    },
];
