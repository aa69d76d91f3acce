// Bad input of every kind through the JS API: an `invalid` answer, a file problem or a typed error, never a trap; and after
// each of them the next check is as good as the first.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, test } from "node:test";
import { installed, project } from "./helpers.mjs";
import { ENCOUNTER, PAIR, TABLE } from "./smoke.mjs";

const folder = project();
const load = (name) => import(pathToFileURL(join(installed(folder), name)).href);
const api = await load("node.js");
const good = JSON.stringify(await api.check(ENCOUNTER));
assert.equal(JSON.parse(good).type, "checked");

const TYPED = /^Cleanclaim(Options|Input)Error$/;
/** Longest that one piece of bad input may take, in ms; the machine may be busy. */
const PATIENCE = 5000;

function nextWorks() {
  assert.equal(JSON.stringify(api.checkSync(ENCOUNTER)), good, "the next check");
}
async function outcome(run) {
  const start = performance.now();
  let out;
  try {
    out = await run();
  } catch (error) {
    assert.ok(error instanceof Error, "what is thrown is an Error");
    assert.match(error.name, TYPED, `${error.name}: ${error.message}`);
    assert.ok(error.message.length < 20_000, "an error of a length that can be read");
    out = error;
  }
  nextWorks();
  const took = performance.now() - start;
  assert.ok(took < PATIENCE, `took ${Math.round(took)} ms`);
  return out;
}
function assertInvalid(answer) {
  assert.equal(answer.type, "invalid", JSON.stringify(answer).slice(0, 500));
  assert.ok(answer.problems.length > 0);
  for (const problem of answer.problems) {
    assert.match(problem.path, /^(\/|$)/);
    assert.ok(problem.message.length > 0 && problem.message.length < 2000, `a message of ${problem.message.length} characters`);
    assert.ok(problem.path.length < 2000, `a path of ${problem.path.length} characters`);
  }
}

const throwing = (words) => ({ get: { get: () => { throw new Error(words); }, enumerable: true } }).get;
const getter = (key, rest = {}) => Object.defineProperty({ ...ENCOUNTER, ...rest }, key, throwing("do not read me"));
const thrower = (target = {}) =>
  new Proxy(target, Object.fromEntries(
    ["get", "has", "ownKeys", "getOwnPropertyDescriptor", "getPrototypeOf"].map((trap) => [trap, () => { throw new Error(`no ${trap}`); }]),
  ));
const only = (trap, target = { ...ENCOUNTER }) => new Proxy(target, { [trap]: () => { throw new Error(`no ${trap}`); } });
const revoked = (target) => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};
const cyclic = { ...ENCOUNTER };
cyclic.lines = [cyclic];
cyclic.patient = cyclic;
const cyclicList = [];
cyclicList.push(cyclicList);
function deep(depth, make) {
  let value = 1;
  for (let i = 0; i < depth; i += 1) value = make(value);
  return value;
}
const list = (inner) => [inner];
const object = (inner) => ({ lines: inner });
const many = new Array(25_000_000);
const zeros = "0".repeat(50_000_000);
const wide = "é".repeat(25_000_000);
const crowd = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`key${i}`, i]));

/** Values that no field takes. */
const ODD = {
  "a bigint": 10n,
  "a symbol": Symbol("s"),
  "a function": () => 1,
  "a class": class {},
  "a Date": new Date(0),
  "an invalid Date": new Date(NaN),
  "a Map": new Map([["dateOfService", "2026-03-16"]]),
  "a Set": new Set([1]),
  "a WeakMap": new WeakMap(),
  "a RegExp": /x/,
  "a Promise": Promise.resolve(ENCOUNTER),
  "an Error": new Error("e"),
  "bytes": new Uint8Array(4),
  "a number object": new Number(1),
  "a string object": new String("x"),
  "NaN": NaN,
  "Infinity": Infinity,
  "a fraction": 0.1 + 0.2,
  "an unsafe integer": 2 ** 60,
  "a negative number": -1,
  "a lone surrogate": "\ud800",
  "a NUL": "\0",
  "a revoked proxy": revoked({}),
  "a revoked list": revoked([]),
  "a throwing proxy": thrower(),
  "a throwing list": thrower([]),
  "a throwing function": thrower(() => 1),
  "a cyclic list": cyclicList,
  "a deep list": deep(100_000, list),
  "a deep object": deep(100_000, object),
  "25 million holes": many,
  "50 MB of zeros": zeros,
  "50 MB of umlauts": wide,
  "20,000 keys": crowd,
  "a key of 50 MB": { [zeros]: 1 },
  "an array of bytes as an object": Object.create(Uint8Array.prototype),
  "the global object": globalThis,
};

