//! Which elements a note holds.

use super::lexicon::{Hit, Ids, Lexicon, Taker};
use super::text::{Kind, Token, slice};
use super::times::Span;
use crate::encounter::clock::span;
use crate::encounter::{NoteElement, Word};

/// How an element stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Judged {
    pub found: bool,
    pub contradicted: bool,
    /// Places in the text, in bytes.
    pub places: Vec<(usize, usize)>,
}

/// Places that are kept of one element.
const MOST_PLACES: usize = 8;
/// Places after which no more are looked for, where more would tell nothing new.
const ENOUGH: usize = 3;

/// Every element of the contract, as the note has it.
pub(super) fn judge(text: &str, tokens: &[Token], spans: &[Span]) -> Vec<(NoteElement, Judged)> {
    let lexicon = Lexicon::get();
    let ids: Vec<Ids> = tokens
        .iter()
        .map(|token| lexicon.ids(text, token))
        .collect();
    let lower = text.to_ascii_lowercase();
    let kinds = kinds(&lower, tokens);
    let note = Note {
        text,
        lower: &lower,
        tokens,
        sections: sections(text, tokens, kinds.problem_first),
        kinds,
    };
    let mut collected = Collected {
        note: &note,
        out: NoteElement::ALL
            .iter()
            .map(|element| (*element, Judged::default()))
            .collect(),
        missing: vec![Vec::new(); NoteElement::ALL.len()],
        weak: vec![Vec::new(); NoteElement::ALL.len()],
    };
    lexicon.hits(tokens, &ids, &mut collected);
    let Collected {
        mut out,
        missing,
        weak,
        ..
    } = collected;
    for ((_, judged), weak) in out.iter_mut().zip(weak) {
        let two = weak
            .first()
            .is_some_and(|first| weak.iter().any(|one| one.0 != first.0));
        if two && !judged.found {
            judged.found = true;
            for (_, place) in weak {
                keep(&mut judged.places, place);
            }
        }
    }
    note.by_form(&mut out);
    note.by_telling(&mut out);
    times(&mut out, spans);
    signature(&note, &mut out);
    for ((element, judged), missing) in out.iter_mut().zip(missing) {
        // What the note says is missing at one place may stand at another; then both places are shown. A note that says that it is
        // not signed is not, whatever name stands below.
        if !missing.is_empty()
            && (*element == NoteElement::Signature
                || judged.places.iter().all(|place| {
                    missing
                        .iter()
                        .any(|other| other.0 <= place.1 && place.0 <= other.1)
                }))
        {
            judged.contradicted = true;
            judged.places = missing;
        }
    }
    both_ways(&note, &mut out);
    out
}

/// What was found of each element, and where it is said to be missing, in the contract's order.
struct Collected<'n> {
    note: &'n Note<'n>,
    out: Vec<(NoteElement, Judged)>,
    missing: Vec<Vec<(usize, usize)>>,
    /// What weak entries found, with their numbers.
    weak: Vec<Vec<(u16, (usize, usize))>>,
}

impl Taker for Collected<'_> {
    fn is_full(&self, element: NoteElement) -> bool {
        let judged = self.out.get(element as usize);
        judged.is_some_and(|(_, judged)| judged.places.len() >= ENOUGH)
            && element != NoteElement::Modality
            && !can_be_missing(element)
    }

    fn take(&mut self, hit: &Hit) {
        let at = hit.element as usize;
        let place = self.note.place(hit);
        match self.note.verdict(hit) {
            Verdict::There if hit.weak.is_some() => {
                if let (Some(list), Some(entry)) = (self.weak.get_mut(at), hit.weak)
                    && list.len() < MOST_PLACES
                {
                    list.push((entry, place));
                }
            }
            Verdict::There => {
                if let Some((_, judged)) = self.out.get_mut(at) {
                    judged.found = true;
                    keep(&mut judged.places, place);
                }
            }
            Verdict::SaidMissing => {
                if let Some(list) = self.missing.get_mut(at) {
                    keep(list, place);
                }
            }
            Verdict::Nothing => {}
        }
    }
}

fn keep(list: &mut Vec<(usize, usize)>, place: (usize, usize)) {
    if list.len() < MOST_PLACES && !list.iter().any(|one| one.0 <= place.0 && place.1 <= one.1) {
        list.push(place);
    }
}

fn of(out: &mut [(NoteElement, Judged)], element: NoteElement) -> Option<&mut Judged> {
    out.iter_mut()
        .find(|(one, _)| *one == element)
        .map(|(_, judged)| judged)
}

fn there(out: &mut [(NoteElement, Judged)], element: NoteElement, place: (usize, usize)) {
    if let Some(judged) = of(out, element) {
        judged.found = true;
        keep(&mut judged.places, place);
    }
}

/// Elements of which a denial says that they are missing: each hit is looked at.
fn can_be_missing(element: NoteElement) -> bool {
    use NoteElement as E;
    matches!(
        element,
        E::SafetyPlan
            | E::Consent
            | E::TelehealthConsent
            | E::BillingConsent
            | E::TraineeConsent
            | E::TreatmentGoals
            | E::Feedback
            | E::CarePlan
            | E::VitalSigns
            | E::ComplexityReason
            | E::CrisisState
    )
}

enum Verdict {
    There,
    SaidMissing,
    Nothing,
}

/// What part of a note a stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Other,
    Plan,
    Past,
    Family,
}

struct Note<'t> {
    text: &'t str,
    /// The text in lower case, of the same length.
    lower: &'t str,
    tokens: &'t [Token],
    /// Where parts begin, as tokens.
    sections: Vec<(usize, Part)>,
    kinds: Kinds,
}

