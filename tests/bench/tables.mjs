// What a packed table costs in the wasm: size, loading, memory, a lookup.
//
//   CLEANCLAIM_DATA=FOLDER node tests/bench/tables.mjs      the whole table, built here of the research data
//   node tests/bench/tables.mjs FILE                        a file that `cleanclaim tables build` made
//   node tests/bench/tables.mjs                             the built-in slice, loaded as if it were another
//
// `CLEANCLAIM_PACKAGE` and `CLEANCLAIM_BIN` name another package and command line than those that were built here. Ends with 1
// where a figure is beyond what is promised.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const packageFolder = process.env.CLEANCLAIM_PACKAGE ?? join(root, "dist/npm");
const bin = process.env.CLEANCLAIM_BIN ?? join(root, "target/release/cleanclaim");
const data = process.env.CLEANCLAIM_DATA;

function pack() {
  if (process.argv[2] !== undefined) return readFileSync(process.argv[2]);
  if (data === undefined) return readFileSync(join(root, "src/tables/embedded.pack"));
  if (!existsSync(bin)) throw new Error(`${bin} is missing; build it with \`cargo build --release\``);
  const folder = mkdtempSync(join(tmpdir(), "cleanclaim-tables-"));
  try {
    const out = join(folder, "ncci.pack");
    const ptp = join(data, "ncci_ptp_medicare_2024Q3/ptp_practitioner_20240701_full.tsv.gz");
    const mue = join(data, "ncci_mue/mue_medicare_practitioner_2026Q2.tsv");
    execFileSync(bin, ["tables", "build", "--ptp", ptp, "--mue", mue, "--out", out], { stdio: ["ignore", "inherit", "inherit"] });
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const bytes = pack();
const engine = await import(pathToFileURL(join(packageFolder, "node.js")));
await engine.init();

const loads = [];
let name;
for (let round = 0; round < 15; round++) {
  const started = performance.now();
  name = engine.loadTable(bytes);
  loads.push(performance.now() - started);
}
const memory = JSON.parse(
  existsSync(bin) && data === undefined && process.argv[2] === undefined
    ? execFileSync(bin, ["tables", "info", "--format", "json"], { encoding: "utf8" })
    : "{}",
).memory;

// A hundred lines are 4,950 pairs, and each of the two rules on pairs looks up each of them; the same encounter without any
// table costs the rest.
const codes = [];
for (let number = 0; codes.length < 100; number++) {
  const code = String(10_000 + number * 887).padStart(5, "0");
  codes.push(code.length === 5 ? code : String(number).padStart(5, "9"));
}
const levels = Object.fromEntries(engine.rules().map(({ rule }) => [rule, rule.startsWith("pair-") ? "error" : "off"]));
const encounter = { dateOfService: "2024-08-01", lines: codes.map((code) => ({ code, modifiers: ["25", "59"] })) };
// Codes of no table end before their row is looked for, so they are left out where a table is asked which it knows.
const time = (options) => {
  const times = [];
  for (let round = 0; round < 60; round++) {
    const started = performance.now();
    engine.checkSync(encounter, options);
    times.push(performance.now() - started);
  }
  return median(times);
};
const known = encounter.lines.filter(({ code }) => {
  const two = { dateOfService: "2024-08-01", lines: [{ code, modifiers: [] }, { code: "99213", modifiers: [] }] };
  const answer = engine.checkSync(two, { levels, tables: [name] });
  return !answer.report.unchecked.some((one) => one.reason === "out-of-date" && one.lines.includes(0));
});
while (known.length > 1 && known.length < 100) known.push(...known.slice(0, 100 - known.length));
if (known.length === 100) encounter.lines = known;
const lookups = 2 * encounter.lines.reduce((sum, one, at, all) => sum + all.slice(at + 1).filter((other) => other.code !== one.code).length, 0);
const lookup = ((time({ levels, tables: [name] }) - time({ levels, tables: [] })) * 1e6) / lookups;

const figures = [
  ["gzipped, bytes", gzipSync(bytes, { level: 9 }).length, 160_000],
  ["raw, bytes", bytes.length, 2_000_000],
  ["load in wasm, ms (median of 15)", Number(median(loads).toFixed(2)), 20],
  [`a pair looked up in wasm, ns (${lookups} in a check)`, Math.round(lookup), 200],
];
if (memory !== undefined) figures.push(["in memory, bytes", memory, 2_000_000]);
console.log(`${name}, of ${data === undefined && process.argv[2] === undefined ? "the built-in slice" : "a whole table"}`);
let beyond = false;
for (const [what, value, most] of figures) {
  beyond ||= value > most;
  console.log(`${what.padEnd(52)} ${String(value).padStart(10)}   at most ${most}`);
}
process.exitCode = beyond ? 1 : 0;
