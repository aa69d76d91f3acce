// The package on the web: plain pages, workers, Vite and webpack, inline and slim, in Chromium under a strict policy.
import assert from "node:assert/strict";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import { PAGE, POLICY, assertSmoke, filesIn, installed, project, resultOf, serve, visit } from "./helpers.mjs";

const FROM = (specifier) => `import * as api from ${JSON.stringify(specifier)}; import { smoke } from "./smoke.mjs";`;
const PACKAGE = "/node_modules/cleanclaim";
const WORKER = `
  onmessage = ({ data }) => smoke(api, data).then((out) => postMessage(out), (error) => postMessage({ failed: String(error?.stack ?? error) }));`;
const ASK = (url, message = "undefined") => resultOf("", `new Promise((done, fail) => {
  const worker = ${url};
  worker.onmessage = ({ data }) => done(data); worker.onerror = (event) => fail(new Error(event.message));
  worker.postMessage(${message});
})`);

const folder = project({
  "plain.html": PAGE("plain.js"),
  "plain.js": resultOf(FROM(`${PACKAGE}/web.js`), "smoke(api)"),
  "worker.html": PAGE("worker-page.js"),
  "worker-page.js": ASK('new Worker("worker.js", { type: "module" })'),
  "worker.js": FROM(`${PACKAGE}/web.js`) + WORKER,
  "shared.html": PAGE("shared-page.js"),
  // One compilation, sent to a worker as a module.
  "shared-page.js": `const module = await WebAssembly.compileStreaming(fetch("${PACKAGE}/cleanclaim.wasm"));\n${ASK('new Worker("slim-worker.js", { type: "module" })', "module")}`,
  "slim-worker.js": FROM(`${PACKAGE}/slim.js`) + WORKER,
  "inline.html": PAGE("inline.js"),
  "inline.js": resultOf(FROM(`${PACKAGE}/inline.js`), "smoke(api)"),
  "slim.html": PAGE("slim.js"),
  "slim.js": resultOf(
    FROM(`${PACKAGE}/slim.js`),
    `(async () => {
      const address = new URL("${PACKAGE}/cleanclaim.wasm", location.href);
      const lost = await api.init(new URL("/no-such.wasm", location.href)).catch((error) => [error.name, error.message]);
      return { lost, smoke: await smoke(api, location.search === "?response" ? fetch(address) : address.href) };
    })()`,
  ),
  "service.html": PAGE("service-page.js"),
  "service-page.js": resultOf("", `(async () => {
    await navigator.serviceWorker.register("service.js", { type: "module" });
    const { active } = await navigator.serviceWorker.ready;
    return new Promise((done) => { navigator.serviceWorker.onmessage = ({ data }) => done(data); active.postMessage(1); });
  })()`),
  "service.js": `${FROM(`${PACKAGE}/inline.js`)} onmessage = (event) => event.waitUntil(smoke(api).then((out) => event.source.postMessage(out)));`,
  "index.html": PAGE("/main.js"),
  "main.js": resultOf(FROM("cleanclaim"), "smoke(api)"),
  "main-inline.js": resultOf(FROM("cleanclaim/inline"), "smoke(api)"),
  "main-worker.js": ASK('new Worker(new URL("./bundled-worker.js", import.meta.url), { type: "module" })'),
  "bundled-worker.js": FROM("cleanclaim") + WORKER,
});
const site = await serve(folder);
const wasmIn = (output) => filesIn(output).filter((file) => file.endsWith(".wasm"));

test("a plain page with a module script", async () => {
  site.asked.length = 0;
  assertSmoke(await visit(`${site.url}/plain.html`));
  assert.equal(site.asked.filter((path) => path.endsWith(".wasm")).length, 1);
});
test("a worker", async () => assertSmoke(await visit(`${site.url}/worker.html`)));
test("a worker that is sent the module", async () => assertSmoke(await visit(`${site.url}/shared.html`)));
test("a service worker with the inline entry", async () => assertSmoke(await visit(`${site.url}/service.html`)));
test("inline asks for no second file", async () => {
  site.asked.length = 0;
  assertSmoke(await visit(`${site.url}/inline.html`));
  assert.deepEqual(site.asked.filter((path) => path.endsWith(".wasm")), []);
});
for (const how of ["address", "response"]) {
  test(`slim with a${how === "address" ? "n address" : " response"}, after one that is not there`, async () => {
    // The console reports the file that is meant to be missing.
    const out = await visit(`${site.url}/slim.html?${how}`, { allow: /404/ });
    assert.equal(out.lost[0], "CleanclaimLoadError");
    assert.match(out.lost[1], /no-such\.wasm.*404/);
    assertSmoke(out.smoke);
  });
}

