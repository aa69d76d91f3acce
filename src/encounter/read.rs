//! Reading what a caller hands in, with every problem collected.
//!
//! Whatever the source, it is a [`Raw`] tree by now; so every source gives the same encounter and the same problems,
//! word for word.

use crate::encounter::raw::{Fields, Odd, Raw};
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

/// A value that can be read from a [`Raw`] tree.
pub trait Read: Sized {
    /// How many of these a list may hold.
    const MOST: usize = 100;
    /// Reads the value; `None` where a problem was noted.
    fn read(raw: &Raw<'_>, reader: &mut Reader) -> Option<Self>;
    /// What is read, as JSON Schema; records go into the definitions.
    #[cfg(feature = "prose")]
    fn schema(definitions: &mut Definitions) -> serde_json::Value;
}

/// The records of a JSON Schema by name.
#[cfg(feature = "prose")]
pub type Definitions = std::collections::BTreeMap<&'static str, serde_json::Value>;

/// The schema of a field, with what is said of it.
#[cfg(feature = "prose")]
pub fn described(mut schema: serde_json::Value, text: &str) -> serde_json::Value {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let (Some(fields), false) = (schema.as_object_mut(), text.is_empty()) {
        fields.insert("description".to_owned(), text.into());
    }
    schema
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
    pub fn whole<T: Read>(raw: &Raw<'_>) -> Result<T, Vec<Problem>> {
        let mut reader = Reader::default();
        let value = T::read(raw, &mut reader);
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
        if self.full() {
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

    fn full(&self) -> bool {
        self.problems.len() >= MOST_PROBLEMS
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

    /// Notes that something else was expected.
    pub fn expected(&mut self, what: &str, found: &Raw<'_>) {
        match found {
            Raw::Odd(Odd::Threw(why)) => self.problem(
                format!("reading this threw an error: {}", shorten(why, 120)),
                Some("hand in a plain object".to_owned()),
            ),
            Raw::Odd(Odd::Deep) => self.problem(
                format!("expected {what}, found something nested too deeply"),
                Some("hand in a plain object that does not hold itself".to_owned()),
            ),
            other => self.problem(format!("expected {what}, found {}", other.describe()), None),
        }
    }

    /// The fields of an object; notes a problem where it is none.
    pub fn record<'r, 'a>(&mut self, raw: &'r Raw<'a>) -> Option<&'r Fields<'a>> {
        match raw {
            Raw::Record(fields) => Some(fields),
            other => {
                self.expected("an object", other);
                None
            }
        }
    }

    /// Notes that a field that must be there is not.
    pub fn missing(&mut self, key: &'static str) {
        self.path.push(Step::Key(key));
        self.problem(format!("`{key}` is missing"), None);
        self.path.pop();
    }

    /// Notes one key that the contract does not have.
    pub fn stranger(&mut self, key: &str, keys: &'static [&'static str]) {
        // Looking for the nearest key of thousands of unknown ones would take longer than anybody waits.
        if self.full() {
            self.more = self.more.saturating_add(1);
            return;
        }
        let help = nearest(key, keys).map(|near| format!("did you mean `{near}`?"));
        self.path.push(Step::Entry(key.to_owned()));
        self.problem(format!("unknown key `{}`", shorten(key, 60)), help);
        self.path.pop();
    }

    /// Reads the value of a known key; `None` where nothing is given.
    pub fn value<T: Read>(&mut self, key: &'static str, raw: &Raw<'_>) -> Option<T> {
        if raw.absent() {
            return None;
        }
        self.path.push(Step::Key(key));
        let out = T::read(raw, self);
        self.path.pop();
        out
    }

    /// Reads a word of a closed vocabulary.
    pub fn word<W: Word>(&mut self, raw: &Raw<'_>) -> Option<W> {
        let text = self.text(raw, LONGEST_TEXT)?;
        let found = W::of(text);
        if found.is_none() {
            self.unknown_word(text, W::WORDS);
        }
        found
    }

    fn unknown_word(&mut self, text: &str, words: &[&'static str]) {
        if self.full() {
            self.more = self.more.saturating_add(1);
            return;
        }
        let help = match nearest(text, words) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("one of: {}", words.join(", ")),
        };
        self.problem(format!("unknown word `{}`", shorten(text, 60)), Some(help));
    }

    /// Text of a bounded length, counted as JS counts it.
    pub fn text<'r>(&mut self, raw: &'r Raw<'_>, longest: usize) -> Option<&'r str> {
        let length = match raw {
            // No text is longer in UTF-16 than in UTF-8, so most need no counting.
            Raw::Text(text) if text.len() <= longest => return Some(text),
            Raw::Text(text) => text.encode_utf16().count(),
            Raw::Odd(Odd::LongText(length)) => *length,
            other => {
                self.expected("text", other);
                return None;
            }
        };
        match raw {
            Raw::Text(text) if length <= longest => Some(text),
            _ => {
                self.problem(
                    format!("text of {length} characters; at most {longest} are read"),
                    None,
                );
                None
            }
        }
    }

    /// Reads a whole number within bounds.
    pub fn whole_number(
        &mut self,
        raw: &Raw<'_>,
        least: u32,
        most: u32,
        what: &str,
    ) -> Option<u32> {
        let number = match raw {
            Raw::Number(number) => *number,
            Raw::Text(text) if is_number(text) => {
                let help = format!("write {} without quotes", text.trim());
                self.problem(
                    format!("expected {what} as a number, found text"),
                    Some(help),
                );
                return None;
            }
            other => {
                self.expected(&format!("{what} as a number"), other);
                return None;
            }
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
    pub fn entries<T: Read>(&mut self, raw: &Raw<'_>, most: usize) -> Option<Vec<(String, T)>> {
        let fields = self.record(raw)?;
        if fields.len() > most {
            self.problem(
                format!("{} entries; at most {most} are read", fields.len()),
                None,
            );
            return None;
        }
        let mut out = Vec::with_capacity(fields.len());
        for (key, value) in fields {
            self.path.push(Step::Entry(key.clone().into_owned()));
            let read = T::read(value, self);
            self.path.pop();
            if let Some(value) = read {
                out.push((key.clone().into_owned(), value));
            }
        }
        Some(out)
    }

    /// The items of a list; notes a problem where it is none or too long.
    fn list<'r, 'a>(&mut self, raw: &'r Raw<'a>, most: usize) -> Option<&'r [Raw<'a>]> {
        let length = match raw {
            Raw::List(items) if items.len() <= most => return Some(items),
            Raw::List(items) => items.len(),
            Raw::Odd(Odd::LongList(length)) => *length,
            other => {
                self.expected("a list", other);
                return None;
            }
        };
        self.problem(format!("{length} items; at most {most} are read"), None);
        None
    }
}

/// The position of a key among some, looked for from where the last one was found: callers write fields in the
/// contract's order more often than not.
pub fn position(keys: &[&str], key: &str, next: &mut usize) -> Option<usize> {
    let (before, after) = keys.split_at_checked(*next).unwrap_or((keys, &[]));
    let found = match after.iter().position(|one| *one == key) {
        Some(at) => at.saturating_add(before.len()),
        None => before.iter().position(|one| *one == key)?,
    };
    *next = found.saturating_add(1);
    Some(found)
}

/// Whether a text is a number in quotes.
fn is_number(text: &str) -> bool {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty()
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.bytes().filter(|byte| *byte == b'.').count() < 2
}

impl<T: Read> Read for Vec<T> {
    fn read(raw: &Raw<'_>, reader: &mut Reader) -> Option<Self> {
        let items = reader.list(raw, T::MOST)?;
        let mut out = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            reader.path.push(Step::Index(index));
            out.extend(T::read(item, reader));
            reader.path.pop();
        }
        Some(out)
    }
    #[cfg(feature = "prose")]
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "array", "items": T::schema(definitions), "maxItems": T::MOST })
    }
}

