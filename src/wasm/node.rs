//! A JS value as something to read, field by field, with what throws caught.

use crate::encounter::read::{Node, Record, Then};
use js_sys::{Array, JsString, Object, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};

/// A JS value.
#[derive(Debug)]
pub(super) struct Js(pub(super) JsValue);

struct JsRecord<'a> {
    object: &'a JsValue,
    keys: Rc<[JsValue]>,
    names: &'static [&'static str],
}

type KeyList = (&'static [&'static str], Rc<[JsValue]>);

thread_local! {
    /// The keys of each record as JS strings, made once: passing text across costs more than the look-up.
    static KEYS: RefCell<Vec<KeyList>> = const { RefCell::new(Vec::new()) };
}

fn js_keys(names: &'static [&'static str]) -> Rc<[JsValue]> {
    KEYS.with(|cell| {
        let Ok(mut lists) = cell.try_borrow_mut() else {
            return names.iter().map(|name| JsValue::from_str(name)).collect();
        };
        if let Some((_, keys)) = lists.iter().find(|(known, _)| std::ptr::eq(*known, names)) {
            return Rc::clone(keys);
        }
        let keys: Rc<[JsValue]> = names.iter().map(|name| JsValue::from_str(name)).collect();
        lists.push((names, Rc::clone(&keys)));
        keys
    })
}

/// What a thrown value says, in words.
fn words(thrown: &JsValue) -> String {
    let message = thrown
        .dyn_ref::<js_sys::Error>()
        .map(|error| String::from(error.message()));
    message
        .or_else(|| thrown.as_string())
        .unwrap_or_else(|| "no message".to_owned())
}

fn hand(value: Result<JsValue, JsValue>, then: Then<'_>) {
    match value {
        Ok(value) => then(Ok(&Js(value))),
        Err(thrown) => then(Err(words(&thrown))),
    }
}

impl Node for Js {
    fn absent(&self) -> bool {
        self.0.is_undefined() || self.0.is_null()
    }
    fn boolean(&self) -> Option<bool> {
        self.0.as_bool()
    }
    fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }
    fn text(&self, longest: usize) -> Option<Result<String, usize>> {
        let text = self.0.dyn_ref::<JsString>()?;
        let length = usize::try_from(text.length()).unwrap_or(usize::MAX);
        Some(if length > longest {
            Err(length)
        } else {
            Ok(String::from(text))
        })
    }
    fn length(&self) -> Option<usize> {
        let list = self.list()?;
        usize::try_from(list.length()).ok()
    }
    fn item(&self, index: usize, then: Then<'_>) {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        hand(Reflect::get_u32(&self.0, index), then);
    }
    fn open(&self, names: &'static [&'static str], then: &mut dyn FnMut(&dyn Record)) -> bool {
        let is_record = self.record();
        if is_record {
            then(&JsRecord {
                object: &self.0,
                keys: js_keys(names),
                names,
            });
        }
        is_record
    }
    fn keys(&self) -> Option<Vec<String>> {
        self.record().then(|| own_keys(&self.0))
    }
    fn entry(&self, key: &str, then: Then<'_>) {
        hand(Reflect::get(&self.0, &JsValue::from_str(key)), then);
    }
    fn describe(&self) -> &'static str {
        let value = &self.0;
        if self.absent() {
            "nothing"
        } else if value.as_bool().is_some() {
            "true or false"
        } else if value.as_f64().is_some() {
            "a number"
        } else if value.is_string() {
            "text"
        } else if value.is_bigint() {
            "a big integer"
        } else if value.is_symbol() {
            "a symbol"
        } else if value.is_function() {
            "a function"
        } else if self.list().is_some() {
            "a list"
        } else if value.is_instance_of::<js_sys::Date>() {
            "a Date object"
        } else if value.is_instance_of::<js_sys::Map<JsValue, JsValue>>() {
            "a Map"
        } else if value.is_instance_of::<js_sys::Set<JsValue>>() {
            "a Set"
        } else {
            "an object"
        }
    }
}

impl Js {
    fn list(&self) -> Option<&Array> {
        // `Array.isArray` throws for a revoked proxy; such a thing is no list.
        Array::is_array(&self.0).then(|| self.0.unchecked_ref::<Array>())
    }
    /// An object with fields: no list, no function, and no container whose entries are no fields.
    fn record(&self) -> bool {
        self.0.is_object()
            && self.list().is_none()
            && !self.0.is_instance_of::<js_sys::Date>()
            && !self.0.is_instance_of::<js_sys::Map<JsValue, JsValue>>()
            && !self.0.is_instance_of::<js_sys::Set<JsValue>>()
    }
}

fn own_keys(object: &JsValue) -> Vec<String> {
    Reflect::own_keys(object)
        .map(|keys| keys.iter().filter_map(|key| key.as_string()).collect())
        .unwrap_or_default()
}

impl Record for JsRecord<'_> {
    fn get(&self, index: usize, then: Then<'_>) {
        match self.keys.get(index) {
            Some(key) => hand(Reflect::get(self.object, key), then),
            None => then(Ok(&Js(JsValue::UNDEFINED))),
        }
    }
    fn strangers(&self, present: usize) -> Vec<String> {
        let count = Object::keys(self.object.unchecked_ref::<Object>()).length();
        if usize::try_from(count) == Ok(present) {
            return Vec::new();
        }
        own_keys(self.object)
            .into_iter()
            .filter(|key| !self.names.contains(&key.as_str()))
            .collect()
    }
}
