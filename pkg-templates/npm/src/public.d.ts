/**
 * Checks behavioral-health encounters before the claim goes out, on the device.
 *
 * Three conventions hold everywhere:
 *  - Absent means unknown. A fact that is not given is never assumed true or false: a rule that
 *    needs it reports itself as unchecked and names the field. `false` and `[]` are facts.
 *  - Only `dateOfService` and `lines[].code` are required.
 *  - There is no field for a name, a birth date, an address, a member number or a record number.
 *    `id` is the caller's own opaque reference: it is echoed and never looked at.
 *
 * Every entry of the package (`cleanclaim`, `/node`, `/web`, `/inline`, `/slim`) has these functions and
 * no others. Everything that goes in and comes out is a plain object; nothing has to be freed.
 *
 * Errors that the package throws are `Error`s with a `name` of their own:
 *  - `CleanclaimLoadError`: the wasm could not be loaded or compiled; `init` may be called again.
 *  - `CleanclaimNotReady`: a synchronous function was called before `init`.
 *  - `CleanclaimOptionsError`: options that make no sense; `problems` lists all of them.
 *  - `CleanclaimInputError`: an argument of the wrong kind, such as text where bytes are asked for.
 *  - `CleanclaimFixError`: a fix that does not fit the encounter; `path` names the place.
 *  - `CleanclaimTrap`: the engine itself failed, by exhausted memory for one. Only that call is lost: the
 *    next one runs in a fresh instance. `cause` is the engine's own error.
 */

// ---------------------------------------------------------------- what a caller hands in

/**
 * One visit by one patient with one rendering clinician, on one date. A claim whose lines have several
 * dates is several encounters; `lines[].dateOfService` is for a line that its code counts otherwise
 * (a calendar month, an evaluation finished on a later day).
 */
export interface Encounter {
  id?: string;
  /** YYYY-MM-DD. Chooses which codes, rules and payer facts are in force. */
  dateOfService: string;
  lines: ServiceLine[];

  /**
   * A payer pack's id or one of its aliases ("medicare", "aetna", "87726"), in any case and punctuation.
   * A name that is not known leaves one blocking `unknown-payer` entry; no payer at all leaves an advisory one.
   */
  payer?: string;
  /** What kind of plan of that payer, where its rules differ. */
  plan?: {
    product?: "fee-for-service" | "commercial" | "medicare-advantage" | "medicaid-managed" | "eap" | "exchange" | "self-funded";
    /** Two-letter state of the plan. */
    state?: string;
    /** Is the rendering clinician in this plan's network? */
    inNetwork?: boolean;
    rank?: "primary" | "secondary" | "tertiary";
    /** Contractor, region or plan vendor where rules differ: "NGS", "region-2", "RAE-1". */
    region?: string;
    memberClass?: ("active-duty" | "dual-eligible" | "pregnant" | "under-21" | "inmate")[];
  };

  /** CMS place-of-service code, two digits. A line may override it. */
  placeOfService?: string;
  modality?: Modality;
  /** Why a live visit had no picture; payers accept audio only for some reasons. */
  audioReason?: "patient-cannot" | "patient-declines" | "clinician-cannot" | "no-access";

  patient?: {
    /** Tells the patients of one `checkMany` call apart; any text of the host's, best not a record number. Never in an answer. */
    key?: string;
    ageYears?: number;
    /** Seen by this clinician, or one of the same specialty in the group, in the last three years. */
    established?: boolean;
    location?: "home" | "clinic" | "hospital" | "nursing-facility" | "school" | "work" | "community" | "other";
    /** Two-letter state the patient was in during the visit. */
    state?: string;
  };

  /** Who did the work, whoever's number the claim carries. */
  rendering?: Clinician;
  supervisor?: Clinician;
  billing?: { npi?: string; /** "FQHC", "RHC", "CMHC", "OTP", "hospital-outpatient", "practice" */ setting?: string };

  /** ICD-10-CM codes in claim order, with or without the dot. Pointers count from 1. */
  diagnoses?: string[];

