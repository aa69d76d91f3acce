// Checks a day of forty claims through the built package in Node, and prints what it finds.
import { readFile } from "node:fs/promises";

const { checkFile, init, version } = await import(new URL("../dist/npm/node.js", import.meta.url));
await init();
const bytes = await readFile(new URL("clinic-day.837", import.meta.url));
const from = performance.now();
const { answers, problems } = await checkFile(bytes);
const milliseconds = performance.now() - from;

const colour = (code, text) => (process.stdout.isTTY && !process.env.NO_COLOR ? `\u001b[${code}m${text}\u001b[0m` : text);
const colours = { fix: 31, review: 33, incomplete: 36, clean: 32, error: 31, warning: 33, info: 34 };

for (const problem of problems) console.log(`file: ${problem.message}`);
const counts = {};
for (const { encounter, answer } of answers) {
  if (answer.type === "invalid") {
    console.log(`\n${encounter.id}  not understood`);
    for (const problem of answer.problems) console.log(`  ${problem.path}: ${problem.message}`);
    continue;
  }
  const { report } = answer;
  counts[report.verdict] = (counts[report.verdict] ?? 0) + 1;
  if (report.findings.length === 0) continue;
  const codes = encounter.lines.map((line) => line.code).join(" ");
  // A file comes from outside; its control characters are no business of the screen.
  const id = String(report.id).replace(/\p{Cc}/gu, "\ufffd");
  console.log(`\n${colour(1, id)}  ${colour(colours[report.verdict], report.verdict)}  ${codes} · ${encounter.payer}`);
  for (const finding of report.findings) {
    console.log(`  ${colour(colours[finding.severity], finding.severity.padEnd(7))} ${finding.message}`);
    console.log(`          ${finding.help}`);
    console.log(`          ${finding.rule} · ${finding.sources[0].title}`);
  }
  if (report.silenced.length > 0) console.log(`  turned off: ${report.silenced.join(", ")}`);
}
const summary = ["fix", "review", "incomplete", "clean"].map((verdict) => `${counts[verdict] ?? 0} ${verdict}`);
console.log(`\n${answers.length} claims in ${milliseconds.toFixed(1)} ms: ${summary.join(", ")}`);
console.log("A claim file holds no minutes and no note, so most claims without findings are incomplete, not clean.");
console.log(`cleanclaim ${version().engine}; tables ${version().tables.join(", ")}`);
