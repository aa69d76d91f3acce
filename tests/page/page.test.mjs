// The built page as a person has it: served with its policy, opened in Chromium.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { POLICY, serve } from "../../www/serve.mjs";
import { launch, open, verdictOf } from "./browser.mjs";

const folder = fileURLToPath(new URL("../../dist/www", import.meta.url));

/** Written by hand, from what the examples say; not from the page. */
const VERDICTS = {
  "clean-90837": "clean",
  "90837-at-50": "fix",
  "90834-at-55": "review",
  "99213-with-90834": "fix",
  "minutes-counted-twice": "fix",
  "90791-with-90834": "fix",
  "90847-with-90834": "fix",
  "crisis-110": "fix",
  "90785-without-factor": "fix",
  "lcsw-to-medicare": "fix",
  "deleted-99354": "fix",
  "note-read": "review",
  "sparse-claim": "incomplete",
};

let served;
let browser;

before(async () => {
  assert.ok(existsSync(join(folder, "index.html")), "no built page: run `node www/build.mjs` first");
  served = await serve({ folder });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await new Promise((done) => (served ? served.server.close(done) : done()));
});

/** Opens the page at an example, and afterwards holds it to what is never allowed. */
async function visit(example, options, look) {
  const { context, page, troubles, requests } = await open(browser, `${served.url}#${example}`, options);
  try {
    await look(page);
    // Whatever was still on its way shows itself.
    await page.waitForTimeout(300);
    assert.deepEqual(troubles, [], "no console error, no policy violation");
    assert.deepEqual(requests.filter((url) => new URL(url).origin !== new URL(served.url).origin), [], "nothing leaves the origin");
  } finally {
    await context.close();
  }
}

const sidewaysScroll = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function write(page, text) {
  await page.fill("#encounter", text);
  await page.locator('[aria-busy="false"]').waitFor({ state: "attached" });
}

test("the server sends the policy that the page carries, the right types, and nothing else", async () => {
  const html = readFileSync(join(folder, "index.html"), "utf8");
  assert.equal(/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1], POLICY);
  assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
  const types = { "": "text/html; charset=utf-8", "main.js": "text/javascript; charset=utf-8", "style.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml", "cleanclaim.wasm": "application/wasm", "cleanclaim-note.wasm": "application/wasm", "cleanclaim-files.wasm": "application/wasm" };
  for (const [path, type] of Object.entries(types)) {
    const response = await fetch(served.url + path);
    assert.equal(response.status, 200, path);
    assert.equal(response.headers.get("content-type"), type);
    assert.equal(response.headers.get("content-security-policy"), POLICY);
    await response.arrayBuffer();
  }
  for (const path of ["/missing.js", "/..%2f..%2fwww%2ficon.svg", "/../index.html/x.js", "/%00.js", "/%E0%A4%A.js"]) {
    const status = await new Promise((done, fail) => get(new URL(served.url).origin, { path }, (response) => {
      response.resume();
      done(response.statusCode);
    }).on("error", fail));
    assert.ok(status === 404 || status === 400, `${path}: ${status}`);
  }
  assert.equal((await fetch(served.url, { method: "POST" })).status, 405);
});

test("every example has the verdict that it is there to show", async () => {
  await visit("clean-90837", {}, async (page) => {
    const ids = await page.locator("#example option").evaluateAll((options) => options.map((option) => option.value));
    assert.deepEqual(ids, Object.keys(VERDICTS));
    for (const [id, expected] of Object.entries(VERDICTS)) {
      await page.selectOption("#example", id);
      assert.equal(await verdictOf(page), expected, id);
      const findings = await page.locator(".finding.error, .finding.warning").count();
      assert.equal(findings > 0, expected === "fix" || expected === "review", `${id}: ${findings} findings`);
      assert.equal(await page.locator(".unchecked.blocking").count(), expected === "incomplete" ? 1 : 0, id);
    }
  });
});

test("the next and the previous example, by keyboard, and an example by its address", async () => {
  await visit("90834-at-55", {}, async (page) => {
    assert.equal(await verdictOf(page), "review");
    await page.focus("#next");
    await page.keyboard.press("Enter");
    // The browser reports the new address a moment after the key.
    await page.waitForURL((url) => url.hash === "#99213-with-90834", { timeout: 10_000 });
    await page.focus("#previous");
    await page.keyboard.press("Space");
    await page.waitForURL((url) => url.hash === "#90834-at-55", { timeout: 10_000 });
    assert.equal(await verdictOf(page), "review");
  });
});

