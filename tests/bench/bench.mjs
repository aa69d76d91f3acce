// Sizes, and the time of one check through the JS object path, beside nine rules of a general rules engine on the same
// encounter in the same run. Times are medians of batches, so that one pause of the machine does not count.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { Engine } from "json-rules-engine";

const root = new URL("../../", import.meta.url);
const { init, checkSync, checkMany, checkFile, payers, readNote, requiredFields, version } = await import(new URL("dist/npm/node.js", root));

const wasm = readFileSync(new URL("dist/npm/cleanclaim.wasm", root));
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const started = performance.now();
await init();
const start = performance.now() - started;

const encounters = readFileSync(new URL("benches/encounters.ndjson", root), "utf8").trim().split("\n").map((line) => JSON.parse(line));
const [clean, three, sparse] = encounters;

/** Median microseconds of one call. */
function microseconds(call, batch = 200, batches = 101) {
  for (let i = 0; i < 3000; i += 1) call();
  const times = [];
  for (let i = 0; i < batches; i += 1) {
    const from = performance.now();
    for (let k = 0; k < batch; k += 1) call();
    times.push(((performance.now() - from) * 1000) / batch);
  }
  return times.sort((a, b) => a - b)[batches >> 1];
}
async function microsecondsAsync(call, batch = 100, batches = 51) {
  for (let i = 0; i < 500; i += 1) await call();
  const times = [];
  for (let i = 0; i < batches; i += 1) {
    const from = performance.now();
    for (let k = 0; k < batch; k += 1) await call();
    times.push(((performance.now() - from) * 1000) / batch);
  }
  return times.sort((a, b) => a - b)[batches >> 1];
}

// Nine rules as people write them for such an engine: bands, an add-on without its primary, a pair, who may bill.
const engine = new Engine([], { allowUndefinedFacts: true });
const therapy = { fact: "session", path: "$.psychotherapyMinutes" };
const rule = (type, ...all) => engine.addRule({ conditions: { all }, event: { type } });
const lines = (operator, value) => ({ fact: "codes", operator, value });
rule("below-short", lines("contains", "90833"), { ...therapy, operator: "lessThan", value: 16 });
rule("below-middle", lines("contains", "90836"), { ...therapy, operator: "lessThan", value: 38 });
rule("below-long", lines("contains", "90838"), { ...therapy, operator: "lessThan", value: 53 });
rule("above-short", lines("contains", "90833"), { ...therapy, operator: "greaterThan", value: 37 });
rule("above-middle", lines("contains", "90836"), { ...therapy, operator: "greaterThan", value: 52 });
rule("add-on-alone", lines("contains", "90836"), lines("doesNotContain", "99214"));
rule("pair", lines("contains", "90791"), lines("contains", "90834"));
rule("no-time", { fact: "note", path: "$.elements.total-time", operator: "equal", value: false });
rule("not-eligible", { fact: "rendering", path: "$.credential", operator: "notIn", value: ["md", "do", "np", "pa", "cns"] });
const facts = () => ({ ...clean, codes: clean.lines.map((line) => line.code) });

// In turns, so that both meet the same machine; what is taken is the least of three medians, as noise only adds.
const runs = [];
for (let turn = 0; turn < 3; turn += 1) {
  runs.push([
    ...[clean, three, sparse].map((encounter) => microseconds(() => checkSync(encounter))),
    await microsecondsAsync(() => engine.run(facts())),
  ]);
}
const least = (at) => Math.min(...runs.map((run) => run[at]));
const own = [least(0), least(1), least(2)];
const general = least(3);
const day = readFileSync(new URL("examples/clinic-day.837", root));
const file = await microsecondsAsync(() => checkFile(day), 5, 21);

