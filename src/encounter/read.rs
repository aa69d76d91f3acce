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

/// What is done with a value of the input; `Err` where reading it threw.
pub type Then<'a> = &'a mut dyn FnMut(Result<&dyn Node, String>);

/// A value of the input: a JS value or parsed JSON. Nothing here may throw or trap.
///
/// Used as a trait object, so that one copy of the reader serves both sources: in the wasm that is a third of the size.
pub trait Node {
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
    /// The item at an index of a list.
    fn item(&self, index: usize, then: Then<'_>);
    /// Opens the object behind the value for reading these keys; false where it is no object.
    fn open(&self, keys: &'static [&'static str], then: &mut dyn FnMut(&dyn Record)) -> bool;
    /// Keys of an object whose keys are the caller's own.
    fn keys(&self) -> Option<Vec<String>>;
    /// The value of one such key.
    fn entry(&self, key: &str, then: Then<'_>);
    /// What the value is, for a message: "text", "a list".
    fn describe(&self) -> &'static str;
}

/// An object opened by [`Node::open`].
pub trait Record {
    /// The value of the key at this index.
    fn get(&self, index: usize, then: Then<'_>);
    /// Keys that are not among those opened for; `present` of those were there.
    fn strangers(&self, present: usize) -> Vec<String>;
}

/// A value that can be read from a [`Node`].
pub trait Read: Sized {
    /// How many of these a list may hold.
    const MOST: usize = 100;
    /// Reads the value; `None` where a problem was noted.
    fn read(node: &dyn Node, reader: &mut Reader) -> Option<Self>;
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
    pub fn whole<T: Read>(node: &dyn Node) -> Result<T, Vec<Problem>> {
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
        self.problems.push(Problem {
            path,
            message: message.into(),
            help: help.into(),
        });
    }

    fn pointer(&self) -> String {
        let mut out = String::new();
        for step in &self.path {
            out.push('/');
            match step {
                Step::Key(key) => out.push_str(key),
                Step::Entry(key) => out.push_str(&escaped(key)),
                Step::Index(index) => out.push_str(&index.to_string()),
            }
        }
        out
    }

    fn expected(&mut self, what: &str, found: &str) {
        self.problem(format!("expected {what}, found {found}"), None);
    }

    /// Opens an object and reads it; notes a problem where it is none.
    pub fn open(
        &mut self,
        node: &dyn Node,
        keys: &'static [&'static str],
        then: &mut dyn FnMut(&mut Self, &dyn Record),
    ) {
        if !node.open(keys, &mut |record| then(self, record)) {
            self.expected("an object", node.describe());
        }
    }

    /// Hands the value of a field on, at its place, where it is there; whether it is.
    fn field(
        &mut self,
        record: &dyn Record,
        index: usize,
        key: &'static str,
        then: &mut dyn FnMut(&dyn Node, &mut Self),
    ) -> bool {
        let mut present = false;
        record.get(index, &mut |value| match value {
            Ok(value) if value.absent() => {}
            Ok(value) => {
                present = true;
                self.path.push(Step::Key(key));
                then(value, self);
                self.path.pop();
            }
            Err(why) => {
                present = true;
                self.path.push(Step::Key(key));
                self.threw(&why);
                self.path.pop();
            }
        });
        present
    }

    /// Reads an optional field of an opened object; counts it where it is present.
    pub fn optional<T: Read>(
        &mut self,
        record: &dyn Record,
        index: usize,
        key: &'static str,
        present: &mut usize,
    ) -> Option<T> {
        let mut out = None;
        let there = self.field(record, index, key, &mut |value, reader| {
            out = T::read(value, reader)
        });
        *present = present.saturating_add(usize::from(there));
        out
    }

    /// Reads a field that must be there.
    pub fn required<T: Read>(
        &mut self,
        record: &dyn Record,
        index: usize,
        key: &'static str,
        present: &mut usize,
    ) -> Option<T> {
        let mut out = None;
        let there = self.field(record, index, key, &mut |value, reader| {
            out = T::read(value, reader)
        });
        if there {
            *present = present.saturating_add(1);
        } else {
            self.path.push(Step::Key(key));
            self.problem(format!("`{key}` is missing"), None);
            self.path.pop();
        }
        out
    }

