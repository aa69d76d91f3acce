//! Tobacco, alcohol and drug screening and counseling, and office treatment of opioid use disorder.

use super::{
    ALWAYS, AddOn, Biller, CodeInfo, Family, Frequency, Ladder, Medicare, Period, Setting, Staff,
    Telehealth, TimeModel, at_least, band, code,
};
use crate::encounter::{NoteElement, ServiceDate};
use crate::sources::{self, Source};

/// What the note of such a service holds.
const NOTE_OF_99408: &[NoteElement] = &[
    NoteElement::Interventions,
    NoteElement::StartStopTimes,
    NoteElement::TotalTime,
    NoteElement::FollowUp,
];
/// Where the facts of such a service come from.
const SOURCES_OF_99406: &[&Source] = &[
    &sources::PFS_2024,
    &sources::PFS_2026,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];
/// Where the facts of such a service come from.
const SOURCES_OF_99408: &[&Source] = &[
    &sources::PFS_2024,
    &sources::PFS_2026,
    &sources::SBIRT_OREGON,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];
/// Where the facts of such a service come from.
const SOURCES_OF_G0396: &[&Source] = &[
    &sources::HCPCS_2024,
    &sources::SBIRT_OREGON,
    &sources::PFS_2026,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
];
/// Where the facts of such a service come from.
const SOURCES_OF_G2086: &[&Source] = &[
    &sources::HCPCS_2024,
    &sources::ALLZONE_OPIOID,
    &sources::PFS_2026,
    &sources::NCCI_MUE,
];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("99406"),
        label: prose!("Tobacco cessation counseling, 3-10 min"),
        family: Family::TobaccoCounseling,
        ladder: Some(Ladder::Tobacco),
        time: &[(ALWAYS, band(4, 10))],
        period: Period::Session,
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::TotalTime]),
        sources: prose!(SOURCES_OF_99406),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99407"),
        label: prose!("Tobacco cessation counseling, over 10 min"),
        family: Family::TobaccoCounseling,
        ladder: Some(Ladder::Tobacco),
        time: &[(ALWAYS, at_least(11))],
        period: Period::Session,
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::TotalTime]),
        sources: prose!(SOURCES_OF_99406),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99408"),
        label: prose!("Alcohol/drug screen + brief intervention, 15-30"),
        family: Family::SubstanceScreening,
        ladder: Some(Ladder::SubstanceCpt),
        time: &[(ALWAYS, band(15, 30))],
        medicare: Medicare::NonCovered,
        note: prose!(NOTE_OF_99408),
        sources: prose!(SOURCES_OF_99408),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("99409"),
        label: prose!("Alcohol/drug screen + brief intervention, over 30"),
        family: Family::SubstanceScreening,
        ladder: Some(Ladder::SubstanceCpt),
        time: &[(ALWAYS, at_least(31))],
        medicare: Medicare::NonCovered,
        note: prose!(NOTE_OF_99408),
        sources: prose!(SOURCES_OF_99408),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0136"),
        label: prose!("Activity/nutrition risk assessment (was SDOH to 2025)"),
        family: Family::PreventiveScreening,
        from: Some(ServiceDate::of(2024, 1, 1)),
        time: &[(ALWAYS, at_least(5))],
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            frequency: Some(Frequency::Months(6)),
            ..Setting::OPEN
        },
        sources: prose!(&[
            &sources::FCSO_ASSESSMENT,
            &sources::HCPCS_2024,
            &sources::PFS_2026,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0396"),
        label: prose!("SBIRT assessment + intervention, 15-30 min"),
        family: Family::SubstanceScreening,
        ladder: Some(Ladder::SubstanceMedicare),
        time: &[(ALWAYS, band(15, 30))],
        medicare: Medicare::Billers(&[
            Biller::Physician,
            Biller::Np,
            Biller::Pa,
            Biller::Cns,
            Biller::Psychologist,
            Biller::SocialWorker,
        ]),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_99408),
        sources: prose!(SOURCES_OF_G0396),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0397"),
        label: prose!("SBIRT assessment + intervention, over 30 min"),
        family: Family::SubstanceScreening,
        ladder: Some(Ladder::SubstanceMedicare),
        time: &[(ALWAYS, at_least(31))],
        medicare: Medicare::Billers(&[
            Biller::Physician,
            Biller::Np,
            Biller::Pa,
            Biller::Cns,
            Biller::Psychologist,
            Biller::SocialWorker,
        ]),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_99408),
        sources: prose!(SOURCES_OF_G0396),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0442"),
        label: prose!("Yearly alcohol misuse screening, 5-15 min"),
        family: Family::PreventiveScreening,
        time: &[(ALWAYS, at_least(5))],
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            frequency: Some(Frequency::FullMonths(11)),
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_G0396),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0443"),
        label: prose!("Alcohol misuse counseling session, 15 min"),
        family: Family::AlcoholCounseling,
        time: &[(ALWAYS, at_least(15))],
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            frequency: Some(Frequency::Year(4)),
            ..Setting::OPEN
        },
        accepted_from: Some(1),
        follows: &[code("G0442")],
        note: prose!(&[NoteElement::TotalTime]),
        sources: prose!(SOURCES_OF_G0396),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G0444"),
        label: prose!("Yearly depression screening, 5-15 min"),
        family: Family::PreventiveScreening,
        time: &[(ALWAYS, at_least(5))],
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            frequency: Some(Frequency::FullMonths(11)),
            ..Setting::OPEN
        },
        sources: prose!(&[
            &sources::HCPCS_2024,
            &sources::NORIDIAN,
            &sources::PFS_2026,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2011"),
        label: prose!("SBIRT assessment + intervention, 5-14 min"),
        family: Family::SubstanceScreening,
        ladder: Some(Ladder::SubstanceMedicare),
        time: &[(ALWAYS, band(5, 14))],
        medicare: Medicare::Billers(&[
            Biller::Physician,
            Biller::Np,
            Biller::Pa,
            Biller::Cns,
            Biller::Psychologist,
            Biller::SocialWorker,
        ]),
        note: prose!(NOTE_OF_99408),
        sources: prose!(SOURCES_OF_G0396),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2086"),
        label: prose!("Office OUD treatment, first month, 70+ min"),
        family: Family::OpioidOffice,
        staff: Staff::Directed,
        from: Some(ServiceDate::of(2020, 1, 1)),
        time: &[(ALWAYS, at_least(70))],
        period: Period::Month,
        medicare: Medicare::Billers(super::psychotherapy::PRESCRIBERS),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Diagnosis, NoteElement::Plan]),
        sources: prose!(SOURCES_OF_G2086),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2087"),
        label: prose!("Office OUD treatment, later month, 60+ min"),
        family: Family::OpioidOffice,
        staff: Staff::Directed,
        from: Some(ServiceDate::of(2020, 1, 1)),
        time: &[(ALWAYS, at_least(60))],
        period: Period::Month,
        medicare: Medicare::Billers(super::psychotherapy::PRESCRIBERS),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        sources: prose!(SOURCES_OF_G2086),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2088"),
        label: prose!("Office OUD treatment, each 30 min beyond 120"),
        family: Family::OpioidOffice,
        staff: Staff::Directed,
        from: Some(ServiceDate::of(2020, 1, 1)),
        time: &[(
            ALWAYS,
            TimeModel::Further {
                first: 150,
                every: 30,
            },
        )],
        period: Period::Month,
        add_on: AddOn::To(&[code("G2086"), code("G2087")]),
        medicare: Medicare::Billers(super::psychotherapy::PRESCRIBERS),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        accepted_from: Some(121),
        sources: prose!(&[
            &sources::HCPCS_2024,
            &sources::ALLZONE_OPIOID,
            &sources::PFS_2026,
        ]),
        ..CodeInfo::EMPTY
    },
];
