//! Reading 837P claim files.
//!
//! Enough of the file is read to check its claims: codes, modifiers, units, pointers, diagnoses, places, dates, the
//! rendering clinician's number and taxonomy, payer, and whether an authorization number is there. Names, addresses, member
//! numbers and birth dates are dropped as they are read; only an age in years is kept. A file with broken envelopes still
//! gives its readable claims, and says where it broke.

use crate::encounter::raw::Fields;
use crate::encounter::{Cents, Raw, ServiceDate};
use crate::formats::{FileProblem, FileValues, Format, Gravity, Place};
use crate::payers;

/// The characters that an interchange says it uses.
#[derive(Clone, Copy, Debug)]
struct Delimiters {
    element: u8,
    component: u8,
    terminator: u8,
}

/// One segment: its elements and where it stands.
#[derive(Debug)]
struct Segment<'f> {
    elements: Vec<&'f str>,
    number: usize,
    offset: usize,
}

impl<'f> Segment<'f> {
    fn id(&self) -> &'f str {
        self.get(0)
    }
    /// An element by its X12 number; empty where it is not there.
    fn get(&self, at: usize) -> &'f str {
        self.elements.get(at).copied().unwrap_or_default().trim()
    }
    fn place(&self) -> Place {
        Place {
            segment: Some(self.number),
            offset: Some(self.offset),
            ..Place::default()
        }
    }
}

/// Finds the delimiters of the interchange that starts here: by the element separator behind `ISA`, not by fixed
/// columns, since files with unpadded fields exist.
fn delimiters(bytes: &[u8]) -> Option<Delimiters> {
    let element = *bytes.get(3)?;
    let mut seen = 0_u8;
    let at = bytes.iter().position(|byte| {
        seen = seen.saturating_add(u8::from(*byte == element));
        seen == 16
    })?;
    let component = *bytes.get(at.checked_add(1)?)?;
    let mut terminator = *bytes.get(at.checked_add(2)?)?;
    if terminator == b'\r' {
        terminator = b'\n';
    }
    let odd = |byte: u8| byte.is_ascii_alphanumeric() || byte == element;
    (!odd(element) || !element.is_ascii_alphanumeric()).then_some(())?;
    (!odd(component) && !odd(terminator) && component != terminator).then_some(Delimiters {
        element,
        component,
        terminator,
    })
}

/// A clinician as the file names one: number and taxonomy only.
#[derive(Clone, Debug, Default)]
struct Who {
    npi: Option<String>,
    taxonomy: Option<String>,
}
impl Who {
    fn value(&self) -> Option<Raw<'static>> {
        let mut out = Fields::new();
        put(&mut out, "npi", self.npi.clone());
        put(&mut out, "taxonomy", self.taxonomy.clone());
        (!out.is_empty()).then_some(Raw::Record(out))
    }
}

/// Whom the next `PRV`, `REF` or `DMG` is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Nobody,
    Billing,
    Rendering,
    LineRendering,
}

#[derive(Debug, Default)]
struct Line {
    body: Fields<'static>,
    date: Option<String>,
    charge: Option<u32>,
    rendering: Option<Who>,
    authorized: bool,
}

#[derive(Debug)]
struct Claim {
    id: String,
    place: Place,
    total: Option<u32>,
    body: Fields<'static>,
    facts: Fields<'static>,
    diagnoses: Vec<Raw<'static>>,
    rendering: Option<Who>,
    supervisor: Option<Who>,
    authorized: bool,
    referral: bool,
    date: Option<String>,
    lines: Vec<Line>,
    other_payer: bool,
}

/// What of a subscriber's and patient's loops outlives a segment.
#[derive(Clone, Debug, Default)]
struct Subscriber {
    payer: Option<String>,
    rank: Option<&'static str>,
    product: Option<&'static str>,
    filing: String,
    birth: Option<ServiceDate>,
}

struct Reader<'f> {
    bytes: &'f [u8],
    delimiters: Delimiters,
    values: Vec<(Raw<'static>, Place)>,
    problems: Vec<FileProblem>,
    kind: Kind,
    billing: Who,
    billing_is_person: bool,
    subscriber: Subscriber,
    about: About,
    claim: Option<Claim>,
    in_interchange: Option<String>,
    in_group: Option<String>,
    in_set: Option<(String, usize)>,
    sets: usize,
    groups: usize,
}