    /// Notes keys that the contract does not have, with the nearest it has.
    pub fn strangers(
        &mut self,
        record: &dyn Record,
        keys: &'static [&'static str],
        present: usize,
    ) {
        for key in record.strangers(present) {
            let help = nearest(&key, keys).map(|near| format!("did you mean `{near}`?"));
            let message = format!("unknown key `{}`", shorten(&key, 60));
            self.path.push(Step::Entry(key));
            self.problem(message, help);
            self.path.pop();
        }
    }

    fn threw(&mut self, why: &str) {
        self.problem(
            format!("reading this threw an error: {}", shorten(why, 120)),
            Some("hand in a plain object".to_owned()),
        );
    }

    /// Reads a word of a closed vocabulary.
    pub fn word<W: Word>(&mut self, node: &dyn Node) -> Option<W> {
        let text = self.text(node, LONGEST_TEXT)?;
        let found = W::of(&text);
        if found.is_none() {
            self.unknown_word(&text, W::WORDS);
        }
        found
    }

    fn unknown_word(&mut self, text: &str, words: &[&'static str]) {
        let help = match nearest(text, words) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("one of: {}", words.join(", ")),
        };
        self.problem(format!("unknown word `{}`", shorten(text, 60)), Some(help));
    }

    /// Reads text of a bounded length.
    pub fn text(&mut self, node: &dyn Node, longest: usize) -> Option<String> {
        match node.text(longest) {
            Some(Ok(text)) => Some(text),
            Some(Err(length)) => {
                self.problem(
                    format!("text of {length} characters; at most {longest} are read"),
                    None,
                );
                None
            }
            None => {
                self.expected("text", node.describe());
                None
            }
        }
    }

    /// Reads a whole number within bounds.
    pub fn whole_number(
        &mut self,
        node: &dyn Node,
        least: u32,
        most: u32,
        what: &str,
    ) -> Option<u32> {
        let Some(number) = node.number() else {
            let help = node
                .text(40)
                .and_then(Result::ok)
                .filter(|text| {
                    serde_json::from_str::<serde_json::Value>(text.trim())
                        .is_ok_and(|value| value.is_number())
                })
                .map(|text| format!("write {} without quotes", text.trim()));
            let found = node.describe();
            self.problem(format!("expected {what} as a number, found {found}"), help);
            return None;
        };
        if number.fract() != 0.0 || !number.is_finite() {
            self.problem(
                format!("expected {what} as a whole number, found {}", shown(number)),
                None,
            );
            return None;
        }
        if number < f64::from(least) || number > f64::from(most) {
            self.problem(
                format!(
                    "{what} must lie between {least} and {most}, found {}",
                    shown(number)
                ),
                None,
            );
            return None;
        }
        // In range and whole, so the conversion is exact.
        Some(number as u32)
    }

    /// Reads the entries of an object whose keys are the caller's own.
    pub fn entries<T: Read>(&mut self, node: &dyn Node, most: usize) -> Option<Vec<(String, T)>> {
        let Some(keys) = node.keys() else {
            self.expected("an object", node.describe());
            return None;
        };
        if keys.len() > most {
            self.problem(
                format!("{} entries; at most {most} are read", keys.len()),
                None,
            );
            return None;
        }
        let mut out = Vec::with_capacity(keys.len());
        for key in keys {
            self.path.push(Step::Entry(key.clone()));
            let mut read = None;
            node.entry(&key, &mut |value| match value {
                Ok(value) => read = T::read(value, self),
                Err(why) => self.threw(&why),
            });
            self.path.pop();
            if let Some(value) = read {
                out.push((key, value));
            }
        }
        Some(out)
    }

