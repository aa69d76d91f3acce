//! What the note must show for a code.

pub(super) mod em_not_separately_supported;
pub(super) mod esketamine_condition_unmet;
pub(super) mod infusion_without_clock_times;
pub(super) mod interactive_complexity_interpreter_only;
pub(super) mod interactive_complexity_without_factor;
pub(super) mod necessity_not_shown;
pub(super) mod program_element_missing;
