//! How a caller wants an encounter judged.

use crate::encounter::Raw;
use crate::encounter::Word;
use crate::encounter::read::{self, escaped, record, shorten};
use crate::encounter::{NoteRead, Problem, Read, Text};
use crate::payers::load::MOST_PACKS;
use crate::payers::vocabulary::Anything;
use crate::payers::{self, Packs};
use crate::report::{Category, Level, Severity, Stage};
use crate::rules;
use crate::rules::sink::hex;
use crate::tables::Tables;
use sha2::{Digest, Sha256};

/// Levels that a caller sets, by rule or category, in the order given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Levels(Vec<(String, Level)>);

impl Read for Levels {
    #[cfg(feature = "prose")]
    fn schema(definitions: &mut read::Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "object", "additionalProperties": Level::schema(definitions) })
    }
    fn read(raw: &Raw<'_>, reader: &mut read::Reader) -> Option<Self> {
        reader.entries::<Level>(raw, 1000).map(Self)
    }
}
impl serde::Serialize for Levels {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.0.iter().map(|(name, level)| (name, level)))
    }
}

record! {
    /// Options as given.
    pub struct OptionsGiven {
        stage "stage": Stage,
        levels "levels": Levels,
        packs "packs": Vec<Anything>,
        practice "practice": Anything,
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
    packs: Chosen,
}

/// The packs of a call, read once, with what tells them apart for the receipt.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    packs: Packs,
    hash: String,
}

impl Chosen {
    /// The packs that were read.
    pub fn packs(&self) -> &Packs {
        &self.packs
    }

    /// Reads packs, and a practice's contracts over them and over the built-in ones: they, or every problem. A pack with a problem
    /// is refused whole.
    pub fn read(packs: &[Anything], practice: Option<&Anything>) -> Result<Self, Vec<Problem>> {
        let mut out = Packs::default();
        let mut problems = Vec::new();
        let mut hash = Sha256::new();
        let mut take = |prefix: String, found: Vec<Problem>| {
            problems.extend(found.into_iter().map(|mut one| {
                one.path.insert_str(0, &prefix);
                one
            }));
        };
        if packs.len() > MOST_PACKS {
            let message = format!("{} packs; at most {MOST_PACKS} are read", packs.len());
            take(
                "/packs".into(),
                vec![Problem {
                    path: String::new(),
                    message,
                    help: None,
                }],
            );
        }
        for (at, Anything(raw)) in packs.iter().enumerate().take(MOST_PACKS) {
            hash.update(serde_json::to_string(raw).unwrap_or_default());
            let lookup = |name: &str| out.find(name);
            match payers::load::pack(raw, &lookup) {
                Ok(pack) => out.push(pack),
                Err(found) => take(format!("/packs/{at}"), found),
            }
        }
        if let Some(Anything(raw)) = practice {
            hash.update([1]);
            hash.update(serde_json::to_string(raw).unwrap_or_default());
            match payers::load::contracts(raw, &out) {
                Ok(laid) => laid.into_iter().for_each(|pack| out.push(pack)),
                Err(found) => take("/practice".into(), found),
            }
        }
        match problems.is_empty() {
            true => Ok(Self {
                packs: out,
                hash: hex(&hash.finalize(), 32),
            }),
            false => Err(problems),
        }
    }
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
        let mut packs = Chosen::default();
        if given.packs.is_some() || given.practice.is_some() {
            match Chosen::read(
                given.packs.as_deref().unwrap_or_default(),
                given.practice.as_ref(),
            ) {
                Ok(read) => packs = read,
                Err(found) => found
                    .into_iter()
                    .for_each(|one| problem(one.path, one.message, one.help)),
            }
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
            packs,
        })
    }

    /// The reference tables to judge by.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The packs that were handed in; the built-in ones lie behind them.
    pub fn packs(&self) -> &Packs {
        &self.packs.packs
    }

    /// The packs that were read.
    pub fn chosen(self) -> Chosen {
        self.packs
    }

    /// Judges by packs that were read before.
    pub fn choose(&mut self, packs: Chosen) {
        self.packs = packs;
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
        format!(
            "{};{}{}",
            self.stage().word(),
            levels.join(","),
            self.packs.hash
        )
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
