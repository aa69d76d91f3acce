//! ICD-10-CM: which codes are in which release, and which of them may be billed.
//!
//! A list holds the codes of some releases in order, each with what it was in each release. It is read where it lies:
//! nothing is built first, and looking up a code allocates nothing. The embedded slice and a pack of all codes are the
//! same format.
//!
//! # Format
//!
//! Numbers are little-endian. Dates are YYYYMMDD.
//!
//! | bytes | what |
//! |---|---|
//! | 4 | `ICD1` |
//! | 1, 1, 2, 2, 4 | how many releases, histories, bytes of scope, blocks, codes |
//! | 8 each | releases, oldest first: first and last day in force |
//! | 2 each | histories: two bits a release, the oldest lowest: 0 absent, 1 header, 2 billable |
//! | scope | groups of codes that the pack holds in full, with spaces between: `F G30-G31 T1491` |
//! | 4 each | blocks: where each begins in the codes |
//! | rest | codes, in order |
//!
//! A code is a byte, its own last letters, the very last with the highest bit set. The byte's lowest three bits say how many
//! letters it shares with the code before it, none at the start of a block of 32; the rest is its history, or 31 where
//! that is 31 more than the next byte says.

use crate::encounter::{ServiceDate, below};
use std::fmt;

/// Codes in a block.
pub(super) const BLOCK: usize = 32;
/// Bytes before the releases.
const HEAD: usize = 14;
/// The most releases that a history has room for.
pub(super) const MOST_RELEASES: usize = 8;
/// The history that is continued in the next byte.
pub(super) const MORE: u8 = 31;
/// From the month that a release ends to that in which the next one held begins, where one update between them is missing.
const SHORT_GAP: u32 = 7;

/// What a code is in a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not listed.
    Absent,
    /// A heading: only codes below it may be billed.
    Header,
    /// A code that may be billed.
    Billable,
}

/// Why a code is not in the release of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// It was, last known on this day.
    Ended(u32),
    /// It will be, first known on this day.
    NotYet(u32),
    /// It is in no release of the pack.
    Never,
}

/// Where a code stands on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It may be billed.
    Billable,
    /// It is a heading.
    Header,
    /// It is not in the release.
    NotInRelease(When),
    /// The pack does not cover codes of its kind.
    NotHeld,
}

/// A status and whether it is known for the very date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Where the code stands, in the nearest release that is held.
    pub status: Status,
    /// A release in force on the date says so, or those before and after it agree, or it is the last one carried forward.
    /// A code that the last one lacks may have been added since, so that is not certain.
    pub certain: bool,
}

/// What is wrong with a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IcdError {
    /// It does not begin as a pack does.
    NotAPack,
    /// It ends before its own figures say.
    TooShort,
    /// Its releases are none, too many, or out of order.
    Releases,
    /// The code of this position cannot be read or is out of order.
    Code(usize),
}
impl IcdError {
    /// What is wrong, in words.
    pub(super) fn words(&self) -> &'static str {
        match self {
            Self::NotAPack => "not a list of diagnosis codes",
            Self::TooShort => "the list of diagnosis codes is cut off",
            Self::Releases => "the releases of the diagnosis codes are out of order",
            Self::Code(_) => "a diagnosis code of the list is damaged or out of order",
        }
    }
}
impl fmt::Display for IcdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())?;
        match self {
            Self::Code(at) => write!(f, ": number {at}"),
            _ => Ok(()),
        }
    }
}
impl std::error::Error for IcdError {}

/// A pack, read where it lies.
#[derive(Clone, Copy, Debug)]
pub struct Icd<'a> {
    releases: &'a [u8],
    histories: &'a [u8],
    scope: &'a str,
    blocks: &'a [u8],
    codes: &'a [u8],
    count: usize,
}

/// A code of a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    letters: [u8; 7],
    length: usize,
    history: usize,
}
impl Held {
    /// The code without its dot.
    pub fn as_str(&self) -> &str {
        self.letters
            .get(..self.length)
            .and_then(|letters| std::str::from_utf8(letters).ok())
            .unwrap_or_default()
    }
}

