//! The closed vocabulary in which payers' rules are said: one envelope, nineteen kinds, guards that are conjunctions, and named and
//! dated sets of codes. A pack holds facts and dates, never logic.
//!
//! What each kind means is judged by one generic rule of its own. A pack's text is read into these records with every problem
//! collected ([`crate::payers::load`]).

#[cfg(feature = "prose")]
use crate::encounter::read::Definitions;
use crate::encounter::read::{Read, Reader, record, shorten};
use crate::encounter::{
    Age, BilledUnder, ClaimType, Code, Count, Discipline, LevelBasis, MemberClass, Minutes,
    Modality, Modifier, NoteElement, PatientLocation, Place, Product, Purpose, Rank, Raw, Score,
    ScoreTool, ServiceDate, State, Supervision, Text, words_of as words,
};
use crate::sources::Tier;

words! {
    /// What a statement is about. Each kind has one generic rule.
    pub enum Kind {
        /// Modifiers that a line must, may or must not carry.
        Modifier = "modifier",
        /// Places of service that are taken.
        Place = "place",
        /// How a visit may be held: in person, by video, by audio, not live.
        Modality = "modality",
        /// Codes that are covered, and what to bill instead.
        Code = "code",
        /// How much or how often.
        Limit = "limit",
        /// What may, must and may not stand beside each other on one day.
        SameDay = "same-day",
        /// Minutes of a service.
        Time = "time",
        /// Diagnoses that are taken.
        Diagnosis = "diagnosis",
        /// The patient's age.
        Member = "member",
        /// Who may bill.
        Clinician = "clinician",
        /// Work of people under supervision.
        Supervision = "supervision",
        /// Programs that the clinician must be enrolled in.
        Enrollment = "enrollment",
        /// Authorizations and referrals.
        Authorization = "authorization",
        /// What the record must hold.
        Documentation = "documentation",
        /// Clinical criteria: failed trials, scores, observation.
        Criteria = "criteria",
        /// What the claim must say.
        Claim = "claim",
        /// Whom the claim goes to.
        Route = "route",
        /// Last days for claims and appeals.
        Deadline = "deadline",
        /// What no rule can decide.
        Advisory = "advisory",
    }
}

words! {
    /// How sure a statement is. A low one is never more than an info.
    pub enum Confidence { High = "high", Medium = "medium", Low = "low" }
}

words! {
    /// What a payer is, as far as national rules treat it differently.
    pub enum PayerKind {
        Medicare = "medicare", MedicareAdvantage = "medicare-advantage", Medicaid = "medicaid", Tricare = "tricare", Va = "va",
        Commercial = "commercial",
    }
}

words! {
    /// The clinicians a statement is about: a credential, or several of one kind.
    pub enum Who {
        Md = "md", Do = "do", Pa = "pa", Np = "np", Cns = "cns", Psychologist = "psychologist", Lcsw = "lcsw", Lmft = "lmft",
        Lpc = "lpc", Associate = "associate", Rn = "rn", Pharmacist = "pharmacist", Bcba = "bcba", Rbt = "rbt", Peer = "peer",
        Student = "student",
        /// Doctor of medicine or osteopathy.
        Physician = "physician",
        /// A physician whose taxonomy is of psychiatry.
        Psychiatrist = "psychiatrist",
        /// Who prescribes: physicians, physician assistants, nurse practitioners, clinical nurse specialists.
        Prescriber = "prescriber",
        /// Licensed for psychotherapy without supervision: psychologists, clinical social workers, family therapists, counselors.
        Therapist = "therapist",
        /// Not licensed for independent work: associates, students.
        Supervisee = "supervisee",
    }
}

words! {
    /// The window that a limit counts over. `days`, `weeks` and `months` look back from the service; `calendar-month` and
    /// `calendar-year` are of the calendar.
    pub enum Window {
        Line = "line", Day = "day", Days = "days", Weeks = "weeks", Months = "months", CalendarMonth = "calendar-month",
        CalendarYear = "calendar-year", Course = "course",
    }
}

