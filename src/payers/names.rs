//! The built-in payers by name. Their list is a few kB that is read on first use; the pack of each is read where it is first asked for.

use super::load::{self, Pack};
use super::{Payer, PayerKind};
use crate::encounter::read::nearest;
use crate::encounter::{Raw, Word};
use once_cell::race::OnceBox;

/// A payer a line: id, kind, short name, name, aliases between `|`, and where its line of the packs ends. Made from the packs; `CONTRIBUTING.md` says how.
const LIST: &str = include_str!("payers.tsv");

/// The packs, a line each in the order of the list, without what no judgement needs: prose, sources, tests.
#[cfg(not(feature = "prose"))]
const PACKS: &str = include_str!("packs.ndjson");

/// The packs as they are written.
#[cfg(feature = "prose")]
const PACKS: &[&str] = &include!("packs.list");

/// A name without case and punctuation.
pub(super) fn plain(name: &str) -> String {
    name.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

struct BuiltIn {
    payers: Vec<Payer>,
    packs: Vec<OnceBox<Option<Pack>>>,
    /// Every id, name and alias without case and punctuation, in order, with the position of its payer.
    names: Vec<(String, usize)>,
}

static BUILT_IN: OnceBox<BuiltIn> = OnceBox::new();

fn built() -> &'static BuiltIn {
    BUILT_IN.get_or_init(|| {
        let payers: Vec<Payer> = LIST.lines().filter_map(payer).collect();
        let mut names: Vec<(String, usize)> = Vec::new();
        for (at, payer) in payers.iter().enumerate() {
            for name in [&payer.id, &payer.name, &payer.short]
                .into_iter()
                .chain(&payer.aliases)
            {
                let name = plain(name);
                let place = names.partition_point(|(other, _)| *other < name);
                names.insert(place, (name, at));
            }
        }
        Box::new(BuiltIn {
            packs: payers.iter().map(|_| OnceBox::new()).collect(),
            payers,
            names,
        })
    })
}

fn payer(line: &'static str) -> Option<Payer> {
    let mut parts = line.split('\t');
    let (id, kind) = (parts.next()?, parts.next()?);
    let (short, name) = (parts.next()?, parts.next()?);
    let aliases = parts.next()?.split('|').filter(|one| !one.is_empty());
    Some(Payer {
        id: id.into(),
        kind: PayerKind::of(kind)?,
        short: short.into(),
        name: name.into(),
        aliases: aliases.map(Into::into).collect(),
    })
}

/// Every built-in payer, the national program first.
pub fn all() -> &'static [Payer] {
    &built().payers
}

fn position(name: &str) -> Option<usize> {
    let wanted = plain(name);
    let names = &built().names;
    let at = names.partition_point(|(other, _)| *other < wanted);
    names
        .get(at)
        .filter(|(found, _)| !wanted.is_empty() && *found == wanted)
        .map(|(_, at)| *at)
}

/// The payer of that id, name or alias.
pub fn find(name: &str) -> Option<&'static Payer> {
    built().payers.get(position(name)?)
}

/// The text of a pack.
fn text(at: usize) -> Option<&'static str> {
    #[cfg(feature = "prose")]
    return PACKS.get(at).copied();
    #[cfg(not(feature = "prose"))]
    {
        let end = |at: usize| {
            LIST.lines()
                .nth(at)?
                .rsplit('\t')
                .next()?
                .parse::<usize>()
                .ok()
        };
        let start = at.checked_sub(1).map_or(Some(0), end)?;
        PACKS.get(start..end(at)?)
    }
}

/// The built-in pack of that id, name or alias, read on first use.
pub fn built_in(name: &str) -> Option<&'static Pack> {
    let at = position(name)?;
    let slot = built().packs.get(at)?;
    let pack = slot.get_or_init(|| {
        let raw: Option<Raw<'_>> = text(at).and_then(|text| serde_json::from_str(text).ok());
        let mut pack = raw.and_then(|raw| load::trusted(&raw, &|name: &str| built_in(name)));
        if let (Some(pack), Some(payer)) = (&mut pack, built().payers.get(at)) {
            pack.payer = payer.clone();
        }
        Box::new(pack)
    });
    pack.as_ref()
}

/// The pack of an id as it is written, with its tests and what it leaves out.
#[cfg(feature = "prose")]
pub fn written(id: &str) -> Option<&'static str> {
    text(position(id)?)
}

/// The nearest known name to one that is not known: the longest that stands in it as words, else one that is spelt much like it.
pub fn suggest(name: &str) -> Option<&'static str> {
    let lower = name.to_ascii_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let mut within: Option<&'static str> = None;
    let names: Vec<&'static str> = all()
        .iter()
        .flat_map(|payer| std::iter::once(&payer.id).chain(&payer.aliases))
        .map(|name| &**name)
        .collect();
    for known in &names {
        let own = known.to_ascii_lowercase();
        let own: Vec<&str> = own
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        if !own.is_empty()
            && words.windows(own.len()).any(|some| some == own.as_slice())
            && within.is_none_or(|longest| longest.len() < known.len())
        {
            within = Some(known);
        }
    }
    within.or_else(|| nearest(name, &names))
}
