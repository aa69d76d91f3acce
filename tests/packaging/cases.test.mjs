// The same cases give the same bytes natively and through the package, by both of its ways in.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import { here, installed, project } from "./helpers.mjs";

const root = join(here, "../..");
const cli = join(root, "target/release/cleanclaim");
const api = await import(pathToFileURL(join(installed(project()), "node.js")));
await api.init();

const inFolder = (folder) =>
  readdirSync(join(root, folder), { recursive: true }).filter((name) => name.endsWith(".json")).sort().map((name) => JSON.parse(readFileSync(join(root, folder, name), "utf8")));
const encounters = [
  ...inFolder("tests/cases").map((one) => one.encounter),
  ...inFolder("tests/clean"),
  ...JSON.parse(readFileSync(join(root, "tests/independent/cases.json"), "utf8")).map((one) => one.encounter),
  // What is not understood must read the same too.
  { dateOfService: "2026-02-30", lines: [{ code: "9083", minutes: "50" }, { cod: "90837" }], modality: "vidoe" },
  { lines: [] },
  { id: "x", dateOfService: null, lines: [{ code: "90837", units: 1.5 }] },
];
const options = { ledger: true, receipt: true };
const native = spawnSync(cli, ["check", "-", "--format", "ndjson", "--ledger", "--receipt"], {
  input: encounters.map((one) => JSON.stringify(one)).join("\n"),
  encoding: "utf8",
  maxBuffer: 1 << 28,
}).stdout.trimEnd().split("\n");

test("there are as many answers as encounters", () => {
  assert.equal(native.length, encounters.length);
  assert.ok(encounters.length > 500);
});

test("plain objects give the bytes of the command line", () => {
  encounters.forEach((encounter, at) => assert.equal(JSON.stringify(api.checkSync(encounter, options)), native[at]));
});

test("objects of a class, which are read field by field, give them too", () => {
  class Host {}
  const hosted = (value) => {
    if (Array.isArray(value)) return value.map(hosted);
    if (typeof value !== "object" || value === null || Object.keys(value).length === 0) return value;
    return Object.assign(new Host(), Object.fromEntries(Object.entries(value).map(([key, one]) => [key, hosted(one)])));
  };
  encounters.forEach((encounter, at) => assert.equal(JSON.stringify(api.checkSync(hosted(encounter), options)), native[at]));
});

test("a claim file gives the bytes of the command line", async () => {
  const file = join(root, "examples/clinic-day.837");
  let out;
  try {
    out = execFileSync(cli, ["check", file, "--format", "json"], { encoding: "utf8", maxBuffer: 1 << 28 });
  } catch (error) {
    // It has things to fix, so it exits with 1.
    assert.equal(error.status, 1);
    out = error.stdout;
  }
  const [{ file: _, ...answer }] = JSON.parse(out);
  assert.deepEqual(await api.checkFile(readFileSync(file)), answer);
});
