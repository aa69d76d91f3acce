//! Making a pack out of rows; the other side of `pack`, `pairs` and `limits`.

use super::limits::Limit;
use super::pack::{FORM, Head, Kind, MAGIC, MOST_CODES, Pack, code_of, fit_name, key};
use super::pairs::{Edit, Scope, Stretch};
use crate::encounter::{Code, ServiceDate};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The edits that ended here came back in October, for dates from then on: CMS withdrew the edits of January 2020 for the nine
/// months before, and its later tables give 2020-10-01 as their first day.
const WITHDRAWN: u32 = 20_191_231;
const BACK_AFTER: u32 = 20_200_930;

/// A row of a pair table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PairRow {
    /// The code that is paid.
    pub column1: Code,
    /// The code that is denied.
    pub column2: Code,
    /// The first day as YYYYMMDD, where the source has it.
    pub first: Option<u32>,
    /// The last day as YYYYMMDD; none for a row in force.
    pub last: Option<u32>,
    /// A modifier may override it.
    pub overridable: bool,
}

/// A row of a table of unit limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LimitRow {
    /// The code.
    pub code: Code,
    /// Its limit.
    pub limit: Limit,
}

/// What a pack is made of.
#[derive(Debug, Default)]
pub struct Content {
    /// A pair table.
    pub pairs: Option<(Head, Vec<PairRow>)>,
    /// A table of unit limits.
    pub limits: Option<(Head, Vec<LimitRow>)>,
    /// A list of diagnosis codes, as [`super::icd_build::build`] makes it.
    pub icd: Option<(Head, Vec<u8>)>,
    /// Which rows of a code the pair table holds; every row of every code where empty.
    pub scopes: BTreeMap<Code, Scope>,
}

/// Why no pack can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It holds no rows.
    Empty,
    /// More codes than a pack may have.
    Codes(usize),
    /// A name that cannot be one.
    Name(String),
    /// More bytes than a pack may have.
    Large,
}
impl std::fmt::Display for Unfit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => f.write_str("there is no row to make a table of"),
            Self::Codes(count) => {
                write!(
                    f,
                    "{count} codes are more than a table may have, {MOST_CODES}"
                )
            }
            Self::Name(name) => write!(
                f,
                "`{name}` cannot be a table's name: 1 to 80 letters, digits, signs and spaces"
            ),
            Self::Large => f.write_str("the table is too large"),
        }
    }
}
impl std::error::Error for Unfit {}

/// Makes a pack.
///
/// # Errors
///
/// See [`Unfit`].
pub fn write(content: &Content) -> Result<Vec<u8>, Unfit> {
    let histories = content
        .pairs
        .as_ref()
        .map(|(head, rows)| histories(rows, head.from.compact()));
    let mut keys: BTreeSet<u32> = BTreeSet::new();
    for (column1, column2) in histories.iter().flat_map(BTreeMap::keys) {
        keys.extend([*column1, *column2]);
    }
    for row in content.limits.iter().flat_map(|(_, rows)| rows) {
        keys.insert(key(row.code));
    }
    if keys.is_empty() && content.icd.is_none() {
        return Err(Unfit::Empty);
    }
    if keys.len() > MOST_CODES {
        return Err(Unfit::Codes(keys.len()));
    }
    let keys: Vec<u32> = keys.into_iter().collect();

    let mut directory = Vec::new();
    let mut bodies = Vec::new();
    let mut section = |kind: Kind, head: Option<&Head>, body: Vec<u8>| -> Result<(), Unfit> {
        let name = head.map_or("", |head| &head.name);
        if head.is_some() && !fit_name(name) {
            return Err(Unfit::Name(name.to_owned()));
        }
        let date = |date: Option<ServiceDate>| date.map_or(0, ServiceDate::compact).to_le_bytes();
        let length = u32::try_from(body.len()).map_err(|_| Unfit::Large)?;
        directory.extend([kind as u8, u8::try_from(name.len()).unwrap_or(0)]);
        directory.extend(name.as_bytes());
        directory.extend(date(head.map(|head| head.quarter)));
        directory.extend(date(head.map(|head| head.from)));
        directory.extend(length.to_le_bytes());
        bodies.extend(body);
        Ok(())
    };
    let mut count = 0_u8;
    if !keys.is_empty() {
        count = count.saturating_add(1);
        section(Kind::Codes, None, codes_body(&keys))?;
    }
    if let (Some((head, _)), Some(histories)) = (&content.pairs, &histories) {
        count = count.saturating_add(1);
        section(
            Kind::Pairs,
            Some(head),
            pairs_body(&keys, histories, &content.scopes),
        )?;
    }
    if let Some((head, rows)) = &content.limits {
        count = count.saturating_add(1);
        section(Kind::Limits, Some(head), limits_body(&keys, rows))?;
    }
    if let Some((head, body)) = &content.icd {
        count = count.saturating_add(1);
        section(Kind::Diagnoses, Some(head), body.clone())?;
    }
    let mut hashed = vec![FORM, count];
    hashed.extend(directory);
    hashed.extend(bodies);
    Ok(sealed(&hashed))
}

