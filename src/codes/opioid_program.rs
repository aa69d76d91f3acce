//! Opioid treatment programs: a bundle a week.

use super::{
    ALWAYS, AddOn, CodeInfo, Family, Frequency, Medicare, Period, PlaceRule, Setting, TimeModel,
    code,
};
use crate::encounter::{Code, NoteElement, Place, ServiceDate};
use crate::sources::{self, Source};

const OTP: &[&str] = &["OTP"];
/// Non-residential opioid treatment facility.
const PROGRAM: &[Place] = &[Place::literal("58")];
/// Bundles of one week; two of them are never in one week.
const WEEKLY: &[Code] = &[
    code("G2067"),
    code("G2068"),
    code("G2070"),
    code("G2071"),
    code("G2072"),
    code("G2074"),
    code("G2075"),
];
/// Bundles with an injection that lasts a month.
const INJECTABLE: &[Code] = &[code("G2069"), code("G2073")];
/// Any bundle shows that the patient was there before.
const ANY_BUNDLE: &[Code] = &[
    code("G2067"),
    code("G2068"),
    code("G2069"),
    code("G2070"),
    code("G2071"),
    code("G2072"),
    code("G2073"),
    code("G2074"),
    code("G2075"),
    code("G2076"),
];

/// Where the facts of such a service come from.
const SOURCES_OF_G2067: &[&Source] = &[
    &sources::HCPCS_2024,
    &sources::NGS_OTP,
    &sources::CMS_OTP,
    &sources::BCBSNC_OTP,
    &sources::NCCI_MUE,
];
/// Where the facts of such a service come from.
const SOURCES_OF_G2070: &[&Source] = &[
    &sources::HCPCS_2024,
    &sources::NGS_OTP,
    &sources::CMS_OTP,
    &sources::BCBSNC_OTP,
];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("G0137"),
        label: prose!("OTP intensive outpatient, weekly (9+ services)"),
        family: Family::OpioidProgram,
        from: Some(ServiceDate::of(2024, 1, 1)),
        period: Period::Episode,
        medicare: Medicare::Settings(OTP),
        sources: prose!(&[&sources::HCPCS_2024, &sources::NGS_OTP, &sources::NCCI_MUE]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G1028"),
        label: prose!("OTP take-home naloxone nasal 8 mg (add-on)"),
        family: Family::OpioidProgram,
        period: Period::Episode,
        add_on: AddOn::ContractorDefined,
        medicare: Medicare::Settings(OTP),
        sources: prose!(&[&sources::HCPCS_2024, &sources::NGS_OTP]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2067"),
        label: prose!("OTP weekly bundle, methadone"),
        family: Family::OpioidProgram,
        from: Some(ServiceDate::of(2020, 1, 1)),
        period: Period::Episode,
        medicare: Medicare::Settings(OTP),
        setting: Setting {
            place: PlaceRule::Only(PROGRAM),
            frequency: Some(Frequency::Days {
                most: 1,
                days: 7,
                with: WEEKLY,
                advice: false,
            }),
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Dose]),
        sources: prose!(SOURCES_OF_G2067),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2068"),
        label: prose!("OTP weekly bundle, oral buprenorphine"),
        family: Family::OpioidProgram,
        from: Some(ServiceDate::of(2020, 1, 1)),
        period: Period::Episode,
        medicare: Medicare::Settings(OTP),
        setting: Setting {
            place: PlaceRule::Only(PROGRAM),
            frequency: Some(Frequency::Days {
                most: 1,
                days: 7,
                with: WEEKLY,
                advice: false,
            }),
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Dose]),
        sources: prose!(SOURCES_OF_G2067),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2069"),
        label: prose!("OTP weekly/monthly bundle, injectable buprenorphine"),
        family: Family::OpioidProgram,
        from: Some(ServiceDate::of(2020, 1, 1)),
        period: Period::Episode,
        medicare: Medicare::Settings(OTP),
        setting: Setting {
            place: PlaceRule::Only(PROGRAM),
            frequency: Some(Frequency::Days {
                most: 1,
                days: 28,
                with: INJECTABLE,
                advice: false,
            }),
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Dose]),
        sources: prose!(SOURCES_OF_G2067),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2070"),
        label: prose!("OTP bundle, buprenorphine implant insertion"),
        family: Family::OpioidProgram,
        from: Some(ServiceDate::of(2020, 1, 1)),
        period: Period::Episode,
        medicare: Medicare::Settings(OTP),
        setting: Setting {
            place: PlaceRule::Only(PROGRAM),
            frequency: Some(Frequency::Days {
                most: 1,
                days: 7,
                with: WEEKLY,
                advice: false,
            }),
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Dose]),
        sources: prose!(SOURCES_OF_G2070),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2071"),
        label: prose!("OTP bundle, buprenorphine implant removal"),
        family: Family::OpioidProgram,
        from: Some(ServiceDate::of(2020, 1, 1)),
        period: Period::Episode,
        medicare: Medicare::Settings(OTP),
        setting: Setting {
            place: PlaceRule::Only(PROGRAM),
            frequency: Some(Frequency::Days {
                most: 1,
                days: 7,
                with: WEEKLY,
                advice: false,
            }),
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Dose]),
        sources: prose!(SOURCES_OF_G2070),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2072"),
        label: prose!("OTP bundle, implant insertion and removal"),
        family: Family::OpioidProgram,
        from: Some(ServiceDate::of(2020, 1, 1)),
        period: Period::Episode,
        medicare: Medicare::Settings(OTP),
        setting: Setting {
            place: PlaceRule::Only(PROGRAM),
            frequency: Some(Frequency::Days {
                most: 1,
                days: 7,
                with: WEEKLY,
                advice: false,
            }),
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Dose]),
        sources: prose!(SOURCES_OF_G2070),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2073"),
        label: prose!("OTP bundle, injectable naltrexone"),
        family: Family::OpioidProgram,
        from: Some(ServiceDate::of(2020, 1, 1)),
        period: Period::Episode,
        medicare: Medicare::Settings(OTP),
        setting: Setting {
            place: PlaceRule::Only(PROGRAM),
            frequency: Some(Frequency::Days {
                most: 1,
                days: 28,
                with: INJECTABLE,
                advice: false,
            }),
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Dose]),
        sources: prose!(SOURCES_OF_G2067),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2074"),
        label: prose!("OTP weekly bundle without drug"),
        family: Family::OpioidProgram,
        from: Some(ServiceDate::of(2020, 1, 1)),
        period: Period::Episode,
        medicare: Medicare::Settings(OTP),
        setting: Setting {
            place: PlaceRule::Only(PROGRAM),
            frequency: Some(Frequency::Days {
                most: 1,
                days: 7,
                with: WEEKLY,
                advice: false,
            }),
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Dose]),
        sources: prose!(SOURCES_OF_G2067),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2075"),
        label: prose!("OTP weekly bundle, other medication"),
        family: Family::OpioidProgram,
        from: Some(ServiceDate::of(2020, 1, 1)),
        period: Period::Episode,
        medicare: Medicare::Settings(OTP),
        setting: Setting {
            place: PlaceRule::Only(PROGRAM),
            frequency: Some(Frequency::Days {
                most: 1,
                days: 7,
                with: WEEKLY,
                advice: false,
            }),
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Dose]),
        sources: prose!(SOURCES_OF_G2067),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2076"),
        label: prose!("OTP intake activities (add-on)"),
        family: Family::OpioidProgram,
        from: Some(ServiceDate::of(2020, 1, 1)),
        period: Period::Episode,
        add_on: AddOn::To(&[
            code("G2067"),
            code("G2068"),
            code("G2069"),
            code("G2073"),
            code("G2074"),
            code("G2075"),
        ]),
        medicare: Medicare::Settings(OTP),
        setting: Setting {
            place: PlaceRule::Only(PROGRAM),
            frequency: Some(Frequency::NewPatient(ANY_BUNDLE)),
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Dose]),
        sources: prose!(SOURCES_OF_G2067),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2077"),
        label: prose!("OTP periodic assessment (add-on)"),
        family: Family::OpioidProgram,
        from: Some(ServiceDate::of(2020, 1, 1)),
        period: Period::Episode,
        add_on: AddOn::To(&[
            code("G2067"),
            code("G2068"),
            code("G2069"),
            code("G2073"),
            code("G2074"),
            code("G2075"),
        ]),
        medicare: Medicare::Settings(OTP),
        setting: Setting {
            place: PlaceRule::Only(PROGRAM),
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Dose]),
        sources: prose!(SOURCES_OF_G2070),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2078"),
        label: prose!("OTP take-home methadone, up to 7 days (add-on)"),
        family: Family::OpioidProgram,
        from: Some(ServiceDate::of(2020, 1, 1)),
        period: Period::Episode,
        add_on: AddOn::To(&[
            code("G2067"),
            code("G2068"),
            code("G2069"),
            code("G2073"),
            code("G2074"),
            code("G2075"),
        ]),
        medicare: Medicare::Settings(OTP),
        setting: Setting {
            place: PlaceRule::Only(PROGRAM),
            frequency: Some(Frequency::Days {
                most: 3,
                days: 28,
                with: &[code("G2078")],
                advice: true,
            }),
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Dose]),
        sources: prose!(SOURCES_OF_G2067),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2079"),
        label: prose!("OTP take-home buprenorphine, up to 7 days (add-on)"),
        family: Family::OpioidProgram,
        from: Some(ServiceDate::of(2020, 1, 1)),
        period: Period::Episode,
        add_on: AddOn::To(&[
            code("G2067"),
            code("G2068"),
            code("G2069"),
            code("G2073"),
            code("G2074"),
            code("G2075"),
        ]),
        medicare: Medicare::Settings(OTP),
        setting: Setting {
            place: PlaceRule::Only(PROGRAM),
            frequency: Some(Frequency::Days {
                most: 3,
                days: 28,
                with: &[code("G2079")],
                advice: true,
            }),
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Dose]),
        sources: prose!(SOURCES_OF_G2067),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2080"),
        label: prose!("OTP extra counseling, each 30 min in week (add-on)"),
        family: Family::OpioidProgram,
        from: Some(ServiceDate::of(2020, 1, 1)),
        time: &[(
            ALWAYS,
            TimeModel::Each {
                first: 30,
                every: 30,
            },
        )],
        // The code counts half hours and no source says how they are rounded.
        accepted_from: Some(16),
        period: Period::Episode,
        add_on: AddOn::To(&[
            code("G2067"),
            code("G2068"),
            code("G2069"),
            code("G2073"),
            code("G2074"),
            code("G2075"),
        ]),
        medicare: Medicare::Settings(OTP),
        setting: Setting {
            place: PlaceRule::Only(PROGRAM),
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::Dose]),
        sources: prose!(SOURCES_OF_G2070),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2215"),
        label: prose!("OTP take-home naloxone nasal 4 mg (add-on)"),
        family: Family::OpioidProgram,
        period: Period::Episode,
        add_on: AddOn::ContractorDefined,
        medicare: Medicare::Settings(OTP),
        sources: prose!(&[&sources::HCPCS_2024, &sources::NGS_OTP]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("G2216"),
        label: prose!("OTP take-home naloxone injectable (add-on)"),
        family: Family::OpioidProgram,
        period: Period::Episode,
        add_on: AddOn::ContractorDefined,
        medicare: Medicare::Settings(OTP),
        sources: prose!(&[&sources::HCPCS_2024, &sources::NGS_OTP]),
        ..CodeInfo::EMPTY
    },
];
