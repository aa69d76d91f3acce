// Builds the page into dist/www from the built package: node build.mjs. CLEANCLAIM_NPM names another package folder.

import { spawnSync } from "node:child_process";
import { existsSync, cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { payersPage } from "./payers.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const npm = resolve(process.env.CLEANCLAIM_NPM ?? join(here, "..", "dist", "npm"));
const out = join(here, "..", "dist", "www");

if (!existsSync(join(npm, "package.json"))) {
  console.error(`no package at ${npm}: run \`make package\` first, or set CLEANCLAIM_NPM`);
  process.exit(1);
}

// The package is resolved as an installed one, by its own `exports`; a link keeps it the one just built.
const link = join(here, "node_modules", "cleanclaim");
if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) {
  rmSync(link, { recursive: true });
}
symlinkSync(npm, link, "junction");

const types = spawnSync(process.execPath, [join(here, "node_modules", "typescript", "bin", "tsc"), "--noEmit", "-p", here], { stdio: "inherit" });
if (types.status !== 0) {
  process.exit(1);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await build({
  entryPoints: [join(here, "src", "main.ts")],
  outfile: join(out, "main.js"),
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  logLevel: "warning",
  legalComments: "none",
});
for (const file of ["style.css", "icon.svg"]) {
  cpSync(join(here, file), join(out, file));
}
// A browser asks for the tab's icon again whenever the address names another example. Inside the page it is asked for never, and
// the list of requests stays as quiet as the page says.
const icon = `data:image/svg+xml,${encodeURIComponent(readFileSync(join(here, "icon.svg"), "utf8").trim())}`;
const html = readFileSync(join(here, "index.html"), "utf8").replace('rel="icon" href="icon.svg"', `rel="icon" href="${icon}"`);
writeFileSync(join(out, "index.html"), html);
const { init, payers } = await import(pathToFileURL(join(npm, "node.js")).href);
await init();
writeFileSync(join(out, "payers.html"), payersPage(join(here, ".."), payers()));
const modules = readdirSync(npm, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".wasm") && !file.includes("node_modules"));
const wanted = ["cleanclaim-files.wasm", "cleanclaim-note.wasm", "cleanclaim.wasm"];
if (modules.sort().join() !== wanted.join()) {
  console.error(`expected ${wanted.join(" and ")} in the package, found ${modules.length === 0 ? "none" : modules.join(", ")}`);
  process.exit(1);
}
for (const file of wanted) cpSync(join(npm, file), join(out, file));

for (const file of readdirSync(out).sort()) {
  const bytes = readFileSync(join(out, file));
  console.log(`${file.padEnd(16)} ${String(statSync(join(out, file)).size).padStart(8)} bytes ${String(gzipSync(bytes, { level: 9 }).length).padStart(8)} gzipped`);
}
