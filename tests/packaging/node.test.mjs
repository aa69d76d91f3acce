// The package in Node: ES modules, CommonJS, server-side rendering, and every entry.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { assertSmoke, filesIn, installed, project, runNode } from "./helpers.mjs";

const print = (expression) => `${expression}.then((out) => console.log(JSON.stringify(out)));`;
const folder = project({
  "esm.mjs": `import * as api from "cleanclaim"; import { smoke } from "./smoke.mjs"; ${print("smoke(api)")}`,
  "common.cjs": `const api = require("cleanclaim"); ${print('import("./smoke.mjs").then(({ smoke }) => smoke(api))')}`,
  "sync.mjs": `import { checkSync } from "cleanclaim"; import { ENCOUNTER } from "./smoke.mjs"; console.log(JSON.stringify(checkSync(ENCOUNTER)));`,
  "node.mjs": `import * as api from "cleanclaim/node"; import { smoke } from "./smoke.mjs"; ${print("smoke(api)")}`,
  "inline.mjs": `import * as api from "cleanclaim/inline"; import { smoke } from "./smoke.mjs"; ${print("smoke(api)")}`,
  "inline-sync.mjs": `import { checkSync } from "cleanclaim/inline"; import { ENCOUNTER } from "./smoke.mjs"; console.log(JSON.stringify(checkSync(ENCOUNTER)));`,
  "slim.mjs": `import * as api from "cleanclaim/slim"; import { smoke } from "./smoke.mjs"; import { readFileSync } from "node:fs";
    const bytes = readFileSync(new URL(import.meta.resolve("cleanclaim/cleanclaim.wasm")));
    const how = { bytes, module: new WebAssembly.Module(bytes), response: new Response(bytes, { headers: { "content-type": "application/wasm" } }) };
    ${print("smoke(api, how[process.argv[2]])")}`,
  "bare.mjs": `
    import vm from "node:vm"; import { readFileSync } from "node:fs";
    const context = vm.createContext({});
    const before = vm.runInContext("Object.getOwnPropertyNames(globalThis).length", context);
    const modules = new Map();
    const get = (url) => modules.get(url) ?? modules.set(url, new vm.SourceTextModule(readFileSync(new URL(url), "utf8"), { identifier: url, context, initializeImportMeta: (meta) => { meta.url = url; } })).get(url);
    const web = get(new URL("./node_modules/cleanclaim/web.js", import.meta.url).href);
    await web.link((name, from) => get(new URL(name, from.identifier).href));
    await web.evaluate();
    const api = web.namespace;
    const globals = vm.runInContext("Object.getOwnPropertyNames(globalThis).length", context) === before;
    context.structuredClone = structuredClone;
    const encounter = vm.runInContext('({ dateOfService: "2026-03-16", lines: [{ code: "90837" }] })', context);
    const fixed = api.applyFix(encounter, { title: "t", kind: "correction", patch: [{ op: "replace", path: "/lines/0/code", value: "90834" }] }).lines[0].code;
    let sync; try { api.version(); } catch (error) { sync = error.name; }
    console.log(JSON.stringify({ globals, explain: api.explain("toString"), fixed, init: await api.init().catch((error) => error.name), sync }));`,
  "init.mjs": `
    import { init, checkSync, check } from "cleanclaim/slim"; import { ENCOUNTER } from "./smoke.mjs"; import { readFileSync } from "node:fs";
    const name = (error) => error.name;
    const bytes = readFileSync(new URL(import.meta.resolve("cleanclaim/cleanclaim.wasm")));
    const out = {};
    try { checkSync(ENCOUNTER); } catch (error) { out.before = error.name; }
    out.empty = await check(ENCOUNTER).catch(name);
    out.both = await Promise.all([init(new Uint8Array(8)).catch(name), init(bytes).catch(name)]);
    out.wrong = await init(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).catch(name);
    out.other = await init(42).catch(name);
    out.address = await init("no-such-address").catch(name);
    await Promise.all([init(bytes), init(bytes)]); await init(new Uint8Array(8));
    out.then = (await check(ENCOUNTER)).type;
    console.log(JSON.stringify(out));`,
});

