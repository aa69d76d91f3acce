//! The catalogue: what a code *is*. Facts with sources and dates, no judgement.
//!
//! Labels are this project's own words; minutes, limits and primaries are cited. Const tables, one
//! file per family; nothing is parsed at start-up. A fact that the sources omit or doubt is
//! `Unknown` here, and rules say unchecked.

mod clinicians;
mod consult;
mod crisis;
mod deleted;
mod emergency;
mod evaluation;
mod family_group;
mod home;
mod hospital;
mod integration;
mod nursing;
mod office;
mod prolonged;
mod psychotherapy;

pub use clinicians::{Biller, credential_of_taxonomy};

use crate::encounter::{Code, Mdm, ServiceDate};
use crate::sources::Source;

/// The day these facts were last read against their sources.
pub const CATALOGUE_DATE: &str = "2026-11-23";

/// What kind of service a code names. Rules are written against these, never against numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// Psychiatric evaluation without medical services.
    Evaluation,
    /// Psychiatric evaluation with medical services.
    MedicalEvaluation,
    /// Individual psychotherapy that stands alone.
    Psychotherapy,
    /// Individual psychotherapy added to an E/M.
    PsychotherapyWithEm,
    /// Psychotherapy in a crisis, first unit.
    Crisis,
    /// Psychotherapy in a crisis, each further half hour.
    CrisisAddOn,
    /// Psychoanalysis.
    Psychoanalysis,
    /// Therapy with one family.
    Family,
    /// Several families together.
    MultipleFamilyGroup,
    /// Group psychotherapy.
    Group,
    /// Interactive complexity.
    InteractiveComplexity,
    /// Office E/M.
    EmOffice,
    /// Hospital and observation E/M.
    EmHospital,
    /// Consultation E/M.
    EmConsult,
    /// Nursing facility E/M.
    EmNursing,
    /// Home E/M.
    EmHome,
    /// Emergency department E/M.
    EmEmergency,
    /// Prolonged time of a practitioner's E/M.
    Prolonged,
    /// Prolonged time of clinical staff.
    ProlongedStaff,
    /// General behavioral health integration.
    Integration,
    /// No longer in force; kept so that a claim can be told what replaced it.
    Deleted,
}

impl Family {
    /// An evaluation and management visit.
    pub fn is_em(self) -> bool {
        matches!(
            self,
            Self::EmOffice
                | Self::EmHospital
                | Self::EmConsult
                | Self::EmNursing
                | Self::EmHome
                | Self::EmEmergency
        )
    }
    /// An E/M that psychotherapy may be added to: every kind but the emergency visit (CMS add-on file).
    pub fn takes_therapy(self) -> bool {
        self.is_em() && self != Self::EmEmergency
    }
    /// Individual psychotherapy by minutes, alone or added to an E/M.
    pub fn is_individual_therapy(self) -> bool {
        matches!(self, Self::Psychotherapy | Self::PsychotherapyWithEm)
    }
    /// Time in it is time with the patient or family, so it cannot overlap another service.
    pub fn takes_the_clock(self) -> bool {
        !matches!(
            self,
            Self::InteractiveComplexity
                | Self::Integration
                | Self::Deleted
                | Self::Prolonged
                | Self::ProlongedStaff
        )
    }
    /// Several patients share the clinician's time.
    pub fn is_group(self) -> bool {
        matches!(self, Self::Group | Self::MultipleFamilyGroup)
    }
    /// A psychiatric evaluation.
    pub fn is_evaluation(self) -> bool {
        matches!(self, Self::Evaluation | Self::MedicalEvaluation)
    }
}

/// Codes of one service that differ by minutes or level only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each name is the service")]
pub enum Ladder {
    Psychotherapy,
    PsychotherapyWithEm,
    Crisis,
    FamilyAbsent,
    FamilyPresent,
    OfficeNew,
    OfficeEstablished,
    HospitalInitial,
    HospitalSubsequent,
    HospitalSameDay,
    HospitalDischarge,
    ConsultOffice,
    ConsultHospital,
    NursingInitial,
    NursingSubsequent,
    NursingDischarge,
    HomeNew,
    HomeEstablished,
    Emergency,
    IntegrationMonth,
}

/// How minutes decide a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeModel {
    /// Minutes do not matter.
    Untimed,
    /// Reportable from `least` to `most` minutes of the service; no upper end where `most` is `None`.
    Band {
        /// Fewest minutes.
        least: u32,
        /// Most minutes.
        most: Option<u32>,
    },
    /// An add-on that continues its primary's clock: the first unit at `first` total minutes, one more each `every`.
    Further {
        /// Total minutes at which the first unit is reached.
        first: u32,
        /// Minutes of each further unit.
        every: u32,
    },
    /// As `Further`, with the first unit's total depending on the primary.
    FurtherBy {
        /// Primary and the total minutes at which its first unit is reached.
        firsts: &'static [(Code, u32)],
        /// Minutes of each further unit.
        every: u32,
    },
    /// Minutes matter, and no sourced figure is held for the date.
    Unknown,
}

