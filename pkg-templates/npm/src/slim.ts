import { engine } from "./core.js";
import { failure } from "./errors.js";
import { fetched } from "./fetch.js";
import type { Loader } from "./load.js";
export { explain } from "./explain.js";

const loader: Loader = {
  async load(source) {
    if (source === undefined) {
      throw failure("CleanclaimLoadError", "this entry carries no wasm: call `init` with bytes, a module, a URL or a Response");
    }
    return fetched(source);
  },
};

// An import alone makes functions and does nothing else.
const api = /* @__PURE__ */ engine(loader);
export const { init, check, checkSync, checkMany, checkFile, applyFix, loadTable, unloadTable, rules, payers, version, notices } = api;
