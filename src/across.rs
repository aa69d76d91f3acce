//! Encounters of one practice together: what only shows across them.
//!
//! Each encounter leaves a digest ([`Digest`]): who, when, which codes, and a sketch of the note. Digests hold no text, no
//! diagnosis and no name, only hashes of what tells clinicians, patients and payers apart. In memory one takes at most 500
//! bytes, 150 more a line, 60 more an authorization, and 256 more where there is a note; a test holds it.
//!
//! An encounter is then checked with what the others show: services of the same patient before it count as history, and rules
//! with an `across` part look at the digests. What two encounters make wrong together is said in the later one, by date, start
//! and content, so the order in which they are handed over changes nothing.

use crate::codes::{self, Staff};
use crate::encounter::clock::{segment_minutes, span};
use crate::encounter::{
    Clinician, Clock, Code, Encounter, Minutes, Modality, Modifier, Place, PriorService,
    ServiceDate, Units, insert,
};
use crate::payers;
use sha2::{Digest as _, Sha256};
use std::collections::BinaryHeap;
use std::ops::Range;

/// A hash of what tells one of many apart.
pub type Key = [u8; 12];

/// One billed line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Billed {
    /// Its position in its encounter.
    pub index: usize,
    /// Its code.
    pub code: Code,
    /// Its date.
    pub date: ServiceDate,
    /// Its units.
    pub units: u32,
    /// Its modifiers, where they are known.
    pub modifiers: Option<Vec<Modifier>>,
    /// Who did it, by NPI.
    pub clinician: Option<Key>,
    /// Their specialty, by taxonomy.
    pub specialty: Option<Key>,
    minutes: Option<Minutes>,
    start: Option<Clock>,
    stop: Option<Clock>,
    place: Option<Place>,
    modality: Option<Modality>,
}

impl Billed {
    /// Whether it is the same service billed again: same clinician, date, code and modifiers, and no other start.
    pub fn same_service(&self, other: &Self) -> bool {
        self.clinician.is_some()
            && self.clinician == other.clinician
            && (self.date, self.code) == (other.date, other.code)
            && self.modifiers == other.modifiers
            && (self.start.is_none() || other.start.is_none() || self.start == other.start)
    }
}

/// An authorization of which the units are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Granted {
    /// What tells it apart: codes, days, payer.
    pub key: Key,
    /// Its position in its encounter.
    pub index: usize,
    /// Units used before, as the host says.
    pub used: u32,
    /// Units of its codes that the encounter bills.
    pub billed: u32,
    /// Units approved.
    pub approved: u32,
}

/// What an encounter leaves for the others.
#[derive(Clone, Debug)]
pub struct Digest {
    /// Its position as handed over.
    pub at: usize,
    /// Its date.
    pub date: ServiceDate,
    /// The patient, by the caller's key.
    pub patient: Option<Key>,
    /// The payer.
    pub payer: Option<Key>,
    /// Whoever did the visit, by NPI.
    pub clinician: Option<Key>,
    /// A replacement or void of an earlier claim.
    pub again: bool,
    /// Who is named did not do it alone: others' work is billed under that name.
    pub under_another: bool,
    /// Stretches of clock time with this patient alone.
    pub alone: Vec<(Clock, Clock)>,
    /// Stretches of clock time with a group.
    pub grouped: Vec<(Clock, Clock)>,
    /// Whether a line is of a group service.
    pub in_group: bool,
    /// Minutes with patients, as far as they are known: those of the clock times, else as stated.
    pub minutes: u32,
    /// Its lines.
    pub lines: Vec<Billed>,
    /// Authorizations whose units are known.
    pub granted: Vec<Granted>,
    /// A sketch of the note's words.
    pub sketch: Option<Sketch>,
    /// Hash of the whole encounter: decides between two of one date and start.
    content: Key,
}

