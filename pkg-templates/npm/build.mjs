// Makes the npm package from what the wasm build and the rules' documentation left in target/:
//
//   target/pkg/cleanclaim.js, cleanclaim_bg.wasm   from wasm-pack
//   target/files-pkg/cleanclaim_files.js, cleanclaim_files_bg.wasm   the reader of claim files, from wasm-pack
//   target/note-pkg/cleanclaim_note.js, cleanclaim_note_bg.wasm   the reader of notes, from wasm-pack
//   target/prose.json                              { "rule-name": "markdown", ... }
//   target/rules.json                              every rule in a line, with its sources
//   LICENSE-MIT, LICENSE-APACHE, NOTICE, and the version in Cargo.toml
//
// and writes dist/npm and dist/cleanclaim-<version>.tgz.
//
//   node pkg-templates/npm/build.mjs [--pkg FOLDER] [--note FOLDER] [--files FOLDER] [--prose FILE] [--rules FILE] [--texts FOLDER] [--out FOLDER] [--no-pack]
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const { values } = parseArgs({
  options: {
    pkg: { type: "string", default: join(root, "target/pkg") },
    note: { type: "string", default: join(root, "target/note-pkg") },
    files: { type: "string", default: join(root, "target/files-pkg") },
    prose: { type: "string", default: join(root, "target/prose.json") },
    rules: { type: "string", default: join(root, "target/rules.json") },
    // Where the licences are.
    texts: { type: "string", default: root },
    out: { type: "string", default: join(root, "dist") },
    "no-pack": { type: "boolean", default: false },
  },
});
const out = join(resolve(values.out), "npm");

function fail(message) {
  console.error(`build: ${message}`);
  process.exit(1);
}
function need(path, hint) {
  if (!existsSync(path)) fail(`${path} is missing; ${hint}`);
  return path;
}

const wasm = need(join(values.pkg, "cleanclaim_bg.wasm"), "build the wasm first");
const gluePath = need(join(values.pkg, "cleanclaim.js"), "build the wasm first");
const noteWasm = need(join(values.note, "cleanclaim_note_bg.wasm"), "build the note reader first");
const filesWasm = need(join(values.files, "cleanclaim_files_bg.wasm"), "build the reader of claim files first");
const filesGlue = need(join(values.files, "cleanclaim_files.js"), "build the reader of claim files first");
const noteGlue = need(join(values.note, "cleanclaim_note.js"), "build the note reader first");
const prose = JSON.parse(readFileSync(need(values.prose, "write the rules' documentation first"), "utf8"));
const rules = JSON.parse(readFileSync(need(values.rules, "write the list of rules first"), "utf8"));
// A wasm that uses what engines do not know yet must not ship; this Node is the oldest of the engines at hand.
try {
  for (const file of [wasm, noteWasm, filesWasm]) new WebAssembly.Module(readFileSync(file));
} catch (error) {
  fail(`this Node cannot load the wasm: ${error.message}`);
}
const version = /^\[package\][^[]*?^version\s*=\s*"([^"]+)"/ms.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))?.[1];
if (version === undefined) fail("Cargo.toml has no version");

/**
 * The glue as a function that makes a glue.
 *
 * wasm-bindgen writes one instance into module variables: the table of JS values, the stack of borrowed ones, views of the
 * memory. After a trap none of them can be trusted, and there is no way back. As a function each instance has its own,
 * an import runs nothing, and a broken instance is let go whole. What loads the wasm is left out: the package has its own.
 */
