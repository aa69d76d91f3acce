//! A JS value as a plain tree.
//!
//! This is the careful way, for whatever is no plain object: everything that can throw is caught, nothing is followed
//! for ever, and what is odd is said with its path. Hosts hand in plain objects; those come as bytes (`wire`), several
//! times faster than fields can be fetched from here one by one.

use crate::encounter::NoteText;
use crate::encounter::raw::{Odd, Raw};
use js_sys::{Array, JsString, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

/// Deeper than any encounter, and than anything that holds itself need be followed.
const DEEPEST: u32 = 16;
/// Longer than any list of an encounter.
const LONGEST_LIST: u32 = 5000;

#[wasm_bindgen]
extern "C" {
    /// `Array.isArray`, which throws for a revoked proxy.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Object, js_name = getPrototypeOf)]
    fn prototype(value: &JsValue) -> Result<JsValue, JsValue>;
    /// `Object.keys`, which throws where a proxy's trap does.
    #[wasm_bindgen(catch, js_namespace = Object)]
    fn keys(value: &JsValue) -> Result<Array, JsValue>;
    /// `Object.prototype.toString.call`, which tells a plain object from a container or a promise.
    #[wasm_bindgen(catch, js_namespace = ["Object", "prototype", "toString"], js_name = call)]
    fn tag(value: &JsValue) -> Result<JsString, JsValue>;
}

/// The tree of a JS value.
pub(super) fn raw(value: &JsValue) -> Raw<'static> {
    read(value, 0)
}

fn read(value: &JsValue, depth: u32) -> Raw<'static> {
    if value.is_undefined() || value.is_null() {
        return Raw::Null;
    }
    if let Some(truth) = value.as_bool() {
        return Raw::Bool(truth);
    }
    if let Some(number) = value.as_f64() {
        return Raw::Number(number);
    }
    if let Some(text) = value.dyn_ref::<JsString>() {
        let length = usize::try_from(text.length()).unwrap_or(usize::MAX);
        return if length > NoteText::LONGEST {
            Raw::Odd(Odd::LongText(length))
        } else {
            String::from(text).into()
        };
    }
    if !value.is_object() {
        return Raw::Odd(Odd::Kind(if value.is_function() {
            "a function"
        } else if value.is_bigint() {
            "a big integer"
        } else {
            "a symbol"
        }));
    }
    if depth >= DEEPEST {
        return Raw::Odd(Odd::Deep);
    }
    match object(value, depth.saturating_add(1)) {
        Ok(raw) => raw,
        Err(thrown) => Raw::Odd(Odd::Threw(words(&thrown))),
    }
}

fn object(value: &JsValue, depth: u32) -> Result<Raw<'static>, JsValue> {
    if is_array(value)? {
        let length = Reflect::get(value, &JsValue::from_str("length"))?
            .as_f64()
            .unwrap_or_default();
        if length > f64::from(LONGEST_LIST) {
            return Ok(Raw::Odd(Odd::LongList(length as usize)));
        }
        let items = (0..length as u32).map(|index| match Reflect::get_u32(value, index) {
            Ok(item) => read(&item, depth),
            Err(thrown) => Raw::Odd(Odd::Threw(words(&thrown))),
        });
        return Ok(Raw::List(items.collect()));
    }
    let tag = String::from(tag(value)?);
    if tag != "[object Object]" {
        return Ok(Raw::Odd(Odd::Kind(kind(&tag))));
    }
    let keys = keys(value)?;
    if keys.length() > LONGEST_LIST {
        return Ok(Raw::Odd(Odd::Kind("an object of thousands of keys")));
    }
    let mut fields = Vec::new();
    for key in keys.iter() {
        let Some(name) = key.as_string() else {
            continue;
        };
        let field = match Reflect::get(value, &key) {
            // As JSON has it, a field that is undefined is not there.
            Ok(field) if field.is_undefined() => continue,
            Ok(field) => read(&field, depth),
            Err(thrown) => Raw::Odd(Odd::Threw(words(&thrown))),
        };
        fields.push((name.into(), field));
    }
    if fields.is_empty() && !is_bare(value)? {
        // Its facts would be lost without a word: a class whose fields are getters, a handle, something awaited too late.
        return Ok(Raw::Odd(Odd::Kind(
            "an object whose fields are not its own",
        )));
    }
    Ok(Raw::Record(fields))
}

/// An object without a class of its own: `{}`, or one without a prototype.
fn is_bare(value: &JsValue) -> Result<bool, JsValue> {
    let prototype = prototype(value)?;
    Ok(prototype.is_null() || self::prototype(&prototype)?.is_null())
}

/// What an object that is no record is, in words.
fn kind(tag: &str) -> &'static str {
    match tag {
        "[object Date]" => "a Date object",
        "[object Map]" => "a Map",
        "[object Set]" => "a Set",
        "[object Promise]" => "a Promise",
        "[object Error]" => "an Error",
        "[object RegExp]" => "a regular expression",
        "[object Number]" | "[object String]" | "[object Boolean]" => "a boxed value",
        _ => "an object that is no plain object",
    }
}

/// What a thrown value says, in words.
fn words(thrown: &JsValue) -> String {
    if let Some(text) = thrown.as_string() {
        return text;
    }
    let message = Reflect::get(thrown, &JsValue::from_str("message"))
        .ok()
        .and_then(|message| message.as_string());
    message.unwrap_or_else(|| "no message".to_owned())
}
