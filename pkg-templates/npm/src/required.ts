import type * as Public from "./public.js";

type Answer = Public.Answer;
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * The facts that a host can hand over, each with values that differ in what they mean, as JSON texts. LINE stands for a line's
 * position, CODE for its code. The first value is the plainest; rules ask in vain for a fact until it is there.
 */
const FIELDS: readonly (readonly [path: string, ...values: string[]])[] = [
  ["/plan/product", '"fee-for-service"', '"medicare-advantage"', '"medicaid-managed"'],
  ["/plan/state", '"OH"', '"CA"'],
  ["/plan/inNetwork", "true", "false"],
  ["/plan/rank", '"primary"', '"secondary"'],
  ["/plan/region", '"a region"'],
  ["/plan/memberClass", "[]", '["dual-eligible"]', '["under-21"]'],
  ["/placeOfService", '"11"', '"10"', '"02"', '"21"', '"99"'],
  ["/modality", '"in-person"', '"video"', '"audio"'],
  ["/audioReason", '"patient-cannot"', '"clinician-cannot"'],
  ["/patient/ageYears", "40", "8"],
  ["/patient/established", "true", "false"],
  ["/patient/location", '"clinic"', '"home"', '"work"'],
  ["/patient/state", '"OH"', '"CA"'],
  ["/rendering/npi", '"1234567893"', '"1234567890"'],
  ["/rendering/taxonomy", '"103T00000X"', '"2084P0800X"'],
  ["/rendering/credential", '"psychologist"', '"md"', '"lcsw"', '"rn"', '"other"'],
  ["/rendering/degree", '"doctoral"', '"masters"', '"none"'],
  ["/rendering/discipline", '"psychology"', '"social-work"', '"medicine"'],
  ["/rendering/licenseState", '"OH"', '"CA"'],
  ["/rendering/enrolled", "true", "false"],
  ["/rendering/incidentTo", "false", "true"],
  ["/rendering/initiatedBySupervisor", "true", "false"],
  ["/rendering/newProblem", "false", "true"],
  ["/rendering/supervision", '"direct"', '"general"', '"none"'],
  ["/supervisor/npi", '"1245319599"', '"1234567893"'],
  ["/supervisor/taxonomy", '"2084P0800X"', '"103T00000X"'],
  ["/supervisor/credential", '"md"', '"lcsw"'],
  ["/supervisor/degree", '"doctoral"', '"masters"'],
  ["/supervisor/discipline", '"medicine"', '"social-work"'],
  ["/supervisor/licenseState", '"OH"', '"CA"'],
  ["/supervisor/enrolled", "true", "false"],
  ["/billing/npi", '"1245319599"', '"1245319590"'],
  ["/billing/setting", '"private practice"', '"FQHC"', '"OTP"', '"CMHC"', '"hospital"'],
  ["/diagnoses", '["F33.1"]', '["F33"]', '["Z63.0"]', '["F11.20"]', '["Z79.899", "F20.9"]'],
  ["/lines/LINE/start", '"10:00"', '"10:05"'],
  ["/lines/LINE/stop", '"10:45"', '"10:50"'],
  ["/lines/LINE/minutes", "45", "16", "60", "120"],
  ["/lines/LINE/modifiers", "[]", '["59"]', '["95"]', '["25"]', '["GT"]', '["93"]', '["GA"]', '["HO"]'],
  ["/lines/LINE/units", "1", "3"],
  ["/lines/LINE/charge", "100", "90"],
  ["/lines/LINE/diagnosisPointers", "[1]", "[]", "[9]"],
  ["/lines/LINE/placeOfService", '"11"', '"10"', '"21"'],
  ["/lines/LINE/modality", '"in-person"', '"video"'],
  ["/lines/LINE/dateOfService", '"2026-06-16"', '"2026-06-15"'],
  ["/lines/LINE/authorized", "true", "false"],
  ["/lines/LINE/levelBasis", '"mdm"', '"time"'],
  ["/lines/LINE/mdm", '"straightforward"', '"moderate"', '"high"'],
  ["/lines/LINE/rendering", '{"npi": "1245319599", "credential": "md"}', '{"npi": "1234567893", "credential": "lcsw"}'],
  ["/lines/LINE/patientPresent", "true", "false"],
  ["/lines/LINE/groupSize", "6", "30"],
  ["/lines/LINE/segments", '[{"start": "10:00", "stop": "10:45"}]', '[{"start": "10:00", "stop": "10:10"}]'],
  ["/session/start", '"10:00"', '"10:20"'],
  ["/session/stop", '"10:45"', '"11:40"'],
  ["/session/minutes", "45", "20"],
  ["/session/psychotherapyMinutes", "45", "16"],
  ["/session/evaluationMinutes", "20", "5"],
  ["/session/evaluationMinutesOutsideVisit", "0", "30"],
  ["/session/groupSize", "6", "30"],
  ["/session/patientPresent", "true", "false"],
  ["/session/others", "[]", '["family"]', '["interpreter"]'],
  ["/session/purpose", '"treatment"', '"couples-counseling"', '"court-ordered"'],
  ["/session/otherIntervals", "[]", '[{"start": "10:10", "stop": "11:00"}]'],
  ["/session/scheduled", '{"start": "10:00", "stop": "10:45"}'],
  ["/note/signedBy", '"psychologist"', '"student"'],
  ["/note/signedOn", '"2026-06-16"', '"2026-12-30"'],
  ["/note/cosigned", "true", "false"],
  ["/note/writtenOn", '"2026-06-16"', '"2027-03-01"'],
  ["/note/treatmentPlan/date", '"2026-05-01"', '"2024-01-10"'],
  ["/note/treatmentPlan/reviewedOn", '"2026-06-01"', '"2024-02-01"'],
  ["/note/treatmentPlan/signed", "true", "false"],
  ["/note/treatmentPlan/referenced", "true", "false"],
  ["/note/complexityFactors", '["play-or-devices"]', "[]", '["interpreter"]'],
  ["/note/testCount", "2", "1"],
  ["/coverage/verifiedOn", '"2026-06-15"', '"2025-01-01"'],
  ["/coverage/active", "true", "false"],
  ["/coverage/behavioralCarveOut", '""', '"another plan"'],
  ["/coverage/referralOnFile", "true", "false"],
  ["/coverage/authorizations", "[]", '[{"codes": ["CODE"], "from": "2026-01-01", "to": "2026-12-31", "status": "approved", "unitsApproved": 20, "unitsUsed": 4}]', '[{"codes": ["CODE"], "from": "2025-01-01", "to": "2025-12-31", "status": "denied", "unitsApproved": 2, "unitsUsed": 2}]'],
  ["/coverage/otherCoverage", "false", "true"],
  ["/coverage/primaryPaid", "true", "false"],
  ["/coverage/selfPay", "false", "true"],
  ["/coverage/telehealthSince", '"2026-06-01"', '"2019-01-01"'],
  ["/coverage/abnSigned", "false", "true"],
  ["/privacy/part2Program", "false", "true"],
  ["/privacy/part2Consent", "true", "false"],
  ["/privacy/part2ConsentExpires", '"2027-01-01"', '"2026-01-01"'],
  ["/privacy/includesPsychotherapyNotes", "false", "true"],
  ["/privacy/psychotherapyNotesAuthorized", "true", "false"],
  ["/privacy/includesCounselingNotes", "false", "true"],
  ["/privacy/counselingNotesConsent", "true", "false"],
  ["/privacy/restrictedFromPlan", "false", "true"],
  ["/privacy/goodFaithEstimate", "true", "false"],
  ["/history", "[]", '[{"dateOfService": "2026-06-16", "code": "CODE", "sameClinician": true, "sameGroup": true, "sameSpecialty": true}]', '[{"dateOfService": "2026-06-10", "code": "CODE", "sameClinician": true, "sameGroup": true, "sameSpecialty": true}]', '[{"dateOfService": "2026-05-20", "code": "90791", "sameClinician": true, "sameGroup": true, "sameSpecialty": true, "modality": "in-person"}]'],
  ["/historyCompleteFrom", '"2022-01-01"', '"2026-06-01"'],
  ["/procedure/drug", '"esketamine"', '"other"'],
  ["/procedure/doseMg", "56", "84"],
  ["/procedure/observationMinutes", "120", "60"],
  ["/procedure/remsEnrolled", "true", "false"],
  ["/procedure/drugSupply", '"practice"', '"specialty-pharmacy"'],
  ["/procedure/failedTrials", "2", "0"],
  ["/procedure/scores", "[]", '[{"tool": "PHQ-9", "score": 20}]'],
  ["/procedure/courseSession", "1", "30"],
  ["/claim/type", '"professional"', '"institutional"'],
  ["/claim/conditionCodes", "[]", '["92"]'],
  ["/claim/submissionDate", '"2026-06-18"', '"2028-01-01"', '"2026-06-01"'],
  ["/claim/frequencyCode", '"1"', '"7"'],
  ["/claim/billedUnder", '"rendering"', '"supervisor"'],
  ["/claim/primaryEobDate", '"2026-06-17"', '"2025-01-01"'],
  ["/claim/originalReference", "true", "false"],
  ["/claim/totalCharge", "100", "1"],
  ["/claim/referringNpi", '"1245319599"', '"1245319590"'],
];