test("a finding stands at its line with its reasons, sources and the rule's documentation", async () => {
  await visit("90837-at-50", {}, async (page) => {
    const finding = page.locator(".line .finding.error");
    assert.equal(await finding.count(), 1);
    assert.match(await finding.innerText(), /50 minutes.*53 minutes/s);
    assert.match(await finding.innerText(), /Why it matters.*What to do.*Foreseen denial/s);
    await finding.getByText("Facts and sources").click();
    const links = finding.locator(".sources a");
    assert.ok((await links.count()) > 0);
    for (const link of await links.all()) {
      assert.match(await link.getAttribute("href"), /^https:\/\//);
      assert.match(await link.getAttribute("rel"), /noreferrer/);
    }
    assert.equal(await finding.locator(".sources .tier").count(), await finding.locator(".sources li").count());
    await finding.getByText("The rule:").click();
    await finding.locator(".documentation p").first().waitFor();
    assert.ok((await finding.locator(".documentation").innerText()).length > 80);
  });
});

test("minutes are drawn against the bands that the engine itself gives", async () => {
  await visit("90837-at-50", {}, async (page) => {
    const labels = await page.locator(".bands text.code").allTextContents();
    assert.deepEqual(labels, ["none", "90832", "90834", "90837"]);
    assert.deepEqual(await page.locator(".bands text.minute").allTextContents(), ["16", "38", "53", "0"]);
    assert.match(await page.locator("figcaption").innerText(), /50 minutes are recorded.*90834 \(38 to 52 minutes\).*90837 \(53 minutes or more\)/);
    // Every label stands inside the picture.
    const outside = await page.locator(".bands").evaluate((drawing) => {
      const frame = drawing.getBoundingClientRect();
      return [...drawing.querySelectorAll("text")].filter((text) => {
        const box = text.getBoundingClientRect();
        return box.left < frame.left - 1 || box.right > frame.right + 1;
      }).map((text) => text.textContent);
    });
    assert.deepEqual(outside, []);
  });
});

test("a fix can be applied and undone", async () => {
  await visit("90837-at-50", {}, async (page) => {
    const text = await page.inputValue("#encounter");
    await page.getByRole("button", { name: /^Apply this fix/ }).click();
    assert.equal(await verdictOf(page), "clean");
    assert.match(await page.inputValue("#encounter"), /"code": "90834"/);
    const change = await page.locator("#change").innerText();
    assert.match(change, /90837\s*→\s*90834/);
    // Minutes are facts: no fix touches them.
    assert.match(await page.inputValue("#encounter"), /"psychotherapyMinutes": 50/);
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Undo");
    await page.keyboard.press("Enter");
    assert.equal(await verdictOf(page), "fix");
    assert.equal(await page.inputValue("#encounter"), text);
    assert.equal(await page.locator("#change").innerText(), "");
  });
});

test("every fix that is offered can be applied, and its finding is gone", async () => {
  await visit("clean-90837", {}, async (page) => {
    for (const id of Object.keys(VERDICTS)) {
      await page.selectOption("#example", id);
      const apply = page.getByRole("button", { name: /^Apply this fix/ });
      const offered = await apply.count();
      for (let index = 0; index < offered; index += 1) {
        const finding = page.locator(".finding", { has: apply.nth(index) });
        const anchor = await finding.getAttribute("id");
        await apply.nth(index).click();
        assert.equal(await page.locator(`[id="${anchor}"]`).count(), 0, `${id}: ${anchor} is still there`);
        assert.notEqual(await verdictOf(page), "invalid", id);
        await page.locator("#change").getByRole("button", { name: "Undo" }).click();
        assert.equal(await page.locator(`[id="${anchor}"]`).count(), 1, `${id}: ${anchor} did not come back`);
      }
    }
  });
});

test("text that is not JSON is answered with line and column, at once and in words", async () => {
  await visit("clean-90837", {}, async (page) => {
    await write(page, '{\n  "dateOfService": "2026-03-16",\n  "lines": [{ "code": "90837" ]\n}');
    assert.equal(await verdictOf(page), "invalid");
    assert.match(await page.locator("#status").innerText(), /line 3, column 31: expected a comma or }/);
    assert.equal(await page.getAttribute("#encounter", "aria-invalid"), "true");
    await page.getByRole("button", { name: "Go there" }).click();
    assert.equal(await page.evaluate(() => document.getElementById("encounter").selectionStart), '{\n  "dateOfService": "2026-03-16",\n  "lines": [{ "code": "90837" '.length);
    for (const [text, where] of [["", /line 1, column 1/], ["{", /line 1, column 2/], ['{"a": 01}', /line 1, column 7/], ['{"a": "b\n"}', /line 1, column 7/], ['{"a": 1} x', /line 1, column 10/], ["[".repeat(5000), /nested too deeply/]]) {
      await write(page, text);
      assert.match(await page.locator("#status").innerText(), where, text.slice(0, 20));
    }
    // It recovers.
    await page.getByRole("button", { name: "Back to the example" }).click();
    assert.equal(await verdictOf(page), "clean");
    assert.equal(await page.getAttribute("#encounter", "aria-invalid"), "false");
  });
});

