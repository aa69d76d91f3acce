import { checkSync, type Encounter, type Report, type ServiceLine } from "cleanclaim";

/** A stretch of minutes that supports one thing. */
export interface Band {
  from: number;
  /** Null where it goes on beyond what was asked. */
  to: number | null;
  code: string | null;
  units: number;
}

export interface Bands {
  bands: Band[];
  /** Minutes of this line as the report judged them; null where the page cannot tell them for certain. */
  recorded: number | null;
}

/** Minutes that are asked about. */
const LONGEST = 240;
/** A stretch of this length at the end goes on for ever: units are counted in less. */
const LONG_ENOUGH = 61;
/** With more lines, asking would take longer than typing. */
export const MOST_LINES = 6;
const known = new Map<string, Band[] | null>();

/**
 * What each number of minutes would support on a line. No code or band is written down here: the engine is asked, once for
 * each minute, about the same codes on the same date, and its answers are put together.
 */
export function bandsOf(encounter: Encounter, index: number, report: Report): Bands | null {
  const line = encounter.lines[index];
  const supported = report.supported.find((entry) => entry.line === index);
  if (line === undefined || supported === undefined || encounter.lines.length > MOST_LINES) {
    return null;
  }
  const bands = ask(encounter, index);
  if (bands === null) {
    return null;
  }
  const code = supported.direction === "not-billable" ? null : supported.code;
  // A mark is drawn only where it stands in the band that the report itself names.
  const recorded = candidates(encounter, index, report).find((minutes) => {
    const band = bandAt(bands, minutes);
    return band !== null && band.code === code && (code === null || band.units === supported.units);
  });
  return { bands, recorded: recorded ?? null };
}

export function bandAt(bands: Band[], minutes: number): Band | null {
  return bands.find((band) => minutes >= band.from && (band.to === null || minutes <= band.to)) ?? null;
}

function ask(encounter: Encounter, index: number): Band[] | null {
  const lines = encounter.lines.map((line, at): ServiceLine => {
    const { code, modifiers, units, levelBasis, mdm, patientPresent, dateOfService } = line;
    return {
      code,
      ...(modifiers && { modifiers }),
      // Two units of a session code are two sessions, each with a band of its own; further units are what is asked for.
      ...(units !== undefined && at !== index && { units }),
      ...(levelBasis && { levelBasis }),
      ...(mdm && { mdm }),
      ...(patientPresent !== undefined && { patientPresent }),
      ...(dateOfService && { dateOfService }),
    };
  });
  const bare: Encounter = { dateOfService: encounter.dateOfService, ...(encounter.payer && { payer: encounter.payer }), lines };
  const key = `${index} ${JSON.stringify(bare)}`;
  const before = known.get(key);
  if (before !== undefined) {
    return before;
  }
  const bands: Band[] = [];
  for (let minutes = 0; minutes <= LONGEST; minutes += 1) {
    const asked = { ...bare, lines: lines.map((line, at) => (at === index ? { ...line, minutes } : line)) };
    const answer = checkSync(asked);
    if (answer.type !== "checked") {
      break;
    }
    const found = answer.report.supported.find((entry) => entry.line === index);
    const code = found === undefined || found.direction === "not-billable" ? null : found.code;
    const units = code === null ? 0 : (found?.units ?? 0);
    const last = bands.at(-1);
    if (last !== undefined && last.code === code && last.units === units) {
      last.to = minutes;
    } else {
      bands.push({ from: minutes, to: minutes, code, units });
    }
  }
  const end = bands.at(-1);
  if (end !== undefined && LONGEST - end.from < LONG_ENOUGH) {
    // It began shortly before the last minute that was asked about, so where it ends is not known.
    bands.pop();
  } else if (end !== undefined) {
    end.to = null;
  }
  // Where all minutes support the same, they do not decide the code, and there is nothing to draw.
  const answer = bands.length > 1 ? bands : null;
  if (known.size > 200) {
    known.clear();
  }
  known.set(key, answer);
  return answer;
}

/** Minutes that the report may have judged this line by, likeliest first. */
function candidates(encounter: Encounter, index: number, report: Report): number[] {
  const line = encounter.lines[index];
  const out: (number | null | undefined)[] = [];
  for (const finding of report.findings) {
    const { minutes, billed } = finding.facts;
    if (typeof minutes === "number" && finding.lines.length === 1 && finding.lines[0] === index && (billed ?? line?.code) === line?.code) {
      out.push(minutes);
    }
  }
  const own = line === undefined ? null : ownMinutes(line);
  if (own !== null) {
    const others = encounter.lines.map((other, at) => (at === index ? 0 : (ownMinutes(other) ?? 0)));
    out.push(own, own + others.reduce((sum, minutes) => sum + minutes, 0));
  } else if (line?.levelBasis === "time") {
    out.push(encounter.session?.evaluationMinutes);
  } else {
    const session = encounter.session;
    out.push(session?.psychotherapyMinutes, session?.minutes, session && clock(session));
    out.push(...encounter.lines.map(ownMinutes));
  }
  return out.filter((minutes): minutes is number => typeof minutes === "number" && Number.isInteger(minutes) && minutes >= 0);
}

function ownMinutes(line: ServiceLine): number | null {
  if (line.minutes !== undefined) {
    return line.minutes;
  }
  const whole = clock(line);
  if (whole !== null) {
    return whole;
  }
  const parts = (line.segments ?? []).map((part) => part.minutes ?? clock(part));
  return parts.length === 0 || parts.includes(null) ? null : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
}

/** Minutes from start to stop, which may pass midnight. */
function clock(interval: { start?: string; stop?: string }): number | null {
  const [start, stop] = [interval.start, interval.stop].map((time) => {
    const match = /^(\d{2}):(\d{2})$/.exec(time ?? "");
    return match === null ? null : Number(match[1]) * 60 + Number(match[2]);
  });
  if (start === null || start === undefined || stop === null || stop === undefined) {
    return null;
  }
  return (stop - start + 1440) % 1440;
}