const ELEMENTS: readonly Public.NoteElement[] = [
  "session-type", "start-stop-times", "total-time", "psychotherapy-time", "modality", "patient-location",
  "clinician-location", "telehealth-consent", "audio-consent", "billing-consent", "trainee-consent", "participants",
  "chief-complaint", "history", "mental-status", "risk-assessment", "diagnosis", "symptoms", "medical-necessity",
  "interventions", "response", "progress", "treatment-goals", "plan", "follow-up", "medical-decision-making",
  "separate-evaluation", "complexity-reason", "crisis-state", "crisis-disposition", "group-topic", "group-size",
  "family-benefit-to-patient", "test-names", "test-interpretation", "feedback", "consent", "care-plan",
  "initiating-visit", "dose", "vital-signs", "observation-end", "safety-plan", "signature",
];

/** The date of the encounters that are tried: the rules of the present. */
const DATE = "2026-06-16";
/** Ways a visit can be. */
const WAYS: readonly (readonly [path: string, value: Json])[][] = [
  [["/modality", "in-person"], ["/placeOfService", "11"]],
  [["/modality", "video"], ["/placeOfService", "10"], ["/patient/location", "home"]],
  [["/modality", "audio"], ["/placeOfService", "10"], ["/patient/location", "home"]],
];
/** As often as one fact leads to another; a rule that asks in vain ends it. */
const ROUNDS = 6;