describe("in place of an encounter", () => {
  const cases = {
    ...ODD,
    "nothing": undefined,
    "null": null,
    "a number": 1,
    "a boolean": true,
    "text": "encounter",
    "JSON text": JSON.stringify(ENCOUNTER),
    "an empty list": [],
    "a list of it": [ENCOUNTER],
    "an empty object": {},
    "an object without prototype": Object.create(null),
    "what throws for its keys": only("ownKeys", { ...ENCOUNTER, stranger: 1 }),
    "what throws for its fields": only("get"),
    "what throws for its prototype": only("getPrototypeOf", {}),
    "what throws for a descriptor": only("getOwnPropertyDescriptor", { ...ENCOUNTER, stranger: 1 }),
    "what throws nothing readable": Object.defineProperty({}, "dateOfService", { get: () => { throw thrower(); }, enumerable: true }),
    "what throws undefined": Object.defineProperty({}, "dateOfService", { get: () => { throw undefined; }, enumerable: true }),
    "what throws 50 MB of text": Object.defineProperty({}, "dateOfService", { get: () => { throw new Error(zeros); }, enumerable: true }),
    "what throws an error without a message": Object.defineProperty({}, "dateOfService", {
      get: () => { throw Object.defineProperty(new Error("x"), "message", { get: () => { throw new Error("no"); } }); },
      enumerable: true,
    }),
  };
  for (const [name, value] of Object.entries(cases)) test(name, async () => assertInvalid(await outcome(() => api.check(value))));
});

describe("in place of a field", () => {
  const fields = ["id", "dateOfService", "lines", "payer", "plan", "patient", "session", "diagnoses", "note", "history", "claim"];
  for (const [name, value] of Object.entries(ODD)) {
    test(name, async () => {
      for (const field of fields) {
        const answer = await outcome(() => api.check({ ...ENCOUNTER, [field]: value }));
        // Text is what some fields hold.
        if (typeof value === "string" && value.length < 10 && answer.type === "checked") continue;
        assertInvalid(answer);
      }
    });
  }
});

