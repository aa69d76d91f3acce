//! When and how long: the clock times and minutes that a note gives for its service, in the many ways they are written.
//!
//! First every clock time and every length is found, whatever it is of. Then the words around say which are the service's, as learned
//! from labelled notes ([`super::weights`]), and what stands together is joined.

use super::features;
use super::text::{Kind, Token, slice};
use super::weights::{Sort, Weights};
use crate::encounter::Clock;
use crate::encounter::clock::span;

/// A time that the note gives for its service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub start: Option<Clock>,
    pub stop: Option<Clock>,
    pub minutes: Option<u32>,
    /// Place in the text, in bytes.
    pub from: usize,
    pub to: usize,
    /// Its tokens.
    first: usize,
    next: usize,
}

/// Dashes are words to the tokens.
const DASHES: &[&str] = &["\u{2013}", "\u{2014}"];
const UNTIL: &[&str] = &[
    "to", "until", "till", "til", "thru", "through", "\u{2013}", "\u{2014}",
];
const HOUR: &[&str] = &["hr", "hrs", "hour", "hours", "h"];
const MINUTE: &[&str] = &["min", "mins", "minute", "minutes", "m", "minuets"];
/// Tokens between the two ends of a stretch at most.
const BETWEEN: usize = 18;
/// Words that are looked at before and behind a time.
const AROUND: usize = 6;
/// Minutes of a stretch at most.
const LONGEST: u32 = 720;

/// A clock time as written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written {
    hour: u32,
    minute: u32,
    half: Option<Half>,
    /// Minutes are written.
    exact: bool,
    /// Four digits, as the military writes.
    bare: bool,
    /// A nought before the hour: `02:47` is the night's.
    nought: bool,
    /// The token after it.
    next: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// What a time is made of.
#[derive(Clone, Copy, Debug)]
enum What {
    Clock(Written),
    /// Minutes, and how their unit is written.
    Length(u32, u8),
}
/// No unit: `Duration: 50`.
const NONE: u8 = 0;
const QUOTE: u8 = 1;
const MINUTES: u8 = 2;
/// One letter, which may be another's: `46M`.
const SMALL_M: u8 = 3;
const CAPITAL_M: u8 = 4;
const HOURS: u8 = 5;

/// A clock time or a length, with its tokens.
#[derive(Clone, Copy, Debug)]
struct Atom {
    what: What,
    from: usize,
    to: usize,
}

/// What may be a time of the service.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub sort: Sort,
    pub span: Span,
    one: Atom,
    other: Option<Atom>,
    /// How it lies to the stretches of the service that the note has.
    beside: u32,
}

/// What speaks for or against a candidate: a word at a place, or a shape.
#[derive(Clone, Copy, Debug)]
pub(super) enum Clue {
    /// The role and the token.
    Word(u32, usize),
    /// What it is, and its value.
    Shape(u32, u32),
}
impl Clue {
    pub(super) fn key(self, words: &[u32]) -> u32 {
        match self {
            Self::Word(role, at) => features::in_role(role, words.get(at).copied().unwrap_or(0)),
            Self::Shape(what, value) => features::shape(what, value),
        }
    }
}

pub(super) struct Times<'t> {
    text: &'t str,
    tokens: &'t [Token],
    /// By token the number of its word; none is 0.
    words: &'t [u32],
}

