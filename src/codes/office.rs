//! Office E/M visits. From 2021 to 2023 each level had a range whose lower end is today's least time.

use super::{
    ALWAYS, AddOn, Biller, CodeInfo, Family, Ladder, Medicare, Setting, Staff, Telehealth,
    at_least, code,
};
use crate::encounter::{Mdm, NoteElement, ServiceDate};
use crate::sources::{self, Source};

/// Practitioners whose Medicare benefit includes E/M visits.
pub(super) const EM_BILLERS: &[Biller] = &[
    Biller::Physician,
    Biller::Np,
    Biller::Pa,
    Biller::Cns,
    Biller::Cnm,
];

/// Office levels by total time began in 2021; earlier visits were judged otherwise.
const FROM: ServiceDate = ServiceDate::of(2021, 1, 1);

/// What the note of such a service holds.
const NOTE_OF_99202: &[NoteElement] = &[
    NoteElement::History,
    NoteElement::MedicalDecisionMaking,
    NoteElement::Diagnosis,
    NoteElement::Plan,
    NoteElement::Signature,
];
/// Where the facts of such a service come from.
const SOURCES_OF_99202: &[&Source] = &[
    &sources::EM_2024,
    &sources::PFS_2024,
    &sources::PFS_2026,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("99202"),
        label: prose!("Office visit, new patient, level 2"),
        family: Family::EmOffice,
        ladder: Some(Ladder::OfficeNew),
        time: &[(FROM, at_least(15))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Straightforward],
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_99202),
        sources: prose!(SOURCES_OF_99202),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99203"),
        label: prose!("Office visit, new patient, level 3"),
        family: Family::EmOffice,
        ladder: Some(Ladder::OfficeNew),
        time: &[(FROM, at_least(30))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Low],
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_99202),
        sources: prose!(SOURCES_OF_99202),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99204"),
        label: prose!("Office visit, new patient, level 4"),
        family: Family::EmOffice,
        ladder: Some(Ladder::OfficeNew),
        time: &[(FROM, at_least(45))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Moderate],
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_99202),
        sources: prose!(SOURCES_OF_99202),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99205"),
        label: prose!("Office visit, new patient, level 5"),
        family: Family::EmOffice,
        ladder: Some(Ladder::OfficeNew),
        time: &[(FROM, at_least(60))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::High],
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_99202),
        sources: prose!(SOURCES_OF_99202),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99211"),
        label: prose!("Office visit, established, staff-level"),
        family: Family::EmOffice,
        staff: Staff::IncidentTo,
        ladder: Some(Ladder::OfficeEstablished),
        medicare: Medicare::Billers(EM_BILLERS),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_99202),
        sources: prose!(&[
            &sources::PFS_2024,
            &sources::EM_2024,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99212"),
        label: prose!("Office visit, established patient, level 2"),
        family: Family::EmOffice,
        ladder: Some(Ladder::OfficeEstablished),
        time: &[(FROM, at_least(10))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Straightforward],
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_99202),
        sources: prose!(SOURCES_OF_99202),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99213"),
        label: prose!("Office visit, established patient, level 3"),
        family: Family::EmOffice,
        ladder: Some(Ladder::OfficeEstablished),
        time: &[(FROM, at_least(20))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Low],
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_99202),
        sources: prose!(SOURCES_OF_99202),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99214"),
        label: prose!("Office visit, established patient, level 4"),
        family: Family::EmOffice,
        ladder: Some(Ladder::OfficeEstablished),
        time: &[(FROM, at_least(30))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::Moderate],
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_99202),
        sources: prose!(SOURCES_OF_99202),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99215"),
        label: prose!("Office visit, established patient, level 5"),
        family: Family::EmOffice,
        ladder: Some(Ladder::OfficeEstablished),
        time: &[(FROM, at_least(40))],
        medicare: Medicare::Billers(EM_BILLERS),
        mdm: &[Mdm::High],
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_99202),
        sources: prose!(SOURCES_OF_99202),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2211"),
        label: prose!("Longitudinal-care complexity add-on to office E/M"),
        family: Family::VisitComplexity,
        from: Some(ServiceDate::of(2024, 1, 1)),
        add_on: AddOn::To(&[
            code("99202"),
            code("99203"),
            code("99204"),
            code("99205"),
            code("99211"),
            code("99212"),
            code("99213"),
            code("99214"),
            code("99215"),
        ]),
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        sources: prose!(&[&sources::HCPCS_2024, &sources::PFS_2026]),
        ..CodeInfo::EMPTY
    },
];
