// What every kind of project does with the package; it runs in Node, pages and workers, so it imports nothing.

export const ENCOUNTER = {
  id: "smoke-1",
  dateOfService: "2026-03-16",
  lines: [{ code: "90837", minutes: 45 }],
};

/** A packed table of one row: with 90853, 90834 is never paid. The built-in table lets a modifier override it. */
export const TABLE = Uint8Array.from(
  atob("Q0xDVEFCTEXqBX2YWS8Qk7YtYAa8LHIsQFF1igxC9wn/C9ncO0KE3QECAQAAAAAAAAAAAAUAAAACHG5jY2ktcHRwLXByYWN0aXRpb25lciAyMDI2UTSJKDUBpTo0AQoAAAAC0sUFEgEBAAABAgABAAA="),
  (letter) => letter.charCodeAt(0),
);
export const PAIR = {
  dateOfService: "2026-03-16",
  lines: [{ code: "90834", minutes: 45, modifiers: [] }, { code: "90853", modifiers: [] }],
};

/** Loads a table, judges by it and lets it go: its name, the finding with and without it, and two errors. */
function table(api) {
  const thrown = (call) => {
    try {
      return String(call());
    } catch (error) {
      return error.name;
    }
  };
  const pair = () => api.checkSync(PAIR).report.findings.map((finding) => finding.rule).find((rule) => rule.startsWith("pair-"));
  const name = api.loadTable(TABLE);
  const loaded = api.version().tables[0] === name ? name : api.version().tables.join();
  const own = pair();
  api.unloadTable(name);
  return [loaded, own, pair(), thrown(() => api.unloadTable(name)), thrown(() => api.loadTable(TABLE.slice(1)))];
}

/** Uses every function once; plain data comes back, for the test to judge. */
export async function smoke(api, source) {
  await Promise.all([api.init(source), api.init(source)]);
  await api.init(source);
  const before = JSON.stringify(ENCOUNTER);
  const answer = await api.check(ENCOUNTER);
  const bytes = new TextEncoder().encode(`${JSON.stringify(ENCOUNTER)}\n${JSON.stringify(ENCOUNTER)}\n`);
  const handed = [];
  const steps = [];
  const streamed = await api.checkFile(new Blob([bytes]).stream(), {
    onAnswer: (item) => handed.push(item.answer.type),
    onProgress: (read, total) => steps.push([read, total]),
  });
  const list = api.rules();
  return {
    names: Object.keys(api).filter((name) => name !== "default" && name !== "module.exports" && name !== "__esModule").sort(),
    verdict: answer.type === "checked" ? answer.report.verdict : answer.type,
    fires: answer.type === "checked" ? answer.report.findings.map((finding) => finding.rule) : [],
    same: JSON.stringify(api.checkSync(ENCOUNTER)) === JSON.stringify(answer),
    many: (await api.checkMany([ENCOUNTER, { lines: 1 }])).map((item) => item.type),
    file: (await api.checkFile(bytes)).answers.map((item) => item.answer.type),
    blob: (await api.checkFile(new Blob([bytes]))).answers.length,
    buffer: (await api.checkFile(bytes.buffer)).answers.length,
    stream: [streamed.answers.length, handed.length, steps.at(-1)?.[0] === bytes.length, steps.at(-1)?.[1]],
    invalid: await api.check({ dateOfService: "2026-02-30", lines: [{ code: "90837" }] }),
    fixed: api.applyFix(ENCOUNTER, {
      title: "t",
      kind: "correction",
      patch: [{ op: "replace", path: "/lines/0/code", value: "90834" }],
    }).lines[0].code,
    untouched: JSON.stringify(ENCOUNTER) === before,
    rules: list.length > 0,
    explained: list.every(({ rule }) => typeof api.explain(rule) === "string"),
    unexplained: api.explain("no-such-rule"),
    payers: Array.isArray(api.payers()),
    version: api.version().engine,
    notices: api.notices().length > 100,
    table: table(api),
  };
}
