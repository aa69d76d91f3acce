//! Family and group psychotherapy.

use super::psychotherapy::THERAPISTS;
use super::{
    ALWAYS, CodeInfo, Family, Ladder, Medicare, Period, Setting, Telehealth, at_least, code,
};
use crate::encounter::{NoteElement, ServiceDate};
use crate::sources::{self, Source};

/// The minutes are those of the current text; earlier years are not held.
const FROM: ServiceDate = ServiceDate::of(2013, 1, 1);

/// What the note of such a service holds.
const NOTE_OF_90846: &[NoteElement] = &[
    NoteElement::Participants,
    NoteElement::StartStopTimes,
    NoteElement::TotalTime,
    NoteElement::FamilyBenefitToPatient,
    NoteElement::Interventions,
    NoteElement::Response,
    NoteElement::Plan,
];
/// What the note of such a service holds.
const NOTE_OF_90849: &[NoteElement] = &[
    NoteElement::SessionType,
    NoteElement::GroupTopic,
    NoteElement::GroupSize,
    NoteElement::Response,
    NoteElement::TreatmentGoals,
    NoteElement::MedicalNecessity,
    NoteElement::TotalTime,
];
/// Where the facts of such a service come from.
const SOURCES_OF_90846: &[&Source] = &[
    &sources::FAMILY_26,
    &sources::LEGALCLARITY_FAMILY,
    &sources::AAPC_FAMILY,
    &sources::PFS_2026,
    &sources::BCBSIL,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("90846"),
        label: prose!("Family therapy, patient absent"),
        family: Family::Family,
        ladder: Some(Ladder::FamilyAbsent),
        time: &[(FROM, at_least(26))],
        period: Period::Session,
        medicare: Medicare::Billers(THERAPISTS),
        patient_present: Some(false),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_90846),
        sources: prose!(SOURCES_OF_90846),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90847"),
        label: prose!("Family therapy, patient present"),
        family: Family::Family,
        ladder: Some(Ladder::FamilyPresent),
        time: &[(FROM, at_least(26))],
        period: Period::Session,
        medicare: Medicare::Billers(THERAPISTS),
        patient_present: Some(true),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_90846),
        sources: prose!(SOURCES_OF_90846),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90849"),
        label: prose!("Several families together in one group"),
        family: Family::MultipleFamilyGroup,
        period: Period::Session,
        medicare: Medicare::Billers(THERAPISTS),
        setting: Setting {
            telehealth: Telehealth::Listed(ServiceDate::of(2026, 1, 1)),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_90849),
        sources: prose!(&[&sources::PFS_2026, &sources::NCCI_PTP, &sources::NCCI_MUE]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90853"),
        label: prose!("Group therapy (unrelated patients)"),
        family: Family::Group,
        period: Period::Session,
        medicare: Medicare::Billers(THERAPISTS),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_90849),
        sources: prose!(&[
            &sources::AAPC_GROUP,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
];
