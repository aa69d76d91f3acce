// Sizes are committed numbers: going over one needs a sentence in the commit that raises it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { here, installed, project } from "./helpers.mjs";

const budget = JSON.parse(readFileSync(join(here, "budget.json"), "utf8"));
const at = installed(project());

for (const [file, most] of [
  ["cleanclaim.wasm", budget.wasmGzip],
  ["cleanclaim-note.wasm", budget.noteGzip],
  ["cleanclaim-files.wasm", budget.filesGzip],
]) {
  test(`${file}, gzipped, is within its budget`, (context) => {
    const bytes = readFileSync(join(at, file));
    const size = gzipSync(bytes, { level: 9 }).length;
    context.diagnostic(`${file}: ${bytes.length} bytes, ${size} gzipped, budget ${most}`);
    assert.ok(size <= most, `${size} bytes gzipped, the budget is ${most}`);
  });
}