impl Digest {
    /// What an encounter leaves.
    pub fn of(at: usize, encounter: &Encounter) -> Self {
        let npi = |who: Option<&Clinician>| Some(key(who?.npi.as_ref()?.0.trim().as_bytes()));
        let taxonomy = |who: Option<&Clinician>| {
            let text = who?.taxonomy.as_ref()?.0.trim().to_ascii_uppercase();
            Some(key(text.as_bytes()))
        };
        let visit = encounter.rendering.as_ref();
        let lines = encounter.lines.iter().enumerate();
        let lines: Vec<Billed> = lines
            .map(|(index, line)| {
                let who = line.rendering.as_ref().or(visit);
                let date = line.date_of_service.unwrap_or(encounter.date_of_service);
                Billed {
                    index,
                    code: line.code,
                    date,
                    units: line.units.map_or(1, |units| units.0),
                    modifiers: line.modifiers.as_ref().map(|given| {
                        let mut sorted = Vec::with_capacity(given.len());
                        for one in given {
                            insert(&mut sorted, *one);
                        }
                        sorted
                    }),
                    clinician: npi(who),
                    specialty: taxonomy(who),
                    minutes: line.minutes,
                    start: line.start,
                    stop: line.stop,
                    place: line.place_of_service.or(encounter.place_of_service),
                    modality: line.modality.or(encounter
                        .modality
                        .filter(|_| date == encounter.date_of_service)),
                }
            })
            .collect();
        let Stretches {
            alone,
            grouped,
            minutes,
        } = stretches(encounter);
        let claim = encounter.claim.as_ref();
        let again = claim
            .and_then(|claim| claim.frequency_code.as_ref())
            .is_some_and(|code| matches!(code.0.trim(), "7" | "8"));
        let text = serde_json::to_string(encounter).unwrap_or_default();
        Self {
            at,
            date: encounter.date_of_service,
            patient: encounter
                .patient
                .as_ref()
                .and_then(|patient| Some(key(patient.key.as_ref()?.0.as_bytes()))),
            payer: encounter.payer.as_ref().map(|name| payer_key(&name.0)),
            clinician: npi(visit),
            again,
            under_another: visit.and_then(|one| one.incident_to) == Some(true),
            in_group: encounter
                .lines
                .iter()
                .any(|line| codes::find(line.code).is_some_and(|info| info.family.is_group())),
            alone,
            grouped,
            minutes,
            granted: granted(encounter),
            lines,
            sketch: encounter
                .note
                .as_ref()
                .and_then(|note| Sketch::of(&note.text.as_ref()?.0)),
            content: key(text.as_bytes()),
        }
    }

    /// What it is sorted by: date, start and content.
    fn rank(&self) -> Rank {
        let start = self
            .alone
            .iter()
            .chain(&self.grouped)
            .map(|one| one.0)
            .min();
        let mut out = Rank::default();
        // What has no start comes first.
        let parts = self.date.compact().to_be_bytes().into_iter();
        let parts = parts.chain(
            start
                .map_or(0, |start| start.0.saturating_add(1))
                .to_be_bytes(),
        );
        for (to, from) in out.iter_mut().zip(parts.chain(self.content)) {
            *to = from;
        }
        out
    }

    /// Whether both are of one patient.
    pub fn of_one_patient(&self, other: &Self) -> bool {
        self.patient.is_some() && self.patient == other.patient
    }

    /// Whether both are certainly of two patients.
    pub fn of_two_patients(&self, other: &Self) -> bool {
        self.patient.is_some() && other.patient.is_some() && self.patient != other.patient
    }

    /// Whether both visits are certainly one clinician's.
    pub fn of_one_clinician(&self, other: &Self) -> bool {
        self.clinician.is_some() && self.clinician == other.clinician
    }
}

/// Clock times of a visit, and its minutes.
#[derive(Default)]
struct Stretches {
    alone: Vec<(Clock, Clock)>,
    grouped: Vec<(Clock, Clock)>,
    minutes: u32,
}

