//! What the payer authorized. Whether it asks for an authorization at all comes with its pack.

pub(super) mod authorization_dates;
pub(super) mod authorization_ends_soon;
pub(super) mod authorization_not_approved;
pub(super) mod authorization_number_missing;
pub(super) mod authorization_other_service;
pub(super) mod authorization_units_exceeded;
pub(super) mod payer_authorization_missing;

use super::context::{Context, Line};
use crate::encounter::{Authorization, AuthorizationStatus};
use crate::payers;

/// An authorization with its position.
type Numbered<'e> = (usize, &'e Authorization);

/// All of them; none where they are unknown.
fn all<'e>(cx: &Context<'e>) -> Option<&'e [Authorization]> {
    cx.encounter.coverage.as_ref()?.authorizations.as_deref()
}

/// Whether an authorization is of the encounter's payer; one that names none is.
fn of_payer(cx: &Context<'_>, one: &Authorization) -> bool {
    let Some(name) = &one.payer else { return true };
    let given = cx.encounter.payer.as_ref();
    given.is_none_or(|given| {
        let known = |text: &str| payers::find(text).map(|payer| &payer.id);
        given.0.trim().eq_ignore_ascii_case(name.0.trim())
            || known(&name.0).is_some_and(|id| known(&given.0) == Some(id))
    })
}

/// Those of the payer that are for a line's code; one that names no codes is for any.
fn for_code<'e>(cx: &Context<'e>, line: &Line<'_>) -> Vec<Numbered<'e>> {
    let numbered = all(cx).unwrap_or_default().iter().enumerate();
    numbered
        .filter(|(_, one)| of_payer(cx, one))
        .filter(|(_, one)| match &one.codes {
            Some(codes) => codes.is_empty() || codes.contains(&line.code()),
            None => true,
        })
        .collect()
}

/// Whether an authorization's days hold a line's; `None` where they leave it open.
fn in_time(line: &Line<'_>, one: &Authorization) -> Option<bool> {
    let (begun, over) = (
        one.from.map(|from| from <= line.date),
        one.to.map(|to| line.date > to),
    );
    match (begun, over) {
        (Some(false), _) | (_, Some(true)) => Some(false),
        (Some(true), Some(false)) => Some(true),
        _ => None,
    }
}

/// Of those for a line's code, the ones that are not over, not to come and not denied.
fn live<'e>(cx: &Context<'e>, line: &Line<'_>) -> Vec<Numbered<'e>> {
    let mut list = for_code(cx, line);
    list.retain(|(_, one)| {
        in_time(line, one) != Some(false) && one.status != Some(AuthorizationStatus::Denied)
    });
    list
}

/// Units that all lines of a line's code bill.
fn billed(cx: &Context<'_>, line: &Line<'_>) -> u32 {
    cx.lines
        .iter()
        .filter(|other| other.code() == line.code())
        .fold(0, |sum, other| sum.saturating_add(other.units()))
}

/// Whether a line is the first of its code: what is said of the code's units is said once.
fn first_of_code(cx: &Context<'_>, line: &Line<'_>) -> bool {
    !cx.lines
        .iter()
        .any(|other| other.index < line.index && other.code() == line.code())
}
