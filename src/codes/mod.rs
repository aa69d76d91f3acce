//! The catalogue: what a code *is*. Facts with sources and dates, no judgement.
//!
//! Labels are this project's own words; minutes, limits and primaries are cited. Const tables, one
//! file per family; nothing is parsed at start-up. A fact that the sources omit or doubt is
//! `Unknown` here, and rules say unchecked.

/// A [`Prose`]; a macro and not a function, so that what it borrows may live as long as the program.
#[cfg(feature = "prose")]
macro_rules! prose {
    ($text:expr) => {
        $crate::codes::Prose { text: $text }
    };
}
#[cfg(not(feature = "prose"))]
macro_rules! prose {
    ($text:expr) => {
        $crate::codes::Prose {
            left_out: {
                // Named, so that what a text refers to counts as used, and never evaluated.
                if false {
                    let _ = $text;
                }
                std::marker::PhantomData
            },
        }
    };
}
pub mod amounts;
mod behavior_analysis;
mod caregiver;
mod clinicians;
mod clinics;
mod community;
pub mod conflicts;
mod consult;
mod crisis;
mod deleted;
pub mod diagnoses;
mod emergency;
mod esketamine;
mod evaluation;
mod family_group;
mod health_behavior;
mod home;
mod hospital;
mod integration;
mod interprofessional;
pub mod modifiers;
mod nursing;
mod office;
mod opioid_program;
pub mod places;
mod programs;
mod prolonged;
mod psychiatric_procedures;
mod psychotherapy;
pub mod records;
mod substance_use;
mod testing;
mod virtual_visits;

pub use clinicians::{Biller, credential_of_taxonomy};