/// What kind of note it is, as far as its words say.
#[derive(Clone, Copy, Debug, Default)]
struct Kinds {
    group: bool,
    crisis: bool,
    medical: bool,
    observed: bool,
    family: bool,
    /// Its letters begin with `P:` for the problem, not the plan.
    problem_first: bool,
}

/// What kind of note it is.
fn kinds(lower: &str, tokens: &[Token]) -> Kinds {
    let mut out = Kinds::default();
    let mut letters = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if token.first
            && token.end.saturating_sub(token.start) == 1
            && tokens
                .get(at.saturating_add(1))
                .is_some_and(|next| next.kind == Kind::Mark(b':'))
        {
            letters.push(slice(lower, token));
        }
        match token.kind {
            Kind::Word => match slice(lower, token) {
                "group" | "grp" | "groups" if at < 60 => out.group = true,
                "crisis" => out.crisis = true,
                "md" | "do" | "np" | "pmhnp" | "aprn" | "pa" | "mdm" | "med" | "meds"
                | "medical" | "dnp" => out.medical = true,
                "spravato" | "esketamine" | "ketamine" | "rems" | "infusion" | "observed"
                | "observation" => out.observed = true,
                "family" | "fam" | "couple" | "couples" | "parent" | "parents" | "mom"
                | "mother" | "dad" | "wife" | "husband" | "fbt" => out.family = true,
                _ => {}
            },
            Kind::Number if (99_202..=99_499).contains(&token.number) => out.medical = true,
            _ => {}
        }
    }
    out.problem_first =
        letters.first().is_some_and(|first| *first == "p") && letters.contains(&"i");
    out
}

const PLAN_HEADS: &[&str] = &[
    "p",
    "plan",
    "a/p",
    "recommendations",
    "recommendation",
    "homework",
    "hw",
    "next steps",
    "plan/recommendations",
    "assessment/plan",
];
const PAST_HEADS: &[&str] = &[
    "pph",
    "pmh",
    "past psych",
    "past psychiatric hx",
    "past psych hx",
    "past psychiatric history",
    "psych hx",
    "psychiatric history",
    "psychiatric hx",
    "medical",
    "medical hx",
    "medical history",
    "past medical history",
    "social",
    "social hx",
    "social history",
    "sh",
    "background",
    "substance",
    "substance use",
    "substance use hx",
    "substance hx",
    "developmental",
    "history",
    "hx",
    "trauma hx",
    "trauma history",
    "legal",
    "social/dev",
    "developmental/social",
    "psych",
];
const FAMILY_HEADS: &[&str] = &[
    "fh",
    "fhx",
    "family hx",
    "family history",
    "family",
    "family psych hx",
];

/// The parts of a note, by its headings.
fn sections(text: &str, tokens: &[Token], problem_first: bool) -> Vec<(usize, Part)> {
    let mut out = vec![(0, Part::Other)];
    let mut at = 0_usize;
    while let Some(token) = tokens.get(at) {
        if !token.first {
            at = at.saturating_add(1);
            continue;
        }
        // Up to six tokens to a colon.
        let colon = (at..at.saturating_add(7)).find(|place| {
            tokens
                .get(*place)
                .is_some_and(|one| one.line == token.line && one.kind == Kind::Mark(b':'))
        });
        if let Some(end) = colon.and_then(|colon| tokens.get(colon)) {
            let head = text
                .get(token.start..end.start)
                .unwrap_or_default()
                .trim()
                .to_ascii_lowercase();
            let part = if head == "p" && problem_first {
                Part::Other
            } else if PLAN_HEADS.contains(&head.as_str()) {
                Part::Plan
            } else if PAST_HEADS.contains(&head.as_str()) {
                Part::Past
            } else if FAMILY_HEADS.contains(&head.as_str()) {
                Part::Family
            } else {
                Part::Other
            };
            out.push((at, part));
        }
        at = at.saturating_add(1);
    }
    out
}

const NO: &[&str] = &[
    "no", "not", "denies", "denied", "deny", "denying", "without", "never", "none", "nor", "didnt",
    "doesnt", "dont", "wasnt", "isnt", "hasnt", "havent", "declined", "declines", "refused",
    "refuses", "neg", "negative", "cannot", "unable", "absent", "lacks", "w/o",
];
const RELATIVES: &[&str] = &[
    "mother",
    "mom",
    "father",
    "dad",
    "brother",
    "sister",
    "aunt",
    "uncle",
    "cousin",
    "grandmother",
    "grandfather",
    "grandma",
    "grandpa",
    "husband",
    "wife",
    "son",
    "daughter",
    "dtr",
    "parents",
    "friend",
    "boyfriend",
    "girlfriend",
    "ex",
    "roommate",
    "sibling",
    "maternal",
    "paternal",
    "niece",
    "nephew",
    "mothers",
    "brothers",
    "sisters",
    "neighbor",
    "coworker",
    "peer",
    "stepdad",
    "stepfather",
    "gm",
    "spouse",
    "partner",
];
const PAST: &[&str] = &[
    "hx",
    "history",
    "prior",
    "past",
    "previous",
    "previously",
    "ago",
    "childhood",
    "college",
    "used",
    "formerly",
    "former",
];

