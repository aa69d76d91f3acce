//! What a caller hands in, as plain Rust values, and reading it with every problem collected.
//!
//! The records here are the public contract, field for field. `None` means unknown everywhere: no
//! rule may read it as false. No JS, no files, no clock.

pub mod clock;
pub mod raw;
pub mod read;
mod values;
mod words;

pub use raw::Raw;
pub use read::{Problem, Read};
pub(crate) use values::below;
pub use values::{
    Age, Allowance, Ascii, Cents, Clock, Code, Count, Diagnosis, Milligrams, Minutes, Modifier,
    NoteText, Place, Pointer, Score, ServiceDate, State, Text, Units,
};
pub use words::Word;

use read::record;
use words::words;
pub(crate) use words::words_of;

words! {
    /// How the patient and the clinician met.
    pub enum Modality { InPerson = "in-person", Video = "video", Audio = "audio", Asynchronous = "asynchronous" }
}
words! {
    /// Why a live visit had no picture.
    pub enum AudioReason {
        PatientCannot = "patient-cannot", PatientDeclines = "patient-declines",
        ClinicianCannot = "clinician-cannot", NoAccess = "no-access",
    }
}
words! {
    /// Kind of plan of a payer.
    pub enum Product {
        FeeForService = "fee-for-service", Commercial = "commercial", MedicareAdvantage = "medicare-advantage",
        MedicaidManaged = "medicaid-managed", Eap = "eap", Exchange = "exchange", SelfFunded = "self-funded",
    }
}
words! {
    /// Order of a payer.
    pub enum Rank { Primary = "primary", Secondary = "secondary", Tertiary = "tertiary" }
}
words! {
    /// Groups of members whose rules differ.
    pub enum MemberClass {
        ActiveDuty = "active-duty", DualEligible = "dual-eligible", Pregnant = "pregnant", Under21 = "under-21",
        Inmate = "inmate",
    }
}
words! {
    /// Where the patient was.
    pub enum PatientLocation {
        Home = "home", Clinic = "clinic", Hospital = "hospital", NursingFacility = "nursing-facility",
        School = "school", Work = "work", Community = "community", Other = "other",
    }
}
words! {
    /// Other people in the room or on the call.
    pub enum OtherPerson {
        Family = "family", Partner = "partner", Guardian = "guardian", Interpreter = "interpreter",
        Caregiver = "caregiver", Student = "student", Supervisor = "supervisor",
    }
}
words! {
    /// What the session was for.
    pub enum Purpose {
        Treatment = "treatment", Evaluation = "evaluation", Crisis = "crisis",
        MedicationManagement = "medication-management", CouplesCounseling = "couples-counseling",
        CareCoordination = "care-coordination", Testing = "testing", CourtOrdered = "court-ordered",
        ReportWriting = "report-writing",
    }
}
words! {
    /// What a clinician is licensed as.
    pub enum Credential {
        Md = "md", Do = "do", Pa = "pa", Np = "np", Cns = "cns", Psychologist = "psychologist", Lcsw = "lcsw",
        Lmft = "lmft", Lpc = "lpc", Associate = "associate", Rn = "rn", Pharmacist = "pharmacist", Bcba = "bcba",
        Rbt = "rbt", Peer = "peer", Student = "student", Other = "other",
    }
}
words! {
    /// Highest degree.
    pub enum Degree { Bachelors = "bachelors", Masters = "masters", Doctoral = "doctoral", None = "none" }
}
words! {
    /// Field of training.
    pub enum Discipline {
        SocialWork = "social-work", Counseling = "counseling", MarriageFamily = "marriage-family",
        Psychology = "psychology", Medicine = "medicine", Nursing = "nursing",
        BehaviorAnalysis = "behavior-analysis", Addiction = "addiction",
    }
}
words! {
    /// How closely the work was supervised.
    pub enum Supervision { None = "none", General = "general", Direct = "direct", OnSite = "on-site" }
}
words! {
    /// What an E/M level rests on.
    pub enum LevelBasis { Mdm = "mdm", Time = "time" }
}
words! {
    /// Level of medical decision making.
    pub enum Mdm { Straightforward = "straightforward", Low = "low", Moderate = "moderate", High = "high" }
}
words! {
    /// Why communication was complex.
    pub enum ComplexityFactor {
        Communication = "communication", CaregiverBehavior = "caregiver-behavior",
        MandatedReport = "mandated-report", PlayOrDevices = "play-or-devices", Interpreter = "interpreter",
    }
}
words! {
    /// Something a note may record.
    pub enum NoteElement {
        SessionType = "session-type", StartStopTimes = "start-stop-times", TotalTime = "total-time",
        PsychotherapyTime = "psychotherapy-time", Modality = "modality", PatientLocation = "patient-location",
        ClinicianLocation = "clinician-location", TelehealthConsent = "telehealth-consent",
        AudioConsent = "audio-consent", BillingConsent = "billing-consent", TraineeConsent = "trainee-consent",
        Participants = "participants", ChiefComplaint = "chief-complaint", History = "history",
        MentalStatus = "mental-status", RiskAssessment = "risk-assessment", Diagnosis = "diagnosis",
        Symptoms = "symptoms", MedicalNecessity = "medical-necessity", Interventions = "interventions",
        Response = "response", Progress = "progress", TreatmentGoals = "treatment-goals", Plan = "plan",
        FollowUp = "follow-up", MedicalDecisionMaking = "medical-decision-making",
        SeparateEvaluation = "separate-evaluation", ComplexityReason = "complexity-reason",
        CrisisState = "crisis-state", CrisisDisposition = "crisis-disposition", GroupTopic = "group-topic",
        GroupSize = "group-size", FamilyBenefitToPatient = "family-benefit-to-patient", TestNames = "test-names",
        TestInterpretation = "test-interpretation", Feedback = "feedback", Consent = "consent",
        CarePlan = "care-plan", InitiatingVisit = "initiating-visit", Dose = "dose", VitalSigns = "vital-signs",
        ObservationEnd = "observation-end", SafetyPlan = "safety-plan", Signature = "signature",
    }
}
words! {
    /// State of an authorization.
    pub enum AuthorizationStatus { Approved = "approved", Pending = "pending", Denied = "denied" }
}
words! {
    /// Drug of a procedure.
    pub enum Drug { Esketamine = "esketamine", Ketamine = "ketamine", Other = "other" }
}
words! {
    /// Who bought the drug.
    pub enum DrugSupply { Practice = "practice", SpecialtyPharmacy = "specialty-pharmacy" }
}
words! {
    /// A rating scale.
    pub enum ScoreTool { Phq9 = "PHQ-9", Madrs = "MADRS", HamD = "HAM-D", Gad7 = "GAD-7", Qids = "QIDS" }
}
words! {
    /// Kind of claim.
    pub enum ClaimType { Professional = "professional", Institutional = "institutional" }
}
words! {
    /// Whose number the claim shows as rendering.
    pub enum BilledUnder { Rendering = "rendering", Supervisor = "supervisor", Clinic = "clinic" }
}

