//! Consultation between clinicians without the patient.

use super::{
    ALWAYS, CodeInfo, Family, Ladder, Medicare, Period, Setting, Telehealth, at_least, band, code,
    should,
};
use crate::encounter::{NoteElement, ServiceDate};
use crate::sources::{self, Source};

/// Where the facts of such a service come from.
const SOURCES_OF_99446: &[&Source] = &[
    &sources::PFS_2024,
    &sources::PFS_2026,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("99446"),
        label: prose!("Interprofessional consult, physician/QHP, 5-10 min"),
        family: Family::Interprofessional,
        ladder: Some(Ladder::ConsultBetweenClinicians),
        time: &[(ALWAYS, band(5, 10))],
        period: Period::Episode,
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Consent, NoteElement::TotalTime]),
        sources: prose!(SOURCES_OF_99446),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99447"),
        label: prose!("Interprofessional consult, physician/QHP, 11-20"),
        family: Family::Interprofessional,
        ladder: Some(Ladder::ConsultBetweenClinicians),
        time: &[(ALWAYS, band(11, 20))],
        period: Period::Episode,
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Consent, NoteElement::TotalTime]),
        sources: prose!(SOURCES_OF_99446),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99448"),
        label: prose!("Interprofessional consult, physician/QHP, 21-30"),
        family: Family::Interprofessional,
        ladder: Some(Ladder::ConsultBetweenClinicians),
        time: &[(ALWAYS, band(21, 30))],
        period: Period::Episode,
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Consent, NoteElement::TotalTime]),
        sources: prose!(SOURCES_OF_99446),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99449"),
        label: prose!("Interprofessional consult, physician/QHP, 31+"),
        family: Family::Interprofessional,
        ladder: Some(Ladder::ConsultBetweenClinicians),
        time: &[(ALWAYS, at_least(31))],
        period: Period::Episode,
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Consent, NoteElement::TotalTime]),
        sources: prose!(SOURCES_OF_99446),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99451"),
        label: prose!("Interprofessional written report, physician, 5+"),
        family: Family::Interprofessional,
        time: &[(ALWAYS, at_least(5))],
        period: Period::Episode,
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Consent, NoteElement::TotalTime]),
        sources: prose!(SOURCES_OF_99446),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99452"),
        label: prose!("Requesting an interprofessional consult, 16+ min"),
        family: Family::Interprofessional,
        time: &[(ALWAYS, at_least(16))],
        period: Period::Episode,
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::TotalTime]),
        sources: prose!(&[&sources::PFS_2026, &sources::NCCI_PTP, &sources::NCCI_MUE]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0546"),
        label: prose!("Interprofessional consult by BH clinician, 5-10 min"),
        family: Family::Interprofessional,
        ladder: Some(Ladder::ConsultBetweenTherapists),
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, band(5, 10))],
        period: Period::Episode,
        medicare: Medicare::Billers(super::psychotherapy::LIMITED),
        required: &[should(NoteElement::Consent)],
        note: prose!(&[NoteElement::Consent, NoteElement::TotalTime]),
        sources: prose!(&[&sources::PFS_2026, &sources::NCCI_MUE]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0547"),
        label: prose!("Interprofessional consult by BH clinician, 11-20"),
        family: Family::Interprofessional,
        ladder: Some(Ladder::ConsultBetweenTherapists),
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, band(11, 20))],
        period: Period::Episode,
        medicare: Medicare::Billers(super::psychotherapy::LIMITED),
        required: &[should(NoteElement::Consent)],
        note: prose!(&[NoteElement::Consent, NoteElement::TotalTime]),
        sources: prose!(&[&sources::PFS_2026, &sources::NCCI_MUE]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0548"),
        label: prose!("Interprofessional consult by BH clinician, 21-30"),
        family: Family::Interprofessional,
        ladder: Some(Ladder::ConsultBetweenTherapists),
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, band(21, 30))],
        period: Period::Episode,
        medicare: Medicare::Billers(super::psychotherapy::LIMITED),
        required: &[should(NoteElement::Consent)],
        note: prose!(&[NoteElement::Consent, NoteElement::TotalTime]),
        sources: prose!(&[&sources::PFS_2026, &sources::NCCI_MUE]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0549"),
        label: prose!("Interprofessional consult by BH clinician, 31+"),
        family: Family::Interprofessional,
        ladder: Some(Ladder::ConsultBetweenTherapists),
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, at_least(31))],
        period: Period::Episode,
        medicare: Medicare::Billers(super::psychotherapy::LIMITED),
        required: &[should(NoteElement::Consent)],
        note: prose!(&[NoteElement::Consent, NoteElement::TotalTime]),
        sources: prose!(&[&sources::PFS_2026, &sources::NCCI_MUE]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0550"),
        label: prose!("Interprofessional written report by BH clinician, 5+"),
        family: Family::Interprofessional,
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, at_least(5))],
        period: Period::Episode,
        medicare: Medicare::Billers(super::psychotherapy::LIMITED),
        required: &[should(NoteElement::Consent)],
        note: prose!(&[NoteElement::Consent, NoteElement::TotalTime]),
        sources: prose!(&[&sources::PFS_2026, &sources::NCCI_MUE]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0551"),
        label: prose!("Requesting an interprofessional consult, BH clinician"),
        family: Family::Interprofessional,
        from: Some(ServiceDate::of(2025, 1, 1)),
        time: &[(ALWAYS, at_least(16))],
        period: Period::Episode,
        medicare: Medicare::Billers(super::psychotherapy::LIMITED),
        required: &[should(NoteElement::Consent)],
        note: prose!(&[NoteElement::TotalTime]),
        sources: prose!(&[&sources::PFS_2026]),
        ..CodeInfo::EMPTY
    },
];
