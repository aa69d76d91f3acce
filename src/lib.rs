//! cleanclaim checks a behavioral-health encounter against coding, time and payer rules before the
//! claim goes out, on the device.
//!
//! # Map
//!
//! Ground floor first; a room may use what its line names, and no arrow runs back up.
//!
//! | room | what lives there | may use |
//! |---|---|---|
//! | [`sources`] | where facts come from, and how binding each source is | nothing |
//! | [`encounter`] | what a caller hands in, as plain values; reading it with every problem collected | nothing |
//! | [`codes`] | the catalogue: what a code is, by date | encounter, sources |
//! | [`tables`] | NCCI pairs, unit limits, ICD-10-CM codes and notes, packed: the embedded slices, and what is loaded beside them | encounter |
//! | [`report`] | finding, fix, unchecked, ledger, verdict | encounter, sources |
//! | [`payers`] | who a payer is, and its pack: the closed vocabulary, reading it with every mistake found, what lies over what | encounter, codes, report, sources |
//! | [`ledger`] | whether minutes can be shared out so that each service gets what it needs | nothing |
//! | [`notes`] | reads the text of a note: elements and times, with where, by what words weigh (learned with the feature `learn`); a part of its own that the engine's wasm leaves out | encounter |
//! | [`across`] | encounters of one call as digests: who, when, which codes | encounter, codes, payers |
//! | [`rules`] | judgements: one folder a category, one file a rule | all above |
//! | [`options`] | how a caller wants it judged, by which tables and by which packs | encounter, tables, payers, report, rules |
//! | [`check`] | the one way through: encounter and options in, report out | all above |
//! | [`appeals`] | last days of appeals and repayments, as dates alone | encounter, sources |
//! | [`formats`] | JSON, NDJSON and 837P into encounters, and checking a file | all above |
//! | [`packs`] | checking a pack with its own tests, an encounter before several payers, what a new pack changes | all above |
//! | `wasm`, `main.rs` | the JS API and the command line | everything |
//!
//! # The way of one encounter
//!
//! JSON, a JS object or a claim file first becomes one plain tree ([`encounter::raw`]); one reader ([`encounter::read`]) makes
//! an [`encounter::Encounter`] of it, or a list of problems.
//! [`check::check`] resolves payer, codes, clinicians and minutes once ([`rules::Context`]), runs each rule in the order of
//! [`rules::RULES`], keeps one finding for each cause, orders them, and derives the verdict.
//!
//! The text of a note is read by whatever the options carry ([`options::Reader`]): the command line links [`notes`], the package hands
//! over a wasm that it loads where a note is met. Rules see what was read through the context, after what the host said itself.
//!
//! The engine's wasm reads files of JSON. Other files ([`formats::claims`]) are read by a third wasm into encounters as they stand
//! there, as lines of JSON; the command line links that too.
//!
//! Encounters of one call leave a digest each ([`across::Digest`]). Each is then checked with the earlier ones' services as history
//! ([`check::check_among`]), and rules with an `across` part look at the digests.
//!
//! Tables are bytes that are read in place ([`tables::Pack`]): the built-in pack and loaded ones are one form with one lookup. Rules
//! reach them through the context, and the latest that can say decides ([`tables::Tables`]).
//!
//! A payer's pack is looked up by any name of the payer and read where it is first met; what is handed in lies before the built-in ones, and
//! a practice's contracts over both ([`payers::load`]). One generic rule a kind judges its statements: which of those that compete holds,
//! whether its guard does, and what its sources bear is decided in one place, `rules::statements`.
//!
//! # What never happens
//!
//! - The core reads no clock, no environment, no file and no randomness: the same input gives the same report on any machine.
//! - No rule reads a missing fact as false. It says unchecked, and names the fact.
//! - No rule names a code or a payer; those are facts in `codes`, `tables` and `payers`.
//! - No fix changes minutes, times, diagnoses or facts of the note.
//! - Nothing panics on input, however odd; a problem has a path.
//! - No text of the CPT book and no X12 list text is in this repository.

pub mod across;
pub mod appeals;
pub mod check;
pub mod codes;
pub mod encounter;
pub mod formats;
pub mod ledger;
pub mod notes;
pub mod options;
pub mod packs;
pub mod payers;
pub mod report;
pub mod rules;
pub mod sources;
pub mod tables;
#[cfg(all(
    target_arch = "wasm32",
    not(any(feature = "note-wasm", feature = "files-wasm"))
))]
mod wasm;
#[cfg(all(target_arch = "wasm32", feature = "files-wasm"))]
#[path = "wasm/files.rs"]
mod wasm;
#[cfg(all(target_arch = "wasm32", feature = "note-wasm"))]
#[path = "wasm/notes.rs"]
mod wasm;

/// What users must know about the code sets, as plain text.
pub const NOTICES: &str = include_str!("../NOTICE");