words! {
    /// Whose services a limit counts.
    pub enum Across {
        /// The patient's, whoever delivered them.
        Patient = "patient",
        /// The patient's with this clinician.
        PatientAndClinician = "patient-and-clinician",
        /// The clinician's, over all patients.
        Clinician = "clinician",
    }
}

words! {
    /// What comes beyond a limit.
    pub enum Beyond { Denied = "denied", Authorization = "authorization", Review = "review" }
}

words! {
    /// How two services of one day stand to each other.
    pub enum Beside {
        /// Never paid together.
        Never = "never",
        /// Paid together only where they are separate and distinct, which a modifier says.
        Distinct = "distinct",
        /// Paid together; national edits of pairs do not speak for this payer.
        Allowed = "allowed",
        /// The first needs the second.
        Required = "required",
    }
}

words! {
    /// Whether an authorization is needed.
    pub enum Needed { Yes = "yes", No = "no", Notice = "notice" }
}

words! {
    /// A program that a clinician or practice is enrolled in.
    pub enum Program {
        /// The payer's own.
        Payer = "payer",
        /// The payer's or its vendor's network.
        Network = "network",
        Medicare = "medicare", Medicaid = "medicaid", Rems = "rems",
    }
}

words! {
    /// What a claim must say, as far as an encounter knows.
    pub enum ClaimField {
        /// The supervisor, with their number.
        Supervisor = "supervisor",
        /// The referring clinician's number.
        Referring = "referring",
        /// The number of the person who did the work.
        RenderingNpi = "rendering-npi",
        /// The rendering clinician's taxonomy.
        RenderingTaxonomy = "rendering-taxonomy",
        /// The billing provider's number.
        BillingNpi = "billing-npi",
        /// The number of the authorization or referral.
        AuthorizationNumber = "authorization-number",
        /// Start and stop times of the service.
        ClockTimes = "clock-times",
    }
}

words! {
    /// What the days of an appeal count from.
    pub enum Since { Service = "service", Receipt = "receipt", Notice = "notice", Determination = "determination" }
}

/// A text of a pack: a message, a title, an address.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Prose(pub String);
impl Read for Prose {
    #[cfg(feature = "prose")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "string", "maxLength": 600 })
    }
    fn read(raw: &Raw<'_>, reader: &mut Reader) -> Option<Self> {
        reader.text(raw, 600).map(|text| Self(text.to_owned()))
    }
}

/// Whatever is written; read when it is needed.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Anything(pub Raw<'static>);
impl Read for Anything {
    #[cfg(feature = "prose")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({})
    }
    fn read(raw: &Raw<'_>, _: &mut Reader) -> Option<Self> {
        Some(Self(raw.clone().into_owned()))
    }
}

/// Some codes: one, a range, or a named set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodePattern {
    /// From one code to another, both included; the same twice for one code.
    Range(Code, Code),
    /// A set of the pack.
    Set(String),
}
impl serde::Serialize for CodePattern {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Range(one, other) if one == other => s.collect_str(one),
            Self::Range(one, other) => s.collect_str(&format_args!("{one}-{other}")),
            Self::Set(name) => s.collect_str(&format_args!("@{name}")),
        }
    }
}
impl Read for CodePattern {
    #[cfg(feature = "prose")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^(@.+|[0-9A-Za-z]{5}(-[0-9A-Za-z]{5})?)$" })
    }
    const MOST: usize = 500;
    fn read(raw: &Raw<'_>, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(raw, 60)?.trim();
        if let Some(name) = text.strip_prefix('@') {
            return Some(Self::Set(name.to_owned()));
        }
        let (low, high) = text.split_once('-').unwrap_or((text, text));
        let (Some(low), Some(high)) = (Code::parse(low), Code::parse(high)) else {
            reader.problem(
                format!(
                    "`{}` is not a code, a range of codes or a set",
                    shorten(text, 40)
                ),
                Some(
                    "write `90834`, `99202-99215`, or `@` and the name of a set of the pack"
                        .to_owned(),
                ),
            );
            return None;
        };
        if low > high {
            reader.problem(
                format!("the range `{text}` ends before it begins, so it holds no code"),
                Some(format!("did you mean `{high}-{low}`?")),
            );
            return None;
        }
        Some(Self::Range(low, high))
    }
}

