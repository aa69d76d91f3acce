//! Reading what a caller hands in, with every problem collected.
//!
//! One reader serves two sources, a JS object and parsed JSON, through [`Node`]; so both give the
//! same encounter and the same problems, word for word.

use crate::encounter::words::Word;
use serde::Serialize;

/// Something the input says that cannot be understood, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// JSON Pointer into the input; empty for the whole of it.
    pub path: String,
    /// What is wrong, lower case, no full stop.
    pub message: String,
    /// What to write instead, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

/// More problems than this are counted, not listed: nobody reads on, and the input is not an encounter.
pub const MOST_PROBLEMS: usize = 100;
/// Longest text of a field that is not a note, in UTF-16 code units or characters.
pub const LONGEST_TEXT: usize = 200;

/// A value of the input: a JS value or parsed JSON. Nothing here may throw or trap.
pub trait Node: Sized {
    /// An object opened for reading a fixed set of keys.
    type Record: Record<Self>;
    /// Not given, or `null`: unknown.
    fn absent(&self) -> bool;
    /// The value where it is a boolean.
    fn boolean(&self) -> Option<bool>;
    /// The value where it is a number, NaN and infinities included.
    fn number(&self) -> Option<f64>;
    /// The value where it is text of at most `longest`; `Err` with its length where it is longer.
    fn text(&self, longest: usize) -> Option<Result<String, usize>>;
    /// The length where it is a list.
    fn length(&self) -> Option<usize>;
    /// The item at an index of a list; absent where there is none or reading it fails.
    fn item(&self, index: usize) -> Result<Self, String>;
    /// The object behind the value, ready to read these keys.
    fn open(&self, keys: &'static [&'static str]) -> Option<Self::Record>;
    /// Keys of an object whose keys are the caller's own.
    fn keys(&self) -> Option<Vec<String>>;
    /// The value of one such key.
    fn entry(&self, key: &str) -> Result<Self, String>;
    /// What the value is, for a message: "text", "a list".
    fn describe(&self) -> &'static str;
}

/// An object opened by [`Node::open`].
pub trait Record<N> {
    /// The value of the key at this index; `Err` where reading it threw.
    fn get(&self, index: usize) -> Result<N, String>;
    /// Keys that are not among those opened for; `present` of those were there.
    fn strangers(&self, present: usize) -> Vec<String>;
}

/// A value that can be read from a [`Node`].
pub trait Read: Sized {
    /// How many of these a list may hold.
    const MOST: usize = 100;
    /// Reads the value; `None` where a problem was noted.
    fn read<N: Node>(node: &N, reader: &mut Reader) -> Option<Self>;
}

#[derive(Clone, Debug)]
enum Step {
    Key(&'static str),
    Entry(String),
    Index(usize),
}

/// The place in the input and the problems so far.
#[derive(Debug, Default)]
pub struct Reader {
    path: Vec<Step>,
    problems: Vec<Problem>,
    more: usize,
}

impl Reader {
    /// Reads a whole input: the value, or every problem.
    pub fn whole<T: Read, N: Node>(node: &N) -> Result<T, Vec<Problem>> {
        let mut reader = Reader::default();
        let value = T::read(node, &mut reader);
        match value {
            Some(value) if reader.problems.is_empty() => Ok(value),
            _ => Err(reader.finish()),
        }
    }

    fn finish(mut self) -> Vec<Problem> {
        if self.more > 0 {
            self.problems.push(Problem {
                path: String::new(),
                message: format!("{} more problems are not listed", self.more),
                help: None,
            });
        }
        self.problems
    }

    /// Notes a problem at the current place.
    pub fn problem(&mut self, message: impl Into<String>, help: impl Into<Option<String>>) {
        if self.problems.len() >= MOST_PROBLEMS {
            self.more = self.more.saturating_add(1);
            return;
        }
        let path = self.pointer();
        self.problems.push(Problem { path, message: message.into(), help: help.into() });
    }

    fn pointer(&self) -> String {
        let mut out = String::new();
        for step in &self.path {
            out.push('/');
            match step {
                Step::Key(key) => out.push_str(key),
                Step::Entry(key) => out.push_str(&shorten(key, 60).replace('~', "~0").replace('/', "~1")),
                Step::Index(index) => out.push_str(&index.to_string()),
            }
        }
        out
    }

