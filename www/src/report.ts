import { explain, rules, type Encounter, type Finding, type Fix, type Report, type ServiceLine, type Unchecked } from "cleanclaim";
import { bandsOf, MOST_LINES } from "./bands";
import { button, el, message, outside, type Child } from "./dom";
import { icon } from "./icons";
import { markdown } from "./markdown";
import { picture } from "./picture";
import * as words from "./words";

/** What the report asks of the page around it. */
export interface Actions {
  apply: (fix: Fix) => void;
  show: (pointer: string) => void;
}

/** The line whose card a finding stands in; null where it is about the whole. */
function home(finding: Finding, lineCount: number): number | null {
  const place = /^\/lines\/(\d+)(?:\/|$)/.exec(finding.path);
  const line = place !== null ? Number(place[1]) : finding.lines.length === 1 ? finding.lines[0] : undefined;
  return line !== undefined && line < lineCount ? line : null;
}

const anchor = (finding: Finding): string => `finding-${finding.fingerprint}`;

/** Everything below the verdict. */
export function reportParts(encounter: Encounter, report: Report, actions: Actions): Node[] {
  const count = encounter.lines.length;
  const whole = report.findings.filter((finding) => home(finding, count) === null);
  const unbilled = report.supported.filter((entry) => entry.line === null);
  const parts: Node[] = [];
  if (whole.length > 0 || unbilled.length > 0) {
    parts.push(el("section", { class: "block", "aria-labelledby": "whole-title" },
      el("h2", { id: "whole-title" }, "About the whole encounter"),
      ...whole.map((finding) => findingCard(finding, actions)),
      unbilled.length > 0 && el("p", { class: "supported" },
        "The recorded facts also support ",
        ...joined(unbilled.map((entry) => strong(entry.units > 1 ? `${entry.code} ×${entry.units}` : entry.code))),
        ", which no line bills.")));
  }
  parts.push(el("section", { class: "block", "aria-labelledby": "lines-title" },
    el("h2", { id: "lines-title" }, "Service lines"),
    count > MOST_LINES && el("p", { class: "quiet" }, `Minutes are drawn for up to ${MOST_LINES} lines.`),
    ...encounter.lines.map((line, index) => lineCard(encounter, line, index, report, actions))));
  if (report.unchecked.length > 0) {
    parts.push(uncheckedBlock(report.unchecked, encounter, actions));
  }
  return parts;
}

function strong(text: string): HTMLElement {
  return el("strong", { class: "code" }, text);
}

function joined(items: Node[]): Child[] {
  return items.flatMap((item, index) => (index === 0 ? [item] : [", ", item]));
}