test("ES modules", () => assertSmoke(runNode(folder, "esm.mjs")));
test("CommonJS", () => assertSmoke(runNode(folder, "common.cjs")));
test("the node entry by name", () => assertSmoke(runNode(folder, "node.mjs")));
test("inline", () => assertSmoke(runNode(folder, "inline.mjs")));
for (const how of ["bytes", "module", "response"]) test(`slim with ${how}`, () => assertSmoke(runNode(folder, "slim.mjs", [how])));
test("synchronous use without init", () => {
  assert.equal(runNode(folder, "sync.mjs").type, "checked");
  assert.equal(runNode(folder, "inline-sync.mjs").type, "checked");
});

test("an import reads no file and asks for nothing", () => {
  const out = runNode(
    project({
      "quiet.mjs": `
        import fs from "node:fs"; import { syncBuiltinESMExports } from "node:module";
        const used = [];
        for (const name of ["readFileSync", "openSync", "readSync"]) { const real = fs[name]; fs[name] = (...args) => { if (String(args[0]).includes(".wasm")) used.push(name); return real(...args); }; }
        const file = fs.promises.readFile; fs.promises.readFile = (...args) => { if (String(args[0]).includes(".wasm")) used.push("readFile"); return file(...args); };
        syncBuiltinESMExports();
        globalThis.fetch = () => { used.push("fetch"); throw new Error("no"); };
        for (const name of ["Module", "Instance"]) { const real = WebAssembly[name]; WebAssembly[name] = new Proxy(real, { construct(target, args) { used.push(name); return new target(...args); } }); }
        for (const name of ["compile", "instantiate"]) { const real = WebAssembly[name]; WebAssembly[name] = (...args) => { used.push(name); return real(...args); }; }
        const before = Object.getOwnPropertyNames(globalThis).length;
        for (const entry of ["cleanclaim", "cleanclaim/node", "cleanclaim/web", "cleanclaim/inline", "cleanclaim/slim"]) {
          const api = await import(entry);
          // Server-side rendering: what needs no engine works in the web's own entry too.
          if (api.explain("no-such-rule") !== null) used.push("explain");
          if (api.applyFix({ dateOfService: "2026-03-16", lines: [] }, { title: "t", kind: "documentation", patch: [] }).lines.length !== 0) used.push("applyFix");
        }
        console.log(JSON.stringify({ used, globals: Object.getOwnPropertyNames(globalThis).length - before }));`,
    }),
    "quiet.mjs",
  );
  assert.deepEqual(out, { used: [], globals: 0 });
});

test("server-side rendering: the web's entry runs where there is neither window nor document nor fetch", () => {
  const out = runNode(folder, "bare.mjs", [], ["--experimental-vm-modules", "--no-warnings"]);
  assert.deepEqual(out, { globals: true, explain: null, fixed: "90834", init: "CleanclaimLoadError", sync: "CleanclaimNotReady" });
});

test("init: repeated, at the same time, and again after a failure", () => {
  const out = runNode(folder, "init.mjs");
  assert.deepEqual(out, {
    before: "CleanclaimNotReady",
    empty: "CleanclaimLoadError",
    both: ["CleanclaimLoadError", "CleanclaimLoadError"],
    wrong: "CleanclaimLoadError",
    other: "CleanclaimLoadError",
    address: "CleanclaimLoadError",
    then: "checked",
  });
});

test("the two files of wasm, and every entry of the manifest is there", () => {
  const at = installed(folder);
  const manifest = JSON.parse(readFileSync(join(at, "package.json"), "utf8"));
  assert.deepEqual(manifest.dependencies ?? {}, {});
  assert.equal(manifest.scripts, undefined);
  assert.equal(manifest.sideEffects, false);
  const files = filesIn(at).map((file) => relative(at, file));
  assert.deepEqual(files.filter((file) => file.endsWith(".wasm")), ["cleanclaim-files.wasm", "cleanclaim-note.wasm", "cleanclaim.wasm"]);
  const targets = (value) => (typeof value === "string" ? [value] : Object.values(value).flatMap(targets));
  for (const target of targets(manifest.exports)) assert.ok(files.includes(target.slice(2)), target);
  for (const name of ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "NOTICE"]) assert.ok(files.includes(name), name);
});
