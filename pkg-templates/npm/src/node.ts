import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { engine } from "./core.js";
import { failure } from "./errors.js";
import { compiled, unloadable, type Loader } from "./load.js";
export { explain } from "./explain.js";

// A bundler for servers finds these words too.
const own = (): URL => new URL("./cleanclaim.wasm", import.meta.url);
const ownNote = (): URL => new URL("./cleanclaim-note.wasm", import.meta.url);
const ownFiles = (): URL => new URL("./cleanclaim-files.wasm", import.meta.url);

type Address = string | URL | Response | Promise<Response>;

async function read(source: Address): Promise<Uint8Array<ArrayBuffer>> {
  if (source instanceof Promise) return read(await source);
  if (source instanceof Response && !source.ok) throw new Error(`the server answered ${source.status}`);
  if (source instanceof Response) return new Uint8Array(await source.arrayBuffer());
  if (typeof source !== "string" && Object.prototype.toString.call(source) !== "[object URL]") {
    throw failure("CleanclaimInputError", "`source` must be bytes, a module, a path or a `file:` URL");
  }
  const address = String(source);
  if (/^https?:/i.test(address)) {
    throw failure("CleanclaimInputError", "in Node this package makes no request; fetch the wasm and hand over the Response");
  }
  return new Uint8Array(await readFile(/^file:/i.test(address) ? new URL(address) : address));
}

const loads = (own: () => URL, name: string): Loader => ({
  async load(source = own()) {
    try {
      return (await compiled(source)) ?? (await WebAssembly.compile(await read(source as Address)));
    } catch (cause) {
      if (cause instanceof Error && cause.name === "CleanclaimLoadError") throw cause;
      throw unloadable(`\`${name}\``, cause);
    }
  },
  // Read on the first call that needs it, never on import.
  sync: () => readFileSync(own()),
});

// An import alone makes functions and does nothing else.
const api = /* @__PURE__ */ engine({
  engine: /* @__PURE__ */ loads(own, "cleanclaim.wasm"),
  notes: /* @__PURE__ */ loads(ownNote, "cleanclaim-note.wasm"),
  files: /* @__PURE__ */ loads(ownFiles, "cleanclaim-files.wasm"),
});
export const { init, initNotes, initFiles, check, checkSync, checkMany, checkFile, checkPack, compare, diff, readNote, requiredFields, applyFix, loadTable, unloadTable, rules, payers, version, notices } = api;
