//! The words of `lexicon.txt`, made ready to be looked up. A word with letters beyond ASCII is looked up without them.

use super::text::{Kind, Token, slice};
use crate::encounter::{NoteElement, Word};
use once_cell::race::OnceBox;

static TEXT: &str = include_str!("lexicon.txt");

/// One place of an entry.
#[derive(Clone, Debug)]
enum Item {
    /// One of some words.
    Words(Set),
    /// One of some runs, with the words that they begin with; `open` where one begins with something else.
    Any {
        heads: Set,
        open: bool,
        runs: Vec<Vec<Item>>,
    },
    /// Up to so many tokens of the sentence.
    Gap(usize),
    Number,
    Year,
    Check,
    Mark(u8),
    LineBegin,
}

/// A set of words: their numbers while the lexicon is read, then its own.
#[derive(Clone, Debug, Default)]
struct Set {
    words: Vec<u16>,
    number: u16,
}

#[derive(Debug)]
struct Entry {
    items: Vec<Item>,
    element: NoteElement,
    /// It says that the element is missing.
    missing: bool,
    /// It is a heading: what counts is what stands after it.
    heading: bool,
    /// It counts only beside another entry of the element.
    weak: bool,
}

/// A place of the text where an entry fits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub element: NoteElement,
    pub missing: bool,
    pub heading: bool,
    /// The entry, where it counts only beside another one of its element.
    pub weak: Option<u16>,
    /// Tokens, from and up to but not including.
    pub from: usize,
    pub to: usize,
}

/// A letter of the tree of words.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    letter: u8,
    child: u32,
    sibling: u32,
    /// The word that ends here, and the one that only begins so; 0 for none.
    whole: u16,
    stem: u16,
    /// The word that ends here where it is in capitals.
    capitals: u16,
}

#[derive(Debug)]
pub(super) struct Lexicon {
    nodes: Vec<Node>,
    words: u16,
    entries: Vec<Entry>,
    /// By word, a bit for each set that holds it: what one token is asked lies close together.
    rows: Vec<u32>,
    stride: usize,
    /// Entries by the number of a word at which they are looked for.
    begins: Vec<Vec<Start>>,
    /// Entries that are looked for at a number, a ticked box, or a mark, by its byte.
    others: Vec<Vec<Start>>,
    /// The node of each pair of letters that words begin with: most of the way of most words.
    pairs: Vec<u32>,
    /// Words that several entries share, by the name under which they stand in `lexicon.txt`.
    shared: Vec<(&'static str, &'static str)>,
}

/// Where an entry is looked for: at its rarest words, not at its first, which are often the patient. It is ruled out by the words
/// that must stand near, before it is looked at itself.
#[derive(Clone, Copy, Debug)]
struct Start {
    entry: u16,
    /// Its element's place in the contract's order; none where it says that the element is missing, which is always of use.
    element: Option<u8>,
    /// Tokens that may stand between its first and those words, at most.
    back: u8,
    /// The set that it begins with, where those words are not its first; [`ANY`] where that cannot be said.
    first: u16,
    /// The set that must come next, and within how many tokens; none where that cannot be said.
    next: Option<(u16, u8)>,
}
const ANY: u16 = u16::MAX;

/// Words that stand in most sentences of most notes.
const COMMON: &str = " pt client patient he she they his her their him them the a an to of in on at for with w and is was no not this \
    that i we by from as or per day days session mom today week wk time be has had have it s her will than but who so now all more \
    less since down up out x if when one two about self pts work home new plan cont continue next ct cl min ";

/// What a run may begin with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begin {
    Word(u16),
    /// A mark by its byte; numbers and ticked boxes have bytes that no mark has.
    Other(u8),
}
const NUMBER: u8 = 1;
const CHECK: u8 = 2;

/// Pairs of two small letters.
const PAIRS: usize = 26 * 26;

/// How much of a word is written down.
#[derive(Clone, Copy)]
enum Form {
    Whole,
    Stem,
    Capitals,
}

/// Numbers of the words of the lexicon that a token is, 0 for none.
pub(super) type Ids = [u16; 5];