/// What the minutes of a code are counted over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// One session.
    Session,
    /// One date.
    Date,
    /// One calendar month.
    Month,
}

/// Whether a code needs another beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddOn {
    /// Stands alone.
    No,
    /// Only beside one of these.
    To(&'static [Code]),
}

/// What Medicare makes of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medicare {
    /// Payable when one of these bills it.
    Billers(&'static [Biller]),
    /// Not valid for Medicare; what to report instead, in own words.
    NotValid(&'static str),
    /// No sourced statement.
    Unknown,
}

/// A medically unlikely edit: most units of a code that are expected on one date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitLimit {
    /// Units a date.
    pub units: u32,
    /// The edit stands whatever the record shows (adjudication indicator 2); else it yields to records (3).
    pub absolute: bool,
}

/// One code and what is known of it.
#[derive(Clone, Copy, Debug)]
pub struct CodeInfo {
    /// The code.
    pub code: Code,
    /// Our own words for it.
    #[cfg_attr(
        not(feature = "prose"),
        expect(dead_code, reason = "only people read it")
    )]
    label: Prose<&'static str>,
    /// What kind of service it is.
    pub family: Family,
    /// The service it is one step of.
    pub ladder: Option<Ladder>,
    /// First date in force, where recorded.
    pub from: Option<ServiceDate>,
    /// Last date in force.
    pub until: Option<ServiceDate>,
    /// For a code that ended: what came after, in own words.
    pub replaced_by: Option<&'static str>,
    /// How minutes decide it, each from a date on, oldest first; before the first, unknown.
    pub time: &'static [(ServiceDate, TimeModel)],
    /// What its minutes are counted over.
    pub period: Period,
    /// Whether it needs another code.
    pub add_on: AddOn,
    /// Who may bill it to Medicare.
    pub medicare: Medicare,
    /// The unit limit as Medicare's table had it when the row was written. Rules take limits from the tables; a test holds the two
    /// against each other.
    pub limit: Option<UnitLimit>,
    /// Levels of medical decision making that this E/M code stands for, lowest first; empty where none does.
    pub mdm: &'static [Mdm],
    /// An add-on that continues an E/M chosen by time.
    pub needs_time_basis: bool,
    /// Whether the patient is there; `None` where the code does not say.
    pub patient_present: Option<bool>,
    /// The same psychotherapy minutes with an E/M beside them, or without.
    pub counterpart: Option<Code>,
    /// Where these facts come from.
    pub sources: &'static [&'static Source],
}

/// What only people read. The wasm leaves it out: the package carries such texts beside it.
#[derive(Clone, Copy, Debug)]
struct Prose<T> {
    #[cfg(feature = "prose")]
    text: T,
    #[cfg(not(feature = "prose"))]
    left_out: std::marker::PhantomData<T>,
}

#[cfg(feature = "prose")]
const fn prose<T: Copy>(text: T) -> Prose<T> {
    Prose { text }
}
#[cfg(not(feature = "prose"))]
const fn prose<T: Copy>(_: T) -> Prose<T> {
    Prose {
        left_out: std::marker::PhantomData,
    }
}

#[cfg(feature = "prose")]
impl CodeInfo {
    /// Our own words for the code.
    pub fn label(&self) -> &'static str {
        self.label.text
    }
}

impl CodeInfo {
    /// What every row starts from; a row says what differs.
    pub const EMPTY: Self = Self {
        code: Code::literal("00000"),
        label: prose(""),
        family: Family::Deleted,
        ladder: None,
        from: None,
        until: None,
        replaced_by: None,
        time: UNTIMED,
        period: Period::Date,
        add_on: AddOn::No,
        medicare: Medicare::Unknown,
        limit: None,
        mdm: &[],
        needs_time_basis: false,
        patient_present: None,
        counterpart: None,
        sources: &[],
    };

    /// Whether the code may be reported for a date.
    pub fn in_force(&self, date: ServiceDate) -> bool {
        self.from.is_none_or(|from| date >= from) && self.until.is_none_or(|until| date <= until)
    }

    /// How minutes decide the code on a date.
    pub fn time_on(&self, date: ServiceDate) -> TimeModel {
        self.time
            .iter()
            .rev()
            .find(|(from, _)| date >= *from)
            .map_or(TimeModel::Unknown, |(_, model)| *model)
    }

