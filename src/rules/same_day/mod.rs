//! Services that do not go together on one date.

pub(super) mod crisis_with_em_not_distinct;
pub(super) mod pair_modifier_missing;
pub(super) mod pair_not_allowed;
pub(super) mod payer_services_not_together;
pub(super) mod services_not_together;
pub(super) mod testing_beside_evaluation;
pub(super) mod therapy_during_observation;

use crate::encounter::{Modifier, PriorService, ServiceDate};
use crate::report::{Reason, Severity};
use crate::rules::Sink;
use crate::rules::context::Line;
use crate::tables::Gap;

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

/// Notes that no table says whether two lines are a pair: of the line whose code is newer than the tables, else of both.
fn unheld(sink: &mut Sink, lines: &[&Line<'_>], gap: Gap) {
    for line in lines {
        match gap {
            Gap::NoTable => sink.no_data(line, Reason::NoTable),
            Gap::UnknownCode(code) if code == line.code() => sink.no_data(line, Reason::OutOfDate),
            Gap::UnknownCode(_) => {}
        }
    }
}

/// Whether same-day edits count a service that was delivered before with those of this encounter: of the same clinician, or of
/// one group and specialty.
fn counted_with(prior: &PriorService) -> Option<bool> {
    let (clinician, group, specialty) =
        (prior.same_clinician, prior.same_group, prior.same_specialty);
    match (clinician, group, specialty) {
        (Some(true), ..) | (_, Some(true), Some(true)) => Some(true),
        (Some(false), Some(false), _) | (Some(false), _, Some(false)) => Some(false),
        _ => None,
    }
}

/// Notes that a service delivered before does not say whose it was.
fn ask_whose(sink: &mut Sink, worst: Severity, line: &Line<'_>, at: usize, prior: &PriorService) {
    let need = |field: &str| format!("/history/{at}/{field}");
    let mut needs = Vec::new();
    if prior.same_clinician.is_none() {
        needs.push(need("sameClinician"));
    } else {
        let open = [
            ("sameGroup", prior.same_group),
            ("sameSpecialty", prior.same_specialty),
        ];
        needs.extend(
            open.iter()
                .filter(|(_, given)| given.is_none())
                .map(|(field, _)| need(field)),
        );
    }
    sink.missing_at_worst(worst, line, needs);
}