  /** The clock of the visit. Lines may carry their own minutes and intervals. */
  session?: Interval & {
    /** Minutes of psychotherapy, apart from any medical evaluation. */
    psychotherapyMinutes?: number;
    /** Minutes of the E/M service, apart from psychotherapy. */
    evaluationMinutes?: number;
    /** The part of evaluationMinutes spent the same day outside the visit's own clock times. */
    evaluationMinutesOutsideVisit?: number;
    /** Number of patients in a group session. */
    groupSize?: number;
    patientPresent?: boolean;
    /** Other people in the room or on the call. */
    others?: ("family" | "partner" | "guardian" | "interpreter" | "caregiver" | "student" | "supervisor")[];
    purpose?: "treatment" | "evaluation" | "crisis" | "medication-management" | "couples-counseling"
      | "care-coordination" | "testing" | "court-ordered" | "report-writing";
    /** Intervals of the clinician's other sessions that day, to find overlaps. */
    otherIntervals?: Interval[];
    /** As the appointment was booked, for the rule `times-as-scheduled`. */
    scheduled?: Interval;
  };

  note?: NoteFacts;
  coverage?: CoverageFacts;
  privacy?: PrivacyFacts;
  /** Services already delivered to this patient: other clinicians' of the same day too. */
  history?: PriorService[];
  /** The history is complete from this date on. Without it, an absent service proves nothing. */
  historyCompleteFrom?: string;
  /** Facts about esketamine, ketamine and stimulation treatments. */
  procedure?: {
    drug?: "esketamine" | "ketamine" | "other";
    doseMg?: number;
    observationMinutes?: number;
    remsEnrolled?: boolean;
    /** Who bought the drug. */
    drugSupply?: "practice" | "specialty-pharmacy";
    failedTrials?: number;
    scores?: { tool: "PHQ-9" | "MADRS" | "HAM-D" | "GAD-7" | "QIDS"; score: number; date?: string }[];
    courseSession?: number;
  };
  claim?: {
    type?: "professional" | "institutional";
    conditionCodes?: string[];
    /** YYYY-MM-DD the claim goes out; judges timely filing. */
    submissionDate?: string;
    /** 1 original, 7 replacement, 8 void. */
    frequencyCode?: string;
    /** Whose NPI the claim shows as rendering. */
    billedUnder?: "rendering" | "supervisor" | "clinic";
    /** YYYY-MM-DD of the primary payer's explanation of benefits. */
    primaryEobDate?: string;
    originalReference?: boolean;
    /**
     * Total of the lines in this encounter. A reader that splits a claim by date sets it to that encounter's own
     * lines, compares the claim's stated total itself and reports a difference as a FileProblem.
     */
    totalCharge?: number;
    referringNpi?: string;
  };
}

export type Modality = "in-person" | "video" | "audio" | "asynchronous";

export interface Interval { /** "HH:MM", 24 hours. */ start?: string; /** May pass midnight. */ stop?: string; minutes?: number }

/**
 * `minutes` of a line are those of that service alone, in the period its code counts: the session,
 * the date, or the calendar month. Where an add-on continues its primary's clock (90840, 96131, 99494, 99417),
 * the time that both rest on is the sum of the minutes given on the two, or the session's where neither has any.
 * Where exactly one timed service is billed and its line has no minutes, its minutes are
 * `session.psychotherapyMinutes` (psychotherapy and crisis), else `session.minutes`, else stop minus start. With two
 * or more, none is inferred.
 */