    fn expected(&mut self, what: &str, found: &str) {
        self.problem(format!("expected {what}, found {found}"), None);
    }

    /// Opens an object; notes a problem where it is none.
    pub fn open<N: Node>(&mut self, node: &N, keys: &'static [&'static str]) -> Option<N::Record> {
        let record = node.open(keys);
        if record.is_none() {
            self.expected("an object", node.describe());
        }
        record
    }

    /// Reads an optional field of an opened object; counts it where it is present.
    pub fn optional<T: Read, N: Node>(
        &mut self,
        record: &N::Record,
        index: usize,
        key: &'static str,
        present: &mut usize,
    ) -> Option<T> {
        match record.get(index) {
            Ok(value) if value.absent() => None,
            Ok(value) => {
                *present = present.saturating_add(1);
                self.at(Step::Key(key), |reader| T::read(&value, reader))
            }
            Err(why) => {
                *present = present.saturating_add(1);
                self.at(Step::Key(key), |reader| reader.threw(&why));
                None
            }
        }
    }

    /// Reads a field that must be there.
    pub fn required<T: Read, N: Node>(
        &mut self,
        record: &N::Record,
        index: usize,
        key: &'static str,
        present: &mut usize,
    ) -> Option<T> {
        let before = *present;
        let value = self.optional::<T, N>(record, index, key, present);
        if *present == before {
            self.at(Step::Key(key), |reader| reader.problem(format!("`{key}` is missing"), None));
        }
        value
    }

    /// Notes keys that the contract does not have, with the nearest it has.
    pub fn strangers<N: Node>(&mut self, record: &N::Record, keys: &'static [&'static str], present: usize) {
        for key in record.strangers(present) {
            let help = nearest(&key, keys).map(|near| format!("did you mean `{near}`?"));
            self.at(Step::Entry(key.clone()), |reader| {
                reader.problem(format!("unknown key `{}`", shorten(&key, 60)), help);
            });
        }
    }

    fn threw(&mut self, why: &str) {
        self.problem(
            format!("reading this threw an error: {}", shorten(why, 120)),
            Some("hand in a plain object".to_owned()),
        );
    }

    /// Reads a word of a closed vocabulary.
    pub fn word<W: Word, N: Node>(&mut self, node: &N) -> Option<W> {
        let text = self.text(node, LONGEST_TEXT)?;
        let found = W::of(&text);
        if found.is_none() {
            let help = match nearest(&text, W::WORDS) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("one of: {}", W::WORDS.join(", ")),
            };
            self.problem(format!("unknown word `{}`", shorten(&text, 60)), Some(help));
        }
        found
    }

    /// Reads text of a bounded length.
    pub fn text<N: Node>(&mut self, node: &N, longest: usize) -> Option<String> {
        match node.text(longest) {
            Some(Ok(text)) => Some(text),
            Some(Err(length)) => {
                self.problem(format!("text of {length} characters; at most {longest} are read"), None);
                None
            }
            None => {
                self.expected("text", node.describe());
                None
            }
        }
    }

    /// Reads a whole number within bounds.
    pub fn whole_number<N: Node>(&mut self, node: &N, least: u32, most: u32, what: &str) -> Option<u32> {
        let Some(number) = node.number() else {
            let help = node
                .text(40)
                .and_then(Result::ok)
                .filter(|text| text.trim().parse::<f64>().is_ok())
                .map(|text| format!("write {} without quotes", text.trim()));
            let found = node.describe();
            self.problem(format!("expected {what} as a number, found {found}"), help);
            return None;
        };
        if number.fract() != 0.0 || !number.is_finite() {
            self.problem(format!("expected {what} as a whole number, found {number}"), None);
            return None;
        }
        if number < f64::from(least) || number > f64::from(most) {
            self.problem(format!("{what} must lie between {least} and {most}, found {number}"), None);
            return None;
        }
        // In range and whole, so the conversion is exact.
        Some(number as u32)
    }

    /// Reads the entries of an object whose keys are the caller's own.
    pub fn entries<T: Read, N: Node>(&mut self, node: &N, most: usize) -> Option<Vec<(String, T)>> {
        let Some(keys) = node.keys() else {
            self.expected("an object", node.describe());
            return None;
        };
        if keys.len() > most {
            self.problem(format!("{} entries; at most {most} are read", keys.len()), None);
            return None;
        }
        let mut out = Vec::with_capacity(keys.len());
        for key in keys {
            let value = self.at(Step::Entry(key.clone()), |reader| match node.entry(&key) {
                Ok(value) => T::read(&value, reader),
                Err(why) => {
                    reader.threw(&why);
                    None
                }
            });
            if let Some(value) = value {
                out.push((key, value));
            }
        }
        Some(out)
    }

    fn at<R>(&mut self, step: Step, inside: impl FnOnce(&mut Self) -> R) -> R {
        self.path.push(step);
        let result = inside(self);
        self.path.pop();
        result
    }
}