/// Codes of a pack in order, from some block on. Ends at the first damaged one.
#[derive(Clone, Debug)]
pub struct Codes<'a> {
    bytes: std::slice::Iter<'a, u8>,
    last: Held,
}
impl Iterator for Codes<'_> {
    type Item = Held;
    fn next(&mut self) -> Option<Held> {
        let head = *self.bytes.next()?;
        let mut history = usize::from(head >> 3);
        if history == usize::from(MORE) {
            history = history.saturating_add(usize::from(*self.bytes.next()?));
        }
        let mut length = usize::from(head & 7);
        if length > self.last.length {
            return None;
        }
        loop {
            let byte = *self.bytes.next()?;
            *self.last.letters.get_mut(length)? = byte & 0x7f;
            length = length.saturating_add(1);
            if byte & 0x80 != 0 {
                break;
            }
        }
        self.last.letters.get_mut(length..)?.fill(0);
        self.last.length = length;
        self.last.history = history;
        Some(self.last)
    }
}

fn small(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at).map(|byte| usize::from(*byte))
}
fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..)?.first_chunk::<2>()?;
    Some(u16::from_le_bytes(*bytes))
}
fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..)?.first_chunk::<4>()?;
    Some(u32::from_le_bytes(*bytes))
}

/// A day of the pack as a date.
pub fn day(number: u32) -> Option<ServiceDate> {
    ServiceDate::parse_compact(&number.to_string())
}

impl<'a> Icd<'a> {
    /// Reads the head of a pack. Damaged codes are met later, where a lookup stops at them; [`Icd::verify`] finds them.
    ///
    /// # Errors
    ///
    /// Where the bytes are no pack, or end too soon.
    pub fn read(bytes: &'a [u8]) -> Result<Self, IcdError> {
        if !bytes.starts_with(b"ICD1") {
            return Err(IcdError::NotAPack);
        }
        Self::parts(bytes).ok_or(IcdError::TooShort)
    }

    fn parts(bytes: &'a [u8]) -> Option<Self> {
        let (releases, histories) = (small(bytes, 4)?, small(bytes, 5)?);
        let (scope, blocks) = (short(bytes, 6)?, short(bytes, 8)?);
        let count = usize::try_from(long(bytes, 10)?).ok()?;
        let rest = bytes.get(HEAD..)?;
        let (releases, rest) = rest.split_at_checked(releases.checked_mul(8)?)?;
        let (histories, rest) = rest.split_at_checked(histories.checked_mul(2)?)?;
        let (scope, rest) = rest.split_at_checked(usize::from(scope))?;
        let (blocks, codes) = rest.split_at_checked(usize::from(blocks).checked_mul(4)?)?;
        Some(Self {
            releases,
            histories,
            scope: std::str::from_utf8(scope).ok()?,
            blocks,
            codes,
            count,
        })
    }

