// The public conformance suite, run through the installed package: nothing missed, nothing wrong.
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
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
