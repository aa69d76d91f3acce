import type { rules } from "./public.js";

type Rule = ReturnType<typeof rules>[number];
/** The sources, each once, and every rule in a line in the order in which they run, with the positions of its sources; the
 *  build writes them. */
declare const packed: {
  readonly sources: readonly Readonly<Rule["sources"][number]>[];
  readonly rules: readonly (Readonly<Omit<Rule, "sources">> & { readonly sources: readonly number[] })[];
};
export default packed;
