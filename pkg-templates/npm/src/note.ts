import { failure, words } from "./errors.js";
import { unloadable, type Loader, type Source } from "./load.js";
import glue, { type NoteInstance } from "./noteglue.js";
import type * as Public from "./public.js";

type Reading = ReturnType<typeof Public.readNote>;

/** The reader of notes: a wasm of its own, loaded where a note is first read and never before. */
export function notes(loader: Loader) {
  let module: WebAssembly.Module | undefined;
  let live: NoteInstance | undefined;
  let loading: Promise<void> | undefined;
  /** A note was to be read and could not be: the reader is not loaded. */
  let wanted = false;

  function attach(made: NoteInstance, instance: WebAssembly.Instance): NoteInstance {
    if (typeof instance.exports["readNote"] !== "function") throw new Error("it is not the note reader of cleanclaim");
    made.attach(instance);
    live = made;
    return made;
  }

  async function start(source: Source | undefined): Promise<void> {
    try {
      module ??= await loader.load(source);
      if (live !== undefined) return;
      const made = glue();
      attach(made, await WebAssembly.instantiate(module, made.imports()));
    } catch (cause) {
      module = undefined;
      throw cause instanceof Error && cause.name.startsWith("Cleanclaim") ? cause : unloadable("the note reader", cause);
    }
  }

  function initNotes(source?: Source): Promise<void> {
    if (live !== undefined) return Promise.resolve();
    loading ??= start(source).finally(() => {
      loading = undefined;
    });
    return loading;
  }

  /** The reader, where it can be had at once. */
  function ready(): NoteInstance | undefined {
    if (live !== undefined) return live;
    try {
      if (module === undefined) {
        const bytes = loader.sync?.();
        if (bytes === undefined) return undefined;
        module = new WebAssembly.Module(bytes);
      }
      const made = glue();
      return attach(made, new WebAssembly.Instance(module, made.imports()));
    } catch {
      // Some engines compile a module of this size only asynchronously.
      return undefined;
    }
  }

  function read(instance: NoteInstance, text: string): Reading {
    try {
      return JSON.parse(instance.readNote(text)) as Reading;
    } catch (cause) {
      // The stack inside it was not unwound: nothing it would say later could be trusted.
      live = undefined;
      throw failure("CleanclaimTrap", `the note reader failed in this call: ${words(cause)}`, { cause });
    }
  }

  function readNote(text: string): Reading {
    if (typeof text !== "string") throw failure("CleanclaimInputError", "`text` must be a string");
    if (text.length > LONGEST) throw failure("CleanclaimInputError", `a note has at most ${LONGEST} characters, given ${text.length}`);
    const instance = ready();
    if (instance === undefined) throw failure("CleanclaimNotReady", "call `initNotes()` first");
    return read(instance, text);
  }

  /** What the engine asks while it checks: facts of a note, as JSON. It never throws into the engine. */
  function facts(text: string): string | undefined {
    const instance = ready();
    if (instance === undefined) {
      wanted = true;
      return undefined;
    }
    try {
      const { elements, intervals } = read(instance, text);
      return JSON.stringify({
        elements: Object.fromEntries(elements.flatMap(({ element, found, contradicted }) => (found || contradicted ? [[element, found]] : []))),
        intervals: intervals.map(({ range: _, ...interval }) => interval),
      });
    } catch {
      return undefined;
    }
  }

  return {
    initNotes,
    readNote,
    facts,
    /** Whether a note was to be read and could not be, since this was last asked. */
    missed(): boolean {
      const was = wanted;
      wanted = false;
      return was;
    },
  };
}

/** As long as the text of a note may be in an encounter. */
const LONGEST = 1_000_000;