use crate::encounter::{Code, Mdm, Modality, NoteElement, Place, ServiceDate};
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
    /// Collaborative care.
    CollaborativeCare,
    /// Advanced primary care management.
    PrimaryCareManagement,
    /// Care management of a federally qualified health center or rural health clinic.
    ClinicCare,
    /// Visits by video or telephone with codes of their own.
    EmVirtual,
    /// Telephone assessment.
    Telephone,
    /// Brief check-in by telephone or pictures.
    CheckIn,
    /// Messages over seven days.
    OnlineDigital,
    /// Consultation between clinicians.
    Interprofessional,
    /// Continuing complexity of an office visit.
    VisitComplexity,
    /// Medication management by a prescribing psychologist.
    MedicationManagement,
    /// Transcranial magnetic stimulation.
    MagneticStimulation,
    /// Electroconvulsive therapy.
    Electroconvulsive,
    /// Biofeedback with psychotherapy.
    Biofeedback,
    /// Hypnotherapy, narcosynthesis and unlisted psychiatric services.
    OtherPsychiatric,
    /// Reports, records and interviews without the patient.
    Collateral,
    /// Evaluation by tests.
    Testing,
    /// Giving and scoring tests.
    TestAdministration,
    /// Brief instruments.
    Screening,
    /// Psychology for a physical illness.
    HealthBehavior,
    /// Training of caregivers.
    CaregiverTraining,
    /// Safety planning with a patient at risk.
    SafetyPlanning,
    /// Follow-up after a crisis.
    FollowUp,
    /// Digital mental health treatment.
    DigitalTreatment,
    /// Peer support.
    PeerSupport,
    /// A visit with esketamine.
    Esketamine,
    /// The drug of an esketamine visit.
    EsketamineDrug,
    /// Infusion.
    Infusion,
    /// An unclassified drug.
    Drug,
    /// A local anesthetic, sometimes mistaken for ketamine.
    LocalAnesthetic,
    /// Tobacco counseling.
    TobaccoCounseling,
    /// Screening and brief intervention for alcohol and drugs.
    SubstanceScreening,
    /// Medicare's yearly screenings and assessments.
    PreventiveScreening,
    /// Counseling after a positive alcohol screening.
    AlcoholCounseling,
    /// Office treatment of opioid use disorder, by the month.
    OpioidOffice,
    /// Opioid treatment program.
    OpioidProgram,
    /// Community services of Medicaid and other payers.
    Community,
    /// Crisis services of Medicaid and other payers.
    CommunityCrisis,
    /// Case management.
    CaseManagement,
    /// Partial hospitalization, intensive outpatient and other day programs.
    DayProgram,
    /// Adaptive behavior analysis.
    BehaviorAnalysis,
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
                | Self::EmVirtual
        )
    }
    /// An E/M that psychotherapy may be added to: every kind but the emergency visit and the visits with codes of
    /// their own for video and telephone (CMS add-on file).
    pub fn takes_therapy(self) -> bool {
        self.is_em() && !matches!(self, Self::EmEmergency | Self::EmVirtual)
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
                | Self::CollaborativeCare
                | Self::PrimaryCareManagement
                | Self::ClinicCare
                | Self::OnlineDigital
                | Self::Interprofessional
                | Self::VisitComplexity
                | Self::MedicationManagement
                | Self::Collateral
                | Self::Screening
                | Self::FollowUp
                | Self::DigitalTreatment
                | Self::PeerSupport
                | Self::EsketamineDrug
                | Self::Drug
                | Self::LocalAnesthetic
                | Self::OpioidOffice
                | Self::OpioidProgram
        )
    }
    /// Done over a month, in writing or between clinicians, or a brief check-in: at a distance by its nature, and never a
    /// telehealth visit.
    pub fn is_from_afar(self) -> bool {
        matches!(
            self,
            Self::Integration
                | Self::CollaborativeCare
                | Self::PrimaryCareManagement
                | Self::ClinicCare
                | Self::Telephone
                | Self::CheckIn
                | Self::OnlineDigital
                | Self::Interprofessional
                | Self::DigitalTreatment
                | Self::PeerSupport
                | Self::FollowUp
        )
    }
    /// Several patients share the clinician's time.
    pub fn is_group(self) -> bool {
        matches!(self, Self::Group | Self::MultipleFamilyGroup)
    }
    /// It treats or evaluates mental illness, so it needs such a diagnosis.
    pub fn treats_mental_illness(self) -> bool {
        self.is_individual_therapy()
            || self.is_evaluation()
            || self.is_group()
            || matches!(
                self,
                Self::Crisis | Self::CrisisAddOn | Self::Psychoanalysis | Self::Family
            )
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
    CrisisElsewhere,
    VideoNew,
    VideoEstablished,
    AudioNew,
    AudioEstablished,
    PhoneOther,
    PhoneEm,
    CheckIn,
    MessagesOther,
    MessagesEm,
    ConsultBetweenClinicians,
    ConsultBetweenTherapists,
    Tobacco,
    SubstanceCpt,
    SubstanceMedicare,
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
    /// Units are counted by minutes: the first at `first`, one more each `every`.
    Each {
        /// Minutes at which the first unit is reached.
        first: u32,
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
    /// One course: a testing referral, seven days of messages, a week of a program.
    Episode,
}

/// Whether a code needs another beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddOn {
    /// Stands alone.
    No,
    /// Only beside one of these.
    To(&'static [Code]),
    /// CPT adds it to one of these; CMS has suspended the edit, since the days of one course may differ.
    Suspended(&'static [Code]),
    /// CMS lists primaries and lets its contractors accept others.
    ContractorDefined,
}

/// What Medicare makes of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medicare {
    /// Payable when one of these bills it.
    Billers(&'static [Biller]),
    /// Not valid for Medicare; what to report instead, in own words.
    NotValid(&'static str),
    /// Medicare does not cover it.
    NonCovered,
    /// Medicare pays it as part of other services, never apart.
    Bundled,
    /// Payable when one of these programs or facilities bills it: words of `billing.setting`.
    Settings(&'static [&'static str]),
    /// No sourced statement.
    Unknown,
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
    /// Levels of medical decision making that this E/M code stands for, lowest first; empty where none does.
    pub mdm: &'static [Mdm],
    /// An add-on that continues an E/M chosen by time.
    pub needs_time_basis: bool,
    /// Whether the patient is there; `None` where the code does not say.
    pub patient_present: Option<bool>,
    /// The same psychotherapy minutes with an E/M beside them, or without.
    pub counterpart: Option<Code>,
    /// Facts on telehealth, place and how often it may be billed.
    pub setting: Setting,
    /// Whether others than the biller do the work.
    pub staff: Staff,
    /// Units are whole days, whatever the minutes.
    pub per_diem: bool,
    /// Sources or payers differ on the minutes, and some accept the code from these on: with as many, too few for the
    /// figures held here are a warning and no error.
    pub accepted_from: Option<u32>,
    /// The code that fewer minutes than this one needs may support.
    pub fewer: Option<Code>,
    /// One of these was done before, within a year.
    pub follows: &'static [Code],
    /// Least and most dose of the drug in mg, where the code stands for a dose.
    pub dose: Option<(u32, u32)>,
    /// What the record must show for the code to be billed at all (section L of the research sheet).
    pub required: &'static [Required],
    /// What the note of the service holds.
    #[cfg_attr(
        not(feature = "prose"),
        expect(dead_code, reason = "only people read it")
    )]
    note: Prose<&'static [NoteElement]>,
    /// Where these facts come from.
    #[cfg_attr(
        not(feature = "prose"),
        expect(dead_code, reason = "only people read it")
    )]
    sources: Prose<&'static [&'static Source]>,
}

