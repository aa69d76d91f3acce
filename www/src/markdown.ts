import { el, outside, type Child } from "./dom";

/** The little of Markdown that a rule's documentation uses, as elements. No markup in it is ever read as HTML. */
export function markdown(text: string): DocumentFragment {
  const out = document.createDocumentFragment();
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  let paragraph: string[] = [];
  let list: HTMLElement | null = null;
  const flush = (): void => {
    if (paragraph.length > 0) {
      out.append(el("p", {}, ...inline(paragraph.join(" "))));
      paragraph = [];
    }
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const fence = /^\s*```\s*(.*)$/.exec(line);
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    const item = /^\s*(?:[-*]|\d+\.)\s+(.*)$/.exec(line);
    if (fence !== null) {
      flush();
      list = null;
      const body: string[] = [];
      for (index += 1; index < lines.length && !/^\s*```/.test(lines[index] ?? ""); index += 1) {
        body.push(lines[index] ?? "");
      }
      const label = fenceLabel(fence[1] ?? "");
      if (label !== null) {
        out.append(el("p", { class: "fence" }, label));
      }
      out.append(el("pre", { tabindex: 0 }, el("code", {}, body.join("\n"))));
    } else if (heading !== null) {
      flush();
      list = null;
      // The title is the rule's name, which stands above already; the page's own levels end where these begin.
      if (heading[1] !== "#") {
        out.append(el("h5", {}, ...inline(heading[2] ?? "")));
      }
    } else if (item !== null) {
      flush();
      if (list === null) {
        list = el("ul");
        out.append(list);
      }
      list.append(el("li", {}, ...inline(item[1] ?? "")));
    } else if (line.trim() === "") {
      flush();
      list = null;
    } else if (list?.lastElementChild && /^\s/.test(line)) {
      list.lastElementChild.append(" ", ...(inline(line.trim()) as (Node | string)[]));
    } else {
      list = null;
      paragraph.push(line.trim());
    }
  }
  flush();
  return out;
}

function fenceLabel(info: string): string | null {
  if (/\bflags\b/.test(info)) {
    return "An example that this rule reports:";
  }
  return /\ballows\b/.test(info) ? "An example that it lets pass:" : null;
}

function inline(text: string): Child[] {
  const out: Child[] = [];
  const token = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\(([^)\s]+)\)|<(https?:[^>\s]+)>|\[`?([^\]`]+)`?\]/g;
  let from = 0;
  for (const match of text.matchAll(token)) {
    out.push(text.slice(from, match.index));
    from = match.index + match[0].length;
    const [, code, strong, emphasis, label, url, bare, reference] = match;
    if (code !== undefined) {
      out.push(el("code", {}, code));
    } else if (strong !== undefined) {
      out.push(el("strong", {}, strong));
    } else if (emphasis !== undefined) {
      out.push(el("em", {}, emphasis));
    } else if (label !== undefined && url !== undefined) {
      out.push(outside(url, label));
    } else if (bare !== undefined) {
      out.push(outside(bare, bare));
    } else {
      out.push(reference ?? "");
    }
  }
  out.push(text.slice(from));
  return out;
}
