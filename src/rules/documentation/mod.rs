//! What the note must show for a code.

pub(super) mod em_not_separately_supported;
pub(super) mod interactive_complexity_interpreter_only;
pub(super) mod interactive_complexity_without_factor;