export interface ServiceLine extends Interval {
  /** CPT or HCPCS Level II code. */
  code: string;
  /** In claim order, at most four. */
  modifiers?: string[];
  /** Default 1. */
  units?: number;
  /** US dollars. */
  charge?: number;
  /** 1-based positions in `diagnoses`, most important first. */
  diagnosisPointers?: number[];
  placeOfService?: string;
  /** How a line was done that was not done as the visit was: one of another date, whose modality the visit does not say. */
  modality?: Modality;
  /** Line date where it differs from the encounter's. */
  dateOfService?: string;
  /** Was an authorization number put on this line or its claim? The number itself is not asked for. */
  authorized?: boolean;
  /** What an E/M level rests on. */
  levelBasis?: "mdm" | "time";
  mdm?: "straightforward" | "low" | "moderate" | "high";
  /** Another clinician than the encounter's rendering one. */
  rendering?: Clinician;
  /** Facts of `session` where this line's differ: a family session after an individual one. */
  patientPresent?: boolean;
  groupSize?: number;
  /** Separate stretches of one service on one date, as in a crisis. */
  segments?: Interval[];
}

export interface Clinician {
  npi?: string;
  /** NUCC taxonomy code. */
  taxonomy?: string;
  credential?: "md" | "do" | "pa" | "np" | "cns" | "psychologist" | "lcsw" | "lmft" | "lpc" | "associate"
    | "rn" | "pharmacist" | "bcba" | "rbt" | "peer" | "student" | "other";
  /** Tells an associate's track apart: a master's-level social worker, a limited-licence psychologist. */
  degree?: "bachelors" | "masters" | "doctoral" | "none";
  discipline?: "social-work" | "counseling" | "marriage-family" | "psychology" | "medicine" | "nursing" | "behavior-analysis" | "addiction";
  /** Two-letter state of the licence used. */
  licenseState?: string;
  enrolled?: boolean;
  /** The practice bills this service as incident to the supervisor's. */
  incidentTo?: boolean;
  /** Incident to: the supervisor began this course of treatment; this visit is about a new problem. */
  initiatedBySupervisor?: boolean;
  newProblem?: boolean;
  supervision?: "none" | "general" | "direct" | "on-site";
}

/** What the note records. true: it is there; false: it was looked for and is not there; absent: unknown. */
export interface NoteFacts {
  elements?: Partial<Record<NoteElement, boolean>>;
  signedBy?: Clinician["credential"];
  /** YYYY-MM-DD */
  signedOn?: string;
  cosigned?: boolean;
  /** YYYY-MM-DD the note was written. */
  writtenOn?: string;
  treatmentPlan?: { date?: string; reviewedOn?: string; signed?: boolean; referenced?: boolean };
  /** Why communication was complex; judges interactive complexity. [] means none was recorded. */
  complexityFactors?: ("communication" | "caregiver-behavior" | "mandated-report" | "play-or-devices" | "interpreter")[];
  /** Number of different tests administered. */
  testCount?: number;
  /** The note itself, read on this device for the elements above, never echoed in a report. */
  text?: string;
}
export type NoteElement =
  | "session-type" | "start-stop-times" | "total-time" | "psychotherapy-time" | "modality" | "patient-location"
  | "clinician-location" | "telehealth-consent" | "audio-consent" | "billing-consent" | "trainee-consent" | "participants" | "chief-complaint" | "history" | "mental-status"
  | "risk-assessment" | "diagnosis" | "symptoms" | "medical-necessity" | "interventions" | "response" | "progress"
  | "treatment-goals" | "plan" | "follow-up" | "medical-decision-making" | "separate-evaluation" | "complexity-reason"
  | "crisis-state" | "crisis-disposition" | "group-topic" | "group-size" | "family-benefit-to-patient"
  | "test-names" | "test-interpretation" | "feedback" | "consent" | "care-plan" | "initiating-visit"
  | "dose" | "vital-signs" | "observation-end" | "safety-plan" | "signature";

export interface CoverageFacts {
  /** Eligibility was verified on this date (YYYY-MM-DD), with this result. */
  verifiedOn?: string;
  active?: boolean;
  behavioralCarveOut?: string;
  referralOnFile?: boolean;
  authorizations?: {
    codes?: string[];
    from?: string;
    /** Inclusive. */
    to?: string;
    unitsApproved?: number;
    /** Before this encounter. */
    unitsUsed?: number;
    modality?: Modality;
    payer?: string;
    status?: "approved" | "pending" | "denied";
  }[];
  otherCoverage?: boolean;
  primaryPaid?: boolean;
  selfPay?: boolean;
  /** YYYY-MM-DD of the patient's first telehealth visit in this course of care. */
  telehealthSince?: string;
  /** A signed advance beneficiary notice is on file. */
  abnSigned?: boolean;
}

