//! Notes of the ICD-10-CM tabular list on its mental, behavioral and related signs chapters.

use crate::encounter::{Diagnosis, ServiceDate, below};
use once_cell::race::OnceBox;

/// From here on the notes are held: the lists of April 2025 and April 2026 agree on them. No notes of the list of
/// October 2026 were found, so those of April 2026 are carried forward.
pub const FROM: ServiceDate = ServiceDate::of(2025, 4, 1);

/// Excludes1 notes at F01 to F99 and R40 to R46: a line for each place that has some, then what it excludes. Made by
/// `excludes1` of `icd_build` from the list of April 2026; `tests/icd.rs` says how.
static EXCLUDES1: &str = include_str!("icd_notes.txt");

/// Codes that stand after their cause: notes that say to code first the underlying condition, with no "if known" or
/// "if applicable".
pub const CAUSE_FIRST: &[&str] = &["F02", "F04", "F05", "F06", "F07", "F09", "F54"];

/// The places of the notes in order, each with the groups of codes that it excludes; split on first use.
fn places() -> &'static [(&'static str, &'static str)] {
    static PLACES: OnceBox<Vec<(&str, &str)>> = OnceBox::new();
    PLACES.get_or_init(|| {
        let lines = EXCLUDES1.lines();
        Box::new(lines.filter_map(|line| line.split_once(' ')).collect())
    })
}

/// Each place that has Excludes1 notes, and a group of codes that it excludes.
pub fn excluded() -> impl Iterator<Item = (&'static str, &'static str)> {
    places()
        .iter()
        .flat_map(|(scope, groups)| groups.split(' ').map(move |group| (*scope, group)))
}

/// The place of an Excludes1 note that keeps two codes apart, whichever way round.
pub fn excludes(one: &Diagnosis, other: &Diagnosis) -> Option<&'static str> {
    let (one, other) = (one.as_str(), other.as_str());
    apart(one, other).or_else(|| apart(other, one))
}

/// The place of a note at a code that excludes another.
fn apart(here: &str, there: &str) -> Option<&'static str> {
    // Places above and below a code share its category with it; one that is a range of categories begins before it.
    let category = here.get(..3)?;
    let places = places();
    let end = places.partition_point(|(scope, _)| scope.get(..3).unwrap_or(scope) <= category);
    let near = places.get(..end)?.iter().rev();
    near.take_while(|(scope, _)| scope.starts_with(category) || scope.get(..2) == here.get(..2))
        .find(|(scope, groups)| {
            below(here, scope) && groups.split(' ').any(|group| below(there, group))
        })
        .map(|(scope, _)| *scope)
}
