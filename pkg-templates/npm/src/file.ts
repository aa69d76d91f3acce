import { failure, words } from "./errors.js";
import type { FileAnswer } from "./public.js";

/** Larger files are refused: the engine's memory ends at 4 GB, and the answers take several times the file. */
export const LARGEST_FILE = 256 * 1024 * 1024;

export type Progress = ((bytesRead: number, bytesTotal: number | null) => void) | undefined;

export function tooLarge(): FileAnswer {
  return {
    format: "unknown",
    answers: [],
    problems: [{ severity: "error", message: "the file is larger than 256 MB", help: "split it into smaller files" }],
    remittance: null,
  };
}

// By tag and by shape instead of `instanceof`: a value may come from another realm, as under jsdom.
function tag(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

function has<K extends string>(value: unknown, method: K): value is Record<K, () => unknown> {
  return typeof value === "object" && value !== null && typeof (value as Record<string, unknown>)[method] === "function";
}

/** The bytes of a source that has them at hand, a stream of a known or unknown length, or null for any other thing. */
function opened(source: unknown): Uint8Array | { stream: () => ReadableStream<Uint8Array>; size: number | null } | null {
  if (ArrayBuffer.isView(source)) {
    return tag(source) === "Uint8Array" ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength) : null;
  }
  if (tag(source) === "ArrayBuffer") return new Uint8Array(source as ArrayBuffer);
  if (has(source, "getReader")) return { stream: () => source as unknown as ReadableStream<Uint8Array>, size: null };
  if (has(source, "stream") && has(source, "arrayBuffer")) {
    const blob = source as unknown as Blob;
    return { stream: () => blob.stream(), size: blob.size };
  }
  return null;
}

/** The bytes of a source; null where they are more than are read. */
export async function bytesOf(source: unknown, progress: Progress, signal: AbortSignal | undefined): Promise<Uint8Array | null> {
  signal?.throwIfAborted();
  let found: ReturnType<typeof opened>;
  try {
    found = opened(source);
  } catch (cause) {
    // A detached buffer, or an object that throws while it is looked at.
    throw failure("CleanclaimInputError", `\`source\` could not be read: ${words(cause)}`, { cause });
  }
  if (found === null) {
    throw failure("CleanclaimInputError", "`source` must be a Uint8Array, an ArrayBuffer, a Blob or a ReadableStream of bytes");
  }
  if (found instanceof Uint8Array) {
    if (found.length > LARGEST_FILE) return null;
    progress?.(found.length, found.length);
    return found;
  }
  if (found.size !== null && found.size > LARGEST_FILE) return null;
  return drain(found.stream(), found.size, progress, signal);
}

async function drain(
  stream: ReadableStream<Uint8Array>,
  total: number | null,
  progress: Progress,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | null> {
  const reader = stream.getReader();
  const abort = (): void => void reader.cancel(signal?.reason).catch(() => undefined);
  signal?.addEventListener("abort", abort, { once: true });
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) break;
      if (!ArrayBuffer.isView(value) || tag(value) !== "Uint8Array") {
        throw failure("CleanclaimInputError", `the stream gave \`${tag(value)}\` instead of bytes`);
      }
      length += value.length;
      if (length > LARGEST_FILE) {
        abort();
        return null;
      }
      chunks.push(value);
      progress?.(length, total);
    }
  } catch (error) {
    abort();
    throw error;
  } finally {
    signal?.removeEventListener("abort", abort);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
