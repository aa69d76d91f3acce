//! NCCI procedure-to-procedure pairs, packed.
//!
//! A body is, in numbers of seven-bit groups:
//!
//! - histories: how many, and each as the number of its stretches and the stretches, each its last day as YYYYMMDD (0 for
//!   one that goes on) and a byte: 0 never paid together, 1 a modifier may override, 2 no pair;
//! - for each code: 0 where no row names it, 1 where it is column 2 only, 2 where it has the next list, and 3 and more where it
//!   shares the list of that number less 3;
//! - scopes: how many stretches of codes, and each as its length and a byte (see [`Scope`]); 0 where every code is whole;
//! - lists, one after another: how many runs, and each run of neighbouring column 2 codes of one history as the step from the
//!   end of the run before, then its length less one and its history in the two lowest bits, 3 meaning that the history
//!   follows, less 3.
//!
//! Surgical codes share their lists by the hundred, and neighbours share their histories: the whole table of CMS is a megabyte.
//! Each pair is there once, however often it was deleted and put back.

use super::pack::{Cursor, Head, Odd};
use crate::encounter::ServiceDate;
use std::ops::Range;

/// Runs between two marks of the index.
const STRIDE: u32 = 12;

/// What a table says of a pair for a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Edit {
    Never,
    Overridable,
    None,
}

/// What a pair is until a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Stretch {
    /// The last day as YYYYMMDD; [`u32::MAX`] for one that goes on.
    pub last: u32,
    pub edit: Edit,
}

/// Which rows of a code a table holds: a part of CMS's table can say of two codes that they are no pair only where it holds
/// every row of one of them, or every row among codes like both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Some rows.
    Part = 0,
    /// Every row.
    Whole = 1,
    /// Every row with another such code.
    Among = 2,
}

/// A place in a list from which it can be read on.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: u32,
    /// The position after the run before.
    end: u16,
    runs: u16,
}

const UNNAMED: u16 = u16::MAX;
const LISTLESS: u16 = UNNAMED - 1;

#[derive(Debug)]
pub(super) struct Pairs {
    pub head: Head,
    histories: Vec<Vec<Stretch>>,
    /// The list of each code.
    lists: Vec<u16>,
    /// Empty where every code is whole.
    scopes: Vec<Scope>,
    /// The first mark of each list, and the end of the last.
    starts: Vec<u32>,
    marks: Vec<Mark>,
}

impl Pairs {
    pub fn read(head: Head, bytes: &[u8], body: Range<usize>, codes: usize) -> Result<Self, Odd> {
        let bytes = bytes.get(..body.end).unwrap_or_default();
        let mut cursor = Cursor::new(bytes, body.start);
        let histories = read_histories(&mut cursor)?;
        let (lists, count) = read_lists(&mut cursor, codes)?;
        let scopes = read_scopes(&mut cursor, codes)?;
        let mut pairs = Self {
            head,
            histories,
            lists,
            scopes,
            starts: Vec::with_capacity(usize::from(count).saturating_add(1)),
            // Most runs are of two bytes.
            marks: Vec::with_capacity(body.len().div_euclid(24).saturating_add(codes)),
        };
        for _ in 0..count {
            pairs
                .starts
                .push(u32::try_from(pairs.marks.len()).unwrap_or(u32::MAX));
            pairs.index_list(&mut cursor, codes)?;
        }
        pairs
            .starts
            .push(u32::try_from(pairs.marks.len()).unwrap_or(u32::MAX));
        if cursor.at != body.end {
            return Err((cursor.at, "bytes after the last list"));
        }
        Ok(pairs)
    }

