//! Psychiatric evaluation, and interactive complexity beside it.

use super::psychotherapy::{PRESCRIBERS, THERAPISTS};
use super::{ALWAYS, AddOn, CodeInfo, Family, Medicare, Period, Setting, Telehealth, code};
use crate::encounter::{Code, NoteElement, ServiceDate};
use crate::sources;

/// Services that communication can complicate (CMS add-on file).
const COMPLEXITY_PRIMARIES: &[Code] = &[
    code("90791"),
    code("90792"),
    code("90832"),
    code("90833"),
    code("90834"),
    code("90836"),
    code("90837"),
    code("90838"),
    code("90853"),
];

/// What the note of such a service holds.
const NOTE_OF_90791: &[NoteElement] = &[
    NoteElement::ChiefComplaint,
    NoteElement::History,
    NoteElement::MentalStatus,
    NoteElement::Diagnosis,
    NoteElement::Plan,
    NoteElement::Signature,
];

/// The rows, in code order.
pub(super) const ROWS: &[CodeInfo] = &[
    CodeInfo {
        code: code("90785"),
        label: prose!("Extra communication difficulty during a therapy/eval visit"),
        family: Family::InteractiveComplexity,
        from: Some(ServiceDate::of(2013, 1, 1)),
        period: Period::Session,
        add_on: AddOn::To(COMPLEXITY_PRIMARIES),
        medicare: Medicare::Billers(THERAPISTS),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(&[NoteElement::ComplexityReason]),
        sources: prose!(&[
            &sources::NCCI_AOC,
            &sources::APA_IC,
            &sources::AACAP_IC,
            &sources::ZETTER_IC,
            &sources::NGS,
            &sources::BCBSIL,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
            &sources::EMPR_2013,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90791"),
        label: prose!("Psychiatric intake evaluation, no medical component"),
        family: Family::Evaluation,
        from: Some(ServiceDate::of(2013, 1, 1)),
        medicare: Medicare::Billers(THERAPISTS),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_90791),
        sources: prose!(&[
            &sources::NGS,
            &sources::LCD_L34616,
            &sources::BCBSIL,
            &sources::NORIDIAN,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
            &sources::EMPR_2013,
        ]),
        ..CodeInfo::EMPTY
    },
    CodeInfo {
        code: code("90792"),
        label: prose!("Psychiatric intake evaluation with medical services"),
        family: Family::MedicalEvaluation,
        from: Some(ServiceDate::of(2013, 1, 1)),
        medicare: Medicare::Billers(PRESCRIBERS),
        setting: Setting {
            telehealth: Telehealth::Listed(ALWAYS),
            ..Setting::OPEN
        },
        note: prose!(NOTE_OF_90791),
        sources: prose!(&[
            &sources::NGS,
            &sources::LCD_L34616,
            &sources::BCBSIL,
            &sources::NCCI_PTP,
            &sources::NCCI_MUE,
            &sources::EMPR_2013,
        ]),
        ..CodeInfo::EMPTY
    },
];