function lineCard(encounter: Encounter, line: ServiceLine, index: number, report: Report, actions: Actions): HTMLElement {
  const count = encounter.lines.length;
  const here = report.findings.filter((finding) => home(finding, count) === index);
  const elsewhere = report.findings.filter((finding) => finding.lines.includes(index) && home(finding, count) !== index);
  const supported = report.supported.find((entry) => entry.line === index);
  const bands = bandsOf(encounter, index, report);
  const blocked = report.unchecked.some((entry) => entry.weight === "blocking" && entry.lines.includes(index));

  const facts: [string, string][] = [];
  if (line.minutes !== undefined) {
    facts.push(["minutes", String(line.minutes)]);
  }
  if (line.start !== undefined && line.stop !== undefined) {
    facts.push(["time", `${line.start}–${line.stop}`]);
  }
  if (line.levelBasis !== undefined) {
    facts.push(["level by", line.levelBasis === "mdm" ? `decision making${line.mdm === undefined ? "" : `, ${line.mdm}`}` : "time"]);
  }
  const diagnoses = (line.diagnosisPointers ?? []).map((pointer) => encounter.diagnoses?.[pointer - 1]).filter((code) => code !== undefined);
  if (diagnoses.length > 0) {
    facts.push(["for", diagnoses.join(", ")]);
  }
  if (line.dateOfService !== undefined) {
    facts.push(["on", line.dateOfService]);
  }
  if (line.charge !== undefined) {
    facts.push(["charge", new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" }).format(line.charge)]);
  }

  const modifiers = line.modifiers ?? [];
  const units = line.units ?? 1;
  return el("article", { class: "line", "aria-labelledby": `line-${index}` },
    el("header", {},
      el("h3", { id: `line-${index}` },
        el("span", { class: "ordinal" }, `Line ${index + 1}`), " ",
        el("span", { class: "code" }, line.code),
        ...modifiers.flatMap((modifier): Child[] => [" ", el("span", { class: "modifier" }, el("span", { class: "hidden" }, "modifier "), modifier)]),
        units === 1 ? null : el("span", { class: "units" }, ` × ${units}`)),
      el("dl", { class: "facts" }, ...facts.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))))),
    bands !== null && picture({ code: line.code, units }, bands),
    bands === null && supported !== undefined && el("p", { class: "supported" }, ...supportedWords(supported)),
    ...here.map((finding) => findingCard(finding, actions)),
    elsewhere.length > 0 && el("p", { class: "elsewhere" }, "See also: ",
      ...joined(elsewhere.map((finding) => {
        const place = home(finding, count);
        return el("a", { href: `#${anchor(finding)}`, "data-jump": anchor(finding) },
          `${words.severities[finding.severity].one} ${place === null ? "about the whole encounter" : `at line ${place + 1}`}`);
      })), "."),
    here.length === 0 && elsewhere.length === 0 && el("p", { class: "quiet" },
      blocked ? "Nothing found on this line, but not everything about it could be checked." : "Nothing found on this line."));
}

function supportedWords(supported: Report["supported"][number]): Child[] {
  const named = supported.units > 1 ? `${supported.code} ×${supported.units}` : supported.code;
  switch (supported.direction) {
    case "same":
      return ["The recorded facts support ", strong(named), " as billed."];
    case "not-billable":
      return ["The recorded facts do not support ", strong(supported.code), "."];
    case "lower":
      return ["The recorded facts support ", strong(named), ", less than is billed."];
    case "higher":
      return ["The recorded facts support ", strong(named), ", more than is billed."];
    case "unbilled":
      return ["The recorded facts support ", strong(named), ", which is not billed."];
  }
}

function findingCard(finding: Finding, actions: Actions): HTMLElement {
  const facts = Object.entries(finding.facts);
  return el("section", { class: `finding ${finding.severity}`, id: anchor(finding), tabindex: -1, "aria-label": `${words.severities[finding.severity].one}: ${finding.message}` },
    el("div", { class: "what" }, icon(finding.severity, 20),
      el("p", {},
        el("span", { class: "severity" }, words.severities[finding.severity].one), " ",
        el("strong", {}, ...message(words.sentence(finding.message))))),
    el("dl", { class: "reasons" },
      el("div", {}, el("dt", {}, "Why it matters"), el("dd", {}, ...message(words.sentence(finding.why)))),
      el("div", {}, el("dt", {}, "What to do"), el("dd", {}, ...message(words.sentence(finding.help)))),
      finding.denial !== null && el("div", {}, el("dt", {}, "Foreseen denial"),
        el("dd", {}, el("span", { class: "code" }, `${finding.denial.group} ${finding.denial.carc}${finding.denial.rarc === null ? "" : ` · ${finding.denial.rarc}`}`),
          ` (${words.groups[finding.denial.group]})`))),
    finding.fix !== null && fixBox(finding.fix, actions),
    el("details", { "data-key": `${finding.fingerprint} more` },
      el("summary", {}, "Facts and sources"),
      el("div", { class: "inside" },
        facts.length > 0 && el("dl", { class: "facts" }, ...facts.map(([name, value]) =>
          el("div", {}, el("dt", {}, words.factName(name)), el("dd", {}, words.shown(value))))),
        el("p", { class: "where" }, "At ", button(words.readable(finding.path), { class: "link" }, () => actions.show(finding.path)),
          finding.lines.length > 1 && `, about ${words.linesInWords(finding.lines)}`,
          finding.payer !== null && `, by the rules of ${finding.payer}`, "."),
        el("ul", { class: "sources" }, ...finding.sources.map((source) =>
          el("li", {}, el("span", { class: `tier ${source.tier}`, title: words.tiers[source.tier].meaning }, words.tiers[source.tier].word), " ",
            outside(source.url, source.title), source.section !== null && `, section ${source.section}`))))),
    documentation(finding.rule, finding.fingerprint));
}

