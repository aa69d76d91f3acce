import packed from "./rules.js";
import statements from "./statements.js";
import type * as Public from "./public.js";

type Rule = ReturnType<typeof Public.rules>[number];

/** Every rule in a line; each caller its own, to do with as it likes. */
export const rules = (): Rule[] => packed.rules.map((rule) => ({ ...rule, stages: [...rule.stages], sources: sourcesOf(rule.sources) }));

const sourcesOf = (positions: readonly number[]): Rule["sources"] => positions.flatMap((at) => {
  const source = packed.sources[at];
  return source === undefined ? [] : [{ ...source }];
});

const byRule = new Map(packed.rules.map(({ rule, sources }) => [rule, sources]));

const byStatement = new Map(statements.rules.map(({ rule, sources }) => [rule, sources]));

/** Where a statement of a built-in pack comes from. */
export const statementSources = (statement: string): Rule["sources"] =>
  (byStatement.get(statement) ?? []).flatMap((at) => {
    const source = statements.sources[at];
    return source === undefined ? [] : [{ ...source }];
  });

/** Where a rule comes from. The wasm names the rule only: such texts stand beside it. */
export const sources = (rule: string): Rule["sources"] => sourcesOf(byRule.get(rule) ?? []);