/// Clock times with the patient alone, and with a group: those of lines, else the visit's.
fn stretches(encounter: &Encounter) -> Stretches {
    let mut out = Stretches::default();
    let mut stated = 0_u32;
    // Whether services without a clock of their own are with the patient alone, and with a group.
    let (mut alone, mut grouped) = (false, false);
    for line in &encounter.lines {
        let date = line.date_of_service.unwrap_or(encounter.date_of_service);
        let Some(info) = codes::find(line.code) else {
            continue;
        };
        // Another clinician's clock, staff's, or another day's is not the visit's.
        if line.rendering.is_some()
            || date != encounter.date_of_service
            || info.staff == Staff::Directed
            || !info.family.takes_the_clock()
            || info.family.is_from_afar()
        {
            continue;
        }
        let group = info.family.is_group();
        let list = if group {
            &mut out.grouped
        } else {
            &mut out.alone
        };
        let before = list.len();
        match line.segments.as_ref().filter(|all| !all.is_empty()) {
            Some(all) => {
                for one in all.iter().filter_map(|one| Some((one.start?, one.stop?))) {
                    insert(list, one);
                }
            }
            None => {
                if let Some(one) = line.start.zip(line.stop) {
                    insert(list, one);
                }
            }
        }
        if list.len() == before {
            *(if group { &mut grouped } else { &mut alone }) = true;
            let minutes = line.minutes.map(|minutes| minutes.0);
            stated = stated.saturating_add(minutes.or(segment_minutes(line)).unwrap_or(0));
        }
    }
    // The visit's own clock is that of the services without one, where they are all of one kind.
    let session = encounter.session.as_ref();
    let clock = session.and_then(|session| session.start.zip(session.stop));
    if let Some(clock) = clock {
        match (alone, grouped) {
            (true, false) if out.grouped.is_empty() => insert(&mut out.alone, clock),
            (false, true) if out.alone.is_empty() => insert(&mut out.grouped, clock),
            _ => {}
        }
    }
    let all = out.alone.iter().chain(&out.grouped);
    let clocked = all.fold(0_u32, |sum, one| sum.saturating_add(span(one.0, one.1)));
    let visit = session.and_then(|session| session.minutes);
    out.minutes = match visit {
        _ if clocked > 0 => clocked,
        Some(minutes) if alone || grouped => minutes.0,
        _ => stated,
    };
    out
}

/// Authorizations of which the units are known, with what the encounter bills of their codes.
fn granted(encounter: &Encounter) -> Vec<Granted> {
    let coverage = encounter.coverage.as_ref();
    let all = coverage.and_then(|coverage| coverage.authorizations.as_ref());
    let all = all.into_iter().flatten().enumerate();
    all.filter_map(|(index, one)| {
        let codes = one.codes.as_ref().filter(|codes| !codes.is_empty());
        let of = |code: &Code| codes.is_none_or(|codes| codes.contains(code));
        let billed = encounter
            .lines
            .iter()
            .filter(|line| of(&line.code))
            .fold(0_u32, |sum, line| {
                sum.saturating_add(line.units.map_or(1, |units| units.0))
            });
        let mut hash = Sha256::new();
        for code in codes.into_iter().flatten() {
            hash.update(code.as_str());
        }
        for date in [one.from, one.to] {
            hash.update(date.map_or(0, ServiceDate::compact).to_le_bytes());
        }
        hash.update(one.payer.as_ref().map_or("", |payer| payer.0.trim()));
        Some(Granted {
            key: cut(&hash.finalize()),
            index,
            used: one.units_used?.0,
            approved: one.units_approved?.0,
            billed,
        })
    })
    .collect()
}

fn key(bytes: &[u8]) -> Key {
    cut(&Sha256::digest(bytes))
}

fn cut(hash: &[u8]) -> Key {
    let mut out = Key::default();
    for (to, from) in out.iter_mut().zip(hash) {
        *to = *from;
    }
    out
}

/// One payer by any of its names.
fn payer_key(name: &str) -> Key {
    match payers::find(name) {
        Some(payer) => key(payer.id.as_bytes()),
        None => key(name.trim().to_ascii_lowercase().as_bytes()),
    }
}

/// Words that a sketch takes together.
const SHINGLE: usize = 5;
/// Numbers of a sketch. The share in which two agree is, to about five hundredths, the share of runs that the notes share.
const NUMBERS: usize = 64;
/// Words that a note has at least, to be compared at all.
const LEAST_WORDS: usize = 60;

/// A sketch of a note's words, from which they cannot be read back: its runs of five words fall into 64 bins by hash, and each
/// bin keeps its least hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sketch(Box<[u32; NUMBERS]>);