impl Lexicon {
    pub(super) fn get() -> &'static Self {
        static LEXICON: OnceBox<Lexicon> = OnceBox::new();
        LEXICON.get_or_init(|| Box::new(Self::new()))
    }

    fn new() -> Self {
        let mut out = Self {
            nodes: vec![Node::default(); 257],
            words: 0,
            entries: Vec::new(),
            rows: Vec::new(),
            stride: 0,
            begins: Vec::new(),
            others: vec![Vec::new(); 256],
            pairs: vec![0; PAIRS],
            shared: Vec::new(),
        };
        let mut element = None;
        for line in TEXT.lines() {
            if let Some(name) = line.strip_prefix("== ") {
                element = NoteElement::of(name);
                continue;
            }
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(pair) = line.strip_prefix('%').and_then(|rest| rest.split_once(' ')) {
                out.shared.push(pair);
                continue;
            }
            let (missing, line) = match line.strip_prefix('!') {
                Some(rest) => (true, rest),
                None => (false, line),
            };
            let (weak, line) = match line.strip_prefix('?') {
                Some(rest) => (true, rest),
                None => (false, line),
            };
            let mut rest = line.as_bytes();
            let items = out.sequence(&mut rest);
            if let Some(element) = element {
                let heading = matches!(items.last(), Some(Item::Mark(b':')));
                out.entries.push(Entry {
                    items,
                    element,
                    missing,
                    heading,
                    weak,
                });
            }
        }
        out.begins = vec![Vec::new(); usize::from(out.words).saturating_add(1)];
        let mut sets = Sets::new();
        for entry in &mut out.entries {
            sets.number(&mut entry.items);
        }
        let sets = sets.list;
        let common: Vec<u16> = COMMON
            .split_whitespace()
            .flat_map(|word| out.whole(word))
            .collect();
        let Self {
            entries,
            begins,
            others,
            ..
        } = &mut out;
        for (at, entry) in (0_u16..).zip(entries.iter()) {
            let (anchor, back) = anchor(&entry.items, &common);
            let items = entry.items.get(anchor..).unwrap_or_default();
            let start = Start {
                entry: at,
                element: u8::try_from(entry.element as usize)
                    .ok()
                    .filter(|_| !entry.missing),
                back,
                first: entry.items.first().and_then(heads).unwrap_or(ANY),
                next: next_of(items),
            };
            begin(items, &mut |one| {
                let list = match one {
                    Begin::Word(id) => begins.get_mut(usize::from(id)),
                    Begin::Other(byte) => others.get_mut(usize::from(byte)),
                };
                // An entry may begin with a word in two ways.
                if let Some(list) =
                    list.filter(|list| list.last().is_none_or(|last| last.entry != at))
                {
                    list.push(start);
                }
            });
        }
        let pairs: Vec<u32> = (0..PAIRS)
            .map(|pair| {
                let letter = |number: usize| u8::try_from(number).unwrap_or(0).saturating_add(b'a');
                let first = usize::from(letter(pair.div_euclid(26))).saturating_add(1);
                let node = out.child(first, letter(pair.rem_euclid(26)));
                node.and_then(|node| u32::try_from(node).ok()).unwrap_or(0)
            })
            .collect();
        out.pairs = pairs;
        out.stride = sets.len().div_euclid(32).saturating_add(1);
        out.rows = vec![
            0;
            usize::from(out.words)
                .saturating_add(1)
                .saturating_mul(out.stride)
        ];
        for (at, words) in sets.iter().enumerate() {
            for word in words {
                let place = usize::from(*word)
                    .saturating_mul(out.stride)
                    .saturating_add(at.div_euclid(32));
                if let Some(slot) = out.rows.get_mut(place) {
                    *slot |= 1_u32.wrapping_shl(u32::try_from(at & 31).unwrap_or(0));
                }
            }
        }
        out
    }

    /// A run of items, up to the end, a bar or a closing bracket.
    fn sequence(&mut self, rest: &mut &[u8]) -> Vec<Item> {
        let mut items = Vec::new();
        while let Some(byte) = rest.first().copied() {
            match byte {
                b'|' | b')' => break,
                b' ' | b'-' | b'"' => *rest = rest.get(1..).unwrap_or_default(),
                b'(' => {
                    *rest = rest.get(1..).unwrap_or_default();
                    items.push(self.choice(rest));
                }
                b'%' => {
                    let name = rest.get(1..).unwrap_or_default();
                    let length = name
                        .iter()
                        .take_while(|byte| byte.is_ascii_alphabetic())
                        .count();
                    let found = self
                        .shared
                        .iter()
                        .find(|(one, _)| Some(one.as_bytes()) == name.get(..length));
                    match found.copied() {
                        Some((_, words)) => {
                            *rest = name.get(length..).unwrap_or_default();
                            items.push(self.choice(&mut words.as_bytes()));
                        }
                        None => {
                            *rest = name;
                            items.push(Item::Mark(b'%'));
                        }
                    }
                }
                b'.' if rest.starts_with(b"..") => {
                    let long = rest.starts_with(b"...");
                    items.push(Item::Gap(if long { 8 } else { 4 }));
                    *rest = rest.get(if long { 3 } else { 2 }..).unwrap_or_default();
                }
                b'\\' => {
                    items.push(Item::Mark(rest.get(1).copied().unwrap_or(0)));
                    *rest = rest.get(2..).unwrap_or_default();
                }
                b'^' => {
                    items.push(Item::LineBegin);
                    *rest = rest.get(1..).unwrap_or_default();
                }
                _ if byte.is_ascii_digit() => {
                    // A number is a word of its own digits.
                    let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
                    let word = rest.get(..length).unwrap_or_default().to_vec();
                    *rest = rest.get(length..).unwrap_or_default();
                    items.push(self.word(&word, Form::Whole));
                }
                _ if byte.is_ascii_alphabetic() => {
                    let length = rest
                        .iter()
                        .take_while(|byte| byte.is_ascii_alphabetic() || **byte == b'\'')
                        .count();
                    let word = rest.get(..length).unwrap_or_default();
                    let special = match word {
                        b"NUM" => Some(Item::Number),
                        b"YEAR" => Some(Item::Year),
                        b"CHECK" => Some(Item::Check),
                        b"QUOTE" => Some(Item::Mark(b'"')),
                        _ => None,
                    };
                    let capitals = special.is_none()
                        && word.len() > 1
                        && word.iter().all(u8::is_ascii_uppercase);
                    let word: Vec<u8> = word
                        .iter()
                        .filter(|byte| **byte != b'\'')
                        .map(u8::to_ascii_lowercase)
                        .collect();
                    *rest = rest.get(length..).unwrap_or_default();
                    let stem = rest.first() == Some(&b'*');
                    if stem {
                        *rest = rest.get(1..).unwrap_or_default();
                    }
                    items.push(match special {
                        Some(item) => item,
                        None if capitals => self.word(&word, Form::Capitals),
                        None => self.word(&word, if stem { Form::Stem } else { Form::Whole }),
                    });
                }
                _ => {
                    items.push(Item::Mark(byte));
                    *rest = rest.get(1..).unwrap_or_default();
                }
            }
        }
        items
    }

    /// Runs with bars between, up to the end or a closing bracket.
    fn choice(&mut self, rest: &mut &[u8]) -> Item {
        let mut runs = Vec::new();
        loop {
            runs.push(self.sequence(rest));
            let stop = rest.first().copied();
            *rest = rest.get(1..).unwrap_or_default();
            if stop != Some(b'|') {
                return one_of(runs);
            }
        }
    }

    /// The number of a whole word, where the lexicon has it.
    fn whole(&self, word: &str) -> Option<u16> {
        let mut letters = word.bytes();
        let mut node = usize::from(letters.next()?).saturating_add(1);
        for letter in letters {
            node = self.child(node, letter)?;
        }
        let id = self.nodes.get(node)?.whole;
        (id != 0).then_some(id)
    }

    /// A word's number, new where it is new.
    fn word(&mut self, word: &[u8], form: Form) -> Item {
        let mut node = usize::from(word.first().copied().unwrap_or(0)).saturating_add(1);
        for letter in word.iter().skip(1) {
            node = self.step(node, *letter);
        }
        let next = self.words.saturating_add(1);
        let Some(place) = self.nodes.get_mut(node) else {
            return Item::Mark(0);
        };
        let slot = match form {
            Form::Whole => &mut place.whole,
            Form::Stem => &mut place.stem,
            Form::Capitals => &mut place.capitals,
        };
        if *slot == 0 {
            *slot = next;
            self.words = next;
        }
        Item::Words(Set::of(vec![*slot]))
    }

    /// The node of the next letter, new where it is new.
    fn step(&mut self, node: usize, letter: u8) -> usize {
        if let Some(found) = self.child(node, letter) {
            return found;
        }
        let made = self.nodes.len();
        let sibling = self.nodes.get(node).map_or(0, |node| node.child);
        self.nodes.push(Node {
            letter,
            sibling,
            ..Node::default()
        });
        if let Some(parent) = self.nodes.get_mut(node) {
            parent.child = u32::try_from(made).unwrap_or(0);
        }
        made
    }

    fn child(&self, node: usize, letter: u8) -> Option<usize> {
        let mut at = self.nodes.get(node)?.child;
        while at != 0 {
            let index = usize::try_from(at).ok()?;
            let node = self.nodes.get(index)?;
            if node.letter == letter {
                return Some(index);
            }
            at = node.sibling;
        }
        None
    }

    /// The node of a word's second letter.
    fn second(&self, first: usize, letter: u8) -> Option<usize> {
        let one = first
            .checked_sub(usize::from(b'a').saturating_add(1))
            .filter(|one| *one < 26)?;
        let two = usize::from(letter.checked_sub(b'a').filter(|two| *two < 26)?);
        let node = *self.pairs.get(one.saturating_mul(26).saturating_add(two))?;
        usize::try_from(node).ok().filter(|node| *node != 0)
    }

    /// The words of the lexicon that a token is: itself, and what it begins with.
    pub(super) fn ids(&self, text: &str, token: &Token) -> Ids {
        let mut out = Ids::default();
        if !matches!(token.kind, Kind::Word | Kind::Number) {
            return out;
        }
        let mut letters = slice(text, token)
            .bytes()
            .filter(|byte| *byte != b'\'' && *byte < 0x80)
            .map(|byte| byte.to_ascii_lowercase());
        let Some(first) = letters.next() else {
            return out;
        };
        let mut node = usize::from(first).saturating_add(1);
        let mut filled = 0_usize;
        let mut put = |id: u16| {
            if let Some(slot) = out.get_mut(filled).filter(|_| id != 0) {
                *slot = id;
                filled = filled.saturating_add(1);
            }
        };
        loop {
            let Some(here) = self.nodes.get(node) else {
                return out;
            };
            put(here.stem);
            match letters.next() {
                None => {
                    put(here.whole);
                    let word = slice(text, token);
                    if here.capitals != 0 && word.bytes().all(|byte| byte.is_ascii_uppercase()) {
                        put(here.capitals);
                    }
                    return out;
                }
                Some(letter) => match self
                    .second(node, letter)
                    .or_else(|| self.child(node, letter))
                {
                    Some(next) => node = next,
                    None => return out,
                },
            }
        }
    }

    /// Every entry that fits somewhere.
    pub(super) fn hits(&self, tokens: &[Token], ids: &[Ids], taker: &mut impl Taker) {
        let text = Text {
            lexicon: self,
            tokens,
            ids,
        };
        // Elements of which further places are of no use.
        let mut full = 0_u64;
        for (from, token) in tokens.iter().enumerate() {
            if matches!(token.kind, Kind::Blank | Kind::Skip | Kind::End) {
                continue;
            }
            let own = ids.get(from).into_iter().flatten().copied();
            let by_word = own
                .take_while(|id| *id != 0)
                .filter_map(|id| self.begins.get(usize::from(id)));
            let other = match token.kind {
                Kind::Number => Some(NUMBER),
                Kind::Check => Some(CHECK),
                Kind::Mark(byte) => Some(byte),
                _ => None,
            };
            let by_other = other.and_then(|byte| self.others.get(usize::from(byte)));
            for list in by_word.chain(by_other) {
                for start in list {
                    let at = usize::from(start.entry);
                    let bit = start
                        .element
                        .map_or(0, |element| 1_u64.wrapping_shl(element.into()));
                    if full & bit != 0 || !text.may_go_on(start, from) {
                        continue;
                    }
                    let Some(entry) = self.entries.get(at) else {
                        continue;
                    };
                    if bit != 0 && taker.is_full(entry.element) {
                        full |= bit;
                        continue;
                    }
                    let mut take = |from: usize, to: usize| {
                        taker.take(&Hit {
                            element: entry.element,
                            missing: entry.missing,
                            heading: entry.heading,
                            weak: entry.weak.then_some(start.entry),
                            from,
                            to,
                        });
                    };
                    if start.back == 0 {
                        // That a first word fits is how the entry was come by.
                        let end = match entry.items.as_slice() {
                            [Item::Words(_), rest @ ..] => text.fits(rest, from.saturating_add(1)),
                            items => text.fits(items, from),
                        };
                        if let Some(to) = end {
                            take(from, to);
                        }
                        continue;
                    }
                    for from in text.before(from, start) {
                        if let Some(to) = text.fits(&entry.items, from) {
                            take(from, to);
                            break;
                        }
                    }
                }
            }
        }
    }
}