/// Some diagnoses: a code and all below it, a range, or a named set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiagnosisPattern {
    /// As [`crate::encounter::Diagnosis::is_in`] has it, without dots.
    Group(String),
    /// A set of the pack.
    Set(String),
}
impl serde::Serialize for DiagnosisPattern {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Group(group) => s.collect_str(group),
            Self::Set(name) => s.collect_str(&format_args!("@{name}")),
        }
    }
}
impl Read for DiagnosisPattern {
    #[cfg(feature = "prose")]
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^(@.+|[A-Za-z][0-9A-Za-z.]{0,7}(-[A-Za-z][0-9A-Za-z.]{0,7})?)$" })
    }
    const MOST: usize = 500;
    fn read(raw: &Raw<'_>, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(raw, 60)?.trim();
        if let Some(name) = text.strip_prefix('@') {
            return Some(Self::Set(name.to_owned()));
        }
        let plain: String = text.chars().filter(|c| *c != '.').collect();
        let plain = plain.to_ascii_uppercase();
        let part = |part: &str| {
            (1..=7).contains(&part.len())
                && part.starts_with(|c: char| c.is_ascii_uppercase())
                && part.chars().all(|c| c.is_ascii_alphanumeric())
        };
        let fits = match plain.split_once('-') {
            Some((low, high)) => part(low) && part(high) && low.len() == high.len() && low <= high,
            None => part(&plain),
        };
        if !fits {
            reader.problem(
                format!(
                    "`{}` is not a diagnosis code, the beginning of one, a range or a set",
                    shorten(text, 40)
                ),
                Some(
                    "write `F33`, `F33.1`, `F01-F99`, or `@` and the name of a set of the pack"
                        .to_owned(),
                ),
            );
            return None;
        }
        Some(Self::Group(plain))
    }
}

record! {
    /// What a set holds from one date to another.
    pub struct SetVersion {
        from "from": ServiceDate,
        to "to": ServiceDate,
        codes "codes": Vec<CodePattern>,
        diagnoses "diagnoses": Vec<DiagnosisPattern>,
    }
}

/// The named sets of a pack, in the order given. A set without versions is one whose list was not obtained: what depends on it is
/// unchecked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sets(pub Vec<(String, Vec<SetVersion>)>);
impl Read for Sets {
    #[cfg(feature = "prose")]
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "object", "additionalProperties": Vec::<SetVersion>::schema(definitions) })
    }
    fn read(raw: &Raw<'_>, reader: &mut Reader) -> Option<Self> {
        reader.entries(raw, super::load::MOST_SETS).map(Self)
    }
}
impl serde::Serialize for Sets {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.0.iter().map(|(name, versions)| (name, versions)))
    }
}