/// What a transaction set was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Claims,
    Unread,
}

fn put(map: &mut Fields<'static>, key: &'static str, value: Option<impl Into<Raw<'static>>>) {
    if let Some(value) = value {
        map.push((key.into(), value.into()));
    }
}

fn has(map: &Fields<'_>, key: &str) -> bool {
    map.iter().any(|(name, _)| name == key)
}

/// An object of one field.
fn object(key: &'static str, value: impl Into<Raw<'static>>) -> Option<Raw<'static>> {
    let mut out = Fields::new();
    put(&mut out, key, Some(value));
    Some(Raw::Record(out))
}

fn dollars(cents: u64) -> String {
    format!("{}.{:02}", cents.div_euclid(100), cents.rem_euclid(100))
}

fn given(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// Whole cents of an amount as claim files write it.
fn cents(text: &str) -> Option<u32> {
    decimal(text)
        .and_then(Cents::from_dollars)
        .map(|cents| cents.0)
}

/// A number as JSON has it: whole where it is whole, so that fractions of a unit are seen as such.
fn number(text: &str) -> Raw<'static> {
    match decimal(text) {
        Some(whole) if whole.fract() == 0.0 && (0.0..1e9).contains(&whole) => (whole as u32).into(),
        Some(fraction) => Raw::Number(fraction),
        None => text.to_owned().into(),
    }
}

/// A decimal as claim files write it: `75`, `75.`, `.5`, `035.20`.
fn decimal(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.len() <= 12 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) || whole.is_empty() && fraction.is_empty() {
        return None;
    }
    // Read by the JSON parser, whose tables are here anyway.
    let whole = whole.trim_start_matches('0');
    let plain = format!("{}.{fraction}0", if whole.is_empty() { "0" } else { whole });
    match serde_json::from_str(&plain).ok()? {
        Raw::Number(number) => Some(number),
        _ => None,
    }
}

/// `YYYY-MM-DD` of a date as claim files write it; the text itself where it is none, so that the problem shows it.
fn iso(text: &str) -> String {
    ServiceDate::parse_compact(text).map_or_else(|| text.to_owned(), |date| date.to_string())
}

/// Where claims begin: at an interchange header, else at a group or transaction set whose header was cut off; each at the
/// start of a line, since files are found with text before them.
pub(super) fn start(bytes: &[u8]) -> Option<usize> {
    let after_mark = if bytes.starts_with(b"\xEF\xBB\xBF") {
        3
    } else {
        0
    };
    let begins = |id: &[u8]| {
        let mut at = after_mark;
        loop {
            let rest = bytes.get(at..)?;
            let line = rest.trim_ascii_start();
            let separated = line
                .get(id.len())
                .is_some_and(|next| next.is_ascii_punctuation());
            if line.starts_with(id) && separated {
                return Some(bytes.len().saturating_sub(line.len()));
            }
            at = at
                .saturating_add(rest.iter().position(|byte| *byte == b'\n')?)
                .saturating_add(1);
        }
    };
    begins(b"ISA")
        .or_else(|| begins(b"GS"))
        .or_else(|| begins(b"ST"))
}

/// Delimiters of a file whose interchange header is missing, as its first line shows them.
fn assumed(bytes: &[u8]) -> Delimiters {
    let element = bytes
        .get(2)
        .copied()
        .filter(u8::is_ascii_punctuation)
        .unwrap_or(b'*');
    let line = bytes
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default()
        .trim_ascii_end();
    let ended = line.len() < bytes.len();
    let last = line
        .last()
        .copied()
        .filter(|byte| byte.is_ascii_punctuation() && *byte != element);
    let terminator = match last {
        Some(last) => last,
        None if ended => b'\n',
        None => b'~',
    };
    Delimiters {
        element,
        component: b':',
        terminator,
    }
}