impl<T: Read> Read for Vec<T> {
    fn read<N: Node>(node: &N, reader: &mut Reader) -> Option<Self> {
        let Some(length) = node.length() else {
            reader.expected("a list", node.describe());
            return None;
        };
        if length > T::MOST {
            reader.problem(format!("{length} items; at most {} are read", T::MOST), None);
            return None;
        }
        let mut out = Vec::with_capacity(length);
        for index in 0..length {
            let item = reader.at(Step::Index(index), |reader| match node.item(index) {
                Ok(item) => T::read(&item, reader),
                Err(why) => {
                    reader.threw(&why);
                    None
                }
            });
            if let Some(item) = item {
                out.push(item);
            }
        }
        Some(out)
    }
}

impl Read for bool {
    fn read<N: Node>(node: &N, reader: &mut Reader) -> Option<Self> {
        let value = node.boolean();
        if value.is_none() {
            reader.expected("true or false", node.describe());
        }
        value
    }
}

/// The nearest of some words to one that is none of them, if near enough to be meant.
pub fn nearest<'w>(word: &str, words: &[&'w str]) -> Option<&'w str> {
    if word.len() > 60 {
        return None;
    }
    let plain = word.to_lowercase().replace(['_', ' ', '-'], "");
    words
        .iter()
        .map(|candidate| {
            let other = candidate.to_lowercase().replace(['_', ' ', '-'], "");
            (strsim::osa_distance(&plain, &other), *candidate)
        })
        .filter(|(distance, candidate)| distance.saturating_mul(3) <= candidate.len().max(plain.len()))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Text cut to a length for a message.
pub fn shorten(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut out: String = text.chars().take(most).collect();
    out.push('…');
    out
}

/// Declares a plain record of the contract: its Rust fields, their keys, reading and writing.
///
/// Required fields come first; every other is an `Option`, and `None` means unknown.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident $([most $most:literal])? {
            $(@required { $($(#[$rm:meta])* $rf:ident $rk:literal : $rt:ty),* $(,)? })?
            $($(#[$om:meta])* $of:ident $ok:literal : $ot:ty),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $($($(#[$rm])* pub $rf: $rt,)*)?
            $($(#[$om])* pub $of: Option<$ot>,)*
        }
        impl $name {
            /// The keys the contract has for this record.
            pub const KEYS: &'static [&'static str] = &[$($($rk,)*)? $($ok,)*];
        }
        impl $crate::encounter::read::Read for $name {
            $(const MOST: usize = $most;)?
            #[allow(unused_assignments, reason = "the index after the last field is not read")]
            fn read<N: $crate::encounter::read::Node>(
                node: &N,
                reader: &mut $crate::encounter::read::Reader,
            ) -> Option<Self> {
                let record = reader.open(node, Self::KEYS)?;
                let mut present = 0_usize;
                let mut index = 0_usize;
                $($(
                    let $rf = reader.required::<$rt, N>(&record, index, $rk, &mut present);
                    index = index.saturating_add(1);
                )*)?
                $(
                    let $of = reader.optional::<$ot, N>(&record, index, $ok, &mut present);
                    index = index.saturating_add(1);
                )*
                reader.strangers::<N>(&record, Self::KEYS, present);
                Some(Self { $($($rf: $rf?,)*)? $($of,)* })
            }
        }
        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                use ::serde::ser::SerializeMap;
                let mut map = s.serialize_map(None)?;
                $($(map.serialize_entry($rk, &self.$rf)?;)*)?
                $(if let Some(value) = &self.$of { map.serialize_entry($ok, value)?; })*
                map.end()
            }
        }
    };
}
pub(crate) use record;