record! {
    /// When a statement holds: all of what is given, each of them one of its list.
    #[derive(Default)]
    pub struct When {
        codes "codes": Vec<CodePattern>,
        except_codes "exceptCodes": Vec<CodePattern>,
        modality "modality": Vec<Modality>,
        place "place": Vec<Place>,
        patient_location "patientLocation": Vec<PatientLocation>,
        product "product": Vec<Product>,
        in_network "inNetwork": bool,
        plan_state "planState": Vec<State>,
        patient_state "patientState": Vec<State>,
        /// A contractor, region or plan of the payer; in any case and punctuation.
        region "region": Vec<Text>,
        rank "rank": Vec<Rank>,
        member_class "memberClass": Vec<MemberClass>,
        not_member_class "notMemberClass": Vec<MemberClass>,
        /// In completed years, included.
        age_from "ageFrom": Age,
        /// In completed years, excluded.
        age_below "ageBelow": Age,
        clinician "clinician": Vec<Who>,
        discipline "discipline": Vec<Discipline>,
        /// The work is of somebody under supervision, or billed as such.
        supervised "supervised": bool,
        setting "setting": Vec<Text>,
        claim_type "claimType": ClaimType,
        condition_code "conditionCode": Text,
        purpose "purpose": Vec<Purpose>,
        /// One of the encounter's diagnoses is of these.
        diagnoses "diagnoses": Vec<DiagnosisPattern>,
        /// The diagnosis that the line points to first, or else the first-listed one, is of these.
        first_diagnosis "firstDiagnosis": Vec<DiagnosisPattern>,
        /// None of the encounter's diagnoses is of these.
        except_diagnoses "exceptDiagnoses": Vec<DiagnosisPattern>,
        /// The line carries one of these.
        modifiers "modifiers": Vec<Modifier>,
    }
}

