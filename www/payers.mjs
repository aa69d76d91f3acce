// The page of what is held for each payer and topic, made from the packs. It is a page of text: no script, nothing to load.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Topics in the order of the vocabulary, with their words for people. */
export const TOPICS = {
  modifier: "Modifiers", place: "Place of service", modality: "Video, audio, in person", code: "Codes covered", limit: "Limits",
  "same-day": "Same-day services", time: "Minutes", diagnosis: "Diagnoses", member: "Age", clinician: "Who may bill",
  supervision: "Supervised work", enrollment: "Enrollment", authorization: "Authorization", documentation: "Documentation",
  criteria: "Clinical criteria", claim: "On the claim", route: "Where claims go", deadline: "Deadlines", advisory: "Good to know",
};

const escaped = (text) => String(text).replace(/[&<>"]/g, (letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[letter]);
const kindOf = (statement) => Object.keys(TOPICS).find((kind) => statement[kind] !== undefined);

/** The packs in the order of the list of payers. */
function packs(root) {
  const order = readFileSync(join(root, "src/payers/payers.tsv"), "utf8").trim().split("\n").map((line) => line.split("\t")[0]);
  const folder = join(root, "src/payers/packs");
  const all = new Map(readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), "utf8"))).map((pack) => [pack.id, pack]));
  return order.map((id) => all.get(id));
}

const MARKS = { rules: ["●", "rules are held"], "none-found": ["○", "looked for, none found"], unknown: ["", "unknown: nobody has looked, or nothing was said"] };

function weight({ confidence = "medium", primary, stale, severity }) {
  if (stale || confidence === "low") return "info, only when asked for";
  const most = confidence === "high" && primary ? "error" : "warning";
  return severity === "info" ? "info" : severity === "warning" ? "warning" : `up to ${most}`;
}

function statementOf(statement) {
  const dates = [statement.from && `from ${statement.from}`, statement.to && `to ${statement.to}`].filter(Boolean).join(" ");
  const facts = [TOPICS[kindOf(statement)], weight(statement), `confidence ${statement.confidence ?? "medium"}`, statement.primary && "the payer's or a regulator's own word", statement.stale && "old sources", dates].filter(Boolean).join(" · ");
  const sources = statement.sources.map(({ title, url }) => `<a href="${escaped(url)}" target="_blank" rel="noreferrer">${escaped(title)}</a>`).join(", ");
  return `<li><p>${escaped(statement.says ?? statement.message ?? "")} <code>${escaped(statement.id)}</code></p><p class="quiet">${escaped(facts)}</p><p class="quiet">From ${sources}</p></li>`;
}

/** The page; `listed` is what the package's `payers()` gives. */
export function payersPage(root, listed) {
  const list = packs(root);
  const every = new Map(list.map((pack) => [pack.id, pack]));
  const held = new Map(listed.map(({ id, topics }) => [id, topics]));
  const topics = Object.keys(TOPICS);
  const count = list.reduce((sum, pack) => sum + pack.statements.length, 0);
  const head = topics.map((topic) => `<th scope="col"><span>${TOPICS[topic]}</span></th>`).join("");
  const rows = list.map((pack) => {
    const cells = topics.map((topic) => {
      const state = held.get(pack.id)[topic];
      const [mark, words] = MARKS[state];
      return `<td class="${state}" title="${TOPICS[topic]}: ${words}">${mark}<span class="hidden">${words}</span></td>`;
    });
    return `<tr><th scope="row"><a href="#${pack.id}">${escaped(pack.short)}</a></th>${cells.join("")}</tr>`;
  });
  const details = list.map((pack) => {
    const base = pack.inherits ? `<p class="quiet">Where it says nothing of its own, <a href="#${pack.inherits}">${escaped(every.get(pack.inherits).name)}</a> holds, as a warning at most.</p>` : "";
    const left = (pack.leftOut ?? []).length === 0 ? "" : `<p class="quiet">Of the research this is not carried: ${pack.leftOut.map(({ id, why }) => `${escaped(id)} (${escaped(why)})`).join("; ")}.</p>`;
    return `<details id="${pack.id}"><summary>${escaped(pack.name)} <span class="quiet">${pack.statements.length} statements</span></summary><div class="inside">
<p class="quiet">Id <code>${pack.id}</code>${pack.aliases.length > 0 ? `, also ${pack.aliases.map(escaped).join(", ")}` : ""}. Read ${pack.reviewed}; from ${pack.reviewBy} on its findings are warnings at most.</p>
${base}<ul class="statements">${pack.statements.map(statementOf).join("\n")}</ul>${left}</div></details>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="description" content="What cleanclaim holds for each payer and topic: rules, none found, or unknown.">
<title>cleanclaim: what is held for each payer</title>
<link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="style.css">
</head>
<body>
<header class="top"><div class="wrap">
  <p class="brand"><img src="icon.svg" width="28" height="28" alt=""> cleanclaim</p>
  <p class="tagline"><a href="index.html">Check an encounter</a></p>
</div></header>
<main class="wrap payers">
  <h1>What is held for each payer</h1>
  <p>${count} statements on ${list.length} payers. <span class="mark rules">●</span> rules are held. <span class="mark none-found">○</span> it was looked for and
    none was found. Empty: unknown. Where nothing is held a check says so and passes nothing. National rules are judged for every payer; this is
    what payers say beyond them, and for Medicare what they say of themselves. A contract goes before all of it.</p>
  <div class="matrix" role="region" aria-label="Payers and topics" tabindex="0"><table><thead><tr><th scope="col">Payer</th>${head}</tr></thead><tbody>
${rows.join("\n")}
</tbody></table></div>
  <h2>Statement by statement</h2>
${details.join("\n")}
</main>
</body>
</html>
`;
}