/// Who gets what is found.
pub(super) trait Taker {
    /// Whether further places of an element are of no use.
    fn is_full(&self, element: NoteElement) -> bool;
    /// Takes a place.
    fn take(&mut self, hit: &Hit);
}

/// Runs of which one is to fit. Single words are one set; where there is nothing else, that set alone.
fn one_of(runs: Vec<Vec<Item>>) -> Item {
    let mut words = Vec::new();
    let mut longer = Vec::new();
    for mut run in runs {
        match run.as_mut_slice() {
            [Item::Words(set)] => words.append(&mut set.words),
            _ => longer.push(run),
        }
    }
    if longer.is_empty() {
        return Item::Words(Set::of(words));
    }
    let mut heads = words.clone();
    let mut open = false;
    for run in &longer {
        open |= matches!(run.first(), Some(Item::Gap(_)) | None);
        begin(run, &mut |one| match one {
            Begin::Word(id) => heads.push(id),
            Begin::Other(_) => open = true,
        });
    }
    if !words.is_empty() {
        longer.push(vec![Item::Words(Set::of(words))]);
    }
    Item::Any {
        heads: Set::of(heads),
        open,
        runs: longer,
    }
}

impl Set {
    fn of(words: Vec<u16>) -> Self {
        Self { words, number: 0 }
    }
}

