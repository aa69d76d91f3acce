//! The small values of an encounter, each valid once it exists.

use crate::encounter::raw::Raw;
#[cfg(feature = "prose")]
use crate::encounter::read::Definitions;
use crate::encounter::read::{LONGEST_TEXT, Read, Reader, shorten, shown};
use serde::{Serialize, Serializer};
use std::fmt;
use time::{Date, Month};

/// A short ASCII text of fixed size, in upper case, such as a code or a modifier.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ascii<const N: usize>([u8; N]);

impl<const N: usize> Ascii<N> {
    /// A constant; the text must be upper-case ASCII of exactly this length, else the build fails.
    #[expect(
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        reason = "evaluated while compiling, where a panic is a build error"
    )]
    pub const fn literal(text: &str) -> Self {
        let bytes = text.as_bytes();
        assert!(bytes.len() == N, "wrong length");
        let mut out = [0_u8; N];
        let mut at = 0;
        while at < N {
            assert!(
                bytes[at].is_ascii_alphanumeric() && !bytes[at].is_ascii_lowercase(),
                "not upper case"
            );
            out[at] = bytes[at];
            at += 1;
        }
        Self(out)
    }

    /// Whether this comes before another, for tables that are put in order while compiling.
    #[expect(
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        reason = "the index is below the length"
    )]
    pub(crate) const fn before(self, other: Self) -> bool {
        let mut at = 0;
        while at < N {
            if self.0[at] != other.0[at] {
                return self.0[at] < other.0[at];
            }
            at += 1;
        }
        false
    }

    /// Reads the text in any case, with spaces around it.
    pub fn parse(text: &str) -> Option<Self> {
        let trimmed = text.trim().as_bytes();
        let mut out: [u8; N] = trimmed.try_into().ok()?;
        out.make_ascii_uppercase();
        out.iter()
            .all(u8::is_ascii_alphanumeric)
            .then_some(Self(out))
    }

    /// The letters and digits.
    pub fn bytes(&self) -> [u8; N] {
        self.0
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl<const N: usize> fmt::Display for Ascii<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
impl<const N: usize> fmt::Debug for Ascii<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
impl<const N: usize> Serialize for Ascii<N> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}

/// A CPT or HCPCS Level II code: five letters or digits.
pub type Code = Ascii<5>;
/// A CPT or HCPCS modifier: two letters or digits.
pub type Modifier = Ascii<2>;

fn fixed<const N: usize>(
    raw: &Raw<'_>,
    reader: &mut Reader,
    what: &str,
    help: fn(&str) -> Option<String>,
) -> Option<Ascii<N>> {
    let text = reader.text(raw, LONGEST_TEXT)?;
    let parsed = Ascii::parse(text);
    if parsed.is_none() {
        reader.problem(format!("`{}` is not {what}", shorten(text, 40)), help(text));
    }
    parsed
}

impl Read for Code {
    #[cfg(feature = "prose")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^[0-9A-Za-z]{5}$" })
    }
    fn read(raw: &Raw<'_>, reader: &mut Reader) -> Option<Self> {
        fixed(
            raw,
            reader,
            "a CPT or HCPCS code: five letters or digits",
            |text| {
                let (head, tail) = text.trim().split_at_checked(5)?;
                Code::parse(head)?;
                tail.starts_with(['-', ':', ' ']).then(|| {
                    format!(
                        "write `{}` here and `{}` under `modifiers`",
                        head,
                        tail.trim_matches(['-', ':', ' '])
                    )
                })
            },
        )
    }
}
impl Read for Modifier {
    #[cfg(feature = "prose")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^[0-9A-Za-z]{2}$" })
    }
    const MOST: usize = 12;
    fn read(raw: &Raw<'_>, reader: &mut Reader) -> Option<Self> {
        fixed(raw, reader, "a modifier: two letters or digits", |_| None)
    }
}

/// A CMS place-of-service code: two digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place(Ascii<2>);
impl Place {
    /// A constant.
    pub const fn literal(text: &str) -> Self {
        Self(Ascii::literal(text))
    }
    /// Reads two digits with spaces around them.
    pub fn parse(text: &str) -> Option<Self> {
        Ascii::<2>::parse(text)
            .filter(|two| two.as_str().bytes().all(|b| b.is_ascii_digit()))
            .map(Self)
    }
    /// The two digits.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}
impl Serialize for Place {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(s)
    }
}
impl Read for Place {
    #[cfg(feature = "prose")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^[0-9]{2}$" })
    }
    fn read(raw: &Raw<'_>, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(raw, LONGEST_TEXT)?;
        let place = Self::parse(text);
        if place.is_none() {
            let one_digit =
                text.trim().len() == 1 && text.trim().bytes().all(|b| b.is_ascii_digit());
            let help = one_digit.then(|| format!("write `0{}`", text.trim()));
            reader.problem(
                format!(
                    "`{}` is not a place of service: two digits",
                    shorten(text, 40)
                ),
                help,
            );
        }
        place
    }
}