describe("deeper", () => {
  const line = { code: "90837", minutes: 53 };
  const cases = {
    "a date that is none": { dateOfService: "2026-02-30" },
    "a date with a time": { dateOfService: "2026-03-16T00:00:00Z" },
    "a date in the year 0": { dateOfService: "0000-01-01" },
    "an unknown key": { dateOfservice: "2026-03-16" },
    "an unknown key in a line": { lines: [{ ...line, minuts: 53 }] },
    "a symbol for a code": { lines: [{ ...line, code: Symbol("90837") }] },
    "minutes NaN": { lines: [{ ...line, minutes: NaN }] },
    "minutes Infinity": { lines: [{ ...line, minutes: -Infinity }] },
    "minutes as text": { lines: [{ ...line, minutes: "53" }] },
    "minutes as a bigint": { lines: [{ ...line, minutes: 53n }] },
    "minutes beyond a day": { lines: [{ ...line, minutes: 1e308 }] },
    "units zero": { lines: [{ ...line, units: 0 }] },
    "units huge": { lines: [{ ...line, units: 2 ** 53 }] },
    "a time that is none": { session: { start: "25:61" } },
    "a hole in the lines": { lines: [line, , line] },
    "a hole in the diagnoses": { diagnoses: ["F411", , "F32A"] },
    "a million lines": { lines: new Array(1_000_000).fill(line) },
    "a million diagnoses": { diagnoses: new Array(1_000_000).fill("F411") },
    "a million services before": { history: new Array(1_000_000).fill({ dateOfService: "2026-03-01", code: "90837" }) },
    "a code of 50 MB": { lines: [{ ...line, code: zeros }] },
    "a note of 50 MB": { note: { text: zeros } },
    "a note of 50 MB of umlauts": { note: { text: wide } },
    "an element of 50 MB": { note: { elements: { [zeros]: true } } },
    "20,000 elements": { note: { elements: crowd } },
    "a throwing element": { note: { elements: only("get", { plan: true }) } },
    "elements that throw for their keys": { note: { elements: only("ownKeys", {}) } },
    "a throwing line": { lines: [only("get", line)] },
    "a line that throws for its keys": { lines: [only("ownKeys", { ...line, stranger: 1 })] },
    "lines that throw for their length": { lines: new Proxy([line], { get(target, key) { if (key === "length") throw new Error("no length"); return target[key]; } }) },
    "lines of a false length": { lines: new Proxy([line], { get: (target, key) => (key === "length" ? -1 : target[key]) }) },
    "lines of a length that is none": { lines: new Proxy([line], { get: (target, key) => (key === "length" ? NaN : target[key]) }) },
    "lines of an endless length": { lines: new Proxy([line], { get: (target, key) => (key === "length" ? 4294967295 : target[key]) }) },
    "lines that throw for an item": { lines: new Proxy([line], { get(target, key) { if (key === "0") throw new Error("no item"); return target[key]; } }) },
    "itself everywhere": cyclic,
  };
  for (const [name, value] of Object.entries(cases)) {
    test(name, async () => {
      const answer = await outcome(() => api.check(value === cyclic ? cyclic : Object.defineProperties({ ...ENCOUNTER }, Object.getOwnPropertyDescriptors(value))));
      // A list that lies about its length is read as what it says; that is no harm.
      if (name.includes("length that is none") || name.includes("false length")) assert.ok(answer.type);
      else assertInvalid(answer);
    });
  }
  test("a getter that throws is named with its path", async () => {
    const answer = await outcome(() => api.check(getter("payer")));
    assertInvalid(answer);
    assert.deepEqual(answer.problems.map((problem) => problem.path), ["/payer"]);
    assert.match(answer.problems[0].message, /do not read me/);
  });
  test("a getter that checks another encounter", async () => {
    const inner = [];
    const nested = Object.defineProperty({ ...ENCOUNTER }, "id", { get: () => { inner.push(JSON.stringify(api.checkSync(ENCOUNTER))); return "nested"; }, enumerable: true });
    const answer = await outcome(() => api.check(nested));
    assert.equal(answer.type, "checked");
    assert.ok(inner.every((text) => text === good));
  });
  test("an object that changes while it is read", async () => {
    const shifting = { ...ENCOUNTER, get id() { this.lines.length = 0; return "x"; }, lines: [line, line] };
    assert.ok((await outcome(() => api.check(shifting))).type);
  });
});

describe("options that make no sense", () => {
  const cases = {
    ...ODD,
    "a number": 1,
    "text": "submit",
    "a list": [],
    "an unknown key": { levls: {} },
    "an unknown stage": { stage: "sumbit" },
    "an unknown rule": { levels: { "no-such-rule": "off" } },
    "an unknown level": { levels: { time: "fatal" } },
    "levels that are none": { levels: 1 },
    "a level that throws": { levels: only("get", { time: "off" }) },
    "levels that throw for their keys": { levels: only("ownKeys", {}) },
    "a level of 50 MB": { levels: { [zeros]: "off" } },
    "20,000 levels": { levels: crowd },
    "cyclic packs": { packs: cyclicList },
    "deep packs": { packs: [deep(100_000, object)] },
    "25 million packs": { packs: many },
    "a throwing pack": { packs: [thrower()] },
    "a deep practice": { practice: deep(100_000, object) },
    "a cyclic practice": { practice: cyclic },
    "a receipt that is none": { receipt: 1 },
    "a key that throws": Object.defineProperty({}, "stage", throwing("do not read me")),
  };
  for (const [name, value] of Object.entries(cases)) {
    test(name, async () => {
      for (const run of [() => api.check(ENCOUNTER, value), () => api.checkMany([ENCOUNTER], value), () => api.checkFile(new TextEncoder().encode(JSON.stringify(ENCOUNTER)), value)]) {
        const out = await outcome(run);
        assert.equal(out.name, "CleanclaimOptionsError", `${name}: ${JSON.stringify(out)?.slice(0, 300)}`);
        assert.ok(Array.isArray(out.problems) && out.problems.length > 0);
      }
    });
  }
});