/// Bytes with the head that vouches for them.
fn sealed(hashed: &[u8]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.extend(Sha256::digest(hashed).as_slice());
    out.extend(hashed);
    out
}

fn number(out: &mut Vec<u8>, mut value: u32) {
    loop {
        let low = u8::try_from(value & 127).unwrap_or(0);
        value = value.wrapping_shr(7);
        if value == 0 {
            out.push(low);
            return;
        }
        out.push(low | 128);
    }
}
fn size(out: &mut Vec<u8>, value: usize) {
    // Nothing here is as large as a number can be: codes and their lists are counted in two bytes.
    number(out, u32::try_from(value).unwrap_or(u32::MAX));
}

fn codes_body(keys: &[u32]) -> Vec<u8> {
    let mut out = Vec::new();
    size(&mut out, keys.len());
    let mut next = 0;
    for key in keys {
        number(&mut out, key.saturating_sub(next));
        next = key.saturating_add(1);
    }
    out
}

type Histories = BTreeMap<(u32, u32), Vec<Stretch>>;

/// What each pair is until when, from the rows of a table. A row that begins with its codes is a pair always, as nobody bills
/// them before.
fn histories(rows: &[PairRow], from: u32) -> Histories {
    let mut births: HashMap<Code, u32> = HashMap::new();
    for row in rows {
        for code in [row.column1, row.column2] {
            let first = row.first.unwrap_or(0);
            let birth = births.entry(code).or_insert(first);
            *birth = (*birth).min(first);
        }
    }
    let mut sorted: Vec<&PairRow> = rows.iter().collect();
    sorted.sort_by_key(|row| {
        let last = row.last.unwrap_or(u32::MAX);
        (key(row.column1), key(row.column2), last)
    });
    let mut out = Histories::new();
    let same = |one: &&PairRow, other: &&PairRow| {
        (one.column1, one.column2) == (other.column1, other.column2)
    };
    for rows in sorted.chunk_by(same) {
        let Some(any) = rows.first() else { continue };
        let birth = |code: Code| births.get(&code).copied().unwrap_or(0);
        let birth = birth(any.column1).max(birth(any.column2));
        let history = history(rows, birth, from);
        if history.iter().any(|one| one.edit != Edit::None) {
            out.insert((key(any.column1), key(any.column2)), history);
        }
    }
    out
}

