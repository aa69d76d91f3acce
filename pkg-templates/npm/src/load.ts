import { failure, words } from "./errors.js";

/** What `init` may be given. */
export type Source = BufferSource | WebAssembly.Module | URL | string | Response | Promise<Response>;
/** Where an entry gets its wasm. */
export interface Loader {
  /** The wasm of the source, or the entry's own where none is given. */
  load(source: Source | undefined): Promise<WebAssembly.Module>;
  /** The entry's own wasm at once, where it can be had like that. */
  sync?(): BufferSource;
}

function tag(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

export function isModule(source: unknown): source is WebAssembly.Module {
  return tag(source) === "WebAssembly.Module";
}
export function isBytes(source: unknown): source is BufferSource {
  return ArrayBuffer.isView(source) || tag(source) === "ArrayBuffer" || tag(source) === "SharedArrayBuffer";
}

export function unloadable(what: string, cause: unknown): Error {
  const said = words(cause);
  const policy = /content.?security.?policy|unsafe-eval|disallowed by embedder/i.test(said);
  const other = /magic (word|number|header)|module doesn't start with/i.test(said);
  const help = policy
    ? " (the page's policy needs `script-src 'wasm-unsafe-eval'`)"
    : other
      ? " (what came is no wasm: a server may answer with a page where the file is missing; see the README on bundlers)"
      : "";
  return failure("CleanclaimLoadError", `${what} could not be loaded${help}: ${said}`, { cause });
}

/** A module or bytes, compiled; null where the source is neither. */
export async function compiled(source: unknown): Promise<WebAssembly.Module | null> {
  if (isModule(source)) return source;
  if (!isBytes(source)) return null;
  try {
    return await WebAssembly.compile(source);
  } catch (cause) {
    throw unloadable("the wasm", cause);
  }
}