record! {
    /// A stretch of time by the clock.
    pub struct Interval [most 200] {
        start "start": Clock,
        /// May pass midnight.
        stop "stop": Clock,
        minutes "minutes": Minutes,
    }
}

record! {
    /// A clinician: who did the work, or who supervised it.
    pub struct Clinician {
        npi "npi": Text,
        taxonomy "taxonomy": Text,
        credential "credential": Credential,
        degree "degree": Degree,
        discipline "discipline": Discipline,
        license_state "licenseState": State,
        enrolled "enrolled": bool,
        incident_to "incidentTo": bool,
        initiated_by_supervisor "initiatedBySupervisor": bool,
        new_problem "newProblem": bool,
        supervision "supervision": Supervision,
    }
}

record! {
    /// One billed service.
    pub struct ServiceLine [most 100] {
        @required { code "code": Code }
        start "start": Clock,
        stop "stop": Clock,
        /// Of this service alone, in the period that its code counts.
        minutes "minutes": Minutes,
        modifiers "modifiers": Vec<Modifier>,
        units "units": Units,
        charge "charge": Cents,
        diagnosis_pointers "diagnosisPointers": Vec<Pointer>,
        place_of_service "placeOfService": Place,
        /// How a line of another date than the visit's was done.
        modality "modality": Modality,
        date_of_service "dateOfService": ServiceDate,
        authorized "authorized": bool,
        level_basis "levelBasis": LevelBasis,
        mdm "mdm": Mdm,
        rendering "rendering": Clinician,
        patient_present "patientPresent": bool,
        group_size "groupSize": Count,
        segments "segments": Vec<Interval>,
    }
}

record! {
    /// What kind of plan it is, where its payer's rules differ.
    pub struct Plan {
        product "product": Product,
        state "state": State,
        in_network "inNetwork": bool,
        rank "rank": Rank,
        region "region": Text,
        member_class "memberClass": Vec<MemberClass>,
    }
}

