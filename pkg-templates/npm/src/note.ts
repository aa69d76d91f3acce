import { failure, words } from "./errors.js";
import type { Loader } from "./load.js";
import glue, { type NoteInstance } from "./noteglue.js";
import { part } from "./part.js";
import type * as Public from "./public.js";

type Reading = ReturnType<typeof Public.readNote>;

/** The reader of notes: a wasm of its own, loaded where a note is first read and never before. */
export function notes(loader: Loader) {
  const held = part(loader, glue, { what: "the note reader", probe: "readNote", init: "initNotes" });
  /** A note was to be read and could not be: the reader is not loaded. */
  let wanted = false;

  function read(instance: NoteInstance, text: string): Reading {
    try {
      return JSON.parse(instance.readNote(text)) as Reading;
    } catch (cause) {
      held.drop();
      throw failure("CleanclaimTrap", `the note reader failed in this call: ${words(cause)}`, { cause });
    }
  }

  function readNote(text: string): Reading {
    if (typeof text !== "string") throw failure("CleanclaimInputError", "`text` must be a string");
    if (text.length > LONGEST) throw failure("CleanclaimInputError", `a note has at most ${LONGEST} characters, given ${text.length}`);
    return read(held.ready(), text);
  }

  /** What the engine asks while it checks: facts of a note, as JSON. It never throws into the engine. */
  function facts(text: string): string | undefined {
    let instance: NoteInstance;
    try {
      instance = held.ready();
    } catch {
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
    initNotes: held.init,
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