function fixBox(fix: Fix, actions: Actions): HTMLElement {
  const { word, meaning } = words.kinds[fix.kind];
  return el("div", { class: "fixbox" },
    el("p", {}, el("span", { class: "kind" }, word), " ", words.sentence(fix.title), " ", el("span", { class: "meaning" }, meaning)),
    fix.kind !== "documentation" && fix.patch.length > 0 && button("Apply this fix", { class: "apply", "aria-label": `Apply this fix: ${fix.title}` }, () => actions.apply(fix)));
}

function documentation(rule: string, key: string): HTMLElement {
  const inside = el("div", { class: "inside documentation" });
  const details = el("details", { "data-key": `${key} rule` },
    el("summary", {}, "The rule: ", el("code", {}, rule)), inside);
  details.addEventListener("toggle", () => {
    if (!details.open || inside.hasChildNodes()) {
      return;
    }
    const text = explain(rule);
    inside.append(text === null ? el("p", {}, words.sentence(summaryOf(rule) ?? "there is no documentation of this rule")) : markdown(text));
  });
  return details;
}

let summaries: Map<string, string> | null = null;

export function summaryOf(rule: string): string | null {
  summaries ??= new Map(rules().map((entry) => [entry.rule, entry.summary]));
  return summaries.get(rule) ?? null;
}

function uncheckedBlock(unchecked: Unchecked[], encounter: Encounter, actions: Actions): HTMLElement {
  const part = (weight: Unchecked["weight"], title: string, about: string): HTMLElement | null => {
    // One missing fact often stops several rules; a person adds it once.
    const groups = new Map<string, Unchecked[]>();
    for (const entry of unchecked.filter((entry) => entry.weight === weight)) {
      const key = JSON.stringify([entry.reason, entry.needs]);
      groups.set(key, [...(groups.get(key) ?? []), entry]);
    }
    if (groups.size === 0) {
      return null;
    }
    return el("div", { class: `unchecked ${weight}` },
      el("h3", {}, title), el("p", { class: "quiet" }, about),
      el("ul", {}, ...[...groups.values()].map((entries) => uncheckedItem(entries, encounter, actions))));
  };
  return el("section", { class: "block", "aria-labelledby": "unchecked-title" },
    el("h2", { id: "unchecked-title" }, "What could not be checked"),
    part("blocking", "Keeps the claim from being clean", "Each of these rules could have found an error."),
    part("advisory", "Worth knowing", "These rules could at most have given a warning or a note."));
}

function uncheckedItem(entries: Unchecked[], encounter: Encounter, actions: Actions): HTMLElement {
  const [first] = entries;
  const needs = first?.needs ?? [];
  const reason = first === undefined ? "" : words.reasons[first.reason];
  return el("li", {},
    el("p", { class: "needs" },
      needs.length > 0 && el("span", { class: "lead" }, `${reason}: `),
      needs.length === 0 && el("span", { class: "lead" }, `${reason}.`),
      ...needs.flatMap((need, index): Child[] => [
        index > 0 && ", ",
        button(words.readable(need), { class: "link need", title: need }, () => actions.show(need)),
      ])),
    el("ul", { class: "stopped" }, ...entries.map((entry) =>
      el("li", {},
        `Whether ${summaryOf(entry.rule) ?? entry.rule}`,
        entry.lines.length > 0 && encounter.lines.length > 1 && ` (${words.linesInWords(entry.lines)})`,
        entry.topics !== undefined && `: ${entry.topics.map((topic) => topic.replaceAll("-", " ")).join(", ")}`,
        entry.suggestion !== undefined && `: is ${entry.suggestion} meant?`,
        entry.statements !== undefined && ` (${entry.statements.join(", ")})`))));
}
