import type { rules } from "./public.js";

type Rule = ReturnType<typeof rules>[number];
/** The sources of the built-in packs, each once, and every statement by its id with the positions of its sources; the build writes
 *  them. */
declare const packed: {
  readonly sources: readonly Readonly<Rule["sources"][number]>[];
  readonly rules: readonly { readonly rule: string; readonly sources: readonly number[] }[];
};
export default packed;
