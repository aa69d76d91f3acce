// The reader of claim files, loaded where a file is met that is not JSON, and nowhere else.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { PAGE, installed, project, resultOf, root, serve, visit } from "./helpers.mjs";
import { ENCOUNTER } from "./smoke.mjs";

const PACKAGE = "/node_modules/cleanclaim";
const CLAIMS = readFileSync(join(root, "examples/clinic-day.837"), "latin1");
const page = (code) => resultOf(`import { checkFile } from "${PACKAGE}/web.js"; const bytes = (text) => new TextEncoder().encode(text);`, `(async () => { ${code} })()`);
const folder = project({
  "json.html": PAGE("json.js"),
  "json.js": page(`const { format, answers } = await checkFile(bytes(${JSON.stringify(JSON.stringify(ENCOUNTER))})); return [format, answers.length];`),
  "claims.html": PAGE("claims.js"),
  "claims.js": page(`const { format, answers } = await checkFile(bytes(${JSON.stringify(CLAIMS)})); return [format, answers.length];`),
});
const at = installed(folder);
const api = await import(pathToFileURL(join(at, "node.js")));
const bytes = (text) => new TextEncoder().encode(text);

test("a page asks for the reader only where it meets a claim file", async () => {
  const site = await serve(folder);
  const wasm = () => site.asked.filter((path) => path.endsWith(".wasm")).map((path) => path.split("/").at(-1));
  assert.deepEqual(await visit(`${site.url}/json.html`), ["json", 1]);
  assert.deepEqual(wasm(), ["cleanclaim.wasm"]);
  site.asked.length = 0;
  assert.deepEqual(await visit(`${site.url}/claims.html`), ["837p", 40]);
  assert.deepEqual(wasm(), ["cleanclaim.wasm", "cleanclaim-files.wasm"]);
});

test("places are the claim file's own, and problems come without answers too", async () => {
  const { answers } = await api.checkFile(bytes(CLAIMS));
  for (const { place } of answers) assert.ok(place.segment > 0 && place.offset > 0 && place.claim !== undefined && place.line === undefined);
  const first = answers[0].place;
  assert.ok(CLAIMS.slice(first.offset).startsWith("CLM*"), "the offset is that of the claim");
  const cut = await api.checkFile(bytes(CLAIMS.slice(0, first.offset)));
  assert.deepEqual([cut.format, cut.answers.length], ["837p", 0]);
  assert.ok(cut.problems.some(({ severity }) => severity === "error"));
  const wide = await api.checkFile(Uint8Array.from(CLAIMS.slice(0, 2000), (letter) => letter.charCodeAt(0)));
  const utf16 = new Uint8Array(4000);
  for (let i = 0; i < 2000; i += 1) utf16[2 * i] = CLAIMS.charCodeAt(i);
  const narrow = await api.checkFile(utf16);
  assert.deepEqual(narrow.answers, wide.answers);
  assert.match(narrow.problems[0].message, /UTF-16/);
  const none = await api.checkFile(bytes("hello"));
  assert.deepEqual([none.format, none.answers.length, none.problems.length], ["unknown", 0, 1]);
});

test("`cleanclaim/slim` says what it lacks, and takes it", async () => {
  const slim = await import(pathToFileURL(join(at, "slim.js")));
  await slim.init(readFileSync(join(at, "cleanclaim.wasm")));
  assert.equal((await slim.checkFile(bytes(JSON.stringify(ENCOUNTER)))).format, "json");
  await assert.rejects(slim.checkFile(bytes(CLAIMS)), { name: "CleanclaimLoadError", message: /initFiles/ });
  await assert.rejects(slim.initFiles(readFileSync(join(at, "cleanclaim-note.wasm"))), { name: "CleanclaimLoadError", message: /not the reader of claim files/ });
  await slim.initFiles(readFileSync(join(at, "cleanclaim-files.wasm")));
  assert.deepEqual(await slim.checkFile(bytes(CLAIMS)), await api.checkFile(bytes(CLAIMS)));
});