interface Place {
  path: string;
  values: Json[];
  used: boolean;
}
/** What a check says, without words, and what it asks for. */
interface Said {
  all: string;
  needs: string[];
}

/**
 * Which facts the rules of a stage can use.
 *
 * Nobody lists by hand what each rule reads: it would be wrong the day after. Each fact of the contract is tried instead. From
 * encounters with everything that rules ask for, in person, by video and by telephone, a fact counts where a value of it
 * changes what a check says, or where a check asks for it.
 */
export function required(check: (encounter: Json) => Answer, codes: readonly string[], payer: string | undefined): string[] {
  const places = [...FIELDS, ...ELEMENTS.map((element) => [`/note/elements/${element}`, "true", "false"] as const)].flatMap(([path, ...values]) =>
    (path.includes("LINE") ? codes : codes.slice(0, 1)).map((code, line): Place => ({
      path: path.replace("LINE", String(line)),
      values: values.map((value) => JSON.parse(value.replaceAll("CODE", code)) as Json),
      used: false,
    })),
  );
  const said = (encounter: Json): Said | undefined => {
    const answer = check(encounter);
    if (answer.type !== "checked") return undefined;
    const { findings, unchecked } = answer.report;
    return {
      all: JSON.stringify([findings.map(({ rule, path, severity }) => [rule, path, severity]), unchecked.map(({ rule, lines, needs }) => [rule, lines, needs])]),
      needs: unchecked.flatMap(({ needs }) => needs),
    };
  };
  /** The fact that a need is, or is a part of. */
  const placeOf = (need: string): Place | undefined => places.find(({ path }) => need === path || need.startsWith(`${path}/`));
  const bare: Json = { dateOfService: DATE, lines: codes.map((code) => ({ code })), ...(payer === undefined ? {} : { payer }) };
  const filled = WAYS.map((way) => {
    const base = structuredClone(bare);
    for (const [path, value] of way) put(base, path, value);
    for (let round = 0; round < ROUNDS; round += 1) {
      let more = false;
      for (const need of said(base)?.needs ?? []) {
        const place = placeOf(need);
        if (place === undefined) continue;
        place.used = true;
        const [plainest] = place.values;
        if (plainest !== undefined && !has(base, place.path)) {
          put(base, place.path, plainest);
          more = true;
        }
      }
      if (!more) break;
    }
    return base;
  });
  for (const base of [...filled, bare]) {
    const before = said(base);
    for (const place of places) {
      for (const value of place.values) {
        const other = structuredClone(base);
        put(other, place.path, value);
        const after = said(other);
        if (after === undefined || before === undefined || after.all === before.all) continue;
        place.used = true;
        // What is asked for only then.
        for (const need of after.needs) {
          const asked = placeOf(need);
          if (asked !== undefined) asked.used = true;
        }
      }
    }
  }
  return places.filter(({ used }) => used).map(({ path }) => path);
}

type Holder = { [key: string]: Json };

function has(json: Json, path: string): boolean {
  let here: Json | undefined = json;
  for (const key of path.split("/").slice(1)) here = (here as Holder | null | undefined)?.[key];
  return here !== undefined && here !== null;
}

/** Puts a value at a place, with the records on the way. */
function put(json: Json, path: string, value: Json): void {
  const keys = path.split("/").slice(1);
  const last = keys.pop() ?? "";
  let here = json as Holder;
  for (const key of keys) here = (here[key] ??= {}) as Holder;
  here[last] = structuredClone(value);
}