describe("many", () => {
  for (const [name, value] of Object.entries({ "nothing": undefined, "an object": {}, "text": "x", "25 million": many, "a revoked list": revoked([]), "a throwing list": thrower([]), "a Set": new Set() })) {
    test(name, async () => assert.equal((await outcome(() => api.checkMany(value))).name, "CleanclaimInputError"));
  }
  test("bad ones among good ones", async () => {
    const odd = Object.values(ODD);
    // Of another date, so that the two have nothing to do with each other.
    const other = { ...ENCOUNTER, dateOfService: "2025-01-08" };
    const answers = await outcome(() => api.checkMany([ENCOUNTER, ...odd, other]));
    assert.equal(answers.length, odd.length + 2);
    assert.equal(JSON.stringify(answers.at(0)), good);
    assert.equal(JSON.stringify(answers.at(-1)), JSON.stringify(api.checkSync(other)));
    answers.slice(1, -1).forEach(assertInvalid);
  });
});

describe("files", () => {
  const text = (value) => new TextEncoder().encode(value);
  const filled = (value, start = "", size = 50_000_000) => {
    const bytes = new Uint8Array(size).fill(value);
    bytes.set(text(start));
    return bytes;
  };
  const sample = readFileSync(new URL("../../examples/clinic-day.837", import.meta.url));
  const cases = {
    "nothing": new Uint8Array(0),
    "NULs": filled(0),
    "zeros": filled(0x30),
    "zeros after ISA": filled(0x30, "ISA"),
    "segments after ISA": filled(0x7e, new TextDecoder().decode(sample.subarray(0, 106)), 5_000_000),
    "zeros after a brace": filled(0x30, "{"),
    "a number of 50 MB in a list": filled(0x30, "[1"),
    "brackets": filled(0x5b),
    "braces": filled(0x7b),
    "line ends after a brace": filled(0x0a, "{"),
    "spaces": filled(0x20),
    "quotes": filled(0x22, "{"),
    "invalid UTF-8": Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0xc3, 0x28, 0x22, 0x7d),
    "50 MB of invalid UTF-8": filled(0xff, "{"),
    "invalid UTF-8 in a claim": (() => { const bytes = Uint8Array.from(sample); bytes.fill(0xff, 300, 400); return bytes; })(),
    "UTF-16": Uint8Array.from(Buffer.from(`\ufeff${JSON.stringify(ENCOUNTER)}`, "utf16le")),
    "deep JSON": text(`${"[".repeat(100_000)}${"]".repeat(100_000)}`),
    "deep JSON in an encounter": text(`{"dateOfService":"2026-03-16","lines":${"[".repeat(100_000)}${"]".repeat(100_000)}}`),
    "a picture": Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13),
    "half a claim file": sample.subarray(0, sample.length >> 1),
    "HTML": text("<!doctype html><p>no"),
    "a second ISA in the middle": text(`${sample.toString().slice(0, 2000)}${sample.toString().slice(0, 2000)}`),
  };
  for (const [name, bytes] of Object.entries(cases)) {
    test(name, async () => {
      const out = await outcome(() => api.checkFile(bytes));
      assert.ok(Array.isArray(out.answers), `${out}`);
      const said = out.problems.length + out.answers.filter((item) => item.answer.type === "invalid").length;
      assert.ok(said > 0, "something is said about it");
    });
  }
  test("every cut and every flipped byte of a claim file", async () => {
    // A few hundred of each, spread over the file by a fixed stride.
    for (let at = 0; at < sample.length; at += 61) {
      const flipped = Uint8Array.from(sample.subarray(0, 4000));
      flipped[at % 4000] ^= 0x20;
      assert.ok(Array.isArray((await api.checkFile(flipped)).answers));
      assert.ok(Array.isArray((await api.checkFile(sample.subarray(0, at))).answers));
    }
    nextWorks();
  });
  test("what is no source of bytes", async () => {
    for (const value of [undefined, null, 1, "text", {}, [], new Map(), new Float64Array(2), new DataView(new ArrayBuffer(8)), () => 1, Symbol("s"), thrower(), revoked({})]) {
      assert.equal((await outcome(() => api.checkFile(value))).name, "CleanclaimInputError");
    }
    const detached = new ArrayBuffer(8);
    structuredClone(detached, { transfer: [detached] });
    assert.ok(await outcome(() => api.checkFile(detached)));
    const words = new ReadableStream({ start(controller) { controller.enqueue("text"); controller.close(); } });
    assert.equal((await outcome(() => api.checkFile(words))).name, "CleanclaimInputError");
  });
  test("a file beyond the limit is a problem, without reading it all", async () => {
    let pulled = 0;
    const endless = new ReadableStream({ pull(controller) { pulled += 1; controller.enqueue(new Uint8Array(64 << 20)); } });
    const out = await outcome(() => api.checkFile(endless));
    assert.match(out.problems[0].message, /larger than 256 MB/);
    assert.ok(pulled < 8);
  });
  test("a stream that fails, a signal, and callbacks that throw", async () => {
    const own = new TypeError("the disk is gone");
    await assert.rejects(api.checkFile(new ReadableStream({ start: (controller) => controller.error(own) })), own);
    await assert.rejects(api.checkFile(sample, { signal: AbortSignal.abort() }), { name: "AbortError" });
    const stop = new AbortController();
    let handed = 0;
    await assert.rejects(api.checkFile(sample, { signal: stop.signal, onAnswer: () => { handed += 1; if (handed === 3) stop.abort(own); } }), own);
    assert.equal(handed, 3);
    let cancelled;
    const waiting = new ReadableStream({ cancel: (reason) => { cancelled = reason; } });
    const late = new AbortController();
    const reading = api.checkFile(waiting, { signal: late.signal });
    setTimeout(() => late.abort(own), 10);
    await assert.rejects(reading, own);
    assert.equal(cancelled, own);
    await assert.rejects(api.checkFile(sample, { onAnswer: () => { throw own; } }), own);
    await assert.rejects(api.checkFile(sample, { onAnswer: 1 }), { name: "CleanclaimInputError" });
    nextWorks();
  });
});

