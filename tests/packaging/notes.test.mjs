// The reader of notes, loaded where a note is met and nowhere else; and the facts that a host hands over.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import { PAGE, installed, project, resultOf, serve, visit } from "./helpers.mjs";

const NOTE = `Individual psychotherapy, in office. Time in: 3:02 Time out: 3:57
S: Pt c/o "same knot" before work. Denies SI/HI.
I: worry postponement, short imaginal exposure. R: teary, stayed with it.
P: worry log daily. RTC 1 wk. No safety plan needed.
T. Fictional, LCSW`;
const VISIT = {
  dateOfService: "2026-03-16",
  lines: [{ code: "90837" }],
  session: { start: "15:02", stop: "15:57" },
  note: { text: NOTE },
};
const PACKAGE = "/node_modules/cleanclaim";
const page = (code) => resultOf(`import * as api from "${PACKAGE}/web.js"; const VISIT = ${JSON.stringify(VISIT)};`, `(async () => { ${code} })()`);
const folder = project({
  "without.html": PAGE("without.js"),
  "without.js": page("const { note, ...visit } = VISIT; await api.init(); await api.check(visit); return api.checkSync(visit).type;"),
  "with.html": PAGE("with.js"),
  "with.js": page(`
    await api.init();
    let early; try { api.checkSync(VISIT); } catch (error) { early = error.name; }
    const { report } = await api.check(VISIT);
    return { early, needs: report.unchecked.flatMap(({ needs }) => needs), same: JSON.stringify(api.checkSync(VISIT).report) === JSON.stringify(report) };`),
});
const at = installed(folder);
const api = await import(pathToFileURL(join(at, "node.js")));

test("the reader is a part of its own, and imports nothing", () => {
  const bytes = readFileSync(join(at, "cleanclaim-note.wasm"));
  assert.deepEqual(WebAssembly.Module.imports(new WebAssembly.Module(bytes)), []);
});

test("a note is read, with ranges in UTF-16", () => {
  const text = `\u{1F642} “Denies SI” – seen 2–2:50, individual session. No safety plan needed.`;
  const { elements, intervals } = api.readNote(text);
  assert.equal(elements.length, 44);
  const of = (name) => elements.find(({ element }) => element === name);
  assert.ok(of("risk-assessment").found && of("session-type").found && !of("interventions").found);
  assert.ok(of("safety-plan").contradicted && !of("safety-plan").found);
  const [{ start, end }] = of("risk-assessment").ranges;
  assert.match(text.slice(start, end), /SI/);
  assert.equal(intervals.length, 1);
  assert.deepEqual([intervals[0].start, intervals[0].stop], ["14:00", "14:50"]);
  assert.equal(text.slice(intervals[0].range.start, intervals[0].range.end), "2–2:50");
  assert.throws(() => api.readNote(7), { name: "CleanclaimInputError" });
  for (const odd of ["", "\ud800", "\0".repeat(1000), "[".repeat(5000), "9:".repeat(5000), "no ".repeat(5000)]) assert.equal(api.readNote(odd).elements.length, 44);
});

test("what the text holds is known, what it says otherwise is a finding, and nothing of it is repeated", async () => {
  await api.init();
  const { report } = await api.check(VISIT);
  const needs = report.unchecked.flatMap(({ needs }) => needs);
  assert.ok(!needs.includes("/note/elements/interventions") && !needs.includes("/note/elements/signature"), `${needs}`);
  assert.ok(!report.findings.some(({ rule }) => rule === "note-contradicts-record"));
  const other = api.checkSync({ ...VISIT, session: { start: "15:30", stop: "16:20" }, note: { text: NOTE, elements: { "safety-plan": true } } });
  const found = other.report.findings.filter(({ rule }) => rule === "note-contradicts-record");
  assert.deepEqual(found.map(({ path }) => path).sort(), ["/note/elements/safety-plan", "/session"]);
  const said = JSON.stringify(other);
  for (const words of ["knot", "3:02", "Fictional", "imaginal"]) assert.ok(!said.includes(words), words);
  const file = await api.checkFile(new TextEncoder().encode(JSON.stringify({ ...VISIT, session: { start: "09:00", stop: "09:55" } })));
  assert.ok(file.answers[0].answer.report.findings.some(({ rule }) => rule === "note-contradicts-record"));
});

test("a page asks for the reader only where it meets a note", async () => {
  const site = await serve(folder);
  const wasm = () => site.asked.filter((path) => path.endsWith(".wasm")).map((path) => path.split("/").at(-1));
  assert.equal(await visit(`${site.url}/without.html`), "checked");
  assert.deepEqual(wasm(), ["cleanclaim.wasm"]);
  site.asked.length = 0;
  const out = await visit(`${site.url}/with.html`);
  assert.deepEqual(wasm(), ["cleanclaim.wasm", "cleanclaim-note.wasm"]);
  assert.equal(out.early, "CleanclaimNotReady");
  assert.ok(out.same && !out.needs.includes("/note/elements/interventions"));
});

test("the facts that the rules of a stage can use", () => {
  const schedule = api.requiredFields("schedule", ["90837"], "medicare");
  const submit = api.requiredFields("submit", ["90837"], "medicare");
  assert.ok(schedule.length < submit.length);
  for (const path of ["/session/start", "/session/stop", "/note/elements/interventions", "/claim/submissionDate", "/diagnoses"]) assert.ok(submit.includes(path), path);
  for (const path of ["/note/elements/interventions", "/session/minutes", "/claim/submissionDate"]) assert.ok(!schedule.includes(path), path);
  assert.ok(schedule.includes("/rendering/credential"));
  const dose = api.requiredFields("submit", ["G2082"], "medicare");
  for (const path of ["/procedure/doseMg", "/procedure/observationMinutes", "/procedure/remsEnrolled"]) assert.ok(dose.includes(path) && !submit.includes(path), path);
  const pair = api.requiredFields("submit", ["99214", "90836"]);
  assert.ok(pair.includes("/lines/0/mdm") && !pair.includes("/lines/1/mdm") && pair.includes("/session/psychotherapyMinutes"));
  assert.throws(() => api.requiredFields("submit", []), { name: "CleanclaimInputError" });
  assert.throws(() => api.requiredFields("lunch", ["90834"]), { name: "CleanclaimOptionsError" });
});
