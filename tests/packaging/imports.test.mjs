// What the package can reach: the wasm only what stands in the allow-list, the script only its own wasm.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { filesIn, here, installed, project } from "./helpers.mjs";

const at = installed(project());
const allow = JSON.parse(readFileSync(join(here, "imports.allow.json"), "utf8"));
const imports = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(join(at, "cleanclaim.wasm"))));
// The glue ends its names with a hash of the signature, which changes with every build of its tool.
const bare = (name) => name.replace(/_[0-9a-f]{16}$/, "");
/** Names of ways out: the network, storage, other windows, the clock and randomness. */
const WAYS_OUT =
  /fetch|xml_?http|websocket|eventsource|beacon|webtransport|rtc|navigator|location|window|document|import_?scripts|worker|storage|cookie|indexed_?db|caches|post_?message|global|self|eval|function_?new|new_no_args|call_|apply|random|crypto|date_now|performance|require|process/i;

test("the wasm imports nothing that is not allowed", (context) => {
  const found = new Set(imports.map(({ module, name, kind }) => `${kind} ${module} ${bare(name)}`));
  context.diagnostic(`${found.size} kinds of import, ${allow.imports.length} allowed`);
  const more = [...found].filter((line) => !allow.imports.includes(line));
  assert.deepEqual(more, [], "review what these do before they go into imports.allow.json");
});

test("nothing that is allowed is a way out", () => {
  for (const line of allow.imports) assert.doesNotMatch(line, WAYS_OUT);
  assert.ok(imports.every(({ kind }) => kind === "function"), "no memory or table is shared with the page");
});

test("the engine exports no more than the glue needs", () => {
  const exported = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(join(at, "cleanclaim.wasm"))));
  const names = exported.map(({ name }) => name).filter((name) => !name.startsWith("__"));
  assert.deepEqual(names.sort(), ["check", "checkAmong", "checkFile", "checkPack", "checkWire", "compare", "diff", "gather", "gathered", "loadTable", "memory", "notices", "payers", "setReader", "unloadTable", "usePacks", "version"]);
});

test("the script requests its own wasm alone, and only in the entries for the web", () => {
  const calls = /\b(fetch(?=\()|XMLHttpRequest|WebSocket|EventSource|sendBeacon|WebTransport|RTCPeerConnection|importScripts|eval(?=\()|Function(?=\()|localStorage|sessionStorage|indexedDB|postMessage|Math\.random|Date\.now)(?!\w)/g;
  const modules = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*["']((?:node:)?(?:https?|http2|net|tls|dgram|dns|child_process|worker_threads|vm|os|undici)(?:\/\w+)?)["']/g;
  const found = {};
  for (const file of filesIn(at).filter((name) => /\.c?js$/.test(name))) {
    // Comments, and the sentences of the rules' documentation, call nothing.
    const text = readFileSync(file, "utf8").replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, (string) => (string.length > 60 ? '""' : string)).replace(/^\s*(\/\/|\*|\/\*).*$/gm, "");
    const list = [...text.matchAll(calls), ...text.matchAll(modules)].map((match) => match[1]);
    if (list.length > 0) found[basename(file)] = list;
    // Nor does the list of where the rules come from.
    if (!["explain.js", "list.js", "node.cjs"].includes(basename(file))) assert.doesNotMatch(text, /https?:\/\//, `${basename(file)} names an address`);
  }
  assert.deepEqual(found, { "fetch.js": ["fetch"] });
  const reach = (name, seen = new Set()) => {
    if (seen.has(name)) return seen;
    seen.add(name);
    for (const [, next] of readFileSync(join(at, name), "utf8").matchAll(/from "\.\/([\w.]+)"/g)) reach(next, seen);
    return seen;
  };
  assert.ok(reach("web.js").has("fetch.js") && reach("slim.js").has("fetch.js"));
  assert.ok(!reach("node.js").has("fetch.js") && !reach("inline.js").has("fetch.js"));
});
