//! Unit limits (medically unlikely edits), packed.
//!
//! A body is: how many different limits there are; each as its units, doubled, and one more where it is absolute; then for
//! each code the position of its limit counted from 1, or 0 for none, in one byte each, or in two where there are more than
//! 255 limits.

use super::pack::{Cursor, Head, Odd};
use std::ops::Range;

/// A medically unlikely edit: most units of a code that are expected on one date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Limit {
    /// Units a date.
    pub units: u32,
    /// The edit stands whatever the record shows (adjudication indicator 2); else it yields to records (1, 3).
    pub absolute: bool,
}

#[derive(Debug)]
pub(super) struct Limits {
    pub head: Head,
    values: Vec<Limit>,
    /// Where the positions of the codes begin.
    start: usize,
    wide: bool,
}

impl Limits {
    pub fn read(head: Head, bytes: &[u8], body: Range<usize>, codes: usize) -> Result<Self, Odd> {
        let bytes = bytes.get(..body.end).unwrap_or_default();
        let mut cursor = Cursor::new(bytes, body.start);
        let count = cursor.size().ok_or((cursor.at, "it ends here"))?;
        let mut values = Vec::new();
        for _ in 0..count {
            let value = cursor.number().ok_or((cursor.at, "it ends here"))?;
            values.push(Limit {
                units: value.wrapping_shr(1),
                absolute: value & 1 == 1,
            });
        }
        let wide = values.len() > 255;
        let (start, width) = (cursor.at, if wide { 2 } else { 1 });
        if body.end.checked_sub(start) != codes.checked_mul(width) {
            return Err((start, "not one limit for each code"));
        }
        let limits = Self {
            head,
            values,
            start,
            wide,
        };
        let known = |position| limits.number(bytes, position) <= limits.values.len();
        if !(0..codes).all(known) {
            return Err((start, "no such limit"));
        }
        Ok(limits)
    }

    fn number(&self, bytes: &[u8], position: usize) -> usize {
        let byte = |at: usize| {
            let at = self.start.saturating_add(at);
            usize::from(bytes.get(at).copied().unwrap_or(0))
        };
        if self.wide {
            let at = position.saturating_mul(2);
            byte(at) | byte(at.saturating_add(1)).wrapping_shl(8)
        } else {
            byte(position)
        }
    }

    /// The limit of the code at a position.
    pub fn of(&self, bytes: &[u8], position: u16) -> Option<Limit> {
        let number = self.number(bytes, usize::from(position));
        self.values.get(number.checked_sub(1)?).copied()
    }
}
