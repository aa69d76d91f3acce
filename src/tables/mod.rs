//! Reference tables: NCCI pairs, unit limits and ICD-10-CM. Small slices are embedded; whole tables are loaded.
//!
//! The embedded pack is made from copies of CMS's files, practitioner pairs of 2024-07-01 and unit limits of 2026-04-01; they
//! are not in this repository. `README.md` beside this file has the command, what is in it, and its hash, which a test
//! compares.

#[cfg(feature = "cli")]
pub mod build;
pub mod icd;
#[cfg(feature = "cli")]
pub mod icd_build;
pub mod icd_notes;
mod limits;
mod pack;
mod pairs;

pub use limits::Limit;
pub use pack::{Fault, Head, Pack};
pub use pairs::Scope;

use crate::encounter::{Code, ServiceDate};
use once_cell::race::OnceBox;
use std::borrow::Cow;
use std::sync::Arc;

/// The pack that every build carries.
static EMBEDDED: &[u8] = include_bytes!("embedded.pack");
/// The diagnosis codes that every build carries.
static DIAGNOSES: &[u8] = include_bytes!("icd.pack");

/// A pair as found for two codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PairFound<'t> {
    /// The code that is paid.
    pub column1: Code,
    /// The code that is denied.
    pub column2: Code,
    /// A modifier may override it.
    pub overridable: bool,
    /// The table's name.
    pub table: &'t str,
}

/// A limit as found for a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitFound<'t> {
    /// The limit.
    pub limit: Limit,
    /// The table's name.
    pub table: &'t str,
}

/// A diagnosis code as found.
#[derive(Clone, Copy, Debug)]
pub struct DiagnosisFound<'t> {
    /// Where it stands.
    pub standing: icd::Standing,
    /// The list that says so.
    pub list: icd::Icd<'t>,
    /// The list's name.
    pub table: &'t str,
}

/// Why no table says whether two codes are a pair, or how many units are expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The date is before every table, or no table holds what would say it.
    NoTable,
    /// No row of any table names the code, as it is newer than their quarters.
    UnknownCode(Code),
}

/// The tables in use: the embedded pack and those that were loaded, the latest first.
#[derive(Clone, Debug)]
pub struct Tables {
    packs: Arc<Vec<Arc<Pack>>>,
}

/// The same packs in the same order are the same tables.
impl PartialEq for Tables {
    fn eq(&self, other: &Self) -> bool {
        let hashes = |tables: &Self| -> Vec<Vec<u8>> {
            let packs = tables.packs.iter();
            packs.map(|pack| pack.hash().to_vec()).collect()
        };
        Arc::ptr_eq(&self.packs, &other.packs) || hashes(self) == hashes(other)
    }
}

impl Default for Tables {
    fn default() -> Self {
        static BUILT_IN: OnceBox<Tables> = OnceBox::new();
        let built = BUILT_IN.get_or_init(|| {
            // A test reads them with their hashes, so this cannot fail in a build that passed its tests.
            let open = |bytes| Pack::open(Cow::Borrowed(bytes)).unwrap_or(Pack::EMPTY);
            let packs = [EMBEDDED, DIAGNOSES].map(|bytes| Arc::new(open(bytes)));
            Box::new(Self {
                packs: Arc::new(packs.to_vec()),
            })
        });
        built.clone()
    }
}

impl Tables {
    /// Takes a pack into use, before those that are there; one that shares a name is let go. Gives its name.
    ///
    /// # Errors
    ///
    /// Where the bytes are no pack; see [`Fault`].
    pub fn load(&mut self, bytes: Vec<u8>) -> Result<String, Fault> {
        let pack = Pack::read(bytes)?;
        let name = pack.name().to_owned();
        let same = |other: &Pack| {
            let mut heads = other.heads();
            heads.any(|head| pack.heads().any(|own| own.name == head.name))
        };
        let kept: Vec<Arc<Pack>> = self
            .packs
            .iter()
            .filter(|other| !same(other))
            .cloned()
            .collect();
        let packs = std::iter::once(Arc::new(pack)).chain(kept);
        self.packs = Arc::new(packs.collect());
        Ok(name)
    }

    /// Lets a loaded pack go, by the name of one of its tables; whether there was one. The embedded pack stays, and comes back
    /// where one of its name had taken its place.
    pub fn unload(&mut self, name: &str) -> bool {
        let built_in = Self::default();
        let is_built_in = |pack: &Arc<Pack>| {
            let mut own = built_in.packs.iter();
            own.any(|one| Arc::ptr_eq(one, pack))
        };
        let gone =
            |pack: &Arc<Pack>| !is_built_in(pack) && pack.heads().any(|head| head.name == name);
        let found = self.packs.iter().any(gone);
        if found {
            let kept = self.packs.iter();
            let kept = kept.filter(|pack| !gone(pack) && !is_built_in(pack));
            let packs = kept.chain(built_in.packs.iter()).cloned();
            self.packs = Arc::new(packs.collect());
        }
        found
    }

