/** Small helpers to build elements. Text only ever becomes text nodes: nothing here reads markup. */

export type Child = Node | string | null | undefined | false;

type Attributes = Record<string, string | number | boolean | null | undefined>;

const SVG = "http://www.w3.org/2000/svg";

function fill(element: Element, attributes: Attributes, children: Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false) {
      element.append(child);
    }
  }
}

export function el<K extends keyof HTMLElementTagNameMap>(
  name: K, attributes: Attributes = {}, ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  fill(element, attributes, children);
  return element;
}

export function svg<K extends keyof SVGElementTagNameMap>(
  name: K, attributes: Attributes = {}, ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  fill(element, attributes, children);
  return element;
}

export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof type)) {
    throw new Error(`the page has no ${id}`);
  }
  return element;
}

export function button(label: string, attributes: Attributes, press: () => void): HTMLButtonElement {
  const element = el("button", { type: "button", ...attributes }, label);
  element.addEventListener("click", press);
  return element;
}

/** A link that opens beside the page and says nothing about where it was pressed. */
export function outside(url: string, ...children: Child[]): HTMLElement {
  // Only web addresses become links; anything else stays words.
  if (!/^https?:\/\//.test(url)) {
    return el("span", {}, ...children);
  }
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

/** A message of the engine: what it puts in backticks was written by a person, and looks like it. */
export function message(text: string): Child[] {
  return text.split(/`([^`]*)`/).map((part, index) => (index % 2 === 0 ? part : el("code", {}, part)));
}