    /// Hands each item of a list on, at its place; `None` where there is none or it is too long.
    fn items(
        &mut self,
        node: &dyn Node,
        most: usize,
        then: &mut dyn FnMut(&dyn Node, &mut Self),
    ) -> Option<()> {
        let Some(length) = node.length() else {
            self.expected("a list", node.describe());
            return None;
        };
        if length > most {
            self.problem(format!("{length} items; at most {most} are read"), None);
            return None;
        }
        for index in 0..length {
            self.path.push(Step::Index(index));
            node.item(index, &mut |value| match value {
                Ok(value) => then(value, self),
                Err(why) => self.threw(&why),
            });
            self.path.pop();
        }
        Some(())
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(node: &dyn Node, reader: &mut Reader) -> Option<Self> {
        let mut out = Vec::new();
        reader.items(node, T::MOST, &mut |value, reader| {
            out.extend(T::read(value, reader))
        })?;
        Some(out)
    }
}

impl Read for bool {
    fn read(node: &dyn Node, reader: &mut Reader) -> Option<Self> {
        let value = node.boolean();
        if value.is_none() {
            reader.expected("true or false", node.describe());
        }
        value
    }
}

/// A number for a message. Not by `Display`, whose tables for floating point would be linked in for this alone.
pub fn shown(number: f64) -> String {
    match serde_json::Number::from_f64(number) {
        Some(number) => {
            let text = number.to_string();
            text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
        }
        None if number.is_nan() => "NaN".to_owned(),
        None => "an infinite number".to_owned(),
    }
}

/// The nearest of some words to one that is none of them, if near enough to be meant.
pub fn nearest<'w>(word: &str, words: &[&'w str]) -> Option<&'w str> {
    if word.len() > 60 {
        return None;
    }
    let letters = |word: &str| -> String {
        word.chars()
            .filter(|c| !matches!(c, '_' | ' ' | '-'))
            .map(|c| c.to_ascii_lowercase())
            .collect()
    };
    let plain = letters(word);
    words
        .iter()
        .map(|candidate| {
            let other = letters(candidate);
            (strsim::osa_distance(&plain, &other), *candidate)
        })
        .filter(|(distance, candidate)| {
            distance.saturating_mul(3) <= candidate.len().max(plain.len())
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// A caller's own key as a step of a JSON Pointer, shortened.
pub fn escaped(key: &str) -> String {
    let mut out = String::new();
    for letter in shorten(key, 60).chars() {
        match letter {
            '~' => out.push_str("~0"),
            '/' => out.push_str("~1"),
            other => out.push(other),
        }
    }
    out
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
            $($(#[doc = concat!("`", $rk, "`")] $(#[$rm])* pub $rf: $rt,)*)?
            $(#[doc = concat!("`", $ok, "`")] $(#[$om])* pub $of: Option<$ot>,)*
        }
        impl $name {
            /// The keys the contract has for this record.
            pub const KEYS: &'static [&'static str] = &[$($($rk,)*)? $($ok,)*];
        }
        impl $crate::encounter::read::Read for $name {
            $(const MOST: usize = $most;)?
            #[allow(unused_assignments, reason = "the index after the last field is not read")]
            fn read(
                node: &dyn $crate::encounter::read::Node,
                reader: &mut $crate::encounter::read::Reader,
            ) -> Option<Self> {
                let mut out = None;
                reader.open(node, Self::KEYS, &mut |reader, record| {
                    let mut present = 0_usize;
                    let mut index = 0_usize;
                    $($(
                        let $rf = reader.required::<$rt>(record, index, $rk, &mut present);
                        index = index.saturating_add(1);
                    )*)?
                    $(
                        let $of = reader.optional::<$ot>(record, index, $ok, &mut present);
                        index = index.saturating_add(1);
                    )*
                    reader.strangers(record, Self::KEYS, present);
                    $($(let Some($rf) = $rf else { return };)*)?
                    out = Some(Self { $($($rf,)*)? $($of,)* });
                });
                out
            }
        }
        impl $name {
            /// Writes the fields that are known, in the contract's order, but for some keys.
            pub(crate) fn write<M: ::serde::ser::SerializeMap>(&self, map: &mut M, but: &[&str]) -> Result<(), M::Error> {
                $($(if !but.contains(&$rk) { map.serialize_entry($rk, &self.$rf)?; })*)?
                $(if let Some(value) = self.$of.as_ref().filter(|_| !but.contains(&$ok)) {
                    map.serialize_entry($ok, value)?;
                })*
                Ok(())
            }
        }
        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                use ::serde::ser::SerializeMap;
                let mut map = s.serialize_map(None)?;
                self.write(&mut map, &[])?;
                map.end()
            }
        }
    };
}
pub(crate) use record;