test("an encounter that cannot be understood lists every problem with its path", async () => {
  await visit("clean-90837", {}, async (page) => {
    await write(page, '{"dateOfService": "2026-02-30", "lines": [{"code": "90837", "unts": 2, "minutes": "50"}], "payerr": "x"}');
    assert.equal(await verdictOf(page), "invalid");
    const paths = await page.locator(".problems li > code").allTextContents();
    for (const path of ["/dateOfService", "/lines/0/unts", "/lines/0/minutes", "/payerr"]) {
      assert.ok(paths.includes(path), `${path} is not among ${paths.join(", ")}`);
    }
    await page.locator(".problems button").first().click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), "encounter");
    for (const text of ["null", "[]", "7", '"text"', "{}", '{"dateOfService": "2026-03-16", "lines": []}']) {
      await write(page, text);
      assert.equal(await verdictOf(page), "invalid", text);
    }
  });
});

test("markup in an encounter stays text", async () => {
  await visit("clean-90837", {}, async (page) => {
    const markup = "<img src=x onerror=alert(1)>";
    await write(page, JSON.stringify({ dateOfService: "2026-03-16", payer: markup, lines: [{ code: markup }] }));
    await write(page, JSON.stringify({ dateOfService: "2026-03-16", payer: markup, diagnoses: [markup], lines: [{ code: "90837", [markup]: 1 }] }));
    assert.equal(await page.locator("main img").count(), 0);
  });
});

test("what a step leaves out is said beside the verdict", async () => {
  await visit("clean-90837", {}, async (page) => {
    assert.equal(await page.locator("#verdict .silenced").count(), 0);
    await page.selectOption("#stage", "schedule");
    const silenced = page.locator("#verdict .silenced summary");
    assert.match(await silenced.innerText(), /^\d+ rules were not run$/);
    await silenced.click();
    assert.match(await page.locator("#verdict .silenced-names").innerText(), /psychotherapy-minutes-below-band/);
    assert.match(await page.locator("#spoken").textContent(), /rules not run/);
    assert.match(await page.locator("#verdict .title").innerText(), /so far/);
  });
});

test("what could not be checked names its facts, blocking ones first", async () => {
  await visit("sparse-claim", {}, async (page) => {
    const titles = await page.locator(".unchecked h3").allTextContents();
    assert.deepEqual(titles, ["Keeps the claim from being clean", "Worth knowing"]);
    assert.match(await page.locator(".unchecked.blocking").innerText(), /session: psychotherapy minutes/);
  });
});

test("typing is checked by itself and can be taken back", async () => {
  await visit("90837-at-50", {}, async (page) => {
    const text = await page.inputValue("#encounter");
    await write(page, text.replace('"90837"', '"90834"'));
    assert.equal(await verdictOf(page), "clean");
    await page.click("#undo");
    assert.equal(await page.inputValue("#encounter"), text);
    assert.equal(await verdictOf(page), "fix");
  });
});

test("versions, notices and the time of a check are shown", async () => {
  await visit("clean-90837", {}, async (page) => {
    await page.getByText(/Checked in [\d.]+ microseconds/).waitFor({ timeout: 5000 });
    assert.match(await page.locator("#versions").innerText(), /Engine\s+\d+\.\d+\.\d+/);
    await page.getByText("Notices on code sets").click();
    assert.match(await page.locator("#notices").innerText(), /American Medical Association/);
  });
});

test("it goes on working without a network", async () => {
  const { context, page, requests } = await open(browser, `${served.url}#clean-90837`);
  try {
    const before = requests.length;
    await context.setOffline(true);
    for (const [id, expected] of Object.entries(VERDICTS)) {
      await page.selectOption("#example", id);
      assert.equal(await verdictOf(page), expected, id);
    }
    assert.equal(requests.length, before);
  } finally {
    await context.close();
  }
});

