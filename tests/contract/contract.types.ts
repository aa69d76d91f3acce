// Compiled, never run: what the package publishes against the contract beside this file.
//
// Every input that the contract allows is accepted by the published types, every output that is published can be taken for
// the contract's, no field of either is missing in the other, and the published functions can stand in for the declared ones.
import type * as Contract from "./contract.js";
import type * as Published from "cleanclaim";

type Expect<T extends true> = T;
type Accepts<To, From> = [From] extends [To] ? true : false;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** Every path of fields in a type: an optional field that one side lacks would else go unseen. */
type Paths<T, Depth extends unknown[] = []> = Depth["length"] extends 7
  ? never
  : T extends readonly (infer Item)[]
    ? Paths<Item, [...Depth, 0]>
    : T extends (...args: never[]) => unknown
      ? never
      : T extends object
        ? { [K in keyof T & string]-?: K | `${K}.${Paths<NonNullable<T[K]>, [...Depth, 0]>}` }[keyof T & string]
        : never;
/** Optional fields that this version has beside the contract's, anywhere in a path. */
type Added =
  | `${string}patient.key`
  | "together"
  | `${string}session.scheduled`
  | `${string}session.scheduled.${string}`
  | `${string}lines.modality`
  | `${string}privacy.includesCounselingNotes`
  | `${string}privacy.counselingNotesConsent`
  | `${string}unchecked.statements`
  | `${string}unchecked.topics`
  | `${string}unchecked.suggestion`;
type SameFields<A, B> = Same<Exclude<Paths<NonNullable<A>>, Added>, Exclude<Paths<NonNullable<B>>, Added>>;

/** What a caller hands in. */
export type Inputs = [
  Expect<Accepts<Published.Encounter, Contract.Encounter>>,
  Expect<SameFields<Published.Encounter, Contract.Encounter>>,
  Expect<Accepts<Published.Options, Contract.Options>>,
  Expect<SameFields<Published.Options, Contract.Options>>,
  Expect<Accepts<Published.Fix, Contract.Fix>>,
  Expect<Accepts<Published.ServiceLine, Contract.ServiceLine>>,
  Expect<Accepts<Published.Clinician, Contract.Clinician>>,
  Expect<Accepts<Published.NoteFacts, Contract.NoteFacts>>,
  Expect<Accepts<Published.NoteElement, Contract.NoteElement>>,
  Expect<Accepts<Published.CoverageFacts, Contract.CoverageFacts>>,
  Expect<Accepts<Published.PrivacyFacts, Contract.PrivacyFacts>>,
  Expect<Accepts<Published.PriorService, Contract.PriorService>>,
  Expect<Accepts<Published.Interval, Contract.Interval>>,
  Expect<Accepts<Published.Modality, Contract.Modality>>,
];

/** What comes back. */
export type Outputs = [
  Expect<Accepts<Contract.Answer, Published.Answer>>,
  Expect<SameFields<Contract.Answer, Published.Answer>>,
  Expect<Accepts<Contract.Report, Published.Report>>,
  Expect<SameFields<Contract.Report, Published.Report>>,
  Expect<Accepts<Contract.Finding, Published.Finding>>,
  Expect<Accepts<Contract.Category, Published.Category>>,
  Expect<Accepts<Contract.Unchecked, Published.Unchecked>>,
  Expect<Accepts<Contract.FileAnswer, Published.FileAnswer>>,
  Expect<SameFields<Contract.FileAnswer, Published.FileAnswer>>,
  Expect<Accepts<Contract.Place, Published.Place>>,
  Expect<Accepts<Contract.FileProblem, Published.FileProblem>>,
  Expect<Accepts<Contract.Remittance, Published.Remittance>>,
  Expect<SameFields<Contract.Remittance, Published.Remittance>>,
  Expect<Accepts<Contract.RemittedClaim, Published.RemittedClaim>>,
  Expect<Accepts<Contract.Adjustment, Published.Adjustment>>,
  Expect<Accepts<Contract.Cause, Published.Cause>>,
  // An encounter read from a file can be handed in again.
  Expect<Accepts<Contract.Encounter, Published.FileAnswer["answers"][number]["encounter"]>>,
];

/** Functions that this version has beside the contract's. */
type More = "initFiles" | "initNotes";
type Entry = typeof import("cleanclaim");
type Declared = typeof import("./contract.js");
export type Functions = [
  Expect<Same<Exclude<keyof Entry, More>, keyof Declared>>,
  Expect<Accepts<Declared, Entry>>,
  Expect<Same<Parameters<Entry["explain"]>, [rule: string]>>,
];
export type Entries = [
  Expect<Same<Entry, typeof import("cleanclaim/node")>>,
  Expect<Same<Entry, typeof import("cleanclaim/web")>>,
  Expect<Same<Entry, typeof import("cleanclaim/inline")>>,
  Expect<Same<Entry, typeof import("cleanclaim/slim")>>,
];

// The tests of the test: a lost field and a changed word are seen.
// @ts-expect-error A field less.
export type Lost = Expect<SameFields<Omit<Published.Options, "ledger">, Contract.Options>>;
// @ts-expect-error A field less, further in, optional on both sides.
export type LostDeep = Expect<SameFields<{ patient?: { ageYears?: number } }, { patient?: { ageYears?: number; state?: string } }>>;
// @ts-expect-error A word more in an output.
export type MoreWords = Expect<Accepts<Contract.Report["verdict"], Published.Report["verdict"] | "maybe">>;

// And as a user writes it.
declare const published: Entry;
export async function use(given: Contract.Encounter, options: Contract.Options): Promise<Contract.Finding[]> {
  await published.init();
  const answer: Contract.Answer = await published.check(given, options);
  const again: Contract.Answer = published.checkSync(given);
  const many: Contract.Answer[] = await published.checkMany([given], options);
  const file: Contract.FileAnswer = await published.checkFile(new Uint8Array(), { ...options, onAnswer: (item: { place: Contract.Place }) => void item });
  void [again, many, file];
  if (answer.type === "invalid") return [];
  const [first] = answer.report.findings;
  if (first?.fix) {
    const fixed: Contract.Encounter = published.applyFix(given, first.fix);
    return use(fixed, options);
  }
  return answer.report.findings;
}
