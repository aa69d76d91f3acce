//! Stretches of clock time.

use super::{Clock, ServiceLine};

/// Minutes between two clock times; a stop before the start is on the next day.
pub fn span(start: Clock, stop: Clock) -> u32 {
    let (start, stop) = (u32::from(start.0), u32::from(stop.0));
    if stop >= start {
        stop.saturating_sub(start)
    } else {
        stop.saturating_add(1440).saturating_sub(start)
    }
}

/// Minutes that two stretches of clock time share; a stretch that passes midnight counts on the day it began.
pub fn shared(one: (Clock, Clock), other: (Clock, Clock)) -> u32 {
    let ends = |(start, stop): (Clock, Clock)| {
        let from = u32::from(start.0);
        (from, from.saturating_add(span(start, stop)))
    };
    let ((a, b), (c, d)) = (ends(one), ends(other));
    b.min(d).saturating_sub(a.max(c))
}

/// Minutes that some stretches of clock time cover together; a minute that two of them hold counts once.
pub fn covered(stretches: &[(Clock, Clock)]) -> u32 {
    let mut total = 0_u32;
    for (at, one) in stretches.iter().enumerate() {
        // What an earlier stretch already holds of this one; stretches of a visit are few, and rarely overlap at all.
        let held = stretches
            .iter()
            .take(at)
            .map(|earlier| shared(*earlier, *one))
            .max()
            .unwrap_or(0);
        total = total.saturating_add(span(one.0, one.1).saturating_sub(held));
    }
    total
}

/// Minutes of a line's segments, where each is known.
pub fn segment_minutes(line: &ServiceLine) -> Option<u32> {
    let segments = line
        .segments
        .as_ref()
        .filter(|segments| !segments.is_empty())?;
    let stretches: Vec<(Clock, Clock)> = segments
        .iter()
        .filter_map(|one| Some((one.start?, one.stop?)))
        .collect();
    if stretches.len() == segments.len() {
        return Some(covered(&stretches));
    }
    segments.iter().try_fold(0_u32, |sum, one| {
        let minutes = one
            .minutes
            .map(|m| m.0)
            .or_else(|| Some(span(one.start?, one.stop?)))?;
        Some(sum.saturating_add(minutes))
    })
}