/// Reads a file of claims.
pub fn read(bytes: &[u8]) -> FileValues {
    let start = start(bytes).unwrap_or(0);
    let body = bytes.get(start..).unwrap_or_default();
    let headed = body.starts_with(b"ISA");
    let mut reader = Reader {
        bytes,
        delimiters: assumed(body),
        values: Vec::new(),
        problems: Vec::new(),
        kind: Kind::Claims,
        billing: Who::default(),
        billing_is_person: false,
        subscriber: Subscriber::default(),
        about: About::Nobody,
        claim: None,
        in_interchange: None,
        in_group: None,
        in_set: None,
        sets: 0,
        groups: 0,
    };
    let place = Place {
        offset: Some(start),
        ..Place::default()
    };
    if start > 0
        && !bytes
            .get(..start)
            .unwrap_or_default()
            .trim_ascii()
            .is_empty()
    {
        let text = bytes.get(..start).unwrap_or_default();
        if text != b"\xEF\xBB\xBF" {
            reader.problem(
                Gravity::Warning,
                "text before the claims was skipped",
                "",
                place.clone(),
            );
        }
    }
    if !headed {
        reader.problem(
            Gravity::Warning,
            "the interchange header (ISA) is missing",
            "a clearinghouse rejects such a file; its delimiters were guessed from the first line",
            place,
        );
        reader.component_in_use(body, start, 1);
    }
    reader.run(start);
    FileValues {
        format: Format::X12Claims,
        values: reader.values,
        problems: reader.problems,
    }
}

