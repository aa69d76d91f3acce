//! The reader of claim files as a wasm of its own, so that nobody loads it who checks encounters only.

use crate::formats::{self, FileProblem, FileValues, Format, Place};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[derive(Serialize)]
struct Head<'f> {
    format: Format,
    places: Vec<&'f Place>,
    problems: &'f [FileProblem],
}

/// A file of claims as lines of JSON: first what it is, with places and problems, then each encounter as it stands there, which
/// the engine reads as any file of encounters. Nothing where the file is of no known format.
#[wasm_bindgen(js_name = readFile)]
pub fn read_file(bytes: &[u8]) -> Option<Vec<u8>> {
    let FileValues {
        format,
        values,
        problems,
    } = formats::claims(bytes)?;
    let mut out = serde_json::to_vec(&Head {
        format,
        places: values.iter().map(|(_, place)| place).collect(),
        problems: &problems,
    })
    .ok()?;
    for (value, _) in &values {
        out.push(b'\n');
        serde_json::to_writer(&mut out, value).ok()?;
    }
    Some(out)
}
