//! What a rule sees: the encounter with its codes, payer, clinicians and minutes resolved once.

use crate::codes::{
    self, Biller, CodeInfo, Family, Ladder, Medicare, Period, Staff, TimeModel,
    credential_of_taxonomy,
};
pub use crate::encounter::clock::{covered, segment_minutes, shared, span};
use crate::encounter::{
    ClaimType, Clinician, Clock, Code, Credential, Encounter, LevelBasis, Minutes, Modality,
    Modifier, NoteElement, NoteRead, PatientLocation, Place, PriorService, ServiceDate,
    ServiceLine, Session,
};
use crate::payers::{Packs, PayerKind, PayerView};
use crate::report::{Direction, Reason};
use crate::tables::{DiagnosisFound, Gap, LimitFound, PairFound, Tables};

/// A service line with what is known of its code.
#[derive(Debug)]
pub struct Line<'e> {
    /// Its position, counted from 0.
    pub index: usize,
    /// As given.
    pub given: &'e ServiceLine,
    /// Its own date, else the encounter's.
    pub date: ServiceDate,
    /// The catalogue's entry, in force or not; none for a code that the catalogue does not hold.
    pub listed: Option<&'static CodeInfo>,
    /// That entry where the code may be reported for the date and is held in full.
    known: Option<&'static CodeInfo>,
    /// Its clinician: its own, else the encounter's.
    pub clinician: Option<&'e Clinician>,
    /// What the minutes of this line are.
    pub time: Time,
    /// What those minutes support.
    pub judgement: Option<Judgement>,
}

/// Minutes of a service, as far as the facts decide them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Time {
    /// Minutes do not decide this code.
    Untimed,
    /// Whole minutes.
    Minutes(u32),
    /// Not decided; these facts would decide it.
    Missing(Vec<String>),
    /// Two facts contradict each other, so neither supports anything.
    Contradictory,
    /// No sourced figures are held for the date, or for the code at all.
    NoFigures(Reason),
}

/// What the recorded minutes support instead of, or as, the billed code.
#[derive(Clone, Copy, Debug)]
pub struct Judgement {
    /// The minutes judged.
    pub minutes: u32,
    /// The code they support; `None` where they support none.
    pub supported: Option<&'static CodeInfo>,
    /// Units of it.
    pub units: u32,
    /// Units that are billed, over all lines of an add-on.
    pub billed: u32,
    /// How that compares with what is billed.
    pub direction: Direction,
}

/// A service that the minutes support and no line bills.
#[derive(Clone, Copy, Debug)]
pub struct Unbilled {
    /// The line that it would stand beside.
    pub beside: usize,
    /// Its code.
    pub info: &'static CodeInfo,
    /// Its units.
    pub units: u32,
}

/// Everything a rule may look at. Read-only; nothing in it depends on the rules.
#[derive(Debug)]
pub struct Context<'e> {
    /// As given.
    pub encounter: &'e Encounter,
    /// The payer, resolved.
    pub payer: PayerView<'e>,
    /// Services of other encounters of the call that count as history, after the encounter's own.
    pub others: &'e [PriorService],
    /// What the note's text was read to say.
    pub note_read: Option<&'e NoteRead>,
    /// The reference tables in use.
    pub tables: &'e Tables,
    /// The lines, in order.
    pub lines: Vec<Line<'e>>,
    /// Services that the minutes support and no line bills.
    pub unbilled: Vec<Unbilled>,
    /// Where each diagnosis stands on the date, in their order; nothing for one that no list covers.
    pub diagnoses: Vec<Option<DiagnosisFound<'e>>>,
}

