//! Individual psychotherapy and psychoanalysis.

use super::{
    ALWAYS, AddOn, Biller, CodeInfo, Family, Ladder, Medicare, Period, Setting, Telehealth,
    TimeModel, at_least, band, code,
};
use crate::encounter::{Code, NoteElement, ServiceDate};
use crate::sources::{self, Source};

/// Everybody with a Medicare psychotherapy benefit.
pub(super) const THERAPISTS: &[Biller] = &[
    Biller::Physician,
    Biller::Np,
    Biller::Pa,
    Biller::Cns,
    Biller::Psychologist,
    Biller::SocialWorker,
    Biller::FamilyTherapist,
    Biller::Counselor,
];
/// Those of them whose benefit includes medical services.
pub(super) const PRESCRIBERS: &[Biller] = &[Biller::Physician, Biller::Np, Biller::Pa, Biller::Cns];

/// Those whose benefit is limited to mental illness, without medical services.
pub(super) const LIMITED: &[Biller] = &[
    Biller::Psychologist,
    Biller::SocialWorker,
    Biller::FamilyTherapist,
    Biller::Counselor,
];

const FROM: ServiceDate = ServiceDate::of(2013, 1, 1);
const SHORT: &[(ServiceDate, TimeModel)] = &[(FROM, band(16, 37))];
const MIDDLE: &[(ServiceDate, TimeModel)] = &[(FROM, band(38, 52))];
const LONG: &[(ServiceDate, TimeModel)] = &[(FROM, at_least(53))];

/// E/M visits that psychotherapy may be added to (CMS add-on file). Emergency visits are not among them.
const EM_PRIMARIES: &[Code] = &[
    code("99202"),
    code("99203"),
    code("99204"),
    code("99205"),
    code("99211"),
    code("99212"),
    code("99213"),
    code("99214"),
    code("99215"),
    code("99221"),
    code("99222"),
    code("99223"),
    code("99231"),
    code("99232"),
    code("99233"),
    code("99234"),
    code("99235"),
    code("99236"),
    code("99238"),
    code("99239"),
    code("99242"),
    code("99243"),
    code("99244"),
    code("99245"),
    code("99252"),
    code("99253"),
    code("99254"),
    code("99255"),
    code("99304"),
    code("99305"),
    code("99306"),
    code("99307"),
    code("99308"),
    code("99309"),
    code("99310"),
    code("99315"),
    code("99316"),
    code("99341"),
    code("99342"),
    code("99344"),
    code("99345"),
    code("99347"),
    code("99348"),
    code("99349"),
    code("99350"),
];

/// What the note of such a service holds.
const NOTE_OF_90832: &[NoteElement] = &[
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
];
/// What the note of such a service holds.
const NOTE_OF_90833: &[NoteElement] = &[
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
    NoteElement::MedicalDecisionMaking,
];
/// Where the facts of such a service come from.
const SOURCES_OF_90832: &[&Source] = &[
    &sources::RCA_OIG,
    &sources::AAPC_PSYCH,
    &sources::BCBSIL,
    &sources::OIG_2023,
    &sources::AAPC_GROUP,
    &sources::AAPC_FAMILY,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
    &sources::EMPR_2013,
];
/// Where the facts of such a service come from.
const SOURCES_OF_90833: &[&Source] = &[
    &sources::NCCI_AOC,
    &sources::AAPC_PSYCH,
    &sources::RCA_OIG,
    &sources::BPM_160,
    &sources::NGS_EM,
    &sources::NCCI_PTP,
    &sources::NCCI_MUE,
    &sources::EMPR_2013,
];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("90832"),
        label: prose!("Individual therapy, short band (16-37 min)"),
        family: Family::Psychotherapy,
        ladder: Some(Ladder::Psychotherapy),
        from: Some(ServiceDate::of(2013, 1, 1)),
        time: SHORT,
        period: Period::Session,
        medicare: Medicare::Billers(THERAPISTS),
        counterpart: Some(code("90833")),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_90832),
        sources: prose!(SOURCES_OF_90832),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90833"),
        label: prose!("Therapy add-on to a medical visit, 16-37 min"),
        family: Family::PsychotherapyWithEm,
        ladder: Some(Ladder::PsychotherapyWithEm),
        from: Some(ServiceDate::of(2013, 1, 1)),
        time: SHORT,
        period: Period::Session,
        add_on: AddOn::To(EM_PRIMARIES),
        medicare: Medicare::Billers(PRESCRIBERS),
        counterpart: Some(code("90832")),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_90833),
        sources: prose!(SOURCES_OF_90833),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90834"),
        label: prose!("Individual therapy, middle band (38-52 min)"),
        family: Family::Psychotherapy,
        ladder: Some(Ladder::Psychotherapy),
        from: Some(ServiceDate::of(2013, 1, 1)),
        time: MIDDLE,
        period: Period::Session,
        medicare: Medicare::Billers(THERAPISTS),
        counterpart: Some(code("90836")),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_90832),
        sources: prose!(SOURCES_OF_90832),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90836"),
        label: prose!("Therapy add-on to a medical visit, 38-52 min"),
        family: Family::PsychotherapyWithEm,
        ladder: Some(Ladder::PsychotherapyWithEm),
        from: Some(ServiceDate::of(2013, 1, 1)),
        time: MIDDLE,
        period: Period::Session,
        add_on: AddOn::To(EM_PRIMARIES),
        medicare: Medicare::Billers(PRESCRIBERS),
        counterpart: Some(code("90834")),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_90833),
        sources: prose!(SOURCES_OF_90833),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90837"),
        label: prose!("Individual therapy, long band (53+ min)"),
        family: Family::Psychotherapy,
        ladder: Some(Ladder::Psychotherapy),
        from: Some(ServiceDate::of(2013, 1, 1)),
        time: LONG,
        period: Period::Session,
        medicare: Medicare::Billers(THERAPISTS),
        counterpart: Some(code("90838")),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_90832),
        sources: prose!(&[
            &sources::RCA_OIG,
            &sources::AAPC_PSYCH,
            &sources::BCBSIL,
            &sources::OIG_2023,
            &sources::AAPC_GROUP,
            &sources::AAPC_FAMILY,
            &sources::EXTENDED,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
            &sources::EMPR_2013,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90838"),
        label: prose!("Therapy add-on to a medical visit, 53+ min"),
        family: Family::PsychotherapyWithEm,
        ladder: Some(Ladder::PsychotherapyWithEm),
        from: Some(ServiceDate::of(2013, 1, 1)),
        time: LONG,
        period: Period::Session,
        add_on: AddOn::To(EM_PRIMARIES),
        medicare: Medicare::Billers(PRESCRIBERS),
        counterpart: Some(code("90837")),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_90833),
        sources: prose!(SOURCES_OF_90833),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90845"),
        label: prose!("Psychoanalysis session"),
        family: Family::Psychoanalysis,
        medicare: Medicare::Billers(&[
            Biller::Physician,
            Biller::Np,
            Biller::Pa,
            Biller::Cns,
            Biller::Psychologist,
        ]),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_90832),
        sources: prose!(&[&sources::PFS_2026, &sources::NCCI_PTP, &sources::NCCI_MUE]),
        ..CodeInfo::EMPTY
    },
];
