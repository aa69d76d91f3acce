// The published types: the contract's, and found by every way in which TypeScript looks for them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { here, project, root } from "./helpers.mjs";

const folder = project();
const contract = join(root, "tests/contract");

function compile(name, options, files) {
  const config = join(folder, `tsconfig.${name}.json`);
  const compilerOptions = {
    strict: true, noEmit: true, target: "es2022", lib: ["es2022", "dom"], types: [], exactOptionalPropertyTypes: true, skipLibCheck: false, skipDefaultLibCheck: true, ...options,
  };
  writeFileSync(config, JSON.stringify({ compilerOptions, files }));
  try {
    execFileSync(process.execPath, [join(here, "node_modules/typescript/bin/tsc"), "-p", config], { encoding: "utf8" });
    return "";
  } catch (error) {
    return error.stdout || String(error);
  }
}

for (const name of ["contract.d.ts", "contract.types.ts"]) copyFileSync(join(contract, name), join(folder, name));
const USE = `
  const answer = await check({ dateOfService: "2026-03-16", lines: [{ code: "90837" }] });
  export const verdict: string = answer.type === "checked" ? answer.report.verdict : answer.problems[0]!.message;`;
writeFileSync(join(folder, "use.mts"), `import { check } from "cleanclaim"; import type { Encounter } from "cleanclaim/inline"; export type E = Encounter; ${USE}`);
writeFileSync(join(folder, "use.cts"), `import api = require("cleanclaim"); const e: api.Encounter = { dateOfService: "2026-03-16", lines: [] }; export const a = api.checkSync(e).type;`);
writeFileSync(join(folder, "use.ts"), `import { check, type Answer } from "cleanclaim"; import * as slim from "cleanclaim/slim"; import * as inline from "cleanclaim/inline"; export const a: Promise<Answer> = check({ dateOfService: "2026-03-16", lines: [] }); export const i = [slim.init, inline.init];`);
writeFileSync(join(folder, "wrong.mts"), `import { check } from "cleanclaim"; void check({ dateOfService: "2026-03-16", lines: [{ code: "90837", minuts: 53 }] });`);

test("the contract holds", () => {
  assert.equal(compile("contract", { module: "esnext", moduleResolution: "bundler" }, ["contract.types.ts"]), "");
});
test("found from ES modules and from CommonJS by Node's rules, and by a bundler's", () => {
  assert.equal(compile("node", { module: "node16", moduleResolution: "node16" }, ["use.mts", "use.cts"]), "");
  assert.equal(compile("bundler", { module: "esnext", moduleResolution: "bundler" }, ["use.mts", "use.ts"]), "");
  assert.equal(compile("old", { module: "commonjs", moduleResolution: "node10", ignoreDeprecations: "5.0" }, ["use.ts"]), "");
});
test("without the types of browsers", () => {
  assert.equal(compile("bare", { module: "esnext", moduleResolution: "bundler", lib: ["es2022"], skipLibCheck: true }, ["use.mts"]), "");
});
test("a misspelt field is refused", () => {
  assert.match(compile("wrong", { module: "node16", moduleResolution: "node16" }, ["wrong.mts"]), /minuts/);
});
