//! Reference tables: NCCI pairs. A small slice is embedded.

mod ncci_pairs;

use crate::encounter::{Code, ServiceDate};

/// The embedded pair table: its name as reports show it.
pub const PAIRS: &str = "ncci-ptp-practitioner 2024Q3";
/// The first date the embedded pairs are held for: today's psychotherapy codes began then.
pub const PAIRS_FROM: ServiceDate = ServiceDate::of(2013, 1, 1);

/// Two codes that the same practitioner may not simply bill together for one patient and date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    column1: [u8; 5],
    column2: [u8; 5],
    /// The last day as YYYYMMDD; 0 for a row in force.
    last: u32,
    /// A modifier may override it (indicator 1); never where false (indicator 0).
    pub overridable: bool,
}

const fn pair(column1: &[u8; 5], column2: &[u8; 5], indicator: u8, last: u32) -> Pair {
    Pair { column1: *column1, column2: *column2, overridable: indicator == 1, last }
}

/// A pair as found for two codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PairFound {
    /// The code that is paid.
    pub column1: Code,
    /// The code that is denied.
    pub column2: Code,
    /// A modifier may override it.
    pub overridable: bool,
}

/// The pair of two codes on a date, whichever way round the table has it.
pub fn pair_of(one: Code, other: Code, date: ServiceDate) -> Option<PairFound> {
    directed(one, other, date).or_else(|| directed(other, one, date))
}

fn directed(column1: Code, column2: Code, date: ServiceDate) -> Option<PairFound> {
    if date < PAIRS_FROM {
        return None;
    }
    let key = |row: &Pair| (row.column1, row.column2);
    let wanted = (bytes(column1), bytes(column2));
    let start = ncci_pairs::ROWS.partition_point(|row| key(row) < wanted);
    ncci_pairs::ROWS
        .get(start..)?
        .iter()
        .take_while(|row| key(row) == wanted)
        .find(|row| row.last == 0 || date.compact() <= row.last)
        .map(|row| PairFound { column1, column2, overridable: row.overridable })
}

fn bytes(code: Code) -> [u8; 5] {
    code.as_str().as_bytes().try_into().unwrap_or_default()
}
