//! The packed form of reference tables, read in place.
//!
//! ```text
//! 8 bytes   CLCTABLE
//! 32 bytes  SHA-256 of everything that follows
//! 1 byte    version of the form
//! 1 byte    number of sections
//! sections  kind, length of the name, name; then first day of its quarter and first day judged as YYYYMMDD, and the
//!           length of its body, each in 4 bytes, lowest first
//! bodies    in the order of the sections, nothing between or after them
//! ```
//!
//! A section of codes comes before those that name codes by their position in it. What a body holds is said where it is
//! read: codes here, pairs in `pairs`, limits in `limits`, diagnosis codes in `icd`. A further kind of table is a further [`Kind`] and a reader.

use super::icd::Icd;
use super::limits::Limits;
use super::pairs::Pairs;
use crate::encounter::{Code, ServiceDate};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

pub(super) const MAGIC: &[u8; 8] = b"CLCTABLE";
pub(super) const FORM: u8 = 1;
/// Where the hashed part begins.
pub(super) const HASHED: usize = 40;
/// Positions are kept in two bytes.
pub(super) const MOST_CODES: usize = 65_000;

/// What a section holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Codes = 1,
    Pairs = 2,
    Limits = 3,
    Diagnoses = 4,
}

/// What a table says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its name, with the quarter: `ncci-ptp-practitioner 2024Q3`.
    pub name: String,
    /// First day of the quarter that it was published for.
    pub quarter: ServiceDate,
    /// The first date it is judged by.
    pub from: ServiceDate,
}

/// Why bytes are no table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// They begin like something else.
    Foreign(&'static str),
    /// They are not what was written: changed, or cut short.
    Damaged {
        /// How many bytes there are.
        length: usize,
    },
    /// A later version wrote them.
    Newer(u8),
    /// They are whole, and what they hold makes no sense.
    Nonsense {
        /// The table's name, where it has one.
        table: String,
        /// Bytes from the start.
        at: usize,
        /// What is wrong there.
        what: &'static str,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign(what) => write!(
                f,
                "the bytes are no packed table: {what}; make one with `cleanclaim tables build`"
            ),
            Self::Damaged { length } => write!(
                f,
                "the packed table is cut short or damaged: its {length} bytes do not have the SHA-256 that stands at byte 8; get the file again"
            ),
            Self::Newer(form) => write!(
                f,
                "the packed table is of form {form} and this version reads form {FORM}; make it again with `cleanclaim tables build`"
            ),
            Self::Nonsense { table, at, what } => {
                f.write_str("the packed table makes no sense")?;
                if !table.is_empty() {
                    write!(f, " in `{table}`")?;
                }
                write!(
                    f,
                    " at byte {at}: {what}; make it again with `cleanclaim tables build`"
                )
            }
        }
    }
}
impl std::error::Error for Fault {}

/// What is wrong, before it is known in which table: the place and the words.
pub(super) type Odd = (usize, &'static str);

/// Reads on through bytes; nothing where they end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
    pub at: usize,
}
impl<'a> Cursor<'a> {
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }
    pub fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at = self.at.wrapping_add(1);
        Some(byte)
    }
    /// The next two bytes, left where they are.
    #[inline(always)]
    pub fn two(&self) -> Option<[u8; 2]> {
        let next = self.at.wrapping_add(1);
        Some([*self.bytes.get(self.at)?, *self.bytes.get(next)?])
    }
    pub fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let end = self.at.checked_add(count)?;
        let taken = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(taken)
    }
    pub fn four(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }
    /// A number in groups of seven bits, lowest first; the high bit says that more follow.
    pub fn number(&mut self) -> Option<u32> {
        let first = self.byte()?;
        if first < 128 {
            return Some(u32::from(first));
        }
        let mut value = u32::from(first & 127);
        for shift in [7_u32, 14, 21, 28] {
            let byte = self.byte()?;
            let part = u32::from(byte & 127);
            if shift == 28 && part > 15 {
                return None;
            }
            value |= part.wrapping_shl(shift);
            if byte < 128 {
                return Some(value);
            }
        }
        None
    }
    /// As [`Cursor::number`], as a size.
    pub fn size(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }
}

