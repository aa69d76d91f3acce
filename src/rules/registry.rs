//! Every rule, in the order in which they run.

use super::Rule;
use super::{
    add_on, authorization, claim, code, diagnosis, documentation, eligibility, filing, frequency,
    modifier, payer, place, privacy, provider, same_day, telehealth, time, units,
};
use crate::encounter::read::nearest;
#[cfg(feature = "prose")]
use crate::report::{Category, Severity, Stage};
#[cfg(feature = "prose")]
use crate::sources::Source;
#[cfg(feature = "prose")]
use serde::Serialize;

/// The rules, by category.
pub static RULES: &[&Rule] = &[
    &code::code_unknown::RULE,
    &payer::payer_unknown::RULE,
    &payer::payer_topic_unknown::RULE,
    &code::code_not_in_force::RULE,
    &code::code_not_valid_for_medicare::RULE,
    &code::medicare_prolonged_code_elsewhere::RULE,
    &code::em_basis_invalid::RULE,
    &code::em_mdm_below_level::RULE,
    &code::em_mdm_above_level::RULE,
    &code::family_code_presence_mismatch::RULE,
    &code::visit_complexity_with_separate_em::RULE,
    &code::patient_status_mismatch::RULE,
    &code::too_few_tests::RULE,
    &code::esketamine_dose_mismatch::RULE,
    &code::drug_not_purchased::RULE,
    &code::wrong_drug_code::RULE,
    &code::ketamine_off_label::RULE,
    &code::service_unbilled::RULE,
    &code::payer_code_not_covered::RULE,
    &time::time_inconsistent::RULE,
    &time::time_not_documented::RULE,
    &time::clock_times_missing::RULE,
    &time::psychotherapy_minutes_below_band::RULE,
    &time::psychotherapy_minutes_above_band::RULE,
    &time::psychotherapy_unbilled::RULE,
    &time::minutes_below_minimum::RULE,
    &time::minutes_outside_band::RULE,
    &time::crisis_boundary_disputed::RULE,
    &time::em_time_below_minimum::RULE,
    &time::em_time_above_level::RULE,
    &time::prolonged_without_time_basis::RULE,
    &time::units_above_minutes::RULE,
    &time::units_below_minutes::RULE,
    &time::minutes_counted_twice::RULE,
    &time::visit_too_short::RULE,
    &time::payer_minutes_mismatch::RULE,
    &time::times_as_scheduled::RULE,
    &time::times_rounded::RULE,
    &time::line_intervals_overlap::RULE,
    &time::sessions_overlap::RULE,
    &time::clinician_day_impossible::RULE,
    &add_on::add_on_without_primary::RULE,
    &add_on::add_on_by_different_clinician::RULE,
    &add_on::psychotherapy_beside_em::RULE,
    &same_day::pair_not_allowed::RULE,
    &same_day::pair_modifier_missing::RULE,
    &same_day::crisis_with_em_not_distinct::RULE,
    &same_day::testing_beside_evaluation::RULE,
    &same_day::therapy_during_observation::RULE,
    &same_day::services_not_together::RULE,
    &same_day::payer_services_not_together::RULE,
    &units::units_exceed_sessions::RULE,
    &units::units_above_daily_limit::RULE,
    &units::interactive_complexity_units::RULE,
    &units::units_of_day_code::RULE,
    &units::drug_units_mismatch::RULE,
    &frequency::evaluation_repeated::RULE,
    &frequency::monthly_code_repeated::RULE,
    &frequency::billed_too_soon::RULE,
    &frequency::prior_service_missing::RULE,
    &frequency::virtual_service_near_visit::RULE,
    &frequency::esketamine_pace::RULE,
    &frequency::payer_limit_exceeded::RULE,
    &provider::clinician_not_eligible::RULE,
    &provider::reduced_payment_rate::RULE,
    &diagnosis::diagnosis_is_header::RULE,
    &diagnosis::diagnosis_not_in_release::RULE,
    &diagnosis::diagnoses_exclude_each_other::RULE,
    &diagnosis::diagnosis_sequence::RULE,
    &diagnosis::no_mental_health_diagnosis::RULE,
    &diagnosis::circumstance_diagnosis_alone::RULE,
    &diagnosis::administrative_examination_first::RULE,
    &diagnosis::health_behavior_diagnosis::RULE,
    &diagnosis::coverage_diagnosis_missing::RULE,
    &diagnosis::esketamine_indication_missing::RULE,
    &diagnosis::diagnosis_pointer_missing::RULE,
    &diagnosis::payer_diagnosis_mismatch::RULE,
    &provider::setting_excluded::RULE,
    &provider::incident_to_elements_missing::RULE,
    &provider::incident_to_in_institution::RULE,
    &provider::incident_to_wrong_number::RULE,
    &provider::licence_of_other_state::RULE,
    &provider::rendering_mismatch::RULE,
    &provider::payer_clinician_not_eligible::RULE,
    &provider::payer_supervision_mismatch::RULE,
    &provider::payer_enrollment_missing::RULE,
    &telehealth::modality_impossible::RULE,
    &telehealth::telehealth_marker_in_person::RULE,
    &telehealth::telehealth_marker_not_wanted::RULE,
    &telehealth::telehealth_modifier_mismatch::RULE,
    &telehealth::telehealth_not_listed::RULE,
    &telehealth::telehealth_place_mismatch::RULE,
    &telehealth::audio_modifier_missing::RULE,
    &telehealth::audio_conditions_not_met::RULE,
    &telehealth::in_person_visit_missing::RULE,
    &telehealth::telehealth_note_incomplete::RULE,
    &telehealth::payer_modality_not_covered::RULE,
    &place::place_invalid::RULE,
    &place::place_not_for_code::RULE,
    &place::em_setting_mismatch::RULE,
    &place::crisis_code_elsewhere::RULE,
    &place::payer_place_mismatch::RULE,
    &claim::program_claim_type::RULE,
    &claim::condition_code_missing::RULE,
    &documentation::em_not_separately_supported::RULE,
    &documentation::interactive_complexity_without_factor::RULE,
    &documentation::interactive_complexity_interpreter_only::RULE,
    &documentation::necessity_not_shown::RULE,
    &documentation::program_element_missing::RULE,
    &documentation::note_element_missing::RULE,
    &documentation::evaluation_without_medical_work::RULE,
    &documentation::treatment_plan_missing::RULE,
    &documentation::treatment_plan_not_current::RULE,
    &documentation::note_not_signed::RULE,
    &documentation::cosignature_missing::RULE,
    &documentation::note_late::RULE,
    &documentation::note_cloned::RULE,
    &documentation::note_contradicts_record::RULE,
    &documentation::group_too_large::RULE,
    &documentation::capacity_doubtful::RULE,
    &documentation::esketamine_condition_unmet::RULE,
    &documentation::infusion_without_clock_times::RULE,
    &documentation::payer_documentation_missing::RULE,
    &documentation::payer_criteria_not_met::RULE,
    &modifier::attestation_modifier_missing::RULE,
    &modifier::payer_modifier_mismatch::RULE,
    &claim::total_charge_mismatch::RULE,
    &claim::line_billed_twice::RULE,
    &authorization::authorization_dates::RULE,
    &authorization::authorization_not_approved::RULE,
    &authorization::authorization_other_service::RULE,
    &authorization::authorization_units_exceeded::RULE,
    &authorization::authorization_number_missing::RULE,
    &authorization::authorization_ends_soon::RULE,
    &authorization::payer_authorization_missing::RULE,
    &eligibility::coverage_inactive::RULE,
    &eligibility::eligibility_stale::RULE,
    &eligibility::primary_not_billed::RULE,
    &eligibility::benefit_carved_out::RULE,
    &eligibility::referral_missing::RULE,
    &eligibility::payer_age_outside::RULE,
    &eligibility::payer_routes_elsewhere::RULE,
    &privacy::substance_use_consent_missing::RULE,
    &privacy::substance_use_consent_expired::RULE,
    &privacy::psychotherapy_notes_included::RULE,
    &privacy::counseling_notes_included::RULE,
    &privacy::restricted_from_plan::RULE,
    &filing::service_after_submission::RULE,
    &filing::filed_too_late::RULE,
    &filing::notice_modifier_mismatch::RULE,
    &filing::good_faith_estimate_missing::RULE,
    &filing::replacement_without_reference::RULE,
    &claim::too_many_diagnoses::RULE,
    &claim::too_many_diagnosis_pointers::RULE,
    &claim::too_many_modifiers::RULE,
    &claim::npi_check_digit::RULE,
    &claim::payer_claim_incomplete::RULE,
    &payer::payer_advice::RULE,
];

/// The rule of a name.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// The rule name nearest to one that is none.
pub fn suggest(name: &str) -> Option<&'static str> {
    let names: Vec<&'static str> = RULES.iter().map(|rule| rule.name).collect();
    nearest(name, &names)
}

/// A rule as `rules()` lists it.
#[cfg(feature = "prose")]
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Listed {
    /// Its name.
    pub rule: &'static str,
    /// What it is about.
    pub category: Category,
    /// Its severity unless the caller or the payer says otherwise.
    pub severity: Severity,
    /// One sentence.
    pub summary: &'static str,
    /// When it makes sense.
    pub stages: &'static [Stage],
    /// Where it comes from.
    pub sources: &'static [&'static Source],
}

/// Every rule in a line.
#[cfg(feature = "prose")]
pub fn listing() -> Vec<Listed> {
    RULES
        .iter()
        .map(|rule| Listed {
            rule: rule.name,
            category: rule.category,
            severity: rule.severity,
            summary: rule.summary,
            stages: rule.stages,
            sources: rule.sources,
        })
        .collect()
}
