import { failure, words } from "./errors.js";
import type { Encounter, Fix } from "./public.js";

// A patch that could name these would write into what all objects share.
const REFUSED = new Set(["__proto__", "constructor", "prototype"]);

function misfit(path: string, why: string): Error {
  return failure("CleanclaimFixError", `the fix does not fit this encounter: \`${path}\` ${why}`, { path });
}

function tokens(path: unknown): string[] {
  if (typeof path !== "string") throw misfit(words(path), "is no JSON Pointer");
  // The whole encounter is never what a fix changes.
  if (!path.startsWith("/") || /~(?![01])/.test(path)) throw misfit(path, "is no JSON Pointer into an encounter");
  const list = path.slice(1).split("/").map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (list.some((token) => REFUSED.has(token))) throw misfit(path, "is no field of an encounter");
  return list;
}

/** The index that a token names in a list of this length; null where it is none. */
function index(token: string, length: number): number | null {
  if (!/^(0|[1-9]\d*)$/.test(token)) return null;
  const at = Number(token);
  return at < length ? at : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function step(holder: unknown, token: string): unknown {
  if (Array.isArray(holder)) {
    const at = index(token, holder.length);
    return at === null ? undefined : (holder[at] as unknown);
  }
  return isObject(holder) && Object.hasOwn(holder, token) ? holder[token] : undefined;
}

function apply(root: unknown, entry: Fix["patch"][number]): void {
  if (!isObject(entry)) throw misfit("", "has a change that is no object");
  const { op, path } = entry;
  const list = tokens(path);
  const last = list.pop() ?? "";
  const holder = list.reduce(step, root);
  if (op !== "add" && op !== "replace" && op !== "remove") throw misfit(path, `has the unknown change \`${words(op)}\``);
  if (op !== "remove" && !("value" in entry)) throw misfit(path, "has no new value");
  const value = op === "remove" ? undefined : structuredClone(entry.value);

  if (Array.isArray(holder)) {
    if (op === "add") {
      const at = last === "-" ? holder.length : index(last, holder.length + 1);
      if (at === null) throw misfit(path, "is not there");
      holder.splice(at, 0, value);
      return;
    }
    const at = index(last, holder.length);
    if (at === null) throw misfit(path, "is not there");
    if (op === "remove") holder.splice(at, 1);
    else holder[at] = value;
    return;
  }
  if (!isObject(holder)) throw misfit(path, "is not there");
  if (op !== "add" && !Object.hasOwn(holder, last)) throw misfit(path, "is not there");
  if (op === "remove") delete holder[last];
  else holder[last] = value;
}

export function applyFix(encounter: Encounter, fix: Fix): Encounter {
  if (!isObject(fix) || !Array.isArray(fix.patch)) throw failure("CleanclaimInputError", "`fix` must be a finding's fix");
  let changed: Encounter;
  try {
    changed = structuredClone(encounter);
  } catch (cause) {
    throw failure("CleanclaimInputError", `the encounter cannot be copied: ${words(cause)}`, { cause });
  }
  if (!isObject(changed)) throw failure("CleanclaimInputError", "`encounter` must be an object");
  // Documentation is for a person to write, whatever the fix carries.
  if (fix.kind === "documentation") return changed;
  for (const entry of fix.patch) apply(changed, entry);
  return changed;
}