/// A code as a number, for short steps between neighbours: digits alone come first, then a letter at the end, then a letter
/// in front, then whatever else five letters and digits can be.
pub(super) fn key(code: Code) -> u32 {
    let bytes = code.bytes();
    let (mut digits, mut number) = (0_u32, 0_u32);
    for byte in bytes {
        let digit = u32::from(byte.wrapping_sub(b'0'));
        if digit < 10 {
            digits = digits.wrapping_add(1);
            number = number.wrapping_mul(10).wrapping_add(digit);
        }
    }
    let group = |letter: u8| u32::from(letter.wrapping_sub(b'A')).wrapping_mul(10_000);
    match (digits, bytes) {
        (5, _) => number,
        (4, [.., last]) if last >= b'A' => AT_END.wrapping_add(group(last)).wrapping_add(number),
        (4, [first, ..]) if first >= b'A' => {
            IN_FRONT.wrapping_add(group(first)).wrapping_add(number)
        }
        _ => {
            let number = u32::from_str_radix(code.as_str(), 36);
            number.map_or(u32::MAX, |number| OTHERS.wrapping_add(number))
        }
    }
}
const AT_END: u32 = 100_000;
const IN_FRONT: u32 = 360_000;
const OTHERS: u32 = 1_000_000;

/// The code of a number.
#[cfg(feature = "cli")]
pub(super) fn code_of(key: u32) -> Option<Code> {
    let lettered = |from: u32| {
        let (group, number) = (
            key.checked_sub(from)?.checked_div(10_000)?,
            key.checked_sub(from)?.checked_rem(10_000)?,
        );
        let letter = char::from(b'A'.checked_add(u8::try_from(group).ok()?)?);
        Some((letter, number))
    };
    let text = if key < AT_END {
        format!("{key:05}")
    } else if key < IN_FRONT {
        lettered(AT_END).map(|(letter, number)| format!("{number:04}{letter}"))?
    } else if key < 620_000 {
        lettered(IN_FRONT).map(|(letter, number)| format!("{letter}{number:04}"))?
    } else {
        let mut rest = key.checked_sub(OTHERS)?;
        let mut letters = Vec::new();
        for _ in 0..5 {
            letters.push(char::from_digit(rest.checked_rem(36)?, 36)?);
            rest = rest.checked_div(36)?;
        }
        letters.iter().rev().collect()
    };
    Code::parse(&text)
}

/// A pack: the bytes as they came, and a small index of them.
#[derive(Debug)]
pub struct Pack {
    pub(super) bytes: Cow<'static, [u8]>,
    pub(super) codes: Codes,
    pub(super) pairs: Option<Pairs>,
    pub(super) limits: Option<Limits>,
    /// What the list of diagnosis codes says of itself, and where it lies.
    icd: Option<(Head, Range<usize>)>,
}

impl Pack {
    /// A pack of no tables, for want of another.
    pub(super) const EMPTY: Self = Self {
        bytes: Cow::Borrowed(&[]),
        codes: Codes {
            count: 0,
            words: Vec::new(),
            before: Vec::new(),
            odd: Vec::new(),
        },
        pairs: None,
        limits: None,
        icd: None,
    };

    /// Reads a pack from elsewhere.
    ///
    /// # Errors
    ///
    /// Where the bytes are no pack, damaged, of a later version, or make no sense.
    pub fn read(bytes: Vec<u8>) -> Result<Self, Fault> {
        if bytes.get(..8) != Some(MAGIC) {
            return Err(Fault::Foreign(foreign(&bytes)));
        }
        let damaged = Fault::Damaged {
            length: bytes.len(),
        };
        let (Some(stated), Some(hashed)) = (bytes.get(8..HASHED), bytes.get(HASHED..)) else {
            return Err(damaged);
        };
        if Sha256::digest(hashed).as_slice() != stated {
            return Err(damaged);
        }
        Self::open(Cow::Owned(bytes))
    }