    /// Walks through a list once, so that every later reading of it finds what it expects.
    fn index_list(&mut self, cursor: &mut Cursor<'_>, codes: usize) -> Result<(), Odd> {
        let mut left = cursor.number().ok_or((cursor.at, "it ends here"))?;
        let (mut end, known) = (0_usize, self.histories.len());
        while left > 0 {
            let at = cursor.at;
            let runs = left.min(STRIDE);
            left = left.saturating_sub(runs);
            self.marks.push(Mark {
                at: u32::try_from(at).map_err(|_| (at, "the table is too large"))?,
                end: u16::try_from(end).map_err(|_| (at, "no such code"))?,
                runs: u16::try_from(runs).unwrap_or(0),
            });
            // Half a million runs are read here when the whole table is loaded.
            for _ in 0..runs {
                let at = cursor.at;
                let (first, count, history) = read_run(cursor, end).ok_or((at, "it ends here"))?;
                end = first.wrapping_add(count);
                if end > codes || first > end {
                    return Err((at, "no such code"));
                }
                if history >= known {
                    return Err((at, "no such history"));
                }
            }
        }
        Ok(())
    }

    pub fn memory(&self) -> usize {
        let sizes = [
            self.lists.len().saturating_mul(2),
            self.scopes.len(),
            self.starts.len().saturating_mul(4),
            self.marks.len().saturating_mul(size_of::<Mark>()),
        ];
        sizes.into_iter().fold(0, usize::saturating_add)
    }

    /// Whether any row names the code at a position.
    pub fn names(&self, position: u16) -> bool {
        self.lists
            .get(usize::from(position))
            .is_some_and(|list| *list != UNNAMED)
    }

    /// Whether that no row is found means that there is none.
    pub fn covers(&self, one: u16, other: u16) -> bool {
        if self.scopes.is_empty() {
            return true;
        }
        let scope = |position: u16| self.scopes.get(usize::from(position)).copied();
        let (one, other) = (scope(one), scope(other));
        one == Some(Scope::Whole)
            || other == Some(Scope::Whole)
            || (one == Some(Scope::Among) && other == Some(Scope::Among))
    }

    fn marks_of(&self, position: u16) -> &[Mark] {
        let list = self
            .lists
            .get(usize::from(position))
            .map_or(usize::MAX, |list| usize::from(*list));
        let edge = |at: usize| {
            let edge = self.starts.get(at)?;
            usize::try_from(*edge).ok()
        };
        let range = edge(list).zip(edge(list.saturating_add(1)));
        range
            .and_then(|(from, to)| self.marks.get(from..to))
            .unwrap_or_default()
    }

    fn history(&self, bytes: &[u8], column1: u16, column2: u16) -> Option<&[Stretch]> {
        let marks = self.marks_of(column1);
        let after = marks.partition_point(|mark| mark.end <= column2);
        let mark = marks.get(after.checked_sub(1)?)?;
        let wanted = usize::from(column2);
        let mut cursor = Cursor::new(bytes, usize::try_from(mark.at).ok()?);
        let mut end = usize::from(mark.end);
        for _ in 0..mark.runs {
            let (first, count, history) = read_run(&mut cursor, end)?;
            if wanted < first {
                return None;
            }
            end = first.saturating_add(count);
            if wanted < end {
                return self.histories.get(history).map(Vec::as_slice);
            }
        }
        None
    }

    /// What the row of two positions says on a day; whether a modifier may override it.
    pub fn overridable(
        &self,
        bytes: &[u8],
        column1: u16,
        column2: u16,
        date: ServiceDate,
    ) -> Option<bool> {
        let history = self.history(bytes, column1, column2)?;
        let day = date.compact();
        let stretch = history.iter().find(|stretch| day <= stretch.last)?;
        match stretch.edit {
            Edit::Never => Some(false),
            Edit::Overridable => Some(true),
            Edit::None => None,
        }
    }

    /// Every row, as positions and what it is until when.
    #[cfg(feature = "cli")]
    pub fn rows<'a>(
        &'a self,
        bytes: &'a [u8],
    ) -> impl Iterator<Item = (usize, usize, &'a [Stretch])> {
        self.lists.iter().enumerate().flat_map(move |(column1, _)| {
            let position = u16::try_from(column1).unwrap_or(UNNAMED);
            self.marks_of(position).iter().flat_map(move |mark| {
                let mut cursor = Cursor::new(bytes, usize::try_from(mark.at).unwrap_or(0));
                let mut end = usize::from(mark.end);
                (0..mark.runs).flat_map(move |_| {
                    let (first, count, history) =
                        read_run(&mut cursor, end).unwrap_or((end, 0, usize::MAX));
                    end = first.saturating_add(count);
                    let history = self
                        .histories
                        .get(history)
                        .map(Vec::as_slice)
                        .unwrap_or_default();
                    (first..end).map(move |column2| (column1, column2, history))
                })
            })
        })
    }
}

