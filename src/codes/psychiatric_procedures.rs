//! Brain stimulation, other psychiatric services, and work without the patient.

use super::{ALWAYS, AddOn, Biller, CodeInfo, Family, Medicare, Period, Setting, Telehealth, code};
use crate::encounter::{Modality, NoteElement};
use crate::sources::{self, Source};

/// Where the facts of such a service come from.
const SOURCES_OF_90865: &[&Source] = &[&sources::PFS_2026, &sources::NCCI_PTP, &sources::NCCI_MUE];
/// Where the facts of such a service come from.
const SOURCES_OF_90867: &[&Source] = &[
    &sources::LCD_L37086,
    &sources::PFS_2024,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];
/// Where the facts of such a service come from.
const SOURCES_OF_90875: &[&Source] = &[
    &sources::PFS_2026,
    &sources::PFS_2024,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];
/// Where the facts of such a service come from.
const SOURCES_OF_90882: &[&Source] = &[&sources::PFS_2024, &sources::NCCI_PTP, &sources::NCCI_MUE];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("90863"),
        label: prose!("Medication review by prescribing psychologist, add-on"),
        family: Family::MedicationManagement,
        period: Period::Session,
        add_on: AddOn::To(&[code("90832"), code("90834"), code("90837")]),
        medicare: Medicare::NotValid(
            "an E/M visit, with psychotherapy added to it where that was done",
        ),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Response, NoteElement::Dose]),
        sources: prose!(&[
            &sources::NCCI_AOC,
            &sources::PFS_2026,
            &sources::TRICARE_MANUAL,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90865"),
        label: prose!("Narcosynthesis interview"),
        family: Family::OtherPsychiatric,
        medicare: Medicare::Billers(&[Biller::Physician]),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        note: prose!(&[
            NoteElement::ChiefComplaint,
            NoteElement::History,
            NoteElement::MentalStatus,
            NoteElement::Diagnosis,
            NoteElement::Plan,
            NoteElement::Signature,
        ]),
        sources: prose!(SOURCES_OF_90865),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90867"),
        label: prose!("TMS: mapping, threshold and first treatment"),
        family: Family::MagneticStimulation,
        medicare: Medicare::Billers(&[Biller::Physician]),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            modalities: &[Modality::InPerson],
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::History, NoteElement::Response]),
        sources: prose!(SOURCES_OF_90867),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90868"),
        label: prose!("TMS: each later treatment session"),
        family: Family::MagneticStimulation,
        period: Period::Session,
        medicare: Medicare::Billers(&[Biller::Physician]),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            modalities: &[Modality::InPerson],
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::History, NoteElement::Response]),
        sources: prose!(SOURCES_OF_90867),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90869"),
        label: prose!("TMS: threshold re-check with treatment"),
        family: Family::MagneticStimulation,
        period: Period::Session,
        medicare: Medicare::Billers(&[Biller::Physician]),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            modalities: &[Modality::InPerson],
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::History, NoteElement::Response]),
        sources: prose!(SOURCES_OF_90867),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90870"),
        label: prose!("Electroconvulsive treatment"),
        family: Family::Electroconvulsive,
        period: Period::Session,
        medicare: Medicare::Billers(&[Biller::Physician]),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            modalities: &[Modality::InPerson],
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Consent]),
        sources: prose!(SOURCES_OF_90865),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90875"),
        label: prose!("Biofeedback with therapy, short"),
        family: Family::Biofeedback,
        time: &[],
        period: Period::Session,
        medicare: Medicare::NonCovered,
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_90875),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90876"),
        label: prose!("Biofeedback with therapy, longer"),
        family: Family::Biofeedback,
        time: &[],
        period: Period::Session,
        medicare: Medicare::NonCovered,
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_90875),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90880"),
        label: prose!("Hypnotherapy"),
        family: Family::OtherPsychiatric,
        period: Period::Session,
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        note: prose!(&[
            NoteElement::StartStopTimes,
            NoteElement::TotalTime,
            NoteElement::SessionType,
            NoteElement::Interventions,
            NoteElement::Symptoms,
            NoteElement::Diagnosis,
            NoteElement::Response,
            NoteElement::Progress,
            NoteElement::TreatmentGoals,
            NoteElement::FollowUp,
            NoteElement::Plan,
            NoteElement::Signature,
        ]),
        sources: prose!(SOURCES_OF_90865),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90882"),
        label: prose!("Environmental intervention with agencies"),
        family: Family::Collateral,
        period: Period::Session,
        medicare: Medicare::NonCovered,
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_90882),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90885"),
        label: prose!("Review of records/tests for psychiatric diagnosis"),
        family: Family::Collateral,
        period: Period::Session,
        medicare: Medicare::Bundled,
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_90875),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90887"),
        label: prose!("Explaining results/advice to family or others"),
        family: Family::Collateral,
        period: Period::Session,
        medicare: Medicare::Bundled,
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_90875),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90889"),
        label: prose!("Psychiatric status report preparation"),
        family: Family::Collateral,
        period: Period::Session,
        medicare: Medicare::Bundled,
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_90882),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90899"),
        label: prose!("Unlisted psychiatric service"),
        family: Family::OtherPsychiatric,
        period: Period::Session,
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::MedicalNecessity]),
        sources: prose!(&[&sources::PFS_2024, &sources::NCCI_MUE]),
        ..CodeInfo::EMPTY
    },
];
