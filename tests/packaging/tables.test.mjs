// What a whole table costs in the wasm: of CMS's own files where CLEANCLAIM_DATA names their folder, else of a made-up table of
// their size and shape. Sizes are held; times are printed, and held with room for a busy machine.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { here, installed, project } from "./helpers.mjs";

const root = join(here, "../..");
const cli = join(root, "target/release/cleanclaim");
const folder = mkdtempSync(join(tmpdir(), "cleanclaim-whole-"));
after(() => rmSync(folder, { recursive: true }));

/** Pairs in the shape of CMS's: what is bundled into a code comes in runs of neighbours, four long. */
function made(codes, pairs) {
  let state = 7;
  const roll = (most) => (state = (state * 48271) % 2147483647) % most;
  const name = (at) => String(100 + at * 9).padStart(5, "0");
  const rows = ["column1\tcolumn2\tdeletion_date\tmodifier_indicator", `${name(0)}\t99213\t*\t0`];
  let list;
  for (let at = 0; rows.length <= pairs; at = (at + 1) % codes) {
    list = [];
    for (let from = roll(200); from < codes && list.length < 154; from += 12 + roll(400)) {
      const indicator = roll(3) === 0 ? 0 : 1;
      for (let step = roll(7); step >= 0; step -= 1) list.push([from + step, indicator]);
    }
    for (const [other, indicator] of list) {
      if (other !== at && other < codes) rows.push(`${name(at)}\t${name(other)}\t*\t${indicator}`);
    }
  }
  return `${rows.join("\n")}\n`;
}

test("a whole table keeps to its size in the wasm", (context) => {
  const data = process.env.CLEANCLAIM_DATA;
  const pack = join(folder, "ncci.pack");
  const files = data
    ? ["--ptp", join(data, "ncci_ptp_medicare_2024Q3/ptp_practitioner_20240701_full.tsv.gz"), "--mue", join(data, "ncci_mue/mue_medicare_practitioner_2026Q2.tsv")]
    : ["--ptp", join(folder, "made-2024q3.tsv")];
  if (!data) writeFileSync(files[1], made(10_858, 1_669_820));
  const built = execFileSync(cli, ["tables", "build", ...files, "--out", pack], { encoding: "utf8" });
  context.diagnostic(built.trim().split("\n").at(-3).trim());
  const run = spawnSync(process.execPath, [join(root, "tests/bench/tables.mjs"), pack], {
    encoding: "utf8",
    env: { ...process.env, CLEANCLAIM_PACKAGE: dirname(join(installed(project()), "node.js")) },
  });
  for (const line of run.stdout.trim().split("\n")) context.diagnostic(line.trim());
  const figure = (words) => Number(new RegExp(`^${words}.*?([\\d.]+) +at most`, "m").exec(run.stdout)?.[1]);
  if (data) assert.ok(figure("gzipped") <= 160_000, run.stdout);
  assert.ok(figure("raw, bytes") <= 2_000_000, run.stdout + run.stderr);
  assert.ok(figure("load in wasm") <= 80, run.stdout + run.stderr);
  assert.ok(figure("two codes looked up") <= 1600, run.stdout + run.stderr);
});