function factory(text, wanted) {
  const cut = (from, to) => {
    const start = text.indexOf(from);
    const end = text.indexOf(to, start);
    if (start < 0 || end < 0 || text.indexOf(from, start + 1) >= 0) fail(`the glue has changed: \`${from}\` not found once, before \`${to}\``);
    text = text.slice(0, start) + text.slice(end);
  };
  cut("async function __wbg_load(", "function initSync(");
  cut("function initSync(", "export { initSync");
  if (!/\nexport \{ initSync, __wbg_init as default \};\s*$/.test(text)) fail("the glue has changed: its last line is not the expected export");
  text = text.replace(/\nexport \{ initSync, __wbg_init as default \};\s*$/, "\n");
  const names = [...text.matchAll(/^export function (\w+)\(/gm)].map((match) => match[1]);
  for (const name of wanted) {
    if (!names.includes(name)) fail(`the glue does not export \`${name}\``);
  }
  text = text.replace(/^export function /gm, "function ");
  if (/^\s*(export|import)\b|import\.meta|\bfetch\b/m.test(text)) fail("the glue has changed: it still exports, imports or fetches");
  const list = [...names, "imports: __wbg_get_imports", "attach: __wbg_finalize_init"].join(", ");
  return `export default function glue() {\n${text}\nreturn { ${list} };\n}\n`;
}

// Types first: nothing is written where the sources do not hold.
try {
  execFileSync(process.execPath, [join(here, "node_modules/typescript/bin/tsc"), "-p", here], { stdio: "inherit" });
} catch {
  fail("the sources do not typecheck");
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

/** Many rules share a source: each is written once. */
function packed(list) {
  const texts = [...new Set(list.flatMap(({ sources }) => sources.map((source) => JSON.stringify(source))))];
  return {
    sources: texts.map((text) => JSON.parse(text)),
    rules: list.map((rule) => ({ ...rule, sources: rule.sources.map((source) => texts.indexOf(JSON.stringify(source))) })),
  };
}

/** Where the statements of the built-in packs come from: the wasm carries what judges, and this stands beside it. */
function statements() {
  const folder = join(root, "src/payers/packs");
  const list = readdirSync(folder).sort().flatMap((file) =>
    JSON.parse(readFileSync(join(folder, file), "utf8")).statements.map(({ id, sources }) => ({
      rule: id,
      sources: sources.map(({ title, section = null, url, tier = "payer" }) => ({ title, section, url, tier })),
    })),
  );
  return packed(list);
}

// A string parsed on first use would be smaller to parse, but a plain literal is what bundlers drop where unused.
const generated = {
  glue: () =>
    factory(readFileSync(gluePath, "utf8"), [
      "check", "checkWire", "checkFile", "gather", "gathered", "checkAmong", "setReader", "loadTable", "unloadTable", "payers",
      "usePacks", "checkPack", "compare", "diff",
      "version", "notices",
    ]),
  noteglue: () => factory(readFileSync(noteGlue, "utf8"), ["readNote"]),
  filesglue: () => factory(readFileSync(filesGlue, "utf8"), ["readFile"]),
  prose: () => `export default ${JSON.stringify(prose, null, 1)};\n`,
  rules: () => `export default ${JSON.stringify(packed(rules))};\n`,
  statements: () => `export default ${JSON.stringify(statements())};\n`,
  bytes: () => `export default "${readFileSync(wasm).toString("base64")}";\n`,
  filesbytes: () => `export default "${readFileSync(filesWasm).toString("base64")}";\n`,
  notebytes: () => `export default "${readFileSync(noteWasm).toString("base64")}";\n`,
};
/** Generated modules get their text; of the written ones, those in `apart` stay files of their own. */
const modules = (apart) => ({
  name: "modules",
  setup(build) {
    build.onResolve({ filter: /^\.\/(glue|noteglue|filesglue|prose|rules|statements|bytes|notebytes|filesbytes)\.js$/ }, ({ path }) => ({ path: path.slice(2, -3), namespace: "generated" }));
    build.onLoad({ filter: /.*/, namespace: "generated" }, ({ path }) => ({ contents: generated[path](), loader: "js" }));
    build.onResolve({ filter: /^\.\/\w+\.js$/ }, ({ path, kind }) =>
      kind !== "entry-point" && apart.includes(path.slice(2, -3)) ? { path, external: true } : undefined,
    );
  },
});
const common = {
  absWorkingDir: here,
  bundle: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
};
const shared = ["core", "explain", "list", "errors", "load", "fetch"];
for (const name of [...shared, "web", "node", "inline", "slim"]) {
  await build({
    ...common,
    entryPoints: [`src/${name}.ts`],
    outfile: join(out, `${name}.js`),
    format: "esm",
    platform: name === "node" ? "node" : "neutral",
    plugins: [modules(shared)],
  });
}
await build({
  ...common,
  entryPoints: ["src/node.ts"],
  outfile: join(out, "node.cjs"),
  format: "cjs",
  platform: "node",
  plugins: [modules([])],
  define: { "import.meta.url": "scriptUrl" },
  banner: { js: `const scriptUrl = require("node:url").pathToFileURL(__filename).href;` },
});

copyFileSync(wasm, join(out, "cleanclaim.wasm"));
copyFileSync(filesWasm, join(out, "cleanclaim-files.wasm"));
copyFileSync(noteWasm, join(out, "cleanclaim-note.wasm"));
for (const name of ["LICENSE-MIT", "LICENSE-APACHE", "NOTICE"]) {
  copyFileSync(need(join(values.texts, name), "the package needs it"), join(out, name));
}
copyFileSync(join(here, "README.md"), join(out, "README.md"));
copyFileSync(join(here, "pack.schema.json"), join(out, "pack.schema.json"));
const types = readFileSync(join(here, "src/public.d.ts"), "utf8");
writeFileSync(join(out, "index.d.ts"), types);
// A CommonJS file in TypeScript may only take types that say so.
writeFileSync(join(out, "index.d.cts"), types);
for (const name of ["inline", "slim"]) writeFileSync(join(out, `${name}.d.ts`), `export * from "./index.js";\n`);

const manifest = JSON.parse(readFileSync(join(here, "package.template.json"), "utf8"));
manifest.version = version;
writeFileSync(join(out, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);

if (!values["no-pack"]) {
  const report = execFileSync("npm", ["pack", "--json", "--pack-destination", resolve(values.out)], {
    cwd: out,
    encoding: "utf8",
    shell: process.platform === "win32",
    stdio: ["ignore", "pipe", "inherit"],
  });
  const parsed = JSON.parse(report);
  // One npm gives a list, another an object by name.
  const [packed] = Array.isArray(parsed) ? parsed : Object.values(parsed);
  console.log(`${packed.filename}: ${packed.files.length} files, ${packed.size} bytes packed, ${packed.unpackedSize} unpacked`);
}
