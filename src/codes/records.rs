//! What the note of each kind of service must show, as far as the kind decides it and not the single code.
//!
//! Origin: section F of the research sheet. What payers add comes with their packs.

use super::Family;
use crate::encounter::NoteElement;

/// An element that the note of some services shows.
#[derive(Clone, Copy, Debug)]
pub struct Element {
    /// The services.
    pub families: &'static [Family],
    /// The element.
    pub element: NoteElement,
    /// Its absence makes the service unsupported; else a person should look.
    pub certain: bool,
}

const INDIVIDUAL: &[Family] = &[
    Family::Psychotherapy,
    Family::PsychotherapyWithEm,
    Family::Psychoanalysis,
];
const GROUPS: &[Family] = &[Family::Group, Family::MultipleFamilyGroup];
const EVALUATIONS: &[Family] = &[Family::Evaluation, Family::MedicalEvaluation];
const CRISES: &[Family] = &[Family::Crisis];
const TESTS: &[Family] = &[Family::Testing, Family::TestAdministration];
const INTERVENTIONS: &[Family] = &[Family::SubstanceScreening];
/// Visits for therapy, evaluation and medication.
const VISITS: &[Family] = &[
    Family::Psychotherapy,
    Family::PsychotherapyWithEm,
    Family::Psychoanalysis,
    Family::Family,
    Family::Group,
    Family::MultipleFamilyGroup,
    Family::Crisis,
    Family::Evaluation,
    Family::MedicalEvaluation,
    Family::EmOffice,
    Family::EmHome,
    Family::EmVirtual,
];
/// Of those, the ones that treat by a plan.
const TREATMENTS: &[Family] = &[
    Family::Psychotherapy,
    Family::PsychotherapyWithEm,
    Family::Psychoanalysis,
    Family::Family,
    Family::Group,
    Family::MultipleFamilyGroup,
];
/// Services that rest on a treatment plan (DC-04).
pub const BY_PLAN: &[Family] = &[
    Family::Psychotherapy,
    Family::PsychotherapyWithEm,
    Family::Psychoanalysis,
    Family::Family,
    Family::Group,
    Family::MultipleFamilyGroup,
    Family::DayProgram,
    Family::OpioidProgram,
];

const fn must(families: &'static [Family], element: NoteElement) -> Element {
    Element {
        families,
        element,
        certain: true,
    }
}
const fn should(families: &'static [Family], element: NoteElement) -> Element {
    Element {
        families,
        element,
        certain: false,
    }
}

/// The elements. Time, medical necessity, medical decision making and signature have rules of their own.
pub const ELEMENTS: &[Element] = &[
    // DC-01
    must(EVALUATIONS, NoteElement::ChiefComplaint),
    must(EVALUATIONS, NoteElement::History),
    must(EVALUATIONS, NoteElement::MentalStatus),
    must(EVALUATIONS, NoteElement::Diagnosis),
    must(EVALUATIONS, NoteElement::Plan),
    // DC-03, DC-06
    must(INDIVIDUAL, NoteElement::Interventions),
    must(INDIVIDUAL, NoteElement::Symptoms),
    must(INDIVIDUAL, NoteElement::Progress),
    // DC-08
    must(
        &[Family::PsychotherapyWithEm],
        NoteElement::PsychotherapyTime,
    ),
    // DC-09
    must(CRISES, NoteElement::CrisisState),
    must(CRISES, NoteElement::History),
    must(CRISES, NoteElement::MentalStatus),
    must(CRISES, NoteElement::RiskAssessment),
    must(CRISES, NoteElement::Interventions),
    must(CRISES, NoteElement::CrisisDisposition),
    must(CRISES, NoteElement::SafetyPlan),
    // DC-10
    must(&[Family::Family], NoteElement::Participants),
    must(&[Family::Family], NoteElement::FamilyBenefitToPatient),
    // DC-12: what the group did for this patient.
    must(GROUPS, NoteElement::Response),
    should(GROUPS, NoteElement::GroupTopic),
    should(GROUPS, NoteElement::GroupSize),
    // DC-14
    must(TESTS, NoteElement::TestNames),
    must(&[Family::Testing], NoteElement::TestInterpretation),
    // DC-17
    must(INTERVENTIONS, NoteElement::TestNames),
    must(INTERVENTIONS, NoteElement::Interventions),
    // DC-23
    must(&[Family::OpioidOffice], NoteElement::CarePlan),
    // What every visit shows, where no payer or CMS makes it more.
    should(VISITS, NoteElement::SessionType),
    should(TREATMENTS, NoteElement::TreatmentGoals),
    should(VISITS, NoteElement::FollowUp),
];

/// Patients of a group that a Medicare contractor still takes for psychotherapy (DC-13).
pub const MOST_IN_A_GROUP: u32 = 12;

/// Intellectual disability and dementia of degrees in which contractors doubt that psychotherapy helps (DC-21).
pub const CAPACITY_DOUBTED: &[&str] = &["F72-F73", "F01C", "F02C", "F03C"];
