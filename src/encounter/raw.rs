//! What was handed in, as a plain tree, before anything of it is understood.
//!
//! Every source ends here: JSON text, a JS object, a claim file. So there is one reader behind it, and one set of
//! problems. Keys and text are borrowed from JSON where they can be.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::borrow::Cow;
use std::fmt;

/// A value of the input.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw<'a> {
    /// `null`, or nothing.
    Null,
    /// A boolean.
    Bool(bool),
    /// A number; from JS it may be NaN or infinite.
    Number(f64),
    /// Text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Raw<'a>>),
    /// An object, in the order given; of a key that is there twice the last counts.
    Record(Fields<'a>),
    /// Something that is none of these.
    Odd(Odd),
}

/// The fields of an object.
pub type Fields<'a> = Vec<(Cow<'a, str>, Raw<'a>)>;

/// What JS can hand in and JSON cannot, or what is too large to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Odd {
    /// In words: "a function", "a Date object".
    Kind(&'static str),
    /// Reading it threw this.
    Threw(String),
    /// Text of this many characters.
    LongText(usize),
    /// A list of this many items.
    LongList(usize),
    /// Nested more deeply than any encounter, or within itself.
    Deep,
}

impl<'a> Raw<'a> {
    /// Whether nothing is given.
    pub fn absent(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The value of a field, where this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Raw<'a>> {
        match self {
            Self::Record(fields) => field(fields, key),
            _ => None,
        }
    }

    /// The text, where it is text.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What it is, for a message.
    pub fn describe(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Text(_) | Self::Odd(Odd::LongText(_)) => "text",
            Self::List(_) | Self::Odd(Odd::LongList(_)) => "a list",
            Self::Record(_) => "an object",
            Self::Odd(Odd::Kind(kind)) => kind,
            Self::Odd(Odd::Threw(_)) => "something that cannot be read",
            Self::Odd(Odd::Deep) => "something nested too deeply",
        }
    }

    /// The same value with nothing borrowed.
    pub fn into_owned(self) -> Raw<'static> {
        match self {
            Self::Null => Raw::Null,
            Self::Bool(value) => Raw::Bool(value),
            Self::Number(value) => Raw::Number(value),
            Self::Text(text) => Raw::Text(Cow::Owned(text.into_owned())),
            Self::List(items) => Raw::List(items.into_iter().map(Raw::into_owned).collect()),
            Self::Record(fields) => Raw::Record(
                fields
                    .into_iter()
                    .map(|(key, value)| (Cow::Owned(key.into_owned()), value.into_owned()))
                    .collect(),
            ),
            Self::Odd(odd) => Raw::Odd(odd),
        }
    }
}

/// The value of a key; the last, where it is there twice.
pub fn field<'f, 'a>(fields: &'f [(Cow<'a, str>, Raw<'a>)], key: &str) -> Option<&'f Raw<'a>> {
    fields
        .iter()
        .rev()
        .find(|(name, _)| name == key)
        .map(|(_, value)| value)
}

impl From<&'static str> for Raw<'_> {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}
impl From<String> for Raw<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}
impl From<u32> for Raw<'_> {
    fn from(number: u32) -> Self {
        Self::Number(f64::from(number))
    }
}
impl From<bool> for Raw<'_> {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

/// Numbers beyond this are not exact, and no field of an encounter comes near.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Serialize for Raw<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null | Self::Odd(_) => s.serialize_unit(),
            Self::Bool(value) => s.serialize_bool(*value),
            // A whole number is written as one, as JS writes it.
            Self::Number(number) if number.fract() == 0.0 && number.abs() < EXACT => {
                s.serialize_i64(*number as i64)
            }
            Self::Number(number) => s.serialize_f64(*number),
            Self::Text(text) => s.serialize_str(text),
            Self::List(items) => s.collect_seq(items),
            Self::Record(fields) => {
                let mut map = s.serialize_map(None)?;
                for (key, value) in fields {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Raw<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Raw<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }
            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Raw::Null)
            }
            fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
                Ok(Raw::Bool(value))
            }
            fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
                Ok(Raw::Number(value as f64))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
                Ok(Raw::Number(value as f64))
            }
            fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
                Ok(Raw::Number(value))
            }
            fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
                Ok(Raw::Text(Cow::Owned(value.to_owned())))
            }
            fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Self::Value, E> {
                Ok(Raw::Text(Cow::Borrowed(value)))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
                let mut out = Vec::with_capacity(2);
                while let Some(item) = items.next_element()? {
                    out.push(item);
                }
                Ok(Raw::List(out))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self::Value, A::Error> {
                // Most objects of an encounter have a handful of fields; growing to it step by step costs more.
                let mut out = Vec::with_capacity(8);
                while let Some(Key(key)) = fields.next_key()? {
                    out.push((key, fields.next_value()?));
                }
                Ok(Raw::Record(out))
            }
        }
        from.deserialize_any(Any)
    }
}

/// A key, borrowed where the text has no escapes.
struct Key<'a>(Cow<'a, str>);
impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = Key<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }
            fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Owned(value.to_owned())))
            }
            fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Borrowed(value)))
            }
        }
        from.deserialize_str(Text)
    }
}
