// What every kind of project does with the package; it runs in Node, pages and workers, so it imports nothing.

export const ENCOUNTER = {
  id: "smoke-1",
  dateOfService: "2026-03-16",
  lines: [{ code: "90837", minutes: 45 }],
};

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
  };
}
