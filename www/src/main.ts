import { applyFix, checkSync, compare, init, initNotes, notices, payers, version, type Answer, type Encounter, type Fix, type Options, type Report } from "cleanclaim";
import { button, byId, el, message, type Child } from "./dom";
import { examples, type Example } from "./examples";
import { icon } from "./icons";
import { place, pretty, read, valueAt, type Break, type Reading } from "./json";
import { reportParts } from "./report";
import * as words from "./words";

const chooser = byId("example", HTMLSelectElement);
const about = byId("about", HTMLElement);
const stage = byId("stage", HTMLSelectElement);
const editor = byId("encounter", HTMLTextAreaElement);
const status = byId("status", HTMLElement);
const verdict = byId("verdict", HTMLElement);
const spoken = byId("spoken", HTMLElement);
const besides = byId("besides", HTMLElement);
const change = byId("change", HTMLElement);
const report = byId("report", HTMLElement);
const undo = byId("undo", HTMLButtonElement);

/** Texts to go back to, newest last. */
const past: string[] = [];
/** The text as it was last checked. */
let settled = "";
let current: Example | undefined;
let reading: Reading = read("null");

function choose(example: Example, announce: boolean): void {
  current = example;
  chooser.value = example.id;
  about.textContent = example.about;
  past.length = 0;
  change.replaceChildren();
  editor.value = pretty(example.encounter);
  editor.scrollTop = 0;
  if (announce) {
    history.replaceState(null, "", `#${example.id}`);
  }
  run();
}

function options(): Options {
  return { stage: stage.value as NonNullable<Options["stage"]> };
}

/** Reads the text, checks, and shows; whatever happens, the page says so. */
function run(): void {
  settled = editor.value;
  reading = read(settled);
  undo.disabled = past.length === 0;
  if (!reading.ok) {
    broken(reading.error);
    return;
  }
  const encounter = reading.value as Encounter;
  try {
    const answer = checkSync(encounter, options());
    if (answer.type === "invalid") {
      invalid(answer);
    } else {
      checked(encounter, answer.report);
      void compared();
    }
  } catch (error) {
    if (error instanceof Error && error.name === "CleanclaimNotReady") {
      // The first encounter with the text of a note: its reader is loaded now, and the check is made again.
      initNotes(notesAt()).then(run, (cause: unknown) => failed("The reader of notes could not be loaded", cause));
      return;
    }
    failed("The check did not come to an end", error);
  }
}

function notesAt(): URL {
  return new URL("cleanclaim-note.wasm", document.baseURI);
}

function banner(kind: string, title: string, meaning: Child[], extra: Node[] = []): void {
  verdict.className = `verdict ${kind}`;
  verdict.dataset["verdict"] = kind;
  verdict.replaceChildren(icon(kind, 44), el("div", {}, el("p", { class: "title" }, title), el("p", { class: "meaning" }, ...meaning), ...extra));
}

/** Tells assistive technology, once things have come to rest. */
function say(text: string): void {
  if (spoken.textContent !== text) {
    spoken.textContent = text;
  }
}

function state(text: Child[], kind: "right" | "wrong", ...more: Node[]): void {
  status.className = `status ${kind}`;
  status.replaceChildren(el("span", {}, ...text), ...more);
  editor.setAttribute("aria-invalid", String(kind === "wrong"));
}

function broken(error: Break): void {
  const where = `line ${error.line}, column ${error.column}`;
  state(message(`Not JSON yet, at ${where}: ${error.message}. `), "wrong",
    button("Go there", { class: "link" }, () => select(error.offset, error.offset + 1)));
  banner("invalid", "Cannot be read", message(`The text is not JSON yet. At ${where}: ${error.message}.`));
  say(`Cannot be read: ${where}`);
  besides.replaceChildren();
  report.replaceChildren();
}

