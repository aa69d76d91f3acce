//! Payers: who they are, and what each demands, as packs of sourced and dated statements in a closed vocabulary.
//!
//! National rules stand in `codes` and in the rules themselves. Over them lies a payer's pack, over its general statements those of a
//! product, a state and a plan of it, and over these the practice's own contracts: of two that compete the one that lies higher holds
//! ([`load::Level`]). A payer without a statement on a topic is unchecked there, never a pass.
//!
//! # What a pack costs
//!
//! A pack has at most 400 statements, 100 sets, 500 patterns in a list, 200 tests and 400 overrides, and a call at most 16 packs. A
//! check looks at each statement of the one payer once for each line, so that it grows by at most statements times lines times a
//! fraction of a microsecond; a pack is read once, not for each check.

mod faults;
pub mod load;
mod names;
#[cfg(feature = "prose")]
pub mod schema;
pub mod vocabulary;

use crate::encounter::{Encounter, Product};
use crate::report::Words;
pub use load::Pack;
#[cfg(feature = "prose")]
pub use names::written;
pub use names::{all, built_in, find, suggest};
use std::sync::Arc;
pub use vocabulary::{Kind, PayerKind};

/// A payer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payer {
    /// Its permanent id.
    pub id: Words,
    /// Its name.
    pub name: Words,
    /// Its name as findings say it.
    pub short: Words,
    /// What kind it is, as far as national rules treat them differently.
    pub kind: PayerKind,
    /// Other names and payer numbers, matched in any case and punctuation.
    pub aliases: Vec<Words>,
}

/// The packs of a call: those handed in, before the built-in ones.
#[derive(Clone, Debug, Default)]
pub struct Packs(Vec<Arc<Pack>>);

impl Packs {
    /// Some packs, each in the place of a built-in one of its id.
    pub fn new(packs: Vec<Pack>) -> Self {
        Self(packs.into_iter().map(Arc::new).collect())
    }

    /// Whether none was handed in.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those that were handed in.
    pub fn given(&self) -> impl Iterator<Item = &Pack> {
        self.0.iter().map(|pack| &**pack)
    }

    /// Lays a pack before the others; one of its id is replaced.
    pub fn push(&mut self, pack: Pack) {
        self.0.retain(|one| one.payer.id != pack.payer.id);
        self.0.push(Arc::new(pack));
    }

    /// The pack of an id, name or alias.
    pub fn find(&self, name: &str) -> Option<&Pack> {
        if self.0.is_empty() {
            return built_in(name);
        }
        let wanted = names::plain(name);
        let named = |pack: &&Arc<Pack>| {
            let payer = &pack.payer;
            let mut all = [&payer.id, &payer.name, &payer.short]
                .into_iter()
                .chain(&payer.aliases);
            !wanted.is_empty() && all.any(|one| names::plain(one) == wanted)
        };
        if let Some(pack) = self.0.iter().find(named) {
            return Some(pack);
        }
        // A built-in alias of a payer whose pack was handed in means that pack.
        let known = find(name)?;
        let given = self.0.iter().find(|pack| pack.payer.id == known.id);
        given.map(|pack| &**pack).or_else(|| built_in(name))
    }
}

/// What the encounter says of its payer.
#[derive(Clone, Copy, Debug)]
pub enum PayerView<'p> {
    /// No payer is named.
    NotGiven,
    /// A name that no payer of this version has, and what kind the plan says it is.
    Unknown(Option<PayerKind>),
    /// A known payer, and what its plan is.
    Known(&'p Pack, PayerKind),
}

impl<'p> PayerView<'p> {
    /// The payer of an encounter. What the plan says of its kind goes before what its payer usually is.
    pub fn of(encounter: &Encounter, packs: &'p Packs) -> Self {
        let Some(name) = &encounter.payer else {
            return Self::NotGiven;
        };
        let product = encounter.plan.as_ref().and_then(|plan| plan.product);
        let kind = product.and_then(|product| match product {
            Product::MedicareAdvantage => Some(PayerKind::MedicareAdvantage),
            Product::MedicaidManaged => Some(PayerKind::Medicaid),
            Product::Commercial | Product::Exchange | Product::SelfFunded | Product::Eap => {
                Some(PayerKind::Commercial)
            }
            Product::FeeForService => None,
        });
        match packs.find(&name.0) {
            None => Self::Unknown(kind),
            Some(pack) => Self::Known(pack, kind.unwrap_or(pack.payer.kind)),
        }
    }