/// Whether others than the biller do the work of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Staff {
    /// The biller does it, or whoever works incident to the biller's service.
    No,
    /// Staff may do it under the biller's direction, and it is no incident-to service: technicians who give tests, care
    /// managers of a month, behavior technicians.
    Directed,
    /// A medical service that staff may do incident to the biller's: the nurse's visit, the infusion.
    IncidentTo,
}

/// Something the record must show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Required {
    /// The element of the note.
    pub element: NoteElement,
    /// Its absence makes the code unsupported; else a person should look.
    pub certain: bool,
}

/// Where, how and how often a service may be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its place on the Medicare telehealth list.
    pub telehealth: Telehealth,
    /// The ways in which the service can be done at all; empty where the code does not say.
    pub modalities: &'static [Modality],
    /// Places of service it is for.
    pub place: PlaceRule,
    /// How often it may be billed.
    pub frequency: Option<Frequency>,
}

impl Setting {
    /// Nothing is said of it.
    pub const OPEN: Self = Self {
        telehealth: Telehealth::Unknown,
        modalities: &[],
        place: PlaceRule::Any,
        frequency: None,
    };
}

/// A code's place on the Medicare telehealth list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telehealth {
    /// Not confirmed by a source.
    Unknown,
    /// On the list from a date on.
    Listed(ServiceDate),
    /// Not on it.
    NotListed,
}

/// The places of service that a code is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceRule {
    /// The code does not say.
    Any,
    /// Only these.
    Only(&'static [Place]),
    /// Neither the office nor a place paid at the facility rate.
    OutsideOfficeAndFacility,
    /// An office or outpatient visit: these places are not.
    NotIn(&'static [Place]),
}

/// How often a code may be billed for one patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frequency {
    /// So many units of these codes together within so many days.
    Days {
        /// Units.
        most: u32,
        /// Days, the first included.
        days: u32,
        /// Codes that count together with this one, itself among them.
        with: &'static [Code],
        /// A payer's rule and not CMS's: a warning.
        advice: bool,
    },
    /// Not before so many full calendar months have passed after the month of the last.
    FullMonths(u32),
    /// Not before so many months have passed since the date of the last.
    Months(u32),
    /// So many in any twelve months.
    Year(u32),
    /// Only for the first month of a course: none of these in the month before.
    FirstOf(&'static [Code]),
    /// Only for a patient who had none of these before.
    NewPatient(&'static [Code]),
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
impl CodeInfo {
    /// Our own words for the code.
    pub fn label(&self) -> &'static str {
        self.label.text
    }
    /// What the note of the service holds.
    pub fn note(&self) -> &'static [NoteElement] {
        self.note.text
    }
    /// Where these facts come from.
    pub fn sources(&self) -> &'static [&'static Source] {
        self.sources.text
    }
}

