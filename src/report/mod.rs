//! What comes back: findings, what could not be checked, and the verdict.

use crate::encounter::{Code, Problem, Raw, words_of};
use crate::sources::{Source, Tier};
use serde::ser::{SerializeMap, SerializeStruct};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

words_of! {
    /// What a rule is about.
    pub enum Category {
        Code = "code", Time = "time", AddOn = "add-on", SameDay = "same-day", Units = "units",
        Frequency = "frequency", Provider = "provider", Place = "place", Telehealth = "telehealth",
        Modifier = "modifier", Diagnosis = "diagnosis", Documentation = "documentation",
        Authorization = "authorization", Eligibility = "eligibility", Privacy = "privacy", Filing = "filing",
        Claim = "claim",
    }
}
words_of! {
    /// How much a finding weighs.
    pub enum Severity { Error = "error", Warning = "warning", Info = "info" }
}
words_of! {
    /// What a caller sets a rule to.
    pub enum Level { Off = "off", Info = "info", Warning = "warning", Error = "error" }
}
words_of! {
    /// When in the life of a visit a check is made.
    pub enum Stage { Schedule = "schedule", Sign = "sign", Charge = "charge", Submit = "submit" }
}
words_of! {
    /// The verdict over an encounter, worst first.
    pub enum Verdict { Fix = "fix", Review = "review", Incomplete = "incomplete", Clean = "clean" }
}
words_of! {
    /// What a fix does.
    pub enum FixKind { Format = "format", Correction = "correction", Documentation = "documentation" }
}
words_of! {
    /// Why a rule could not run.
    pub enum Reason {
        MissingFact = "missing-fact", NoPayerData = "no-payer-data", UnknownPayer = "unknown-payer",
        UnknownCode = "unknown-code", OutOfDate = "out-of-date", NoTable = "no-table",
    }
}
words_of! {
    /// Whether an unchecked rule stands in the way of a clean verdict.
    pub enum Weight { Blocking = "blocking", Advisory = "advisory" }
}
words_of! {
    /// How a billed service compares with what the facts support.
    pub enum Direction {
        Same = "same", Lower = "lower", Higher = "higher", NotBillable = "not-billable", Unbilled = "unbilled",
    }
}
words_of! {
    /// How a rule went on its lines.
    pub enum Outcome {
        Passed = "passed", Fired = "fired", Unchecked = "unchecked", NotApplicable = "not-applicable", Off = "off",
    }
}

/// Text that is either written in the program or made for one encounter.
pub type Words = Cow<'static, str>;

/// A value that a finding rests on.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// Text, such as a code.
    Text(Words),
    /// A whole number, such as minutes or units.
    Number(u32),
    /// Yes or no.
    Truth(bool),
}
impl Serialize for Fact {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => s.serialize_str(text),
            Self::Number(number) => s.serialize_u32(*number),
            Self::Truth(truth) => s.serialize_bool(*truth),
        }
    }
}
impl From<Code> for Fact {
    fn from(code: Code) -> Self {
        Self::Text(code.as_str().to_owned().into())
    }
}
impl From<&'static str> for Fact {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}
impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}
impl From<u32> for Fact {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}
impl From<bool> for Fact {
    fn from(truth: bool) -> Self {
        Self::Truth(truth)
    }
}

/// One step of a JSON Patch over the encounter.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it does.
    pub op: Op,
    /// JSON Pointer into the encounter.
    pub path: String,
    /// The new value; none for a removal.
    pub value: Option<Raw<'static>>,
}
words_of! {
    /// What a step of a patch does.
    pub enum Op { Add = "add", Replace = "replace", Remove = "remove" }
}
impl Serialize for Step {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(None)?;
        map.serialize_entry("op", &self.op)?;
        map.serialize_entry("path", &self.path)?;
        if let Some(value) = &self.value {
            map.serialize_entry("value", value)?;
        }
        map.end()
    }
}

/// What a person may do about a finding, as a change of the encounter.
///
/// No fix changes minutes, times, diagnoses or facts of the note, nor proposes that someone should.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fix {
    /// What it does, in a few words.
    pub title: Words,
    /// Whether it may be applied without asking.
    pub kind: FixKind,
    /// The change; empty for `documentation`.
    pub patch: Vec<Step>,
}

/// The denial that a finding would meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Denial {
    /// Claim adjustment group.
    pub group: &'static str,
    /// Claim adjustment reason code.
    pub carc: &'static str,
    /// Remittance advice remark code, where one is usual.
    pub rarc: Option<&'static str>,
}

/// A place in another encounter of the same call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Related {
    /// Its position in the call.
    pub encounter: usize,
    /// JSON Pointer into it.
    pub path: String,
}

