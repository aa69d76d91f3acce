import { failure, words } from "./errors.js";
import { unloadable, type Loader, type Source } from "./load.js";

/** An instance whose memory has grown beyond this is let go after a file: the memory of a wasm never shrinks. */
export const KEPT_MEMORY = 64 * 1024 * 1024;

/** What the build makes of the glue of one wasm. */
interface Glue {
  imports(): WebAssembly.Imports;
  attach(instance: WebAssembly.Instance): void;
}

/** One wasm of the package: compiled once, instantiated where it is first needed, and again after a trap. */
export interface Part<T> {
  /** Loads and instantiates it; nothing where it is there. */
  init(source?: Source): Promise<void>;
  /** Its instance, where it can be had at once. Throws where it cannot. */
  ready(): T;
  /** Its instance, where there is one now. */
  live(): T | undefined;
  /** The memory that its instance holds, in bytes. */
  held(): number;
  /** Lets the instance go: after a trap its stack is not unwound, and nothing it would say later could be trusted. */
  drop(): void;
}

/** `probe` is a function that only this wasm exports; `attached` is told of each new instance; `init` is what loads it. */
export function part<T extends Glue>(
  loader: Loader,
  glue: () => T,
  { what, probe, init: call }: { what: string; probe: string; init: string },
  attached: (made: T) => void = () => {},
): Part<T> {
  let module: WebAssembly.Module | undefined;
  let live: T | undefined;
  let memory: WebAssembly.Memory | undefined;
  let loading: Promise<void> | undefined;

  function attach(made: T, instance: WebAssembly.Instance): T {
    // Any valid wasm can be instantiated; only ours has this.
    if (typeof instance.exports[probe] !== "function") throw new Error(`it is not ${what} of cleanclaim`);
    made.attach(instance);
    attached(made);
    live = made;
    memory = instance.exports["memory"] as WebAssembly.Memory;
    return made;
  }

  async function start(source: Source | undefined): Promise<void> {
    try {
      module ??= await loader.load(source);
      // A synchronous call may have been first.
      if (live !== undefined) return;
      const made = glue();
      attach(made, await WebAssembly.instantiate(module, made.imports()));
    } catch (cause) {
      // What is no cleanclaim must not be kept for the next try.
      module = undefined;
      throw own(cause) ? cause : unloadable(what, cause);
    }
  }

  return {
    init(source) {
      if (live !== undefined) return Promise.resolve();
      loading ??= start(source).finally(() => {
        loading = undefined;
      });
      return loading;
    },
    ready() {
      if (live !== undefined) return live;
      try {
        if (module === undefined) {
          const bytes = loader.sync?.();
          if (bytes === undefined) throw failure("CleanclaimNotReady", `call \`${call}()\` first`);
          module = new WebAssembly.Module(bytes);
        }
        const made = glue();
        return attach(made, new WebAssembly.Instance(module, made.imports()));
      } catch (cause) {
        if (own(cause)) throw cause;
        // Some engines compile a module of this size only asynchronously.
        throw failure("CleanclaimNotReady", `call \`${call}()\` first: ${words(cause)}`, { cause });
      }
    },
    live: () => live,
    held: () => memory?.buffer.byteLength ?? 0,
    drop() {
      live = memory = undefined;
    },
  };
}

/** Is this one of this package's own errors? */
export function own(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name.startsWith("Cleanclaim");
}
