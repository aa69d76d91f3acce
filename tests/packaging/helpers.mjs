// What the packaging tests share: the packed tarball in small projects, a local server, a browser.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { delimiter, dirname, extname, join, resolve, sep } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

export const here = dirname(fileURLToPath(import.meta.url));
export const root = resolve(here, "../..");
/** The policy that the demo page lives under. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

function newest() {
  const dist = join(root, "dist");
  const packed = existsSync(dist) ? readdirSync(dist).filter((name) => /^cleanclaim-.*\.tgz$/.test(name)) : [];
  const dated = packed.map((name) => join(dist, name)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (dated.length === 0) throw new Error("no packed package: run `make package`, or set CLEANCLAIM_TGZ");
  return dated[0];
}
export const tgz = resolve(process.env.CLEANCLAIM_TGZ ?? newest());

const folders = [];
const servers = [];
let browser;
// Declared here, at the top of the file: inside a test it would run at that test's end.
after(async () => {
  await browser?.close();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A project outside the repository with the tarball installed and these files in it. */
export function project(files = {}, manifest = {}) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cleanclaim-")));
  folders.push(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "user", private: true, type: "module", ...manifest }));
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--loglevel=error", tgz], {
    cwd: folder,
    shell: process.platform === "win32",
    stdio: ["ignore", "ignore", "inherit"],
  });
  copyFileSync(join(here, "smoke.mjs"), join(folder, "smoke.mjs"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Where the installed package of a project is. */
export const installed = (folder) => join(folder, "node_modules/cleanclaim");

/** Runs a file of a project in a Node of its own and gives what it printed as JSON. */
export function runNode(folder, file, args = [], flags = []) {
  return JSON.parse(execFileSync(process.execPath, [...flags, file, ...args], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 26 }));
}

export function assertSmoke(out) {
  const { version, invalid, fires, ...rest } = out;
  assert.deepEqual(rest, {
    names: ["applyFix", "check", "checkFile", "checkMany", "checkPack", "checkSync", "compare", "diff", "explain", "init", "initFiles", "initNotes", "loadTable", "notices", "payers", "readNote", "requiredFields", "rules", "unloadTable", "version"],
    verdict: "fix",
    same: true,
    many: ["checked", "invalid"],
    file: ["checked", "checked"],
    blob: 2,
    buffer: 2,
    stream: [0, 2, true, null],
    fixed: "90834",
    untouched: true,
    rules: true,
    explained: true,
    unexplained: null,
    payers: true,
    notices: true,
    table: ["ncci-ptp-practitioner 2026Q4", "pair-not-allowed", "pair-modifier-missing", "CleanclaimTableError", "CleanclaimTableError"],
  });
  assert.ok(fires.includes("psychotherapy-minutes-below-band"), `fired: ${fires}`);
  assert.match(version, /^\d+\.\d+\.\d+/);
  assert.equal(invalid.type, "invalid");
  assert.deepEqual(invalid.problems.map((problem) => problem.path), ["/dateOfService"]);
}

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };

/** Serves a folder on this machine under the page policy; `asked` lists the paths that were asked for. */
export async function serve(folder, { policy = POLICY, types = TYPES } = {}) {
  const asked = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    asked.push(path);
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    if (!file.startsWith(folder + sep) || !existsSync(file)) {
      response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
      return;
    }
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream", "content-security-policy": policy });
    response.end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  servers.push(server);
  return { url: `http://127.0.0.1:${server.address().port}`, asked };
}

function onPath(names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      if (folder !== "" && existsSync(join(folder, name))) return join(folder, name);
    }
  }
  return undefined;
}

/** One headless Chromium for a test file. */
export async function chromium() {
  if (browser === undefined) {
    const executablePath = process.env.CHROMIUM ?? onPath(["chromium", "chromium-browser", "google-chrome"]);
    if (executablePath === undefined) throw new Error("no Chromium on PATH: install it (`apt-get install chromium`), or set CHROMIUM");
    const { chromium } = await import("playwright-core");
    browser = await chromium.launch({
      executablePath,
      args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
  }
  return browser;
}

/** Opens a page and gives what it puts into `globalThis.result`. */
export async function visit(url, { allow } = {}) {
  const context = await (await chromium()).newContext();
  const page = await context.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  try {
    await page.goto(url);
    await page.waitForFunction(() => globalThis.result !== undefined, undefined, { timeout: 30_000 });
    const result = await page.evaluate(() => globalThis.result);
    if (result.failed) throw new Error(result.failed);
    // Nothing may complain in the console either, such as a policy that was bent.
    assert.deepEqual(said.filter((line) => allow === undefined || !allow.test(line)), []);
    return result;
  } catch (error) {
    error.message += `\n${said.join("\n")}`;
    throw error;
  } finally {
    await context.close();
  }
}

/** A page whose script puts the result of this expression where `visit` looks. */
export const resultOf = (imports, expression) =>
  `${imports}\nPromise.resolve().then(() => ${expression}).then((out) => { globalThis.result = out; }, (error) => { globalThis.result = { failed: String(error?.stack ?? error) }; });\n`;
export const PAGE = (script) => `<!doctype html><meta charset="utf-8"><title>cleanclaim</title><script type="module" src="${script}"></script>\n`;

/** Paths of all files under a folder. */
export function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