export interface PrivacyFacts {
  /** Records come from a federally assisted SUD program (42 CFR Part 2). */
  part2Program?: boolean;
  /** Written consent to disclose for treatment, payment and operations is on file. */
  part2Consent?: boolean;
  part2ConsentExpires?: string;
  /** The claim or its attachment would carry separately kept psychotherapy notes. */
  includesPsychotherapyNotes?: boolean;
  psychotherapyNotesAuthorized?: boolean;
  /** The claim or its attachment would carry separately kept counseling notes of a substance use program. */
  includesCounselingNotes?: boolean;
  counselingNotesConsent?: boolean;
  /** The patient paid in full and asked that the plan not be told. */
  restrictedFromPlan?: boolean;
  goodFaithEstimate?: boolean;
}

export interface PriorService {
  dateOfService: string;
  code: string;
  modifiers?: string[];
  units?: number;
  minutes?: number;
  sameClinician?: boolean;
  sameGroup?: boolean;
  /** With sameGroup: of the same specialty, as NCCI and new-patient rules count it. */
  sameSpecialty?: boolean;
  start?: string;
  stop?: string;
  placeOfService?: string;
  diagnoses?: string[];
  modality?: Modality;
}

// ---------------------------------------------------------------- how it is judged

export interface Options {
  /** Which rules make sense now. Default "submit", which runs all. */
  stage?: "schedule" | "sign" | "charge" | "submit";
  /** A rule's or a category's level; "off" silences it. An unknown name is an error with a suggestion. */
  levels?: Record<string, "off" | "info" | "warning" | "error">;
  /**
   * Payer packs beside the built-in ones, at most 16; one with a built-in id replaces it. `cleanclaim/pack.schema.json` is the format.
   * A pack is read once and known again by being the same object: to change one, make a new one.
   */
  packs?: unknown[];
  /** Values of a practice's own contracts, laid over the payers' packs: a pack with `overrides`. Known again as `packs` are. */
  practice?: unknown;
  /**
   * Names of the loaded tables to use, as `version().tables` lists them; default all that are loaded. The name of one
   * table of a pack stands for the pack.
   */
  tables?: string[];
  receipt?: boolean;
  ledger?: boolean;
  /** The encounters of a file are one practice's: adds what only shows across them. `checkMany` always does. */
  together?: boolean;
}

// ---------------------------------------------------------------- what comes back

export type Answer =
  | { type: "checked"; report: Report }
  /**
   * The input could not be understood: wrong type, unknown key or word, impossible date, units that are not a
   * positive whole number. Every problem is listed, not only the first. What is understood but breaks the claim
   * form (thirteen diagnoses, five modifiers, a false NPI check digit) is a finding, not this.
   */
  | { type: "invalid"; id?: string; problems: { path: string; message: string; help?: string }[] };