impl Sketch {
    /// Of a text; none where it is too short to say anything. Case, punctuation and numbers do not count, so that a new date or
    /// duration makes no new note.
    pub fn of(text: &str) -> Option<Self> {
        let mut least = Box::new([u32::MAX; NUMBERS]);
        let mut last = [0_u64; SHINGLE];
        let mut words = 0_usize;
        let letters = |byte: &u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
        for word in text.as_bytes().split(|byte| !letters(byte)) {
            if word.is_empty() {
                continue;
            }
            let hash = word.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
            });
            last.rotate_left(1);
            if let Some(slot) = last.last_mut() {
                *slot = hash;
            }
            words = words.saturating_add(1);
            if words < SHINGLE {
                continue;
            }
            let run = last.iter().fold(0, |run, word| mixed(run ^ word));
            // The upper half tells bins apart, the lower half is kept.
            let bin = usize::try_from(run.wrapping_shr(32))
                .unwrap_or(0)
                .rem_euclid(NUMBERS);
            let number = u32::try_from(run & 0xffff_fffe).unwrap_or(0);
            if let Some(slot) = least.get_mut(bin) {
                *slot = (*slot).min(number);
            }
        }
        (words >= LEAST_WORDS).then_some(Self(least))
    }

    /// In how many of a hundred bins two agree, of those that one of them filled.
    pub fn likeness(&self, other: &Self) -> u32 {
        let (mut same, mut filled) = (0_u32, 0_u32);
        for (a, b) in self.0.iter().zip(other.0.iter()) {
            filled = filled.saturating_add(u32::from(*a != u32::MAX || *b != u32::MAX));
            same = same.saturating_add(u32::from(a == b && *a != u32::MAX));
        }
        same.saturating_mul(100).checked_div(filled).unwrap_or(0)
    }
}

/// A hash whose every bit depends on every bit (the last step of SplitMix64).
fn mixed(state: u64) -> u64 {
    let mut z = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ z.wrapping_shr(30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ z.wrapping_shr(27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ z.wrapping_shr(31)
}

/// Bytes by which digests are sorted.
type Rank = [u8; 18];

/// Positions by rank. A heap, since a general sort would be two hundredths of the wasm.
fn sorted(ranks: impl Iterator<Item = (Rank, u32)>) -> Vec<(Rank, u32)> {
    ranks.collect::<BinaryHeap<_>>().into_sorted_vec()
}

/// The digests of a call, in their order.
#[derive(Clone, Debug, Default)]
pub struct Others {
    /// As handed over.
    digests: Vec<Digest>,
    /// In their order, as positions among the digests.
    order: Vec<u32>,
    /// Where each stands in that order.
    place: Vec<u32>,
    /// Those of each patient, in their order.
    of_patient: Vec<(Rank, u32)>,
    /// Those of each clinician, in their order.
    of_clinician: Vec<(Rank, u32)>,
    /// Over all of them, in their order.
    hash: Key,
}

impl Others {
    /// Of some digests, in the order in which their encounters are handed over.
    pub fn new(digests: Vec<Digest>) -> Self {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let ranks = digests.iter().enumerate();
        let order: Vec<u32> = sorted(ranks.map(|(at, one)| (one.rank(), number(at))))
            .into_iter()
            .map(|(_, at)| at)
            .collect();
        let mut place = vec![0; digests.len()];
        for (rank, at) in order.iter().enumerate() {
            if let Some(slot) = place.get_mut(index(*at)) {
                *slot = number(rank);
            }
        }
        let by = |key: fn(&Digest) -> Option<Key>| {
            let keyed = digests.iter().enumerate();
            sorted(keyed.filter_map(|(at, one)| {
                let place = place.get(at).copied()?;
                Some((within(key(one)?, place), number(at)))
            }))
        };
        let mut hash = Sha256::new();
        for one in order.iter().filter_map(|at| digests.get(index(*at))) {
            hash.update(one.content);
        }
        Self {
            hash: cut(&hash.finalize()),
            of_patient: by(|one| one.patient),
            of_clinician: by(|one| one.clinician),
            order,
            place,
            digests,
        }
    }

    /// How an encounter stands among the others, by its position as handed over.
    pub fn around(&self, at: usize) -> Option<Across<'_>> {
        // Digests come in the order of the encounters; what could not be read has none.
        let at = self.digests.binary_search_by_key(&at, |one| one.at).ok()?;
        Some(Across {
            own: self.digests.get(at)?,
            place: *self.place.get(at)?,
            all: self,
        })
    }

    /// Those of one key between two places, in their order.
    fn between<'o>(
        &'o self,
        list: &'o [(Rank, u32)],
        key: Option<Key>,
        places: Range<u32>,
    ) -> impl DoubleEndedIterator<Item = &'o Digest> + 'o {
        let of = |place: u32| match key {
            Some(key) => list.partition_point(|one| one.0 < within(key, place)),
            None => 0,
        };
        let all = list.get(of(places.start)..of(places.end));
        all.unwrap_or_default()
            .iter()
            .filter_map(|one| self.digests.get(index(one.1)))
    }
}