function invalid(answer: Extract<Answer, { type: "invalid" }>): void {
  const problems = answer.problems.length;
  const title = "Cannot be understood";
  const meaning = `${problems === 1 ? "One thing" : `${problems} things`} in the encounter ${problems === 1 ? "is" : "are"} not what the field takes. Nothing was judged.`;
  state([`${problems === 1 ? "One problem" : `${problems} problems`} in the encounter.`], "wrong");
  banner("invalid", title, [meaning]);
  say(`${title}. ${meaning}`);
  besides.replaceChildren();
  report.replaceChildren(el("section", { class: "block", "aria-labelledby": "problems-title" },
    el("h2", { id: "problems-title" }, "Problems"),
    el("ul", { class: "problems" }, ...answer.problems.map((problem) => el("li", {},
      button(words.readable(problem.path), { class: "link" }, () => show(problem.path)), " ",
      el("code", {}, problem.path === "" ? "/" : problem.path),
      el("p", {}, ...message(`${words.sentence(problem.message)}${problem.help === undefined ? "" : ` ${words.sentence(problem.help)}`}`)))))));
}

function checked(encounter: Encounter, result: Report): void {
  const quiet = result.silenced.length;
  const partly = result.verdict === "clean" && quiet > 0;
  const { title, meaning } = partly ? words.cleanSoFar : words.verdicts[result.verdict];
  const counts = (["error", "warning", "info"] as const).flatMap((severity) => {
    const number = result.findings.filter((finding) => finding.severity === severity).length;
    return number === 0 ? [] : [words.count(number, words.severities[severity])];
  });
  const blocking = result.unchecked.filter((entry) => entry.weight === "blocking").length;
  if (blocking > 0) {
    counts.push(`${blocking} ${blocking === 1 ? "check" : "checks"} without ${blocking === 1 ? "its" : "their"} facts`);
  }
  state(["The encounter can be read."], "right");
  banner(result.verdict, title, [meaning], [
    ...(counts.length > 0 ? [el("p", { class: "counts" }, counts.join(" · "))] : []),
    ...silenced(result.silenced),
  ]);
  say([title, counts.join(", "), quiet > 0 ? `${quiet} ${quiet === 1 ? "rule" : "rules"} not run` : ""].filter((part) => part !== "").join(". "));

  const speed = el("span", { class: "speed" }, "Checked");
  measure(encounter, speed);
  const { engine, catalogue, payer, tables } = result.versions;
  besides.replaceChildren(
    speed, " · ",
    payer === null ? "no payer's rules" : `rules of ${payer.id} of ${payer.version}`, " · ",
    `engine ${engine}, catalogue of ${catalogue}`,
    tables.length > 0 ? `, tables ${tables.join(", ")}` : "");

  const open = new Set([...report.querySelectorAll<HTMLDetailsElement>("details[open]")].map((details) => details.dataset["key"]));
  report.replaceChildren(...reportParts(encounter, result, { apply, show }));
  for (const details of report.querySelectorAll("details")) {
    details.open = open.has(details.dataset["key"]);
  }
}

function silenced(names: string[]): Node[] {
  if (names.length === 0) {
    return [];
  }
  const title = `${names.length} ${names.length === 1 ? "rule was" : "rules were"} not run`;
  const list = el("ul", { class: "silenced-names" }, ...names.map((name) => el("li", {}, el("code", {}, name))));
  const why = "This step leaves them out, so the verdict says nothing about what they look for.";
  return [el("details", { class: "silenced", open: names.length <= 6 }, el("summary", {}, title), el("p", {}, why), list)];
}

let measuring: number | undefined;

/**
 * The time of one check. A browser's clock is too coarse for one, so many are run, once the page has come to rest, and the
 * middle of the rounds is shown.
 */
function measure(encounter: Encounter, into: HTMLElement): void {
  window.clearTimeout(measuring);
  measuring = window.setTimeout(() => {
    const given = options();
    const rounds: number[] = [];
    const begun = performance.now();
    while (rounds.length < 5 || performance.now() - begun < 60) {
      const start = performance.now();
      for (let turn = 0; turn < 20; turn += 1) {
        checkSync(encounter, given);
      }
      rounds.push((performance.now() - start) / 20);
    }
    rounds.sort((one, other) => one - other);
    const micros = (rounds[Math.floor(rounds.length / 2)] ?? 0) * 1000;
    into.textContent = `Checked in ${micros < 10 ? micros.toFixed(1) : Math.round(micros)} microseconds`;
  }, 250);
}

