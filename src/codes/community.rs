//! Community services of Medicaid and other payers, and day programs.

use super::{ALWAYS, CodeInfo, Family, Medicare, Period, TimeModel, at_least, code};
use crate::encounter::NoteElement;
use crate::sources::{self, Source};

/// Who bills partial hospitalization and intensive outpatient days to Medicare.
const FACILITIES: &[&str] = &["hospital-outpatient", "CMHC"];

/// What the note of such a service holds.
const NOTE_OF_H0001: &[NoteElement] = &[
    NoteElement::StartStopTimes,
    NoteElement::Interventions,
    NoteElement::Response,
];
/// Where the facts of such a service come from.
const SOURCES_OF_G0410: &[&Source] = &[
    &sources::HCPCS_2024,
    &sources::NORIDIAN_IOP,
    &sources::CGS_IOP,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];
/// Where the facts of such a service come from.
const SOURCES_OF_H0001: &[&Source] = &[
    &sources::HCPCS_2024,
    &sources::H_CODE_UNITS,
    &sources::PFS_2024,
];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("G0129"),
        label: prose!("PHP/IOP occupational therapy, 45+ min"),
        family: Family::DayProgram,
        time: &[(ALWAYS, at_least(45))],
        period: Period::Session,
        medicare: Medicare::Settings(FACILITIES),
        sources: prose!(&[&sources::HCPCS_2024, &sources::NORIDIAN_IOP]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0176"),
        label: prose!("PHP/IOP activity therapy, 45+ min"),
        family: Family::DayProgram,
        time: &[(ALWAYS, at_least(45))],
        period: Period::Session,
        medicare: Medicare::Settings(FACILITIES),
        sources: prose!(&[
            &sources::HCPCS_2024,
            &sources::NORIDIAN_IOP,
            &sources::NCCI_PTP,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0177"),
        label: prose!("PHP/IOP training/education, 45+ min"),
        family: Family::DayProgram,
        time: &[(ALWAYS, at_least(45))],
        period: Period::Session,
        medicare: Medicare::Settings(FACILITIES),
        sources: prose!(&[
            &sources::HCPCS_2024,
            &sources::NORIDIAN_IOP,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0410"),
        label: prose!("PHP/IOP group therapy, about 45-50 min"),
        family: Family::DayProgram,
        // The code says about 45 to 50 minutes; fewer is for a person to look at.
        time: &[(ALWAYS, at_least(45))],
        accepted_from: Some(1),
        period: Period::Session,
        medicare: Medicare::Settings(FACILITIES),
        sources: prose!(SOURCES_OF_G0410),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0411"),
        label: prose!("PHP/IOP interactive group therapy, about 45-50"),
        family: Family::DayProgram,
        // The code says about 45 to 50 minutes; fewer is for a person to look at.
        time: &[(ALWAYS, at_least(45))],
        accepted_from: Some(1),
        period: Period::Session,
        medicare: Medicare::Settings(FACILITIES),
        sources: prose!(SOURCES_OF_G0410),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("H0001"),
        label: prose!("Alcohol/drug assessment"),
        family: Family::Community,
        medicare: Medicare::NotValid("a CPT or G code; these are for Medicaid and other payers"),
        note: prose!(NOTE_OF_H0001),
        sources: prose!(SOURCES_OF_H0001),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("H0004"),
        label: prose!("BH counseling and therapy, per 15 min"),
        family: Family::Community,
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 8,
                every: 15,
            },
        )],
        medicare: Medicare::NotValid("a CPT or G code; these are for Medicaid and other payers"),
        accepted_from: Some(0),
        note: prose!(NOTE_OF_H0001),
        sources: prose!(SOURCES_OF_H0001),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("H0005"),
        label: prose!("Alcohol/drug group counseling by a clinician"),
        family: Family::Community,
        medicare: Medicare::NotValid("a CPT or G code; these are for Medicaid and other payers"),
        note: prose!(NOTE_OF_H0001),
        sources: prose!(SOURCES_OF_H0001),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("H0006"),
        label: prose!("Alcohol/drug case management"),
        family: Family::CaseManagement,
        medicare: Medicare::NotValid("a CPT or G code; these are for Medicaid and other payers"),
        note: prose!(NOTE_OF_H0001),
        sources: prose!(SOURCES_OF_H0001),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("H0015"),
        label: prose!("SUD intensive outpatient (3 h/day, 3 days/wk)"),
        family: Family::DayProgram,
        time: &[(ALWAYS, at_least(180))],
        medicare: Medicare::NotValid("a CPT or G code; these are for Medicaid and other payers"),
        per_diem: true,
        accepted_from: Some(0),
        note: prose!(NOTE_OF_H0001),
        sources: prose!(SOURCES_OF_H0001),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("H0020"),
        label: prose!("Methadone service by licensed program"),
        family: Family::Community,
        medicare: Medicare::NotValid("a CPT or G code; these are for Medicaid and other payers"),
        note: prose!(NOTE_OF_H0001),
        sources: prose!(SOURCES_OF_H0001),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("H0031"),
        label: prose!("Mental health assessment, non-physician"),
        family: Family::Community,
        medicare: Medicare::NotValid("a CPT or G code; these are for Medicaid and other payers"),
        note: prose!(NOTE_OF_H0001),
        sources: prose!(SOURCES_OF_H0001),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("H0032"),
        label: prose!("Service plan development, non-physician"),
        family: Family::Community,
        medicare: Medicare::NotValid("a CPT or G code; these are for Medicaid and other payers"),
        note: prose!(NOTE_OF_H0001),
        sources: prose!(SOURCES_OF_H0001),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("H0035"),
        label: prose!("Partial hospitalization, under 24 h"),
        family: Family::DayProgram,
        medicare: Medicare::NotValid("a CPT or G code; these are for Medicaid and other payers"),
        per_diem: true,
        note: prose!(NOTE_OF_H0001),
        sources: prose!(SOURCES_OF_H0001),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("H2011"),
        label: prose!("Crisis intervention, per 15 min"),
        family: Family::CommunityCrisis,
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 8,
                every: 15,
            },
        )],
        medicare: Medicare::NotValid("a CPT or G code; these are for Medicaid and other payers"),
        accepted_from: Some(0),
        note: prose!(NOTE_OF_H0001),
        sources: prose!(SOURCES_OF_H0001),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("H2012"),
        label: prose!("BH day treatment, per hour"),
        family: Family::DayProgram,
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 31,
                every: 60,
            },
        )],
        medicare: Medicare::NotValid("a CPT or G code; these are for Medicaid and other payers"),
        accepted_from: Some(0),
        note: prose!(NOTE_OF_H0001),
        sources: prose!(SOURCES_OF_H0001),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("H2014"),
        label: prose!("Skills training, per 15 min"),
        family: Family::Community,
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 8,
                every: 15,
            },
        )],
        medicare: Medicare::NotValid("a CPT or G code; these are for Medicaid and other payers"),
        accepted_from: Some(0),
        note: prose!(NOTE_OF_H0001),
        sources: prose!(SOURCES_OF_H0001),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("H2015"),
        label: prose!("Community support, per 15 min"),
        family: Family::Community,
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 8,
                every: 15,
            },
        )],
        medicare: Medicare::NotValid("a CPT or G code; these are for Medicaid and other payers"),
        accepted_from: Some(0),
        note: prose!(NOTE_OF_H0001),
        sources: prose!(SOURCES_OF_H0001),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("H2017"),
        label: prose!("Psychosocial rehab, per 15 min"),
        family: Family::Community,
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 8,
                every: 15,
            },
        )],
        medicare: Medicare::NotValid("a CPT or G code; these are for Medicaid and other payers"),
        accepted_from: Some(0),
        note: prose!(NOTE_OF_H0001),
        sources: prose!(SOURCES_OF_H0001),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("H2019"),
        label: prose!("Therapeutic behavioral service, per 15 min"),
        family: Family::Community,
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 8,
                every: 15,
            },
        )],
        medicare: Medicare::NotValid("a CPT or G code; these are for Medicaid and other payers"),
        accepted_from: Some(0),
        note: prose!(NOTE_OF_H0001),
        sources: prose!(SOURCES_OF_H0001),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("S9480"),
        label: prose!("Intensive outpatient psychiatric, per day"),
        family: Family::DayProgram,
        medicare: Medicare::NotValid("a CPT or G code; these are for Medicaid and other payers"),
        per_diem: true,
        note: prose!(NOTE_OF_H0001),
        sources: prose!(SOURCES_OF_H0001),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("S9484"),
        label: prose!("Crisis intervention, per hour"),
        family: Family::CommunityCrisis,
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 31,
                every: 60,
            },
        )],
        medicare: Medicare::NotValid("a CPT or G code; these are for Medicaid and other payers"),
        accepted_from: Some(0),
        note: prose!(NOTE_OF_H0001),
        sources: prose!(SOURCES_OF_H0001),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("S9485"),
        label: prose!("Crisis intervention, per day"),
        family: Family::CommunityCrisis,
        medicare: Medicare::NotValid("a CPT or G code; these are for Medicaid and other payers"),
        per_diem: true,
        note: prose!(NOTE_OF_H0001),
        sources: prose!(SOURCES_OF_H0001),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("T1016"),
        label: prose!("Case management, per 15 min"),
        family: Family::CaseManagement,
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 8,
                every: 15,
            },
        )],
        medicare: Medicare::NotValid("a CPT or G code; these are for Medicaid and other payers"),
        accepted_from: Some(0),
        note: prose!(NOTE_OF_H0001),
        sources: prose!(SOURCES_OF_H0001),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("T1017"),
        label: prose!("Targeted case management, per 15 min"),
        family: Family::CaseManagement,
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 8,
                every: 15,
            },
        )],
        medicare: Medicare::NotValid("a CPT or G code; these are for Medicaid and other payers"),
        accepted_from: Some(0),
        note: prose!(NOTE_OF_H0001),
        sources: prose!(SOURCES_OF_H0001),
        ..CodeInfo::EMPTY
    },
];
