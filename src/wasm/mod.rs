//! The JS API. Plain values in, plain values out; nothing to free, nothing that throws for what is in an encounter.

mod node;
mod wire;

use crate::across::{Digest, Others};
use crate::check;
use crate::encounter::read::Reader;
use crate::encounter::{Encounter, NoteRead, Problem, Raw};
use crate::formats;
use crate::options::{Chosen, Options};
use crate::packs;
use crate::payers;
use crate::report::Answer;
use crate::tables::Tables;
use js_sys::{Error, Function, Reflect};
use serde::Serialize;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// A plain JS value: objects for records, `null` for absent outputs.
///
/// By way of JSON text, which the engine's own parser turns into objects in one crossing: measured against building them
/// field by field from here it is faster from the first finding on, and smaller.
fn plain(value: &impl Serialize) -> JsValue {
    serde_json::to_string(value)
        .ok()
        .and_then(|text| js_sys::JSON::parse(&text).ok())
        .unwrap_or(JsValue::NULL)
}

/// An `Error` with `problems`, for options that make no sense.
fn error(problems: &[Problem]) -> JsValue {
    let list: Vec<String> = problems
        .iter()
        .map(|problem| {
            let help = problem
                .help
                .as_deref()
                .map(|help| format!(" ({help})"))
                .unwrap_or_default();
            format!("{}: {}{help}", problem.path, problem.message)
        })
        .collect();
    let error = Error::new(&format!("options make no sense: {}", list.join("; ")));
    // Setting a property of a fresh error cannot fail.
    let problems = serde_wasm_bindgen::to_value(problems).unwrap_or(JsValue::NULL);
    let _ = Reflect::set(&error, &JsValue::from_str("problems"), &problems);
    error.into()
}

thread_local! {
    /// The tables of this instance. The package hands loaded ones over again where it makes another.
    static TABLES: RefCell<Tables> = RefCell::default();
}

fn tables() -> Tables {
    TABLES.with(|tables| tables.borrow().clone())
}

thread_local! {
    /// What reads the text of notes: the package's, which loads its own wasm where it is first needed.
    static READER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Sets what reads the text of notes: a function from a text to JSON, or to nothing where it cannot read now.
#[wasm_bindgen(js_name = setReader)]
pub fn set_reader(reader: Function) {
    READER.with(|slot| slot.replace(Some(reader)));
}

fn read_note(text: &str) -> Option<NoteRead> {
    let reader = READER.with(|slot| slot.borrow().clone())?;
    let said = reader
        .call1(&JsValue::NULL, &JsValue::from_str(text))
        .ok()?;
    let said = said.as_string()?;
    let raw: Raw<'_> = serde_json::from_str(&said).ok()?;
    Reader::whole(&raw).ok()
}

thread_local! {
    /// The packs and contracts that the package handed over last. It does so before a call whose options have others.
    static PACKS: RefCell<Chosen> = RefCell::default();
}

/// Judges by these packs and contracts from now on; without any, by the built-in packs alone.
#[wasm_bindgen(js_name = usePacks)]
pub fn use_packs(packs: &JsValue, practice: &JsValue) -> Result<(), JsValue> {
    let chosen = match (node::raw(packs), node::raw(practice)) {
        (Raw::Null, Raw::Null) => Chosen::default(),
        (list, practice) => {
            let given = Raw::Record(vec![("packs".into(), list), ("practice".into(), practice)]);
            Options::from_raw(&given, &tables())
                .map_err(|problems| error(&problems))?
                .chosen()
        }
    };
    PACKS.with(|slot| slot.replace(chosen));
    Ok(())
}

fn options(given: &JsValue) -> Result<Options, JsValue> {
    let loaded = tables();
    let mut options = if given.is_undefined() || given.is_null() {
        Options::over(&loaded)
    } else {
        Options::from_raw(&node::raw(given), &loaded).map_err(|problems| error(&problems))?
    };
    options.reader = Some(read_note);
    PACKS.with(|slot| {
        let chosen = slot.borrow();
        if !chosen.packs().is_empty() {
            options.choose(chosen.clone());
        }
    });
    Ok(options)
}

/// Checks a pack: its mistakes, and its own tests.
#[wasm_bindgen(js_name = checkPack)]
pub fn check_pack(pack: &JsValue) -> JsValue {
    plain(&packs::check_pack(&node::raw(pack)))
}

/// The same encounter before several payers.
#[wasm_bindgen]
pub fn compare(
    encounter: &JsValue,
    payers: Vec<String>,
    given: &JsValue,
) -> Result<JsValue, JsValue> {
    let options = options(given)?;
    Ok(plain(&packs::compare(
        &node::raw(encounter),
        &payers,
        &options,
    )))
}

/// What one pack in the place of another changes.
#[wasm_bindgen]
pub fn diff(
    before: &JsValue,
    after: &JsValue,
    encounters: Vec<JsValue>,
) -> Result<JsValue, JsValue> {
    let list: Vec<Raw<'_>> = encounters.iter().map(node::raw).collect();
    let options = options(&JsValue::UNDEFINED)?;
    packs::diff(&node::raw(before), &node::raw(after), &list, &options)
        .map(|changed| plain(&changed))
        .map_err(|problems| error(&problems))
}

fn answer(raw: &Raw<'_>, options: &Options) -> Answer {
    match Encounter::from_raw(raw) {
        Ok(encounter) => check::answer(&encounter, options),
        Err(problems) => Answer::Invalid {
            id: formats::id_of(raw),
            problems,
        },
    }
}

/// Checks one encounter, whatever is handed in.
#[wasm_bindgen(js_name = check)]
pub fn check_one(encounter: &JsValue, given: &JsValue) -> Result<JsValue, JsValue> {
    let options = options(given)?;
    Ok(plain(&answer(&node::raw(encounter), &options)))
}

/// Checks one encounter that the package wrote as bytes; `undefined` where they are none of its own.
#[wasm_bindgen(js_name = checkWire)]
pub fn check_wire(encounter: &[u8], given: &JsValue) -> Result<JsValue, JsValue> {
    let options = options(given)?;
    Ok(match wire::raw(encounter) {
        Some(raw) => plain(&answer(&raw, &options)),
        None => JsValue::UNDEFINED,
    })
}

thread_local! {
    /// What the encounters of a call left, while they are gathered; then all of them, in order.
    static GATHERED: RefCell<(Vec<Digest>, Others)> = RefCell::default();
}

/// The tree of an encounter: of bytes that the package wrote, else of the value itself.
fn tree<'w>(wire: Option<&'w [u8]>, encounter: &JsValue) -> Raw<'w> {
    wire.and_then(wire::raw)
        .unwrap_or_else(|| node::raw(encounter))
}