record! {
    /// Modifiers of a line.
    pub struct ModifierDemand {
        any_of "anyOf": Vec<Modifier>,
        all_of "allOf": Vec<Modifier>,
        exactly_one_of "exactlyOneOf": Vec<Modifier>,
        forbid "forbid": Vec<Modifier>,
        /// Taken and without effect.
        informational "informational": Vec<Modifier>,
        /// The demanded modifier stands in the first position.
        first "first": bool,
    }
}
record! {
    /// Places of service.
    pub struct PlaceDemand {
        one_of "oneOf": Vec<Place>,
        not "not": Vec<Place>,
        /// Any place is taken.
        any "any": bool,
    }
}
record! {
    /// How a visit may be held.
    pub struct ModalityDemand {
        covered "covered": bool,
        /// Covered for these codes alone.
        only_codes "onlyCodes": Vec<CodePattern>,
        /// Why a visit had no picture, one of these.
        audio_reasons "audioReasons": Vec<crate::encounter::AudioReason>,
        /// A visit in person in so many months before.
        in_person_months "inPersonMonths": Count,
        /// No visit in person is needed.
        no_in_person "noInPerson": bool,
    }
}
record! {
    /// Codes that are covered.
    pub struct CodeDemand {
        covered "covered": bool,
        /// Nothing but these is covered.
        only_codes "onlyCodes": Vec<CodePattern>,
        use_instead "useInstead": Vec<Code>,
    }
}
record! {
    /// How much or how often, over the codes of the guard together.
    pub struct LimitDemand {
        units "units": Count,
        minutes "minutes": Minutes,
        per "per": Window,
        /// How many days, weeks or months the window has; 1 where not given.
        windows "windows": Count,
        /// The patient's services with anybody where not given.
        across "across": Across,
        /// Each code has the limit for itself.
        each_code "eachCode": bool,
        beyond "beyond": Beyond,
        /// So many months must have passed since the patient was last seen with one of `after`, or with the codes of the guard.
        gap_months "gapMonths": Count,
        after "after": Vec<CodePattern>,
        group_least "groupLeast": Count,
        group_most "groupMost": Count,
        /// There is none.
        none "none": bool,
    }
}
record! {
    /// Services of one day.
    pub struct SameDayDemand {
        @required { with "with": Vec<CodePattern>, paid "paid": Beside }
        /// What says that they are distinct, on the line of the guard.
        modifiers "modifiers": Vec<Modifier>,
        /// Whoever delivered the other one; the same clinician where not given.
        any_clinician "anyClinician": bool,
    }
}
record! {
    /// Minutes of a service.
    pub struct TimeDemand {
        least "least": Minutes,
        most "most": Minutes,
        /// What an E/M's level must rest on.
        level_basis "levelBasis": LevelBasis,
    }
}
record! {
    /// Diagnoses of the encounter.
    pub struct DiagnosisDemand {
        /// The first-listed one is of these.
        first "first": Vec<DiagnosisPattern>,
        /// The first-listed one is none of these.
        first_not "firstNot": Vec<DiagnosisPattern>,
        /// One of them is of these.
        any "any": Vec<DiagnosisPattern>,
        /// None of them is of these.
        none "none": Vec<DiagnosisPattern>,
        /// No diagnosis is asked for.
        not_asked "notAsked": bool,
    }
}
record! {
    /// The patient's age in completed years, both included.
    pub struct MemberDemand {
        age_least "ageLeast": Age,
        age_most "ageMost": Age,
    }
}
record! {
    /// Who may bill.
    pub struct ClinicianDemand {
        one_of "oneOf": Vec<Who>,
        not "not": Vec<Who>,
    }
}
record! {
    /// Work of people under supervision.
    pub struct SupervisionDemand {
        /// Whether it may be billed at all.
        allowed "allowed": bool,
        billed_under "billedUnder": Vec<BilledUnder>,
        supervision "supervision": Vec<Supervision>,
        supervisors "supervisors": Vec<Who>,
    }
}
record! {
    /// A program that the clinician must be enrolled in.
    pub struct EnrollmentDemand {
        @required { program "program": Program }
    }
}
record! {
    /// Authorizations and referrals.
    pub struct AuthorizationDemand {
        needed "needed": Needed,
        /// Only from so many units on, of the codes of the guard together.
        after_units "afterUnits": Count,
        per "per": Window,
        windows "windows": Count,
        across "across": Across,
        /// Whether a referral is needed.
        referral "referral": bool,
        /// An authorization lasts so long.
        valid_months "validMonths": Count,
        /// What of an authorization must be that of the service.
        same_modality "sameModality": bool,
    }
}
record! {
    /// What the record must hold.
    pub struct DocumentationDemand {
        elements "elements": Vec<NoteElement>,
        any_of "anyOf": Vec<NoteElement>,
        /// A treatment plan.
        treatment_plan "treatmentPlan": bool,
        /// Both the one who did the work and the supervisor signed.
        cosigned "cosigned": bool,
        /// One of these was delivered before, by the history.
        prior_service "priorService": Vec<CodePattern>,
        /// In so many days before.
        prior_days "priorDays": Count,
        /// So many units may come before it.
        grace_units "graceUnits": Count,
    }
}
record! {
    /// A score of a rating scale.
    pub struct ScoreDemand {
        @required { tool "tool": ScoreTool, least "least": Score }
    }
}
record! {
    /// Clinical criteria. They are asked of the host and never read out of text.
    pub struct CriteriaDemand {
        failed_trials "failedTrials": Count,
        /// One of these is reached.
        scores "scores": Vec<ScoreDemand>,
        observation_minutes "observationMinutes": Minutes,
        established "established": bool,
    }
}
record! {
    /// What the claim must say.
    pub struct ClaimDemand {
        fields "fields": Vec<ClaimField>,
        claim_type "claimType": ClaimType,
        condition_code "conditionCode": Text,
        billed_under "billedUnder": Vec<BilledUnder>,
        /// Each clinician has lines of their own.
        line_for_each_clinician "lineForEachClinician": bool,
    }
}
record! {
    /// Whom the claim goes to.
    pub struct RouteDemand {
        @required { to "to": Text }
    }
}
record! {
    /// An appeal and its days.
    pub struct AppealDemand {
        @required { name "name": Text, days "days": Count }
        since "since": Since,
    }
}
record! {
    /// Last days. A claim's count from the service.
    pub struct DeadlineDemand {
        days "days": Count,
        out_of_network_days "outOfNetworkDays": Count,
        /// From the primary payer's explanation of benefits.
        secondary_days "secondaryDays": Count,
        /// Of a replacement, from the service.
        replacement_days "replacementDays": Count,
        /// A longer limit of a plan or a state goes before it.
        or_longer "orLonger": bool,
        appeals "appeals": Vec<AppealDemand>,
    }
}
record! {
    /// What no rule can decide; its message says it.
    pub struct AdvisoryDemand {
        /// The facts of an encounter that it is about, as JSON Pointers.
        about "about": Vec<Text>,
    }
}