impl<'t> Times<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t [Token], words: &'t [u32]) -> Self {
        Self {
            text,
            tokens,
            words,
        }
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }
    fn kind(&self, at: usize) -> Option<Kind> {
        self.token(at).map(|token| token.kind)
    }
    fn line(&self, at: usize) -> usize {
        self.token(at).map_or(0, |token| token.line)
    }
    fn is(&self, at: usize, mark: u8) -> bool {
        self.kind(at) == Some(Kind::Mark(mark))
    }
    fn word(&self, at: usize) -> &'t str {
        match self.token(at) {
            Some(token) if token.kind == Kind::Word => slice(self.text, token),
            _ => "",
        }
    }
    fn is_word(&self, at: usize, list: &[&str]) -> bool {
        let word = self.word(at);
        !word.is_empty() && list.iter().any(|one| one.eq_ignore_ascii_case(word))
    }
    fn number(&self, at: usize) -> Option<&Token> {
        self.token(at).filter(|token| token.kind == Kind::Number)
    }
    fn digits(&self, at: usize) -> usize {
        let token = self
            .number(at)
            .filter(|token| slice(self.text, token).starts_with(|one: char| one.is_ascii_digit()));
        token.map_or(0, |token| token.end.saturating_sub(token.start))
    }
    /// Whether nothing stands between a token and the one before it.
    fn joined(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        match (before, self.token(at)) {
            (Some(before), Some(token)) => before.end == token.start,
            _ => false,
        }
    }

    /// A clock time that begins at a token.
    fn clock(&self, at: usize) -> Option<Written> {
        if self.is_word(at, &["noon", "midnight"]) {
            return Some(Written {
                hour: if self.is_word(at, &["noon"]) { 12 } else { 24 },
                minute: 0,
                half: Some(Half::Afternoon).filter(|_| self.is_word(at, &["noon"])),
                exact: true,
                bare: false,
                nought: false,
                next: at.saturating_add(1),
            });
        }
        let token = self.number(at)?;
        let digits = self.digits(at);
        // A part of a date, a fraction, a decimal or a code is none; a dash before it is no part.
        let part = at
            .checked_sub(1)
            .is_some_and(|before| match self.kind(before) {
                Some(Kind::Mark(b'/')) => !matches!(digits, 3 | 4),
                Some(Kind::Mark(b'.' | b'$' | b'#')) => true,
                Some(Kind::Mark(b':')) => before
                    .checked_sub(1)
                    .is_some_and(|hour| self.kind(hour) == Some(Kind::Number)),
                Some(Kind::Word) => !self.is_word(before, DASHES),
                _ => false,
            });
        if self.joined(at) && part {
            return None;
        }
        let mut next = at.saturating_add(1);
        let mut written = Written {
            hour: token.number,
            minute: 0,
            half: None,
            exact: false,
            bare: false,
            nought: digits == 2 && slice(self.text, token).starts_with('0'),
            next,
        };
        // In words: `ten past one`, as the tokens have put together.
        if digits == 0 {
            if token.number < 100 {
                return None;
            }
            written.hour = token.number.div_euclid(100);
            written.minute = token.number.rem_euclid(100);
            written.exact = true;
        } else {
            let separator = (matches!(self.kind(next), Some(Kind::Mark(b':' | b'.')))
                || self.is_word(next, &["h"]))
                && self.joined(next);
            let minutes = next.saturating_add(1);
            if digits <= 2 && separator && self.joined(minutes) && self.digits(minutes) > 0 {
                let token = self.number(minutes)?;
                if self.digits(minutes) != 2 || token.number > 59 {
                    return None;
                }
                written.minute = token.number;
                written.exact = true;
                next = minutes.saturating_add(1);
            } else if digits == 4 || digits == 3 {
                written.hour = token.number.div_euclid(100);
                written.minute = token.number.rem_euclid(100);
                written.exact = true;
                written.bare = true;
                if self.is_word(next, &["h", "hrs", "hours"]) {
                    next = next.saturating_add(1);
                }
            } else if digits > 2 {
                return None;
            }
            // `5 o'clock`
            if self.is_word(next, &["o'clock", "oclock"]) {
                written.exact = true;
                next = next.saturating_add(1);
            }
        }
        if written.minute > 59 || written.hour > 24 {
            return None;
        }
        // A slash, a hyphen with a further part, or a percent sign: a date or a ratio.
        if matches!(self.kind(next), Some(Kind::Mark(b'/' | b'%')))
            && self.joined(next)
            && !written.exact
        {
            return None;
        }
        let letter = self
            .word(next)
            .as_bytes()
            .first()
            .map(u8::to_ascii_lowercase);
        let half = match self.word(next).len() {
            1 | 2 if letter == Some(b'a') => Some(Half::Morning),
            1 | 2 if letter == Some(b'p') => Some(Half::Afternoon),
            _ => None,
        };
        let suffix = self.is_word(next, &["am", "a", "pm", "p"])
            && (self.word(next).len() == 2
                || self.joined(next)
                || self.is(next.saturating_add(1), b'.')
                || written.exact);
        if suffix {
            written.half = half;
            if written.hour == 0 || written.hour > 12 && !written.bare {
                return None;
            }
            next = next.saturating_add(1);
            // `a.m.`, `p m`
            let dot = usize::from(self.is(next, b'.'));
            if self.word(next.saturating_sub(1)).len() == 1
                && self.is_word(next.saturating_add(dot), &["m"])
            {
                next = next.saturating_add(dot).saturating_add(1);
                if self.is(next, b'.') {
                    next = next.saturating_add(1);
                }
            }
        } else {
            // `quarter past four in the afternoon`
            for (word, half) in [
                ("morning", Half::Morning),
                ("afternoon", Half::Afternoon),
                ("evening", Half::Afternoon),
            ] {
                let the =
                    self.is_word(next, &["in"]) && self.is_word(next.saturating_add(1), &["the"]);
                if (the && self.is_word(next.saturating_add(2), &[word])
                    || self.is_word(next, &["this"])
                        && self.is_word(next.saturating_add(1), &[word]))
                    && written.hour <= 12
                {
                    written.half = Some(half);
                }
            }
        }
        written.next = next;
        Some(written)
    }

    /// Whether a token parts the two ends of a stretch; and the token after.
    fn separator(&self, at: usize) -> Option<usize> {
        let next = at.saturating_add(1);
        match self.kind(at)? {
            // `10:00 -> 11:00`
            Kind::Mark(b'-') if self.is(next, b'>') => Some(next.saturating_add(1)),
            // An arrow has no byte of its own.
            Kind::Mark(b'-' | b'/' | b'~' | 0) => Some(next),
            Kind::Word if self.is_word(at, UNTIL) => Some(next),
            _ => None,
        }
    }

    /// A length of time that begins at a token: `53 min`, `1.5 hrs`, `2h45`, `an hour and a quarter`.
    fn length(&self, at: usize) -> Option<(u32, u8, usize)> {
        let skip = |at: usize| at.saturating_add(usize::from(self.is(at, b'-')));
        let dot = |at: usize| at.saturating_add(usize::from(self.is(at, b'.')));
        let before = at.checked_sub(1).and_then(|before| self.kind(before));
        if self.joined(at)
            && matches!(
                before,
                Some(Kind::Number | Kind::Mark(b'.' | b':' | b'/' | b'$' | b'#'))
            )
        {
            return None;
        }
        // `30 more minutes`, `(30) minutes` besides the unit right behind.
        let unit_at = |at: usize| -> usize {
            let at = skip(at);
            if self.is_word(at, &["more", "full", "further", "long"]) {
                at.saturating_add(1)
            } else {
                at
            }
        };
        let more = |next: usize| -> (u32, usize) {
            let and = next.saturating_add(usize::from(
                self.is_word(next, &["and"]) || self.is(next, b','),
            ));
            let quarter = self.is_word(and, &["a"]);
            if quarter && self.is_word(and.saturating_add(1), &["quarter"]) {
                return (15, and.saturating_add(2));
            }
            if quarter && self.is_word(and.saturating_add(1), &["half"]) {
                return (30, and.saturating_add(2));
            }
            let number = self.number(and).map_or(0, |token| token.number);
            let unit = skip(and.saturating_add(1));
            if (1..60).contains(&number) {
                if self.is_word(unit, MINUTE) {
                    return (number, dot(unit.saturating_add(1)));
                }
                // `1h45`
                if self.joined(and) && self.digits(and) == 2 {
                    return (number, and.saturating_add(1));
                }
            }
            (0, next)
        };
        let hours = |minutes: u32, unit: usize| {
            let (rest, next) = more(dot(unit.saturating_add(1)));
            let minutes = minutes.saturating_add(rest);
            (1..=LONGEST)
                .contains(&minutes)
                .then_some((minutes, HOURS, next))
        };
        if self.kind(at) == Some(Kind::Word) {
            let next = at.saturating_add(1);
            if self.is_word(at, &["half"]) {
                let unit = next.saturating_add(usize::from(self.is_word(next, &["an"])));
                let whole = self.is_word(unit, HOUR);
                return whole.then_some((30, HOURS, unit.saturating_add(1)));
            }
            let whole = match () {
                () if self.is_word(at, &["one", "an"]) => 60,
                () if self.is_word(at, &["two"]) => 120,
                () if self.is_word(at, &["three"]) => 180,
                () => return None,
            };
            let unit = unit_at(next);
            return if self.is_word(unit, HOUR) && self.word(unit).len() > 1 {
                hours(whole, unit)
            } else {
                None
            };
        }
        let token = self.number(at)?;
        let mut next = at.saturating_add(1);
        let mut hundredths = None;
        if self.is(next, b'.') && self.joined(next) && self.joined(next.saturating_add(1)) {
            let tenths = self.number(next.saturating_add(1))?.number;
            if tenths > 99 {
                return None;
            }
            hundredths = Some(if tenths < 10 {
                tenths.saturating_mul(10)
            } else {
                tenths
            });
            next = next.saturating_add(2);
        }
        let unit = unit_at(next);
        if self.is_word(unit, HOUR) {
            let part = hundredths.unwrap_or(0).saturating_mul(60).div_euclid(100);
            return hours(token.number.saturating_mul(60).saturating_add(part), unit);
        }
        if hundredths.is_some() || !(1..=LONGEST).contains(&token.number) {
            return None;
        }
        if self.is_word(unit, MINUTE) {
            let sort = match self.word(unit) {
                "m" => SMALL_M,
                "M" => CAPITAL_M,
                _ => MINUTES,
            };
            return Some((token.number, sort, dot(unit.saturating_add(1))));
        }
        if self.joined(next) && (self.is(next, b'\'') || self.is(next, b'"') || self.is(next, 0)) {
            return Some((token.number, QUOTE, next.saturating_add(1)));
        }
        None
    }

    /// A number that may be minutes without a unit: behind a label or mark, at the end of its cell, or after `x`.
    fn alone(&self, at: usize) -> Option<(u32, usize)> {
        let token = self
            .number(at)
            .filter(|_| (1..=3).contains(&self.digits(at)))?;
        if !(1..=480).contains(&token.number) {
            return None;
        }
        let before = at.checked_sub(1);
        if self.joined(at)
            && before.is_some_and(|before| {
                !matches!(
                    self.kind(before),
                    Some(Kind::Mark(b'=' | b':' | b'|' | b'(' | b'~') | Kind::End)
                ) && !self.is_word(before, &["x"])
            })
        {
            return None;
        }
        let next = at.saturating_add(1);
        let after = self.token(next);
        let ends = match after.map(|one| one.kind) {
            None | Some(Kind::End | Kind::Mark(b'|' | b'(' | b')' | b',' | b']')) => true,
            Some(Kind::Mark(b'.')) => !self.joined(next.saturating_add(1)),
            _ => after.is_some_and(|one| one.start.saturating_sub(token.end) >= 2),
        };
        let labelled = before.is_some_and(|before| {
            self.is(before, b':') || self.is(before, b'=') || self.is_word(before, &["x"])
        });
        let free =
            labelled && after.is_some_and(|one| one.start > token.end && one.kind == Kind::Word);
        (ends || free).then_some((token.number, next))
    }

    /// Clock times and lengths, in the order of the text.
    fn atoms(&self) -> Vec<Atom> {
        let mut out: Vec<Atom> = Vec::new();
        let mut at = 0_usize;
        while let Some(token) = self.token(at) {
            let may = match token.kind {
                Kind::Number => true,
                Kind::Word => {
                    let first = self
                        .text
                        .as_bytes()
                        .get(token.start)
                        .map(u8::to_ascii_lowercase);
                    matches!(first, Some(b'o' | b'a' | b't' | b'h' | b'n' | b'm'))
                        && (3..=8).contains(&token.end.saturating_sub(token.start).max(3))
                }
                _ => false,
            };
            if !may {
                at = at.saturating_add(1);
                continue;
            }
            let clock = || {
                self.clock(at).filter(|one| {
                    one.exact || one.half.is_some() || self.beside_separator(at, one.next)
                })
            };
            let length = || {
                self.length(at)
                    .map(|(minutes, unit, next)| (What::Length(minutes, unit), next))
            };
            // `09h30` is a clock time, `1h45` a length.
            let french = self.digits(at) <= 2
                && self.is_word(at.saturating_add(1), &["h"])
                && self.digits(at.saturating_add(2)) == 2
                && self.joined(at.saturating_add(2))
                && (token.number >= 6 || self.digits(at) == 2);
            let found = length()
                .filter(|_| !french)
                .or_else(|| clock().map(|one| (What::Clock(one), one.next)))
                .or_else(|| {
                    self.alone(at)
                        .map(|(minutes, next)| (What::Length(minutes, NONE), next))
                });
            let next = match found {
                Some((what, next)) => {
                    out.push(Atom {
                        what,
                        from: at,
                        to: next,
                    });
                    next
                }
                None => at.saturating_add(1),
            };
            at = next.max(at.saturating_add(1));
        }
        out
    }

    /// Whether an hour alone stands beside what parts a stretch: `from 2 to 2:45`.
    fn beside_separator(&self, at: usize, next: usize) -> bool {
        let clock = |at: usize| {
            self.number(at)
                .is_some_and(|one| one.number <= 24 || self.digits(at) != 2)
        };
        self.separator(next).is_some_and(clock)
            || at.checked_sub(2).is_some_and(|two| {
                self.separator(at.saturating_sub(1)) == Some(at) && self.number(two).is_some()
                    || self.is_word(two, &["a", "p", "am", "pm"])
            })
    }

    /// The stretch between two clock times, where there can be one.
    fn range(&self, one: Atom, other: Atom, beside: u32) -> Option<Candidate> {
        let (What::Clock(start), What::Clock(stop)) = (one.what, other.what) else {
            return None;
        };
        let apart = other.from.saturating_sub(one.to);
        let between = self.tokens.get(one.to..other.from)?;
        let loose = |one: Written| !one.exact && one.half.is_none();
        let direct = self
            .separator(one.to)
            .is_some_and(|next| next.saturating_add(1) >= other.from);
        let lines = self.line(other.from).saturating_sub(self.line(one.from));
        if apart > BETWEEN
            || lines > 2
            || (loose(start) || loose(stop)) && !direct
            || loose(start) && !stop.exact && stop.half.is_none() && apart > 1
            || between.iter().any(|token| token.kind == Kind::Blank)
        {
            return None;
        }
        let (from, to) = settled(start, stop)?;
        let length = to
            .saturating_add(if to > from { 0 } else { 1440 })
            .saturating_sub(from);
        let clock = |minutes: u32| u16::try_from(minutes.rem_euclid(1440)).ok().map(Clock);
        (1..=LONGEST).contains(&length).then(|| Candidate {
            sort: Sort::Range,
            span: Span {
                start: clock(from),
                stop: clock(to),
                ..self.place(one.from, other.to)
            },
            one,
            other: Some(other),
            beside,
        })
    }

    fn place(&self, first: usize, next: usize) -> Span {
        Span {
            from: self.token(first).map_or(0, |token| token.start),
            to: next
                .checked_sub(1)
                .and_then(|last| self.token(last))
                .map_or(0, |token| token.end),
            first,
            next,
            ..Span::default()
        }
    }

    /// A clock time or length by itself, as what it may be.
    fn single(&self, one: Atom, sort: Sort, out: &[Span]) -> Candidate {
        let mut span = self.place(one.from, one.to);
        match one.what {
            What::Length(minutes, _) => span.minutes = Some(minutes),
            What::Clock(clock) => {
                let clock = u16::try_from(minutes_of_day(clock, None).rem_euclid(1440))
                    .ok()
                    .map(Clock);
                if sort == Sort::Stop {
                    span.stop = clock;
                } else {
                    span.start = clock;
                }
            }
        }
        let beside = self.beside(&span, out);
        Candidate {
            sort,
            span,
            one,
            other: None,
            beside,
        }
    }

    /// How a length or clock time lies to the stretches of a note: there are none; it is as long as one; near one; or elsewhere and shorter
    /// than the first, or longer.
    fn beside(&self, one: &Span, ranges: &[Span]) -> u32 {
        let Some(first) = ranges.first() else {
            return 0;
        };
        let length = |range: &Span| {
            range
                .start
                .zip(range.stop)
                .map_or(0, |(start, stop)| span(start, stop))
        };
        let minutes = one.minutes.unwrap_or(0);
        if one.minutes.is_some()
            && ranges
                .iter()
                .any(|range| length(range).abs_diff(minutes) <= 1)
        {
            return 1;
        }
        if ranges.iter().any(|range| self.near(one, range, 4)) {
            return 2;
        }
        if minutes < length(first) { 3 } else { 4 }
    }

    /// Whether no more than so many tokens lie between two times, on one line or the next.
    fn near(&self, one: &Span, other: &Span, most: usize) -> bool {
        let gap = one
            .first
            .saturating_sub(other.next)
            .max(other.first.saturating_sub(one.next));
        gap <= most && self.line(one.first).abs_diff(self.line(other.first)) <= 1
    }

    /// Whether the sentence speaks of the next time: `Next appt 3/12 10:00-10:50`.
    fn of_next(&self, one: &Span) -> bool {
        (0..one.first)
            .rev()
            .take(8)
            .take_while(|at| self.kind(*at) != Some(Kind::End))
            .any(|at| self.is_word(at, &["next", "rtc"]))
    }

    /// What speaks for a candidate: the words around it, its shape.
    pub(super) fn clues(&self, of: &Candidate, add: &mut dyn FnMut(Clue)) {
        let kind = of.sort as u32;
        let role = |place: u32| kind.wrapping_mul(16).wrapping_add(place);
        let counts = |at: usize| self.words.get(at).is_some_and(|word| *word != 0);
        let line = self.line(of.span.first);
        let before = (0..of.span.first)
            .rev()
            .take_while(|at| self.line(*at) == line)
            .filter(|at| counts(*at));
        let mut reach = of.span.first;
        for (near, at) in before.take(AROUND).enumerate() {
            add(Clue::Word(
                role(if near < 2 { u32::from(near > 0) } else { 2 }),
                at,
            ));
            if near < 2 {
                add(Clue::Word(role(2), at));
            }
            reach = at;
        }
        let pair = |one: Option<usize>, other: Option<usize>| {
            let word =
                |at: Option<usize>| at.and_then(|at| self.words.get(at)).copied().unwrap_or(0);
            features::two(word(one), word(other))
        };
        let nearest = |back: bool| {
            let mut two = if back {
                let mut before = (0..of.span.first)
                    .rev()
                    .take_while(|at| self.line(*at) == line)
                    .filter(|at| counts(*at));
                [before.next(), before.next()]
            } else {
                let mut behind = (of.span.next..self.tokens.len())
                    .take_while(|at| self.line(*at) == line)
                    .filter(|at| counts(*at));
                [behind.next(), behind.next()]
            };
            if back {
                two.reverse();
            }
            two
        };
        let [one, other] = nearest(true);
        add(Clue::Shape(role(10), pair(one, other)));
        let [one, other] = nearest(false);
        add(Clue::Shape(role(11), pair(one, other)));
        // What the line begins with, beyond those.
        let begin = (0..reach)
            .rev()
            .take_while(|at| self.line(*at) == line)
            .last();
        if let Some(begin) = begin {
            for at in (begin..reach).filter(|at| counts(*at)).take(3) {
                add(Clue::Word(role(3), at));
            }
        } else {
            add(Clue::Shape(
                role(0),
                u32::from(self.token(of.span.first).is_some_and(|one| one.first)),
            ));
        }
        let last = self.line(of.span.next.saturating_sub(1));
        let behind = (of.span.next..self.tokens.len())
            .take_while(|at| self.line(*at) == last)
            .filter(|at| counts(*at));
        let mut some = false;
        for (near, at) in behind.take(AROUND).enumerate() {
            add(Clue::Word(
                role(if near < 2 {
                    4_u32.saturating_add(u32::from(near > 0))
                } else {
                    6
                }),
                at,
            ));
            if near < 2 {
                add(Clue::Word(role(6), at));
            }
            some = true;
        }
        if !some {
            add(Clue::Shape(role(1), 0));
        }
        let token = of.span.first;
        let place = if token < 12 {
            0
        } else if token < 40 {
            1
        } else if self.tokens.len().saturating_sub(token) < 25 {
            2
        } else {
            3
        };
        add(Clue::Shape(role(2), place));
        add(Clue::Shape(role(3), of.beside));
        match (of.one.what, of.other.map(|other| other.what)) {
            (What::Clock(one), Some(What::Clock(other))) => {
                let to = of.other.map_or(0, |other| other.from);
                let apart = to.saturating_sub(of.one.to);
                for at in (of.one.to..to).filter(|at| counts(*at)) {
                    add(Clue::Word(role(7), at));
                }
                add(Clue::Shape(
                    role(4),
                    u32::try_from(apart.min(6)).unwrap_or(6),
                ));
                let lines = self.line(to).saturating_sub(self.line(of.one.from));
                add(Clue::Shape(role(5), u32::try_from(lines).unwrap_or(2)));
                let form = |one: Written| {
                    u32::from(one.exact)
                        | u32::from(one.half.is_some()) << 1
                        | u32::from(one.bare) << 2
                };
                add(Clue::Shape(role(6), form(one) << 3 | form(other)));
                let length = of
                    .span
                    .start
                    .zip(of.span.stop)
                    .map_or(0, |(start, stop)| span(start, stop));
                add(Clue::Shape(role(7), bucket(length)));
                let night = of
                    .span
                    .start
                    .is_some_and(|one| !(360..1320).contains(&one.0));
                add(Clue::Shape(role(8), u32::from(night)));
                let year = one.bare
                    && (19..=20).contains(&one.hour)
                    && other.bare
                    && (19..=20).contains(&other.hour);
                add(Clue::Shape(role(9), u32::from(year)));
            }
            (What::Clock(one), _) => {
                add(Clue::Shape(
                    role(6),
                    u32::from(one.exact)
                        | u32::from(one.half.is_some()) << 1
                        | u32::from(one.bare) << 2,
                ));
                add(Clue::Shape(
                    role(9),
                    u32::from(one.bare && (19..=20).contains(&one.hour)),
                ));
            }
            (What::Length(minutes, unit), _) => {
                add(Clue::Shape(role(6), u32::from(unit)));
                add(Clue::Shape(role(7), u32::from(unit) << 4 | bucket(minutes)));
                add(Clue::Shape(role(8), minutes.min(200)));
            }
        }
    }

    /// Every time of the note, in the order of the text. Each candidate is asked about; what is taken is joined.
    pub(super) fn all(&self) -> Vec<Span> {
        let weights = Weights::get();
        self.joined_up(&mut |candidate| {
            let mut sum = weights.begin(candidate.sort);
            self.clues(candidate, &mut |clue| {
                sum = sum.saturating_add(weights.says(candidate.sort, clue.key(self.words)));
            });
            sum
        })
    }

    /// Asks about each candidate in turn and takes those that come out above 0.
    pub(super) fn joined_up(&self, ask: &mut dyn FnMut(&Candidate) -> i32) -> Vec<Span> {
        let mut ask = |one: &Candidate| if self.of_next(&one.span) { 0 } else { ask(one) };
        let atoms = self.atoms();
        let clocks: Vec<Atom> = atoms
            .iter()
            .copied()
            .filter(|one| matches!(one.what, What::Clock(_)))
            .collect();
        let mut out: Vec<Span> = Vec::new();
        let mut at = 0_usize;
        let mut left: Vec<Atom> = Vec::new();
        while let Some(one) = clocks.get(at).copied() {
            // The next clock time ends it, or the one behind: `5:32 (planned 5:15) - 6:24`.
            let mut best = |first: usize, out: &[Span]| {
                let mut best: Option<(i32, Span, usize)> = None;
                for second in [first.saturating_add(1), first.saturating_add(2)] {
                    let pair = clocks.get(first).zip(clocks.get(second));
                    let pair = pair.and_then(|(one, other)| {
                        self.range(*one, *other, u32::try_from(out.len().min(2)).unwrap_or(2))
                    });
                    if let Some(candidate) = pair {
                        let sum = ask(&candidate);
                        if sum > best.map_or(0, |best| best.0) {
                            best = Some((sum, candidate.span, second));
                        }
                    }
                }
                best
            };
            let here = best(at, &out);
            let later = here.and_then(|_| best(at.saturating_add(1), &out));
            match here {
                Some((sum, span, second)) if later.is_none_or(|later| later.0 <= sum) => {
                    out.push(span);
                    at = second.saturating_add(1);
                }
                _ => {
                    left.push(one);
                    at = at.saturating_add(1);
                }
            }
        }
        // Lengths: beside a stretch they are its own.
        let mut lengths: Vec<Span> = Vec::new();
        for one in &atoms {
            let What::Length(_, unit) = one.what else {
                continue;
            };
            let sort = if unit == NONE {
                Sort::Bare
            } else {
                Sort::Length
            };
            let candidate = self.single(*one, sort, &out);
            if ask(&candidate) > 0 {
                lengths.push(candidate.span);
            }
        }
        let mut singles: Vec<Span> = Vec::new();
        for one in left {
            let What::Clock(clock) = one.what else {
                continue;
            };
            if !clock.exact && clock.half.is_none() {
                continue;
            }
            for sort in [Sort::Start, Sort::Stop] {
                let candidate = self.single(one, sort, &out);
                if ask(&candidate) > 0 {
                    singles.push(candidate.span);
                    break;
                }
            }
        }
        let only = out.len() == 1;
        for length in lengths {
            let near = |one: &Span, most: usize| self.near(&length, one, most);
            let same = |one: &Span| {
                let length_of = one
                    .start
                    .zip(one.stop)
                    .map(|(start, stop)| span(start, stop));
                length_of
                    .zip(length.minutes)
                    .is_some_and(|(one, other)| one.abs_diff(other) <= 1)
            };
            // Nothing but marks between, or the word that calls it a total.
            let bare = |one: &Span| {
                let mut gap = one.next.min(length.next)..one.first.max(length.first);
                near(one, 3)
                    && gap.all(|at| {
                        self.word(at).is_empty()
                            || self.is_word(at, &["total", "tot", "for", "duration", "x"])
                    })
            };
            let free = |one: &Span| one.minutes.is_none();
            let own = out
                .iter_mut()
                .find(|one| free(one) && (bare(one) || same(one) && (only || near(one, 12))));
            let own = match own {
                Some(own) => Some(own),
                None => singles.iter_mut().find(|one| free(one) && near(one, 6)),
            };
            match own {
                Some(own) => {
                    own.minutes = length.minutes;
                    own.from = own.from.min(length.from);
                    own.to = own.to.max(length.to);
                }
                None => singles.push(length),
            }
        }
        // In the order of the text.
        let mut all: Vec<Span> = Vec::with_capacity(out.len().saturating_add(singles.len()));
        let mut last = None;
        loop {
            let rest = out
                .iter()
                .chain(&singles)
                .filter(|one| last.is_none_or(|last| (one.from, one.to) > last));
            let Some(next) = rest.min_by_key(|one| (one.from, one.to)) else {
                break;
            };
            last = Some((next.from, next.to));
            all.push(*next);
        }
        all
    }
}