for (const [width, colorScheme] of [[320, "light"], [360, "light"], [360, "dark"], [768, "dark"], [1280, "light"]]) {
  test(`no scrolling sideways, and enough contrast, at ${width} px, ${colorScheme}`, async () => {
    await visit("clean-90837", { width, colorScheme }, async (page) => {
      for (const id of Object.keys(VERDICTS)) {
        await page.selectOption("#example", id);
        for (const summary of await page.locator("#report details > summary").all()) {
          await summary.click();
        }
        assert.ok((await sidewaysScroll(page)) <= 0, `${id} at ${width} px`);
        assert.deepEqual(await page.evaluate(faint), [], `${id} at ${width} px, ${colorScheme}`);
      }
      await write(page, `{"dateOfService": "${"x".repeat(150)}", "lines": [{"code": "90837", "${"y".repeat(150)}": 1}]}`);
      assert.ok((await sidewaysScroll(page)) <= 0, `problems at ${width} px`);
    });
  });
}

test("the measure of contrast finds what is too faint", async () => {
  await visit("clean-90837", {}, async (page) => {
    await page.evaluate(() => {
      document.querySelector("#about").style.color = "rgb(150, 150, 150)";
    });
    assert.match((await page.evaluate(faint)).join(), /^quiet: 2\.\d+$/);
  });
});

/** Runs in the page: texts whose colour stands out too little from what is behind them (WCAG 2, AA). */
function faint() {
  const parse = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const light = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const [red, green, blue, alpha = 1] = parse(getComputedStyle(at).backgroundColor);
      if (alpha === 1) {
        return [red, green, blue];
      }
    }
    return [255, 255, 255];
  };
  const out = [];
  for (const element of document.querySelectorAll("body *:not(script, svg *, option, noscript)")) {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== "");
    const style = getComputedStyle(element);
    if (!own || element.closest(".hidden, :disabled") || style.visibility === "hidden" || element.getClientRects().length === 0) {
      continue;
    }
    const [one, other] = [light(parse(style.color)), light(ground(element))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < 4.5) {
      out.push(`${element.className || element.tagName}: ${ratio.toFixed(2)}`);
    }
  }
  return [...new Set(out)];
}

test("everything can be reached by keyboard, and it shows where one is", async () => {
  await visit("90837-at-50", {}, async (page) => {
    const stops = [];
    for (let press = 0; press < 40; press += 1) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(() => {
        const at = document.activeElement;
        const style = getComputedStyle(at);
        return { what: at.id || at.getAttribute("aria-label") || at.textContent, seen: style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2, body: at === document.body };
      });
      if (stop.body) {
        break;
      }
      assert.ok(stop.seen, `no visible focus at ${stop.what}`);
      stops.push(stop.what);
    }
    for (const wanted of ["Skip to the verdict", "example", "stage", "encounter", "format", "Facts and sources"]) {
      assert.ok(stops.includes(wanted), `${wanted} is not among ${stops.join(" | ")}`);
    }
    assert.ok(stops.some((stop) => stop.startsWith("Apply this fix")));
  });
});

test("the same encounter before other payers: only what differs", async () => {
  await visit("clean-90837", {}, async (page) => {
    const encounter = {
      dateOfService: "2026-03-16", payer: "Aetna", plan: { product: "commercial" }, modality: "video", placeOfService: "10", diagnoses: ["F33.1"],
      lines: [{ code: "90834", minutes: 45, modifiers: [] }],
    };
    await page.fill("#encounter", JSON.stringify(encounter));
    await page.click("#compare summary");
    await page.selectOption("#payer-one", "aetna");
    await page.selectOption("#payer-two", "medicaid-nc");
    await page.waitForFunction(() => document.querySelectorAll("#compared section").length === 2 && /Aetna wants/.test(document.querySelector("#compared").textContent));
    const [aetna, carolina] = await page.locator("#compared section").allTextContents();
    assert.match(aetna, /Aetna wants modifier 95 or GT on 90834 by video/);
    assert.match(carolina, /usual place of service/);
    // Another encounter is compared anew.
    await page.fill("#encounter", JSON.stringify({ ...encounter, modality: "in-person", placeOfService: "11" }));
    await page.waitForFunction(() => !/modifier 95/.test(document.querySelector("#compared").textContent));
  });
});

test("the page of payers says what is held, and runs nothing", async () => {
  for (const width of [360, 768, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    const asked = [];
    context.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(new URL("payers.html", served.url).href);
    assert.equal(await page.locator(".matrix tbody tr").count(), 43);
    assert.equal(await page.locator(".matrix thead th").count(), 20);
    assert.equal(await page.locator("script").count(), 0);
    assert.ok(asked.every((path) => ["/payers.html", "/style.css", "/icon.svg"].includes(path)), asked.join());
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wider, 0, `wider than the window at ${width}`);
    await page.click("#medicaid-ca summary");
    assert.match(await page.textContent("#medicaid-ca"), /medicaid-ca\.01/);
    await context.close();
  }
});