words! {
    /// The severity that a statement asks for; its sources may bear less.
    pub enum Asked { Error = "error", Warning = "warning", Info = "info" }
}

impl Read for Tier {
    #[cfg(feature = "prose")]
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        serde_json::json!(TierWord::schema(definitions))
    }
    fn read(raw: &Raw<'_>, reader: &mut Reader) -> Option<Self> {
        reader.word::<TierWord>(raw).map(|word| match word {
            TierWord::Law => Self::Law,
            TierWord::Cms => Self::Cms,
            TierWord::Coding => Self::Coding,
            TierWord::Contractor => Self::Contractor,
            TierWord::Payer => Self::Payer,
            TierWord::Advice => Self::Advice,
        })
    }
}
words! {
    /// How binding a source is.
    pub enum TierWord {
        Law = "law", Cms = "cms", Coding = "coding", Contractor = "contractor", Payer = "payer", Advice = "advice",
    }
}

record! {
    /// Where a statement comes from.
    pub struct Cited {
        @required { title "title": Prose, url "url": Prose }
        section "section": Prose,
        /// `payer` where not given.
        tier "tier": Tier,
        /// The day it was read; the pack's `reviewed` where not given.
        read "read": ServiceDate,
    }
}

record! {
    /// A statement of a payer's rules: the envelope, and under the name of its kind what it demands.
    pub struct Statement [most 400] {
        @required { id "id": Text }
        /// The statement's sentence, in the pack's own words.
        says "says": Prose,
        when "when": When,
        modifier "modifier": ModifierDemand,
        place "place": PlaceDemand,
        modality "modality": ModalityDemand,
        code "code": CodeDemand,
        limit "limit": LimitDemand,
        same_day "same-day": SameDayDemand,
        time "time": TimeDemand,
        diagnosis "diagnosis": DiagnosisDemand,
        member "member": MemberDemand,
        clinician "clinician": ClinicianDemand,
        supervision "supervision": SupervisionDemand,
        enrollment "enrollment": EnrollmentDemand,
        authorization "authorization": AuthorizationDemand,
        documentation "documentation": DocumentationDemand,
        criteria "criteria": CriteriaDemand,
        claim "claim": ClaimDemand,
        route "route": RouteDemand,
        deadline "deadline": DeadlineDemand,
        advisory "advisory": AdvisoryDemand,
        /// First and last day of the services that it holds for.
        from "from": ServiceDate,
        to "to": ServiceDate,
        severity "severity": Asked,
        /// `medium` where not given.
        confidence "confidence": Confidence,
        /// A source is the payer's own or a regulator's.
        primary "primary": bool,
        /// Every source is so old, or so much has changed since, that it may hold no longer.
        stale "stale": bool,
        /// The finding's sentence, in the place of the one that is made from the demand.
        message "message": Prose,
        help "help": Prose,
        sources "sources": Vec<Cited>,
    }
}

record! {
    /// A statement of the research that the pack does not carry, and why.
    pub struct LeftOut [most 400] {
        @required { id "id": Text, why "why": Prose }
        /// The national rule that decides it.
        rule "rule": Text,
    }
}

record! {
    /// A finding that a test expects.
    pub struct Expected {
        @required { statement "statement": Text }
        severity "severity": Asked,
        path "path": Text,
    }
}

record! {
    /// A test of a pack: an encounter, and just the findings and open questions of the pack that it gives.
    pub struct PackTest [most 200] {
        @required { name "name": Prose, encounter "encounter": Anything }
        options "options": Anything,
        findings "findings": Vec<Expected>,
        /// Statements that could not be judged.
        unchecked "unchecked": Vec<Text>,
    }
}

