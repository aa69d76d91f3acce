//! The reader of notes as a wasm of its own, so that nobody loads it who reads none.

use crate::encounter::{Clock, Word};
use crate::notes::{self, Range};
use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// What a note says, as JSON: elements and intervals, with ranges.
///
/// Written here and not by a library: nothing in it has to be escaped, and what a library brings along is a tenth of this part.
#[wasm_bindgen(js_name = readNote)]
pub fn read_note(text: &str) -> String {
    let reading = notes::read(text);
    let mut out = Json(String::with_capacity(8192));
    out.0.push_str("{\"elements\":[");
    for (at, one) in reading.elements.iter().enumerate() {
        out.comma(at);
        out.0.push_str("{\"element\":\"");
        out.0.push_str(one.element.word());
        out.0.push_str("\",\"found\":");
        out.truth(one.found);
        out.0.push_str(",\"contradicted\":");
        out.truth(one.contradicted);
        out.0.push_str(",\"ranges\":[");
        for (at, range) in one.ranges.iter().enumerate() {
            out.comma(at);
            out.range(*range);
        }
        out.0.push_str("]}");
    }
    out.0.push_str("],\"intervals\":[");
    for (at, one) in reading.intervals.iter().enumerate() {
        out.comma(at);
        out.0.push('{');
        for (name, clock) in [("\"start\":\"", one.start), ("\"stop\":\"", one.stop)] {
            if let Some(clock) = clock {
                out.0.push_str(name);
                out.clock(clock);
                out.0.push_str("\",");
            }
        }
        if let Some(minutes) = one.minutes {
            out.0.push_str("\"minutes\":");
            out.number(usize::try_from(minutes).unwrap_or(0));
            out.0.push(',');
        }
        out.0.push_str("\"range\":");
        out.range(one.range);
        out.0.push('}');
    }
    out.0.push_str("]}");
    out.0
}

struct Json(String);
impl Json {
    fn comma(&mut self, at: usize) {
        if at > 0 {
            self.0.push(',');
        }
    }
    fn truth(&mut self, is: bool) {
        self.0.push_str(if is { "true" } else { "false" });
    }
    fn number(&mut self, number: usize) {
        let rest = number.div_euclid(10);
        if rest > 0 {
            self.number(rest);
        }
        self.digit(number);
    }
    fn digit(&mut self, number: usize) {
        let digit = u8::try_from(number.rem_euclid(10)).unwrap_or(0);
        self.0.push(char::from(b'0'.saturating_add(digit)));
    }
    fn clock(&mut self, clock: Clock) {
        let minutes = usize::from(clock.0);
        for (at, part) in [minutes.div_euclid(60), minutes.rem_euclid(60)]
            .into_iter()
            .enumerate()
        {
            if at > 0 {
                self.0.push(':');
            }
            self.digit(part.div_euclid(10));
            self.digit(part);
        }
    }
    fn range(&mut self, range: Range) {
        self.0.push_str("{\"start\":");
        self.number(range.start);
        self.0.push_str(",\"end\":");
        self.number(range.end);
        self.0.push('}');
    }
}
