import type { Bands, Band } from "./bands";
import { bandAt } from "./bands";
import { el, svg } from "./dom";

const HEIGHT = 92;
const TOP = 34;
const BAR = 30;

/** "53 minutes or more", "38 to 52 minutes". */
function range(band: Band): string {
  if (band.to === null) {
    return `${band.from} minutes or more`;
  }
  return band.from === 0 ? `under ${band.to + 1} minutes` : `${band.from} to ${band.to} minutes`;
}

function name(band: Band): string {
  if (band.code === null) {
    return "nothing";
  }
  return band.units > 1 ? `${band.units} units of ${band.code}` : band.code;
}

/**
 * The minutes of a line against what each stretch of minutes supports. Positions are attributes in percent: the page's policy
 * allows no inline style, and text keeps its size at any width.
 */
export function picture(billed: { code: string; units: number }, { bands, recorded }: Bands): HTMLElement {
  const starts = bands.map((band) => band.from).filter((from) => from > 0);
  // Enough to see the last boundary that matters: the one after the recorded minutes, or the first few.
  const beyond = starts.filter((from) => from > (recorded ?? 0));
  const lastShown = Math.max(recorded ?? 0, beyond[0] ?? 0, starts.length <= 5 ? (starts.at(-1) ?? 0) : (starts[3] ?? 0));
  const next = starts.find((from) => from > lastShown) ?? Number.POSITIVE_INFINITY;
  const widest = Math.min(Math.ceil((lastShown * 1.18 + 6) / 5) * 5, next);
  const percent = (minutes: number): number => (Math.min(minutes, widest) / widest) * 100;
  const at = (minutes: number): string => `${percent(minutes).toFixed(3)}%`;
  const wide = (from: number, to: number): string => `${Math.max(0, percent(to) - percent(from)).toFixed(3)}%`;

  const isBilled = (band: Band): boolean =>
    band.code !== null && band.code.toUpperCase() === billed.code.trim().toUpperCase() && band.units === billed.units;
  const here = recorded === null ? null : bandAt(bands, recorded);

  let labelled = 0;
  const drawing = svg("svg", { class: "bands", width: "100%", height: HEIGHT, "aria-hidden": "true", focusable: "false" });
  for (const band of bands) {
    if (band.from >= widest) {
      continue;
    }
    const to = band.to === null ? widest : band.to + 1;
    const kind = band === here ? "here" : band.code === null ? "none" : "other";
    drawing.append(svg("rect", {
      class: `band ${kind}${isBilled(band) ? " billed" : ""}`, x: at(band.from), width: wide(band.from, to), y: TOP, height: BAR,
    }));
    const room = percent(Math.min(to, widest)) - percent(band.from);
    const sameCode = new Set(bands.filter((other) => other.code !== null).map((other) => other.code)).size === 1;
    const label = band.code === null ? "none" : sameCode && bands.length > 2 ? `×${band.units}` : band.code;
    if (room > label.length * 2.6) {
      drawing.append(svg("text", {
        class: `code ${kind}`, x: `${(percent(band.from) + room / 2).toFixed(3)}%`, y: TOP + BAR / 2 + 4, "text-anchor": "middle",
      }, label));
    }
    if (band.from > 0) {
      drawing.append(
        svg("line", { class: "tick", x1: at(band.from), x2: at(band.from), y1: TOP, y2: TOP + BAR + 6 }),
      );
      // Labels that would touch at the narrowest width are left to the words below.
      if (percent(band.from) - labelled > 7.5) {
        labelled = percent(band.from);
        drawing.append(svg("text", { class: "minute", x: at(band.from), y: TOP + BAR + 20, "text-anchor": "middle" }, String(band.from)));
      }
    }
  }
  drawing.append(svg("text", { class: "minute", x: "0%", y: TOP + BAR + 20 }, "0"));
  if (recorded !== null) {
    const share = percent(recorded);
    const anchor = share < 20 ? "start" : share > 80 ? "end" : "middle";
    drawing.append(
      // Above the bar in ink, inside it in the colour of its text; short, so that no code is crossed out.
      svg("line", { class: "mark", x1: at(recorded), x2: at(recorded), y1: TOP - 14, y2: TOP }),
      svg("line", { class: "mark in", x1: at(recorded), x2: at(recorded), y1: TOP, y2: TOP + 7 }),
      svg("text", { class: "recorded", x: at(recorded), y: 14, "text-anchor": anchor }, `${recorded} recorded`),
    );
  }

  const billedBand = bands.find(isBilled);
  const billedName = billed.units > 1 ? `${billed.units} units of ${billed.code}` : billed.code;
  const words = [
    recorded === null || here === null
      ? "The minutes that each code needs."
      : `${recorded} minutes are recorded. By minutes alone they support ${name(here)} (${range(here)})${here === billedBand ? ", as billed" : ""}.`,
    billedBand !== undefined && billedBand !== here ? `Billed, in the dashed frame: ${billedName} (${range(billedBand)}).` : null,
  ].filter((part) => part !== null).join(" ");
  return el("figure", { class: "time" }, drawing, el("figcaption", {}, words));
}
