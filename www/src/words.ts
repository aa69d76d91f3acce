import type { Finding, Fix, Report, Unchecked } from "cleanclaim";

/** What a verdict means to somebody who has to decide whether the claim goes out. */
export const verdicts: Record<Report["verdict"], { title: string; meaning: string }> = {
  fix: { title: "Fix it first", meaning: "Something is wrong. The claim should not go out like this." },
  review: { title: "Have a look", meaning: "Nothing is wrong for certain. A person should look at the warnings before the claim goes out." },
  incomplete: { title: "Not enough facts", meaning: "Nothing wrong was found, but a check that could have found an error lacked its facts." },
  clean: { title: "Clean", meaning: "Every rule that applies was run on the facts it needs, and none found a defect. That is no promise of payment." },
};

/** "Clean" where rules were left out says less, and has to look like it. */
export const cleanSoFar = {
  title: "Clean so far",
  meaning: "The rules that were run found no defect. Others were not run, so this is no answer about the whole claim.",
};

export const severities: Record<Finding["severity"], { one: string; many: string }> = {
  error: { one: "error", many: "errors" },
  warning: { one: "warning", many: "warnings" },
  info: { one: "note", many: "notes" },
};

export const tiers: Record<Finding["sources"][number]["tier"], { word: string; meaning: string }> = {
  law: { word: "law", meaning: "Statute or regulation" },
  cms: { word: "CMS", meaning: "Centers for Medicare & Medicaid Services, or another federal body" },
  coding: { word: "coding", meaning: "Coding guidance" },
  contractor: { word: "contractor", meaning: "A Medicare contractor" },
  payer: { word: "payer", meaning: "A payer's own policy" },
  advice: { word: "advice", meaning: "Advice; binds nobody" },
};

export const kinds: Record<Fix["kind"], { word: string; meaning: string }> = {
  format: { word: "Format", meaning: "Changes no meaning." },
  correction: { word: "Correction", meaning: "Changes what is billed to what the recorded facts support. Apply it only if you agree." },
  documentation: { word: "Documentation", meaning: "Only if it is already true. Nothing is changed for you." },
};

export const reasons: Record<Unchecked["reason"], string> = {
  "missing-fact": "A fact is missing",
  "no-payer-data": "No rules of this payer are held on this",
  "unknown-payer": "The payer is not known, or none is named",
  "unknown-code": "The code is not in the catalogue",
  "out-of-date": "No figure is held for this date",
  "no-table": "No table is held for this",
};

export const groups: Record<NonNullable<Finding["denial"]>["group"], string> = {
  CO: "the practice bears it; the patient may not be billed",
  PR: "the patient would be billed for it",
  OA: "an adjustment of another kind",
  PI: "the payer's own reduction",
};

/** "1 error", "2 errors". */
export function count(number: number, word: { one: string; many: string }): string {
  return `${number} ${number === 1 ? word.one : word.many}`;
}

export function sentence(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

/** "psychotherapyMinutes" or "start-stop-times" as words. */
function plain(step: string): string {
  return step.replace(/([a-z])([A-Z])/g, "$1 $2").replaceAll("-", " ").replaceAll("~1", "/").replaceAll("~0", "~").toLowerCase();
}

/** "lines" as "line", "history" as it is. */
function one(word: string): string {
  return word === "diagnoses" ? "diagnosis" : word.replace(/s$/, "");
}

/** A JSON Pointer as a person would name the place: "line 2: minutes", "note: start stop times". */
export function readable(pointer: string): string {
  const steps = pointer.split("/").slice(1);
  if (steps.length === 0) {
    return "the encounter";
  }
  const words: string[] = [];
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index] ?? "";
    const next = steps[index + 1];
    if (next !== undefined && /^\d+$/.test(next)) {
      words.push(`${one(plain(step))} ${Number(next) + 1}`);
      index += 1;
    } else if (step !== "elements" || next === undefined) {
      words.push(plain(step));
    }
  }
  return words.join(": ");
}

/** A value in a change or a fact, as words. */
export function shown(value: unknown): string {
  if (value === undefined) {
    return "nothing";
  }
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** "line 1", "lines 1 and 2", "lines 1, 2 and 3", of zero-based numbers. */
export function linesInWords(lines: number[]): string {
  const numbers = lines.map((line) => String(line + 1));
  const last = numbers.pop();
  if (last === undefined) {
    return "the whole encounter";
  }
  return numbers.length === 0 ? `line ${last}` : `lines ${numbers.join(", ")} and ${last}`;
}

export function factName(name: string): string {
  return plain(name);
}