/// Lengths as sessions are long.
fn bucket(minutes: u32) -> u32 {
    let ends = [5, 10, 16, 30, 38, 53, 61, 90, 125, 245];
    ends.iter()
        .zip(0_u32..)
        .find(|(end, _)| minutes < **end)
        .map_or(10, |(_, at)| at)
}

/// Minutes of the day of a time; without a half of the day, as offices work: from seven to noon in the morning, then afternoon.
fn minutes_of_day(one: Written, half: Option<Half>) -> u32 {
    let hour = match one.half.or(half) {
        Some(Half::Morning) if one.hour == 12 => 0,
        Some(Half::Afternoon) if one.hour < 12 => one.hour.saturating_add(12),
        Some(_) => one.hour,
        None if one.bare || one.nought || one.hour > 12 || one.hour == 0 => one.hour,
        None if one.hour < 7 => one.hour.saturating_add(12),
        None => one.hour,
    };
    hour.saturating_mul(60).saturating_add(one.minute)
}

/// Both ends in minutes of the day. A half of the day that one of them has is the other's too, where that gives the shorter stretch.
fn settled(one: Written, other: Written) -> Option<(u32, u32)> {
    let length = |start: u32, stop: u32| {
        stop.saturating_add(if stop > start { 0 } else { 1440 })
            .saturating_sub(start)
    };
    match (one.half, other.half) {
        (None, Some(_)) if !one.bare => {
            let stop = minutes_of_day(other, None);
            let choices =
                [Half::Morning, Half::Afternoon].map(|half| minutes_of_day(one, Some(half)));
            let start = choices
                .into_iter()
                .filter(|start| *start != stop)
                .min_by_key(|start| length(*start, stop))?;
            Some((start, stop))
        }
        (Some(_), None) if !other.bare => {
            let start = minutes_of_day(one, None);
            let choices =
                [Half::Morning, Half::Afternoon].map(|half| minutes_of_day(other, Some(half)));
            let stop = choices
                .into_iter()
                .filter(|stop| *stop != start)
                .min_by_key(|stop| length(start, *stop))?;
            Some((start, stop))
        }
        (None, None) if !one.bare && !other.bare => {
            let start = minutes_of_day(one, None);
            let stop = minutes_of_day(other, None);
            // `11:20-12:02`, `12:40-1:05`, `6:30-7:20`.
            let stop = if length(start, stop) > 720 && other.hour <= 12 {
                stop.saturating_add(720).rem_euclid(1440)
            } else {
                stop
            };
            Some((start, stop))
        }
        _ => Some((minutes_of_day(one, None), minutes_of_day(other, None))),
    }
}