export interface Report {
  id?: string;
  /**
   * fix:        something is wrong; the claim should not go out like this.
   * review:     nothing is wrong for certain; a person should look at the warnings.
   * incomplete: nothing found, but a rule that could have found an error lacked its facts.
   * clean:      every rule that applies was run on the facts it needs, and none fired.
   * A rule turned off by `levels`, or outside `stage`, is not run: `silenced` lists it, and every face shows that
   * beside the verdict. Infos never change the verdict.
   */
  verdict: "fix" | "review" | "incomplete" | "clean";
  findings: Finding[];
  /** What could not be judged, and the facts that would change that. Never silently empty. */
  unchecked: Unchecked[];
  /** Rules not run because the caller turned them off or the stage leaves them out. */
  silenced: string[];
  /**
   * What the recorded facts support, for each line where they decide it; `line` null for a service that the facts
   * support and no line bills. Billing less than that is a warning, billing more an error. For "not-billable" `code`
   * is the billed one and `units` 0.
   */
  supported: { line: number | null; code: string; units: number; direction: "same" | "lower" | "higher" | "not-billable" | "unbilled" }[];
  versions: { engine: string; catalogue: string; payer: { id: string; version: string } | null; tables: string[] };
  /**
   * SHA-256, in hex, where asked for, over engine, catalogue, packs, tables, options and the canonical input without
   * `id` and `note.text` (what the reader found there stands in for the text): the same receipt means the same
   * verdict on any machine.
   */
  receipt: string | null;
  /** Every rule that applies to a line and how it went, where asked for. */
  ledger: { rule: string; lines: number[]; outcome: "passed" | "fired" | "unchecked" | "not-applicable" | "off" }[] | null;
}

export interface Finding {
  /** Stable, kebab-case, names the defect: "psychotherapy-minutes-below-band". Never reused. */
  rule: string;
  category: Category;
  severity: "error" | "warning" | "info";
  /** JSON Pointer (RFC 6901) into the encounter: "/lines/1/code". */
  path: string;
  /** Zero-based lines that this finding is about. */
  lines: number[];
  /** One sentence: what is wrong. */
  message: string;
  /** What happens if it goes out like this. */
  why: string;
  /** What a person can do. */
  help: string;
  /** The values the judgement rests on, for interfaces that lay them out or translate them. */
  facts: Record<string, string | number | boolean>;
  fix: Fix | null;
  sources: { title: string; section: string | null; url: string; tier: "law" | "cms" | "coding" | "contractor" | "payer" | "advice" }[];
  /** The denial this would meet, where one is known: claim adjustment reason code and its group. */
  denial: { group: "CO" | "PR" | "OA" | "PI"; carc: string; rarc: string | null } | null;
  /** The pack that the fact behind this finding came from; null where the rule is national. */
  payer: string | null;
  /** Places in other encounters of the same `checkMany` call; the finding stands in the later one. */
  related: { encounter: number; path: string }[];
  /** Stable over rewording: rule, place and facts. Tells two findings of one encounter apart; it does not name the
   *  encounter, so nothing may be silenced across encounters by it. */
  fingerprint: string;
}

/**
 * code: does not exist, not in force, not valid for the payer, or another code is what the recorded facts other than
 * minutes support (level, presence, dose, number of tests, new or established) · time: minutes against the code, counted twice,
 * contradictory · add-on: a code without or with the wrong primary · same-day: pairs and months, their modifier
 * included · units: count against minutes or daily limit · frequency: against history · provider: who may bill,
 * supervision, licence · place: place of service against code · telehealth: place, modifier and conditions of a
 * remote visit · modifier: any other modifier · diagnosis · documentation: the note and the plan · authorization ·
 * eligibility: coverage and order of payers · privacy · filing: deadlines and notices · claim: form, totals, numbers.
 */
export type Category =
  | "code" | "time" | "add-on" | "same-day" | "units" | "frequency" | "provider" | "place" | "telehealth" | "modifier"
  | "diagnosis" | "documentation" | "authorization" | "eligibility" | "privacy" | "filing" | "claim";

export interface Fix {
  title: string;
  /**
   * format:        changes no meaning; may be applied without asking.
   * correction:    changes what is billed to what the given facts support; a person confirms.
   * documentation: only if it is already true; nothing is applied.
   * A fix never changes minutes, times, diagnoses or facts of the note.
   */
  kind: "format" | "correction" | "documentation";
  /** JSON Patch (RFC 6902) over the encounter; empty for "documentation". */
  patch: { op: "add" | "replace" | "remove"; path: string; value?: unknown }[];
}