    /// Reads the whole pack once.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong with it.
    pub fn verify(&self) -> Result<(), IcdError> {
        let releases: Vec<(u32, u32)> = self.releases().collect();
        let sorted = releases
            .windows(2)
            .all(|two| matches!(two, [(_, until), (from, _)] if until < from));
        let sound = releases.iter().all(|(from, until)| from <= until);
        if releases.is_empty() || releases.len() > MOST_RELEASES || !sorted || !sound {
            return Err(IcdError::Releases);
        }
        let mut before: Option<Held> = None;
        let mut read = 0;
        for code in self.codes() {
            let fits = code.length >= 3
                && code
                    .letters
                    .iter()
                    .take(code.length)
                    .all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit())
                && self.histories.get(code.history.saturating_mul(2)).is_some()
                && before.is_none_or(|before| before.as_str() < code.as_str());
            // A block begins with a whole code, at the place that its entry names.
            let found = read % BLOCK != 0
                || self
                    .block(read / BLOCK)
                    .and_then(|mut block| block.next())
                    .is_some_and(|first| first == code);
            if !fits || !found {
                return Err(IcdError::Code(read));
            }
            before = Some(code);
            read = read.saturating_add(1);
        }
        let blocks = self.blocks.len() / 4;
        if read != self.count || blocks != read.div_ceil(BLOCK) {
            return Err(IcdError::Code(read));
        }
        Ok(())
    }

    /// How many codes there are, over all releases.
    pub fn len(&self) -> usize {
        self.count
    }
    /// Whether it holds no code.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }
    /// First and last day of each release, oldest first, as YYYYMMDD.
    pub fn releases(&self) -> impl DoubleEndedIterator<Item = (u32, u32)> + use<'a> {
        self.releases
            .chunks_exact(8)
            .filter_map(|one| Some((long(one, 0)?, long(one, 4)?)))
    }
    /// Every code, in order.
    pub fn codes(&self) -> Codes<'a> {
        self.from(0)
    }
    /// Whether codes of this kind are held in full.
    pub fn covers(&self, code: &str) -> bool {
        self.scope.split(' ').any(|group| below(code, group))
    }

    fn from(&self, at: usize) -> Codes<'a> {
        Codes {
            bytes: self.codes.get(at..).unwrap_or_default().iter(),
            last: Held {
                letters: [0; 7],
                length: 0,
                history: 0,
            },
        }
    }
    fn block(&self, block: usize) -> Option<Codes<'a>> {
        let at = long(self.blocks, block.checked_mul(4)?)?;
        Some(self.from(usize::try_from(at).ok()?))
    }
    /// The codes from the last block that begins at or before a code.
    fn near(&self, code: &str) -> Codes<'a> {
        let (mut low, mut high) = (0, self.blocks.len() / 4);
        while high.saturating_sub(low) > 1 {
            let middle = low.saturating_add(high) / 2;
            let first = self.block(middle).and_then(|mut block| block.next());
            if first.is_some_and(|first| first.as_str() <= code) {
                low = middle;
            } else {
                high = middle;
            }
        }
        self.block(low).unwrap_or_else(|| self.from(usize::MAX))
    }
    fn find(&self, code: &str) -> Option<Held> {
        self.near(code)
            .find(|held| held.as_str() >= code)
            .filter(|held| held.as_str() == code)
    }

    /// What a code was in the release of this position.
    pub fn state(&self, code: &Held, release: usize) -> State {
        let bits = code
            .history
            .checked_mul(2)
            .and_then(|at| short(self.histories, at));
        match bits.unwrap_or(0) >> (release.min(MOST_RELEASES.saturating_sub(1)) << 1) & 3 {
            1 => State::Header,
            2 => State::Billable,
            _ => State::Absent,
        }
    }

    /// Where a code without its dot stands on a date.
    pub fn status(&self, code: &str, date: ServiceDate) -> Standing {
        let day = date.compact();
        let held = self.find(code);
        // The releases around the date, with what the code was in them; and when it was listed last and will be first.
        let (mut last, mut next, mut ended, mut begins) = (None, None, None, None);
        for (at, (from, until)) in self.releases().enumerate() {
            let state = held.map_or(State::Absent, |held| self.state(&held, at));
            let listed = state != State::Absent;
            if from <= day {
                last = Some((state, until));
                if listed {
                    ended = Some(until);
                }
            } else {
                next = next.or(Some((state, from)));
                if listed && begins.is_none() {
                    begins = Some(from);
                }
            }
        }
        let (state, certain) = match (last, next) {
            (Some((state, until)), _) if day <= until => (state, true),
            // Between two releases one or more are missing. What both say alike held throughout; a code that both lack
            // may have come and gone where the gap is long.
            (Some((one, until)), Some((other, from))) => {
                let short = months(from).saturating_sub(months(until)) <= SHORT_GAP;
                (other, one == other && (one != State::Absent || short))
            }
            (Some((state, _)), None) => (state, state != State::Absent),
            (None, Some((state, _))) => (state, false),
            (None, None) => (State::Absent, false),
        };
        let status = match (state, ended, begins) {
            (State::Billable, ..) => Status::Billable,
            (State::Header, ..) => Status::Header,
            _ if !self.covers(code) => Status::NotHeld,
            (_, Some(until), _) => Status::NotInRelease(When::Ended(until)),
            (_, _, Some(from)) => Status::NotInRelease(When::NotYet(from)),
            _ => Status::NotInRelease(When::Never),
        };
        Standing { status, certain }
    }

    /// The billable codes below a header, in the release of a date or the next; after the last, in that.
    pub fn children<'c>(
        &self,
        header: &'c str,
        date: ServiceDate,
    ) -> impl Iterator<Item = Held> + use<'a, 'c> {
        let icd = *self;
        let day = date.compact();
        let over = self.releases().filter(|(_, until)| *until < day).count();
        let release = over.min((self.releases.len() / 8).saturating_sub(1));
        self.near(header)
            .skip_while(move |held| held.as_str() < header)
            .take_while(move |held| held.as_str().starts_with(header))
            .filter(move |held| icd.state(held, release) == State::Billable)
    }
}

/// The month of a day that is written as YYYYMMDD, as a number that grows by one a month.
fn months(day: u32) -> u32 {
    (day / 10_000)
        .saturating_mul(12)
        .saturating_add(day / 100 % 100)
}
