import { engine } from "./core.js";
import { fetched } from "./fetch.js";
import type { Loader } from "./load.js";
export { explain } from "./explain.js";

function own(): URL {
  // Written out like this, and only when it is needed: bundlers look for these very words to take the file along.
  const address = new URL("./cleanclaim.wasm", import.meta.url);
  // Vite's development server copies scripts of packages into a cache, but not what is beside them.
  return address.pathname.includes("/.vite/deps") ? new URL("../../cleanclaim/cleanclaim.wasm", address) : address;
}

const loader: Loader = {
  load: (source) => fetched(source ?? own()),
};

// An import alone makes functions and does nothing else.
const api = /* @__PURE__ */ engine(loader);
export const { init, check, checkSync, checkMany, checkFile, applyFix, loadTable, unloadTable, rules, payers, version, notices } = api;
