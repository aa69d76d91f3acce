import type { Encounter, NoteElement, NoteFacts } from "cleanclaim";

/** An invented encounter to start from. Nobody's record: every person, time and number here is made up. */
export interface Example {
  /** Names the example in the address (`#90837-at-50`) and in the tests. */
  id: string;
  /** The codes, as they would stand on the claim. */
  codes: string;
  title: string;
  /** What to look at, in one sentence. */
  about: string;
  encounter: Encounter;
}

/** Elements that a note records, for examples whose point lies elsewhere. */
function recorded(...elements: NoteElement[]): Partial<Record<NoteElement, boolean>> {
  const out: Partial<Record<NoteElement, boolean>> = {};
  for (const element of elements) {
    out[element] = true;
  }
  return out;
}

const psychotherapyNote = recorded(
  "session-type", "start-stop-times", "total-time", "modality", "medical-necessity", "participants", "mental-status", "risk-assessment",
  "diagnosis", "symptoms", "interventions", "response", "progress", "treatment-goals", "plan", "follow-up", "signature",
);

const evaluationNote = { ...psychotherapyNote, ...recorded("chief-complaint", "history", "consent", "care-plan") };

const medicalNote = recorded(
  "session-type", "start-stop-times", "total-time", "psychotherapy-time", "modality", "medical-necessity", "chief-complaint", "history",
  "mental-status", "risk-assessment", "diagnosis", "symptoms", "medical-decision-making", "separate-evaluation", "interventions", "response",
  "progress", "treatment-goals", "plan", "follow-up", "signature",
);

/** A note that was signed on the day, by a treatment plan that is in date. */
function note(date: string, elements: Partial<Record<NoteElement, boolean>>): NoteFacts {
  return { elements, complexityFactors: [], signedOn: date, treatmentPlan: { date: "2026-01-12", signed: true, referenced: true } };
}

