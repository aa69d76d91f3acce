//! Esketamine visits, their drug, and infusion.

use super::{
    ALWAYS, AddOn, CodeInfo, Family, Medicare, PlaceRule, Setting, Staff, TimeModel, at_least, code,
};
use crate::encounter::{Modality, NoteElement, Place, ServiceDate};
use crate::sources::{self, Source};

/// Inpatient hospital, emergency room and skilled nursing facility: no place of an office visit.
const INSTITUTIONS: &[Place] = &[
    Place::literal("21"),
    Place::literal("23"),
    Place::literal("31"),
];

/// What the note of such a service holds.
const NOTE_OF_G2082: &[NoteElement] = &[
    NoteElement::Dose,
    NoteElement::ObservationEnd,
    NoteElement::VitalSigns,
    NoteElement::Diagnosis,
];
/// Where the facts of such a service come from.
const SOURCES_OF_G2082: &[&Source] = &[
    &sources::HCPCS_2024,
    &sources::CGS_ESKETAMINE,
    &sources::PABAU_ESKETAMINE,
    &sources::NEOLYTIX_ESKETAMINE,
    &sources::PFS_2026,
    &sources::NCCI_MUE,
];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("96365"),
        label: prose!("IV infusion for treatment, first hour"),
        family: Family::Infusion,
        staff: Staff::IncidentTo,
        time: &[(ALWAYS, at_least(16))],
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        setting: Setting {
            modalities: &[Modality::InPerson],
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::StartStopTimes, NoteElement::Dose]),
        sources: prose!(&[
            &sources::OSMIND_KETAMINE,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("96366"),
        label: prose!("IV infusion, each further hour"),
        family: Family::Infusion,
        staff: Staff::IncidentTo,
        time: &[(
            ALWAYS,
            TimeModel::Further {
                first: 91,
                every: 60,
            },
        )],
        add_on: AddOn::To(&[code("96365")]),
        setting: Setting {
            modalities: &[Modality::InPerson],
            ..Setting::OPEN
        },
        sources: prose!(&[
            &sources::NCCI_AOC,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2082"),
        label: prose!("Esketamine visit, up to 56 mg, drug + 2 h watch"),
        family: Family::Esketamine,
        from: Some(ServiceDate::of(2020, 1, 1)),
        medicare: Medicare::Billers(super::psychotherapy::PRESCRIBERS),
        dose: Some((0, 56)),
        setting: Setting {
            modalities: &[Modality::InPerson],
            place: PlaceRule::NotIn(INSTITUTIONS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_G2082),
        sources: prose!(SOURCES_OF_G2082),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2083"),
        label: prose!("Esketamine visit, over 56 mg, drug + 2 h watch"),
        family: Family::Esketamine,
        from: Some(ServiceDate::of(2020, 1, 1)),
        medicare: Medicare::Billers(super::psychotherapy::PRESCRIBERS),
        dose: Some((57, u32::MAX)),
        setting: Setting {
            modalities: &[Modality::InPerson],
            place: PlaceRule::NotIn(INSTITUTIONS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_G2082),
        sources: prose!(SOURCES_OF_G2082),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("J0013"),
        label: prose!("Esketamine spray per 1 mg, drug only"),
        family: Family::EsketamineDrug,
        from: Some(ServiceDate::of(2026, 1, 1)),
        medicare: Medicare::NotValid("G2082 or G2083, which include the drug"),
        sources: prose!(&[&sources::PABAU_ESKETAMINE, &sources::NEOLYTIX_ESKETAMINE]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("J2001"),
        label: prose!("Lidocaine IV 10 mg - NOT ketamine"),
        family: Family::LocalAnesthetic,
        sources: prose!(&[&sources::HCPCS_2024, &sources::NCCI_MUE]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("J3490"),
        label: prose!("Unclassified drug (used for ketamine)"),
        family: Family::Drug,
        sources: prose!(&[
            &sources::HCPCS_2024,
            &sources::OSMIND_KETAMINE,
            &sources::PFS_2024,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("S0013"),
        label: prose!("Esketamine spray per 1 mg, old private code"),
        family: Family::EsketamineDrug,
        until: Some(ServiceDate::of(2025, 12, 31)),
        replaced_by: Some("J0013"),
        medicare: Medicare::NotValid("G2082 or G2083, which include the drug"),
        sources: prose!(&[
            &sources::HCPCS_2024,
            &sources::PABAU_ESKETAMINE,
            &sources::NEOLYTIX_ESKETAMINE,
        ]),
        ..CodeInfo::EMPTY
    },
];
