//! Reference tables: NCCI pairs, ICD-10-CM. A small slice is embedded.

pub mod icd;
#[cfg(feature = "cli")]
pub mod icd_build;
pub mod icd_notes;
mod ncci_pairs;

use crate::encounter::{Code, ServiceDate};

/// The embedded pair table: its name as reports show it.
pub const PAIRS: &str = "ncci-ptp-practitioner 2024Q3";
/// The first date the embedded pairs are held for; rows that ended before are left out.
pub const PAIRS_FROM: ServiceDate = ServiceDate::of(2020, 1, 1);

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
    let position = |code: Code| {
        ncci_pairs::CODES
            .binary_search(&code)
            .ok()
            .and_then(|at| u8::try_from(at).ok())
    };
    let wanted = (position(column1)?, position(column2)?);
    let start = ncci_pairs::ROWS.partition_point(|[one, two, _]| (*one, *two) < wanted);
    let in_force = |byte: u8| match usize::from(byte.div_euclid(2)).checked_sub(1) {
        None => true,
        Some(at) => ncci_pairs::LASTS
            .get(at)
            .is_some_and(|last| date.compact() <= *last),
    };
    ncci_pairs::ROWS
        .get(start..)?
        .iter()
        .take_while(|[one, two, _]| (*one, *two) == wanted)
        .find(|[_, _, byte]| in_force(*byte))
        .map(|[_, _, byte]| PairFound {
            column1,
            column2,
            overridable: byte.rem_euclid(2) == 1,
        })
}
