//! When and how long: the clock times and minutes that a note gives for its service, in the many ways they are written.

use super::text::{Kind, Token, slice};
use crate::encounter::Clock;

/// A time that the note gives for its service.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub start: Option<Clock>,
    pub stop: Option<Clock>,
    pub minutes: Option<u32>,
    /// Place in the text, in bytes.
    pub from: usize,
    pub to: usize,
    /// Its first token.
    pub token: usize,
    /// It is introduced as the whole session's.
    pub whole: bool,
    /// It is introduced as the total.
    pub total: bool,
    /// The words beside it, and not only some before it, say that it is the service's.
    pub sure: bool,
}

/// What has times of its own that are not the service's.
const OTHERS: &[&str] = &[
    "sleep",
    "sleeps",
    "slept",
    "sleeping",
    "bed",
    "asleep",
    "awake",
    "nap",
    "naps",
    "napped",
    "shift",
    "works",
    "working",
    "lunch",
    "break",
    "closes",
    "closed",
    "window",
    "worst",
    "dosing",
    "curfew",
    "meal",
    "snack",
    "drive",
    "drove",
    "worry",
    "class",
    "scheduled",
    "next",
    "appt",
    "reschedule",
    "rescheduled",
    "onset",
    "every",
    "each",
];

/// Dashes are words to the tokens.
const DASHES: &[&str] = &["\u{2013}", "\u{2014}"];

/// The words that a time may begin with.
const BEGINS: &[&str] = &[
    "start",
    "started",
    "begin",
    "began",
    "begun",
    "called",
    "begins",
    "starting",
    "arrived",
    "connected",
    "opened",
    "beginning",
    "going",
    "in",
    "on",
    "from",
    "one",
    "an",
    "two",
    "three",
    "half",
    "tt",
    "dur",
    "duration",
    "length",
    "total",
    "tot",
    "minutes",
    "mins",
    "x",
];

/// A clock time as written.
#[derive(Clone, Copy, Debug)]
struct Written {
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

pub(super) struct Times<'t> {
    text: &'t str,
    tokens: &'t [Token],
}

