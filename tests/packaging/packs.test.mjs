// Packs at run time: a pack of one's own, a practice's contracts, comparing payers, what a new pack changes, and what it costs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import { installed, project } from "./helpers.mjs";

const at = installed(project({}));
const api = await import(pathToFileURL(join(at, "node.js")));
await api.init();

const pack = (modifier = "95", more = {}) => ({
  id: "example-plan", name: "Example Plan of Nowhere", kind: "commercial", reviewed: "2026-03-01", reviewBy: "2026-09-01",
  statements: [{
    id: "example-plan.01", when: { modality: ["video"] }, modifier: { anyOf: [modifier] }, confidence: "high", primary: true,
    sources: [{ title: "Provider manual", url: "https://plan.example/manual", tier: "payer" }],
  }],
  ...more,
});
const visit = (payer, more = {}) => ({
  dateOfService: "2026-03-16", payer, modality: "video", placeOfService: "10", lines: [{ code: "90834", minutes: 45, modifiers: [] }], ...more,
});
const found = (answer) => answer.report.findings.filter(({ payer }) => payer !== null);

test("a built-in pack's finding has its statement, its day and its sources", () => {
  const [finding] = found(api.checkSync(visit("AETNA", { plan: { product: "commercial" } })));
  assert.equal(finding.rule, "payer-modifier-mismatch");
  assert.equal(finding.payer, "aetna");
  assert.equal(finding.facts.statement, "aetna.01");
  assert.equal(finding.facts.reviewed, "2026-11-23");
  assert.equal(finding.message, "Aetna wants modifier 95 or GT on 90834 by video");
  assert.ok(finding.sources.length > 0 && finding.sources.every(({ title, url, tier, section }) => title && url.startsWith("https://") && tier && section === null));
});

test("a pack of one's own is judged by, and brings its own sources", async () => {
  const options = { packs: [pack()] };
  const [finding] = found(api.checkSync(visit("example plan of nowhere"), options));
  assert.deepEqual([finding.severity, finding.payer], ["error", "example-plan"]);
  assert.deepEqual(finding.sources, [{ title: "Provider manual", section: null, url: "https://plan.example/manual", tier: "payer" }]);
  assert.deepEqual(api.checkSync(visit("example-plan"), options).report.versions.payer, { id: "example-plan", version: "2026-03-01" });
  // Without it the payer is unknown again; with another it is that one's.
  assert.equal(api.checkSync(visit("example-plan")).report.versions.payer, null);
  assert.match(found(api.checkSync(visit("example-plan"), { packs: [pack("GT")] }))[0].message, /wants modifier GT/);
  assert.match(found(api.checkSync(visit("example-plan"), options))[0].message, /wants modifier 95/);
  assert.equal(found(await api.check(visit("example-plan"), options)).length, 1);
  const [one, other] = await api.checkMany([visit("example-plan"), visit("Aetna", { plan: { product: "commercial" } })], options);
  assert.deepEqual([found(one)[0].payer, found(other)[0].payer], ["example-plan", "aetna"]);
  const file = new TextEncoder().encode(JSON.stringify(visit("example-plan")));
  assert.equal(found((await api.checkFile(file, options)).answers[0].answer).length, 1);
});

test("a pack in the place of a built-in one replaces it whole", () => {
  const ours = pack("GQ", { id: "aetna", name: "Aetna (commercial)" });
  const findings = found(api.checkSync(visit("60054", { plan: { product: "commercial" } }), { packs: [ours] }));
  assert.deepEqual(findings.map(({ facts }) => facts.statement), ["example-plan.01"]);
});

test("a practice's contracts override values", () => {
  const practice = { id: "ours", reviewed: "2026-01-15", overrides: [{ payer: "Aetna", statement: "aetna.08", values: { days: 180 } }] };
  const late = visit("Aetna", { plan: { product: "commercial" }, claim: { submissionDate: "2026-08-01", type: "professional" } });
  const days = (options) => found(api.checkSync(late, options)).filter(({ rule }) => rule === "filed-too-late").length;
  assert.deepEqual([days(), days({ practice }), days({})], [1, 0, 1]);
});

test("a pack with a mistake throws with its place, and nothing of it is used", () => {
  const bad = pack("9S");
  assert.throws(() => api.checkSync(visit("example-plan"), { packs: [bad] }), (error) => {
    assert.equal(error.name, "CleanclaimOptionsError");
    assert.deepEqual(error.problems, [{ path: "/packs/0/statements/0/modifier/anyOf/0", message: "`9S` is no modifier", help: "did you mean `95`?" }]);
    return true;
  });
  assert.equal(api.checkSync(visit("example-plan")).report.versions.payer, null);
  assert.throws(() => api.checkSync(visit("aetna"), { packs: {} }), { name: "CleanclaimOptionsError" });
  assert.throws(() => api.checkSync(visit("aetna"), { practice: 7 }), { name: "CleanclaimOptionsError" });
  assert.equal(api.checkSync(visit("aetna")).type, "checked");
});