impl Line<'_> {
    /// The code's entry where it may be reported for the line's date and is held in full.
    pub fn info(&self) -> Option<&'static CodeInfo> {
        self.known
    }
    /// Whether the code may be reported for the line's date, as far as the catalogue says.
    pub fn reportable(&self) -> bool {
        self.listed.is_none_or(|info| info.in_force(self.date))
    }
    /// A code of which nothing is known for the line's date: not in the catalogue, or there only as one that ended later.
    pub fn opaque(&self) -> bool {
        self.listed
            .is_none_or(|info| info.in_force(self.date) && info.family == Family::Deleted)
    }
    /// The stretches of clock time that the line gives: its segments, else its own start and stop.
    pub fn stretches(&self) -> Vec<(Clock, Clock)> {
        match self
            .given
            .segments
            .as_ref()
            .filter(|segments| !segments.is_empty())
        {
            Some(segments) => segments
                .iter()
                .filter_map(|one| Some((one.start?, one.stop?)))
                .collect(),
            None => self.interval().into_iter().collect(),
        }
    }
    /// The family, where the code is in force.
    pub fn family(&self) -> Option<Family> {
        self.info().map(|info| info.family)
    }
    /// Whether the code in force is of a family.
    pub fn is(&self, test: impl Fn(Family) -> bool) -> bool {
        self.family().is_some_and(test)
    }
    /// The billed code.
    pub fn code(&self) -> Code {
        self.given.code
    }
    /// Billed units; 1 where not given, as the contract has it.
    pub fn units(&self) -> u32 {
        self.given.units.map_or(1, |units| units.0)
    }
    /// JSON Pointer to a field of the line.
    pub fn path(&self, field: &str) -> String {
        format!("/lines/{}/{field}", self.index)
    }
    /// JSON Pointer to the line.
    pub fn pointer(&self) -> String {
        format!("/lines/{}", self.index)
    }
    /// JSON Pointer to a field of the line's clinician.
    pub fn clinician_path(&self, field: &str) -> String {
        match self.given.rendering {
            Some(_) => self.path(&format!("rendering/{field}")),
            None => format!("/rendering/{field}"),
        }
    }
    /// JSON Pointer to the line's clinician.
    pub fn clinician_pointer(&self) -> String {
        match self.given.rendering {
            Some(_) => self.path("rendering"),
            None => "/rendering".to_owned(),
        }
    }
    /// Whether one of some modifiers is on the line; `None` where the modifiers are unknown.
    pub fn has_modifier(&self, wanted: &[Modifier]) -> Option<bool> {
        self.given
            .modifiers
            .as_ref()
            .map(|given| given.iter().any(|one| wanted.contains(one)))
    }
    /// The licence of the line's clinician, from the credential or else the taxonomy.
    pub fn credential(&self) -> Option<Credential> {
        let clinician = self.clinician?;
        clinician
            .credential
            .or_else(|| credential_of_taxonomy(&clinician.taxonomy.as_ref()?.0))
    }
    /// The Medicare benefit the line's clinician bills under; `Some(None)` where there is none.
    pub fn biller(&self) -> Option<Option<Biller>> {
        self.credential().map(Biller::of)
    }
    /// What is wrong with the line's own clock times and minutes. Minutes of a month or a course have no longest visit.
    pub fn clock_fault(&self) -> Option<ClockFault> {
        let visit = self
            .info()
            .is_none_or(|info| matches!(info.period, Period::Session | Period::Date));
        clock_fault(self.given.start, self.given.stop, self.given.minutes)
            .filter(|fault| visit || !matches!(fault, ClockFault::LongMinutes(_)))
    }
    /// The line's own clock times, where both are given.
    pub fn interval(&self) -> Option<(Clock, Clock)> {
        Some((self.given.start?, self.given.stop?))
    }
    /// An E/M whose level rests on time.
    pub fn leveled_by_time(&self) -> bool {
        self.is(Family::is_em) && self.given.level_basis == Some(LevelBasis::Time)
    }
}

/// Whether two stated facts of the same minutes contradict each other: more than a minute apart.
pub fn contradict(one: u32, other: u32) -> bool {
    one.abs_diff(other) > 1
}

/// Minutes of the visit: as stated, else by its clock times.
pub fn visit_minutes(session: &Session) -> Option<u32> {
    session
        .minutes
        .map(|minutes| minutes.0)
        .or_else(|| Some(span(session.start?, session.stop?)))
}

/// Minutes that a line states of itself: its own figure, its segments, or its clock times.
pub fn own_minutes(line: &ServiceLine) -> Option<u32> {
    match (line.minutes, &line.segments) {
        (Some(minutes), _) => Some(minutes.0),
        (None, Some(segments)) if !segments.is_empty() => segment_minutes(line),
        _ => Some(span(line.start?, line.stop?)),
    }
}

/// The facts that would complete a line's segments.
fn segment_needs(line: &Line<'_>) -> Option<Vec<String>> {
    let segments = line
        .given
        .segments
        .as_ref()
        .filter(|segments| !segments.is_empty())?;
    let needs = segments
        .iter()
        .enumerate()
        .filter(|(_, one)| one.minutes.is_none())
        .flat_map(|(at, one)| {
            let start = one
                .start
                .is_none()
                .then(|| line.path(&format!("segments/{at}/start")));
            let stop = one
                .stop
                .is_none()
                .then(|| line.path(&format!("segments/{at}/stop")));
            start.into_iter().chain(stop)
        });
    Some(needs.collect())
}

impl<'e> Context<'e> {
    /// Resolves an encounter.
    pub fn new(
        encounter: &'e Encounter,
        others: &'e [PriorService],
        note_read: Option<&'e NoteRead>,
        tables: &'e Tables,
        packs: &'e Packs,
    ) -> Self {
        let lines = encounter
            .lines
            .iter()
            .enumerate()
            .map(|(index, given)| {
                let date = given.date_of_service.unwrap_or(encounter.date_of_service);
                let listed = codes::find(given.code);
                Line {
                    index,
                    given,
                    date,
                    listed,
                    known: listed
                        .filter(|info| info.in_force(date) && info.family != Family::Deleted),
                    clinician: given.rendering.as_ref().or(encounter.rendering.as_ref()),
                    time: Time::Untimed,
                    judgement: None,
                }
            })
            .collect();
        let mut context = Self {
            encounter,
            payer: PayerView::of(encounter, packs),
            others,
            note_read,
            tables,
            lines,
            unbilled: Vec::new(),
            diagnoses: encounter
                .diagnoses
                .iter()
                .flatten()
                .map(|code| tables.diagnosis(code.as_str(), encounter.date_of_service))
                .collect(),
        };
        context.resolve_time();
        context
    }

    /// Services delivered before, as far as they are known.
    pub fn history(&self) -> impl Iterator<Item = &'e PriorService> + Clone + use<'e> {
        self.encounter.history.iter().flatten().chain(self.others)
    }

