//! Encounters as JSON: one object, a list of objects, or one object a line.

use crate::encounter::read::{Node, Record};
use crate::encounter::{Encounter, Problem};
use serde_json::{Map, Value};

/// Largest JSON text of one encounter that is parsed, in bytes.
pub const LARGEST_ENCOUNTER: usize = 4 * 1024 * 1024;

/// A place inside parsed JSON; absent where a key or an item is not there.
#[derive(Clone, Copy, Debug)]
pub struct Json<'a>(pub Option<&'a Value>);

/// An object of parsed JSON.
#[derive(Debug)]
pub struct JsonRecord<'a> {
    object: &'a Map<String, Value>,
    keys: &'static [&'static str],
}

impl<'a> Node for Json<'a> {
    type Record = JsonRecord<'a>;
    fn absent(&self) -> bool {
        matches!(self.0, None | Some(Value::Null))
    }
    fn boolean(&self) -> Option<bool> {
        self.0?.as_bool()
    }
    fn number(&self) -> Option<f64> {
        self.0?.as_f64()
    }
    fn text(&self, longest: usize) -> Option<Result<String, usize>> {
        let text = self.0?.as_str()?;
        // Counted as JS counts, so that both sources agree on what is too long.
        let length = text.encode_utf16().count();
        Some(if length > longest { Err(length) } else { Ok(text.to_owned()) })
    }
    fn length(&self) -> Option<usize> {
        self.0?.as_array().map(Vec::len)
    }
    fn item(&self, index: usize) -> Result<Self, String> {
        Ok(Self(self.0.and_then(|value| value.get(index))))
    }
    fn open(&self, keys: &'static [&'static str]) -> Option<Self::Record> {
        self.0?.as_object().map(|object| JsonRecord { object, keys })
    }
    fn keys(&self) -> Option<Vec<String>> {
        self.0?.as_object().map(|object| object.keys().cloned().collect())
    }
    fn entry(&self, key: &str) -> Result<Self, String> {
        Ok(Self(self.0.and_then(|value| value.get(key))))
    }
    fn describe(&self) -> &'static str {
        match self.0 {
            None | Some(Value::Null) => "nothing",
            Some(Value::Bool(_)) => "true or false",
            Some(Value::Number(_)) => "a number",
            Some(Value::String(_)) => "text",
            Some(Value::Array(_)) => "a list",
            Some(Value::Object(_)) => "an object",
        }
    }
}

impl<'a> Record<Json<'a>> for JsonRecord<'a> {
    fn get(&self, index: usize) -> Result<Json<'a>, String> {
        Ok(Json(self.keys.get(index).and_then(|key| self.object.get(*key))))
    }
    fn strangers(&self, present: usize) -> Vec<String> {
        if self.object.len() == present {
            return Vec::new();
        }
        self.object.keys().filter(|key| !self.keys.contains(&key.as_str())).cloned().collect()
    }
}

/// Parses JSON of at most [`LARGEST_ENCOUNTER`] bytes; one problem where it is none.
pub fn parse(bytes: &[u8]) -> Result<Value, Problem> {
    let problem = |message: String, help: Option<&str>| Problem {
        path: String::new(),
        message,
        help: help.map(str::to_owned),
    };
    if bytes.len() > LARGEST_ENCOUNTER {
        return Err(problem(
            format!("{} bytes for one encounter; at most {LARGEST_ENCOUNTER} are read", bytes.len()),
            Some("many encounters go one a line"),
        ));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        problem(format!("not UTF-8 text: the byte at offset {} starts no character", error.valid_up_to()), None)
    })?;
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        let what = error.to_string();
        let what = what.split(" at line ").next().unwrap_or_default().to_owned();
        problem(format!("not JSON: {what}, at line {} column {}", error.line(), error.column()), None)
    })
}

/// Reads one encounter from JSON.
pub fn encounter(bytes: &[u8]) -> Result<Encounter, Vec<Problem>> {
    let value = parse(bytes).map_err(|problem| vec![problem])?;
    Encounter::from_node(&Json(Some(&value)))
}