fn index(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// A place in the order, within those of one key.
fn within(key: Key, place: u32) -> Rank {
    let mut out = Rank::default();
    for (to, from) in out
        .iter_mut()
        .zip(key.into_iter().chain(place.to_be_bytes()))
    {
        *to = from;
    }
    out
}

/// Lines of a patient's earlier encounters that count as history at most, the latest first: two years of daily visits.
const MOST_HISTORY: usize = 750;

/// An encounter and those before it.
#[derive(Clone, Copy, Debug)]
pub struct Across<'o> {
    /// Its own digest.
    pub own: &'o Digest,
    place: u32,
    all: &'o Others,
}

impl<'o> Across<'o> {
    /// Earlier encounters of the same patient, the latest first.
    pub fn of_patient(&self) -> impl Iterator<Item = &'o Digest> + 'o {
        self.all
            .between(&self.all.of_patient, self.own.patient, 0..self.place)
            .rev()
    }

    /// Earlier encounters of the same clinician, the latest first.
    pub fn of_clinician(&self) -> impl Iterator<Item = &'o Digest> + 'o {
        self.all
            .between(&self.all.of_clinician, self.own.clinician, 0..self.place)
            .rev()
    }

    /// What a receipt says of the whole call.
    pub fn hash(&self) -> &'o [u8] {
        &self.all.hash
    }

    /// Whether another encounter of the call is of the same date.
    pub fn others_of_date(&self) -> bool {
        let of_date = |one: &Digest| one.date == self.own.date;
        let own = index(self.place);
        let neighbor = |at: usize| {
            let found = self
                .all
                .order
                .get(at)
                .and_then(|at| self.all.digests.get(index(*at)));
            found.is_some_and(of_date)
        };
        own.checked_sub(1).is_some_and(neighbor) || neighbor(own.saturating_add(1))
    }

    /// What earlier encounters are to this one as history: each line of the same patient, with where it stands.
    pub fn history(&self, given: &[PriorService]) -> Vec<Delivered> {
        self.services(given, self.of_patient())
    }

    /// What later encounters of the same date and patient hold. A primary may stand there, and what an add-on rests on does not
    /// depend on which claim was written first; what two encounters make wrong is said in the later one alone.
    pub fn later_of_date(&self, given: &[PriorService]) -> Vec<Delivered> {
        let from = self.place.saturating_add(1);
        let later = self
            .all
            .between(&self.all.of_patient, self.own.patient, from..u32::MAX);
        self.services(given, later.take_while(|other| other.date == self.own.date))
    }

    /// Services of other encounters as history. What this one bills again, and what its own history holds, is left out.
    fn services(
        &self,
        given: &[PriorService],
        others: impl Iterator<Item = &'o Digest>,
    ) -> Vec<Delivered> {
        let mut out = Vec::new();
        let specialty = self.own.lines.first().and_then(|own| own.specialty);
        for other in others.filter(|other| !other.again) {
            for line in &other.lines {
                let held = given
                    .iter()
                    .any(|one| (one.date_of_service, one.code) == (line.date, line.code));
                if held || self.own.lines.iter().any(|own| own.same_service(line)) {
                    continue;
                }
                if out.len() == MOST_HISTORY {
                    return out;
                }
                let known = line.clinician.is_some() && self.own.clinician.is_some();
                let mine = self
                    .own
                    .lines
                    .iter()
                    .any(|own| own.clinician == line.clinician);
                let same = known.then_some(mine);
                let service = PriorService {
                    date_of_service: line.date,
                    code: line.code,
                    modifiers: line.modifiers.clone(),
                    units: Some(Units(line.units)),
                    minutes: line.minutes,
                    same_clinician: same,
                    // Encounters of one call are of one practice.
                    same_group: Some(true),
                    same_specialty: match (specialty, line.specialty) {
                        (Some(a), Some(b)) => Some(a == b),
                        _ => same.filter(|same| *same),
                    },
                    start: line.start,
                    stop: line.stop,
                    place_of_service: line.place,
                    diagnoses: None,
                    modality: line.modality,
                };
                out.push(Delivered {
                    service,
                    encounter: other.at,
                    line: line.index,
                });
            }
        }
        out
    }
}

/// A service of another encounter of the call.
#[derive(Clone, Debug)]
pub struct Delivered {
    /// The service.
    pub service: PriorService,
    /// The position of its encounter.
    pub encounter: usize,
    /// Its line.
    pub line: usize,
}