/// Something that is wrong, or worth knowing.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's permanent name.
    pub rule: &'static str,
    /// What it is about.
    pub category: Category,
    /// How much it weighs.
    pub severity: Severity,
    /// JSON Pointer into the encounter.
    pub path: String,
    /// The lines it is about, counted from 0.
    pub lines: Vec<usize>,
    /// What is wrong, in one sentence.
    pub message: Words,
    /// What happens if it goes out like this.
    pub why: Words,
    /// What a person can do.
    pub help: Words,
    /// The values it rests on.
    pub facts: Vec<(&'static str, Fact)>,
    /// A change that would resolve it.
    pub fix: Option<Fix>,
    /// Where the rule comes from, or the payer's statement.
    pub sources: Sources,
    /// The denial it would meet.
    pub denial: Option<Denial>,
    /// The pack behind it; none where the rule is national.
    pub payer: Option<Words>,
    /// Places in other encounters.
    pub related: Vec<Related>,
    /// Stable over rewording: rule, place and facts.
    pub fingerprint: String,
}
impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut out = s.serialize_struct("Finding", 15)?;
        out.serialize_field("rule", self.rule)?;
        out.serialize_field("category", &self.category)?;
        out.serialize_field("severity", &self.severity)?;
        out.serialize_field("path", &self.path)?;
        out.serialize_field("lines", &self.lines)?;
        out.serialize_field("message", &self.message)?;
        out.serialize_field("why", &self.why)?;
        out.serialize_field("help", &self.help)?;
        out.serialize_field("facts", &Facts(&self.facts))?;
        out.serialize_field("fix", &self.fix)?;
        out.serialize_field("sources", &self.sources)?;
        out.serialize_field("denial", &self.denial)?;
        out.serialize_field("payer", &self.payer)?;
        out.serialize_field("related", &self.related)?;
        out.serialize_field("fingerprint", &self.fingerprint)?;
        out.end()
    }
}
struct Facts<'a>(&'a [(&'static str, Fact)]);
impl Serialize for Facts<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.0.iter().map(|(name, fact)| (name, fact)))
    }
}

/// Where a finding comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Sources {
    /// Its rule's sources, as far as this build carries them.
    Rule(&'static [&'static Source]),
    /// A source of a payer's statement, each by itself.
    Cited(Vec<CitedSource>),
}
/// A source of a payer's statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CitedSource {
    /// Its title.
    pub title: String,
    /// The section in it.
    pub section: Option<String>,
    /// Where to read it.
    pub url: String,
    /// How binding it is.
    pub tier: Tier,
}
impl Sources {
    /// Title and address of the first, and how many more there are.
    pub fn first(&self) -> Option<(&str, &str, usize)> {
        match self {
            Self::Rule(list) => list
                .first()
                .map(|one| (one.title, one.url, list.len().saturating_sub(1))),
            Self::Cited(list) => list
                .first()
                .map(|one| (&*one.title, &*one.url, list.len().saturating_sub(1))),
        }
    }
}
impl Serialize for Sources {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Rule(list) => list.serialize(s),
            Self::Cited(list) => list.serialize(s),
        }
    }
}

/// A rule that could not run, and what would let it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unchecked {
    /// The rule's permanent name.
    pub rule: &'static str,
    /// What it is about.
    pub category: Category,
    /// The lines it would have judged, counted from 0.
    pub lines: Vec<usize>,
    /// Facts that would let it run, as JSON Pointers; empty where no data exists.
    pub needs: Vec<String>,
    /// Why it could not run.
    pub reason: Reason,
    /// Whether it stands in the way of a clean verdict.
    pub weight: Weight,
    /// The payer's statements that it could not judge.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<String>,
    /// Topics on which nothing is held for the payer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<&'static str>,
    /// A name of a payer that may be meant by one that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<&'static str>,
}

/// What the recorded facts support.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Supported {
    /// The billed line; none for a service that no line bills.
    pub line: Option<usize>,
    /// The code that the facts support; the billed one where they support none.
    pub code: Code,
    /// Its units; 0 where the facts support none.
    pub units: u32,
    /// How that compares with what is billed.
    pub direction: Direction,
}

/// A rule and how it went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LedgerEntry {
    /// The rule's permanent name.
    pub rule: &'static str,
    /// The lines, counted from 0.
    pub lines: Vec<usize>,
    /// How it went on them.
    pub outcome: Outcome,
}

/// A payer pack that took part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PayerVersion {
    /// Its id.
    pub id: Words,
    /// Its version.
    pub version: Words,
}

/// What took part in a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Versions {
    /// Version of this program.
    pub engine: &'static str,
    /// Day of the catalogue.
    pub catalogue: &'static str,
    /// The payer's pack.
    pub payer: Option<PayerVersion>,
    /// The names of the tables in use, the latest first.
    pub tables: Vec<String>,
}

/// What a check gives.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// The caller's own reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The verdict.
    pub verdict: Verdict,
    /// What is wrong or worth knowing, in a fixed order.
    pub findings: Vec<Finding>,
    /// What could not be judged.
    pub unchecked: Vec<Unchecked>,
    /// Rules that were not run because they were turned off or left out by the stage.
    pub silenced: Vec<&'static str>,
    /// What the recorded facts support.
    pub supported: Vec<Supported>,
    /// What took part.
    pub versions: Versions,
    /// SHA-256 over what took part and the input, where asked for.
    pub receipt: Option<String>,
    /// Every rule and how it went, where asked for.
    pub ledger: Option<Vec<LedgerEntry>>,
}

/// The answer to one encounter.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Answer {
    /// It was understood and checked.
    Checked {
        /// What came out.
        report: Box<Report>,
    },
    /// It was not understood.
    Invalid {
        /// The caller's own reference, where it could be read.
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<String>,
        /// Every problem.
        problems: Vec<Problem>,
    },
}

impl Answer {
    /// The report, where there is one.
    pub fn report(&self) -> Option<&Report> {
        match self {
            Self::Checked { report } => Some(report),
            Self::Invalid { .. } => None,
        }
    }
}