test("checkPack says every mistake, and runs the tests of a pack that has none", () => {
  const tests = [
    { name: "without 95", encounter: visit("example-plan"), findings: [{ statement: "example-plan.01", severity: "error" }] },
    { name: "wrongly silent", encounter: visit("example-plan"), findings: [] },
  ];
  const report = api.checkPack(pack("95", { tests }));
  assert.deepEqual(report.problems, []);
  assert.deepEqual(report.tests.map(({ name, passed }) => [name, passed]), [["without 95", true], ["wrongly silent", false]]);
  assert.match(report.tests[1].message, /found `example-plan.01` \(error\) at \/lines\/0\/modifiers/);
  const { problems } = api.checkPack({ id: "x", reviewed: "2026-03-01", statments: [] });
  assert.deepEqual(problems, [{ path: "/statments", message: "unknown key `statments`", help: "did you mean `statements`?" }]);
  for (const odd of [undefined, null, 7, "x", [], { get id() { throw new Error("no"); } }]) assert.ok(api.checkPack(odd).problems.length > 0);
});

test("compare gives what not all payers share, a rank before a name included", async () => {
  const out = await api.compare(visit("ignored", { plan: { product: "commercial" } }), ["Aetna", "secondary:NC Medicaid"]);
  assert.deepEqual(out.map(({ payer }) => payer), ["Aetna", "secondary:NC Medicaid"]);
  assert.ok(out[0].only.some(({ facts }) => facts.statement === "aetna.01"));
  assert.ok(out[1].only.some(({ payer }) => payer === "medicaid-nc"));
  assert.ok(out.every(({ only }) => only.every(({ sources }) => sources.length > 0)));
  await assert.rejects(api.compare(visit("x"), []), { name: "CleanclaimInputError" });
});

test("diff gives the encounters that a new pack changes", async () => {
  const list = ["95", "GT"].map((modifier) => visit("example-plan", { lines: [{ code: "90834", minutes: 45, modifiers: [modifier] }] }));
  const changed = await api.diff(pack("95"), pack("GT"), [...list, visit("aetna")]);
  assert.deepEqual(changed.map(({ encounter, before, after }) => [encounter, found(before).length, found(after).length]), [[0, 0, 1], [1, 1, 0]]);
  await assert.rejects(api.diff(pack("95"), pack("9S"), list), (error) => error.problems[0].path.startsWith("/after/"));
});

test("the schema travels with the package", () => {
  const schema = JSON.parse(readFileSync(join(at, "pack.schema.json"), "utf8"));
  assert.equal(schema.$defs.Statement.oneOf.length, 19);
});

test("payers() says for each payer and topic what is held", () => {
  const payers = api.payers();
  assert.equal(payers.length, 43);
  for (const { topics, reviewed, reviewBy } of payers) {
    assert.equal(Object.keys(topics).length, 19);
    assert.ok(Object.values(topics).every((word) => ["rules", "none-found", "unknown"].includes(word)));
    assert.ok(reviewed < reviewBy);
  }
});

/** The least of some medians, in microseconds: noise only adds. */
function microseconds(call) {
  for (let i = 0; i < 2000; i += 1) call();
  const batches = Array.from({ length: 31 }, () => {
    const from = performance.now();
    for (let i = 0; i < 200; i += 1) call();
    return ((performance.now() - from) * 1000) / 200;
  });
  return Math.min(...batches);
}

test("what a payer costs, and the largest pack", () => {
  const known = {
    patient: { ageYears: 40, state: "IL" }, rendering: { credential: "lcsw", enrolled: true, incidentTo: false }, diagnoses: ["F33.1"],
    plan: { product: "commercial", state: "IL", inNetwork: true, rank: "primary", memberClass: [] }, coverage: { authorizations: [], referralOnFile: true },
    claim: { submissionDate: "2026-03-18", type: "professional", billedUnder: "rendering" }, history: [], historyCompleteFrom: "2024-01-01",
    modality: "in-person", placeOfService: "11",
  };
  const without = { ...visit(undefined, known), payer: undefined };
  const base = microseconds(() => api.checkSync(without));
  const costs = ["Medicare", "Aetna", "Optum", "Cigna", "BCBSIL", "Texas Medicaid", "TRICARE"].map((payer) => {
    const encounter = visit(payer, known);
    return [payer, microseconds(() => api.checkSync(encounter)) - base];
  });
  console.log(`a check ${base.toFixed(1)} us without a payer; with one ${costs.map(([payer, cost]) => `${payer} ${cost.toFixed(1)}`).join(", ")} more`);
  const typical = costs.map(([, cost]) => cost).sort((a, b) => a - b)[costs.length >> 1];
  assert.ok(typical < 5, `${typical} us more`);
  // As many statements as a pack may have, each looked at and none that fires.
  const statements = Array.from({ length: 400 }, (_, index) => ({
    ...pack().statements[0], id: `example-plan.${index}`, when: { codes: ["90834"], ageFrom: index % 140, ageBelow: 150, modality: ["video"] }, modifier: { forbid: ["GT"] },
  })).map((one, index) => ({ ...one, when: { ...one.when, region: [`region ${index}`] } }));
  const options = { packs: [pack("95", { statements })] };
  const encounter = visit("example-plan", { plan: { region: "elsewhere" }, patient: { ageYears: 40 } });
  const largest = microseconds(() => api.checkSync(encounter, options)) - base;
  console.log(`the largest pack: ${largest.toFixed(1)} us more`);
  assert.ok(largest < 1000, `${largest} us more`);
});