function failed(title: string, error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  banner("invalid", title, [text]);
  say(`${title}: ${text}`);
  besides.replaceChildren();
  report.replaceChildren();
}

function select(start: number, end: number): void {
  editor.focus();
  editor.setSelectionRange(start, end);
  // A text area does not scroll to a selection by itself everywhere.
  const before = editor.value.slice(0, start).split("\n").length - 1;
  const height = Number.parseFloat(getComputedStyle(editor).lineHeight);
  editor.scrollTop = Math.max(0, before * height - editor.clientHeight / 2);
}

function show(pointer: string): void {
  if (reading.ok) {
    const found = place(reading.places, pointer);
    if (found !== null) {
      select(found.start, found.end);
    }
  }
}

function apply(fix: Fix): void {
  if (!reading.ok) {
    return;
  }
  const before = reading.value as Encounter;
  let after: Encounter;
  try {
    after = applyFix(before, fix);
  } catch (error) {
    change.replaceChildren(el("p", {}, el("strong", {}, "The fix no longer fits. "), error instanceof Error ? error.message : String(error)));
    return;
  }
  remember(editor.value);
  editor.value = pretty(after);
  run();
  const back = button("Undo", { class: "apply" }, goBack);
  change.replaceChildren(
    el("div", {}, el("p", {}, el("strong", {}, "Changed: "), ...message(words.sentence(fix.title))),
      el("ul", {}, ...fix.patch.map((step) => {
        const was = valueAt(before, step.path);
        const where = el("span", {}, words.readable(step.path), ": ");
        if (step.op === "remove") {
          return el("li", {}, where, el("del", {}, words.shown(was)), " removed");
        }
        const is = el("ins", {}, words.shown(step.value));
        return was === undefined ? el("li", {}, where, is, " added") : el("li", {}, where, el("del", {}, words.shown(was)), " → ", is);
      }))),
    back);
  back.focus();
}

function remember(text: string): void {
  past.push(text);
  if (past.length > 200) {
    past.shift();
  }
}

function goBack(): void {
  const text = past.pop();
  if (text === undefined) {
    return;
  }
  editor.value = text;
  change.replaceChildren();
  run();
  editor.focus({ preventScroll: true });
}

function step(by: number): void {
  const at = examples.findIndex((example) => example.id === chooser.value);
  const next = examples[(at + by + examples.length) % examples.length];
  if (next !== undefined) {
    choose(next, true);
  }
}

function fromAddress(): Example | undefined {
  return examples.find((example) => `#${example.id}` === location.hash);
}

/** What does not change from check to check. */
function colophon(): void {
  const { engine, catalogue, tables } = version();
  const known = payers();
  for (const [at, select] of chosenPayers.entries()) {
    select.append(el("option", { value: "" }, "no payer"), ...known.map((payer) => el("option", { value: payer.id }, payer.name)));
    select.value = ["medicare-ffs", "aetna", ""][at] ?? "";
    select.addEventListener("change", () => void compared());
  }
  const statements = known.filter((payer) => Object.values(payer.topics).includes("rules")).length;
  byId("versions", HTMLElement).replaceChildren(
    ...[["Engine", engine], ["Code catalogue", catalogue], ["Tables", tables.join(", ") || "none"],
      ["Payers", `${known.length} known by name, with rules of ${statements}; the page of payers says which, and from where`]]
      .map(([name, value]) => el("div", {}, el("dt", {}, name ?? ""), el("dd", {}, value ?? ""))));
  byId("notices", HTMLElement).replaceChildren(...notices().trim().split(/\n\s*\n/).map((part) => el("p", {}, part.replaceAll("\n", " "))));
}