impl<'f> Reader<'f> {
    fn run(&mut self, start: usize) {
        let mut at = start;
        let mut segments = 0_usize;
        let mut end = Place::default();
        while let Some(rest) = self.bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let blank = rest
                .iter()
                .take_while(|byte| byte.is_ascii_whitespace())
                .count();
            at = at.saturating_add(blank);
            let Some(rest) = self.bytes.get(at..).filter(|rest| !rest.is_empty()) else {
                break;
            };
            if rest.starts_with(b"ISA") {
                self.new_delimiters(rest, at, segments.saturating_add(1));
            }
            let terminator = self.delimiters.terminator;
            let length = rest.iter().position(|byte| *byte == terminator);
            let body = rest.get(..length.unwrap_or(rest.len())).unwrap_or_default();
            segments = segments.saturating_add(1);
            let place = Place {
                segment: Some(segments),
                offset: Some(at),
                ..Place::default()
            };
            match std::str::from_utf8(body) {
                Ok(text) => {
                    let element = char::from(self.delimiters.element);
                    let segment = Segment {
                        elements: text.trim().split(element).collect(),
                        number: segments,
                        offset: at,
                    };
                    self.segment(&segment);
                }
                Err(_) => {
                    // Older files are Latin-1; what matters here is ASCII, so the rest of the segment may be lost.
                    let text = String::from_utf8_lossy(body).into_owned();
                    let element = char::from(self.delimiters.element);
                    let elements = text.trim().split(element).collect();
                    let segment = Segment {
                        elements,
                        number: segments,
                        offset: at,
                    };
                    self.segment(&segment);
                    self.problem(
                        Gravity::Warning,
                        "the segment is not UTF-8 text",
                        "letters outside ASCII were replaced",
                        place.clone(),
                    );
                }
            }
            end = place;
            at = match length {
                Some(length) => at.saturating_add(length).saturating_add(1),
                None => break,
            };
        }
        self.finish_claim();
        self.at_end(end);
    }

    fn new_delimiters(&mut self, rest: &[u8], offset: usize, segment: usize) {
        match delimiters(rest) {
            Some(found) => self.delimiters = found,
            None => self.problem(
                Gravity::Error,
                "the interchange header does not say its delimiters",
                "`*`, `:` and `~` are assumed; have the file written anew with a full ISA segment",
                Place {
                    segment: Some(segment),
                    offset: Some(offset),
                    ..Place::default()
                },
            ),
        }
        self.component_in_use(rest, offset, segment);
    }

    /// Some writers name one component separator in the header and use another: the lines decide.
    fn component_in_use(&mut self, rest: &[u8], offset: usize, segment: usize) {
        let Delimiters {
            element,
            component,
            terminator,
        } = self.delimiters;
        // The first composite of a service line: a qualifier of two letters, then the separator.
        let line = rest
            .windows(4)
            .position(|four| four.starts_with(b"SV1") && four.get(3) == Some(&element));
        let used = line.and_then(|at| rest.get(at.saturating_add(6))).copied();
        let Some(used) = used
            .filter(|used| used.is_ascii_punctuation() && *used != element && *used != terminator)
        else {
            return;
        };
        if used == component {
            return;
        }
        self.delimiters.component = used;
        self.problem(
            Gravity::Warning,
            &format!(
                "the header names `{}` between components and the lines use `{}`",
                char::from(component),
                char::from(used)
            ),
            "read as the lines have it; have the header corrected",
            Place {
                segment: Some(segment),
                offset: Some(offset),
                ..Place::default()
            },
        );
    }

    fn problem(&mut self, severity: Gravity, message: &str, help: &str, place: Place) {
        let help = (!help.is_empty()).then(|| help.to_owned());
        self.problems.push(FileProblem {
            severity,
            message: message.to_owned(),
            help,
            place,
        });
    }

    fn at_end(&mut self, place: Place) {
        let mut missing = Vec::new();
        if self.in_set.take().is_some() {
            missing.push("SE");
        }
        if self.in_group.take().is_some() {
            missing.push("GE");
        }
        if self.in_interchange.take().is_some() {
            missing.push("IEA");
        }
        if !missing.is_empty() {
            self.problem(
                Gravity::Error,
                &format!("the file ends without {}", missing.join(", ")),
                "the file may be cut off; the claims before the end were read",
                place,
            );
        }
    }

    fn segment(&mut self, segment: &Segment<'_>) {
        if let Some((_, count)) = &mut self.in_set {
            *count = count.saturating_add(1);
        }
        match segment.id() {
            "ISA" => {
                if self.in_interchange.is_some() {
                    self.finish_claim();
                    self.at_end(segment.place());
                }
                self.in_interchange = Some(segment.get(13).to_owned());
                self.groups = 0;
            }
            "GS" => {
                if self.in_interchange.is_some() {
                    self.groups = self.groups.saturating_add(1);
                }
                self.in_group = Some(segment.get(6).to_owned());
                self.sets = 0;
                self.kind = self.kind_of(segment.get(8), segment);
            }
            "ST" => self.open_set(segment),
            "SE" => self.close_set(segment),
            "GE" => {
                self.finish_claim();
                let sets = self.sets;
                let control = self.in_group.take();
                self.counts(segment, "transaction sets", sets);
                self.controls(segment, "GS", control);
            }
            "IEA" => {
                self.finish_claim();
                let groups = self.groups;
                let control = self.in_interchange.take();
                self.counts(segment, "groups", groups);
                self.controls(segment, "ISA", control);
            }
            _ if self.kind == Kind::Unread => {}
            "HL" => self.level(segment),
            "SBR" => self.coverage(segment),
            "NM1" => self.name(segment),
            "PRV" => self.taxonomy(segment),
            "DMG" if self.claim.is_none() && segment.get(1) == "D8" => {
                self.subscriber.birth = ServiceDate::parse_compact(segment.get(2));
            }
            "CLM" => self.open_claim(segment),
            "REF" => self.reference(segment),
            "HI" => self.diagnoses(segment),
            "LX" => self.open_line(),
            "SV1" => self.service(segment),
            "SV2" | "SV3" => {
                let what = if segment.id() == "SV2" {
                    "an institutional"
                } else {
                    "a dental"
                };
                let place = self.place(segment);
                self.problem(
                    Gravity::Error,
                    &format!("{what} service line in a professional claim"),
                    "the line was left out",
                    place,
                );
            }
            "DTP" => self.date(segment),
            _ => {}
        }
    }

    fn place(&self, segment: &Segment<'_>) -> Place {
        Place {
            claim: self.claim.as_ref().map(|claim| claim.id.clone()),
            ..segment.place()
        }
    }

    fn open_set(&mut self, segment: &Segment<'_>) {
        self.finish_claim();
        if self.in_set.is_some() {
            self.problem(
                Gravity::Error,
                "a transaction set begins before the last one ended",
                "SE is missing; the claims before it were read",
                segment.place(),
            );
        }
        self.in_set = Some((segment.get(2).to_owned(), 1));
        self.sets = self.sets.saturating_add(1);
        self.billing = Who::default();
        self.subscriber = Subscriber::default();
        match segment.get(1) {
            "837" if !segment.get(3).is_empty() => {
                self.kind = self.kind_of(segment.get(3), segment)
            }
            "837" => {}
            "835" => {
                self.kind = Kind::Unread;
                self.problem(
                    Gravity::Error,
                    "a remittance (835) is not a claim",
                    "this version reads professional claims only",
                    segment.place(),
                );
            }
            other => {
                self.kind = Kind::Unread;
                let message = format!(
                    "a transaction set `{}` is not a claim",
                    crate::encounter::read::shorten(other, 10)
                );
                self.problem(
                    Gravity::Error,
                    &message,
                    "this version reads professional claims only",
                    segment.place(),
                );
            }
        }
    }

    /// What a version of the implementation guide stands for. A version that is not known is read by its segments.
    fn kind_of(&mut self, version: &str, segment: &Segment<'_>) -> Kind {
        let has = |guide: &str| {
            version
                .as_bytes()
                .windows(guide.len())
                .any(|part| part == guide.as_bytes())
        };
        let named_before = segment.id() == "ST" && self.kind == Kind::Unread;
        if has("X223") || has("X096") || has("X224") || has("X097") {
            if !named_before {
                let what = if has("X223") || has("X096") {
                    "institutional (837I)"
                } else {
                    "dental (837D)"
                };
                self.problem(
                    Gravity::Error,
                    &format!("{what} claims are not read"),
                    "this version reads professional claims only",
                    segment.place(),
                );
            }
            return Kind::Unread;
        }
        if has("X291") || has("X298") {
            let message = if has("X291") {
                "this is a predetermination, not a claim for payment"
            } else {
                "this is a report of adjudicated claims, not a claim for payment"
            };
            // The group and each of its sets say it; once is enough.
            if !self
                .problems
                .iter()
                .any(|problem| problem.message == message)
            {
                self.problem(
                    Gravity::Warning,
                    message,
                    "its services are checked all the same",
                    segment.place(),
                );
            }
        }
        Kind::Claims
    }

    fn close_set(&mut self, segment: &Segment<'_>) {
        self.finish_claim();
        let Some((control, count)) = self.in_set.take() else {
            self.problem(
                Gravity::Warning,
                "SE ends a transaction set that never began",
                "",
                segment.place(),
            );
            return;
        };
        let stated = segment.get(1);
        if stated.parse::<usize>() != Ok(count) {
            self.problem(
                Gravity::Warning,
                &format!("SE states {stated} segments and {count} were read"),
                "a clearinghouse rejects such a file; segments may be missing",
                segment.place(),
            );
        }
        if control != segment.get(2) {
            self.problem(
                Gravity::Warning,
                "the control numbers of ST and SE differ",
                "a clearinghouse rejects such a file",
                segment.place(),
            );
        }
    }

    fn counts(&mut self, segment: &Segment<'_>, what: &str, count: usize) {
        let stated = segment.get(1);
        if stated.parse::<usize>() != Ok(count) {
            let message = format!(
                "{} states {stated} {what} and {count} were read",
                segment.id()
            );
            self.problem(
                Gravity::Warning,
                &message,
                "a clearinghouse rejects such a file",
                segment.place(),
            );
        }
    }

    fn controls(&mut self, segment: &Segment<'_>, opened_by: &str, control: Option<String>) {
        let message = match control {
            None => format!("{} has no {opened_by} before it", segment.id()),
            Some(control) if control != segment.get(2) => {
                format!(
                    "the control numbers of {opened_by} and {} differ",
                    segment.id()
                )
            }
            Some(_) => return,
        };
        self.problem(
            Gravity::Warning,
            &message,
            "a clearinghouse rejects such a file",
            segment.place(),
        );
    }

    fn level(&mut self, segment: &Segment<'_>) {
        self.finish_claim();
        self.about = About::Nobody;
        match segment.get(3) {
            "20" => {
                self.billing = Who::default();
                self.billing_is_person = false;
                self.about = About::Billing;
            }
            "22" => self.subscriber = Subscriber::default(),
            // A patient who is not the subscriber has a birth date of their own.
            "23" => self.subscriber.birth = None,
            _ => {}
        }
    }

    fn coverage(&mut self, segment: &Segment<'_>) {
        if let Some(claim) = &mut self.claim {
            claim.other_payer = true;
            return;
        }
        self.subscriber.rank = match segment.get(1) {
            "P" => Some("primary"),
            "S" => Some("secondary"),
            "T" => Some("tertiary"),
            _ => None,
        };
        self.subscriber.filing = segment.get(9).to_owned();
        self.subscriber.product = (segment.get(9) == "16").then_some("medicare-advantage");
    }

    fn name(&mut self, segment: &Segment<'_>) {
        let npi = (segment.get(8) == "XX")
            .then(|| segment.get(9))
            .and_then(given);
        self.about = About::Nobody;
        match (segment.get(1), &mut self.claim) {
            ("85", _) => {
                self.billing.npi = npi;
                self.billing_is_person = segment.get(2) == "1";
                self.about = About::Billing;
            }
            ("PR", None) => self.payer(segment),
            ("82", Some(claim)) if claim.other_payer && claim.lines.is_empty() => {}
            ("82", Some(claim)) => {
                let who = Who {
                    npi,
                    taxonomy: None,
                };
                match claim.lines.last_mut() {
                    Some(line) => {
                        line.rendering = Some(who);
                        self.about = About::LineRendering;
                    }
                    None => {
                        claim.rendering = Some(who);
                        self.about = About::Rendering;
                    }
                }
            }
            ("DQ", Some(claim)) if claim.lines.is_empty() => {
                claim.supervisor = Some(Who {
                    npi,
                    taxonomy: None,
                })
            }
            ("DN", Some(claim)) if claim.lines.is_empty() => {
                put(&mut claim.facts, "referringNpi", npi)
            }
            _ => {}
        }
    }

    /// The payer by a name or number that is known, else by its filing code, else by its name as written.
    fn payer(&mut self, segment: &Segment<'_>) {
        let (name, number) = (segment.get(3), segment.get(9));
        let by_filing = match self.subscriber.filing.as_str() {
            "MB" => Some("medicare-ffs"),
            "CH" => Some("tricare"),
            _ => None,
        };
        let known = |text: &str| payers::find(text).map(|payer| &*payer.id);
        self.subscriber.payer = known(number)
            .or_else(|| known(name))
            .or(by_filing)
            .map(str::to_owned)
            .or_else(|| given(name))
            .or_else(|| given(number));
    }

    fn taxonomy(&mut self, segment: &Segment<'_>) {
        let taxonomy = given(segment.get(3));
        match (self.about, segment.get(1), &mut self.claim) {
            (_, "BI", None) => self.billing.taxonomy = taxonomy,
            (About::Rendering, _, Some(claim)) => {
                if let Some(who) = &mut claim.rendering {
                    who.taxonomy = taxonomy;
                }
            }
            (About::LineRendering, _, Some(claim)) => {
                if let Some(who) = claim
                    .lines
                    .last_mut()
                    .and_then(|line| line.rendering.as_mut())
                {
                    who.taxonomy = taxonomy;
                }
            }
            _ => {}
        }
    }

    fn open_claim(&mut self, segment: &Segment<'_>) {
        self.finish_claim();
        let mut parts = segment.get(5).split(char::from(self.delimiters.component));
        let place = parts.next().unwrap_or_default();
        let frequency = parts.nth(1).unwrap_or_default();
        let mut body = Fields::new();
        put(&mut body, "placeOfService", given(place));
        let mut facts = Fields::new();
        put(&mut facts, "type", Some("professional"));
        put(&mut facts, "frequencyCode", given(frequency));
        self.about = About::Nobody;
        self.claim = Some(Claim {
            id: segment.get(1).to_owned(),
            place: Place {
                claim: given(segment.get(1)),
                ..segment.place()
            },
            total: cents(segment.get(2)),
            body,
            facts,
            diagnoses: Vec::new(),
            rendering: None,
            supervisor: None,
            authorized: false,
            referral: false,
            date: None,
            lines: Vec::new(),
            other_payer: false,
        });
    }

    fn reference(&mut self, segment: &Segment<'_>) {
        let Some(claim) = &mut self.claim else { return };
        match (segment.get(1), claim.lines.last_mut()) {
            ("G1", Some(line)) => line.authorized = true,
            ("G1", None) if !claim.other_payer => claim.authorized = true,
            ("F8", None) if !claim.other_payer => {
                put(&mut claim.facts, "originalReference", Some(true));
            }
            ("9F", None) if !claim.other_payer => claim.referral = true,
            _ => {}
        }
    }

    fn diagnoses(&mut self, segment: &Segment<'_>) {
        let component = char::from(self.delimiters.component);
        let Some(claim) = &mut self.claim else { return };
        for element in segment.elements.iter().skip(1) {
            let mut parts = element.trim().split(component);
            let qualifier = parts.next().unwrap_or_default();
            let code = parts.next().unwrap_or_default();
            if matches!(qualifier, "BK" | "BF" | "ABK" | "ABF") && !code.is_empty() {
                claim.diagnoses.push(code.to_owned().into());
            }
        }
    }

    fn open_line(&mut self) {
        self.about = About::Nobody;
        if let Some(claim) = &mut self.claim {
            claim.lines.push(Line::default());
        }
    }

    fn service(&mut self, segment: &Segment<'_>) {
        let component = char::from(self.delimiters.component);
        let place = self.place(segment);
        let Some(claim) = &mut self.claim else {
            self.problem(
                Gravity::Error,
                "a service line outside a claim",
                "the line was left out",
                place,
            );
            return;
        };
        // A line without its counter is still a line.
        if claim
            .lines
            .last()
            .is_none_or(|line| has(&line.body, "code"))
        {
            claim.lines.push(Line::default());
        }
        let Some(line) = claim.lines.last_mut() else {
            return;
        };
        let composite: Vec<&str> = segment.get(1).split(component).map(str::trim).collect();
        let part = |at: usize| composite.get(at).copied().unwrap_or_default();
        let foreign = !part(0).eq_ignore_ascii_case("HC");
        put(&mut line.body, "code", Some(part(1).to_owned()));
        let modifiers: Vec<Raw<'static>> = (2..=5)
            .map(part)
            .filter(|modifier| !modifier.is_empty())
            .map(|text: &str| Raw::from(text.to_owned()))
            .collect();
        put(&mut line.body, "modifiers", Some(Raw::List(modifiers)));
        line.charge = cents(segment.get(2));
        put(
            &mut line.body,
            "charge",
            given(segment.get(2)).map(|text| number(&text)),
        );
        if let Some(quantity) = given(segment.get(4)) {
            let field = if segment.get(3) == "MJ" {
                "minutes"
            } else {
                "units"
            };
            line.body.push((field.into(), number(&quantity)));
        }
        put(&mut line.body, "placeOfService", given(segment.get(5)));
        let pointers: Vec<Raw<'static>> = segment
            .get(7)
            .split(component)
            .filter(|pointer| !pointer.trim().is_empty())
            .map(|pointer| number(pointer.trim()))
            .collect();
        put(
            &mut line.body,
            "diagnosisPointers",
            Some(Raw::List(pointers)),
        );
        if foreign {
            let message = "the service is not named by a CPT or HCPCS code (qualifier HC)";
            let help = "its code was read as if it were one; look at the line by hand";
            self.problem(Gravity::Warning, message, help, place);
        }
    }

    fn date(&mut self, segment: &Segment<'_>) {
        if segment.get(1) != "472" {
            return;
        }
        let text = segment.get(3);
        let (from, to) = text.split_once('-').unwrap_or((text, text));
        let place = self.place(segment);
        if from != to {
            let message = format!("the service runs from {} to {}", iso(from), iso(to));
            self.problem(
                Gravity::Warning,
                &message,
                "checked as of its first day; services of several days go on a line for each, a month's service on one date",
                place,
            );
        }
        let Some(claim) = &mut self.claim else { return };
        match claim.lines.last_mut() {
            Some(line) => line.date = Some(iso(from)),
            None => claim.date = Some(iso(from)),
        }
    }

    /// Turns a claim into encounters, one for each date.
    fn finish_claim(&mut self) {
        self.about = About::Nobody;
        let Some(claim) = self.claim.take() else {
            return;
        };
        let lines: Vec<&Line> = claim
            .lines
            .iter()
            .filter(|line| has(&line.body, "code"))
            .collect();
        if lines.is_empty() {
            self.problem(
                Gravity::Error,
                "the claim has no professional service line",
                "nothing of it can be checked",
                claim.place,
            );
            return;
        }
        let charges: Option<u64> = lines.iter().map(|line| line.charge.map(u64::from)).sum();
        if let (Some(total), Some(sum)) = (claim.total, charges)
            && u64::from(total) != sum
        {
            let message = format!(
                "the claim states a total of ${} and its lines sum to ${}",
                dollars(total.into()),
                dollars(sum)
            );
            self.problem(
                Gravity::Warning,
                &message,
                "a payer rejects a claim that does not balance",
                claim.place.clone(),
            );
        }
        let date_of = |line: &Line| line.date.clone().or_else(|| claim.date.clone());
        let mut dates: Vec<Option<String>> = Vec::new();
        for line in &lines {
            let date = date_of(line);
            if !dates.contains(&date) {
                dates.push(date);
            }
        }
        for date in dates {
            let of_date: Vec<&&Line> = lines.iter().filter(|line| date_of(line) == date).collect();
            let encounter = self.encounter(&claim, date, &of_date);
            self.values.push((encounter, claim.place.clone()));
        }
    }

    fn encounter(&self, claim: &Claim, date: Option<String>, lines: &[&&Line]) -> Raw<'static> {
        let mut body = claim.body.clone();
        put(&mut body, "id", given(&claim.id));
        let birth = self.subscriber.birth;
        let age = date
            .as_deref()
            .and_then(ServiceDate::parse)
            .zip(birth)
            .map(|(date, birth)| date.years_since(birth));
        put(&mut body, "dateOfService", date);
        put(&mut body, "payer", self.subscriber.payer.clone());
        let mut plan = Fields::new();
        put(&mut plan, "rank", self.subscriber.rank);
        put(&mut plan, "product", self.subscriber.product);
        if !plan.is_empty() {
            put(&mut body, "plan", Some(Raw::Record(plan)));
        }
        if let Some(age) = age
            .and_then(|age| u32::try_from(age).ok())
            .filter(|age| *age <= 150)
        {
            put(&mut body, "patient", object("ageYears", age));
        }
        // A person who bills alone is the one who rendered.
        let alone = self.billing_is_person.then_some(&self.billing);
        put(
            &mut body,
            "rendering",
            claim.rendering.as_ref().or(alone).and_then(Who::value),
        );
        put(
            &mut body,
            "supervisor",
            claim.supervisor.as_ref().and_then(Who::value),
        );
        if let Some(npi) = &self.billing.npi {
            put(&mut body, "billing", object("npi", npi.clone()));
        }
        put(
            &mut body,
            "diagnoses",
            Some(Raw::List(claim.diagnoses.clone())),
        );
        if claim.referral {
            put(&mut body, "coverage", object("referralOnFile", true));
        }
        let mut facts = claim.facts.clone();
        let charges: Option<u64> = lines.iter().map(|line| line.charge.map(u64::from)).sum();
        if let Some(sum) = charges.and_then(|sum| u32::try_from(sum).ok()) {
            put(
                &mut facts,
                "totalCharge",
                Some(number(&dollars(sum.into()))),
            );
        }
        put(&mut body, "claim", Some(Raw::Record(facts)));
        let lines: Vec<Raw<'static>> = lines
            .iter()
            .map(|line| {
                let mut out = line.body.clone();
                put(
                    &mut out,
                    "authorized",
                    Some(claim.authorized || line.authorized),
                );
                put(
                    &mut out,
                    "rendering",
                    // Somebody else did it, even where the file does not say who.
                    line.rendering
                        .as_ref()
                        .map(|who| who.value().unwrap_or(Raw::Record(Fields::new()))),
                );
                Raw::Record(out)
            })
            .collect();
        put(&mut body, "lines", Some(Raw::List(lines)));
        Raw::Record(body)
    }
}