describe("fixes", () => {
  const fix = (patch, kind = "correction") => ({ title: "t", kind, patch });
  const encounter = () => ({ dateOfService: "2026-03-16", lines: [{ code: "90837", modifiers: ["95"] }, { code: "90785" }] });
  test("add, replace, remove, append, and escapes", () => {
    const given = encounter();
    const value = ["GT"];
    const out = api.applyFix(given, fix([
      { op: "add", path: "/lines/0/modifiers/-", value: "HO" },
      { op: "add", path: "/lines/0/modifiers/0", value: "AJ" },
      { op: "replace", path: "/lines/0/code", value: "90834" },
      { op: "add", path: "/lines/1/modifiers", value },
      { op: "remove", path: "/lines/0/modifiers/1" },
      { op: "add", path: "/a~1b~0c", value: null },
    ]));
    assert.deepEqual(out, {
      dateOfService: "2026-03-16",
      lines: [{ code: "90834", modifiers: ["AJ", "HO"] }, { code: "90785", modifiers: ["GT"] }],
      "a/b~c": null,
    });
    assert.deepEqual(given, encounter());
    out.lines[1].modifiers.push("x");
    assert.deepEqual(value, ["GT"], "nothing is shared with the fix");
  });
  test("documentation applies nothing", () => {
    const given = encounter();
    const out = api.applyFix(given, fix([], "documentation"));
    assert.deepEqual(out, given);
    assert.notEqual(out, given);
    assert.deepEqual(api.applyFix(given, fix([{ op: "remove", path: "/lines" }], "documentation")), given);
  });
  for (const entry of [
    { op: "replace", path: "/lines/2/code", value: "x" },
    { op: "replace", path: "/lines/0/units", value: 1 },
    { op: "remove", path: "/lines/2" },
    { op: "remove", path: "/lines/-" },
    { op: "add", path: "/lines/3", value: {} },
    { op: "add", path: "/lines/01", value: {} },
    { op: "add", path: "/lines/1e0", value: {} },
    { op: "add", path: "/note/text", value: "x" },
    { op: "add", path: "/lines/0/code/0", value: "x" },
    { op: "add", path: "/lines/length", value: 0 },
    { op: "add", path: "", value: {} },
    { op: "add", path: "lines", value: {} },
    { op: "add", path: "/a~2", value: {} },
    { op: "add", path: "/__proto__/polluted", value: 1 },
    { op: "add", path: "/__proto__", value: { polluted: 1 } },
    { op: "add", path: "/constructor/prototype/polluted", value: 1 },
    { op: "replace", path: "/lines/__proto__/polluted", value: 1 },
    { op: "remove", path: "/toString" },
    { op: "move", path: "/lines/0", from: "/lines/1" },
    { op: "add", path: "/id" },
    { op: "add", path: 1, value: 1 },
    null,
  ]) {
    test(`a fix that does not fit: ${JSON.stringify(entry)}`, () => {
      const given = encounter();
      assert.throws(() => api.applyFix(given, fix([{ op: "replace", path: "/lines/0/code", value: "90832" }, entry])), (error) => {
        assert.equal(error.name, "CleanclaimFixError");
        assert.equal(error.path, typeof entry?.path === "string" ? entry.path : String(entry?.path ?? ""));
        assert.ok(error.message.includes(error.path));
        return true;
      });
      assert.deepEqual(given, encounter());
      assert.equal({}.polluted, undefined);
    });
  }
  test("what is no encounter or no fix", () => {
    for (const bad of [undefined, null, 1, "x", [], () => 1]) {
      assert.throws(() => api.applyFix(bad, fix([])), { name: "CleanclaimInputError" });
      assert.throws(() => api.applyFix(encounter(), bad), { name: "CleanclaimInputError" });
    }
    assert.throws(() => api.applyFix({ ...encounter(), id: () => 1 }, fix([])), { name: "CleanclaimInputError" });
    assert.throws(() => api.applyFix(revoked({}), fix([])), { name: "CleanclaimInputError" });
  });
});