    /// The session, where one is given.
    pub fn session(&self) -> Option<&'e Session> {
        self.encounter.session.as_ref()
    }

    /// Where a line was done: its own place of service, else the encounter's.
    pub fn place(&self, line: &Line<'_>) -> Option<Place> {
        line.given
            .place_of_service
            .or(self.encounter.place_of_service)
    }

    /// How a line was done: as it says itself, else as the visit was; what was done on another date is no part of the visit.
    pub fn modality(&self, line: &Line<'_>) -> Option<Modality> {
        let visit = self.encounter.modality;
        line.given
            .modality
            .or(visit.filter(|_| line.date == self.encounter.date_of_service))
    }

    /// JSON Pointer to how a line was done.
    pub fn modality_path(&self, line: &Line<'_>) -> String {
        if line.given.modality.is_some() || line.date != self.encounter.date_of_service {
            line.path("modality")
        } else {
            "/modality".to_owned()
        }
    }

    /// Whether staff did the work of a line under the biller's direction: the clinician named is not who bills it.
    pub fn by_staff(&self, line: &Line<'_>) -> bool {
        line.info()
            .is_some_and(|info| info.staff == Staff::Directed)
            && matches!(line.biller(), Some(None))
    }

    /// Whether what is billed is an institution's: its staff is its own concern, and it is paid by the day or the visit.
    pub fn of_institution(&self) -> bool {
        match self.claim_type() {
            Some(kind) => kind == ClaimType::Institutional,
            None => self.billed_by(&["FQHC", "RHC", "CMHC"]) == Some(true),
        }
    }

    /// JSON Pointer to the place of service of a line.
    pub fn place_path(&self, line: &Line<'_>) -> String {
        match line.given.place_of_service {
            Some(_) => line.path("placeOfService"),
            None => "/placeOfService".to_owned(),
        }
    }

    /// Where the patient was.
    pub fn patient_location(&self) -> Option<PatientLocation> {
        self.encounter.patient.as_ref()?.location
    }

    /// Whether one of some programs or facilities bills; `None` where that is not said.
    pub fn billed_by(&self, settings: &[&str]) -> Option<bool> {
        let given = self.encounter.billing.as_ref()?.setting.as_ref()?;
        Some(
            settings
                .iter()
                .any(|one| one.eq_ignore_ascii_case(given.0.trim())),
        )
    }

    /// The kind of claim.
    pub fn claim_type(&self) -> Option<ClaimType> {
        self.encounter.claim.as_ref()?.kind
    }

    /// Whether the note was found to hold an element: as handed over, else where its text was read to hold it. What the text was
    /// not found to hold, or says is missing, is unknown: the reader does not know every way of saying a thing, and an error is not
    /// its to make.
    pub fn element(&self, element: NoteElement) -> Option<bool> {
        let given = self.encounter.note.as_ref();
        let given = given.and_then(|note| note.elements.as_ref()?.get(element));
        given.or_else(|| self.as_read(element).filter(|there| *there))
    }

    /// Whether the note's text says that an element is missing, where nobody else says anything of it.
    pub fn text_denies(&self, element: NoteElement) -> bool {
        let given = self.encounter.note.as_ref();
        let given = given.and_then(|note| note.elements.as_ref()?.get(element));
        given.is_none() && self.as_read(element) == Some(false)
    }

    fn as_read(&self, element: NoteElement) -> Option<bool> {
        self.note_read?.elements.as_ref()?.get(element)
    }

    /// Lines of codes in force, of families that pass a test.
    pub fn of<'s, F: Fn(Family) -> bool + 's>(
        &'s self,
        test: F,
    ) -> impl Iterator<Item = &'s Line<'e>> + 's {
        self.lines
            .iter()
            .filter(move |line| line.family().is_some_and(&test))
    }

    /// Whether two lines are work of one person. A line without a clinician of its own is the encounter's; one that has
    /// its own is another's, unless the NPI says that it is the same.
    pub fn same_clinician(&self, one: &Line<'_>, other: &Line<'_>) -> bool {
        match (&one.given.rendering, &other.given.rendering) {
            (None, None) => true,
            (Some(a), Some(b)) if a.npi.is_none() && b.npi.is_none() => a == b,
            _ => {
                let npi =
                    |line: &Line<'_>| line.clinician.and_then(|clinician| clinician.npi.clone());
                npi(one).is_some_and(|npi_one| Some(npi_one) == npi(other))
            }
        }
    }

    /// Whether a line is work of the encounter's clinician, whose session is given.
    pub fn of_encounter(&self, line: &Line<'_>) -> bool {
        let Some(own) = &line.given.rendering else {
            return true;
        };
        let npi = self
            .encounter
            .rendering
            .as_ref()
            .and_then(|clinician| clinician.npi.as_ref());
        npi.is_some() && own.npi.as_ref() == npi
    }

    /// Whether same-day edits count the clinicians of two lines as one: the same person, or two of one specialty, as the
    /// clinicians of one encounter are of one practice. `None` where the specialties are unknown.
    pub fn counted_as_one(&self, one: &Line<'_>, other: &Line<'_>) -> Option<bool> {
        // What staff did is billed by the visit's clinician.
        let biller = |line: &Line<'_>| self.by_staff(line) || self.of_encounter(line);
        if self.same_clinician(one, other)
            || (self.by_staff(one) || self.by_staff(other)) && biller(one) && biller(other)
        {
            return Some(true);
        }
        let taxonomy = |line: &Line<'_>| {
            line.clinician
                .and_then(|clinician| clinician.taxonomy.clone())
        };
        if let (Some(a), Some(b)) = (taxonomy(one), taxonomy(other)) {
            return Some(a == b);
        }
        match (one.credential(), other.credential()) {
            (Some(a), Some(b)) if a != b => Some(false),
            _ => None,
        }
    }

    /// Two lines of one clinician and one date.
    pub fn together(&self, one: &Line<'_>, other: &Line<'_>) -> bool {
        one.index != other.index && one.date == other.date && self.same_clinician(one, other)
    }

    /// Other lines of the same clinician and date.
    pub fn beside<'s>(&'s self, line: &'s Line<'e>) -> impl Iterator<Item = &'s Line<'e>> + 's {
        self.lines
            .iter()
            .filter(move |other| self.together(line, other))
    }

    /// The pairs of lines of one date, each once, the earlier line first.
    pub fn pairs_of_date(&self) -> impl Iterator<Item = (&Line<'e>, &Line<'e>)> {
        self.lines.iter().flat_map(move |one| {
            self.lines
                .iter()
                .filter(move |other| other.index > one.index && other.date == one.date)
                .map(move |other| (one, other))
        })
    }

    /// The pairs of lines of one clinician and date.
    pub fn pairs(&self) -> impl Iterator<Item = (&Line<'e>, &Line<'e>)> {
        self.pairs_of_date()
            .filter(|(one, other)| self.same_clinician(one, other))
    }

    /// The pair that two lines of one date are, by the tables in use. A code that the catalogue does not hold is looked up like
    /// any other; one that it holds and that was not in force has a finding of its own, and is in no pair.
    pub fn pair_of(&self, one: &Line<'e>, other: &Line<'e>) -> Result<Option<PairFound<'e>>, Gap> {
        if one.code() == other.code() || !one.reportable() || !other.reportable() {
            return Ok(None);
        }
        if super::statements::allowed(self, one, other) {
            return Ok(None);
        }
        self.of_practitioner()?;
        self.tables.pair_of(one.code(), other.code(), one.date)
    }

    /// The pair that a line and a service delivered before on its date are, as [`Context::pair_of`].
    pub fn pair_with(
        &self,
        line: &Line<'_>,
        prior: &PriorService,
    ) -> Result<Option<PairFound<'e>>, Gap> {
        let ended = codes::find(prior.code).is_some_and(|info| !info.in_force(line.date));
        if line.code() == prior.code || !line.reportable() || ended {
            return Ok(None);
        }
        self.of_practitioner()?;
        self.tables.pair_of(line.code(), prior.code, line.date)
    }

    /// The unit limit of a line's code, by the tables in use.
    pub fn limit_of(&self, line: &Line<'_>) -> Result<Option<LimitFound<'e>>, Gap> {
        self.of_practitioner()?;
        self.tables.limit_of(line.code(), line.date)
    }

    /// The tables are those of practitioners: what an institution bills is judged by others, which are not held.
    fn of_practitioner(&self) -> Result<(), Gap> {
        match self.claim_type() {
            Some(ClaimType::Institutional) => Err(Gap::NoTable),
            _ => Ok(()),
        }
    }

    /// Services of the same date that were delivered before: by the same clinician, or not by them; `None` where that is
    /// not said.
    pub fn delivered_on(
        &self,
        date: ServiceDate,
    ) -> impl Iterator<Item = (usize, &'e PriorService, Option<bool>)> {
        let all = self.history().enumerate();
        all.filter(move |(_, prior)| prior.date_of_service == date)
            .map(|(at, prior)| (at, prior, prior.same_clinician))
    }

    /// The lines that are primaries of an add-on line, by the same clinician and date.
    pub fn primaries<'s>(
        &'s self,
        add_on: &'s Line<'e>,
    ) -> impl Iterator<Item = &'s Line<'e>> + 's {
        let wanted = add_on.info().map_or(&[][..], CodeInfo::primaries);
        self.lines
            .iter()
            .filter(move |line| self.of_one_period(add_on, line) && wanted.contains(&line.code()))
    }

    /// Whether an E/M of the same clinician stands on the same date, to which psychotherapy is an add-on.
    pub fn has_em_beside(&self, line: &Line<'e>) -> bool {
        self.beside(line)
            .any(|other| other.is(|family| family.is_em() && family != Family::EmVirtual))
    }

    /// Whether two lines rest on one clock: a service and the add-on that continues it, or two lines of one that counts
    /// units. Prolonged time rests on the time of an E/M, which has a clock of its own.
    pub fn shares_clock(&self, one: &Line<'e>, other: &Line<'e>) -> bool {
        let (Some(a), Some(b)) = (one.info(), other.info()) else {
            return false;
        };
        let prolonged =
            |info: &CodeInfo| matches!(info.family, Family::Prolonged | Family::ProlongedStaff);
        let crisis = |info: &CodeInfo| matches!(info.family, Family::Crisis | Family::CrisisAddOn);
        let continued = |base: &CodeInfo, info: &CodeInfo| {
            info.continues() && info.primaries().contains(&base.code)
        };
        !prolonged(a)
            && !prolonged(b)
            && (crisis(a) && crisis(b)
                || continued(a, b)
                || continued(b, a)
                || a.code == b.code && a.counts_units())
    }

    /// The other lines that rest on the same clock as a line.
    pub fn sharing_clock<'s>(
        &'s self,
        line: &'s Line<'e>,
    ) -> impl Iterator<Item = &'s Line<'e>> + 's {
        self.lines
            .iter()
            .filter(move |other| self.of_one_period(line, other) && self.shares_clock(line, other))
    }

    /// Two lines of one clinician and of the period that the first one's code counts.
    fn of_one_period(&self, one: &Line<'e>, other: &Line<'e>) -> bool {
        match one.info().map(|info| info.period) {
            Some(Period::Month) => {
                one.index != other.index
                    && one.date.month() == other.date.month()
                    && self.same_clinician(one, other)
            }
            _ => self.together(one, other),
        }
    }

    fn resolve_time(&mut self) {
        let times: Vec<Time> = self.lines.iter().map(|line| self.time_of(line)).collect();
        for (line, time) in self.lines.iter_mut().zip(times) {
            line.time = time;
        }
        let judgements: Vec<Option<Judgement>> =
            self.lines.iter().map(|line| self.judge(line)).collect();
        for (line, judgement) in self.lines.iter_mut().zip(judgements) {
            line.judgement = judgement;
        }
        self.unbilled = self.find_unbilled();
    }

    /// Whether a line shares its session's clock with no other service of the clinician but those that continue it.
    fn alone(&self, line: &Line<'e>) -> bool {
        !self.lines.iter().any(|other| {
            other.index != line.index
                && self.same_clinician(line, other)
                && (other.opaque()
                    || other
                        .listed
                        .is_some_and(|info| info.family.takes_the_clock()))
                && !(self.shares_clock(line, other) && other.code() != line.code())
        })
    }

    /// Whether the session's psychotherapy minutes can only be this line's.
    fn only_therapy(&self, line: &Line<'e>) -> bool {
        let crisis = |family| matches!(family, Family::Crisis | Family::CrisisAddOn);
        let therapy = |family: Family| {
            family.is_individual_therapy()
                || crisis(family)
                || matches!(
                    family,
                    Family::Family
                        | Family::Psychoanalysis
                        | Family::Group
                        | Family::MultipleFamilyGroup
                )
        };
        self.of_encounter(line)
            && !self.lines.iter().any(|other| {
                other.index != line.index
                    && self.same_clinician(line, other)
                    && other.is(therapy)
                    && !(line.is(crisis) && other.is(crisis) && other.code() != line.code())
            })
    }

    fn time_of(&self, line: &Line<'e>) -> Time {
        let Some(info) = line.info() else {
            return Time::Untimed;
        };
        match info.time_on(line.date) {
            TimeModel::Untimed => return Time::Untimed,
            TimeModel::Unknown => {
                // A level by decision making needs no minutes, whatever the date.
                let by_time = line.leveled_by_time() || !info.family.is_em();
                let none_at_all = info.time.is_empty();
                return if by_time {
                    Time::NoFigures(if none_at_all {
                        Reason::NoTable
                    } else {
                        Reason::OutOfDate
                    })
                } else {
                    Time::Untimed
                };
            }
            _ => {}
        }
        if !self.consistent(line) {
            return Time::Contradictory;
        }
        let counted = self
            .beside(line)
            .any(|other| other.code() == line.code() && other.index < line.index);
        if counted && info.counts_units() {
            // Units of such a code are one count over its lines; the first of them is judged.
            return Time::Untimed;
        }
        match info.family {
            Family::Prolonged | Family::ProlongedStaff => self.prolonged_time(line),
            family if family.is_em() => self.em_time(line, info),
            // An add-on alone is another rule's finding, and its minutes tell nothing of its primary's.
            family
                if info.continues()
                    && family != Family::CrisisAddOn
                    && self.primaries(line).next().is_none() =>
            {
                Time::Untimed
            }
            _ if info.counts_units()
                || self.sharing_clock(line).next().is_some()
                || info.family == Family::Crisis =>
            {
                self.clock_time(line, info)
            }
            _ => self.therapy_time(line, info),
        }
    }

    /// Whether the minutes, clock times and session figures of a line agree with each other.
    pub fn consistent(&self, line: &Line<'e>) -> bool {
        let given = line.given;
        let segments = given.segments.iter().flatten();
        // Segments say when; the line's own clock times are then only the first and the last of them.
        let own = match segment_minutes(given) {
            Some(minutes) => given
                .minutes
                .is_some_and(|stated| contradict(stated.0, minutes)),
            None => line.clock_fault().is_some(),
        };
        if own
            || segments
                .clone()
                .any(|one| clock_fault(one.start, one.stop, one.minutes).is_some())
        {
            return false;
        }
        let session_counts = self.only_therapy(line)
            && line.is(|f| f.is_individual_therapy() || f == Family::Family);
        let stated = self
            .session()
            .and_then(|session| session.psychotherapy_minutes)
            .filter(|_| session_counts);
        match (stated, own_minutes(given)) {
            (Some(session), Some(own)) => line.units() > 1 || !contradict(session.0, own),
            _ => true,
        }
    }

    /// Minutes of a service that shares its clock with no other line.
    fn therapy_time(&self, line: &Line<'e>, info: &CodeInfo) -> Time {
        if line.units() > 1 && info.period != Period::Month {
            return self.sessions_time(line, info);
        }
        if let Some(needs) =
            segment_needs(line).filter(|needs| !needs.is_empty() && line.given.minutes.is_none())
        {
            return Time::Missing(needs);
        }
        if let Some(minutes) = own_minutes(line.given) {
            return Time::Minutes(minutes);
        }
        if matches!(info.period, Period::Month | Period::Episode) {
            return Time::Missing(vec![line.path("minutes")]);
        }
        let session = self.session();
        let only_therapy = self.only_therapy(line);
        if let Some(minutes) = session
            .and_then(|session| session.psychotherapy_minutes)
            .filter(|_| only_therapy)
        {
            return Time::Minutes(minutes.0);
        }
        let alone = self.of_encounter(line) && self.alone(line);
        let evaluated = session
            .and_then(|session| session.evaluation_minutes)
            .is_some_and(|minutes| minutes.0 > 0);
        if alone && !evaluated {
            return match session.and_then(visit_minutes) {
                Some(_) if session.is_some_and(|session| !session_consistent(session)) => {
                    Time::Contradictory
                }
                Some(minutes) => Time::Minutes(minutes),
                None => Time::Missing(vec!["/session/start".into(), "/session/stop".into()]),
            };
        }
        Time::Missing(vec![if only_therapy {
            "/session/psychotherapyMinutes".into()
        } else {
            line.path("minutes")
        }])
    }

    /// Several units are several sessions, and only their segments tell how long each was: where all of them support the
    /// billed code, any stands for all; else the one that does not.
    fn sessions_time(&self, line: &Line<'e>, info: &CodeInfo) -> Time {
        let segments = line.given.segments.as_deref().unwrap_or_default();
        let minutes: Vec<u32> = segments
            .iter()
            .filter_map(|one| {
                one.minutes
                    .map(|m| m.0)
                    .or_else(|| Some(span(one.start?, one.stop?)))
            })
            .collect();
        let complete =
            u32::try_from(minutes.len()) == Ok(line.units()) && minutes.len() == segments.len();
        if !complete {
            let needs = segment_needs(line).filter(|needs| !needs.is_empty());
            return Time::Missing(needs.unwrap_or_else(|| vec![line.path("segments")]));
        }
        let supports = |minutes: u32| match info.ladder {
            Some(ladder) => codes::supported(ladder, line.date, minutes)
                .ok()
                .flatten()
                .is_some_and(|found| found.code == info.code),
            None => match info.time_on(line.date) {
                TimeModel::Band { least, most } => {
                    minutes >= least && most.is_none_or(|most| minutes <= most)
                }
                _ => true,
            },
        };
        let odd = minutes.iter().find(|minutes| !supports(**minutes));
        match odd.or(minutes.first()) {
            Some(minutes) => Time::Minutes(*minutes),
            None => Time::Missing(vec![line.path("segments")]),
        }
    }

    /// Minutes of a service and of what continues it, which rest on their sum.
    fn clock_time(&self, line: &Line<'e>, info: &CodeInfo) -> Time {
        let parts: Vec<&Line<'e>> = self
            .lines
            .iter()
            .filter(|other| {
                other.index == line.index
                    || self.of_one_period(line, other) && self.shares_clock(line, other)
            })
            .collect();
        if parts.iter().any(|part| !self.consistent(part)) {
            return Time::Contradictory;
        }
        if let Some(needs) = parts
            .iter()
            .filter(|part| part.given.minutes.is_none())
            .find_map(|part| segment_needs(part).filter(|needs| !needs.is_empty()))
        {
            return Time::Missing(needs);
        }
        // Minutes given on the lines add up; clock times given on both are of one clock, and count once.
        let by_clock: Vec<(Clock, Clock)> = parts
            .iter()
            .filter(|part| part.given.minutes.is_none())
            .flat_map(|part| part.stretches())
            .collect();
        let stated = parts
            .iter()
            .filter_map(|part| part.given.minutes.map(|minutes| minutes.0));
        let untimed = parts
            .iter()
            .filter(|part| part.stretches().is_empty())
            .filter_map(|part| segment_minutes(part.given));
        let total = stated
            .chain(untimed)
            .fold(covered(&by_clock), u32::saturating_add);
        let none_given = parts.iter().all(|part| own_minutes(part.given).is_none());
        if total > 0 || !none_given {
            return Time::Minutes(total);
        }
        if matches!(info.period, Period::Month | Period::Episode) {
            return Time::Missing(vec![line.path("minutes")]);
        }
        let session = self.session();
        if let Some(minutes) = session
            .and_then(|s| s.psychotherapy_minutes)
            .filter(|_| self.only_therapy(line))
        {
            return Time::Minutes(minutes.0);
        }
        if self.of_encounter(line) && self.alone(line) {
            return match session.and_then(visit_minutes) {
                Some(_) if session.is_some_and(|session| !session_consistent(session)) => {
                    Time::Contradictory
                }
                Some(minutes) => Time::Minutes(minutes),
                None => Time::Missing(vec!["/session/start".into(), "/session/stop".into()]),
            };
        }
        Time::Missing(vec![line.path("minutes")])
    }

    /// Total time of the date for an E/M; judged only where its level rests on time, or where time alone decides.
    fn em_time(&self, line: &Line<'e>, info: &CodeInfo) -> Time {
        if !info.mdm.is_empty() {
            match line.given.level_basis {
                Some(LevelBasis::Mdm) => return Time::Untimed,
                Some(LevelBasis::Time) => {}
                None => return Time::Missing(vec![line.path("levelBasis")]),
            }
        }
        // The only timed service of a visit has the visit's minutes.
        let visit = || {
            let sole = self.of_encounter(line) && self.alone(line);
            self.session()
                .filter(|session| sole && session_consistent(session))
                .and_then(visit_minutes)
        };
        match self.em_minutes(line).or_else(visit) {
            Some(minutes) => Time::Minutes(minutes),
            None => Time::Missing(vec!["/session/evaluationMinutes".into()]),
        }
    }

    /// Minutes of an E/M apart from psychotherapy, where they are given.
    pub fn em_minutes(&self, line: &Line<'e>) -> Option<u32> {
        own_minutes(line.given).or_else(|| {
            let sole = self.of_encounter(line)
                && !self
                    .of(Family::is_em)
                    .any(|other| other.index != line.index && self.same_clinician(line, other));
            self.session()?
                .evaluation_minutes
                .filter(|_| sole)
                .map(|minutes| minutes.0)
        })
    }

    fn prolonged_time(&self, line: &Line<'e>) -> Time {
        let Some(primary) = self.primaries(line).next() else {
            return Time::Untimed;
        };
        match (own_minutes(primary.given), own_minutes(line.given)) {
            (Some(one), Some(other)) => Time::Minutes(one.saturating_add(other)),
            // One figure is the total that both rest on, however it is written down.
            (Some(one), None) | (None, Some(one)) => Time::Minutes(one),
            (None, None) => match self.em_minutes(primary) {
                Some(minutes) => Time::Minutes(minutes),
                None => Time::Missing(vec!["/session/evaluationMinutes".into()]),
            },
        }
    }

    fn judge(&self, line: &Line<'e>) -> Option<Judgement> {
        let Time::Minutes(minutes) = line.time else {
            return None;
        };
        let info = line.info()?;
        let date = line.date;
        match info.time_on(date) {
            TimeModel::Band { least, most } => {
                let fits = minutes >= least && most.is_none_or(|most| minutes <= most);
                let mut supported = match info.ladder {
                    Some(ladder) => codes::supported(ladder, date, minutes).ok()?,
                    None => codes::find(info.code).filter(|_| fits),
                };
                // Fewer minutes than the code needs may be those of a smaller one.
                if let (None, Some(fewer)) = (supported, info.fewer.and_then(codes::find))
                    && let TimeModel::Band { least, .. } = fewer.time_on(date)
                    && minutes >= least
                {
                    supported = Some(fewer).filter(|fewer| fewer.in_force(date));
                }
                if supported.is_none() && info.family == Family::Crisis {
                    // Below a crisis's least time the minutes are ordinary psychotherapy.
                    let with_em = self
                        .beside(line)
                        .any(|other| other.is(Family::takes_therapy));
                    let other = if with_em {
                        Ladder::PsychotherapyWithEm
                    } else {
                        Ladder::Psychotherapy
                    };
                    supported = codes::supported(other, date, minutes).ok()?;
                }
                let direction = match supported {
                    None => Direction::NotBillable,
                    Some(found) if found.code == info.code => Direction::Same,
                    Some(found) if info.ladder.is_none() || found.ladder != info.ladder => {
                        Direction::Lower
                    }
                    // A step that begins later is the higher one.
                    Some(found) => match found.time_on(date) {
                        TimeModel::Band { least: other, .. } if other > least => Direction::Higher,
                        _ => Direction::Lower,
                    },
                };
                let units = if supported.is_some() { 1 } else { 0 };
                Some(Judgement {
                    minutes,
                    supported,
                    units,
                    billed: line.units(),
                    direction,
                })
            }
            TimeModel::Further { .. } | TimeModel::FurtherBy { .. } | TimeModel::Each { .. } => {
                let primary = match info.continues() {
                    true => self.primaries(line).next()?,
                    false => line,
                };
                let units = info.units_reached(date, primary.code(), minutes)?;
                let more = self
                    .lines
                    .iter()
                    .filter(|other| self.of_one_period(line, other))
                    .filter(|other| other.code() == line.code());
                let billed =
                    more.fold(line.units(), |sum, other| sum.saturating_add(other.units()));
                let direction = match units.cmp(&billed) {
                    _ if units == 0 => Direction::NotBillable,
                    std::cmp::Ordering::Less => Direction::Lower,
                    std::cmp::Ordering::Equal => Direction::Same,
                    std::cmp::Ordering::Greater => Direction::Higher,
                };
                Some(Judgement {
                    minutes,
                    supported: (units > 0).then_some(info),
                    units,
                    billed,
                    direction,
                })
            }
            _ => None,
        }
    }

    /// The recorded dose of a procedure's drug, in mg.
    pub fn dose(&self) -> Option<u32> {
        Some(self.encounter.procedure.as_ref()?.dose_mg?.0)
    }

    /// The code that stands for the recorded dose, where a line's code stands for one.
    pub fn code_of_dose(&self, line: &Line<'e>) -> Option<&'static CodeInfo> {
        line.info()?.dose?;
        let dose = self.dose()?;
        codes::all().iter().copied().find(|info| {
            info.dose
                .is_some_and(|(least, most)| (least..=most).contains(&dose))
                && info.in_force(line.date)
        })
    }

    /// Whether the line's code can stand where it does; else its minutes say nothing of what is supported.
    pub fn well_placed(&self, line: &Line<'e>) -> bool {
        match line.family() {
            Some(Family::Psychotherapy) => !self.has_em_beside(line),
            Some(Family::PsychotherapyWithEm | Family::CrisisAddOn) => {
                self.primaries(line).next().is_some()
            }
            Some(Family::Prolonged) => self.primaries(line).any(Line::leveled_by_time),
            _ => true,
        }
    }

    /// Whether a code is the payer's for prolonged time of a practitioner: Medicare's own for Medicare, CPT's for payers that
    /// are not bound to its edits. Where no payer is named it may be either, so it is neither.
    fn prolongs(&self, info: &CodeInfo) -> bool {
        info.family == Family::Prolonged
            && match self.payer.kind() {
                None | Some(PayerKind::MedicareAdvantage) => false,
                Some(PayerKind::Medicare) => matches!(info.medicare, Medicare::Billers(_)),
                Some(_) => matches!(info.medicare, Medicare::NotValid(_)),
            }
    }

    fn find_unbilled(&self) -> Vec<Unbilled> {
        let mut out = Vec::new();
        // Time beyond a service that an add-on would continue, and no line bills.
        for line in &self.lines {
            let (Some(info), Some(judgement)) = (line.info(), line.judgement) else {
                continue;
            };
            if info.continues()
                || judgement
                    .supported
                    .is_none_or(|found| found.code != info.code)
            {
                continue;
            }
            let continuing = codes::continuing().iter().copied().filter(|other| {
                other.primaries().contains(&info.code)
                    && other.accepted_from.is_none()
                    && other.in_force(line.date)
                    && (!info.family.is_em() || self.prolongs(other))
            });
            for other in continuing {
                // A line of the same kind with another code is another finding, and names this one.
                let billed = self
                    .lines
                    .iter()
                    .any(|one| one.is(|f| f == other.family) && self.of_one_period(line, one));
                let units = other
                    .units_reached(line.date, line.code(), judgement.minutes)
                    .unwrap_or(0);
                if !billed && units > 0 {
                    out.push(Unbilled {
                        beside: line.index,
                        info: other,
                        units,
                    });
                }
            }
        }
        // Psychotherapy recorded beside an E/M that no line of anybody bills.
        let minutes = self
            .session()
            .and_then(|session| session.psychotherapy_minutes);
        let therapy = |line: &Line<'_>| {
            line.opaque()
                || line
                    .listed
                    .is_some_and(|info| !info.family.is_em() && info.family.takes_the_clock())
        };
        let em = self.of(Family::is_em).find(|line| self.of_encounter(line));
        let billed = em.is_some_and(|em| {
            self.lines
                .iter()
                .any(|line| line.date == em.date && therapy(line))
        });
        if let (Some(minutes), Some(em), false) = (minutes, em, billed)
            && let Ok(Some(info)) =
                codes::supported(Ladder::PsychotherapyWithEm, em.date, minutes.0)
            && info.primaries().contains(&em.code())
        {
            out.push(Unbilled {
                beside: em.index,
                info,
                units: 1,
            });
        }
        out
    }
}