    /// Reads a pack whose hash was checked, or is checked by a test.
    pub(super) fn open(bytes: Cow<'static, [u8]>) -> Result<Self, Fault> {
        let mut pack = Self {
            bytes,
            ..Self::EMPTY
        };
        let mut cursor = Cursor::new(&pack.bytes, HASHED);
        let form = cursor.byte().unwrap_or(0);
        if form != FORM {
            return Err(Fault::Newer(form));
        }
        let nonsense = |table: &str, (at, what): Odd| Fault::Nonsense {
            table: table.to_owned(),
            at,
            what,
        };
        let mut sections = Vec::new();
        for _ in 0..cursor.byte().unwrap_or(0) {
            let at = cursor.at;
            sections.push(section(&mut cursor).map_err(|what| nonsense("", (at, what)))?);
        }
        let mut at = cursor.at;
        let (mut codes, mut pairs, mut limits, mut icd) = (None, None, None, None);
        for (kind, head, length) in sections {
            let name = head
                .as_ref()
                .map_or(String::new(), |head| head.name.clone());
            let end = at
                .checked_add(length)
                .filter(|end| *end <= pack.bytes.len());
            let Some(end) = end else {
                return Err(nonsense(&name, (at, "it is longer than the file")));
            };
            let body = at..end;
            at = end;
            let place = body.start;
            let twice = match (kind, head) {
                (Kind::Codes, _) => {
                    let read =
                        Codes::read(&pack.bytes, body).map_err(|odd| nonsense("codes", odd))?;
                    codes.replace(read).is_some()
                }
                (Kind::Pairs, Some(head)) => {
                    let count = codes.as_ref().map_or(0, Codes::len);
                    let read = Pairs::read(head, &pack.bytes, body, count)
                        .map_err(|odd| nonsense(&name, odd))?;
                    pairs.replace(read).is_some()
                }
                (Kind::Limits, Some(head)) => {
                    let count = codes.as_ref().map_or(0, Codes::len);
                    let read = Limits::read(head, &pack.bytes, body, count)
                        .map_err(|odd| nonsense(&name, odd))?;
                    limits.replace(read).is_some()
                }
                (Kind::Diagnoses, Some(head)) => {
                    let bytes = pack.bytes.get(body.clone()).unwrap_or_default();
                    Icd::read(bytes)
                        .and_then(|list| list.verify())
                        .map_err(|fault| nonsense(&name, (place, fault.words())))?;
                    icd.replace((head, body)).is_some()
                }
                (_, None) => return Err(nonsense(&name, (place, "a table without a name"))),
            };
            if twice {
                return Err(nonsense(&name, (place, "a second table of one kind")));
            }
        }
        if at != pack.bytes.len() {
            return Err(nonsense("", (at, "bytes after the last table")));
        }
        if pairs.is_none() && limits.is_none() && icd.is_none() {
            return Err(nonsense("", (HASHED, "it holds no table")));
        }
        (pack.codes, pack.pairs, pack.limits) = (codes.unwrap_or_default(), pairs, limits);
        pack.icd = icd;
        Ok(pack)
    }

    /// The tables in it, in their order.
    pub fn heads(&self) -> impl Iterator<Item = &Head> {
        let pairs = self.pairs.iter().map(|pairs| &pairs.head);
        pairs
            .chain(self.limits.iter().map(|limits| &limits.head))
            .chain(self.icd.iter().map(|(head, _)| head))
    }

    /// The list of diagnosis codes and its name.
    pub fn icd(&self) -> Option<(&str, Icd<'_>)> {
        let (head, body) = self.icd.as_ref()?;
        let list = Icd::read(self.bytes.get(body.clone())?).ok()?;
        Some((&head.name, list))
    }

    /// The name of its first table, by which the pack is known.
    pub fn name(&self) -> &str {
        self.heads().next().map_or("", |head| &head.name)
    }

    /// The SHA-256 of its content.
    pub fn hash(&self) -> &[u8] {
        self.bytes.get(8..HASHED).unwrap_or_default()
    }

    /// How much memory it takes, in bytes.
    pub fn memory(&self) -> usize {
        let index = self.pairs.as_ref().map_or(0, Pairs::memory);
        self.bytes
            .len()
            .saturating_add(self.codes.memory())
            .saturating_add(index)
    }

    pub(super) fn position(&self, code: Code) -> Option<u16> {
        self.codes.position(key(code))
    }
}

/// What foreign bytes look like.
fn foreign(bytes: &[u8]) -> &'static str {
    match bytes {
        [] => "there are none",
        [0x1f, 0x8b, ..] => "they are compressed with gzip, and have to be unpacked first",
        [b'P', b'K', ..] => "they are a zip or xlsx file, as CMS publishes them",
        _ => "they do not begin with `CLCTABLE`",
    }
}

type Section = (Kind, Option<Head>, usize);

