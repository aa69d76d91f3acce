import { failure, words } from "./errors.js";
import { bytesOf, tooLarge } from "./file.js";
import { files } from "./files.js";
import { applyFix } from "./fix.js";
import { rules, sources, statementSources } from "./list.js";
import { required } from "./required.js";
import { wireOf } from "./wire.js";
import glue, { type Instance } from "./glue.js";
import type { Loader } from "./load.js";
import { notes } from "./note.js";
import { KEPT_MEMORY, own as named, part } from "./part.js";
import type * as Public from "./public.js";

type Answer = Public.Answer;
type Place = Public.Place;
export type Api = Omit<typeof Public, "explain">;

type Findings = Public.Finding[];

/** Lays the sources of its rule or of its payer's statement on each finding, each finding its own. A pack handed in brings its own. */
function cite(findings: Findings): void {
  for (const finding of findings) {
    if (finding.sources.length > 0) continue;
    const statement = finding.payer === null ? undefined : finding.facts["statement"];
    finding.sources = typeof statement === "string" ? statementSources(statement) : sources(finding.rule);
  }
}

function complete<T extends Answer>(answer: T): T {
  if (answer.type === "checked") cite(answer.report.findings);
  return answer;
}

const MOST_ENCOUNTERS = 200_000;
/** Packs that one call may have. */
const MOST_PACKS = 16;
/** Payers that one encounter is compared before. */
const MOST_PAYERS = 50;
/** Codes of one visit that are tried at most. */
const MOST_CODES = 20;

/** What a call threw, beside the engine's own word about options. */
class Thrown {
  constructor(
    readonly cause: unknown,
    readonly trap: boolean,
  ) {}
}