const pairs = (one) => one.checkSync(PAIR).report.findings.map(({ rule }) => rule).filter((rule) => rule.startsWith("pair-"));

describe("tables", () => {
  test("what is no packed table", () => {
    const before = JSON.stringify(api.version());
    for (const bad of [undefined, null, 1, "x", {}, [1, 2]]) assert.throws(() => api.loadTable(bad), { name: "CleanclaimInputError" });
    for (const [bytes, says] of [
      [new Uint8Array(), /there are none/],
      [new Uint8Array([0x1f, 0x8b, 8]), /gzip/],
      [new TextEncoder().encode("PK\u0003\u0004"), /zip or xlsx/],
      [new TextEncoder().encode("<!doctype html>"), /CLCTABLE/],
      [TABLE.slice(0, -1), /cut short or damaged/],
      [TABLE.map((byte, at) => (at === 60 ? byte ^ 1 : byte)), /cut short or damaged/],
    ]) {
      assert.throws(() => api.loadTable(bytes), (error) => error.name === "CleanclaimTableError" && says.test(error.message));
    }
    for (let length = 0; length < TABLE.length; length += 1) assert.throws(() => api.loadTable(TABLE.subarray(0, length)), { name: "CleanclaimTableError" });
    for (const name of ["none", "", undefined, "ncci-ptp-practitioner-bh 2024Q3"]) assert.throws(() => api.unloadTable(name), { name: "CleanclaimTableError" });
    assert.equal(JSON.stringify(api.version()), before);
    nextWorks();
  });
  test("what the caller does with the bytes later changes nothing, and options choose", () => {
    const bytes = TABLE.slice();
    const name = api.loadTable(bytes.buffer);
    bytes.fill(0);
    assert.deepEqual(pairs(api), ["pair-not-allowed"]);
    const [, builtIn] = api.version().tables;
    const rules = api.checkSync(PAIR, { tables: [builtIn] }).report;
    assert.ok(rules.findings.some(({ rule }) => rule === "pair-modifier-missing") && !rules.versions.tables.includes(name));
    assert.throws(() => api.checkSync(PAIR, { tables: ["none"] }), (error) => error.name === "CleanclaimOptionsError" && error.problems[0].path === "/tables/0" && error.problems[0].help.includes(name));
    assert.equal(api.loadTable(TABLE), name);
    assert.equal(api.version().tables.filter((one) => one === name).length, 1);
    api.unloadTable(name);
    assert.deepEqual(pairs(api), ["pair-modifier-missing"]);
  });
});