/// Longest span of clock times that one visit may have, in minutes.
pub const LONGEST_SPAN: u32 = 720;

/// Whether two clock times can be the start and stop of one visit.
pub fn possible(start: Clock, stop: Clock) -> bool {
    (1..=LONGEST_SPAN).contains(&span(start, stop))
}

/// Why the clock times and minutes of one visit cannot be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockFault {
    /// It starts and stops at the same time.
    NoSpan,
    /// From start to stop are this many minutes, more than a visit has.
    LongSpan(u32),
    /// So many minutes by the clock, and so many stated.
    Differs(u32, u32),
    /// So many minutes are stated, more than a visit has.
    LongMinutes(u32),
}

/// What is wrong with clock times and minutes of one visit, where something is.
pub fn clock_fault(
    start: Option<Clock>,
    stop: Option<Clock>,
    minutes: Option<Minutes>,
) -> Option<ClockFault> {
    let minutes = minutes.map(|minutes| minutes.0);
    if let (Some(start), Some(stop)) = (start, stop) {
        let span = span(start, stop);
        if span == 0 {
            return Some(ClockFault::NoSpan);
        }
        if let Some(minutes) = minutes.filter(|minutes| contradict(*minutes, span)) {
            return Some(ClockFault::Differs(span, minutes));
        }
        if span > LONGEST_SPAN {
            return Some(ClockFault::LongSpan(span));
        }
    }
    minutes
        .filter(|minutes| *minutes > LONGEST_SPAN)
        .map(ClockFault::LongMinutes)
}

/// Whether a session's clock times and minutes agree.
pub fn session_consistent(session: &Session) -> bool {
    clock_fault(session.start, session.stop, session.minutes).is_none()
}