fn section(cursor: &mut Cursor<'_>) -> Result<Section, &'static str> {
    let kind = match cursor.byte() {
        Some(1) => Kind::Codes,
        Some(2) => Kind::Pairs,
        Some(3) => Kind::Limits,
        Some(4) => Kind::Diagnoses,
        Some(_) => return Err("a table of a kind that this version does not read"),
        None => return Err("it ends here"),
    };
    let length = usize::from(cursor.byte().unwrap_or(0));
    let name = cursor.take(length).ok_or("it ends here")?;
    let (Some(quarter), Some(from), Some(length)) = (cursor.four(), cursor.four(), cursor.four())
    else {
        return Err("it ends here");
    };
    let length = usize::try_from(length).map_err(|_| "it is longer than the file")?;
    if kind == Kind::Codes {
        return Ok((kind, None, length));
    }
    let name = std::str::from_utf8(name)
        .ok()
        .filter(|name| fit_name(name))
        .ok_or("its name is empty, or no plain text")?;
    let (Some(quarter), Some(from)) = (
        ServiceDate::from_compact(quarter),
        ServiceDate::from_compact(from),
    ) else {
        return Err("a date that does not exist");
    };
    let head = Head {
        name: name.to_owned(),
        quarter,
        from,
    };
    Ok((kind, Some(head), length))
}

/// Whether a table may be called so: what a person can read and type, and what fits.
pub(super) fn fit_name(name: &str) -> bool {
    let printable = |byte: u8| byte.is_ascii_graphic() || byte == b' ';
    (1..=80).contains(&name.len()) && name.bytes().all(printable)
}

/// The codes of a pack, in order; a code is known by its position.
#[derive(Debug, Default)]
pub(super) struct Codes {
    count: usize,
    /// A bit for each code of an ordinary shape, and how many come before each word: a lookup is two reads, where a search
    /// through sorted codes would be most of the time that a pair takes.
    words: Vec<u64>,
    before: Vec<u16>,
    /// The others.
    odd: Vec<u32>,
}

impl Codes {
    /// How many, and each as the step from the one before.
    fn read(bytes: &[u8], body: Range<usize>) -> Result<Self, Odd> {
        let bytes = bytes.get(..body.end).unwrap_or_default();
        let mut cursor = Cursor::new(bytes, body.start);
        let count = cursor.size().ok_or((body.start, "it ends here"))?;
        if count > MOST_CODES {
            return Err((body.start, "more codes than a table may have"));
        }
        let mut codes = Self {
            count,
            ..Self::default()
        };
        let mut next = 0_u32;
        for position in 0..count {
            let at = cursor.at;
            let step = cursor.number().ok_or((at, "it ends here"))?;
            let code = next.checked_add(step).filter(|code| *code < u32::MAX);
            let code = code.ok_or((at, "no such code"))?;
            codes.add(code, u16::try_from(position).unwrap_or(u16::MAX));
            next = code.wrapping_add(1);
        }
        if cursor.at != body.end {
            return Err((cursor.at, "bytes after the last code"));
        }
        Ok(codes)
    }

    fn add(&mut self, key: u32, position: u16) {
        if key >= OTHERS {
            self.odd.push(key);
            return;
        }
        let word = key.wrapping_shr(6) as usize;
        if self.words.len() <= word {
            self.words.resize(word.saturating_add(1), 0);
            self.before.resize(word.saturating_add(1), position);
        }
        if let Some(word) = self.words.get_mut(word) {
            *word |= 1_u64.wrapping_shl(key);
        }
    }

    pub fn len(&self) -> usize {
        self.count
    }

    fn memory(&self) -> usize {
        let words = self.words.len().saturating_mul(10);
        words.saturating_add(self.odd.len().saturating_mul(4))
    }

    fn position(&self, key: u32) -> Option<u16> {
        if key >= OTHERS {
            let at = self.odd.binary_search(&key).ok()?;
            let ordinary = self.count.saturating_sub(self.odd.len());
            return u16::try_from(ordinary.saturating_add(at)).ok();
        }
        let at = key.wrapping_shr(6) as usize;
        let (word, bit) = (*self.words.get(at)?, 1_u64.wrapping_shl(key));
        if word & bit == 0 {
            return None;
        }
        let below = word & bit.wrapping_sub(1);
        Some(self.before.get(at)?.wrapping_add(below.count_ones() as u16))
    }

    /// Their numbers, in order.
    #[cfg(feature = "cli")]
    pub fn keys(&self) -> Vec<u32> {
        let ordinary = (0..OTHERS).filter(|key| self.position(*key).is_some());
        ordinary.chain(self.odd.iter().copied()).collect()
    }
}
