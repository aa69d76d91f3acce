/** Reading JSON with places: where it breaks, and where in the text each value stands. */

export interface Break {
  offset: number;
  line: number;
  column: number;
  message: string;
}

export type Reading =
  | { ok: true; value: unknown; places: Map<string, { start: number; end: number }> }
  | { ok: false; error: Break };

class Stop extends Error {
  constructor(readonly offset: number, message: string) {
    super(message);
  }
}

/** Deeper nesting than this is no encounter. */
const DEEPEST = 64;

/**
 * Reads JSON text. Browsers word and place their errors differently, and some give no place at all; so the text is
 * walked here, which gives the places of all values as well.
 */
export function read(text: string): Reading {
  const places = new Map<string, { start: number; end: number }>();
  let at = 0;

  const blank = (): void => {
    while (at < text.length && /[ \t\r\n]/.test(text.charAt(at))) {
      at += 1;
    }
  };

  const found = (): string => (at >= text.length ? "the end of the text" : `\`${text.charAt(at)}\``);

  const string = (): string => {
    const start = at;
    at += 1;
    for (;;) {
      const char = text.charAt(at);
      if (char === "") {
        throw new Stop(start, "this text in quotes is not closed");
      }
      if (char < " ") {
        throw new Stop(start, "this text in quotes is not closed on its line");
      }
      at += 1;
      if (char === '"') {
        break;
      }
      if (char === "\\") {
        const escape = /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(text.slice(at, at + 5));
        if (escape === null) {
          throw new Stop(at - 1, "no such escape after a backslash");
        }
        at += escape[0].length;
      }
    }
    return JSON.parse(text.slice(start, at)) as string;
  };

  const value = (pointer: string, depth: number): void => {
    blank();
    const start = at;
    const char = text.charAt(at);
    if (depth > DEEPEST) {
      throw new Stop(at, "nested too deeply");
    }
    if (char === "{") {
      at += 1;
      blank();
      if (text.charAt(at) === "}") {
        at += 1;
      } else {
        const seen = new Set<string>();
        for (;;) {
          blank();
          if (text.charAt(at) !== '"') {
            throw new Stop(at, `expected a name in double quotes, found ${found()}`);
          }
          const nameAt = at;
          const name = string();
          if (seen.has(name)) {
            throw new Stop(nameAt, `\`${name}\` is given twice`);
          }
          seen.add(name);
          blank();
          if (text.charAt(at) !== ":") {
            throw new Stop(at, `expected a colon after the name, found ${found()}`);
          }
          at += 1;
          value(`${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`, depth + 1);
          blank();
          const next = text.charAt(at);
          if (next === "}") {
            at += 1;
            break;
          }
          if (next !== ",") {
            throw new Stop(at, `expected a comma or \`}\`, found ${found()}`);
          }
          at += 1;
        }
      }
    } else if (char === "[") {
      at += 1;
      blank();
      if (text.charAt(at) === "]") {
        at += 1;
      } else {
        for (let index = 0; ; index += 1) {
          value(`${pointer}/${index}`, depth + 1);
          blank();
          const next = text.charAt(at);
          if (next === "]") {
            at += 1;
            break;
          }
          if (next !== ",") {
            throw new Stop(at, `expected a comma or \`]\`, found ${found()}`);
          }
          at += 1;
        }
      }
    } else if (char === '"') {
      string();
    } else {
      const word = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/.exec(text.slice(at, at + 400));
      if (word === null) {
        throw new Stop(at, `expected a value, found ${found()}`);
      }
      at += word[0].length;
    }
    places.set(pointer, { start, end: at });
  };

  try {
    value("", 0);
    blank();
    if (at < text.length) {
      throw new Stop(at, `expected the end of the text, found ${found()}`);
    }
    return { ok: true, value: JSON.parse(text) as unknown, places };
  } catch (error) {
    const offset = error instanceof Stop ? error.offset : at;
    const message = error instanceof Error ? error.message : String(error);
    const before = text.slice(0, offset).split("\n");
    return {
      ok: false,
      error: { offset, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, message },
    };
  }
}

/** The value at a pointer, or the nearest that holds it. */
export function place(
  places: Map<string, { start: number; end: number }>, pointer: string,
): { start: number; end: number } | null {
  for (let path = pointer; ; path = path.slice(0, path.lastIndexOf("/"))) {
    const here = places.get(path);
    if (here !== undefined) {
      return here;
    }
    if (path === "") {
      return null;
    }
  }
}

/** What stands at a pointer; undefined where nothing does. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value: unknown = root;
  for (const step of pointer.split("/").slice(1)) {
    if (typeof value !== "object" || value === null) {
      return undefined;
    }
    value = (value as Record<string, unknown>)[step.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  return value;
}

/** JSON that a person can read: what fits on a line stays on it. */
export function pretty(value: unknown, indent = "", width = 42): string {
  const flat = JSON.stringify(value) ?? "null";
  if (typeof value !== "object" || value === null) {
    return flat;
  }
  const spaced = spread(value);
  if (spaced.length + indent.length <= width && indent !== "") {
    return spaced;
  }
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return value.length === 0 ? "[]" : `[\n${value.map((item) => inner + pretty(item, inner, width)).join(",\n")}\n${indent}]`;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return entries.length === 0
    ? "{}"
    : `{\n${entries.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${pretty(item, inner, width)}`).join(",\n")}\n${indent}}`;
}

function spread(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(spread).join(", ")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return entries.length === 0 ? "{}" : `{ ${entries.map(([key, item]) => `${JSON.stringify(key)}: ${spread(item)}`).join(", ")} }`;
  }
  return JSON.stringify(value) ?? "null";
}
