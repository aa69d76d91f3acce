//! Units against limits and against what happened.

pub(super) mod drug_units_mismatch;
pub(super) mod interactive_complexity_units;
pub(super) mod units_above_daily_limit;
pub(super) mod units_exceed_sessions;
pub(super) mod units_of_day_code;

use super::context::{Context, Line};
use crate::codes::{CodeInfo, Family};
use crate::encounter::Code;
use crate::tables::{Gap, LimitFound};

/// Units of one code of one clinician and date, over all its lines.
struct Total<'c, 'e> {
    code: Code,
    /// None for a code that the catalogue does not hold; its limit is the table's all the same.
    info: Option<&'static CodeInfo>,
    limit: Result<LimitFound<'e>, Gap>,
    units: u32,
    lines: Vec<&'c Line<'e>>,
}

/// The totals of all codes that have a limit, or whose date is before every table, by first line.
fn totals<'c, 'e>(cx: &'c Context<'e>) -> Vec<Total<'c, 'e>> {
    let mut out: Vec<Total<'c, 'e>> = Vec::new();
    for line in &cx.lines {
        // A code that was not in force has a finding of its own.
        if !line.reportable() {
            continue;
        }
        let found = cx.limit_of(line).transpose();
        let Some(limit) = found else { continue };
        let same = |code: Code, first: &Line<'_>| {
            code == line.code() && first.date == line.date && cx.same_clinician(first, line)
        };
        match out.iter_mut().find(|total| {
            total
                .lines
                .first()
                .is_some_and(|first| same(total.code, first))
        }) {
            Some(total) => {
                total.units = total.units.saturating_add(line.units());
                total.lines.push(line);
            }
            None => out.push(Total {
                code: line.code(),
                info: line.info(),
                limit,
                units: line.units(),
                lines: vec![line],
            }),
        }
    }
    out
}

/// The entry of a code of which a unit is a session, so that recorded sessions can be counted against it.
fn counts_sessions(total: &Total<'_, '_>) -> Option<&'static CodeInfo> {
    total.info.filter(|info| {
        info.family.is_individual_therapy()
            || info.family.is_group()
            || info.family.is_evaluation()
            || matches!(info.family, Family::Family | Family::Psychoanalysis)
    })
}

/// How many sessions the facts show for a code's lines; `None` where they do not say.
fn sessions_shown(total: &Total<'_, '_>) -> Option<u32> {
    total.lines.iter().try_fold(0_u32, |sum, line| {
        let segments = line
            .given
            .segments
            .as_ref()
            .map(|segments| u32::try_from(segments.len()).unwrap_or(u32::MAX));
        let one = line.interval().map(|_| 1);
        Some(sum.saturating_add(segments.filter(|count| *count > 0).or(one)?))
    })
}