export interface Unchecked {
  rule: string;
  category: Category;
  lines: number[];
  /** Facts that would let the rule run, as JSON Pointers; empty where no data exists. */
  needs: string[];
  /** `unknown-code` is always blocking. */
  reason: "missing-fact" | "no-payer-data" | "unknown-payer" | "unknown-code" | "out-of-date" | "no-table";
  /** blocking: the rule could have found an error, so the verdict cannot be clean. */
  weight: "blocking" | "advisory";
  /** The payer's statements that could not be judged; left out where it is none. */
  statements?: string[];
  /** Topics on which nothing is held for the payer and a line; left out where it is none. */
  topics?: string[];
  /** A known name that may be meant by a payer's name that is not known. */
  suggestion?: string;
}

// ---------------------------------------------------------------- files read on the device

/** What reading and checking a file gives: 837P, FHIR, CSV, JSON or NDJSON. */
export interface FileAnswer {
  format: "837p" | "835" | "fhir" | "csv" | "json" | "ndjson" | "unknown";
  /** In the file's order. Empty where `onAnswer` was given: each was handed over as it was read. */
  answers: { encounter: Encounter; answer: Answer; place: Place }[];
  problems: FileProblem[];
  /** Of an 835. */
  remittance: Remittance | null;
}
/** Where in the file, as far as the format has it. */
export interface Place { line?: number; segment?: number; offset?: number; claim?: string }
export interface FileProblem extends Place { severity: "error" | "warning"; message: string; help?: string }

// ---------------------------------------------------------------- remittance (835) read on the device

export interface Remittance {
  claims: RemittedClaim[];
  /** PLB: what the payer gave or took outside claims. */
  providerAdjustments: { payee: string; reason: string; reference: string | null; amount: number }[];
  /** The same cause again and again, largest sum first. */
  patterns: { payee: string | null; payer: string; month: string | null; cause: Cause; code: string | null; carc: string | null; claims: number; amount: number; rules: string[] }[];
  /** What in the file could not be read or does not balance. The readable claims are still in `claims`. */
  problems: FileProblem[];
}

export interface RemittedClaim {
  /** CLP01, the practice's own claim reference. */
  reference: string;
  payer: string;
  /** NPI or id of the payee; YYYY-MM-DD of the payment; the payer's own claim number, for a corrected claim. */
  payee: string | null;
  paymentDate: string | null;
  payerControlNumber: string | null;
  /** Rules that had fired on the claim before it went out, where its encounters are known; null where not. */
  foreseen: string[] | null;
  status: "paid" | "partial" | "denied" | "reversed" | "pending" | "forwarded";
  charge: number;
  paid: number;
  adjustments: Adjustment[];
  lines: { code: string; modifiers: string[]; units: number; charge: number; paid: number; dateOfService: string | null; adjustments: Adjustment[] }[];
}

export interface Adjustment {
  group: "CO" | "PR" | "OA" | "PI" | "CR";
  carc: string;
  rarcs: string[];
  amount: number;
  cause: Cause;
  /** In this project's own plain words. */
  meaning: string;
  action: "appeal" | "corrected-claim" | "new-claim" | "bill-patient" | "write-off" | "none";
  /** The last day for that action, where a public rule gives one, and that rule. */
  deadline: { date: string; source: string } | null;
  /** What to gather for that action. */
  evidence: string[];
  /** Rules of this project that look for the same defect before the claim goes out. */
  rules: string[];
}

export type Cause =
  | "eligibility" | "authorization" | "modifier" | "coding" | "documentation" | "medical-necessity" | "timely-filing"
  | "duplicate" | "coordination-of-benefits" | "provider-enrollment" | "bundling" | "patient-responsibility"
  | "contractual" | "other";

// ---------------------------------------------------------------- the functions

/**
 * Loads the module once. May be called again, and from several places at a time: all wait for the same load, and
 * once it is loaded nothing happens. After a failure the next call tries again.
 *
 * Without a source the package's own wasm is taken: from beside the script on the web, from the package's folder
 * in Node, from the script itself in `cleanclaim/inline`. `cleanclaim/slim` has none and needs a source:
 * the bytes, a compiled module, a `Response`, or an address to fetch. In Node an address is a path or a `file:` URL.
 *
 * @throws CleanclaimLoadError
 */
