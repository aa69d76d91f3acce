//! Emergency department E/M visits. They have no time: the level rests on medical decision making.

use super::office::EM_BILLERS;
use super::{CodeInfo, Family, Ladder, Medicare, code};
use crate::encounter::{Mdm, NoteElement};
use crate::sources::{self, Source};

/// What the note of such a service holds.
const NOTE_OF_99281: &[NoteElement] = &[
    NoteElement::History,
    NoteElement::MedicalDecisionMaking,
    NoteElement::Diagnosis,
    NoteElement::Plan,
    NoteElement::Signature,
];
/// Where the facts of such a service come from.
const SOURCES_OF_99281: &[&Source] = &[
    &sources::PFS_2024,
    &sources::AAFP_EM,
    &sources::PFS_2026,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("99281"),
        label: prose!("Emergency department visit, level 1"),
        family: Family::EmEmergency,
        ladder: Some(Ladder::Emergency),
        medicare: Medicare::Billers(EM_BILLERS),
        note: prose!(NOTE_OF_99281),
        sources: prose!(SOURCES_OF_99281),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99282"),
        label: prose!("Emergency department visit, level 2"),
        family: Family::EmEmergency,
        ladder: Some(Ladder::Emergency),
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Straightforward],
        note: prose!(NOTE_OF_99281),
        sources: prose!(SOURCES_OF_99281),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99283"),
        label: prose!("Emergency department visit, level 3"),
        family: Family::EmEmergency,
        ladder: Some(Ladder::Emergency),
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Low],
        note: prose!(NOTE_OF_99281),
        sources: prose!(SOURCES_OF_99281),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99284"),
        label: prose!("Emergency department visit, level 4"),
        family: Family::EmEmergency,
        ladder: Some(Ladder::Emergency),
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Moderate],
        note: prose!(NOTE_OF_99281),
        sources: prose!(SOURCES_OF_99281),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99285"),
        label: prose!("Emergency department visit, level 5"),
        family: Family::EmEmergency,
        ladder: Some(Ladder::Emergency),
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::High],
        note: prose!(NOTE_OF_99281),
        sources: prose!(SOURCES_OF_99281),
        ..CodeInfo::EMPTY
    },
];
