import prose from "./prose.js";

export function explain(rule: string): string | null {
  // A name such as `toString` is no rule.
  return Object.hasOwn(prose, rule) ? (prose[rule] ?? null) : null;
}