// Six thousand characters of a note, and a hundred encounters of a practice together.
const note = readFileSync(new URL("tests/notes/seen/sb-psych-intake-long-office.txt", root), "utf8").slice(0, 6000);
const noteWasm = readFileSync(new URL("dist/npm/cleanclaim-note.wasm", root));
const first = performance.now();
readNote(note);
const firstNote = performance.now() - first;
const reading = microseconds(() => readNote(note), 5, 61);
const practice = Array.from({ length: 100 }, (_, at) => ({ ...clean, id: `${at}`, patient: { ...clean.patient, key: `p${at % 20}` }, rendering: { ...clean.rendering, npi: "1234567893" }, dateOfService: `2026-03-${String(1 + (at % 28)).padStart(2, "0")}` }));
const together = (await microsecondsAsync(() => checkMany(practice), 1, 15)) / practice.length;
const asked = performance.now();
requiredFields("submit", ["90837"], "medicare");
const required = performance.now() - asked;
// The worst that the time ledger meets: eight services of one visit, each without minutes of its own.
const crowded = { dateOfService: "2026-03-16", lines: ["99214", "90834", "90847", "90853", "90839", "90846", "90832", "90837"].map((code) => ({ code })), session: { start: "09:00", stop: "11:00" } };
const ledger = microseconds(() => checkSync(crowded), 20, 21);

// A payer's pack is read where the payer is first met: what the first check costs beyond the second, of each payer in the order met.
// Their ids by the list, which reads no pack.
const ids = readFileSync(new URL("src/payers/payers.tsv", root), "utf8").trim().split("\n").map((line) => line.split("\t")[0]);
const visit = (payer) => ({ ...sparse, payer });
const once = (payer) => {
  const from = performance.now();
  checkSync(visit(payer));
  return performance.now() - from;
};
const firsts = ids.map((payer) => once(payer) - once(payer)).sort((a, b) => a - b);
const listed = performance.now();
payers();
const listing = performance.now() - listed;
// The same known facts without a payer and with one.
const known = {
  ...clean, plan: { product: "commercial", state: "IL", inNetwork: true, rank: "primary", memberClass: [] },
  coverage: { authorizations: [], referralOnFile: true }, history: [], historyCompleteFrom: "2024-01-01",
};
const alone = Math.min(...[0, 1, 2].map(() => microseconds(() => checkSync({ ...known, payer: undefined }))));
const costs = ["aetna", "uhc-optum", "cigna-evernorth", "bcbs-il", "medicaid-ca", "medicaid-tx", "tricare"].map((payer) =>
  Math.min(...[0, 1, 2].map(() => microseconds(() => checkSync({ ...known, payer })))) - alone);

const rows = [
  ["wasm", kilobytes(wasm.length)],
  ["wasm, gzip -9", kilobytes(gzipSync(wasm, { level: 9 }).length)],
  ["init in Node, once", `${start.toFixed(1)} ms`],
  [`one check, clean, two lines (${kilobytes(JSON.stringify(clean).length)})`, `${own[0].toFixed(1)} us`],
  ["one check, three findings", `${own[1].toFixed(1)} us`],
  ["one check, sparse", `${own[2].toFixed(1)} us`],
  ["json-rules-engine, nine rules, the clean one", `${general.toFixed(1)} us`],
  ["that against one check", `${(general / own[0]).toFixed(1)} times`],
  ["a file of forty claims (837P), read and checked", `${(file / 1000).toFixed(2)} ms`],
  ["one of a hundred in checkMany", `${together.toFixed(1)} us`],
  ["eight services in two hours without minutes", `${ledger.toFixed(0)} us`],
  ["requiredFields, one code", `${required.toFixed(0)} ms`],
  ["a payer more than none: median of seven, and most", `${costs.sort((a, b) => a - b)[3].toFixed(1)} us, ${costs.at(-1).toFixed(1)} us`],
  ["a payer's pack at first use: median of 43, and most", `${firsts[21].toFixed(2)} ms, ${firsts.at(-1).toFixed(2)} ms`],
  ["payers(), every pack read by now", `${listing.toFixed(1)} ms`],
  ["claim files' reader, gzip -9", kilobytes(gzipSync(readFileSync(new URL("dist/npm/cleanclaim-files.wasm", root)), { level: 9 }).length)],
  ["note reader, gzip -9", kilobytes(gzipSync(noteWasm, { level: 9 }).length)],
  ["a note of 6,000 characters, the first", `${firstNote.toFixed(1)} ms`],
  ["a note of 6,000 characters", `${reading.toFixed(0)} us`],
];
console.log(`cleanclaim ${version().engine}, Node ${process.version}\n`);
for (const [what, figure] of rows) console.log(`${what.padEnd(52)} ${figure}`);