test("a server that does not know the type of wasm", async () => {
  const { url } = await serve(folder, { types: { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript" } });
  assertSmoke(await visit(`${url}/plain.html`));
});

test("a policy without 'wasm-unsafe-eval' is named in the error", async () => {
  const policy = POLICY.replace(" 'wasm-unsafe-eval'", "");
  const { url } = await serve(folder, { policy });
  writeFileSync(join(folder, "refused.html"), PAGE("refused.js"));
  writeFileSync(join(folder, "refused.js"), resultOf(FROM(`${PACKAGE}/web.js`), "api.init().then(() => ({}), (error) => ({ name: error.name, message: error.message }))"));
  const out = await visit(`${url}/refused.html`, { allow: /Content Security Policy/i });
  assert.equal(out.name, "CleanclaimLoadError");
  assert.match(out.message, /wasm-unsafe-eval/);
});

async function viteBuild(outDir, input, more = {}) {
  const { build } = await import("vite");
  await build({
    root: folder,
    configFile: false,
    logLevel: "error",
    build: { outDir, emptyOutDir: true, modulePreload: false, target: "es2022", rollupOptions: { input }, ...more },
    worker: { format: "es" },
  });
  return join(folder, outDir);
}

test("Vite: each wasm once in the output, and it runs", async () => {
  const output = await viteBuild("vite", join(folder, "index.html"));
  assert.equal(wasmIn(output).length, 3);
  const { url } = await serve(output);
  assertSmoke(await visit(`${url}/index.html`));
});

test("Vite: in a worker", async () => {
  writeFileSync(join(folder, "vite-worker.html"), PAGE("/main-worker.js"));
  const output = await viteBuild("vite-worker", join(folder, "vite-worker.html"));
  assert.equal(wasmIn(output).length, 3);
  const { url } = await serve(output);
  assertSmoke(await visit(`${url}/vite-worker.html`));
});

test("Vite: inline as a classic script on a page opened as a file", async () => {
  const output = await viteBuild("vite-inline", undefined, {
    lib: { entry: join(folder, "main-inline.js"), formats: ["iife"], name: "page", fileName: () => "page.js" },
    rollupOptions: {},
  });
  assert.deepEqual(wasmIn(output), []);
  writeFileSync(join(output, "index.html"), `<!doctype html><meta charset="utf-8"><title>cleanclaim</title><script src="page.js"></script>`);
  assertSmoke(await visit(pathToFileURL(join(output, "index.html")).href));
});

test("Vite: what is not used is left out", async () => {
  writeFileSync(join(folder, "small.js"), `import { check } from "cleanclaim"; globalThis.check = check;`);
  const output = await viteBuild("vite-small", join(folder, "small.js"));
  const text = filesIn(output).filter((file) => file.endsWith(".js")).map((file) => readFileSync(file, "utf8")).join("");
  const prose = readFileSync(join(installed(folder), "explain.js"), "utf8");
  const marker = "What to do:";
  assert.ok(prose.includes(marker), "a rule's documentation");
  assert.ok(!text.includes(marker), "the documentation of the rules was taken along");
  // Two thirds of it are where rules and payers' statements come from, which every finding shows; a tenth is the facts that
  // `requiredFields` tries.
  assert.ok(text.length < 136_000, `${text.length} characters`);
});

for (const [name, optimizeDeps] of Object.entries({ "without a setting": {}, "with the package left as it is": { exclude: ["cleanclaim"] } })) {
  test(`Vite's development server, ${name}`, async () => {
    const { createServer } = await import("vite");
    const server = await createServer({
      root: folder,
      configFile: false,
      logLevel: "silent",
      optimizeDeps,
      cacheDir: join(folder, "node_modules/.vite"),
      server: { port: 0, host: "127.0.0.1", hmr: false, watch: null },
    });
    try {
      await server.listen();
      // The server's own client talks in the console, and there is no icon.
      assertSmoke(await visit(`http://127.0.0.1:${server.httpServer.address().port}/index.html`, { allow: /\[vite\]|WebSocket|404/ }));
    } finally {
      await server.close();
    }
  });
}

async function webpackBuild(name, entry, more = {}) {
  const { default: webpack } = await import("webpack");
  const path = join(folder, name);
  const compiler = webpack({ mode: "production", context: folder, entry, output: { path, filename: "main.js" }, performance: false, devtool: false, ...more });
  const stats = await new Promise((done, fail) => compiler.run((error, stats) => (error ? fail(error) : done(stats))));
  await new Promise((done) => compiler.close(done));
  assert.equal(stats.hasErrors() || stats.hasWarnings(), false, stats.toString({ colors: false }));
  writeFileSync(join(path, "index.html"), PAGE("main.js"));
  return path;
}

test("webpack: each wasm once in the output, and it runs", async () => {
  const output = await webpackBuild("webpack", "./main.js");
  assert.equal(wasmIn(output).length, 3);
  const { url } = await serve(output);
  assertSmoke(await visit(`${url}/index.html`));
});

test("webpack: in a worker", async () => {
  const output = await webpackBuild("webpack-worker", "./main-worker.js");
  assert.equal(wasmIn(output).length, 3);
  const { url } = await serve(output);
  assertSmoke(await visit(`${url}/index.html`));
});

test("webpack: inline has no wasm in the output, and runs", async () => {
  const output = await webpackBuild("webpack-inline", "./main-inline.js");
  assert.deepEqual(wasmIn(output), []);
  const { url } = await serve(output);
  assertSmoke(await visit(`${url}/index.html`));
});

test("webpack for a server: one wasm, found beside the bundle", async () => {
  writeFileSync(join(folder, "server.js"), `import * as api from "cleanclaim"; import { smoke } from "./smoke.mjs"; export const out = smoke(api);`);
  const output = await webpackBuild("webpack-server", "./server.js", {
    target: "node",
    experiments: { outputModule: true },
    output: { path: join(folder, "webpack-server"), filename: "main.mjs", library: { type: "module" }, chunkFormat: "module" },
  });
  assert.equal(wasmIn(output).length, 3);
  assert.ok(statSync(join(output, "main.mjs")).size > 0);
  const { out } = await import(pathToFileURL(join(output, "main.mjs")).href);
  assertSmoke(await out);
});
