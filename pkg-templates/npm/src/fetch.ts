import { failure } from "./errors.js";
import { compiled, unloadable, type Source } from "./load.js";

/**
 * Fetches a wasm of this package, the engine or the reader of notes, and nothing else: the only requests that it can make, and
 * only in the entries for the web.
 * `cleanclaim/inline` and `cleanclaim/node` do not contain it.
 */
export async function fetched(source: Source): Promise<WebAssembly.Module> {
  const module = await compiled(source);
  if (module !== null) return module;
  let what = "the wasm";
  try {
    let response: Response;
    if (typeof source === "string" || Object.prototype.toString.call(source) === "[object URL]") {
      what = `\`${String(source)}\``;
      response = await fetch(source as string | URL, { credentials: "same-origin" });
    } else {
      response = await (source as Response | Promise<Response>);
    }
    if (typeof response?.arrayBuffer !== "function") {
      throw failure("CleanclaimInputError", "`source` must be bytes, a module, a URL or a Response");
    }
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    // A server that does not know the type of wasm is no reason to fail; only streaming needs it.
    const type = response.headers?.get("content-type") ?? "";
    if (/^application\/wasm\b/i.test(type) && typeof WebAssembly.compileStreaming === "function") {
      return await WebAssembly.compileStreaming(response);
    }
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (cause) {
    throw unloadable(what, cause);
  }
}
