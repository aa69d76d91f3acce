import base64 from "./bytes.js";
import filesBase64 from "./filesbytes.js";
import noteBase64 from "./notebytes.js";
import { engine } from "./core.js";
import { failure } from "./errors.js";
import { compiled, type Loader } from "./load.js";
export { explain } from "./explain.js";

const loads = (base64: string): Loader => {
  const own = (): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return {
    async load(source) {
      const module = await compiled(source ?? own());
      if (module === null) throw failure("CleanclaimLoadError", "this entry carries its wasm and fetches none: call `init` with nothing, bytes or a module");
      return module;
    },
    sync: own,
  };
};

// An import alone makes functions and does nothing else.
const api = /* @__PURE__ */ engine({
  engine: /* @__PURE__ */ loads(base64),
  notes: /* @__PURE__ */ loads(noteBase64),
  files: /* @__PURE__ */ loads(filesBase64),
});
export const { init, initNotes, initFiles, check, checkSync, checkMany, checkFile, checkPack, compare, diff, readNote, requiredFields, applyFix, loadTable, unloadTable, rules, payers, version, notices } = api;