export const examples: readonly Example[] = [
  {
    id: "clean-90837",
    codes: "90837",
    title: "A long session, fully recorded",
    about: "Fifty-six minutes with start and stop, a clinician of the right kind, and a note: every rule can run.",
    encounter: {
      id: "example-1",
      dateOfService: "2026-03-16",
      payer: "medicare",
      placeOfService: "11",
      modality: "in-person",
      patient: { ageYears: 67, established: true },
      rendering: { credential: "psychologist", degree: "doctoral", discipline: "psychology", licenseState: "OH", enrolled: true },
      diagnoses: ["F33.1"],
      lines: [{ code: "90837", units: 1, charge: 185, diagnosisPointers: [1] }],
      session: {
        start: "10:02", stop: "10:58", minutes: 56, psychotherapyMinutes: 56, patientPresent: true, others: [],
        purpose: "treatment", otherIntervals: [{ start: "09:00", stop: "09:50" }, { start: "11:00", stop: "11:45" }],
      },
      note: note("2026-03-16", psychotherapyNote),
      history: [],
      privacy: { part2Program: false },
      claim: { submissionDate: "2026-03-18" },
      historyCompleteFrom: "2023-03-01",
    },
  },
  {
    id: "90837-at-50",
    codes: "90837",
    title: "A fifty-minute hour, billed as the long one",
    about: "The most repaid error in psychotherapy: three minutes are missing for the code that was chosen.",
    encounter: {
      id: "example-2",
      dateOfService: "2026-03-17",
      payer: "medicare",
      placeOfService: "11",
      modality: "in-person",
      patient: { ageYears: 71, established: true },
      rendering: { credential: "psychologist", degree: "doctoral", discipline: "psychology", licenseState: "OH", enrolled: true },
      diagnoses: ["F41.1"],
      lines: [{ code: "90837", units: 1, charge: 185, diagnosisPointers: [1] }],
      session: {
        start: "14:00", stop: "14:50", minutes: 50, psychotherapyMinutes: 50, patientPresent: true, others: [],
        purpose: "treatment", otherIntervals: [{ start: "13:00", stop: "13:45" }],
      },
      note: note("2026-03-17", psychotherapyNote),
      history: [],
      privacy: { part2Program: false },
      claim: { submissionDate: "2026-03-19" },
      historyCompleteFrom: "2023-03-01",
    },
  },
  {
    id: "90834-at-55",
    codes: "90834",
    title: "Fifty-five minutes, billed as forty-five",
    about: "Billing too little is worth a look as well. It is a warning, not an error.",
    encounter: {
      id: "example-3",
      dateOfService: "2026-03-18",
      payer: "medicare",
      placeOfService: "11",
      modality: "in-person",
      patient: { ageYears: 66, established: true },
      rendering: { credential: "lmft", degree: "masters", discipline: "marriage-family", licenseState: "OR", enrolled: true },
      diagnoses: ["F43.21"],
      lines: [{ code: "90834", units: 1, charge: 130, diagnosisPointers: [1] }],
      session: {
        start: "08:30", stop: "09:25", minutes: 55, psychotherapyMinutes: 55, patientPresent: true, others: [],
        purpose: "treatment", otherIntervals: [],
      },
      note: note("2026-03-18", psychotherapyNote),
      history: [],
      privacy: { part2Program: false },
      claim: { submissionDate: "2026-03-20" },
      historyCompleteFrom: "2023-03-01",
    },
  },
  {
    id: "99213-with-90834",
    codes: "99213 + 90834",
    title: "Medication visit and psychotherapy, two stand-alone codes",
    about: "Beside a medical visit, psychotherapy has a code of its own.",
    encounter: {
      id: "example-4",
      dateOfService: "2026-03-19",
      payer: "medicare",
      placeOfService: "11",
      modality: "in-person",
      patient: { ageYears: 69, established: true },
      rendering: { credential: "md", discipline: "medicine", licenseState: "TX", enrolled: true },
      diagnoses: ["F31.81", "F51.01"],
      lines: [
        { code: "99213", units: 1, charge: 120, diagnosisPointers: [1], levelBasis: "mdm", mdm: "low" },
        { code: "90834", units: 1, charge: 130, diagnosisPointers: [1, 2], minutes: 42 },
      ],
      session: {
        start: "15:00", stop: "15:58", minutes: 58, psychotherapyMinutes: 42, evaluationMinutes: 16, patientPresent: true,
        others: [], purpose: "treatment", otherIntervals: [],
      },
      note: note("2026-03-19", medicalNote),
      history: [],
      privacy: { part2Program: false },
      claim: { submissionDate: "2026-03-21" },
      historyCompleteFrom: "2023-03-01",
    },
  },
  {
    id: "minutes-counted-twice",
    codes: "99215 + 90836",
    title: "The same minutes under two codes",
    about: "A visit of sixty minutes cannot hold a level by time of forty-two and forty-five of psychotherapy.",
    encounter: {
      id: "example-5",
      dateOfService: "2026-03-20",
      payer: "medicare",
      placeOfService: "11",
      modality: "in-person",
      patient: { ageYears: 74, established: true },
      rendering: { credential: "np", discipline: "nursing", licenseState: "AZ", enrolled: true },
      diagnoses: ["F20.9"],
      lines: [
        { code: "99215", units: 1, charge: 240, diagnosisPointers: [1], levelBasis: "time", minutes: 42 },
        { code: "90836", units: 1, charge: 110, diagnosisPointers: [1], minutes: 45 },
      ],
      session: {
        start: "09:00", stop: "10:00", minutes: 60, psychotherapyMinutes: 45, evaluationMinutes: 42,
        evaluationMinutesOutsideVisit: 0, patientPresent: true, others: [], purpose: "medication-management",
        otherIntervals: [],
      },
      note: note("2026-03-20", medicalNote),
      history: [],
      privacy: { part2Program: false },
      claim: { submissionDate: "2026-03-22" },
      historyCompleteFrom: "2023-03-01",
    },
  },
  {
    id: "90791-with-90834",
    codes: "90791 + 90834",
    title: "Intake and psychotherapy in one visit",
    about: "An intake and psychotherapy by one clinician on one day are a pair that Medicare refuses.",
    encounter: {
      id: "example-6",
      dateOfService: "2026-03-23",
      payer: "medicare",
      placeOfService: "11",
      modality: "in-person",
      patient: { ageYears: 65, established: false },
      rendering: { credential: "lcsw", degree: "masters", discipline: "social-work", licenseState: "NY", enrolled: true },
      diagnoses: ["F32.1"],
      lines: [
        { code: "90791", units: 1, charge: 195, diagnosisPointers: [1], start: "13:00", stop: "13:55", minutes: 55 },
        { code: "90834", units: 1, charge: 130, diagnosisPointers: [1], start: "13:55", stop: "14:35", minutes: 40 },
      ],
      session: {
        start: "13:00", stop: "14:35", minutes: 95, patientPresent: true, others: [], purpose: "evaluation", otherIntervals: [],
      },
      note: note("2026-03-23", evaluationNote),
      history: [],
      privacy: { part2Program: false },
      claim: { submissionDate: "2026-03-25" },
      historyCompleteFrom: "2023-03-01",
    },
  },
  {
    id: "90847-with-90834",
    codes: "90847 + 90834",
    title: "Family and individual session on one day",
    about: "Two separate sessions. The claim has to say that they were separate.",
    encounter: {
      id: "example-7",
      dateOfService: "2026-03-24",
      payer: "medicare",
      placeOfService: "11",
      modality: "in-person",
      patient: { ageYears: 70, established: true },
      rendering: { credential: "psychologist", degree: "doctoral", discipline: "psychology", licenseState: "MA", enrolled: true },
      diagnoses: ["F33.2"],
      lines: [
        {
          code: "90847", modifiers: [], units: 1, charge: 150, diagnosisPointers: [1], start: "10:00", stop: "10:50", minutes: 50,
          patientPresent: true,
        },
        { code: "90834", modifiers: [], units: 1, charge: 130, diagnosisPointers: [1], start: "11:00", stop: "11:45", minutes: 45 },
      ],
      session: {
        start: "10:00", stop: "11:45", patientPresent: true, others: ["family"], purpose: "treatment", otherIntervals: [],
      },
      note: note("2026-03-24", { ...psychotherapyNote, ...recorded("family-benefit-to-patient") }),
      history: [],
      privacy: { part2Program: false },
      claim: { submissionDate: "2026-03-26" },
      historyCompleteFrom: "2023-03-01",
    },
  },
  {
    id: "crisis-110",
    codes: "90839 + 90840 ×3",
    title: "A crisis of 110 minutes",
    about: "How many further half hours do 110 minutes hold? Not three.",
    encounter: {
      id: "example-8",
      dateOfService: "2026-03-25",
      payer: "medicare",
      placeOfService: "11",
      modality: "in-person",
      patient: { ageYears: 68, established: true },
      rendering: { credential: "psychologist", degree: "doctoral", discipline: "psychology", licenseState: "CO", enrolled: true },
      diagnoses: ["F33.2", "R45.851"],
      lines: [
        { code: "90839", units: 1, charge: 220, diagnosisPointers: [1, 2] },
        { code: "90840", units: 3, charge: 330, diagnosisPointers: [1, 2] },
      ],
      session: {
        start: "16:10", stop: "18:00", minutes: 110, psychotherapyMinutes: 110, patientPresent: true, others: [],
        purpose: "crisis", otherIntervals: [],
      },
      note: note("2026-03-25", { ...psychotherapyNote, ...recorded("crisis-state", "crisis-disposition", "safety-plan", "history") }),
      history: [],
      privacy: { part2Program: false },
      claim: { submissionDate: "2026-03-27" },
      historyCompleteFrom: "2023-03-01",
    },
  },
  {
    id: "90785-without-factor",
    codes: "90834 + 90785",
    title: "Interactive complexity without a reason",
    about: "The add-on rests on one of four factors. The note was read, and none of them is there.",
    encounter: {
      id: "example-9",
      dateOfService: "2026-03-26",
      payer: "medicare",
      placeOfService: "11",
      modality: "in-person",
      patient: { ageYears: 66, established: true },
      rendering: { credential: "lcsw", degree: "masters", discipline: "social-work", licenseState: "WA", enrolled: true },
      diagnoses: ["F43.10"],
      lines: [
        { code: "90834", units: 1, charge: 130, diagnosisPointers: [1], minutes: 45 },
        { code: "90785", units: 1, charge: 18, diagnosisPointers: [1] },
      ],
      session: {
        start: "12:00", stop: "12:45", minutes: 45, psychotherapyMinutes: 45, patientPresent: true, others: [],
        purpose: "treatment", otherIntervals: [],
      },
      note: note("2026-03-26", { ...psychotherapyNote, "complexity-reason": false }),
      history: [],
      privacy: { part2Program: false },
      claim: { submissionDate: "2026-03-28" },
      historyCompleteFrom: "2023-03-01",
    },
  },
  {
    id: "lcsw-to-medicare",
    codes: "99213 + 90792",
    title: "A social worker bills medical services",
    about: "Both codes contain medical work, which is not in a clinical social worker's Medicare benefit.",
    encounter: {
      id: "example-10",
      dateOfService: "2026-03-27",
      payer: "medicare",
      placeOfService: "11",
      modality: "in-person",
      patient: { ageYears: 72, established: true },
      rendering: { credential: "lcsw", degree: "masters", discipline: "social-work", licenseState: "PA", enrolled: true, incidentTo: false },
      diagnoses: ["F41.1"],
      lines: [
        { code: "99213", units: 1, charge: 120, diagnosisPointers: [1], levelBasis: "mdm", mdm: "low" },
        { code: "90792", units: 1, charge: 210, diagnosisPointers: [1] },
      ],
      session: {
        start: "09:00", stop: "10:10", minutes: 70, patientPresent: true, others: [], purpose: "evaluation", otherIntervals: [],
      },
      note: note("2026-03-27", medicalNote),
      history: [],
      privacy: { part2Program: false },
      claim: { submissionDate: "2026-03-29" },
      historyCompleteFrom: "2023-03-01",
    },
  },
  {
    id: "deleted-99354",
    codes: "90837 + 99354",
    title: "A code that is no longer there",
    about: "Prolonged service beside psychotherapy went away on the first day of 2023. Old templates still send it.",
    encounter: {
      id: "example-11",
      dateOfService: "2026-03-30",
      payer: "medicare",
      placeOfService: "11",
      modality: "in-person",
      patient: { ageYears: 67, established: true },
      rendering: { credential: "psychologist", degree: "doctoral", discipline: "psychology", licenseState: "MI", enrolled: true },
      diagnoses: ["F43.12"],
      lines: [
        { code: "90837", units: 1, charge: 185, diagnosisPointers: [1], minutes: 95 },
        { code: "99354", units: 1, charge: 140, diagnosisPointers: [1] },
      ],
      session: {
        start: "10:00", stop: "11:35", minutes: 95, psychotherapyMinutes: 95, patientPresent: true, others: [],
        purpose: "treatment", otherIntervals: [],
      },
      note: note("2026-03-30", psychotherapyNote),
      history: [],
      privacy: { part2Program: false },
      claim: { submissionDate: "2026-04-01" },
      historyCompleteFrom: "2023-03-01",
    },
  },
  {
    id: "note-read",
    codes: "90834",
    title: "A note, read on the device",
    about: "The text shows what the note holds. Its times are not those of the schedule, which is what was handed over.",
    encounter: {
      id: "example-13",
      dateOfService: "2026-04-01",
      payer: "medicare",
      placeOfService: "11",
      modality: "in-person",
      patient: { ageYears: 67, established: true },
      rendering: { credential: "lcsw", degree: "masters", discipline: "social-work", licenseState: "OH", enrolled: true },
      diagnoses: ["F41.0"],
      lines: [{ code: "90834", units: 1, charge: 130, diagnosisPointers: [1] }],
      session: { start: "10:00", stop: "10:45", patientPresent: true, others: [], purpose: "treatment", otherIntervals: [] },
      note: {
        text: [
          "Individual therapy, in office, 10:12a-10:57a.",
          "S: Pt c/o panic on the bus twice this week, avoids the market. Denies SI/HI.",
          "O: Mood anxious, affect full. Dx F41.0",
          "I: CBT, interoceptive exposure. R: Engaged, tolerated three rounds.",
          "A: Improving, panic down from 4 a week. Tx plan goal 1 reviewed. Ongoing weekly tx needed, panic impairs getting to work.",
          "P: Exposure log daily. RTC 1 wk.",
          "Ima Sample, LCSW",
        ].join("\n"),
        signedOn: "2026-04-01",
        treatmentPlan: { date: "2026-01-12", signed: true, referenced: true },
      },
      history: [],
      privacy: { part2Program: false },
      claim: { submissionDate: "2026-04-03" },
      historyCompleteFrom: "2023-03-01",
    },
  },
  {
    id: "sparse-claim",
    codes: "99214 + 90833",
    title: "Only what a claim file carries",
    about: "A claim has no minutes, no note and no history. Nothing looks wrong, and much could not be checked.",
    encounter: {
      id: "example-12",
      dateOfService: "2026-03-31",
      payer: "aetna",
      placeOfService: "11",
      rendering: { taxonomy: "2084P0800X" },
      diagnoses: ["F90.2", "F41.1"],
      lines: [
        { code: "99214", modifiers: ["25"], units: 1, charge: 165, diagnosisPointers: [1, 2] },
        { code: "90833", units: 1, charge: 85, diagnosisPointers: [1] },
      ],
      claim: { type: "professional", frequencyCode: "1", billedUnder: "rendering", totalCharge: 250 },
    },
  },
];
