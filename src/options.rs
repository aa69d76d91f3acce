//! How a caller wants an encounter judged.

use crate::encounter::Raw;
use crate::encounter::Word;
use crate::encounter::read::{self, escaped, record, shorten};
use crate::encounter::{NoteRead, Problem, Read, Text};
use crate::report::{Category, Level, Severity, Stage};
use crate::rules;
use crate::tables::Tables;

/// Levels that a caller sets, by rule or category, in the order given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Levels(Vec<(String, Level)>);

impl Read for Levels {
    fn read(raw: &Raw<'_>, reader: &mut read::Reader) -> Option<Self> {
        reader.entries::<Level>(raw, 1000).map(Self)
    }
}
impl serde::Serialize for Levels {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.0.iter().map(|(name, level)| (name, level)))
    }
}

/// Something a later version will read; only whether it is empty is looked at.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Held(usize);
impl Read for Held {
    fn read(raw: &Raw<'_>, reader: &mut read::Reader) -> Option<Self> {
        match raw {
            Raw::List(items) => Some(Self(items.len())),
            other => {
                reader.expected("a list", other);
                None
            }
        }
    }
}
/// An object that a later version will read.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Opaque;
impl Read for Opaque {
    fn read(_: &Raw<'_>, _: &mut read::Reader) -> Option<Self> {
        Some(Self)
    }
}

record! {
    /// Options as given.
    pub struct OptionsGiven {
        stage "stage": Stage,
        levels "levels": Levels,
        packs "packs": Held,
        practice "practice": Opaque,
        tables "tables": Vec<Text>,
        receipt "receipt": bool,
        ledger "ledger": bool,
        together "together": bool,
    }
}

/// What reads the text of a note.
pub type Reader = fn(&str) -> Option<NoteRead>;

/// Options that make sense.
#[derive(Clone, Debug, Default)]
pub struct Options {
    stage: Option<Stage>,
    levels: Levels,
    /// Whether a receipt is wanted.
    pub receipt: bool,
    /// Whether a ledger is wanted.
    pub ledger: bool,
    /// Whether the encounters of a file are one practice's, so that what only shows across them is said.
    pub together: bool,
    /// What reads the text of notes; without one it stays unread, and its elements unknown.
    pub reader: Option<Reader>,
    tables: Tables,
}

impl Options {
    /// Reads options from any source: the options, or every problem. An unknown rule is one, with the nearest name; so is a
    /// table that is not among those that are loaded.
    pub fn from_raw(raw: &Raw<'_>, loaded: &Tables) -> Result<Self, Vec<Problem>> {
        if raw.absent() {
            return Ok(Self::over(loaded));
        }
        let given: OptionsGiven = read::Reader::whole(raw)?;
        Self::settle(given, loaded)
    }

    /// Nothing set, over the tables that are loaded.
    pub fn over(loaded: &Tables) -> Self {
        Self {
            tables: loaded.clone(),
            ..Self::default()
        }
    }

    /// Options of a stage, levels and tables, as a command line gives them.
    pub fn new(
        stage: Option<Stage>,
        levels: Vec<(String, Level)>,
        receipt: bool,
        ledger: bool,
        loaded: &Tables,
    ) -> Result<Self, Vec<Problem>> {
        let given = OptionsGiven {
            stage,
            levels: Some(Levels(levels)),
            packs: None,
            practice: None,
            tables: None,
            receipt: Some(receipt),
            ledger: Some(ledger),
            together: None,
        };
        Self::settle(given, loaded)
    }

    fn settle(given: OptionsGiven, loaded: &Tables) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut problem = |path: String, message: String, help: Option<String>| {
            problems.push(Problem {
                path,
                message,
                help,
            });
        };
        for (name, _) in given.levels.iter().flat_map(|levels| levels.0.iter()) {
            if rules::find(name).is_none() && Category::of(name).is_none() {
                let near = rules::suggest(name)
                    .or_else(|| crate::encounter::read::nearest(name, Category::WORDS))
                    .map(|near| format!("did you mean `{near}`?"));
                problem(
                    format!("/levels/{}", escaped(name)),
                    format!("no rule or category is called `{}`", shorten(name, 60)),
                    near,
                );
            }
        }
        if given.packs.as_ref().is_some_and(|packs| packs.0 > 0) {
            problem(
                "/packs".into(),
                "this version reads no payer packs".into(),
                Some("leave `packs` out".into()),
            );
        }
        if given.practice.is_some() {
            problem(
                "/practice".into(),
                "this version reads no contracts of a practice".into(),
                Some("leave `practice` out".into()),
            );
        }
        let mut tables = loaded.clone();
        if let Some(given) = &given.tables {
            let names: Vec<&str> = given.iter().map(|name| name.0.as_str()).collect();
            match loaded.only(&names) {
                Ok(chosen) => tables = chosen,
                Err(at) => problem(
                    format!("/tables/{at}"),
                    format!(
                        "no table called `{}` is loaded",
                        shorten(names.get(at).copied().unwrap_or_default(), 60)
                    ),
                    Some(format!("loaded are: {}", loaded.names().join(", "))),
                ),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self {
            stage: given.stage,
            levels: given.levels.unwrap_or_default(),
            receipt: given.receipt.unwrap_or(false),
            ledger: given.ledger.unwrap_or(false),
            together: given.together.unwrap_or(false),
            reader: None,
            tables,
        })
    }

    /// The reference tables to judge by.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The stage; `submit` where none is given.
    pub fn stage(&self) -> Stage {
        self.stage.unwrap_or(Stage::Submit)
    }

    /// What the caller set for a rule: its own level before its category's.
    pub fn level(&self, rule: &rules::Rule) -> Option<Level> {
        let named = |name: &str| {
            self.levels
                .0
                .iter()
                .rev()
                .find(|(one, _)| one == name)
                .map(|(_, level)| *level)
        };
        if self.levels.0.is_empty() {
            return None;
        }
        named(rule.name).or_else(|| named(rule.category.word()))
    }

    /// The options as a canonical text, for the receipt: what does not change a verdict is left out.
    pub(crate) fn canonical(&self) -> String {
        let mut levels = Vec::new();
        for (name, level) in &self.levels.0 {
            rules::sink::insert(&mut levels, format!("{name}={}", level.word()));
        }
        format!("{};{}", self.stage().word(), levels.join(","))
    }
}

impl From<Level> for Option<Severity> {
    fn from(level: Level) -> Self {
        match level {
            Level::Off => None,
            Level::Info => Some(Severity::Info),
            Level::Warning => Some(Severity::Warning),
            Level::Error => Some(Severity::Error),
        }
    }
}