impl<'t> Times<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t [Token]) -> Self {
        Self { text, tokens }
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }
    fn kind(&self, at: usize) -> Option<Kind> {
        self.token(at).map(|token| token.kind)
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
        let token = self.token(at).filter(|token| token.kind == Kind::Number)?;
        let digits = token.end.saturating_sub(token.start);
        // A part of a date, a fraction, a decimal or a code is none; a dash before it is no part.
        let part = at
            .checked_sub(1)
            .is_some_and(|before| match self.kind(before) {
                Some(Kind::Mark(b'/' | b'.' | b'$' | b'#')) => true,
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
        if !slice(self.text, token).starts_with(|letter: char| letter.is_ascii_digit()) {
            if token.number < 100 {
                return None;
            }
            written.hour = token.number.div_euclid(100);
            written.minute = token.number.rem_euclid(100);
            written.exact = true;
            return (written.minute < 60).then_some(written);
        }
        let separator =
            matches!(self.kind(next), Some(Kind::Mark(b':' | b'.'))) && self.joined(next);
        let minutes = next.saturating_add(1);
        if digits <= 2 && separator && self.joined(minutes) {
            let token = self
                .token(minutes)
                .filter(|token| token.kind == Kind::Number)?;
            if token.end.saturating_sub(token.start) != 2 || token.number > 59 {
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
        } else if digits > 2 {
            return None;
        }
        if written.minute > 59 || written.hour > 24 {
            return None;
        }
        // A slash, a hyphen with a further part, or a percent sign: a date or a ratio.
        if matches!(self.kind(next), Some(Kind::Mark(b'/' | b'%'))) && self.joined(next) {
            return None;
        }
        written.half = match self.word(next).to_ascii_lowercase().as_str() {
            "am" | "a" => Some(Half::Morning),
            "pm" | "p" => Some(Half::Afternoon),
            "n" | "noon" if token.number == 12 => Some(Half::Afternoon),
            _ => None,
        };
        if written.half.is_some() {
            if written.hour == 0 || written.hour > 12 && !written.bare {
                return None;
            }
            next = next.saturating_add(1);
            // `a.m.`
            if self.is(next, b'.') && self.is_word(next.saturating_add(1), &["m"]) {
                next = next.saturating_add(2);
                if self.is(next, b'.') {
                    next = next.saturating_add(1);
                }
            }
        }
        written.next = next;
        Some(written)
    }

    /// Every time of the note, in the order of the text.
    pub(super) fn all(&self) -> Vec<Span> {
        let mut out = self.each();
        // Where the clock times of the service stand, minutes that only some word before them speaks for are of something in it.
        if out
            .iter()
            .any(|span| span.start.is_some() && span.stop.is_some())
        {
            out.retain(|span| span.sure);
        }
        // A total that stands beside the only stretch belongs to it.
        let mut ranges = out
            .iter()
            .enumerate()
            .filter(|(_, span)| span.start.is_some() && span.stop.is_some());
        let (Some((range, _)), None) = (ranges.next(), ranges.next()) else {
            return out;
        };
        let line = |span: &Span| self.token(span.token).map_or(0, |token| token.line);
        let beside = out.iter().position(|span| {
            let whole = out.get(range).filter(|whole| whole.minutes.is_none());
            span.start.is_none()
                && span.stop.is_none()
                && whole.is_some_and(|whole| {
                    let length = whole
                        .start
                        .zip(whole.stop)
                        .map(|(start, stop)| crate::encounter::clock::span(start, stop));
                    let same = length
                        .zip(span.minutes)
                        .is_some_and(|(length, minutes)| length.abs_diff(minutes) <= 1);
                    // Right before it: `45min 12:00-12:53`.
                    let leads = span.to <= whole.from && whole.from.saturating_sub(span.to) <= 12;
                    (span.total || same || leads) && line(whole).abs_diff(line(span)) <= 1
                })
        });
        if let Some(total) = beside {
            let minutes = out.get(total).and_then(|span| span.minutes);
            if let Some(whole) = out.get_mut(range) {
                whole.minutes = minutes;
                whole.total = true;
            }
            out.remove(total);
        }
        out
    }

    fn each(&self) -> Vec<Span> {
        let mut out: Vec<Span> = Vec::new();
        let mut at = 0_usize;
        while at < self.tokens.len() {
            // A time begins with a number or with one of few words.
            let begins = match self.kind(at) {
                Some(Kind::Number) => true,
                Some(Kind::Word) => {
                    let first = self.token(at).map_or(0, |token| token.start);
                    let first = self.text.as_bytes().get(first);
                    first.is_some_and(|first| {
                        b"sbcaogifoth dlmx".contains(&first.to_ascii_lowercase())
                    }) && self.is_word(at, BEGINS)
                }
                _ => false,
            };
            if !begins {
                at = at.saturating_add(1);
                continue;
            }
            let found = self
                .range(at)
                .or_else(|| self.verbs(at))
                .or_else(|| self.verbs_behind(at))
                .or_else(|| self.start_and_length(at))
                .or_else(|| self.length(at))
                .or_else(|| self.labelled(at));
            match found {
                Some((span, next)) => {
                    out.push(span);
                    at = next.max(at.saturating_add(1));
                }
                None => at = at.saturating_add(1),
            }
        }
        out
    }

    /// `10:05a-10:58a`, `from 2 to 2:45 pm`, `0900 - 0955 (55m)`.
    fn range(&self, at: usize) -> Option<(Span, usize)> {
        let one = self.clock(at)?;
        let after = self.separator(one.next)?;
        let other = self.clock(after)?;
        // Four digits stand with four digits; hours alone need minutes or a half of the day beside them.
        let halves = one.half.is_some() && other.half.is_some();
        if one.bare != other.bare && !halves && (one.bare || !other.exact || other.half.is_none()) {
            return None;
        }
        let loose = !one.exact && !other.exact;
        // `112->115` is a weight, `100-150` a dose.
        let short = |one: Written| one.bare && one.hour < 10 && one.half.is_none();
        if short(one)
            && short(other)
            && !self
                .text
                .get(self.token(at)?.start..)
                .is_some_and(|rest| rest.starts_with('0'))
            && !self.cued(at, &["from", "time", "seen", "session", "start", "met"])
        {
            return None;
        }
        if loose && one.half.is_none() && other.half.is_none() {
            return None;
        }
        if loose
            && !self.cued(
                at,
                &[
                    "from", "met", "seen", "session", "time", "ran", "group", "visit", "saw", "tx",
                    "therapy",
                ],
            )
        {
            return None;
        }
        let half = one.half.is_some() || other.half.is_some();
        let exact = one.exact && other.exact || half && (one.exact || other.exact) || halves;
        let elsewhere = if exact {
            self.of_another(at)
        } else {
            self.of_something_else(at)
        };
        if elsewhere {
            return None;
        }
        self.span(at, at, one, other)
    }

    /// The token after what stands between two ends.
    fn separator(&self, at: usize) -> Option<usize> {
        let next = at.saturating_add(1);
        match self.kind(at)? {
            Kind::Mark(b'-') => {
                // `10:00 -> 11:00`
                Some(if self.is(next, b'>') {
                    next.saturating_add(1)
                } else {
                    next
                })
            }
            // An arrow; and a slash where the label says that both stand there.
            Kind::Mark(0) => Some(next),
            Kind::Mark(b'/') if self.before(at, &["times", "out", "end", "stop"], 8) => Some(next),
            Kind::Word
                if self.is_word(
                    at,
                    &[
                        "to", "until", "till", "til", "thru", "through", "\u{2013}", "\u{2014}",
                    ],
                ) =>
            {
                Some(next)
            }
            _ => None,
        }
    }

    /// `start 1405 stop 1500`, `Time in: 3:02 Time out: 3:57`, `I called 10:02, we hung up 10:41`.
    fn verbs(&self, at: usize) -> Option<(Span, usize)> {
        let colon = |from: usize| (from..from.saturating_add(3)).any(|at| self.is(at, b':'));
        let starts = self.is_word(
            at,
            &[
                "start",
                "started",
                "begin",
                "began",
                "begun",
                "called",
                "begins",
                "starting",
                "arrived",
                "connected",
                "opened",
                "beginning",
                "going",
            ],
        ) || self.is_word(at, &["in", "on", "from"])
            && (colon(at.saturating_add(1))
                || self.before(at, &["time", "sign", "signed", "logged", "log", "call"], 1))
            || self.is_word(at, &["on"]) && self.is_word(at.saturating_add(1), &["site", "scene"]);
        if !starts {
            return None;
        }
        // Up to four words or marks to the first time, and up to six more to the word that ends it.
        let near = |from: usize, most: usize| {
            (from..from.saturating_add(most)).find_map(|at| Some((at, self.clock(at)?)))
        };
        let (first, one) = near(at.saturating_add(1), 5)?;
        if (at..first).any(|at| self.is_word(at, &["stop", "end", "stopped", "ended"])) {
            return None;
        }
        let ends = (one.next..one.next.saturating_add(12)).find(|at| {
            self.is_word(
                *at,
                &[
                    "stop",
                    "stopped",
                    "end",
                    "ended",
                    "ends",
                    "out",
                    "finish",
                    "finished",
                    "hung",
                    "done",
                    "off",
                    "stops",
                    "concluded",
                    "closed",
                    "cleared",
                    "wrapped",
                    "disconnected",
                    "ending",
                    "went",
                ],
            )
        })?;
        // A time in brackets between is another's: `(planned 5:15)`.
        let mut bracket = false;
        for at in one.next..ends {
            bracket = self.is(at, b'(') || bracket && !self.is(at, b')');
            if !bracket && self.clock(at).is_some() {
                return None;
            }
        }
        let (second, other) = near(ends.saturating_add(1), 5)?;
        let gap = self.tokens.get(one.next..second)?;
        let lines = self
            .token(second)?
            .line
            .saturating_sub(self.token(first)?.line);
        if lines > 1 || gap.iter().any(|token| token.kind == Kind::Blank) {
            return None;
        }
        if !one.exact && !other.exact && one.half.is_none() && other.half.is_none() {
            return None;
        }
        if self.is_word(at, &["in"]) && !one.exact && !other.exact {
            return None;
        }
        let begin = at;
        let (mut span, next) = self.span(begin, first, one, other)?;
        span.whole = true;
        Some((span, next))
    }

    /// `0905 start, 0958 stop`.
    fn verbs_behind(&self, at: usize) -> Option<(Span, usize)> {
        let one = self
            .clock(at)
            .filter(|one| one.exact || one.half.is_some())?;
        if !self.is_word(one.next, &["start", "started", "begin", "began", "arrived"]) {
            return None;
        }
        let second = (one.next.saturating_add(1)..one.next.saturating_add(4))
            .find(|at| self.clock(*at).is_some())?;
        let mut other = self.clock(second)?;
        if !self.is_word(
            other.next,
            &["stop", "stopped", "end", "ended", "left", "done"],
        ) {
            return None;
        }
        other.next = other.next.saturating_add(1);
        self.span(at, at, one, other)
    }

    /// The stretch from one time to another, with the minutes that stand right behind.
    fn span(
        &self,
        begin: usize,
        first: usize,
        one: Written,
        other: Written,
    ) -> Option<(Span, usize)> {
        let (start, stop) = settled(one, other)?;
        let length = stop
            .saturating_add(if stop > start { 0 } else { 1440 })
            .saturating_sub(start);
        if !(1..=480).contains(&length) {
            return None;
        }
        let mut next = other.next;
        let mut end = next;
        let minutes = self.minutes_behind(next).map(|(minutes, after)| {
            next = after;
            end = after;
            minutes
        });
        // Minutes that cannot be those of the stretch are another figure.
        let minutes = minutes.filter(|minutes| *minutes <= length.saturating_add(1));
        let last = self.token(end.checked_sub(1)?)?;
        let clock = |minutes: u32| u16::try_from(minutes.rem_euclid(1440)).ok().map(Clock);
        Some((
            Span {
                start: clock(start),
                stop: clock(stop),
                minutes,
                from: self.token(begin)?.start,
                to: last.end,
                token: first,
                whole: self.before(begin, &["ran", "session"], 2),
                sure: true,
                ..Span::default()
            },
            next,
        ))
    }

    /// `(55m)`, `, 38 min`, `(24)` behind a stretch.
    fn minutes_behind(&self, at: usize) -> Option<(u32, usize)> {
        let open = self.is(at, b'(') || self.is(at, b',') || self.is(at, b'=') || self.is(at, b'[');
        let bracket = self.is(at, b'(') || self.is(at, b'[');
        let from = if open { at.saturating_add(1) } else { at };
        if let Some((minutes, next)) = self.amount(from) {
            if self.is(next, b'x') || self.is(next, b'/') {
                return None;
            }
            return Some((
                minutes,
                next.saturating_add(usize::from(bracket && self.is(next, b')'))),
            ));
        }
        let alone = bracket
            && self.kind(from) == Some(Kind::Number)
            && self.is(from.saturating_add(1), b')');
        let token = self.token(from)?;
        (alone && (5..=480).contains(&token.number)).then(|| (token.number, from.saturating_add(2)))
    }

    /// A length of time that begins at a token: `53 min`, `1.5 hrs`, `2 hr 40 min`, `an hour and a quarter`.
    fn amount(&self, at: usize) -> Option<(u32, usize)> {
        const HOUR: &[&str] = &["hr", "hrs", "hour", "hours", "h"];
        const MINUTE: &[&str] = &["min", "mins", "minute", "minutes", "m", "minuets"];
        let skip = |at: usize| {
            if self.is(at, b'-') {
                at.saturating_add(1)
            } else {
                at
            }
        };
        let dot = |at: usize| {
            if self.is(at, b'.') {
                at.saturating_add(1)
            } else {
                at
            }
        };
        let worded: Option<u32> = match self.word(at).to_ascii_lowercase().as_str() {
            "one" | "an" => Some(60),
            "two" => Some(120),
            "three" => Some(180),
            "half"
                if self.is_word(at.saturating_add(1), &["an"])
                    && self.is_word(at.saturating_add(2), HOUR) =>
            {
                return Some((30, at.saturating_add(3)));
            }
            "half" if self.is_word(at.saturating_add(1), HOUR) => {
                return Some((30, at.saturating_add(2)));
            }
            _ => None,
        };
        if let Some(minutes) = worded {
            let unit = skip(at.saturating_add(1));
            if !self.is_word(unit, HOUR) || self.word(unit) == "h" {
                return None;
            }
            let next = unit.saturating_add(1);
            if self.is_word(next, &["and"]) {
                let rest = next.saturating_add(1);
                let (more, words): (u32, usize) = if self.is_word(rest, &["a"])
                    && self.is_word(rest.saturating_add(1), &["quarter"])
                {
                    (15, 2)
                } else if self.is_word(rest, &["a"])
                    && self.is_word(rest.saturating_add(1), &["half"])
                {
                    (30, 2)
                } else if self.is_word(rest, &["fifteen"]) {
                    (15, 2)
                } else if self.is_word(rest, &["ten"]) {
                    (10, 2)
                } else if self.is_word(rest, &["twenty"]) {
                    (20, 2)
                } else {
                    (0, 0)
                };
                if more > 0 {
                    return Some((minutes.saturating_add(more), rest.saturating_add(words)));
                }
            }
            return Some((minutes, next));
        }
        let token = self.token(at).filter(|token| token.kind == Kind::Number)?;
        let mut next = at.saturating_add(1);
        let mut tenths = 0;
        if self.is(next, b'.')
            && self.joined(next)
            && self.kind(next.saturating_add(1)) == Some(Kind::Number)
        {
            tenths = self.token(next.saturating_add(1))?.number;
            if tenths > 99 {
                return None;
            }
            tenths = if tenths < 10 {
                tenths.saturating_mul(10)
            } else {
                tenths
            };
            next = next.saturating_add(2);
        }
        let unit = skip(next);
        if self.is_word(unit, HOUR) {
            let minutes = token
                .number
                .saturating_mul(60)
                .saturating_add(tenths.saturating_mul(60).div_euclid(100));
            let mut next = dot(unit.saturating_add(1));
            let more = self
                .token(next)
                .filter(|token| token.kind == Kind::Number)
                .map_or(0, |token| token.number);
            let and = usize::from(self.is_word(next, &["and"]));
            let more = if and == 1 {
                self.token(next.saturating_add(1))
                    .map_or(0, |token| token.number)
            } else {
                more
            };
            let unit = skip(next.saturating_add(and).saturating_add(1));
            if (1..60).contains(&more) && self.is_word(unit, MINUTE) {
                next = dot(unit.saturating_add(1));
                return (minutes < 720).then(|| (minutes.saturating_add(more), next));
            }
            return ((1..=720).contains(&minutes)).then_some((minutes, next));
        }
        // `46M` is a man's age; `(55m)` is a length.
        let bracket = at
            .checked_sub(1)
            .is_some_and(|before| self.is(before, b'(') || self.is(before, b'='));
        let called = self.before(
            at,
            &["call", "phone", "ph", "tc", "session", "visit", "video"],
            1,
        );
        let single =
            self.word(unit).eq_ignore_ascii_case("m") && !bracket && !called && !self.of_log(at);
        if self.is_word(unit, MINUTE) && tenths == 0 && !single {
            return ((1..=720).contains(&token.number))
                .then(|| (token.number, unit.saturating_add(1)));
        }
        None
    }

    /// `seen 1:00p x 30min`.
    fn start_and_length(&self, at: usize) -> Option<(Span, usize)> {
        let one = self
            .clock(at)
            .filter(|one| one.exact || one.half.is_some())?;
        let times = self.is_word(one.next, &["x", "for"])
            || self.is(one.next, b',') && self.token(at).is_some_and(|token| token.first);
        let (minutes, next) = times
            .then(|| self.amount(one.next.saturating_add(1)))
            .flatten()?;
        let begin = if at
            .checked_sub(1)
            .is_some_and(|before| self.is_word(before, &["seen", "met", "at"]))
        {
            at.saturating_sub(1)
        } else {
            at
        };
        let start = minutes_of_day(one, None);
        Some((
            Span {
                start: u16::try_from(start).ok().map(Clock),
                minutes: Some(minutes),
                from: self.token(begin)?.start,
                to: self.token(next.checked_sub(1)?)?.end,
                token: at,
                whole: true,
                sure: true,
                ..Span::default()
            },
            next,
        ))
    }

    /// Minutes alone, where the words around say that they are the service's.
    fn length(&self, at: usize) -> Option<(Span, usize)> {
        let number = self.kind(at) == Some(Kind::Number)
            && !(self.joined(at)
                && at.checked_sub(1).is_some_and(|before| {
                    matches!(
                        self.kind(before),
                        Some(Kind::Mark(b'/' | b'.' | b':' | b'-')) | Some(Kind::Word)
                    )
                }));
        let word = self.is_word(at, &["one", "an", "two", "three", "half"]);
        if !number && !word {
            return None;
        }
        let (minutes, next) = self.amount(at)?;
        if self.of_something_else(at) || self.of_something_else_behind(at, next) {
            return None;
        }
        let right_before = |list: &[&str]| {
            at.checked_sub(1)
                .is_some_and(|before| self.is_word(before, list))
        };
        let called = self.before(at, &["phone", "session", "call", "video", "visit"], 2);
        if right_before(&["in", "over"]) || right_before(&["x"]) && !called {
            return None;
        }
        // `30 mins (1:30 - 2:00 PM)`, `50-minute session, 3:05p to 3:55p`
        let bracket = (next..next.saturating_add(4))
            .find(|at| matches!(self.kind(*at), Some(Kind::Mark(b'(' | b','))));
        if let Some((mut span, after)) = bracket.and_then(|at| self.range(at.saturating_add(1))) {
            span.minutes = Some(minutes);
            span.from = self.token(at)?.start;
            return Some((span, after));
        }
        // `45 min, 4:30p start`
        if self.is(next, b',')
            && let Some(start) = self
                .clock(next.saturating_add(1))
                .filter(|start| self.is_word(start.next, &["start", "started"]))
        {
            let clock = minutes_of_day(start, None);
            return Some((
                Span {
                    start: u16::try_from(clock).ok().map(Clock),
                    minutes: Some(minutes),
                    from: self.token(at)?.start,
                    to: self.token(start.next)?.end,
                    token: at,
                    whole: true,
                    sure: true,
                    ..Span::default()
                },
                start.next.saturating_add(1),
            ));
        }
        let before = |list: &[&str], most: usize| self.before(at, list, most);
        let equals = at
            .checked_sub(1)
            .is_some_and(|before| self.is(before, b'='));
        let total = equals
            || self.is_word(next, &["session"])
            || before(
                &[
                    "total", "tot", "spent", "duration", "length", "overall", "totaling", "lasted",
                    "totals", "sum", "ran", "month",
                ],
                6,
            )
            || self.behind(
                next,
                &["total", "spent", "face", "f2f", "ftf", "direct", "net"],
                2,
            );
        let session = self.behind(
            next,
            &[
                "session",
                "sess",
                "visit",
                "appt",
                "appointment",
                "encounter",
                "call",
                "psychotherapy",
                "therapy",
                "tx",
                "cbt",
                "group",
                "w",
                "with",
                "individual",
                "indiv",
                "ind",
                "phone",
                "video",
                "counseling",
                "contact",
                "intake",
                "eval",
                "supportive",
                "of",
                "incl",
                "including",
                "billed",
                "provider",
                "talk",
            ],
            2,
        ) && !self.is_word(next, &["of"])
            || self.is_word(next, &["of"])
                && self.behind(
                    next,
                    &[
                        "psychotherapy",
                        "therapy",
                        "tx",
                        "counseling",
                        "individual",
                        "family",
                        "group",
                        "service",
                        "crisis",
                        "cbt",
                        "direct",
                        "supportive",
                        "testing",
                    ],
                    4,
                )
            || self.is_word(next, &["of"]) && self.behind(next, &["provider", "face"], 3);
        let led = before(
            &[
                "time",
                "min",
                "mins",
                "minutes",
                "session",
                "psychotherapy",
                "therapy",
                "tx",
                "psychotx",
                "lasting",
                "seen",
                "saw",
                "met",
                "together",
                "phone",
                "video",
                "call",
                "sess",
                "visit",
                "f2f",
                "telehealth",
                "zoom",
                "individual",
                "indiv",
                "group",
                "family",
                "counseling",
                "consult",
                "testing",
                "scoring",
                "report",
                "feedback",
                "interview",
                "spent",
                "administration",
                "integration",
                "coil",
                "registry",
                "chart",
                "outreach",
                "parents",
                "mom",
                "dad",
                "grp",
                "nite",
                "couples",
                "couple",
                "intake",
                "also",
                "direct",
                "indirect",
                "addon",
                "note",
                "msg",
                "eval",
                "mgmt",
            ],
            6,
        );
        // What is a part of the service by its name.
        let named = before(
            &[
                "psychotherapy",
                "therapy",
                "psychotx",
                "testing",
                "scoring",
                "report",
                "feedback",
                "interview",
                "administration",
                "integration",
                "spent",
                "session",
                "sess",
                "individual",
                "indiv",
                "family",
                "group",
                "addon",
                "counseling",
                "eval",
                "mgmt",
                "tx",
                "minutes",
                "min",
                "time",
                "met",
                "seen",
                "saw",
                "direct",
                "indirect",
                "f2f",
            ],
            6,
        );
        // What stands in the first words of a note says what it was.
        let opening = at < 30;
        let entry = self.of_log(at);
        let alone = self.sentence_of_its_own(at, next);
        if !(total || session || led || opening || entry || alone) {
            return None;
        }
        // Fewer than ten minutes are a service's only in a log.
        if minutes < 10 && !entry && !total {
            return None;
        }
        Some((
            Span {
                minutes: Some(minutes),
                from: self.token(at)?.start,
                to: self.token(next.checked_sub(1)?)?.end,
                token: at,
                total,
                sure: total || session || entry || alone || named,
                ..Span::default()
            },
            next,
        ))
    }

    /// Minutes behind a label and without a unit: `TT: 47`, `dur 38`, `CM minutes for mo: 65`, `phone x50`, `50'`.
    fn labelled(&self, at: usize) -> Option<(Span, usize)> {
        let made = |number: usize, total: bool| {
            let token = self
                .token(number)
                .filter(|token| token.kind == Kind::Number && (5..=480).contains(&token.number))?;
            Some((
                Span {
                    minutes: Some(token.number),
                    from: self.token(at)?.start,
                    to: token.end,
                    token: number,
                    total,
                    sure: true,
                    ..Span::default()
                },
                number.saturating_add(1),
            ))
        };
        let ends = |number: usize| {
            let next = number.saturating_add(1);
            match self.kind(next) {
                Some(Kind::Number) => false,
                Some(Kind::Mark(b'/' | b'%' | b':' | b'-' | b'=' | b'+' | b'x')) => false,
                Some(Kind::Mark(b'.')) => !self.joined(next.saturating_add(1)),
                Some(Kind::Word) => {
                    !self.joined(next)
                        && !self.is_word(
                            next,
                            &[
                                "of", "members", "sessions", "visits", "points", "hrs", "hours",
                                "hour", "hr", "units", "and", "to", "pm", "am", "a", "p", "days",
                            ],
                        )
                }
                _ => true,
            }
        };
        if self.is_word(
            at,
            &[
                "tt", "dur", "duration", "length", "total", "tot", "minutes", "mins",
            ],
        ) {
            // Up to four words to the colon.
            let mut number = at.saturating_add(1);
            let label = self.is_word(at, &["total", "minutes", "mins", "length", "duration"]);
            let mut colon = !label;
            for _ in 0..5 {
                match self.kind(number) {
                    Some(Kind::Mark(b':' | b'=')) => colon = true,
                    Some(Kind::Mark(b'(' | b')')) if !colon => {}
                    Some(Kind::Word)
                        if !colon && !self.is_word(number, &["score", "raw", "units"]) => {}
                    _ => break,
                }
                number = number.saturating_add(1);
            }
            let spent = self.before(at, &["time", "session", "face", "service", "cm", "cc"], 3)
                || colon && !self.is_word(at, &["total", "tot"])
                || self.before(at, &["min", "mins", "minutes"], 12)
                || self.is_word(at.saturating_add(1), &["time", "min", "mins", "minutes"]);
            if colon && spent && ends(number) {
                return made(number, true);
            }
        }
        // `phone x50`
        let joined = at.saturating_add(1);
        if self.is_word(at, &["x"])
            && self.joined(joined)
            && self.before(
                at,
                &[
                    "phone",
                    "session",
                    "sess",
                    "visit",
                    "call",
                    "video",
                    "tx",
                    "indiv",
                    "individual",
                    "seen",
                ],
                2,
            )
            && ends(joined)
        {
            return made(joined, false);
        }
        // `50'`
        if self.kind(at) == Some(Kind::Number)
            && (self.is(joined, b'\'')
                || self.is(joined, b'"')
                    && self.before(
                        at,
                        &[
                            "indiv",
                            "individual",
                            "session",
                            "sess",
                            "family",
                            "group",
                            "tx",
                            "therapy",
                        ],
                        1,
                    ))
            && self.joined(joined)
            && !self.joined(at)
            && self.token(at)?.number >= 15
            && !self.before(at, &["height", "ht"], 3)
        {
            return made(at, false);
        }
        None
    }

    /// Whether an amount is all that its sentence says, at the begin of a line.
    fn sentence_of_its_own(&self, at: usize, next: usize) -> bool {
        let first = self.token(at).is_some_and(|token| token.first)
            || at
                .checked_sub(1)
                .is_some_and(|before| self.kind(before) == Some(Kind::End));
        let first = first
            || at
                .checked_sub(1)
                .is_some_and(|before| self.is(before, b'(') || self.is(before, b','))
                && self.kind(next) == Some(Kind::Mark(b')'));
        first
            && matches!(
                self.kind(next),
                None | Some(Kind::End | Kind::Mark(b'(' | b')'))
            )
            || self.token(at).is_some_and(|token| token.first)
                && (self.is(next, b',')
                    || self.is_word(
                        next,
                        &[
                            "on",
                            "of",
                            "incl",
                            "including",
                            "total",
                            "face",
                            "w",
                            "with",
                        ],
                    ))
    }

    /// A line of a log: it begins with a date.
    fn of_log(&self, at: usize) -> bool {
        let Some(line) = self.token(at).map(|token| token.line) else {
            return false;
        };
        let first = (0..=at)
            .rev()
            .take_while(|at| self.token(*at).is_some_and(|token| token.line == line))
            .last();
        let Some(first) = first else { return false };
        self.kind(first) == Some(Kind::Number)
            && self.is(first.saturating_add(1), b'/')
            && self.kind(first.saturating_add(2)) == Some(Kind::Number)
    }

    /// Whether one of some words stands up to so many tokens before, in the same sentence.
    fn before(&self, at: usize, list: &[&str], most: usize) -> bool {
        (0..at)
            .rev()
            .take(most)
            .take_while(|at| self.kind(*at) != Some(Kind::End))
            .any(|at| self.is_word(at, list))
    }

    fn behind(&self, at: usize, list: &[&str], most: usize) -> bool {
        (at..at.saturating_add(most))
            .take_while(|at| self.kind(*at) != Some(Kind::End))
            .any(|at| self.is_word(at, list))
    }

    fn cued(&self, at: usize, list: &[&str]) -> bool {
        self.before(at, list, 4)
    }

    /// What else has a stretch of clock time: sleep, work, a meal, what was planned.
    fn of_another(&self, at: usize) -> bool {
        if self.before(at, &["lunch", "break", "coffee"], 2) || self.before(at, &["next"], 7) {
            return true;
        }
        let other = self.before(at, OTHERS, 3)
            || self.before(at, &["bedtime", "sched", "planned", "daily", "log"], 3);
        other && !self.before(at, &["session", "met", "seen", "visit", "time"], 6)
    }

    /// Sleep, work, travel and waiting have times too.
    fn of_something_else(&self, at: usize) -> bool {
        let other = self.before(at, OTHERS, 3)
            || self.before(
                at,
                &[
                    "late",
                    "early",
                    "doc",
                    "documentation",
                    "charting",
                    "travel",
                    "lvm",
                    "vm",
                    "voicemail",
                    "previous",
                    "prev",
                    "prep",
                    "drives",
                    "driving",
                    "ride",
                    "walk",
                    "walks",
                    "walked",
                    "wait",
                    "waited",
                    "last",
                    "first",
                    "1st",
                    "q",
                    "st",
                    "nd",
                    "rd",
                    "th",
                    "per",
                    "timer",
                    "warm",
                    "homework",
                    "hw",
                    "pmr",
                    "breathing",
                    "practice",
                    "within",
                    "about",
                    "bell",
                    "avg",
                    "average",
                    "tantrum",
                    "episode",
                    "episodes",
                    "washing",
                    "takes",
                    "took",
                    "after",
                    "before",
                    "ago",
                    "another",
                    "up",
                    "add",
                    "extra",
                    "hour",
                    "hours",
                    "office",
                    "open",
                    "school",
                ],
                3,
            );
        other
            && !self.before(
                at,
                &[
                    "session",
                    "total",
                    "met",
                    "seen",
                    "spent",
                    "psychotherapy",
                    "therapy",
                    "face",
                    "visit",
                    "lasted",
                    "observed",
                    "psychotx",
                    "addon",
                    "saw",
                ],
                8,
            )
    }

    fn of_something_else_behind(&self, at: usize, next: usize) -> bool {
        let slash = self.is(next, b'/');
        slash
            || self.is_word(
                next,
                &[
                    "late",
                    "early",
                    "ago",
                    "break",
                    "worry",
                    "timer",
                    "walk",
                    "walks",
                    "drive",
                    "ride",
                    "away",
                    "long",
                    "daily",
                    "nightly",
                    "before",
                    "after",
                    "per",
                    "a",
                    "each",
                    "every",
                    "later",
                    "nap",
                    "prior",
                    "until",
                    "mark",
                    "old",
                    "delay",
                    "check",
                    "checks",
                    "homework",
                    "mindfulness",
                    "or",
                    "window",
                    "by",
                    "of",
                ],
            ) && !self.behind(
                next,
                &[
                    "psychotherapy",
                    "therapy",
                    "session",
                    "counseling",
                    "individual",
                    "family",
                    "group",
                    "service",
                    "cbt",
                    "testing",
                    "visit",
                    "phone",
                    "video",
                    "telehealth",
                    "zoom",
                ],
                4,
            )
            || self.before(at, &["drives", "every", "each"], 3)
    }
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