/// The set of what an item begins with.
fn heads(item: &Item) -> Option<u16> {
    match item {
        Item::Words(set)
        | Item::Any {
            heads: set,
            open: false,
            ..
        } => Some(set.number),
        _ => None,
    }
}

/// Where an entry is looked for: the item whose words are rarest, and how many tokens may stand before it at most.
fn anchor(items: &[Item], common: &[u16]) -> (usize, u8) {
    const WEIGHT: usize = 25;
    let weight = |item: &Item| match item {
        Item::Words(set)
        | Item::Any {
            heads: set,
            open: false,
            ..
        } => Some(
            set.words
                .iter()
                .map(|word| if common.contains(word) { WEIGHT } else { 1 })
                .fold(0_usize, usize::saturating_add),
        ),
        _ => None,
    };
    let longest = items.len();
    let best = items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| Some((weight(item)?, at)))
        .min();
    let first = items.first().and_then(weight);
    match best {
        // The first item is looked at without going back, so that another must be rarer by far.
        Some((least, at))
            if at > 0 && first.is_none_or(|first| least.saturating_mul(2) < first) =>
        {
            let before = items.get(..at.min(longest)).unwrap_or_default();
            match most(before) {
                Some(back) if back > 0 => (at, back),
                _ => (0, 0),
            }
        }
        _ => (0, 0),
    }
}