/// A two-letter state.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct State(Ascii<2>);
impl Serialize for State {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(s)
    }
}
impl Read for State {
    #[cfg(feature = "prose")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^[A-Za-z]{2}$" })
    }
    fn read(raw: &Raw<'_>, reader: &mut Reader) -> Option<Self> {
        let two = fixed::<2>(raw, reader, "a state: two letters", |_| None)?;
        if !two.as_str().bytes().all(|b| b.is_ascii_uppercase()) {
            reader.problem(format!("`{two}` is not a state: two letters"), None);
            return None;
        }
        Some(Self(two))
    }
}

/// An ICD-10-CM code without the dot, in upper case. Its existence is for rules to judge.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Diagnosis(String);
impl Diagnosis {
    /// Reads three to seven letters or digits, with or without the dot.
    pub fn parse(text: &str) -> Option<Self> {
        let trimmed = text.trim();
        let plain = match trimmed.split_once('.') {
            Some((head, tail)) if head.len() == 3 => format!("{head}{tail}"),
            Some(_) => return None,
            None => trimmed.to_owned(),
        };
        let fits =
            (3..=7).contains(&plain.len()) && plain.bytes().all(|b| b.is_ascii_alphanumeric());
        fits.then(|| Self(plain.to_ascii_uppercase()))
    }
    /// The code without its dot.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// Whether the code is one of some groups of codes, or below one. A group is written as the tabular list writes
    /// it, without dots: a code (`F331`), a range of codes (`F01-F99`), `?` for any one character (`I69?23`).
    pub fn is_in(&self, groups: &[&str]) -> bool {
        groups.iter().any(|group| below(&self.0, group))
    }
}
/// Whether a code without its dot is of a group or below it; see [`Diagnosis::is_in`].
pub(crate) fn below(code: &str, group: &str) -> bool {
    let begins = |code: &str, start: &str| {
        let mut letters = code.bytes();
        start.bytes().all(|wanted| {
            letters
                .next()
                .is_some_and(|letter| wanted == b'?' || wanted == letter)
        })
    };
    let Some((low, rest)) = group.split_once('-') else {
        return begins(code, group);
    };
    let (Some((high, tail)), Some((head, end))) = (
        rest.split_at_checked(low.len()),
        code.split_at_checked(low.len()),
    ) else {
        return false;
    };
    low <= head && head <= high && begins(end, tail)
}
impl fmt::Display for Diagnosis {
    /// With its dot, as people write it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.split_at_checked(3) {
            Some((head, tail)) if !tail.is_empty() => write!(f, "{head}.{tail}"),
            _ => f.write_str(&self.0),
        }
    }
}
impl Serialize for Diagnosis {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.0)
    }
}
impl Read for Diagnosis {
    #[cfg(feature = "prose")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^[A-Za-z][0-9A-Za-z]{2}\\.?[0-9A-Za-z]{0,4}$" })
    }
    /// The claim form has twelve; more is a finding, this many more is not a claim.
    const MOST: usize = 50;
    fn read(raw: &Raw<'_>, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(raw, LONGEST_TEXT)?;
        let code = Self::parse(text);
        if code.is_none() {
            reader.problem(
                format!("`{}` is not a diagnosis code", shorten(text, 40)),
                Some("three to seven letters or digits, the dot after the third or left out, as in F33.1".to_owned()),
            );
        }
        code
    }
}

/// Text of at most [`LONGEST_TEXT`] characters.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Text(pub String);
impl Read for Text {
    #[cfg(feature = "prose")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "string", "maxLength": LONGEST_TEXT })
    }
    fn read(raw: &Raw<'_>, reader: &mut Reader) -> Option<Self> {
        reader
            .text(raw, LONGEST_TEXT)
            .map(|text| Self(text.to_owned()))
    }
}

/// The text of a note; longer than any other field may be.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct NoteText(pub String);
impl NoteText {
    /// Longest note that is read, in characters.
    pub const LONGEST: usize = 200_000;
}
impl Read for NoteText {
    #[cfg(feature = "prose")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "string", "maxLength": Self::LONGEST })
    }
    fn read(raw: &Raw<'_>, reader: &mut Reader) -> Option<Self> {
        reader
            .text(raw, Self::LONGEST)
            .map(|text| Self(text.to_owned()))
    }
}

