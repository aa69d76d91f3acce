import { engine } from "./core.js";
import { fetched } from "./fetch.js";
import type { Loader } from "./load.js";
export { explain } from "./explain.js";

// Vite's development server copies scripts of packages into a cache, but not what is beside them.
const beside = (address: URL, name: string): URL =>
  address.pathname.includes("/.vite/deps") ? new URL(`../../cleanclaim/${name}`, address) : address;

// Written out like this, and only when it is needed: bundlers look for these very words to take the file along.
const loader: Loader = {
  load: (source) => fetched(source ?? beside(new URL("./cleanclaim.wasm", import.meta.url), "cleanclaim.wasm")),
};
const noteLoader: Loader = {
  load: (source) => fetched(source ?? beside(new URL("./cleanclaim-note.wasm", import.meta.url), "cleanclaim-note.wasm")),
};
const filesLoader: Loader = {
  load: (source) => fetched(source ?? beside(new URL("./cleanclaim-files.wasm", import.meta.url), "cleanclaim-files.wasm")),
};

// An import alone makes functions and does nothing else.
const api = /* @__PURE__ */ engine({ engine: loader, notes: noteLoader, files: filesLoader });
export const { init, initNotes, initFiles, check, checkSync, checkMany, checkFile, checkPack, compare, diff, readNote, requiredFields, applyFix, loadTable, unloadTable, rules, payers, version, notices } = api;
