//! The reader of notes as a wasm of its own, so that nobody loads it who reads none.

use crate::notes;
use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// What a note says, as JSON: elements and intervals, with ranges.
#[wasm_bindgen(js_name = readNote)]
pub fn read_note(text: &str) -> String {
    serde_json::to_string(&notes::read(text)).unwrap_or_default()
}