macro_rules! counted {
    ($(#[$meta:meta])* $name:ident, $what:literal, $least:literal ..= $most:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
        pub struct $name(pub u32);
        impl Read for $name {
            #[cfg(feature = "prose")]
            fn schema(_: &mut Definitions) -> serde_json::Value {
                serde_json::json!({ "type": "integer", "minimum": $least, "maximum": $most })
            }
            fn read(raw: &Raw<'_>, reader: &mut Reader) -> Option<Self> {
                reader.whole_number(raw, $least, $most, $what).map(Self)
            }
        }
    };
}
counted!(/// Whole minutes; up to a month of them, as some codes count the calendar month.
    Minutes, "minutes", 0..=44640);
counted!(/// Units of service, a positive whole number.
    Units, "units", 1..=99999);
counted!(/// Units of an authorization, which may be none.
    Allowance, "units", 0..=99999);
counted!(/// A position in `diagnoses`, counted from 1.
    Pointer, "a diagnosis pointer", 1..=99);
counted!(/// An age in completed years.
    Age, "an age in years", 0..=150);
counted!(/// How many of something: patients, tests, trials.
    Count, "a count", 0..=9999);
counted!(/// A score of a rating scale.
    Score, "a score", 0..=999);
counted!(/// A dose in milligrams.
    Milligrams, "a dose in mg", 0..=100000);

/// US dollars, kept as cents.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Cents(pub u32);
impl Cents {
    /// From dollars with at most two decimals; `None` where it is not such an amount.
    pub fn from_dollars(dollars: f64) -> Option<Self> {
        let cents = (dollars * 100.0).round();
        let exact = (dollars * 100.0 - cents).abs() < 1e-6;
        (dollars.is_finite() && exact && (0.0..=4_000_000_000.0).contains(&cents))
            .then_some(Self(cents as u32))
    }
}
impl Serialize for Cents {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let dollars = f64::from(self.0) / 100.0;
        // Whole dollars are written without a fraction, as a JS number would be.
        if dollars.fract() == 0.0 {
            s.serialize_u32(dollars as u32)
        } else {
            s.serialize_f64(dollars)
        }
    }
}
impl Read for Cents {
    #[cfg(feature = "prose")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "number", "minimum": 0 })
    }
    fn read(raw: &Raw<'_>, reader: &mut Reader) -> Option<Self> {
        let Raw::Number(number) = raw else {
            reader.expected("dollars as a number", raw);
            return None;
        };
        let cents = Self::from_dollars(*number);
        if cents.is_none() {
            let found = shown(*number);
            reader.problem(
                format!("expected dollars with at most two decimals, found {found}"),
                None,
            );
        }
        cents
    }
}