/// How many tokens a run takes at most; none where that are too many.
fn most(items: &[Item]) -> Option<u8> {
    items.iter().try_fold(0_u8, |sum, item| {
        let own = match item {
            Item::LineBegin => 0,
            Item::Gap(most) => u8::try_from(*most).ok()?,
            Item::Any { runs, .. } => {
                let each: Option<Vec<u8>> = runs.iter().map(|run| self::most(run)).collect();
                each?.into_iter().max()?
            }
            _ => 1,
        };
        sum.checked_add(own).filter(|sum| *sum <= 20)
    })
}

/// The set that must come right behind the first word of a run, and within how many tokens.
fn next_of(items: &[Item]) -> Option<(u16, u8)> {
    let set = |item: &Item| match item {
        Item::Words(set) => Some(set.number),
        Item::Any {
            heads, open: false, ..
        } => Some(heads.number),
        _ => None,
    };
    match items {
        [Item::Words(_), Item::Gap(most), next, ..] => {
            Some((set(next)?, u8::try_from(*most).ok()?))
        }
        [Item::Words(_), next, ..] => Some((set(next)?, 0)),
        _ => None,
    }
}

/// Says what a run may begin with.
fn begin(items: &[Item], say: &mut impl FnMut(Begin)) {
    match items.first() {
        Some(Item::Words(set)) => set.words.iter().for_each(|id| say(Begin::Word(*id))),
        Some(Item::Any { runs, .. }) => {
            for run in runs {
                begin(run, &mut *say);
            }
        }
        Some(Item::LineBegin) => begin(items.get(1..).unwrap_or_default(), say),
        Some(Item::Number | Item::Year) => say(Begin::Other(NUMBER)),
        Some(Item::Check) => say(Begin::Other(CHECK)),
        Some(Item::Mark(byte)) => say(Begin::Other(*byte)),
        Some(Item::Gap(_)) | None => {}
    }
}