/// What one pair is until when, from its rows by last day.
fn history(rows: &[&PairRow], birth: u32, from: u32) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::new();
    let mut before = None;
    for row in rows {
        let last = row.last.unwrap_or(u32::MAX);
        // Deleted as of its first day: it never was.
        let never = row.first.is_some_and(|first| last <= first);
        let pause = match row.first {
            Some(first) if first > birth => Some(day_before(first)),
            None if before == Some(WITHDRAWN) => Some(BACK_AFTER),
            _ => None,
        };
        before = Some(last);
        if never || last < from {
            continue;
        }
        let end = |out: &[Stretch]| out.last().map_or(from.saturating_sub(1), |one| one.last);
        if let Some(pause) =
            pause.filter(|pause| (end(&out).saturating_add(1)..last).contains(pause))
        {
            push(&mut out, pause, Edit::None);
        }
        let edit = if row.overridable {
            Edit::Overridable
        } else {
            Edit::Never
        };
        push(&mut out, last, edit);
    }
    out
}

/// Adds a stretch after the others. Of two for the same days the one that a modifier may override stands, as it blocks no
/// right claim.
fn push(out: &mut Vec<Stretch>, last: u32, edit: Edit) {
    match out.last_mut() {
        Some(before) if before.last == last => before.edit = before.edit.max(edit),
        Some(before) if before.edit == edit => before.last = last,
        _ => out.push(Stretch { last, edit }),
    }
}

fn day_before(day: u32) -> u32 {
    ServiceDate::from_compact(day)
        .and_then(ServiceDate::day_before)
        .map_or(day.saturating_sub(1), ServiceDate::compact)
}

fn pairs_body(keys: &[u32], histories: &Histories, scopes: &BTreeMap<Code, Scope>) -> Vec<u8> {
    let position = |key: u32| keys.binary_search(&key).unwrap_or(0);
    // The commonest histories have the smallest numbers, and the three first need no byte of their own.
    let mut counts: BTreeMap<&[Stretch], usize> = BTreeMap::new();
    for history in histories.values() {
        let count = counts.entry(history).or_insert(0);
        *count = count.saturating_add(1);
    }
    let mut order: Vec<(&[Stretch], usize)> = counts.into_iter().collect();
    order.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let numbers: HashMap<&[Stretch], usize> = order
        .iter()
        .enumerate()
        .map(|(at, (history, _))| (*history, at))
        .collect();

    let mut out = Vec::new();
    size(&mut out, order.len());
    for (history, _) in &order {
        size(&mut out, history.len());
        for stretch in *history {
            let last = stretch.last;
            number(&mut out, if last == u32::MAX { 0 } else { last });
            out.push(stretch.edit as u8);
        }
    }

    let mut named = vec![false; keys.len()];
    let mut by_code: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    for ((column1, column2), history) in histories {
        let (column1, column2) = (position(*column1), position(*column2));
        for at in [column1, column2] {
            if let Some(named) = named.get_mut(at) {
                *named = true;
            }
        }
        let number = numbers.get(history.as_slice()).copied().unwrap_or(0);
        by_code.entry(column1).or_default().push((column2, number));
    }
    let mut lists: Vec<u8> = Vec::new();
    let mut seen: HashMap<Vec<u8>, usize> = HashMap::new();
    for (at, named) in named.iter().enumerate() {
        let Some(row) = by_code.get(&at) else {
            size(&mut out, usize::from(*named));
            continue;
        };
        let list = list(row);
        match seen.get(&list) {
            Some(same) => size(&mut out, same.saturating_add(3)),
            None => {
                size(&mut out, 2);
                lists.extend(&list);
                seen.insert(list, seen.len());
            }
        }
    }
    scopes_body(&mut out, keys, scopes);
    out.extend(lists);
    out
}

/// The list of one column 1 code: its runs.
fn list(row: &[(usize, usize)]) -> Vec<u8> {
    let next_to = |one: &(usize, usize), other: &(usize, usize)| {
        one.0.saturating_add(1) == other.0 && one.1 == other.1
    };
    let runs: Vec<&[(usize, usize)]> = row.chunk_by(next_to).collect();
    let mut out = Vec::new();
    size(&mut out, runs.len());
    let mut end = 0;
    for run in runs {
        let Some((first, history)) = run.first() else {
            continue;
        };
        size(&mut out, first.saturating_sub(end));
        let length = run.len().saturating_sub(1).saturating_mul(4);
        size(&mut out, length.saturating_add((*history).min(3)));
        if let Some(more) = history.checked_sub(3) {
            size(&mut out, more);
        }
        end = first.saturating_add(run.len());
    }
    out
}

