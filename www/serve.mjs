#!/usr/bin/env node
// Serves the built page on this machine alone: node serve.mjs [FOLDER] [PORT], in any order. Without a port, a free one is taken;
// without a folder, dist/www.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The policy of the page. `index.html` carries the same, for hosts that send no headers. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Serves a folder; gives the server and its address. */
export async function serve({ folder, port = 0 }) {
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    const headers = {
      "Content-Security-Policy": POLICY,
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Cache-Control": "no-cache",
      // A page of its own process gets a clock fine enough to show the time of a check.
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    };
    const refuse = (status) => response.writeHead(status, { ...headers, "Content-Type": "text/plain; charset=utf-8" }).end(`${status}\n`);
    if (request.method !== "GET" && request.method !== "HEAD") {
      refuse(405);
      return;
    }
    try {
      const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
      const file = normalize(join(root, path.endsWith("/") ? `${path}index.html` : path));
      const type = TYPES[extname(file)];
      if (!file.startsWith(root + sep) || type === undefined) {
        refuse(404);
        return;
      }
      const body = await readFile(file);
      response.writeHead(200, { ...headers, "Content-Type": type, "Content-Length": body.length });
      response.end(request.method === "HEAD" ? undefined : body);
    } catch (error) {
      refuse(error instanceof URIError || error instanceof TypeError ? 400 : 404);
    }
  });
  await new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", done);
  });
  return { server, url: `http://127.0.0.1:${server.address().port}/` };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const given = process.argv.slice(2);
  const port = Number(given.find((argument) => /^\d+$/.test(argument)) ?? 0);
  const folder = given.find((argument) => !/^\d+$/.test(argument)) ?? fileURLToPath(new URL("../dist/www", import.meta.url));
  try {
    const { url } = await serve({ folder, port });
    console.log(url);
  } catch (error) {
    console.error(error.code === "EADDRINUSE" ? `port ${port} is taken; name another, or none for a free one` : error.message);
    process.exit(1);
  }
}
