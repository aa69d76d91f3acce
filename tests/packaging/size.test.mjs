// Sizes are committed numbers: going over one needs a sentence in the commit that raises it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { here, installed, project } from "./helpers.mjs";

test("the wasm, gzipped, is within its budget", (context) => {
  const { wasmGzip } = JSON.parse(readFileSync(join(here, "budget.json"), "utf8"));
  const bytes = readFileSync(join(installed(project()), "cleanclaim.wasm"));
  const size = gzipSync(bytes, { level: 9 }).length;
  context.diagnostic(`wasm: ${bytes.length} bytes, ${size} gzipped, budget ${wasmGzip}`);
  assert.ok(size <= wasmGzip, `${size} bytes gzipped, the budget is ${wasmGzip}`);
});