/// Sets of words, each once.
struct Sets {
    list: Vec<Vec<u16>>,
    /// Numbers of sets, from 1, by what their words come to.
    places: Vec<u16>,
}

impl Sets {
    fn new() -> Self {
        Self {
            list: Vec::new(),
            places: vec![0; PLACES],
        }
    }

    /// Gives each set of some items its number. Sets of the same words in the same order share one.
    fn number(&mut self, items: &mut [Item]) {
        for item in items {
            match item {
                Item::Words(set) => self.give(set),
                Item::Any { heads, runs, .. } => {
                    self.give(heads);
                    for run in runs {
                        self.number(run);
                    }
                }
                _ => {}
            }
        }
    }

    fn give(&mut self, set: &mut Set) {
        let hash = set.words.iter().fold(0x811c_9dc5_u32, |hash, word| {
            (hash ^ u32::from(*word)).wrapping_mul(0x0100_0193)
        });
        let mut place = usize::try_from(hash.wrapping_shr(7)).unwrap_or(0);
        loop {
            place &= PLACES.saturating_sub(1);
            let Some(slot) = self.places.get_mut(place) else {
                return;
            };
            let held = usize::from(*slot);
            let Some(held) = held.checked_sub(1) else {
                // There are half as many sets as places.
                set.number = u16::try_from(self.list.len()).unwrap_or(u16::MAX);
                *slot = set.number.saturating_add(1);
                self.list.push(set.words.clone());
                return;
            };
            if self.list.get(held) == Some(&set.words) {
                set.number = u16::try_from(held).unwrap_or(u16::MAX);
                return;
            }
            place = place.saturating_add(1);
        }
    }
}

/// A power of two.
const PLACES: usize = 16_384;

struct Text<'t> {
    lexicon: &'t Lexicon,
    tokens: &'t [Token],
    ids: &'t [Ids],
}

