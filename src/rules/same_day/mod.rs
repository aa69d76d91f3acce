//! Services that do not go together on one date.

pub(super) mod crisis_with_em_not_distinct;
pub(super) mod pair_modifier_missing;
pub(super) mod pair_not_allowed;
pub(super) mod services_not_together;
pub(super) mod testing_beside_evaluation;
pub(super) mod therapy_during_observation;

use crate::encounter::{Modifier, ServiceDate};

/// Modifiers that say two services were distinct.
const DISTINCT: &[Modifier] = &[
    Modifier::literal("59"),
    Modifier::literal("XE"),
    Modifier::literal("XP"),
    Modifier::literal("XS"),
    Modifier::literal("XU"),
];
/// The modifier that says an E/M was significant and separate.
const SEPARATE_EM: &[Modifier] = &[Modifier::literal("25")];
/// From this date Medicare reads the distinct modifiers on either line of a pair; before, on column 2.
const EITHER_LINE_FROM: ServiceDate = ServiceDate::of(2019, 7, 1);
