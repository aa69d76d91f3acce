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

/** Processor time of a call in milliseconds, so that what else the machine does is not counted; the median of some. */
function cpu(call, rounds) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const from = process.cpuUsage();
    call();
    const { user, system } = process.cpuUsage(from);
    times.push((user + system) / 1000);
  }
  return times.sort((a, b) => a - b)[rounds >> 1];
}

const whole = data !== undefined || process.argv[2] !== undefined;
const bytes = pack();
const engine = await import(pathToFileURL(join(packageFolder, "node.js")));
await engine.init();
const name = engine.loadTable(bytes);
const load = cpu(() => engine.loadTable(bytes), 31);

// A hundred lines are 4,950 pairs, and each of the two rules on pairs looks up each of them, both ways round. Codes are taken
// that the table names and that are in no pair with one another, so that no finding is written. A hundred lines of one code
// cost the same but for the lookups, since a code is in no pair with itself.
const rules = engine.rules().map(({ rule }) => rule);
const off = Object.fromEntries(rules.map((rule) => [rule, "off"]));
const { "pair-not-allowed": _, "pair-modifier-missing": __, ...others } = off;
const lines = [];
const encounter = (list) => ({ dateOfService: "2024-08-01", lines: list.map((code) => ({ code, modifiers: [] })) });
for (let number = 10_000; lines.length < 100 && number <= 99_999; number += whole ? 7 : 1) {
  const { report } = engine.checkSync(encounter([...lines.slice(-99), String(number)]), { levels: others, tables: [name] });
  const ask = lines.length === 0 ? engine.checkSync(encounter([String(number), "99213"]), { levels: others, tables: [name] }).report : report;
  if (ask.unchecked.length === 0 && (lines.length === 0 || report.findings.length === 0)) lines.push(String(number));
}
const given = encounter(lines);
const lookups = lines.length * (lines.length - 1);
const with_ = cpu(() => { for (let i = 0; i < 8; i += 1) engine.checkSync(given, { levels: others, tables: [name] }); }, 41);
const same = encounter(lines.map(() => lines[0]));
const without = cpu(() => { for (let i = 0; i < 8; i += 1) engine.checkSync(same, { levels: others, tables: [name] }); }, 41);
const lookup = ((with_ - without) * 1e6) / 8 / (lines.length < 100 ? NaN : lookups);

console.log(`${name}, ${whole ? "a whole table" : "the built-in slice"}`);
let beyond = false;
for (const [what, value, most] of [
  ["gzipped, bytes", gzipSync(bytes, { level: 9 }).length, 160_000],
  ["raw, bytes", bytes.length, 2_000_000],
  ["load in wasm, ms of processor time", Number(load.toFixed(2)), 20],
  // The table has a pair one way round, so two codes are two lookups, and the position of each code besides.
  [`two codes looked up in wasm, ns (${lookups} in a check)`, Math.round(lookup), 400],
]) {
  if (Number.isNaN(value)) continue;
  beyond ||= value > most;
  console.log(`${what.padEnd(54)} ${String(value).padStart(9)}   at most ${most}`);
}
process.exitCode = beyond ? 1 : 0;