impl Text<'_> {
    /// Tokens at which an entry may begin whose rarest words stand at one, the nearest first. Hyphens and boxes do not count.
    fn before(&self, at: usize, start: &Start) -> impl Iterator<Item = usize> {
        let mut left = start.back;
        let first = start.first;
        (0..at)
            .rev()
            .take_while(move |at| {
                let Some(token) = self.tokens.get(*at) else {
                    return false;
                };
                match token.kind {
                    Kind::Skip | Kind::Mark(b'-') => true,
                    Kind::End | Kind::Blank => false,
                    _ if left == 0 => false,
                    _ => {
                        left = left.saturating_sub(1);
                        true
                    }
                }
            })
            .filter(move |at| first == ANY || self.is_in(*at, first))
    }

    /// The nearest end of a run that begins at a token.
    fn fits(&self, items: &[Item], from: usize) -> Option<usize> {
        let Some((item, rest)) = items.split_first() else {
            return Some(from);
        };
        match item {
            Item::LineBegin => {
                // A bullet, a number or a box may come before.
                let token = self.tokens.get(from)?;
                let before = (0..from).rev().take(3).all(|at| {
                    self.tokens.get(at).is_none_or(|one| {
                        one.line != token.line
                            || matches!(one.kind, Kind::Mark(_) | Kind::Check | Kind::Number)
                    })
                });
                before.then(|| self.fits(rest, from)).flatten()
            }
            Item::Any { heads, open, runs } => {
                if !open && !self.is_one_of(from, heads) {
                    return self.past_hyphen(items, from);
                }
                let mut ends = runs
                    .iter()
                    .filter(|run| self.may_begin(run, from))
                    .filter_map(|run| self.fits(run, from));
                ends.find_map(|to| self.fits(rest, to))
            }
            Item::Gap(most) => {
                let mut to = from;
                let mut skipped = 0_usize;
                loop {
                    // What stands beside empty boxes does not count.
                    while self
                        .tokens
                        .get(to)
                        .is_some_and(|token| token.kind == Kind::Skip)
                    {
                        to = to.saturating_add(1);
                    }
                    if self.may_begin(rest, to)
                        && let Some(end) = self.fits(rest, to)
                    {
                        return Some(end);
                    }
                    let token = self.tokens.get(to)?;
                    if skipped == *most || matches!(token.kind, Kind::End | Kind::Blank) {
                        return None;
                    }
                    skipped = skipped.saturating_add(1);
                    to = to.saturating_add(1);
                }
            }
            _ => {
                let token = self.tokens.get(from)?;
                let next = from.saturating_add(1);
                let fits = match item {
                    Item::Words(set) => self.is_one_of(from, set),
                    Item::Number => token.kind == Kind::Number,
                    Item::Year => {
                        token.kind == Kind::Number && (1900..2100).contains(&token.number)
                    }
                    Item::Check => token.kind == Kind::Check,
                    Item::Mark(mark) => token.kind == Kind::Mark(*mark),
                    _ => false,
                };
                if fits {
                    return self.fits(rest, next);
                }
                self.past_hyphen(items, from)
            }
        }
    }

    /// Whether a run may begin at a token, as far as its first words say.
    fn may_begin(&self, items: &[Item], at: usize) -> bool {
        let heads = match items.first() {
            Some(Item::Words(set)) => set,
            Some(Item::Any {
                heads, open: false, ..
            }) => heads,
            _ => return true,
        };
        self.is_one_of(at, heads)
            || self
                .tokens
                .get(at)
                .is_some_and(|token| token.kind == Kind::Mark(b'-'))
    }

    /// Whether what must come next of an entry is near; hyphens may stand between, and boxes any number of tokens.
    fn may_go_on(&self, start: &Start, from: usize) -> bool {
        let Some((set, within)) = start.next else {
            return true;
        };
        let next = from.saturating_add(1);
        let last = next.saturating_add(usize::from(within)).saturating_add(1);
        (next..=last).any(|at| {
            self.is_in(at, set)
                || self
                    .tokens
                    .get(at)
                    .is_some_and(|token| token.kind == Kind::Skip)
        })
    }

    /// Whether a token is a word of a set.
    fn is_one_of(&self, at: usize, set: &Set) -> bool {
        self.is_in(at, set.number)
    }

    fn is_in(&self, at: usize, set: u16) -> bool {
        let (block, bit) = (
            usize::from(set.wrapping_shr(5)),
            1_u32.wrapping_shl(u32::from(set & 31)),
        );
        let own = self.ids.get(at).into_iter().flatten();
        own.take_while(|id| **id != 0).any(|id| {
            let place = usize::from(*id)
                .wrapping_mul(self.lexicon.stride)
                .wrapping_add(block);
            self.lexicon
                .rows
                .get(place)
                .is_some_and(|bits| bits & bit != 0)
        })
    }

    /// Hyphens join words.
    fn past_hyphen(&self, items: &[Item], from: usize) -> Option<usize> {
        let hyphen = self
            .tokens
            .get(from)
            .is_some_and(|token| token.kind == Kind::Mark(b'-'));
        hyphen
            .then(|| self.fits(items, from.saturating_add(1)))
            .flatten()
    }
}