fn scopes_body(out: &mut Vec<u8>, keys: &[u32], scopes: &BTreeMap<Code, Scope>) {
    if scopes.is_empty() {
        size(out, 0);
        return;
    }
    let of = |key: &u32| {
        code_of(*key)
            .and_then(|code| scopes.get(&code))
            .copied()
            .unwrap_or(Scope::Part)
    };
    let all: Vec<Scope> = keys.iter().map(of).collect();
    let runs: Vec<&[Scope]> = all.chunk_by(|one, other| one == other).collect();
    size(out, runs.len());
    for run in runs {
        size(out, run.len());
        out.push(run.first().map_or(0, |scope| *scope as u8));
    }
}

fn limits_body(keys: &[u32], rows: &[LimitRow]) -> Vec<u8> {
    let mut by_code: BTreeMap<u32, Limit> = BTreeMap::new();
    let mut counts: BTreeMap<Limit, usize> = BTreeMap::new();
    for row in rows {
        by_code.insert(key(row.code), row.limit);
        let count = counts.entry(row.limit).or_insert(0);
        *count = count.saturating_add(1);
    }
    let mut order: Vec<(Limit, usize)> = counts.into_iter().collect();
    order.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut out = Vec::new();
    size(&mut out, order.len());
    for (limit, _) in &order {
        let doubled = limit.units.min(u32::MAX.wrapping_shr(1)).wrapping_shl(1);
        number(&mut out, doubled | u32::from(limit.absolute));
    }
    let wide = order.len() > 255;
    for key in keys {
        let at = by_code
            .get(key)
            .and_then(|limit| order.iter().position(|(one, _)| one == limit))
            .map_or(0, |at| at.saturating_add(1));
        let [low, high, ..] = u32::try_from(at).unwrap_or(0).to_le_bytes();
        out.push(low);
        if wide {
            out.push(high);
        }
    }
    out
}

/// A row as a pack holds it: the codes, and until which day as YYYYMMDD (none for no end) it is what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The code that is paid.
    pub column1: Code,
    /// The code that is denied.
    pub column2: Code,
    /// Last day, and whether a modifier may override it; no pair where that is none.
    pub until: Vec<(Option<u32>, Option<bool>)>,
}

impl Pack {
    /// Every pair it holds.
    pub fn held(&self) -> impl Iterator<Item = Held> {
        let keys = self.codes.keys();
        let code = move |at: usize| keys.get(at).and_then(|key| code_of(*key));
        let rows = self.pairs.iter().flat_map(|pairs| pairs.rows(&self.bytes));
        rows.filter_map(move |(column1, column2, history)| {
            let until = history.iter().map(|one| {
                let edit = match one.edit {
                    Edit::Never => Some(false),
                    Edit::Overridable => Some(true),
                    Edit::None => None,
                };
                ((one.last != u32::MAX).then_some(one.last), edit)
            });
            Some(Held {
                column1: code(column1)?,
                column2: code(column2)?,
                until: until.collect(),
            })
        })
    }

    /// Every code it names, with its limit where it has one.
    pub fn limits_held(&self) -> impl Iterator<Item = (Code, Option<Limit>)> {
        self.codes
            .keys()
            .into_iter()
            .enumerate()
            .filter_map(|(at, key)| {
                let at = u16::try_from(at).ok()?;
                let limit = self
                    .limits
                    .as_ref()
                    .and_then(|limits| limits.of(&self.bytes, at));
                Some((code_of(key)?, limit))
            })
    }

    /// Seals changed bytes again, so that a test can hand over nonsense under a right hash.
    pub fn resealed(bytes: &[u8]) -> Vec<u8> {
        sealed(bytes.get(super::pack::HASHED..).unwrap_or_default())
    }
}