record! {
    /// The little that rules need to know of the patient.
    pub struct Patient {
        /// Tells patients of one call apart; opaque, and never in an answer.
        key "key": Text,
        age_years "ageYears": Age,
        established "established": bool,
        location "location": PatientLocation,
        state "state": State,
    }
}

record! {
    /// Who bills.
    pub struct Billing {
        npi "npi": Text,
        setting "setting": Text,
    }
}

record! {
    /// The clock of the visit.
    pub struct Session {
        start "start": Clock,
        stop "stop": Clock,
        minutes "minutes": Minutes,
        psychotherapy_minutes "psychotherapyMinutes": Minutes,
        evaluation_minutes "evaluationMinutes": Minutes,
        evaluation_minutes_outside_visit "evaluationMinutesOutsideVisit": Minutes,
        group_size "groupSize": Count,
        patient_present "patientPresent": bool,
        others "others": Vec<OtherPerson>,
        purpose "purpose": Purpose,
        other_intervals "otherIntervals": Vec<Interval>,
        /// As the appointment was booked.
        scheduled "scheduled": Interval,
    }
}

/// Which elements the note was found to hold, or not to hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Elements(Vec<(NoteElement, bool)>);
impl Elements {
    /// Of some elements.
    pub fn new(list: Vec<(NoteElement, bool)>) -> Self {
        Self(list)
    }

    /// Each element with whether it is there.
    pub fn iter(&self) -> impl Iterator<Item = (NoteElement, bool)> + '_ {
        self.0.iter().copied()
    }

    /// Whether the element is there; `None` where nobody looked.
    pub fn get(&self, element: NoteElement) -> Option<bool> {
        self.0
            .iter()
            .rev()
            .find(|(one, _)| *one == element)
            .map(|(_, there)| *there)
    }
}
impl Read for Elements {
    #[cfg(feature = "prose")]
    fn schema(_: &mut read::Definitions) -> serde_json::Value {
        serde_json::json!({
            "type": "object", "propertyNames": { "enum": NoteElement::WORDS }, "additionalProperties": { "type": "boolean" },
        })
    }
    fn read(raw: &Raw<'_>, reader: &mut read::Reader) -> Option<Self> {
        let fields = reader.record(raw)?;
        let mut out = Vec::with_capacity(fields.len());
        let mut next = 0;
        for (key, value) in fields {
            let at = read::position(NoteElement::WORDS, key, &mut next);
            match at.and_then(|at| NoteElement::ALL.get(at)) {
                Some(element) => {
                    let there = reader.value(element.word(), value);
                    out.extend(there.map(|there| (*element, there)));
                }
                None => reader.stranger(key, NoteElement::WORDS),
            }
        }
        Some(Self(out))
    }
}
impl serde::Serialize for Elements {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(
            self.0
                .iter()
                .map(|(element, there)| (element.word(), there)),
        )
    }
}

record! {
    /// The treatment plan as far as the note shows it.
    pub struct TreatmentPlan {
        date "date": ServiceDate,
        reviewed_on "reviewedOn": ServiceDate,
        signed "signed": bool,
        referenced "referenced": bool,
    }
}

record! {
    /// What the note's text was read to say; never handed in by a host.
    pub struct NoteRead {
        /// Elements that it holds, and those that it says are missing; those that were not found are left out.
        elements "elements": Elements,
        /// The times that it gives for its service.
        intervals "intervals": Vec<Interval>,
    }
}

record! {
    /// What the note records.
    pub struct NoteFacts {
        elements "elements": Elements,
        signed_by "signedBy": Credential,
        signed_on "signedOn": ServiceDate,
        cosigned "cosigned": bool,
        written_on "writtenOn": ServiceDate,
        treatment_plan "treatmentPlan": TreatmentPlan,
        complexity_factors "complexityFactors": Vec<ComplexityFactor>,
        test_count "testCount": Count,
        text "text": NoteText,
    }
}

record! {
    /// An authorization of the payer.
    pub struct Authorization {
        codes "codes": Vec<Code>,
        from "from": ServiceDate,
        to "to": ServiceDate,
        units_approved "unitsApproved": Allowance,
        units_used "unitsUsed": Allowance,
        modality "modality": Modality,
        payer "payer": Text,
        status "status": AuthorizationStatus,
    }
}

record! {
    /// Eligibility, authorizations and other coverage.
    pub struct CoverageFacts {
        verified_on "verifiedOn": ServiceDate,
        active "active": bool,
        behavioral_carve_out "behavioralCarveOut": Text,
        referral_on_file "referralOnFile": bool,
        authorizations "authorizations": Vec<Authorization>,
        other_coverage "otherCoverage": bool,
        primary_paid "primaryPaid": bool,
        self_pay "selfPay": bool,
        telehealth_since "telehealthSince": ServiceDate,
        abn_signed "abnSigned": bool,
    }
}