/** The functions of one entry, over its own copy of the engine. Nothing is loaded before it is needed. */
export function engine(loaders: Record<"engine" | "notes" | "files", Loader>): Api {
  const reader = notes(loaders.notes);
  const { initFiles, readFile } = files(loaders.files);
  /** Tables that were loaded, in that order: another instance, after a trap or a large file, is handed them again. */
  const tables = new Map<string, Uint8Array>();
  const held = part(loaders.engine, glue, { what: "the wasm", probe: "checkWire", init: "init" }, (made) => {
    for (const bytes of tables.values()) made.loadTable(bytes);
    made.setReader(reader.facts);
    used = [];
  });
  /** The packs and contracts that the live instance judges by: those of the last call. */
  let used: unknown[] = [];

  /**
   * Hands over the packs and contracts of a call where the call before had others, and gives the options without them. A pack is read
   * once and known again by being the same object: who changes one makes a new one.
   */
  function withPacks<T>(options: T): T {
    let wanted: unknown[] = [];
    let rest = options;
    try {
      if (typeof options === "object" && options !== null && ("packs" in options || "practice" in options)) {
        const { packs, practice, ...others } = options as { packs?: unknown; practice?: unknown };
        // Said here, since a list of millions would be copied before the engine could say it.
        if (Array.isArray(packs) && packs.length > MOST_PACKS) {
          const message = `${packs.length} packs; at most ${MOST_PACKS} are read`;
          throw failure("CleanclaimOptionsError", message, { problems: [{ path: "/packs", message }] });
        }
        if (packs != null || practice != null) wanted = [practice ?? null, ...(Array.isArray(packs) ? packs : [packs ?? null])];
        rest = others as T;
      }
    } catch (cause) {
      throw named(cause) ? cause : badOptions(new Thrown(cause, false));
    }
    if (wanted.length === used.length && wanted.every((one, at) => one === used[at])) return rest;
    const [practice, ...packs] = wanted;
    used = [];
    const list = packs.length === 1 && packs[0] === null ? undefined : packs;
    const out = call((instance) => instance.usePacks(wanted.length === 0 ? undefined : list, practice));
    if (out instanceof Thrown) throw out.trap ? trapped(out) : badOptions(out);
    used = wanted;
    return rest;
  }
  const init = held.init;

  /**
   * One call into the engine. Where it throws anything but its own error the instance is let go: the stack inside it
   * was not unwound, so nothing it would say later could be trusted. The module is kept, and a new instance takes
   * well under a millisecond.
   */
  function call<T>(run: (instance: Instance) => unknown): T | Thrown {
    const instance = held.ready();
    try {
      return run(instance) as T;
    } catch (cause) {
      const problems = cause instanceof Error && Object.hasOwn(cause, "problems");
      if (problems) {
        throw failure("CleanclaimOptionsError", cause.message, { problems: (cause as Error & { problems: unknown }).problems });
      }
      if (held.live() === instance) held.drop();
      // A stack that ran out is a `RangeError`, or an `InternalError` in Firefox.
      const trap =
        cause instanceof WebAssembly.RuntimeError ||
        cause instanceof RangeError ||
        (cause instanceof Error && cause.name === "InternalError");
      return new Thrown(cause, trap);
    }
  }

  function trapped(thrown: Thrown): Error {
    return failure("CleanclaimTrap", `the engine failed in this call: ${words(thrown.cause)}`, { cause: thrown.cause });
  }

  function plain<T>(run: (instance: Instance) => unknown): T {
    const out = call<T>(run);
    if (out instanceof Thrown) throw trapped(out);
    return out;
  }

  function badOptions(thrown: Thrown): Error {
    const message = `the options could not be read: ${words(thrown.cause)}`;
    return failure("CleanclaimOptionsError", message, { problems: [{ path: "", message }] });
  }

  /** An object that throws while it is read is input like any other: it is answered, not thrown. */
  function unreadable(thrown: Thrown): Answer {
    return { type: "invalid", problems: [{ path: "", message: `reading it threw: ${words(thrown.cause)}` }] };
  }

  /** Throws where it was the options that could not be read. */
  function blameOptions(options: unknown): void {
    const alone = call((instance) => instance.check(undefined, options));
    if (alone instanceof Thrown) throw alone.trap ? trapped(alone) : badOptions(alone);
  }

  /** Runs, and where a note was met and its reader is not loaded yet, loads it and runs again. */
  async function withNotes<T>(run: () => T): Promise<T> {
    reader.missed();
    const out = run();
    if (!reader.missed()) return out;
    await reader.initNotes();
    return run();
  }

  function checkSync(encounter: Public.Encounter, options?: Public.Options): Answer {
    reader.missed();
    const answer = checkOne(encounter, options);
    if (reader.missed()) throw failure("CleanclaimNotReady", "the encounter has the text of a note: call `initNotes()` first, or leave `note.text` out");
    return answer;
  }

  function checkOne(encounter: Public.Encounter, given?: Public.Options): Answer {
    const options = withPacks(given);
    const wire = wireOf(encounter);
    const out = call<Answer>((instance) => (wire && instance.checkWire(wire, options)) ?? instance.check(encounter, options));
    if (!(out instanceof Thrown)) return complete(out);
    if (out.trap) throw trapped(out);
    blameOptions(options);
    return unreadable(out);
  }

  async function check(encounter: Public.Encounter, options?: Public.Options): Promise<Answer> {
    if (held.live() === undefined) await init();
    return withNotes(() => checkOne(encounter, options));
  }

  /**
   * In two rounds: first each leaves a digest in the engine, then each is checked with what the others left. Where one
   * throws while it is read, the engine's instance is lost and with it what was gathered: it starts again without that one.
   */
  function checkTogether(list: Public.Encounter[], options?: Public.Options): Answer[] {
    const answers = new Map<number, Answer>();
    while (!round(list, options, answers));
    plain((instance) => instance.gathered());
    return list.map((_, at) => answers.get(at) as Answer);
  }

  /** One try; whether it came to the end. */
  function round(list: Public.Encounter[], options: Public.Options | undefined, answers: Map<number, Answer>): boolean {
    plain((instance) => instance.gathered());
    for (const step of ["gather", "check"] as const) {
      for (const [at, encounter] of list.entries()) {
        if (answers.has(at)) continue;
        const wire = wireOf(encounter);
        const out = call<Answer | undefined>((instance) =>
          step === "gather" ? instance.gather(at, wire, encounter) : instance.checkAmong(at, wire, encounter, options),
        );
        if (out instanceof Thrown) {
          if (out.trap) throw trapped(out);
          if (step === "check") blameOptions(options);
          answers.set(at, unreadable(out));
          return false;
        }
        if (out !== undefined) answers.set(at, complete(out));
      }
      if (step === "gather") plain((instance) => instance.gathered());
    }
    return true;
  }

  async function checkMany(encounters: Public.Encounter[], options?: Public.Options): Promise<Answer[]> {
    // The list itself may be a proxy; the engine gets a real one.
    let list: unknown[];
    try {
      if (!Array.isArray(encounters)) throw failure("CleanclaimInputError", "`encounters` must be a list");
      if (encounters.length > MOST_ENCOUNTERS) {
        throw failure("CleanclaimInputError", `at most ${MOST_ENCOUNTERS} encounters in one call, given ${encounters.length}`);
      }
      list = Array.from(encounters as unknown[]);
    } catch (cause) {
      if (named(cause)) throw cause;
      throw failure("CleanclaimInputError", `the list could not be read: ${words(cause)}`, { cause });
    }
    if (held.live() === undefined) await init();
    return withNotes(() => checkTogether(list as Public.Encounter[], withPacks(options)));
  }

  /** Checks a file of encounters; it is of unknown format where it is not JSON. */
  async function checkBytes(bytes: Uint8Array, given: unknown): Promise<Public.FileAnswer> {
    if (held.live() === undefined) await init();
    const options = withPacks(given);
    const out = await withNotes(() => call<Public.FileAnswer>((instance) => instance.checkFile(bytes, options)));
    if (held.held() > KEPT_MEMORY) held.drop();
    if (!(out instanceof Thrown)) return out;
    if (!out.trap) blameOptions(options);
    throw trapped(out);
  }

  async function checkFile(
    source: Parameters<Api["checkFile"]>[0],
    options?: Parameters<Api["checkFile"]>[1],
  ): Promise<Public.FileAnswer> {
    let judged: unknown = options;
    let own: Pick<NonNullable<typeof options>, "onAnswer" | "onProgress" | "signal"> = {};
    try {
      // The engine knows nothing of these three; without them the options go to it as they are.
      if (typeof options === "object" && options !== null && ["onAnswer", "onProgress", "signal"].some((name) => name in options)) {
        const { onAnswer, onProgress, signal, ...rest } = options;
        own = { onAnswer, onProgress, signal } as typeof own;
        judged = rest;
      }
    } catch (cause) {
      throw badOptions(new Thrown(cause, false));
    }
    const { onAnswer, onProgress, signal } = own;
    for (const [name, callback] of Object.entries({ onAnswer, onProgress })) {
      if (callback !== undefined && typeof callback !== "function") throw failure("CleanclaimInputError", `\`${name}\` must be a function`);
    }
    if (held.live() === undefined) await init();
    const bytes = await bytesOf(source, onProgress, signal);
    if (bytes === null) return tooLarge();
    let out = await checkBytes(bytes, judged);
    const claims = out.format === "unknown" ? await readFile(bytes) : undefined;
    if (claims !== undefined) {
      const { format, places, problems, lines } = claims;
      const { answers } = places.length > 0 ? await checkBytes(lines, judged) : { answers: [] };
      out = { ...out, format, answers: answers.map((item, at) => ({ ...item, place: places[at] as Place })), problems };
    }
    for (const { answer } of out.answers) complete(answer);
    if (onAnswer === undefined) return out;
    for (const item of out.answers) {
      signal?.throwIfAborted();
      onAnswer(item);
    }
    return { ...out, answers: [] };
  }

  function loadTable(bytes: Uint8Array): string {
    if (!(ArrayBuffer.isView(bytes) || Object.prototype.toString.call(bytes) === "[object ArrayBuffer]")) {
      throw failure("CleanclaimInputError", "`bytes` must be the bytes of a packed table");
    }
    // A copy: what the caller does with the bytes later is the caller's business.
    const own = (ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes)).slice();
    const { name, problem } = plain<{ name: string | null; problem: string | null }>((instance) => instance.loadTable(own));
    if (name === null) throw failure("CleanclaimTableError", problem ?? "the table could not be loaded");
    // Last, where it was there before.
    tables.delete(name);
    tables.set(name, own);
    return name;
  }

  function unloadTable(name: string): void {
    const wanted = String(name);
    if (!plain<boolean>((instance) => instance.unloadTable(wanted))) {
      const loaded = [...tables.keys()].map((one) => `\`${one}\``).join(", ");
      throw failure("CleanclaimTableError", `no loaded table is called \`${wanted}\`; ${loaded === "" ? "none is loaded" : `loaded are ${loaded}`}`);
    }
    // Known by any of its names there, and by its first here.
    const left = plain<{ tables: string[] }>((instance) => instance.version()).tables;
    for (const one of tables.keys()) if (!left.includes(one)) tables.delete(one);
  }

  function requiredFields(stage: NonNullable<Public.Options["stage"]>, codes: string[], payer?: string): string[] {
    const list = Array.isArray(codes) ? codes.map(String) : [];
    if (list.length === 0 || list.length > MOST_CODES || list.some((code) => !/^[A-Z0-9]{5}$/i.test(code))) {
      throw failure("CleanclaimInputError", `\`codes\` must be one to ${MOST_CODES} procedure codes, of five letters or digits each`);
    }
    // Other stages than the four are the engine's to refuse.
    return required((encounter) => checkOne(encounter as unknown as Public.Encounter, { stage }), list, payer == null ? undefined : String(payer));
  }

  function checkPack(pack: unknown): ReturnType<Api["checkPack"]> {
    const out = call<ReturnType<Api["checkPack"]>>((instance) => instance.checkPack(pack));
    if (!(out instanceof Thrown)) return out;
    if (out.trap) throw trapped(out);
    return { problems: [{ path: "", message: `reading it threw: ${words(out.cause)}` }], tests: [] };
  }

  async function compare(
    encounter: Public.Encounter,
    payers: string[],
    given?: Public.Options,
  ): Promise<Awaited<ReturnType<Api["compare"]>>> {
    if (!Array.isArray(payers) || payers.length === 0 || payers.length > MOST_PAYERS) {
      throw failure("CleanclaimInputError", `\`payers\` must be a list of one to ${MOST_PAYERS} names`);
    }
    if (held.live() === undefined) await init();
    const options = withPacks(given);
    const list = Array.from(payers, String);
    const out = await withNotes(() => call<Awaited<ReturnType<Api["compare"]>>>((instance) => instance.compare(encounter, list, options)));
    if (out instanceof Thrown) {
      if (out.trap) throw trapped(out);
      blameOptions(options);
      return list.map((payer) => ({ payer, answer: unreadable(out), only: [] }));
    }
    for (const { answer, only } of out) {
      complete(answer);
      cite(only);
    }
    return out;
  }

  async function diff(before: unknown, after: unknown, encounters: Public.Encounter[]): Promise<Awaited<ReturnType<Api["diff"]>>> {
    if (!Array.isArray(encounters) || encounters.length > MOST_ENCOUNTERS) {
      throw failure("CleanclaimInputError", `\`encounters\` must be a list of at most ${MOST_ENCOUNTERS}`);
    }
    if (held.live() === undefined) await init();
    withPacks(undefined);
    const out = await withNotes(() => call<Awaited<ReturnType<Api["diff"]>>>((instance) => instance.diff(before, after, Array.from(encounters))));
    if (out instanceof Thrown) throw out.trap ? trapped(out) : badOptions(out);
    for (const one of out) {
      complete(one.before);
      complete(one.after);
    }
    return out;
  }

  return {
    init,
    checkPack,
    compare,
    diff,
    initNotes: reader.initNotes,
    initFiles,
    readNote: reader.readNote,
    requiredFields,
    check,
    checkSync,
    checkMany,
    checkFile,
    applyFix,
    loadTable,
    unloadTable,
    rules,
    payers: () => plain((instance) => instance.payers()),
    version: () => plain((instance) => instance.version()),
    notices: () => plain((instance) => instance.notices()),
  };
}
