import { engine } from "./core.js";
import { fetched } from "./fetch.js";
import type { Loader } from "./load.js";
export { explain } from "./explain.js";

const loader: Loader = {
  // Written out like this, and only when it is needed: bundlers look for these very words to take the file along.
  load: (source) => fetched(source ?? new URL("./cleanclaim.wasm", import.meta.url)),
};

// An import alone makes functions and does nothing else.
const api = /* @__PURE__ */ engine(loader);
export const { init, check, checkSync, checkMany, checkFile, applyFix, rules, payers, version, notices } = api;