/// A calendar date.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ServiceDate(Date);
impl ServiceDate {
    /// A constant date; an impossible one fails the build.
    #[expect(
        clippy::panic,
        reason = "evaluated while compiling, where a panic is a build error"
    )]
    pub const fn of(year: i32, month: u8, day: u8) -> Self {
        let month = match month {
            1 => Month::January,
            2 => Month::February,
            3 => Month::March,
            4 => Month::April,
            5 => Month::May,
            6 => Month::June,
            7 => Month::July,
            8 => Month::August,
            9 => Month::September,
            10 => Month::October,
            11 => Month::November,
            12 => Month::December,
            _ => panic!("no such month"),
        };
        match Date::from_calendar_date(year, month, day) {
            Ok(date) => Self(date),
            Err(_) => panic!("no such date"),
        }
    }

    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let shape = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, b)| match at {
                4 | 7 => *b == b'-',
                _ => b.is_ascii_digit(),
            });
        if !shape {
            return None;
        }
        Self::from_numbers(
            text.get(0..4)?.parse().ok()?,
            text.get(5..7)?.parse().ok()?,
            text.get(8..10)?.parse().ok()?,
        )
    }

    /// Reads `YYYYMMDD`, as claim files write it.
    pub fn parse_compact(text: &str) -> Option<Self> {
        if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        Self::from_numbers(
            text.get(0..4)?.parse().ok()?,
            text.get(4..6)?.parse().ok()?,
            text.get(6..8)?.parse().ok()?,
        )
    }

    /// The date of a number YYYYMMDD, as official tables write it.
    pub fn from_compact(number: u32) -> Option<Self> {
        let part = |by: u32, of: u32| number.checked_div(by)?.checked_rem(of);
        Self::from_numbers(
            i32::try_from(number.checked_div(10_000)?).ok()?,
            u8::try_from(part(100, 100)?).ok()?,
            u8::try_from(part(1, 100)?).ok()?,
        )
    }

    /// A day some days later; none beyond the calendar.
    pub fn plus_days(self, days: i32) -> Option<Self> {
        self.0
            .checked_add(time::Duration::days(i64::from(days)))
            .map(Self)
    }

    /// The same day some months later; where that month has no such day, the first of the month after it.
    pub fn plus_months(self, months: i32) -> Option<Self> {
        // Counted from 0, as `month` counts January as the first of its year.
        let month = self.month().saturating_add(months).saturating_sub(1);
        let of = |month: i32, day: u8| {
            let year = month.div_euclid(12);
            Self::from_numbers(
                year,
                u8::try_from(month.rem_euclid(12)).ok()?.saturating_add(1),
                day,
            )
        };
        of(month, self.day()).or_else(|| of(month.saturating_add(1), 1))
    }

    /// The same day of the next year; of February 29 the 28th, as filing limits have it.
    pub fn a_year_later(self) -> Self {
        let (year, month) = (self.year().saturating_add(1), self.month_number());
        // February 29 has no like in the next year; its last day is the 28th.
        let day = match (month, self.day()) {
            (2, 29) => 28,
            (_, day) => day,
        };
        Self::from_numbers(year, month, day).unwrap_or(self)
    }

    /// The day before.
    pub fn day_before(self) -> Option<Self> {
        self.0.previous_day().map(Self)
    }

    fn from_numbers(year: i32, month: u8, day: u8) -> Option<Self> {
        if !(1900..=2199).contains(&year) {
            return None;
        }
        Date::from_calendar_date(year, Month::try_from(month).ok()?, day)
            .ok()
            .map(Self)
    }

    /// The calendar month, as a number that grows by one a month.
    pub fn month(self) -> i32 {
        self.0
            .year()
            .saturating_mul(12)
            .saturating_add(i32::from(u8::from(self.0.month())))
    }

    /// The month of the year, from 1.
    pub fn month_number(self) -> u8 {
        u8::from(self.0.month())
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The day of the month.
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// The date as the number YYYYMMDD, as official tables write it.
    pub fn compact(self) -> u32 {
        let year = u32::try_from(self.0.year()).unwrap_or(0);
        year.saturating_mul(100)
            .saturating_add(u32::from(u8::from(self.0.month())))
            .saturating_mul(100)
            .saturating_add(u32::from(self.0.day()))
    }

    /// Whole years from an earlier date, as an age is counted.
    pub fn years_since(self, earlier: Self) -> i32 {
        let months = self.month().saturating_sub(earlier.month());
        let months = if self.day() < earlier.day() {
            months.saturating_sub(1)
        } else {
            months
        };
        months.div_euclid(12)
    }

    /// Days from another date to this one; negative where this is earlier.
    pub fn days_since(self, other: Self) -> i32 {
        self.0
            .to_julian_day()
            .saturating_sub(other.0.to_julian_day())
    }
}
impl fmt::Display for ServiceDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.0.year(),
            u8::from(self.0.month()),
            self.0.day()
        )
    }
}
impl Serialize for ServiceDate {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl Read for ServiceDate {
    #[cfg(feature = "prose")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "string", "format": "date" })
    }
    fn read(raw: &Raw<'_>, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(raw, LONGEST_TEXT)?;
        let date = Self::parse(text);
        if date.is_none() {
            let shaped = text.len() == 10 && text.bytes().filter(|b| *b == b'-').count() == 2;
            let message = if shaped {
                "is no date of the calendar"
            } else {
                "is not a date"
            };
            reader.problem(
                format!("`{}` {message}", shorten(text, 40)),
                Some("write YYYY-MM-DD".to_owned()),
            );
        }
        date
    }
}

/// A clock time of one day, in minutes from midnight.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Clock(pub u16);
impl Clock {
    /// Reads `HH:MM`, 24 hours.
    pub fn parse(text: &str) -> Option<Self> {
        let (hours, minutes) = text.trim().split_once(':')?;
        let digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(hours) || !digits(minutes) {
            return None;
        }
        let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
        (hours < 24 && minutes < 60).then(|| Self(hours.saturating_mul(60).saturating_add(minutes)))
    }
}
impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:02}:{:02}",
            self.0.div_euclid(60),
            self.0.rem_euclid(60)
        )
    }
}
impl Serialize for Clock {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl Read for Clock {
    #[cfg(feature = "prose")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$" })
    }
    fn read(raw: &Raw<'_>, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(raw, LONGEST_TEXT)?;
        let clock = Self::parse(text);
        if clock.is_none() {
            reader.problem(
                format!("`{}` is not a clock time", shorten(text, 40)),
                Some("write HH:MM, 24 hours, as in 09:05 or 14:30".to_owned()),
            );
        }
        clock
    }
}