    /// The pack that one of whose tables has a name.
    pub fn find(&self, name: &str) -> Option<&Pack> {
        let mut packs = self.packs.iter();
        packs
            .find(|pack| pack.heads().any(|head| head.name == name))
            .map(AsRef::as_ref)
    }

    /// These tables but for the packs that have none of some names; or the position of a name that none has.
    pub fn only(&self, names: &[&str]) -> Result<Self, usize> {
        if let Some(unknown) = names.iter().position(|name| self.find(name).is_none()) {
            return Err(unknown);
        }
        let named = |pack: &&Arc<Pack>| pack.heads().any(|head| names.contains(&&*head.name));
        let packs = self.packs.iter().filter(named).cloned();
        Ok(Self {
            packs: Arc::new(packs.collect()),
        })
    }

    /// The packs, the latest first.
    pub fn packs(&self) -> impl Iterator<Item = &Pack> {
        self.packs.iter().map(AsRef::as_ref)
    }

    /// Every table in use, the latest first.
    pub fn heads(&self) -> impl Iterator<Item = &Head> {
        self.packs().flat_map(Pack::heads)
    }

    /// The names of the tables in use.
    pub fn names(&self) -> Vec<String> {
        self.heads().map(|head| head.name.clone()).collect()
    }

    /// The pair of two codes on a date, whichever way round a table has it. The latest table that can say decides.
    ///
    /// # Errors
    ///
    /// Where no table can say.
    pub fn pair_of(
        &self,
        one: Code,
        other: Code,
        date: ServiceDate,
    ) -> Result<Option<PairFound<'_>>, Gap> {
        let mut gap = Gap::NoTable;
        for pack in self.packs() {
            let Some(pairs) = pack.pairs.as_ref().filter(|pairs| date >= pairs.head.from) else {
                continue;
            };
            let position = |code: Code| {
                let known = pack.position(code).filter(|at| pairs.names(*at));
                known.ok_or(Gap::UnknownCode(code))
            };
            let (first, second) = match (position(one), position(other)) {
                (Ok(first), Ok(second)) => (first, second),
                (Err(unknown), _) | (_, Err(unknown)) => {
                    gap = unknown;
                    continue;
                }
            };
            let ways = [(one, first, other, second), (other, second, one, first)];
            for (column1, at1, column2, at2) in ways {
                if let Some(overridable) = pairs.overridable(&pack.bytes, at1, at2, date) {
                    return Ok(Some(PairFound {
                        column1,
                        column2,
                        overridable,
                        table: &pairs.head.name,
                    }));
                }
            }
            if pairs.covers(first, second) {
                return Ok(None);
            }
        }
        Err(gap)
    }

    /// The unit limit of a code on a date, by the latest table that has one; nothing where CMS publishes none.
    ///
    /// # Errors
    ///
    /// Where the date is before every table.
    pub fn limit_of(&self, code: Code, date: ServiceDate) -> Result<Option<LimitFound<'_>>, Gap> {
        let mut any = false;
        for pack in self.packs() {
            let Some(limits) = pack
                .limits
                .as_ref()
                .filter(|limits| date >= limits.head.from)
            else {
                continue;
            };
            any = true;
            let found = pack
                .position(code)
                .and_then(|position| limits.of(&pack.bytes, position));
            if let Some(limit) = found {
                return Ok(Some(LimitFound {
                    limit,
                    table: &limits.head.name,
                }));
            }
        }
        if any { Ok(None) } else { Err(Gap::NoTable) }
    }

    /// Where a diagnosis code without its dot stands on a date, by the latest list that covers it; nothing where none does.
    pub fn diagnosis(&self, code: &str, date: ServiceDate) -> Option<DiagnosisFound<'_>> {
        self.packs()
            .filter_map(Pack::icd)
            .find_map(|(table, list)| {
                let standing = list.status(code, date);
                let held = standing.status != icd::Status::NotHeld;
                held.then_some(DiagnosisFound {
                    standing,
                    list,
                    table,
                })
            })
    }

    /// Whether any row of a pair table in use names a code.
    pub fn knows(&self, code: Code) -> bool {
        self.packs().any(|pack| {
            let pairs = pack.pairs.as_ref().zip(pack.position(code));
            pairs.is_some_and(|(pairs, position)| pairs.names(position))
        })
    }
}
