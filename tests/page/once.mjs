// Checks a served page once: node tests/page/once.mjs [URL]. Without a URL it serves dist/www for as long as it looks.
// Prints one line; ends with 1 where something is wrong.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serve } from "../../www/serve.mjs";
import { launch, open, verdictOf } from "./browser.mjs";

/** How many examples the page was made with; it must show each. */
const written = readFileSync(new URL("../../www/src/examples.ts", import.meta.url), "utf8").match(/^ {4}id: "/gm).length;

let browser;
let served;
try {
  served = process.argv[2] === undefined ? await serve({ folder: fileURLToPath(new URL("../../dist/www", import.meta.url)) }) : undefined;
  const url = process.argv[2] ?? served.url;
  browser = await launch();
  const { page, troubles, requests } = await open(browser, url);
  const examples = await page.locator("#example option").count();
  const seen = {};
  for (let index = 0; index < examples; index += 1) {
    await page.selectOption("#example", { index });
    const verdict = await verdictOf(page);
    seen[verdict] = (seen[verdict] ?? 0) + 1;
  }
  const elsewhere = requests.filter((request) => new URL(request).origin !== new URL(url).origin);
  const wrong = [...troubles, ...elsewhere.map((request) => `asked for ${request}`)];
  if (examples !== written) {
    wrong.push(`${examples} examples of ${written}`);
  }
  if (seen.invalid) {
    wrong.push(`${seen.invalid} examples that cannot be read`);
  }
  const verdicts = Object.entries(seen).map(([verdict, count]) => `${count} ${verdict}`).join(", ");
  console.log(`page: ${wrong.length === 0 ? "works" : `does not work (${wrong.join("; ")})`}; ${examples} examples in Chromium: ${verdicts}; ${requests.length} requests, ${elsewhere.length} to other places`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} catch (error) {
  console.log(`page: does not work (${error.message.split("\n")[0]})`);
  process.exitCode = 1;
} finally {
  await browser?.close();
  served?.server.close();
}