describe("a real trap", () => {
  /** The wasm with at most this many pages of memory more than it starts with. */
  function cramped(bytes, more) {
    const uleb = (value) => { const out = []; do { out.push((value & 127) | (value > 127 ? 128 : 0)); value >>>= 7; } while (value > 0); return out; };
    const read = (at) => { let value = 0; for (let shift = 0; ; shift += 7) { const byte = bytes[at++]; value += (byte & 127) * 2 ** shift; if (byte < 128) return [value, at]; } };
    const parts = [bytes.subarray(0, 8)];
    for (let at = 8; at < bytes.length; ) {
      const id = bytes[at];
      const [size, start] = read(at + 1);
      if (id === 5) {
        const [count, flags] = read(start);
        assert.equal(count, 1);
        const [first] = read(flags + 1);
        const memory = [1, 1, ...uleb(first), ...uleb(first + more)];
        parts.push(Uint8Array.from([5, ...uleb(memory.length), ...memory]));
      } else {
        parts.push(bytes.subarray(at, start + size));
      }
      at = start + size;
    }
    return Buffer.concat(parts);
  }

  test("memory that runs out fails that call only, again and again", async () => {
    const slim = await load("slim.js");
    await slim.init(cramped(readFileSync(join(installed(folder), "cleanclaim.wasm")), 4));
    const large = new Uint8Array(4 << 20);
    const table = slim.loadTable(TABLE);
    for (let round = 0; round < 3; round += 1) {
      await assert.rejects(slim.checkFile(large), (error) => {
        assert.equal(error.name, "CleanclaimTrap");
        assert.ok(error instanceof Error && error.cause instanceof WebAssembly.RuntimeError, String(error.cause));
        return true;
      });
      assert.equal(slim.version().tables[0], table, "a loaded table outlives the instance it was loaded into");
      assert.deepEqual(pairs(slim), ["pair-not-allowed"]);
      await assert.rejects(slim.checkFile(large), { name: "CleanclaimTrap" });
      assert.equal((await slim.checkMany([ENCOUNTER, ENCOUNTER])).length, 2);
    }
    slim.unloadTable(table);
    await assert.rejects(slim.checkFile(large), { name: "CleanclaimTrap" });
    assert.equal(JSON.stringify(slim.checkSync(ENCOUNTER)), good);
    assert.equal(JSON.stringify(await slim.check(ENCOUNTER)), good);
  });

  test("a stack that runs out at any depth", () => {
    const seen = new Set();
    // Every frame on the way back out tries: the first ones have no room, the next ones run out inside the engine.
    const dive = (tries) => {
      try {
        dive(tries);
      } catch {
        // Out of stack here or further in.
      }
      if (tries.left <= 0) return;
      tries.left -= 1;
      try {
        const text = JSON.stringify(api.checkSync(ENCOUNTER));
        // Where a field could not be read for want of stack, that is what the answer says.
        seen.add(text === good || /"type":"invalid".*call stack/.test(text) ? "right" : `wrong: ${text.slice(0, 300)}`);
      } catch (error) {
        seen.add(error?.name);
      }
    };
    dive({ left: 400 });
    nextWorks();
    seen.delete("RangeError"); // from this package's own frames, before the engine was entered
    seen.delete("CleanclaimNotReady"); // there was no room to make a new instance
    assert.ok([...seen].every((name) => name === "right" || name === "CleanclaimTrap"), [...seen].join("; "));
    assert.ok(seen.has("CleanclaimTrap"), "the stack ran out inside the engine");
  });

  test("memory that a large file took is given back", async () => {
    const before = process.memoryUsage().external;
    for (let round = 0; round < 4; round += 1) await api.checkFile(new Uint8Array(100 << 20));
    globalThis.gc?.();
    nextWorks();
    assert.ok(process.memoryUsage().external - before < 600 << 20);
  });
});