    /// The codes this one may be added to; none where it stands alone.
    pub fn primaries(&self) -> &'static [Code] {
        match self.add_on {
            AddOn::No => &[],
            AddOn::To(primaries) => primaries,
        }
    }

    /// Units of an add-on that a total of minutes supports, given the primary.
    pub fn further_units(&self, date: ServiceDate, primary: Code, total: u32) -> Option<u32> {
        let (first, every) = match self.time_on(date) {
            TimeModel::Further { first, every } => (first, every),
            TimeModel::FurtherBy { firsts, every } => (
                firsts
                    .iter()
                    .find(|(code, _)| *code == primary)
                    .map(|(_, first)| *first)?,
                every,
            ),
            _ => return None,
        };
        Some(match total.checked_sub(first) {
            None => 0,
            Some(beyond) => beyond.checked_div(every).unwrap_or(0).saturating_add(1),
        })
    }
}

const ALWAYS: ServiceDate = ServiceDate::of(1900, 1, 1);
const UNTIMED: &[(ServiceDate, TimeModel)] = &[(ALWAYS, TimeModel::Untimed)];

const fn code(text: &str) -> Code {
    Code::literal(text)
}
const fn band(least: u32, most: u32) -> TimeModel {
    TimeModel::Band {
        least,
        most: Some(most),
    }
}
const fn at_least(least: u32) -> TimeModel {
    TimeModel::Band { least, most: None }
}
/// Yields to records: adjudication indicator 3.
const fn clinical(units: u32) -> Option<UnitLimit> {
    Some(UnitLimit {
        units,
        absolute: false,
    })
}
/// Stands whatever the record shows: adjudication indicator 2.
const fn absolute(units: u32) -> Option<UnitLimit> {
    Some(UnitLimit {
        units,
        absolute: true,
    })
}

/// Every family's rows.
pub const FAMILIES: &[&[CodeInfo]] = &[
    evaluation::ROWS,
    psychotherapy::ROWS,
    crisis::ROWS,
    family_group::ROWS,
    office::ROWS,
    hospital::ROWS,
    consult::ROWS,
    nursing::ROWS,
    home::ROWS,
    prolonged::ROWS,
    integration::ROWS,
    emergency::ROWS,
    deleted::ROWS,
];

#[expect(
    clippy::indexing_slicing,
    reason = "evaluated while compiling, where a panic is a build error"
)]
const COUNT: usize = {
    let (mut count, mut family) = (0, 0);
    while family < FAMILIES.len() {
        count += FAMILIES[family].len();
        family += 1;
    }
    count
};

#[expect(
    clippy::indexing_slicing,
    reason = "evaluated while compiling, where a panic is a build error"
)]
/// Every row by code; put in order while compiling, so that nothing is done at start-up.
static BY_CODE: [&CodeInfo; COUNT] = {
    let mut all = [&CodeInfo::EMPTY; COUNT];
    let (mut count, mut family) = (0, 0);
    while family < FAMILIES.len() {
        let mut row = 0;
        while row < FAMILIES[family].len() {
            let mut at = count;
            while at > 0 && FAMILIES[family][row].code.before(all[at - 1].code) {
                all[at] = all[at - 1];
                at -= 1;
            }
            all[at] = &FAMILIES[family][row];
            count += 1;
            row += 1;
        }
        family += 1;
    }
    all
};

/// Every code of the catalogue, in order.
pub fn all() -> &'static [&'static CodeInfo] {
    &BY_CODE
}

/// What is known of a code; `None` where the catalogue does not hold it.
pub fn find(code: Code) -> Option<&'static CodeInfo> {
    let at = BY_CODE.binary_search_by_key(&code, |info| info.code).ok()?;
    BY_CODE.get(at).copied()
}

/// The catalogue holds no minutes for the date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoFigures;

/// The step of a ladder that a number of minutes supports on a date; `None` where they support no step.
///
/// # Errors
///
/// Where the catalogue holds no minutes of this ladder for the date.
pub fn supported(
    ladder: Ladder,
    date: ServiceDate,
    minutes: u32,
) -> Result<Option<&'static CodeInfo>, NoFigures> {
    let mut known = false;
    let mut best: Option<(u32, &'static CodeInfo)> = None;
    for info in steps(ladder, date) {
        if let TimeModel::Band { least, most } = info.time_on(date) {
            known = true;
            let fits = minutes >= least && most.is_none_or(|most| minutes <= most);
            if fits && best.is_none_or(|(lower, _)| least > lower) {
                best = Some((least, info));
            }
        }
    }
    if known {
        Ok(best.map(|(_, info)| info))
    } else {
        Err(NoFigures)
    }
}

/// The steps of a ladder in force on a date, lowest first.
pub fn steps(ladder: Ladder, date: ServiceDate) -> impl Iterator<Item = &'static CodeInfo> {
    FAMILIES
        .iter()
        .filter(move |rows| rows.iter().any(|info| info.ladder == Some(ladder)))
        .flat_map(|rows| rows.iter())
        .filter(move |info| info.ladder == Some(ladder) && info.in_force(date))
}