export declare function init(
  source?: BufferSource | WebAssembly.Module | URL | string | Response | Promise<Response>,
): Promise<void>;

/**
 * Loads the reader of notes, a wasm of its own of some 105 kB that nothing loads before it is needed. `check`, `checkMany` and
 * `checkFile` load it themselves where they meet `note.text`; `checkSync` and `readNote` need it loaded before, but in Node and in
 * `cleanclaim/inline`.
 */
export declare function initNotes(
  source?: BufferSource | WebAssembly.Module | URL | string | Response | Promise<Response>,
): Promise<void>;

/**
 * Loads the reader of claim files, a wasm of its own of some 40 kB. `checkFile` loads it itself where a file is not JSON; only
 * `cleanclaim/slim`, which carries no wasm, needs this before.
 */
export declare function initFiles(
  source?: BufferSource | WebAssembly.Module | URL | string | Response | Promise<Response>,
): Promise<void>;

/**
 * Checks one encounter; loads the module on first use.
 *
 * Never throws for what is in the encounter: what cannot be understood comes back as `invalid`, every problem
 * with its path.
 *
 * @throws CleanclaimOptionsError where options make no sense, with `problems`
 */
export declare function check(encounter: Encounter, options?: Options): Promise<Answer>;

/**
 * The same at once, after `init`. In Node and in `cleanclaim/inline` the module is loaded on first use here too,
 * where the engine lets a module of this size be compiled at once; everywhere else it throws without `init`.
 *
 * @throws CleanclaimNotReady before `init`
 */
export declare function checkSync(encounter: Encounter, options?: Options): Answer;

/**
 * Encounters of one practice together: adds what only shows across them. Answers in the order given.
 * At most 200,000 in one call.
 *
 * Services of the same patient (`patient.key`) that are earlier count as history of those that are later; besides, a
 * clinician (`rendering.npi`) who is in two places, a day that nobody could work, a line that is billed twice, a note that is another's,
 * and an authorization that is overdrawn by several. What two make wrong is said in the later one, by date, start and
 * content, with `related` pointing at the other; the order of the list changes nothing. The first 750 earlier lines of a
 * patient count, and the 64 latest notes of a patient and of a clinician. While it runs it keeps of each encounter at most 500
 * bytes, 150 a line, 60 an authorization and 256 for a note's words, of which only hashes are kept.
 */
export declare function checkMany(encounters: Encounter[], options?: Options): Promise<Answer[]>;

/**
 * Reads a file on the device and checks every encounter in it. What cannot be read stands in `problems`, with its
 * place; what can be read is checked all the same. The whole file is read before the first check, 256 MB at most.
 *
 * With `onAnswer` each answer is handed over in the file's order, and `answers` comes back empty; what `onAnswer`
 * throws ends the call. `onProgress` counts the bytes as they are read; the total is `null` for a stream.
 * `signal` ends the reading, and the handing over, with its reason.
 */
export declare function checkFile(
  source: Uint8Array | ArrayBuffer | Blob | ReadableStream<Uint8Array>,
  options?: Options & {
    onAnswer?: (item: FileAnswer["answers"][number]) => void;
    onProgress?: (bytesRead: number, bytesTotal: number | null) => void;
    signal?: AbortSignal;
  },
): Promise<FileAnswer>;

/**
 * What the note's text shows, with where; ranges are UTF-16 offsets into the text. Read on the device; the text goes nowhere.
 *
 * `found`: the note holds the element. `contradicted`: it says that it is missing, or gives two answers. Neither: it was not
 * found, which does not say that it is missing: the reader does not know every way of saying a thing. Hours without a half of
 * the day are read as offices work, 7 to 12 in the morning and 1 to 6 in the afternoon.
 *
 * @throws CleanclaimNotReady before `initNotes`, but in Node and in `cleanclaim/inline`
 */