record! {
    /// A value of a practice's own contract, laid over a statement of a payer's pack.
    pub struct Override [most 400] {
        @required { payer "payer": Text, statement "statement": Text }
        /// Parameters of the statement's demand, which take the place of the pack's.
        values "values": Anything,
        /// The statement does not hold for the practice.
        waived "waived": bool,
        from "from": ServiceDate,
        to "to": ServiceDate,
        sources "sources": Vec<Cited>,
    }
}

record! {
    /// A payer's pack.
    pub struct PackGiven {
        @required { id "id": Text, reviewed "reviewed": ServiceDate }
        schema "$schema": Prose,
        name "name": Text,
        /// As findings name the payer; the name where not given.
        short "short": Text,
        kind "kind": PayerKind,
        /// Two-letter state, where it is a payer of one.
        state "state": State,
        /// Other names and payer numbers, matched in any case and punctuation.
        aliases "aliases": Vec<Text>,
        version "version": Text,
        review_by "reviewBy": ServiceDate,
        /// A payer whose statements hold here too, where this pack has none of its own.
        inherits "inherits": Text,
        sets "sets": Sets,
        statements "statements": Vec<Statement>,
        /// Kinds on which nothing was found, though it was looked for.
        none_found "noneFound": Vec<Kind>,
        left_out "leftOut": Vec<LeftOut>,
        /// Values of a practice's contracts; then nothing else may be given but `id`, `reviewed` and `tests`.
        overrides "overrides": Vec<Override>,
        tests "tests": Vec<PackTest>,
    }
}

/// What a statement demands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Demand<'s> {
    /// See [`ModifierDemand`].
    Modifier(&'s ModifierDemand),
    /// See [`PlaceDemand`].
    Place(&'s PlaceDemand),
    /// See [`ModalityDemand`].
    Modality(&'s ModalityDemand),
    /// See [`CodeDemand`].
    Code(&'s CodeDemand),
    /// See [`LimitDemand`].
    Limit(&'s LimitDemand),
    /// See [`SameDayDemand`].
    SameDay(&'s SameDayDemand),
    /// See [`TimeDemand`].
    Time(&'s TimeDemand),
    /// See [`DiagnosisDemand`].
    Diagnosis(&'s DiagnosisDemand),
    /// See [`MemberDemand`].
    Member(&'s MemberDemand),
    /// See [`ClinicianDemand`].
    Clinician(&'s ClinicianDemand),
    /// See [`SupervisionDemand`].
    Supervision(&'s SupervisionDemand),
    /// See [`EnrollmentDemand`].
    Enrollment(&'s EnrollmentDemand),
    /// See [`AuthorizationDemand`].
    Authorization(&'s AuthorizationDemand),
    /// See [`DocumentationDemand`].
    Documentation(&'s DocumentationDemand),
    /// See [`CriteriaDemand`].
    Criteria(&'s CriteriaDemand),
    /// See [`ClaimDemand`].
    Claim(&'s ClaimDemand),
    /// See [`RouteDemand`].
    Route(&'s RouteDemand),
    /// See [`DeadlineDemand`].
    Deadline(&'s DeadlineDemand),
    /// See [`AdvisoryDemand`].
    Advisory(&'s AdvisoryDemand),
}

impl Statement {
    /// Every demand that is given; a statement that makes sense has one.
    pub fn demands(&self) -> Vec<(Kind, Demand<'_>)> {
        macro_rules! given {
            ($($field:ident $kind:ident),* $(,)?) => {{
                let mut out = Vec::new();
                $(out.extend(self.$field.as_ref().map(|demand| (Kind::$kind, Demand::$kind(demand))));)*
                out
            }};
        }
        given!(
            modifier Modifier, place Place, modality Modality, code Code, limit Limit, same_day SameDay, time Time,
            diagnosis Diagnosis, member Member, clinician Clinician, supervision Supervision, enrollment Enrollment,
            authorization Authorization, documentation Documentation, criteria Criteria, claim Claim, route Route,
            deadline Deadline, advisory Advisory,
        )
    }
}