impl Note<'_> {
    fn place(&self, hit: &Hit) -> (usize, usize) {
        let start = self.tokens.get(hit.from).map_or(0, |token| token.start);
        let last = hit.to.checked_sub(1).and_then(|last| self.tokens.get(last));
        (start, last.map_or(start, |token| token.end))
    }

    fn part(&self, at: usize) -> Part {
        let before = self.sections.partition_point(|(from, _)| *from <= at);
        let found = before
            .checked_sub(1)
            .and_then(|last| self.sections.get(last));
        found.map_or(Part::Other, |(_, part)| *part)
    }

    /// A word in lower case; nothing for what is none.
    fn word(&self, at: usize) -> &str {
        match self.tokens.get(at) {
            Some(token) if token.kind == Kind::Word => {
                self.lower.get(token.start..token.end).unwrap_or_default()
            }
            _ => "",
        }
    }

    /// Tokens of the same sentence before one, the nearest first.
    fn before(&self, at: usize, most: usize) -> impl Iterator<Item = usize> + '_ {
        (0..at).rev().take(most).take_while(|at| {
            !self
                .tokens
                .get(*at)
                .is_none_or(|token| token.kind == Kind::End)
        })
    }

    fn after(&self, at: usize, most: usize) -> impl Iterator<Item = usize> + '_ {
        (at..at.saturating_add(most)).take_while(|at| {
            !self
                .tokens
                .get(*at)
                .is_none_or(|token| token.kind == Kind::End)
        })
    }

    fn any_word(&self, mut places: impl Iterator<Item = usize>, list: &[&str]) -> bool {
        places.any(|at| list.contains(&self.word(at)))
    }

    /// Whether a sentence denies what begins at a token, in the words right before it.
    fn denied(&self, at: usize, most: usize) -> bool {
        for place in self.before(at, most) {
            let word = self.word(place);
            if [
                "but", "however", "although", "though", "except", "and", "then",
            ]
            .contains(&word)
            {
                return false;
            }
            if NO.contains(&word) {
                return true;
            }
            // `w/o`
            if word == "o"
                && self
                    .tokens
                    .get(place.saturating_sub(1))
                    .is_some_and(|token| token.kind == Kind::Mark(b'/'))
            {
                return true;
            }
            if self
                .tokens
                .get(place)
                .is_some_and(|token| matches!(token.kind, Kind::Mark(b':') | Kind::Check))
            {
                return false;
            }
        }
        false
    }

    /// Whether something stands after a heading: on its line, or on the next where its own is empty.
    fn filled(&self, at: usize) -> bool {
        let Some(line) = at
            .checked_sub(1)
            .and_then(|head| self.tokens.get(head))
            .map(|token| token.line)
        else {
            return false;
        };
        let mut seen_blank = false;
        for token in self.tokens.get(at..).unwrap_or_default() {
            if token.line > line.saturating_add(2) {
                return false;
            }
            match token.kind {
                // A label of boxes of which none is ticked, and the number of an empty point.
                Kind::Word | Kind::Number if self.unanswered(token) => seen_blank = true,
                // The next field of the line begins behind a gap.
                Kind::Word if token.line == line && self.begins_field(token) => return false,
                Kind::Blank => seen_blank = true,
                Kind::End | Kind::Mark(_) | Kind::Check | Kind::Skip => {}
                // A label of a blank: `mood ***`.
                Kind::Word if self.blank_behind(token) => seen_blank = true,
                Kind::Word | Kind::Number => {
                    if token.line > line && seen_blank {
                        return false;
                    }
                    // Another heading follows at once; on the same line it is a label of its own, and what it holds counts.
                    let heading = token.line > line && self.is_heading(token);
                    if token.line == line && self.is_label(token) {
                        continue;
                    }
                    let word = slice(self.text, token).to_ascii_lowercase();
                    let nothing = [
                        "n", "na", "tbd", "none", "pending", "nil", "deferred", "see",
                    ]
                    .contains(&word.as_str())
                        && (word != "n"
                            || self.text.get(token.end..).is_some_and(|rest| {
                                rest.starts_with("/a") || rest.starts_with("/A")
                            }));
                    return !heading && !nothing;
                }
            }
        }
        false
    }

    /// Whether a blank stands right behind a word, but for a mark.
    fn blank_behind(&self, word: &Token) -> bool {
        let mut rest = self.text.get(word.end..).unwrap_or_default();
        // A label has up to three words.
        for _ in 0..3 {
            rest = rest.trim_start_matches(['"', ':', ' ']);
            if rest.starts_with("__")
                || rest.starts_with("**")
                || rest.starts_with('{') && rest.contains('}')
            {
                return true;
            }
            let more = rest.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
            if more.len() == rest.len() {
                return false;
            }
            rest = more;
        }
        false
    }

    /// Whether a hit lies in the label of a field that was left empty.
    fn empty_field(&self, hit: &Hit) -> bool {
        let Some(line) = self.tokens.get(hit.from).map(|token| token.line) else {
            return false;
        };
        // A ticked box is an answer.
        if (hit.from..hit.to).any(|at| {
            self.tokens
                .get(at)
                .is_some_and(|token| token.kind == Kind::Check)
        }) {
            return false;
        }
        for at in hit.to..hit.to.saturating_add(5) {
            let Some(token) = self.tokens.get(at).filter(|token| token.line == line) else {
                return false;
            };
            match token.kind {
                Kind::Blank => return true,
                // `Consent obtained?  Y / N`
                Kind::End
                    if self.tokens.get(at.saturating_add(1)).is_some_and(|next| {
                        next.line == line && matches!(next.kind, Kind::Blank | Kind::Skip)
                    }) =>
                {
                    return !(at..at.saturating_add(40))
                        .map_while(|at| self.tokens.get(at))
                        .take_while(|token| token.line == line)
                        .any(|token| token.kind == Kind::Check);
                }
                Kind::Mark(b':') => return !self.filled(at.saturating_add(1)),
                Kind::Word | Kind::Number | Kind::Mark(b'(' | b')' | b'-' | b'/' | b'"') => {}
                Kind::Skip => {
                    return (at..at.saturating_add(40))
                        .map_while(|at| self.tokens.get(at))
                        .take_while(|token| token.line == line)
                        .all(|token| matches!(token.kind, Kind::Skip | Kind::End | Kind::Mark(_)));
                }
                _ => return false,
            }
        }
        false
    }

    /// Whether only an empty box or a blank stands right behind a word or number.
    fn unanswered(&self, word: &Token) -> bool {
        let at = self.tokens.partition_point(|one| one.start <= word.start);
        let next = if self
            .tokens
            .get(at)
            .is_some_and(|one| matches!(one.kind, Kind::Mark(b'.') | Kind::End))
        {
            at.saturating_add(1)
        } else {
            at
        };
        self.tokens.get(next).is_some_and(|one| {
            one.line == word.line
                && (one.kind == Kind::Skip || word.kind == Kind::Number && one.kind == Kind::Blank)
        })
    }

    /// Whether a word is the first of a label that begins behind a gap of two blanks: `Start: ____   Stop: ____`.
    fn begins_field(&self, word: &Token) -> bool {
        let before = self.text.get(..word.start).unwrap_or_default();
        if !before.ends_with("  ") && !before.ends_with('\t') {
            return false;
        }
        let rest = self.text.get(word.start..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let end = line.find("  ").unwrap_or(line.len());
        line.get(..end)
            .and_then(|field| field.find(':'))
            .is_some_and(|colon| {
                line.get(..colon)
                    .is_some_and(|head| head.split_whitespace().count() <= 4)
            })
    }

    fn is_label(&self, word: &Token) -> bool {
        let rest = self.text.get(word.end..).unwrap_or_default();
        rest.starts_with(':') && !rest.starts_with(": /")
    }

    fn is_heading(&self, first: &Token) -> bool {
        let rest = self.text.get(first.start..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let colon = line.find(':');
        colon.is_some_and(|colon| {
            line.get(..colon)
                .is_some_and(|head| head.split_whitespace().count() <= 4)
        })
    }

    fn verdict(&self, hit: &Hit) -> Verdict {
        use NoteElement as E;
        if hit.missing {
            return if self.of_its_kind(hit) {
                Verdict::SaidMissing
            } else {
                Verdict::Nothing
            };
        }
        let colon = hit
            .to
            .checked_sub(1)
            .and_then(|last| self.tokens.get(last))
            .is_some_and(|last| last.kind == Kind::Mark(b':'));
        if hit.heading || colon {
            // In PIE notes the first letter is for the problem.
            let letter = self.word(hit.from) == "p";
            if letter && (hit.element == E::Plan) == self.kinds.problem_first {
                return Verdict::Nothing;
            }
            if !self.of_its_kind(hit) {
                return Verdict::Nothing;
            }
            if self.said_undone(hit.to) {
                return Verdict::SaidMissing;
            }
            return if self.filled(hit.to) {
                Verdict::There
            } else {
                Verdict::Nothing
            };
        }
        let part = self.part(hit.from);
        let own = (hit.from..hit.to)
            .map(|at| self.word(at))
            .any(|word| NO.contains(&word));
        let denied = !own && self.denied(hit.from, if hit.element == E::Diagnosis { 2 } else { 5 });
        if hit.element != E::SessionType && self.empty_field(hit) {
            return Verdict::Nothing;
        }
        if !self.of_its_kind(hit) {
            return Verdict::Nothing;
        }
        // Who tells of it is not who has it.
        let told = self.any_word(
            self.before(hit.from, 5),
            &[
                "reports",
                "reported",
                "rpt",
                "o",
                "says",
                "states",
                "notes",
                "per",
                "said",
                "describes",
                "endorses",
            ],
        );
        match hit.element {
            // Not asked is no answer, and a test that was not given is none.
            E::RiskAssessment if self.unasked(hit) || self.undone(hit.to) => Verdict::SaidMissing,
            E::TestNames | E::TestInterpretation | E::PsychotherapyTime
                if self.undone(hit.to)
                    || denied
                        && !self.any_word(
                            self.before(hit.from, 5),
                            &["denies", "denied", "neg", "negative"],
                        ) =>
            {
                Verdict::SaidMissing
            }
            // A denial is an answer; what a relative did or what was years ago is none.
            E::RiskAssessment => {
                let relative = self.any_word(self.before(hit.from, 6), RELATIVES);
                let past = self.any_word(self.before(hit.from, 4), PAST)
                    || self.any_word(self.after(hit.to, 4), &["ago"])
                    || self.year_near(hit);
                let asked = self.any_word(
                    self.before(hit.from, 5).chain(hit.from..hit.to),
                    &["denies", "denied", "no"],
                );
                if !asked && (relative || past || part == Part::Past) || part == Part::Family {
                    Verdict::Nothing
                } else {
                    Verdict::There
                }
            }
            E::Symptoms => {
                let relative = self.any_word(self.before(hit.from, 4), RELATIVES);
                let past = self.any_word(self.before(hit.from, 4), PAST)
                    || self.any_word(self.after(hit.to, 3), &["ago"])
                    || self.year_near(hit);
                if denied
                    || relative && !told
                    || past
                    || matches!(part, Part::Plan | Part::Past | Part::Family)
                {
                    Verdict::Nothing
                } else {
                    Verdict::There
                }
            }
            E::Interventions
                if self.any_word(
                    self.before(hit.from, 4),
                    &[
                        "refer",
                        "referred",
                        "referral",
                        "recs",
                        "rec",
                        "recommend",
                        "recommended",
                        "consider",
                        "considering",
                        "start",
                        "begin",
                        "will",
                        "next",
                        "written",
                        "plans",
                    ],
                ) =>
            {
                Verdict::Nothing
            }
            // Another's medication is not the patient's.
            E::Dose if self.any_word(self.before(hit.from, 6), RELATIVES) && !told => {
                Verdict::Nothing
            }
            E::PatientLocation
                if self.any_word(
                    self.before(hit.from, 5).chain(hit.from..hit.to),
                    &[
                        "provider",
                        "clinician",
                        "therapist",
                        "writer",
                        "prescriber",
                        "md",
                        "np",
                    ],
                ) && !self.any_word(
                    self.before(hit.from, 5).chain(hit.from..hit.to),
                    &["pt", "client", "patient", "both"],
                ) =>
            {
                Verdict::Nothing
            }
            E::Feedback
                if part == Part::Plan
                    || self.any_word(self.before(hit.from, 4), &["then", "next", "will"]) =>
            {
                Verdict::Nothing
            }
            E::Interventions | E::Response => {
                if denied || matches!(part, Part::Plan | Part::Past | Part::Family) {
                    Verdict::Nothing
                } else {
                    Verdict::There
                }
            }
            E::Diagnosis => {
                let relative = self.any_word(self.before(hit.from, 4), RELATIVES);
                let open = self.any_word(self.before(hit.from, 3), &["o", "rule", "ro"]);
                if denied || relative || open || part == Part::Family {
                    Verdict::Nothing
                } else {
                    Verdict::There
                }
            }
            // Said not to be there, it is said to be missing.
            element if can_be_missing(element) && (denied || self.undone(hit.to)) => {
                Verdict::SaidMissing
            }
            E::SafetyPlan
                if self.any_word(self.before(hit.from, 5), &["had", "was"])
                    || part == Part::Past =>
            {
                Verdict::Nothing
            }
            _ if denied
                && !matches!(
                    hit.element,
                    E::History
                        | E::MentalStatus
                        | E::MedicalDecisionMaking
                        | E::Participants
                        | E::Plan
                        | E::FollowUp
                ) =>
            {
                Verdict::Nothing
            }
            // What the patient says of the mood is a symptom.
            E::MentalStatus
                if self.any_word(
                    self.before(hit.from, 4),
                    &[
                        "reports",
                        "reported",
                        "denies",
                        "denied",
                        "endorses",
                        "endorsed",
                        "reporting",
                        "c",
                        "complains",
                    ],
                ) && !own =>
            {
                Verdict::Nothing
            }
            E::Progress
                if self
                    .tokens
                    .get(hit.to)
                    .is_some_and(|token| token.kind == Kind::Mark(b'/')) =>
            {
                Verdict::Nothing
            }
            E::MentalStatus | E::Progress
                if matches!(part, Part::Plan | Part::Past | Part::Family) =>
            {
                Verdict::Nothing
            }
            _ => Verdict::There,
        }
    }

    /// What only one kind of word or note can mean.
    fn of_its_kind(&self, hit: &Hit) -> bool {
        use NoteElement as E;
        let next = self.tokens.get(hit.to);
        let number_next = next.is_some_and(|token| token.kind == Kind::Number)
            || next.is_some_and(|token| token.kind == Kind::Mark(b'-'))
                && self
                    .tokens
                    .get(hit.to.saturating_add(1))
                    .is_some_and(|token| token.kind == Kind::Number);
        let single = hit.to.saturating_sub(hit.from) == 1;
        match hit.element {
            E::GroupSize | E::GroupTopic => self.kinds.group,
            E::CrisisState | E::CrisisDisposition => self.kinds.crisis,
            E::SeparateEvaluation | E::PsychotherapyTime => self.kinds.medical,
            E::ObservationEnd => self.kinds.observed,
            E::FamilyBenefitToPatient => self.kinds.family,
            // GAD-7 is a scale, CPT 90834 a code, and `ADHD vs LD` a question.
            E::Diagnosis => {
                let vs = self.any_word(self.after(hit.to, 2), &["vs"]);
                let pressure = self.word(hit.from) == "bp"
                    && (next.is_some_and(|token| matches!(token.kind, Kind::Mark(b':' | b'/')))
                        || self
                            .tokens
                            .get(hit.from.saturating_add(1))
                            .is_some_and(|one| {
                                self.text.as_bytes().get(one.start.saturating_sub(1)) == Some(&b' ')
                            }));
                !(vs || single && number_next || pressure)
            }
            E::Interventions => !(single && number_next && self.word(hit.from) == "cpt"),
            E::TreatmentGoals => !self.any_word(self.after(hit.to, 2), &["directed", "oriented"]),
            // `BP2` is a diagnosis.
            E::VitalSigns
                if self.word(hit.from) == "bp"
                    && self
                        .tokens
                        .get(hit.from.saturating_add(1))
                        .is_some_and(|number| number.kind == Kind::Number && number.number < 3) =>
            {
                false
            }
            E::VitalSigns => !hit
                .from
                .checked_sub(1)
                .and_then(|before| self.tokens.get(before))
                .is_some_and(|token| token.kind == Kind::Number),
            E::Participants => !self.any_word(
                self.before(hit.from, 3).chain(hit.from..hit.to),
                &["lives", "living", "live"],
            ),
            // Other consents have elements of their own.
            E::Consent => {
                !self.any_word(
                    self.before(hit.from, 5).chain(self.after(hit.from, 8)),
                    &[
                        "telehealth",
                        "video",
                        "audio",
                        "trainee",
                        "intern",
                        "recording",
                        "copay",
                        "cost",
                        "telemedicine",
                        "student",
                    ],
                ) || self.any_word(
                    self.after(hit.from, 8),
                    &["cocm", "treatment", "tx", "assessment"],
                )
            }
            _ => true,
        }
    }

    /// Whether the words before say that nobody asked.
    fn unasked(&self, hit: &Hit) -> bool {
        const ASKED: &[&str] = &[
            "ask", "asked", "assess", "assessed", "screen", "screened", "discuss", "address",
            "review", "get", "inquire", "explore", "complete",
        ];
        let before = || self.before(hit.from, 7);
        self.any_word(
            before(),
            &[
                "not", "didn't", "didnt", "never", "forgot", "unable", "wasn't", "wasnt",
            ],
        ) && self.any_word(before(), ASKED)
    }

    /// Whether the words right behind say that it was not done.
    fn undone(&self, at: usize) -> bool {
        let mut before = "";
        for place in self.after(at, 5) {
            let word = self.word(place);
            if ["but", "and", "because", "b", "will", "if"].contains(&word) {
                return false;
            }
            if ["declined", "refused", "deferred", "unsigned", "missing"].contains(&word)
                || ["not", "never"].contains(&before)
                    && [
                        "obtained",
                        "done",
                        "signed",
                        "completed",
                        "discussed",
                        "reviewed",
                        "given",
                        "on",
                        "taken",
                        "made",
                        "needed",
                        "indicated",
                        "addressed",
                        "updated",
                        "yet",
                        "in",
                        "shared",
                        "documented",
                        "available",
                    ]
                    .contains(&word)
            {
                return true;
            }
            before = word;
        }
        false
    }

    /// Whether what stands after a heading says that it was not done: `Risk: did not assess`, `MSE - deferred`.
    fn said_undone(&self, at: usize) -> bool {
        const DONE: &[&str] = &[
            "assess",
            "assessed",
            "ask",
            "asked",
            "done",
            "reviewed",
            "review",
            "completed",
            "complete",
            "obtained",
            "discussed",
            "discuss",
            "recorded",
            "documented",
            "taken",
            "addressed",
            "yet",
            "performed",
            "given",
            "get",
            "set",
            "written",
            "update",
            "updated",
        ];
        let line = self.tokens.get(at).map(|token| token.line);
        let words: Vec<&str> = self
            .after(at, 5)
            .filter(|at| self.tokens.get(*at).map(|token| token.line) == line)
            .map(|at| self.word(at))
            .filter(|word| !word.is_empty())
            .collect();
        match words.as_slice() {
            [
                "deferred" | "forgot" | "unable" | "declined" | "refused" | "skipped",
                ..,
            ] => true,
            ["not" | "never" | "didn't" | "didnt", second, ..] => DONE.contains(second),
            ["did" | "was" | "were", "not", third, ..] => DONE.contains(third),
            _ => false,
        }
    }

    /// Whether a year stands in the sentence, right before or behind.
    fn year_near(&self, hit: &Hit) -> bool {
        self.after(hit.to, 5)
            .chain(self.before(hit.from, 4))
            .any(|at| {
                self.tokens.get(at).is_some_and(|token| {
                    token.kind == Kind::Number && (1950..2025).contains(&token.number)
                })
            })
    }

    /// Whether `w/` stands up to six tokens before.
    fn with_before(&self, at: usize) -> bool {
        self.before(at, 6).any(|at| {
            self.word(at) == "w"
                && self
                    .tokens
                    .get(at.saturating_add(1))
                    .is_some_and(|next| next.kind == Kind::Mark(b'/'))
        })
    }

    /// Whether boxes of one line are ticked for in person and for a way to be apart.
    fn ticked_modes(&self) -> bool {
        let mut lines: [Option<usize>; 2] = [None; 2];
        let ticks = self.tokens.iter().enumerate();
        for (at, tick) in ticks.filter(|(_, token)| token.kind == Kind::Check) {
            let next = at.saturating_add(1);
            let far = match (self.word(next), self.word(next.saturating_add(2))) {
                ("in", "person") | ("f2f" | "face" | "office", _) => 0,
                _ if self.word(next) == "in" && self.word(next.saturating_add(1)) == "person" => 0,
                ("video" | "telehealth" | "phone" | "audio" | "telephone" | "virtual", _) => 1,
                _ => continue,
            };
            if let Some(slot) = lines.get_mut(far) {
                *slot = Some(tick.line);
            }
        }
        matches!(lines, [Some(one), Some(other)] if one == other)
    }

    /// A part that begins with what the patient tells gives the reason of the visit.
    fn by_telling(&self, out: &mut [(NoteElement, Judged)]) {
        const HEADS: &[&str] = &[
            "s",
            "d",
            "b",
            "subjective",
            "data",
            "hpi",
            "presentation",
            "behavior",
            "interval hx",
            "interval history",
            "narrative",
            "problem",
        ];
        const TELLS: &[&str] = &[
            "reports",
            "reported",
            "c",
            "endorses",
            "describes",
            "described",
            "complains",
            "shares",
            "shared",
            "expressed",
            "discussed",
            "spoke",
            "talked",
        ];
        for (at, token) in self
            .tokens
            .iter()
            .enumerate()
            .filter(|(_, token)| token.first)
        {
            let colon = (at..at.saturating_add(4)).find(|place| {
                self.tokens
                    .get(*place)
                    .is_some_and(|one| one.kind == Kind::Mark(b':'))
            });
            let Some(colon) = colon else { continue };
            let end = self.tokens.get(colon).map_or(token.end, |one| one.start);
            let head = self
                .text
                .get(token.start..end)
                .unwrap_or_default()
                .trim()
                .to_ascii_lowercase();
            if !HEADS.contains(&head.as_str()) || !self.filled(colon.saturating_add(1)) {
                continue;
            }
            let place =
                (colon..colon.saturating_add(14)).find(|at| TELLS.contains(&self.word(*at)));
            if let Some(told) = place.and_then(|place| self.tokens.get(place)) {
                there(out, NoteElement::ChiefComplaint, (told.start, told.end));
            }
        }
    }

    /// What is told by its form and not by words: codes of diagnoses.
    fn by_form(&self, out: &mut [(NoteElement, Judged)]) {
        let bytes = self.text.as_bytes();
        for (at, token) in self.tokens.iter().enumerate() {
            let next = self.tokens.get(at.saturating_add(1));
            let Some(next) = next.filter(|next| {
                token.kind == Kind::Word && next.kind == Kind::Number && next.start == token.end
            }) else {
                continue;
            };
            let letter = slice(self.text, token);
            let digits = next.end.saturating_sub(next.start);
            let point = bytes.get(next.end) == Some(&b'.')
                && bytes
                    .get(next.end.saturating_add(1))
                    .is_some_and(u8::is_ascii_alphanumeric);
            let coded = letter.len() == 1
                && letter.bytes().all(|byte| byte.is_ascii_uppercase())
                && digits == 2;
            if coded && (letter == "F" || point) && self.part(at) != Part::Family {
                let open = self.any_word(self.before(at, 3), &["o", "rule", "ro"]);
                if !open {
                    there(out, NoteElement::Diagnosis, (token.start, next.end));
                }
            }
        }
    }
}

/// What the times of the service say.
fn times(out: &mut [(NoteElement, Judged)], spans: &[Span]) {
    for span in spans {
        let place = (span.from, span.to);
        if span.start.is_some() && span.stop.is_some() {
            there(out, NoteElement::StartStopTimes, place);
            there(out, NoteElement::TotalTime, place);
        } else if span.minutes.is_some() {
            there(out, NoteElement::TotalTime, place);
        }
    }
    let ranges: Vec<&Span> = spans
        .iter()
        .filter(|span| span.start.is_some() && span.stop.is_some())
        .collect();
    let apart = |one: &&&Span, other: &&&Span| {
        one.from != other.from
            && (one.start == other.start && one.stop != other.stop
                || one.whole && other.whole && (one.start, one.stop) != (other.start, other.stop))
    };
    let two = ranges
        .iter()
        .any(|one| ranges.iter().any(|other| apart(&one, &other)));
    let totals: Vec<u32> = spans
        .iter()
        .filter(|span| span.total && span.start.is_none())
        .filter_map(|span| span.minutes)
        .collect();
    let differ = totals
        .iter()
        .any(|one| totals.first().is_some_and(|first| first.abs_diff(*one) > 1))
        && ranges.is_empty()
        && totals.len() == 2;
    // One stretch of clock time, and a total that is not its length.
    let length = match ranges.as_slice() {
        [one] => one
            .start
            .zip(one.stop)
            .map(|(start, stop)| span(start, stop)),
        _ => None,
    };
    let alone = spans.len() == 2 && ranges.iter().all(|one| one.minutes.is_none());
    let other =
        alone && length.is_some_and(|length| totals.iter().any(|total| total.abs_diff(length) > 3));
    // A total that stands with a start and a stop and is not their distance.
    let beside = spans.iter().any(|span| {
        let length = span
            .start
            .zip(span.stop)
            .map(|(start, stop)| crate::encounter::clock::span(start, stop));
        span.total
            && length
                .zip(span.minutes)
                .is_some_and(|(length, minutes)| length.abs_diff(minutes) > 3)
    });
    let differ = differ || other || beside;
    for (element, wrong) in [
        (NoteElement::StartStopTimes, two),
        (NoteElement::TotalTime, two || differ),
    ] {
        if let Some(judged) = of(out, element).filter(|_| wrong) {
            judged.contradicted = true;
        }
    }
}

/// In person and by video, of one visit.
fn both_ways(note: &Note<'_>, out: &mut [(NoteElement, Judged)]) {
    let ticked = note.ticked_modes();
    let Some(judged) = of(out, NoteElement::Modality) else {
        return;
    };
    if ticked {
        judged.contradicted = true;
        return;
    }
    let said = |list: &[&str]| {
        judged.places.iter().any(|(from, to)| {
            let text = note
                .text
                .get(*from..*to)
                .unwrap_or_default()
                .to_ascii_lowercase();
            list.iter().any(|one| text.contains(one))
        })
    };
    if said(&["in person", "in-person"])
        && said(&[
            "via zoom",
            "by zoom",
            "on zoom",
            "zoom session",
            "via doxy",
            "via video",
            "by video",
            "video visit",
            "video session",
            "telehealth visit",
            "via telehealth",
            "by phone",
            "phone session",
            "via phone",
        ])
    {
        judged.contradicted = true;
    }
}

const CREDENTIALS: &[&str] = &[
    "LCSW", "LICSW", "LISW", "LMSW", "LSW", "LGSW", "LCSWR", "LSCSW", "LMFT", "LMFTA", "MFT",
    "LPC", "LPCC", "LPCA", "LMHC", "LMHCA", "LCPC", "LCMHC", "LGPC", "LAC", "LPCMH", "LCAT",
    "PsyD", "PSYD", "PhD", "PHD", "EdD", "MD", "DO", "NP", "PMHNP", "APRN", "ARNP", "CNP", "CRNP",
    "DNP", "FNP", "PA", "PAC", "RN", "LPN", "BCBA", "BCABA", "BCaBA", "RBT", "CADC", "LCDC",
    "LADC", "LCADC", "CASAC", "CAC", "MSW", "ABPP", "NCC", "RPT", "CNS", "QMHP", "ATR", "LP",
    "LMAC", "CRC", "PharmD", "AMFT", "APCC", "ASW", "CPRS", "CPSS", "CSP", "LCSWA", "LCMHCA",
    "LCMHCS", "CDCA", "CMHC", "PLMHP", "LMHP", "LIMHP", "QP", "QBHP", "RMHCI", "LBA", "CSAC",
    "SUDP", "LADAC", "LISAC", "LCAS", "LCDCIII", "CSW", "LSWAIC", "LMHCP", "CHW", "MEd", "LEP",
    "NCSP", "LSSP", "CTRS", "MHP", "PLPC", "PLMFT", "RMFT", "CIT", "LPCS", "LPCI", "MFTI", "LAPC",
    "LAMFT", "LGMFT",
];

/// A name with a credential at the end of the note, or an electronic signature with one.
fn signature(note: &Note<'_>, out: &mut [(NoteElement, Judged)]) {
    // `LCSW`, `Ph.D.`, and longer ones in small letters too.
    let is_credential = |at: usize| {
        let Some(token) = note.tokens.get(at).filter(|token| token.kind == Kind::Word) else {
            return false;
        };
        let own = slice(note.text, token);
        // Most words are none at a glance.
        let capitals = own.bytes().filter(u8::is_ascii_uppercase).count();
        let dotted = note.text.as_bytes().get(token.end) == Some(&b'.');
        if capitals < 2 && !dotted && own.len() < 4 {
            return false;
        }
        if own.len() > 6
            || !own.starts_with(|letter: char| letter.is_ascii_uppercase()) && own.len() < 4
        {
            return false;
        }
        let mut word = own.to_owned();
        let mut next = at;
        while note
            .tokens
            .get(next.saturating_add(1))
            .is_some_and(|one| one.kind == Kind::Mark(b'.'))
            && let Some(more) = note.tokens.get(next.saturating_add(2))
            && more.kind == Kind::Word
            && word.len() < 6
        {
            word.push_str(slice(note.text, more));
            next = next.saturating_add(2);
        }
        let dotted = next > at;
        let found = |one: &&str| {
            if dotted || word.len() >= 4 {
                one.eq_ignore_ascii_case(&word)
            } else {
                **one == word
            }
        };
        CREDENTIALS.iter().any(found)
    };
    let name_before = |at: usize| {
        (at.saturating_sub(5)..at)
            .rev()
            .take_while(|before| {
                note.tokens.get(*before).is_some_and(|one| {
                    Some(one.line) == note.tokens.get(at).map(|token| token.line)
                })
            })
            .any(|at| {
                note.tokens.get(at).is_some_and(|token| {
                    let word = slice(note.text, token);
                    token.kind == Kind::Word
                        && word.starts_with(|letter: char| letter.is_ascii_uppercase())
                        && !is_credential(at)
                        && !["Dr", "PCP", "Pt"].contains(&word)
                })
            })
    };
    let last = note
        .tokens
        .iter()
        .rev()
        .find(|token| matches!(token.kind, Kind::Word | Kind::Number))
        .map_or(0, |token| token.line);
    for at in 0..note.tokens.len() {
        let Some(token) = note.tokens.get(at) else {
            break;
        };
        // A signature stands at the end of a note.
        let tail = note.tokens.len().saturating_sub(at) <= 5;
        // `r. sample lmft`, a line of its own at the end.
        let small = token.line == last
            && at
                .checked_sub(4)
                .and_then(|from| note.tokens.get(from))
                .is_none_or(|one| one.line < last)
            && !token.first;
        if token.line.saturating_add(8) < last && !tail
            || !is_credential(at)
            || !name_before(at) && !small
        {
            continue;
        }
        let words: Vec<&str> = note.before(at, 14).map(|at| note.word(at)).collect();
        let signed = words.iter().any(|word| {
            [
                "signed",
                "cosigned",
                "esigned",
                "signature",
                "s",
                "esig",
                "authenticated",
                "attested",
                "sig",
                "completed",
                "author",
            ]
            .contains(word)
        });
        // In the last lines, a short line that is little but a name.
        let line: Vec<&Token> = note
            .tokens
            .iter()
            .filter(|one| one.line == token.line)
            .collect();
        let count = line.iter().filter(|one| one.kind == Kind::Word).count();
        let near_end = token.line.saturating_add(5) >= last;
        // A label before it, unless it is one of who writes; a colon between digits is a time.
        let near = at
            .checked_sub(9)
            .and_then(|from| note.tokens.get(from))
            .map_or(0, |one| one.start);
        let colon = line.iter().filter(|one| one.start >= near).any(|one| {
            let digits = |at: usize| note.text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
            one.kind == Kind::Mark(b':') && one.end < token.start && !digits(one.end)
        });
        const WRITERS: &[&str] = &[
            "counselor",
            "clinician",
            "therapist",
            "provider",
            "signature",
            "signed",
            "author",
            "name",
            "credentials",
            "by",
            "writer",
            "staff",
            "attending",
            "facil",
            "facilitator",
            "leader",
            "psychologist",
        ];
        let writer = words.iter().any(|word| WRITERS.contains(word));
        let led = colon && !signed && !writer;
        let signed = signed
            || note
                .after(at, 8)
                .any(|at| ["signed", "esigned"].contains(&note.word(at)));
        let first_of_line = line.first().is_some_and(|first| {
            let place = note
                .tokens
                .iter()
                .position(|one| one.start == first.start)
                .unwrap_or(at);
            at.saturating_sub(place) <= 14
        });
        let told = words.iter().any(|word| {
            [
                "referred",
                "pcp",
                "supervision",
                "consult",
                "with",
                "supervising",
            ]
            .contains(word)
        });
        let about = (told || note.with_before(at)) && !signed;
        if signed && token.line.saturating_add(8) >= last
            || (near_end && count <= 14 && first_of_line && !led && !about)
            || (tail && !about && !led)
        {
            let start = note
                .before(at, 4)
                .last()
                .and_then(|at| note.tokens.get(at))
                .map_or(token.start, |token| token.start);
            there(out, NoteElement::Signature, (start, token.end));
        }
    }
}