export declare function readNote(text: string): {
  elements: { element: NoteElement; found: boolean; contradicted: boolean; ranges: { start: number; end: number }[] }[];
  intervals: (Interval & { range: { start: number; end: number } })[];
};

/**
 * The smallest set of facts, as JSON Pointers, that the rules of this stage can use for these codes and this payer: what is not on
 * the list changes nothing, and need not be handed over. Lines are those of the codes, in their order. It is found by trying every fact, which
 * takes a tenth of a second or more: keep the answer.
 *
 * @throws CleanclaimInputError where the codes are none, CleanclaimOptionsError where the stage is none
 */
export declare function requiredFields(stage: NonNullable<Options["stage"]>, codes: string[], payer?: string): string[];

/**
 * A new encounter with the fix applied; the given one is left as it is. A `documentation` fix changes nothing.
 * Needs no `init`.
 *
 * @throws CleanclaimFixError where the fix no longer fits, with `path`
 */
export declare function applyFix(encounter: Encounter, fix: Fix): Encounter;

/**
 * Takes a packed table (NCCI pairs, unit limits), which `cleanclaim tables build` makes of CMS's files, into use for
 * every later check, before the built-in ones; gives its name. One pack may hold several tables: its name is the
 * first's, and any of their names stands for it. A pack that shares a name with a loaded one takes its place. After
 * `init`, like `checkSync`.
 *
 * @throws CleanclaimTableError where the bytes are no packed table, damaged, or of a later version
 */
export declare function loadTable(bytes: Uint8Array): string;

/**
 * Lets a loaded table go. The built-in ones stay.
 *
 * @throws CleanclaimTableError where none of that name is loaded
 */
export declare function unloadTable(name: string): void;

/** Every rule in a line. Needs no `init`. */
export declare function rules(): {
  rule: string;
  category: Category;
  severity: Finding["severity"];
  summary: string;
  stages: NonNullable<Options["stage"]>[];
  /** Where the rule comes from, as its findings show it. */
  sources: Finding["sources"];
}[];

/** Documentation of a rule in Markdown; null where there is none of that name. Needs no `init`. */
export declare function explain(rule: string): string | null;

/**
 * The same encounter before several payers: each answer, and the findings that not all payers share. A payer is named alone, or with
 * its rank before it, as in `secondary:aetna`.
 *
 * @throws CleanclaimInputError where `payers` is no list of one to fifty names
 */
export declare function compare(
  encounter: Encounter,
  payers: string[],
  options?: Options,
): Promise<{ payer: string; answer: Answer; only: Finding[] }[]>;

/**
 * What changes for these encounters when one pack takes the place of another: those whose verdict, findings or open questions differ.
 *
 * @throws CleanclaimOptionsError with `problems` where one of the packs has a mistake
 */
export declare function diff(before: unknown, after: unknown, encounters: Encounter[]): Promise<{ encounter: number; before: Answer; after: Answer }[]>;

/** Every mistake of a pack with where it is, and how its own tests went; no test is run where there is a mistake. After `init`. */
export declare function checkPack(pack: unknown): {
  problems: { path: string; message: string; help?: string }[];
  tests: { name: string; passed: boolean; message?: string }[];
};

/** Every payer that is known by name, and on which topics there are rules. After `init`, like `checkSync`. */
export declare function payers(): {
  id: string;
  name: string;
  aliases: string[];
  version: string;
  /** YYYY-MM-DD of its last reading against its sources. */
  reviewed: string;
  /** From this day on its findings are warnings at most; null where it names none. */
  reviewBy: string | null;
  /** By kind of statement: there are rules, it was looked for and none was found, or nobody looked. */
  topics: Record<string, "rules" | "none-found" | "unknown">;
}[];

/** What takes part in a check. After `init`, like `checkSync`. */
export declare function version(): { engine: string; catalogue: string; tables: string[] };

/** What users must know about the code sets and their owners. After `init`, like `checkSync`. */
export declare function notices(): string;
