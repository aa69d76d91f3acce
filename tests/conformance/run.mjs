// Runs the conformance suite against a checker and prints, by category, how much of what must be found is found and how
// much of what is found is right.
//
//   node tests/conformance/run.mjs COMMAND [ARGUMENT...]
//
// The command reads one encounter a line (JSON) on its standard input and writes one answer a line, in the same order:
// { "type": "checked", "report": { "findings": [...], "unchecked": [...], "supported": [...] } }. Anything else counts as
// not run. See README.md beside this file for what is compared.
import { readFileSync, readdirSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));

/** Every case, in the order of the files. */
export function cases() {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
}

const common = (one, other) => one.some((value) => other.includes(value));

/** Whether a finding is one that a case expects: category, severity, and a line in common. */
function matches(finding, wanted) {
  const categories = [wanted.category, ...(wanted.orCategory ?? [])];
  return (
    categories.includes(finding.category) &&
    finding.severity === wanted.severity &&
    (wanted.lines.length === 0 || common(wanted.lines, finding.lines))
  );
}

/** What a report gets right, misses and wrongly says of one case; `differences` in words. */
export function judge({ expect }, report) {
  const { findings: wanted, silent = [], unchecked = [], supported = [] } = expect;
  const differences = [];
  const found = wanted.filter((one) => report.findings.some((finding) => matches(finding, one)));
  for (const one of wanted.filter((one) => !found.includes(one))) {
    differences.push(`missed ${one.severity} in ${one.category} on lines [${one.lines}]: ${one.about}`);
  }
  const named = new Set([...wanted.map((one) => one.category), ...silent]);
  const wrong = report.findings.filter(
    (finding) =>
      finding.severity !== "info" && named.has(finding.category) && !wanted.some((one) => matches(finding, one)),
  );
  for (const finding of wrong) {
    differences.push(`wrong ${finding.severity} in ${finding.category} on lines [${finding.lines}]: ${finding.rule}`);
  }
  for (const one of unchecked) {
    const said = report.unchecked.some(
      (entry) => entry.category === one.category && (!one.needs || common(one.needs, entry.needs)),
    );
    if (!said) differences.push(`not said to be unchecked in ${one.category}: ${one.needs ?? "anything"}`);
  }
  for (const one of supported) {
    const said = report.supported.some((entry) => Object.entries(one).every(([key, value]) => entry[key] === value));
    if (!said) differences.push(`not supported: ${JSON.stringify(one)}`);
  }
  return { right: found.length, missed: wanted.length - found.length, wrong: wrong.length, differences };
}

/** The scores by category and in all, and every difference; `answers` are in the order of the cases. */
export function score(suite, answers) {
  const table = new Map();
  const all = { cases: 0, notRun: 0, right: 0, missed: 0, wrong: 0 };
  const failed = [];
  suite.forEach((one, at) => {
    const row = table.get(one.category) ?? { cases: 0, notRun: 0, right: 0, missed: 0, wrong: 0 };
    table.set(one.category, row);
    if (one.expect.invalid) {
      // What cannot be an encounter at all is said to be invalid, with the place.
      const paths = answers[at]?.type === "invalid" ? answers[at].problems.map((problem) => problem.path) : [];
      const unsaid = one.expect.invalid.filter((path) => !paths.includes(path));
      if (unsaid.length > 0) failed.push({ id: one.id, source: one.source, differences: [`not said to be invalid: ${unsaid}`] });
      return;
    }
    const report = answers[at]?.type === "checked" ? answers[at].report : undefined;
    for (const sum of [row, all]) sum.cases += 1;
    if (!report) {
      for (const sum of [row, all]) sum.notRun += 1;
      failed.push({ id: one.id, source: one.source, differences: ["not run"] });
      return;
    }
    const judged = judge(one, report);
    for (const sum of [row, all]) for (const key of ["right", "missed", "wrong"]) sum[key] += judged[key];
    if (judged.differences.length > 0) failed.push({ id: one.id, source: one.source, differences: judged.differences });
  });
  return { rows: [...table].sort().concat([["all", all]]), failed };
}

const share = (part, rest) => (part + rest === 0 ? "-" : (part / (part + rest)).toFixed(3));

/** The table as text. */
export function text({ rows, failed }) {
  const columns = ["category", "cases", "not run", "right", "missed", "wrong", "recall", "precision"];
  const lines = rows.map(([name, row]) => [
    name, row.cases, row.notRun, row.right, row.missed, row.wrong,
    share(row.right, row.missed), share(row.right, row.wrong),
  ]);
  const table = [columns, ...lines].map((cells) =>
    cells.map((cell, at) => (at === 0 ? String(cell).padEnd(16) : String(cell).padStart(10))).join(""),
  );
  const differences = failed.map(({ id, source, differences }) => `\n${id} [${source}]\n  ${differences.join("\n  ")}`);
  return [...table, ...differences].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command, ...rest] = process.argv.slice(2);
  if (!command) {
    console.error("usage: node run.mjs COMMAND [ARGUMENT...]   (encounters on its standard input, one answer a line back)");
    process.exit(2);
  }
  // A command is given encounters only; cases about a caller's options need the checker's own interface.
  const suite = cases().filter((one) => !one.options);
  const run = spawnSync(command, rest, {
    input: suite.map(({ encounter }) => JSON.stringify(encounter)).join("\n"),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (run.error) throw run.error;
  const answers = run.stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  const result = score(suite, answers);
  console.log(text(result));
  process.exitCode = result.failed.length === 0 ? 0 : 1;
}
