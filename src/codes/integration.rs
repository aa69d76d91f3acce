//! Behavioral health integration, collaborative care and primary care management, by the calendar month.

use super::{
    ALWAYS, AddOn, CodeInfo, Family, Frequency, Ladder, Medicare, Period, Setting, Staff,
    Telehealth, TimeModel, at_least, code, must, should,
};
use crate::encounter::{Code, NoteElement, ServiceDate};
use crate::sources::{self, Source};

/// Months of one course of collaborative care.
const COLLABORATIVE: &[Code] = &[code("99492"), code("99493"), code("G2214")];

/// What the note of such a service holds.
const NOTE_OF_99484: &[NoteElement] = &[
    NoteElement::Consent,
    NoteElement::InitiatingVisit,
    NoteElement::CarePlan,
];
/// What the note of such a service holds.
const NOTE_OF_99492: &[NoteElement] = &[
    NoteElement::Consent,
    NoteElement::InitiatingVisit,
    NoteElement::CarePlan,
    NoteElement::Interventions,
];
/// Where the facts of such a service come from.
const SOURCES_OF_G0556: &[&Source] = &[&sources::AAFP_APCM, &sources::PFS_2026, &sources::NCCI_MUE];
/// Where the facts of such a service come from.
const SOURCES_OF_G0568: &[&Source] = &[
    &sources::FAIRPATH_APCM,
    &sources::FQHC_2026,
    &sources::PFS_2026,
];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("99484"),
        label: prose!("General behavioral health integration, per month"),
        family: Family::Integration,
        staff: Staff::Directed,
        ladder: Some(Ladder::IntegrationMonth),
        time: &[(ServiceDate::of(2018, 1, 1), at_least(20))],
        period: Period::Month,
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        required: &[
            must(NoteElement::Consent),
            must(NoteElement::InitiatingVisit),
            should(NoteElement::CarePlan),
        ],
        note: prose!(NOTE_OF_99484),
        sources: prose!(&[
            &sources::MICMT,
            &sources::MIRAH,
            &sources::MLN_BHI,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99492"),
        label: prose!("Collaborative care, first month"),
        family: Family::CollaborativeCare,
        staff: Staff::Directed,
        time: &[(ALWAYS, at_least(36))],
        period: Period::Month,
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            frequency: Some(Frequency::FirstOf(COLLABORATIVE)),
            ..Setting::OPEN
        },
        fewer: Some(code("G2214")),
        required: &[
            must(NoteElement::Consent),
            must(NoteElement::InitiatingVisit),
            should(NoteElement::CarePlan),
        ],
        note: prose!(NOTE_OF_99492),
        sources: prose!(&[
            &sources::MIRAH,
            &sources::MICMT,
            &sources::MLN_BHI,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99493"),
        label: prose!("Collaborative care, later month"),
        family: Family::CollaborativeCare,
        staff: Staff::Directed,
        time: &[(ALWAYS, at_least(31))],
        period: Period::Month,
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        fewer: Some(code("G2214")),
        required: &[
            must(NoteElement::Consent),
            must(NoteElement::InitiatingVisit),
            should(NoteElement::CarePlan),
        ],
        note: prose!(NOTE_OF_99492),
        sources: prose!(&[
            &sources::MIRAH,
            &sources::MLN_BHI,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99494"),
        label: prose!("Collaborative care, each further 30 min in month"),
        family: Family::CollaborativeCare,
        staff: Staff::Directed,
        time: &[(
            ALWAYS,
            TimeModel::FurtherBy {
                firsts: &[(code("99492"), 86), (code("99493"), 76)],
                every: 30,
            },
        )],
        period: Period::Month,
        add_on: AddOn::To(&[code("99492"), code("99493")]),
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_99492),
        sources: prose!(&[
            &sources::MIRAH,
            &sources::NCCI_AOC,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0323"),
        label: prose!("Monthly BH care management by CP/LCSW/MFT/MHC"),
        family: Family::Integration,
        from: Some(ServiceDate::of(2023, 1, 1)),
        time: &[(ALWAYS, at_least(20))],
        period: Period::Month,
        medicare: Medicare::Billers(super::psychotherapy::LIMITED),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        required: &[
            must(NoteElement::InitiatingVisit),
            should(NoteElement::CarePlan),
        ],
        note: prose!(NOTE_OF_99484),
        sources: prose!(&[
            &sources::HCPCS_2024,
            &sources::PFS_2026,
            &sources::MFT_MHC,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0556"),
        label: prose!("Advanced primary care mgmt, level 1 (month)"),
        family: Family::PrimaryCareManagement,
        staff: Staff::Directed,
        from: Some(ServiceDate::of(2025, 1, 1)),
        period: Period::Month,
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        note: prose!(NOTE_OF_99484),
        sources: prose!(SOURCES_OF_G0556),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0557"),
        label: prose!("Advanced primary care mgmt, level 2 (month)"),
        family: Family::PrimaryCareManagement,
        staff: Staff::Directed,
        from: Some(ServiceDate::of(2025, 1, 1)),
        period: Period::Month,
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        note: prose!(NOTE_OF_99484),
        sources: prose!(SOURCES_OF_G0556),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0558"),
        label: prose!("Advanced primary care mgmt, level 3 (month)"),
        family: Family::PrimaryCareManagement,
        staff: Staff::Directed,
        from: Some(ServiceDate::of(2025, 1, 1)),
        period: Period::Month,
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        note: prose!(NOTE_OF_99484),
        sources: prose!(SOURCES_OF_G0556),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0568"),
        label: prose!("APCM add-on: collaborative care, first month"),
        family: Family::CollaborativeCare,
        staff: Staff::Directed,
        from: Some(ServiceDate::of(2026, 1, 1)),
        period: Period::Month,
        add_on: AddOn::To(&[code("G0556"), code("G0557"), code("G0558")]),
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        note: prose!(NOTE_OF_99492),
        sources: prose!(SOURCES_OF_G0568),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0569"),
        label: prose!("APCM add-on: collaborative care, later month"),
        family: Family::CollaborativeCare,
        staff: Staff::Directed,
        from: Some(ServiceDate::of(2026, 1, 1)),
        period: Period::Month,
        add_on: AddOn::To(&[code("G0556"), code("G0557"), code("G0558")]),
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        note: prose!(NOTE_OF_99492),
        sources: prose!(SOURCES_OF_G0568),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0570"),
        label: prose!("APCM add-on: general BH integration, month"),
        family: Family::Integration,
        staff: Staff::Directed,
        from: Some(ServiceDate::of(2026, 1, 1)),
        period: Period::Month,
        add_on: AddOn::To(&[code("G0556"), code("G0557"), code("G0558")]),
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        note: prose!(NOTE_OF_99484),
        sources: prose!(SOURCES_OF_G0568),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2214"),
        label: prose!("Collaborative care, first 30 min in a month"),
        family: Family::CollaborativeCare,
        staff: Staff::Directed,
        from: Some(ServiceDate::of(2021, 1, 1)),
        time: &[(ALWAYS, at_least(16))],
        period: Period::Month,
        medicare: Medicare::Billers(super::office::EM_BILLERS),
        setting: Setting {
            telehealth: Telehealth::NotListed,
            ..Setting::OPEN
        },
        required: &[
            must(NoteElement::Consent),
            must(NoteElement::InitiatingVisit),
            should(NoteElement::CarePlan),
        ],
        note: prose!(NOTE_OF_99492),
        sources: prose!(&[
            &sources::HCPCS_2024,
            &sources::MIRAH,
            &sources::PFS_2026,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
];