/// Takes note of an encounter of a call; they come in the order of their positions. What cannot be understood leaves nothing.
#[wasm_bindgen]
pub fn gather(at: usize, wire: Option<Box<[u8]>>, encounter: &JsValue) {
    if let Ok(encounter) = Encounter::from_raw(&tree(wire.as_deref(), encounter)) {
        let digest = Digest::of(at, &encounter);
        GATHERED.with(|gathered| gathered.borrow_mut().0.push(digest));
    }
}

/// All encounters of a call are gathered; or, before the first and after the last, forgets them.
#[wasm_bindgen(js_name = gathered)]
pub fn all_gathered() {
    GATHERED.with(|gathered| {
        let (digests, others) = &mut *gathered.borrow_mut();
        *others = Others::new(std::mem::take(digests));
    });
}

/// Checks an encounter of a call together with the others.
#[wasm_bindgen(js_name = checkAmong)]
pub fn check_among(
    at: usize,
    wire: Option<Box<[u8]>>,
    encounter: &JsValue,
    given: &JsValue,
) -> Result<JsValue, JsValue> {
    let options = options(given)?;
    let raw = tree(wire.as_deref(), encounter);
    let read = match Encounter::from_raw(&raw) {
        Ok(encounter) => encounter,
        Err(_) => return Ok(plain(&answer(&raw, &options))),
    };
    Ok(GATHERED.with(|gathered| {
        let others = &gathered.borrow().1;
        let report = match others.around(at) {
            Some(across) => check::check_among(&read, &options, &across),
            None => check::check(&read, &options),
        };
        plain(&Answer::Checked {
            report: Box::new(report),
        })
    }))
}

/// Reads a file and checks every encounter in it.
#[wasm_bindgen(js_name = checkFile)]
pub fn check_file(bytes: &[u8], given: &JsValue) -> Result<JsValue, JsValue> {
    let options = options(given)?;
    Ok(plain(&formats::check_file(bytes, &options)))
}

/// Every payer that is known by name, and on what there are rules.
#[wasm_bindgen(js_name = payers)]
pub fn payers_list() -> JsValue {
    plain(&payers::listing())
}

/// Takes a packed table into use: an object with its `name`, or with the `problem`.
#[wasm_bindgen(js_name = loadTable)]
pub fn load_table(bytes: Vec<u8>) -> JsValue {
    #[derive(Serialize)]
    struct Loaded {
        name: Option<String>,
        problem: Option<String>,
    }
    let mut loaded = tables();
    let (name, problem) = match loaded.load(bytes) {
        Ok(name) => (Some(name), None),
        Err(fault) => (None, Some(fault.to_string())),
    };
    TABLES.with(|tables| tables.replace(loaded));
    plain(&Loaded { name, problem })
}

/// Lets a loaded table go; whether there was one.
#[wasm_bindgen(js_name = unloadTable)]
pub fn unload_table(name: &str) -> bool {
    let mut loaded = tables();
    let found = loaded.unload(name);
    TABLES.with(|tables| tables.replace(loaded));
    found
}

#[derive(Serialize)]
struct VersionLine {
    engine: &'static str,
    catalogue: &'static str,
    tables: Vec<String>,
}

/// What takes part in a check.
#[wasm_bindgen]
pub fn version() -> JsValue {
    plain(&VersionLine {
        engine: check::ENGINE,
        catalogue: crate::codes::CATALOGUE_DATE,
        tables: tables().names(),
    })
}

/// What users must know about the code sets.
#[wasm_bindgen]
pub fn notices() -> String {
    crate::NOTICES.to_owned()
}