record! {
    /// Consent and restrictions.
    pub struct PrivacyFacts {
        part2_program "part2Program": bool,
        part2_consent "part2Consent": bool,
        part2_consent_expires "part2ConsentExpires": ServiceDate,
        includes_psychotherapy_notes "includesPsychotherapyNotes": bool,
        psychotherapy_notes_authorized "psychotherapyNotesAuthorized": bool,
        includes_counseling_notes "includesCounselingNotes": bool,
        counseling_notes_consent "counselingNotesConsent": bool,
        restricted_from_plan "restrictedFromPlan": bool,
        good_faith_estimate "goodFaithEstimate": bool,
    }
}

record! {
    /// A service already delivered to this patient.
    pub struct PriorService [most 2000] {
        @required { date_of_service "dateOfService": ServiceDate, code "code": Code }
        modifiers "modifiers": Vec<Modifier>,
        units "units": Units,
        minutes "minutes": Minutes,
        same_clinician "sameClinician": bool,
        same_group "sameGroup": bool,
        same_specialty "sameSpecialty": bool,
        start "start": Clock,
        stop "stop": Clock,
        place_of_service "placeOfService": Place,
        diagnoses "diagnoses": Vec<Diagnosis>,
        modality "modality": Modality,
    }
}

record! {
    /// A rating scale's score.
    pub struct ScoreGiven {
        @required { tool "tool": ScoreTool, score "score": Score }
        date "date": ServiceDate,
    }
}

record! {
    /// Facts about esketamine, ketamine and stimulation treatments.
    pub struct Procedure {
        drug "drug": Drug,
        dose_mg "doseMg": Milligrams,
        observation_minutes "observationMinutes": Minutes,
        rems_enrolled "remsEnrolled": bool,
        drug_supply "drugSupply": DrugSupply,
        failed_trials "failedTrials": Count,
        scores "scores": Vec<ScoreGiven>,
        course_session "courseSession": Count,
    }
}

record! {
    /// Facts of the claim form.
    pub struct ClaimFacts {
        kind "type": ClaimType,
        condition_codes "conditionCodes": Vec<Text>,
        submission_date "submissionDate": ServiceDate,
        frequency_code "frequencyCode": Text,
        billed_under "billedUnder": BilledUnder,
        primary_eob_date "primaryEobDate": ServiceDate,
        original_reference "originalReference": bool,
        total_charge "totalCharge": Cents,
        referring_npi "referringNpi": Text,
    }
}

record! {
    /// One visit by one patient with one rendering clinician, on one date.
    pub struct Encounter {
        @required { date_of_service "dateOfService": ServiceDate, lines "lines": Vec<ServiceLine> }
        /// The caller's own reference: echoed and never looked at.
        id "id": Text,
        payer "payer": Text,
        plan "plan": Plan,
        place_of_service "placeOfService": Place,
        modality "modality": Modality,
        audio_reason "audioReason": AudioReason,
        patient "patient": Patient,
        rendering "rendering": Clinician,
        supervisor "supervisor": Clinician,
        billing "billing": Billing,
        diagnoses "diagnoses": Vec<Diagnosis>,
        session "session": Session,
        note "note": NoteFacts,
        coverage "coverage": CoverageFacts,
        privacy "privacy": PrivacyFacts,
        history "history": Vec<PriorService>,
        history_complete_from "historyCompleteFrom": ServiceDate,
        procedure "procedure": Procedure,
        claim "claim": ClaimFacts,
    }
}

impl Encounter {
    /// Reads an encounter from any source: the encounter, or every problem of the input.
    ///
    /// # Errors
    ///
    /// Every problem, with its path, where the input is not understood.
    pub fn from_raw(raw: &Raw<'_>) -> Result<Self, Vec<Problem>> {
        let encounter: Self = read::Reader::whole(raw)?;
        if encounter.lines.is_empty() {
            return Err(vec![Problem {
                path: "/lines".to_owned(),
                message: "there is no service line".to_owned(),
                help: Some("an encounter needs at least one line with a code".to_owned()),
            }]);
        }
        Ok(encounter)
    }
}

/// Puts a value where it belongs in a sorted list, unless it is there. Lists here are short, and a general sort
/// would be a tenth of the wasm.
pub(crate) fn insert<T: Ord>(list: &mut Vec<T>, value: T) {
    if let Err(at) = list.binary_search(&value) {
        list.insert(at, value);
    }
}
