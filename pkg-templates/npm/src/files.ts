import { failure, words } from "./errors.js";
import glue from "./filesglue.js";
import type { Loader } from "./load.js";
import { KEPT_MEMORY, part } from "./part.js";
import type { FileAnswer, FileProblem, Place } from "./public.js";

/** A file of claims read: what it is, and its encounters as lines of JSON for the engine. */
interface FileOfClaims {
  format: FileAnswer["format"];
  places: Place[];
  problems: FileProblem[];
  lines: Uint8Array;
}

const NEW_LINE = 10;

/** The reader of claim files: a wasm of its own, loaded where a file that is not JSON is first read and never before. */
export function files(loader: Loader) {
  const held = part(loader, glue, { what: "the reader of claim files", probe: "readFile", init: "initFiles" });

  /** Reads a file; nothing where it is of no known format. */
  async function readFile(bytes: Uint8Array): Promise<FileOfClaims | undefined> {
    await held.init();
    let read: Uint8Array | undefined;
    try {
      read = held.ready().readFile(bytes);
    } catch (cause) {
      held.drop();
      throw failure("CleanclaimTrap", `the reader of claim files failed in this call: ${words(cause)}`, { cause });
    }
    if (held.held() > KEPT_MEMORY) held.drop();
    if (read === undefined) return undefined;
    const end = read.indexOf(NEW_LINE);
    const head = end < 0 ? read : read.subarray(0, end);
    return { ...JSON.parse(new TextDecoder().decode(head)), lines: end < 0 ? new Uint8Array() : read.subarray(end + 1) };
  }

  return { initFiles: held.init, readFile };
}
