//! Home and residence E/M visits.

use super::office::EM_BILLERS;
use super::{CodeInfo, Family, Ladder, Medicare, at_least, code};
use crate::encounter::{Mdm, NoteElement, ServiceDate};
use crate::sources::{self, Source};

/// Levels by total time outside the office began in 2023.
const FROM: ServiceDate = ServiceDate::of(2023, 1, 1);

/// What the note of such a service holds.
const NOTE_OF_99341: &[NoteElement] = &[
    NoteElement::History,
    NoteElement::MedicalDecisionMaking,
    NoteElement::Diagnosis,
    NoteElement::Plan,
    NoteElement::Signature,
];
/// Where the facts of such a service come from.
const SOURCES_OF_99341: &[&Source] = &[
    &sources::PFS_2024,
    &sources::EM_2023,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("99341"),
        label: prose!("Home visit, new patient, level 1"),
        family: Family::EmHome,
        ladder: Some(Ladder::HomeNew),
        time: &[(FROM, at_least(15))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Straightforward],
        note: prose!(NOTE_OF_99341),
        sources: prose!(SOURCES_OF_99341),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99342"),
        label: prose!("Home visit, new patient, level 2"),
        family: Family::EmHome,
        ladder: Some(Ladder::HomeNew),
        time: &[(FROM, at_least(30))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Low],
        note: prose!(NOTE_OF_99341),
        sources: prose!(SOURCES_OF_99341),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99344"),
        label: prose!("Home visit, new patient, level 4"),
        family: Family::EmHome,
        ladder: Some(Ladder::HomeNew),
        time: &[(FROM, at_least(60))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Moderate],
        note: prose!(NOTE_OF_99341),
        sources: prose!(SOURCES_OF_99341),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99345"),
        label: prose!("Home visit, new patient, level 5"),
        family: Family::EmHome,
        ladder: Some(Ladder::HomeNew),
        time: &[(FROM, at_least(75))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::High],
        note: prose!(NOTE_OF_99341),
        sources: prose!(SOURCES_OF_99341),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99347"),
        label: prose!("Home visit, established, level 1"),
        family: Family::EmHome,
        ladder: Some(Ladder::HomeEstablished),
        time: &[(FROM, at_least(20))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Straightforward],
        note: prose!(NOTE_OF_99341),
        sources: prose!(SOURCES_OF_99341),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99348"),
        label: prose!("Home visit, established, level 2"),
        family: Family::EmHome,
        ladder: Some(Ladder::HomeEstablished),
        time: &[(FROM, at_least(30))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Low],
        note: prose!(NOTE_OF_99341),
        sources: prose!(SOURCES_OF_99341),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99349"),
        label: prose!("Home visit, established, level 3"),
        family: Family::EmHome,
        ladder: Some(Ladder::HomeEstablished),
        time: &[(FROM, at_least(40))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Moderate],
        note: prose!(NOTE_OF_99341),
        sources: prose!(SOURCES_OF_99341),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99350"),
        label: prose!("Home visit, established, level 4"),
        family: Family::EmHome,
        ladder: Some(Ladder::HomeEstablished),
        time: &[(FROM, at_least(60))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::High],
        note: prose!(NOTE_OF_99341),
        sources: prose!(SOURCES_OF_99341),
        ..CodeInfo::EMPTY
    },
];
