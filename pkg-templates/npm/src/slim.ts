import { engine } from "./core.js";
import { failure } from "./errors.js";
import { fetched } from "./fetch.js";
import type { Loader } from "./load.js";
export { explain } from "./explain.js";

const loads = (call: string): Loader => ({
  async load(source) {
    if (source === undefined) {
      throw failure("CleanclaimLoadError", `this entry carries no wasm: call \`${call}\` with bytes, a module, a URL or a Response`);
    }
    return fetched(source);
  },
});

// An import alone makes functions and does nothing else.
const api = /* @__PURE__ */ engine({
  engine: /* @__PURE__ */ loads("init"),
  notes: /* @__PURE__ */ loads("initNotes"),
  files: /* @__PURE__ */ loads("initFiles"),
});
export const { init, initNotes, initFiles, check, checkSync, checkMany, checkFile, checkPack, compare, diff, readNote, requiredFields, applyFix, loadTable, unloadTable, rules, payers, version, notices } = api;