impl CodeInfo {
    /// What every row starts from; a row says what differs.
    pub const EMPTY: Self = Self {
        code: Code::literal("00000"),
        label: prose!(""),
        family: Family::Deleted,
        ladder: None,
        from: None,
        until: None,
        replaced_by: None,
        time: UNTIMED,
        period: Period::Date,
        add_on: AddOn::No,
        medicare: Medicare::Unknown,
        mdm: &[],
        needs_time_basis: false,
        patient_present: None,
        counterpart: None,
        setting: Setting::OPEN,
        staff: Staff::No,
        per_diem: false,
        accepted_from: None,
        fewer: None,
        follows: &[],
        dose: None,
        required: &[],
        note: prose!(&[] as &[NoteElement]),
        sources: prose!(&[] as &[&Source]),
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

    /// Whether the code is for patients whom the clinician knows, or for new ones; `None` where it does not say.
    pub fn established(&self) -> Option<bool> {
        match self.ladder {
            Some(Ladder::OfficeNew | Ladder::HomeNew | Ladder::VideoNew | Ladder::AudioNew) => {
                Some(false)
            }
            Some(
                Ladder::OfficeEstablished
                | Ladder::HomeEstablished
                | Ladder::VideoEstablished
                | Ladder::AudioEstablished,
            ) => Some(true),
            _ => matches!(
                self.family,
                Family::Esketamine | Family::CheckIn | Family::Telephone | Family::OnlineDigital
            )
            .then_some(true),
        }
    }

    /// The codes this one may be added to; none where it stands alone.
    pub fn primaries(&self) -> &'static [Code] {
        match self.add_on {
            AddOn::No | AddOn::ContractorDefined => &[],
            AddOn::To(primaries) | AddOn::Suspended(primaries) => primaries,
        }
    }

    /// An add-on that continues its primary's clock.
    pub const fn continues(&self) -> bool {
        matches!(
            self.time,
            [
                ..,
                (_, TimeModel::Further { .. } | TimeModel::FurtherBy { .. })
            ]
        ) || matches!(self.family, Family::Prolonged | Family::ProlongedStaff)
    }

    /// Minutes decide how many units there are.
    pub fn counts_units(&self) -> bool {
        self.continues() || matches!(self.time, [.., (_, TimeModel::Each { .. })])
    }

    /// Units that a total of minutes reaches, of an add-on given its primary, or of a code that counts by itself.
    pub fn units_reached(&self, date: ServiceDate, primary: Code, total: u32) -> Option<u32> {
        let (first, every) = match self.time_on(date) {
            TimeModel::Further { first, every } | TimeModel::Each { first, every } => {
                (first, every)
            }
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

const fn must(element: NoteElement) -> Required {
    Required {
        element,
        certain: true,
    }
}
const fn should(element: NoteElement) -> Required {
    Required {
        element,
        certain: false,
    }
}
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
    psychiatric_procedures::ROWS,
    testing::ROWS,
    health_behavior::ROWS,
    caregiver::ROWS,
    virtual_visits::ROWS,
    interprofessional::ROWS,
    programs::ROWS,
    esketamine::ROWS,
    substance_use::ROWS,
    opioid_program::ROWS,
    clinics::ROWS,
    community::ROWS,
    behavior_analysis::ROWS,
    deleted::ROWS,
];

/// How many rows there are, or how many of them continue another's clock.
#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated while compiling, where a panic is a build error"
)]
const fn count(continuing: bool) -> usize {
    let (mut count, mut family) = (0, 0);
    while family < FAMILIES.len() {
        let mut row = 0;
        while row < FAMILIES[family].len() {
            if !continuing || FAMILIES[family][row].continues() {
                count += 1;
            }
            row += 1;
        }
        family += 1;
    }
    count
}

/// Rows by code, all or those that continue another's clock; put in order while compiling, so that nothing is done at
/// start-up.
#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated while compiling, where a panic is a build error"
)]
const fn by_code<const N: usize>(continuing: bool) -> [&'static CodeInfo; N] {
    let mut all = [&CodeInfo::EMPTY; N];
    let (mut count, mut family) = (0, 0);
    while family < FAMILIES.len() {
        let mut row = 0;
        while row < FAMILIES[family].len() {
            if !continuing || FAMILIES[family][row].continues() {
                let mut at = count;
                while at > 0 && FAMILIES[family][row].code.before(all[at - 1].code) {
                    all[at] = all[at - 1];
                    at -= 1;
                }
                all[at] = &FAMILIES[family][row];
                count += 1;
            }
            row += 1;
        }
        family += 1;
    }
    all
}

static BY_CODE: [&CodeInfo; count(false)] = by_code(false);
static CONTINUING: [&CodeInfo; count(true)] = by_code(true);

/// The add-ons that continue their primary's clock, in order.
pub fn continuing() -> &'static [&'static CodeInfo] {
    &CONTINUING
}

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