const chosenPayers = ["payer-one", "payer-two", "payer-three"].map((id) => byId(id, HTMLSelectElement));
let comparison = 0;

/** The encounter as it stands before the chosen payers; the findings that not all of them share. */
async function compared(): Promise<void> {
  const into = byId("compared", HTMLElement);
  if (!byId("compare", HTMLDetailsElement).open || !reading.ok) {
    return;
  }
  const encounter = reading.value as Encounter;
  comparison += 1;
  const turn = comparison;
  const names = [...new Set(chosenPayers.map((select) => select.value).filter((value) => value !== ""))];
  const results = names.length < 2 ? [] : await compare(encounter, names, options());
  // A later one has begun meanwhile.
  if (turn !== comparison) {
    return;
  }
  const named = new Map(payers().map((payer) => [payer.id, payer.name]));
  into.replaceChildren(...results.map(({ payer, answer, only }) => el("section", { class: "one-payer" },
    el("h3", {}, named.get(payer) ?? payer, " ", el("span", { class: "quiet" }, answer.type === "checked" ? answer.report.verdict : "not understood")),
    only.length === 0 ? el("p", { class: "quiet" }, "Nothing that the others do not have.")
      : el("ul", {}, ...only.map((finding) => el("li", {}, el("strong", {}, finding.severity), " ", ...message(words.sentence(finding.message))))))),
    ...(results.length === 0 ? [el("p", { class: "quiet" }, "Choose two payers or three.")] : []));
}

function listen(): void {
  byId("compare", HTMLDetailsElement).addEventListener("toggle", () => void compared());
  chooser.append(...examples.map((example, index) =>
    el("option", { value: example.id }, `${index + 1}. ${example.codes} · ${example.title}`)));
  chooser.addEventListener("change", () => {
    const example = examples.find((example) => example.id === chooser.value);
    if (example !== undefined) {
      choose(example, true);
    }
  });
  byId("previous", HTMLButtonElement).addEventListener("click", () => step(-1));
  byId("next", HTMLButtonElement).addEventListener("click", () => step(1));
  byId("reset", HTMLButtonElement).addEventListener("click", () => {
    if (current !== undefined) {
      choose(current, false);
    }
  });
  byId("format", HTMLButtonElement).addEventListener("click", () => {
    if (reading.ok) {
      remember(editor.value);
      editor.value = pretty(reading.value);
      run();
    }
  });
  undo.addEventListener("click", goBack);
  stage.addEventListener("change", run);
  let waiting: number | undefined;
  editor.addEventListener("input", () => {
    if (waiting === undefined) {
      remember(settled);
    }
    window.clearTimeout(waiting);
    change.replaceChildren();
    // What is shown is about the text of before, until the typing pauses.
    report.setAttribute("aria-busy", "true");
    waiting = window.setTimeout(() => {
      waiting = undefined;
      run();
      report.setAttribute("aria-busy", "false");
    }, 180);
  });
  // Links to findings move the focus without changing the address, which names the example.
  report.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-jump]") : null;
    const finding = target === null ? null : document.getElementById(target.dataset["jump"] ?? "");
    if (finding !== null) {
      event.preventDefault();
      finding.scrollIntoView({ block: "center" });
      finding.focus({ preventScroll: true });
    }
  });
  window.addEventListener("hashchange", () => {
    const example = fromAddress();
    if (example !== undefined && example !== current) {
      choose(example, false);
    }
  });
}

async function start(): Promise<void> {
  listen();
  try {
    await init(new URL("cleanclaim.wasm", document.baseURI));
  } catch (error) {
    failed("The checker could not be loaded", error);
    return;
  }
  colophon();
  const first = fromAddress() ?? examples[1] ?? examples[0];
  if (first !== undefined) {
    choose(first, false);
  }
  // So that notes are read without a network too; where it fails, the first note says so.
  await initNotes(notesAt()).catch(() => undefined);
  document.documentElement.dataset["ready"] = "true";
}

void start();
