//! What the note must show for a code.

pub(super) mod capacity_doubtful;
pub(super) mod cosignature_missing;
pub(super) mod em_not_separately_supported;
pub(super) mod esketamine_condition_unmet;
pub(super) mod evaluation_without_medical_work;
pub(super) mod group_too_large;
pub(super) mod infusion_without_clock_times;
pub(super) mod interactive_complexity_interpreter_only;
pub(super) mod interactive_complexity_without_factor;
pub(super) mod necessity_not_shown;
pub(super) mod note_cloned;
pub(super) mod note_contradicts_record;
pub(super) mod note_element_missing;
pub(super) mod note_late;
pub(super) mod note_not_signed;
pub(super) mod payer_criteria_not_met;
pub(super) mod payer_documentation_missing;
pub(super) mod program_element_missing;
pub(super) mod treatment_plan_missing;
pub(super) mod treatment_plan_not_current;
