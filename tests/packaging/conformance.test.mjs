// The public conformance suite, run through the installed package: nothing missed, nothing wrong.
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import { readFileSync, readdirSync } from "node:fs";
import { cases, score, text } from "../conformance/run.mjs";
import { installed, project } from "./helpers.mjs";

const api = await import(pathToFileURL(join(installed(project()), "node.js")));
await api.init();

test("the conformance suite holds", () => {
  const suite = cases();
  const ids = suite.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length, "an id is there twice");
  assert.ok(suite.length > 1000);
  const result = score(suite, suite.map(({ encounter, options }) => api.checkSync(encounter, options)));
  assert.equal(result.failed.length, 0, text(result));
});

test("the runner finds what is missed, what is wrong and what was not run", () => {
  const expect = { findings: [{ category: "time", severity: "error", lines: [0], about: "too short" }], silent: ["units"] };
  const one = { id: "a", category: "time", source: [], encounter: {}, expect };
  const finding = (category, severity, lines) => ({ rule: "x", category, severity, lines });
  const report = (...findings) => ({ type: "checked", report: { findings, unchecked: [], supported: [] } });
  const all = (answer) => score([one], [answer]).rows.at(-1)[1];
  assert.deepEqual(all(report(finding("time", "error", [0, 1]))), { cases: 1, notRun: 0, right: 1, missed: 0, wrong: 0 });
  assert.deepEqual(all(report(finding("time", "error", [1]))), { cases: 1, notRun: 0, right: 0, missed: 1, wrong: 1 });
  assert.deepEqual(all(report(finding("units", "warning", [0]))), { cases: 1, notRun: 0, right: 0, missed: 1, wrong: 1 });
  // A category that the case does not name counts neither way, nor does an information.
  assert.deepEqual(all(report(finding("place", "error", [0]), finding("time", "info", [0]))).wrong, 0);
  assert.equal(all({ type: "invalid", problems: [] }).notRun, 1);
});

/** The committed cases of several encounters in one call; what they expect is of the last. */
const together = readdirSync(new URL("../cases", import.meta.url), { recursive: true })
  .filter((name) => name.endsWith(".json"))
  .map((name) => ({ name, ...JSON.parse(readFileSync(new URL(`../cases/${name}`, import.meta.url), "utf8")) }))
  .filter(({ encounter }) => Array.isArray(encounter));

test("what only shows across encounters, in the order given and reversed", async () => {
  assert.ok(together.length > 30);
  const said = (answer) => answer.report.findings.map(({ rule, path, severity, related }) => ({ rule, path, severity, related }));
  for (const { name, encounter: list, expect } of together) {
    const answers = await api.checkMany(list);
    const wanted = expect.findings.map(({ rule, path, severity, related = [] }) => ({ rule, path, severity, related }));
    assert.deepEqual(said(answers.at(-1)), wanted, name);
    assert.equal(answers.at(-1).report.verdict, expect.verdict, name);
    const alike = list.some((one, at) => list.slice(0, at).some((other) => JSON.stringify(other) === JSON.stringify(one)));
    if (alike) continue;
    const turned = (await api.checkMany(list.toReversed())).toReversed();
    for (const answer of turned) {
      for (const finding of answer.report.findings) {
        for (const one of finding.related) one.encounter = list.length - 1 - one.encounter;
      }
    }
    assert.deepEqual(turned, answers, name);
  }
});

test("one that throws while it is read does not hide the others", async () => {
  const { encounter: list } = together.find(({ name }) => name.endsWith("sessions-overlap/flags-together-two-patients.json"));
  const plain = await api.checkMany(list);
  const thrower = new Proxy({}, { ownKeys() { throw new Error("no"); }, getPrototypeOf() { throw new Error("no"); } });
  const [first, odd, last] = await api.checkMany([list[0], thrower, list[1]]);
  assert.equal(odd.type, "invalid");
  assert.deepEqual(first, plain[0]);
  assert.equal(last.report.findings.find(({ rule }) => rule === "sessions-overlap").related[0].encounter, 0);
});

test("a file's encounters are one practice's where that is said", async () => {
  const { encounter: list } = together.find(({ name }) => name.endsWith("line-billed-twice/flags-together-one-of-two.json"));
  const file = new TextEncoder().encode(JSON.stringify(list));
  const rules = async (options) => (await api.checkFile(file, options)).answers.flatMap(({ answer }) => answer.report.findings.map(({ rule }) => rule));
  assert.ok(!(await rules()).includes("line-billed-twice"));
  assert.ok((await rules({ together: true })).includes("line-billed-twice"));
});