    /// Original Medicare.
    pub fn is_medicare(self) -> bool {
        matches!(self, Self::Known(_, PayerKind::Medicare))
    }

    /// Whether a Medicare edit that yields to a modifier or to records binds: Medicare, Medicare Advantage, and
    /// where no payer is named. For any other payer it is what most plans follow, so a warning.
    pub fn medicare_edits_bind(self) -> bool {
        matches!(
            self,
            Self::NotGiven
                | Self::Known(_, PayerKind::Medicare | PayerKind::MedicareAdvantage)
                | Self::Unknown(Some(PayerKind::MedicareAdvantage))
        )
    }

    /// The kind, where the payer is known.
    pub fn kind(self) -> Option<PayerKind> {
        match self {
            Self::Known(_, kind) => Some(kind),
            _ => None,
        }
    }

    /// The pack, where the payer is known.
    pub fn pack(self) -> Option<&'p Pack> {
        match self {
            Self::Known(pack, _) => Some(pack),
            _ => None,
        }
    }
}

/// A payer as `payers()` lists it.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Listed {
    /// Its id.
    pub id: Words,
    /// Its name.
    pub name: Words,
    /// Other names and numbers.
    pub aliases: Vec<Words>,
    /// Version of what is held.
    pub version: Words,
    /// The day it was last read against its sources.
    pub reviewed: String,
    /// The day from which its findings are warnings at most.
    #[serde(rename = "reviewBy")]
    pub review_by: Option<String>,
    /// What is held on each topic: `rules`, `none-found` or `unknown`.
    #[serde(serialize_with = "as_object")]
    pub topics: Vec<(&'static str, &'static str)>,
}

fn as_object<S: serde::Serializer>(
    topics: &[(&'static str, &'static str)],
    s: S,
) -> Result<S::Ok, S::Error> {
    s.collect_map(topics.iter().map(|(topic, held)| (topic, held)))
}

/// Kinds on which the national rules are Medicare's own.
const OF_MEDICARE: &[Kind] = &[
    Kind::Modifier,
    Kind::Place,
    Kind::Modality,
    Kind::Code,
    Kind::Limit,
    Kind::SameDay,
    Kind::Time,
    Kind::Diagnosis,
    Kind::Clinician,
    Kind::Supervision,
    Kind::Documentation,
    Kind::Claim,
    Kind::Deadline,
];
/// Those that bind a Medicare Advantage plan as well.
const OF_ADVANTAGE: &[Kind] = &[Kind::SameDay, Kind::Limit];

impl Pack {
    /// What is held on a kind: `rules`, `none-found` or `unknown`.
    pub fn topic(&self, kind: Kind) -> &'static str {
        let national: &[Kind] = match self.payer.kind {
            PayerKind::Medicare => OF_MEDICARE,
            PayerKind::MedicareAdvantage => OF_ADVANTAGE,
            _ => &[],
        };
        // What a base says is what is held here too.
        if !self.of(kind).is_empty() || national.contains(&kind) {
            "rules"
        } else if self.none_found.contains(&kind) {
            "none-found"
        } else {
            "unknown"
        }
    }
}

/// Every built-in payer, and what is held on each topic.
pub fn listing() -> Vec<Listed> {
    use crate::encounter::Word;
    all()
        .iter()
        .filter_map(|payer| built_in(&payer.id))
        .map(|pack| Listed {
            id: pack.payer.id.clone(),
            name: pack.payer.name.clone(),
            aliases: pack.payer.aliases.clone(),
            version: pack.version.clone(),
            reviewed: pack.reviewed.to_string(),
            review_by: pack.review_by.map(|by| by.to_string()),
            topics: Kind::ALL
                .iter()
                .map(|kind| (kind.word(), pack.topic(*kind)))
                .collect(),
        })
        .collect()
}