/// A run: its first position, its length and its history.
#[inline(always)]
fn read_run(cursor: &mut Cursor<'_>, end: usize) -> Option<(usize, usize, usize)> {
    // Nearly all are of two bytes, so a lookup reads no more than a few dozen.
    match cursor.two() {
        Some([step, word]) if (step | word) < 128 && word & 3 != 3 => {
            cursor.at = cursor.at.wrapping_add(2);
            let count = usize::from(word.wrapping_shr(2)).wrapping_add(1);
            Some((
                end.wrapping_add(usize::from(step)),
                count,
                usize::from(word & 3),
            ))
        }
        _ => read_long_run(cursor, end),
    }
}

#[inline(never)]
fn read_long_run(cursor: &mut Cursor<'_>, end: usize) -> Option<(usize, usize, usize)> {
    let first = end.saturating_add(cursor.size()?);
    let word = cursor.number()?;
    let count = usize::try_from(word.wrapping_shr(2))
        .ok()?
        .saturating_add(1);
    let history = match word & 3 {
        3 => cursor.size()?.saturating_add(3),
        low => usize::try_from(low).ok()?,
    };
    Some((first, count, history))
}

fn read_histories(cursor: &mut Cursor<'_>) -> Result<Vec<Vec<Stretch>>, Odd> {
    let count = cursor.number().ok_or((cursor.at, "it ends here"))?;
    let mut histories = Vec::new();
    for _ in 0..count {
        let at = cursor.at;
        let stretches = cursor.number().ok_or((at, "it ends here"))?;
        let mut history: Vec<Stretch> = Vec::new();
        for _ in 0..stretches {
            let (Some(last), Some(edit)) = (cursor.number(), cursor.byte()) else {
                return Err((at, "it ends here"));
            };
            let edit = match edit {
                0 => Edit::Never,
                1 => Edit::Overridable,
                2 => Edit::None,
                _ => return Err((at, "no such edit")),
            };
            let last = if last == 0 { u32::MAX } else { last };
            if history.last().is_some_and(|before| before.last >= last) {
                return Err((at, "dates that run back"));
            }
            history.push(Stretch { last, edit });
        }
        histories.push(history);
    }
    Ok(histories)
}

/// The list of each code, and how many lists there are.
fn read_lists(cursor: &mut Cursor<'_>, codes: usize) -> Result<(Vec<u16>, u16), Odd> {
    let mut lists = Vec::with_capacity(codes);
    let mut count = 0_u16;
    for _ in 0..codes {
        let at = cursor.at;
        let list = match cursor.number().ok_or((at, "it ends here"))? {
            0 => UNNAMED,
            1 => LISTLESS,
            2 => {
                // There are fewer lists than codes, and fewer codes than a position can count.
                let list = count;
                count = count.saturating_add(1);
                list
            }
            shared => u16::try_from(shared.saturating_sub(3))
                .ok()
                .filter(|list| *list < count)
                .ok_or((at, "no such list"))?,
        };
        lists.push(list);
    }
    Ok((lists, count))
}

fn read_scopes(cursor: &mut Cursor<'_>, codes: usize) -> Result<Vec<Scope>, Odd> {
    let at = cursor.at;
    let count = cursor.number().ok_or((at, "it ends here"))?;
    let mut scopes = Vec::new();
    for _ in 0..count {
        let at = cursor.at;
        let (Some(length), Some(scope)) = (cursor.size(), cursor.byte()) else {
            return Err((at, "it ends here"));
        };
        let scope = match scope {
            0 => Scope::Part,
            1 => Scope::Whole,
            2 => Scope::Among,
            _ => return Err((at, "no such scope")),
        };
        let length = scopes.len().saturating_add(length);
        if length > codes {
            return Err((at, "more scopes than codes"));
        }
        scopes.resize(length, scope);
    }
    if !scopes.is_empty() && scopes.len() != codes {
        return Err((at, "not one scope for each code"));
    }
    Ok(scopes)
}