impl Read for bool {
    #[cfg(feature = "prose")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "boolean" })
    }
    fn read(raw: &Raw<'_>, reader: &mut Reader) -> Option<Self> {
        match raw {
            Raw::Bool(value) => Some(*value),
            other => {
                reader.expected("true or false", other);
                None
            }
        }
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
            $(@required { $($(#[doc = $rd:literal])* $rf:ident $rk:literal : $rt:ty),* $(,)? })?
            $($(#[doc = $od:literal])* $of:ident $ok:literal : $ot:ty),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $($(#[doc = concat!("`", $rk, "`")] $(#[doc = $rd])* pub $rf: $rt,)*)?
            $(#[doc = concat!("`", $ok, "`")] $(#[doc = $od])* pub $of: Option<$ot>,)*
        }
        impl $name {
            /// The keys the contract has for this record.
            pub const KEYS: &'static [&'static str] = &[$($($rk,)*)? $($ok,)*];
        }
        impl $crate::encounter::read::Read for $name {
            $(const MOST: usize = $most;)?
            #[cfg(feature = "prose")]
            fn schema(definitions: &mut $crate::encounter::read::Definitions) -> ::serde_json::Value {
                const NAME: &str = stringify!($name);
                if !definitions.contains_key(NAME) {
                    // Its place first: a record may hold itself.
                    definitions.insert(NAME, ::serde_json::Value::Null);
                    let mut properties = ::serde_json::Map::new();
                    $($(properties.insert($rk.to_owned(), $crate::encounter::read::described(
                        <$rt as $crate::encounter::read::Read>::schema(definitions), concat!($($rd, " "),*)));)*)?
                    $(properties.insert($ok.to_owned(), $crate::encounter::read::described(
                        <$ot as $crate::encounter::read::Read>::schema(definitions), concat!($($od, " "),*)));)*
                    let required: &[&str] = &[$($($rk),*)?];
                    let record = ::serde_json::json!({
                        "type": "object", "properties": properties, "required": required, "additionalProperties": false,
                    });
                    definitions.insert(NAME, record);
                }
                ::serde_json::json!({ "$ref": format!("#/$defs/{NAME}") })
            }
            fn read(
                raw: &$crate::encounter::raw::Raw<'_>,
                reader: &mut $crate::encounter::read::Reader,
            ) -> Option<Self> {
                /// The positions of the fields' keys.
                #[allow(non_camel_case_types, reason = "named as the fields are")]
                #[derive(Clone, Copy)]
                enum Slot { $($($rf,)*)? $($of,)* }
                const SLOTS: &[Slot] = &[$($(Slot::$rf,)*)? $(Slot::$of,)*];
                let fields = reader.record(raw)?;
                $($(let mut $rf: Option<$rt> = None;)*)?
                $(let mut $of: Option<$ot> = None;)*
                // Each key that is there is looked at once; most of a record's keys are usually not there.
                let mut next = 0;
                for (key, value) in fields {
                    match $crate::encounter::read::position(Self::KEYS, key, &mut next).and_then(|at| SLOTS.get(at)) {
                        $($(Some(Slot::$rf) => $rf = reader.value($rk, value),)*)?
                        $(Some(Slot::$of) => $of = reader.value($ok, value),)*
                        None => reader.stranger(key, Self::KEYS),
                    }
                }
                $($(if $rf.is_none() && $crate::encounter::raw::field(fields, $rk).is_none_or(|raw| raw.absent()) {
                    reader.missing($rk);
                })*)?
                Some(Self { $($($rf: $rf?,)*)? $($of,)* })
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
