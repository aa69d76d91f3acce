/**
 * A plain object on its way into the engine, as bytes: faster than writing JSON here and parsing it there, and several
 * times faster than fetching field after field from inside the wasm. src/wasm/wire.rs reads what this writes.
 *
 * A value is a tag and what follows it; numbers are little-endian.
 *   0 nothing · 1 false · 2 true · 3 a whole number below 256 (1 byte) · 4 a number (8 bytes)
 *   5 ASCII text (2 bytes of length, then the text) · 6 text (4 bytes of length, then UTF-8)
 *   7 a list (2 bytes of length, then the items) · 8 an object (2 bytes of length, then key and value in turn; a key is
 *   text with its tag)
 */
const enum Tag {
  Nothing,
  False,
  True,
  Byte,
  Number,
  Ascii,
  Text,
  List,
  Record,
}

/** Deeper, longer or larger than any encounter: the engine looks at such things itself, and says so with the path. */
const DEEPEST = 12;
const LONGEST_LIST = 2000;
const LONGEST_TEXT = 200_000;
const LARGEST = 4 * 1024 * 1024;

let buffer = new Uint8Array(0);
let at = 0;
/** A getter of the value may itself call in; its call must not write over this one. */
let busy = false;
const number = new Float64Array(1);
const numberBytes = new Uint8Array(number.buffer);
/** Made on first use: an import does nothing, not even this, and a bare server-side realm may not have it. */
let encoder: TextEncoder | undefined;

/**
 * The value as bytes, valid until the next call, where that loses nothing: plain objects and lists of text, finite
 * numbers, booleans and null. For anything else undefined; the engine then reads the value itself, field by field and
 * with care, and says what is odd about it and where.
 */
export function wireOf(value: unknown): Uint8Array | undefined {
  if (busy || typeof value !== "object" || value === null) return undefined;
  busy = true;
  try {
    for (;;) {
      at = 0;
      const written = put(value, 0);
      // A write beyond the end of a typed array is dropped, so what did not fit shows here.
      if (at <= buffer.length) return written ? buffer.subarray(0, at) : undefined;
      if (!written || at > LARGEST) return undefined;
      buffer = new Uint8Array(at * 2);
    }
  } catch {
    // Something threw while it was looked at.
    return undefined;
  } finally {
    busy = false;
  }
}

function put(value: unknown, depth: number): boolean {
  switch (typeof value) {
    case "string":
      return putText(value);
    case "number":
      return putNumber(value);
    case "boolean":
      buffer[at++] = value ? Tag.True : Tag.False;
      return true;
    case "undefined":
      buffer[at++] = Tag.Nothing;
      return true;
    case "object":
      break;
    default:
      return false;
  }
  if (value === null) {
    buffer[at++] = Tag.Nothing;
    return true;
  }
  if (depth >= DEEPEST || at > LARGEST) return false;
  if (Array.isArray(value)) {
    const { length } = value as unknown[];
    if (length > LONGEST_LIST) return false;
    at = putHead(at, Tag.List, length);
    for (let index = 0; index < length; index += 1) if (!put((value as unknown[])[index], depth + 1)) return false;
    return true;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  // An object with a class, or of another realm, or one that writes itself, may hold more than its own fields.
  if ((prototype !== Object.prototype && prototype !== null) || "toJSON" in value) return false;
  const head = at;
  let fields = 0;
  at += 3;
  for (const key in value) {
    const field = (value as Record<string, unknown>)[key];
    // As JSON has it, a field that is undefined is not there.
    if (field === undefined) continue;
    fields += 1;
    if (fields > LONGEST_LIST || !putText(key) || !put(field, depth + 1)) return false;
  }
  putHead(head, Tag.Record, fields);
  return true;
}

function putHead(place: number, tag: Tag, length: number): number {
  buffer[place] = tag;
  buffer[place + 1] = length;
  buffer[place + 2] = length >> 8;
  return place + 3;
}

function putNumber(value: number): boolean {
  if ((value & 255) === value && !Object.is(value, -0)) {
    buffer[at] = Tag.Byte;
    buffer[at + 1] = value;
    at += 2;
    return true;
  }
  if (!Number.isFinite(value)) return false;
  number[0] = value;
  buffer[at] = Tag.Number;
  for (let index = 0; index < 8; index += 1) buffer[at + 1 + index] = numberBytes[index]!;
  at += 9;
  return true;
}

function putText(text: string): boolean {
  const { length } = text;
  // Codes, dates and words are short and ASCII; for those a loop here is faster than a call of the encoder.
  if (length < 256) {
    let place = at + 3;
    for (let index = 0; index < length; index += 1) {
      const unit = text.charCodeAt(index);
      if (unit > 127) return putLongText(text);
      buffer[place++] = unit;
    }
    putHead(at, Tag.Ascii, length);
    at = place;
    return true;
  }
  return putLongText(text);
}

function putLongText(text: string): boolean {
  if (text.length > LONGEST_TEXT) return false;
  encoder ??= new TextEncoder();
  const bytes = encoder.encode(text);
  const { length } = bytes;
  buffer[at] = Tag.Text;
  for (let index = 0; index < 4; index += 1) buffer[at + 1 + index] = length >> (8 * index);
  if (at + 5 + length <= buffer.length) buffer.set(bytes, at + 5);
  at += 5 + length;
  return true;
}
