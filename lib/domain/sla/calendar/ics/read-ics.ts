import { DAY_MS } from "@/lib/domain/duration";
import { dayNumber } from "@/lib/domain/sla/calendar/calendar";
import { type ContentLine, contentLines } from "./lines";
import { type Years, yearlyDays } from "./yearly";

export type IcsEvent = { readonly name: string; readonly line: number; readonly dates: readonly string[] };

export type IcsProblem = {
  /** Where in the file, from 1; 0 for the file as a whole. */
  readonly line: number;
  readonly problem: "too-large" | "not-a-calendar" | "unreadable" | "no-date" | "ends-before" | "rule";
  /** The event it is about, as the file names it; empty for none. */
  readonly name: string;
};

export type IcsRead = {
  readonly events: readonly IcsEvent[];
  /** Events with hours: they say nothing about a whole day. */
  readonly timed: number;
  /** Events all of whose days lie before the years asked for, or that were called off. */
  readonly passedOver: number;
};

const LARGEST = 1_000_000;
const LONGEST_DAYS = 366;

/** The whole days that a file lists within the years, event by event; or everything that keeps it from being read. */
export function readIcs(
  text: string,
  years: Years,
): { ok: true; value: IcsRead } | { ok: false; problems: readonly IcsProblem[] } {
  if (text.length > LARGEST) return bad([{ line: 0, problem: "too-large", name: "" }]);
  const read = contentLines(text);
  if ("badLine" in read) return bad([{ line: read.badLine, problem: "unreadable", name: "" }]);
  const split = eventsOf(read.lines);
  if (!split.ok) return bad([{ line: split.line, problem: "not-a-calendar", name: "" }]);
  const found = split.events.map((event) => ({ event, outcome: daysOfEvent(event, years) }));
  const problems = found.flatMap(({ event, outcome }) =>
    "problem" in outcome ? [{ ...outcome, name: nameOf(event) }] : [],
  );
  if (problems.length > 0) return bad(problems);
  const events = found.flatMap(({ event, outcome }) =>
    "dates" in outcome && outcome.dates.length > 0
      ? [{ name: nameOf(event), line: event.line, dates: outcome.dates }]
      : [],
  );
  const timed = found.filter(({ outcome }) => "isTimed" in outcome).length;
  return { ok: true, value: { events, timed, passedOver: found.length - events.length - timed } };
}

const bad = (problems: readonly IcsProblem[]) => ({ ok: false, problems }) as const;

type RawEvent = { line: number; lines: ContentLine[] };

/** The events of a file whose parts are well nested; else the line at which they are not. */
function eventsOf(
  lines: readonly ContentLine[],
): { ok: true; events: RawEvent[] } | { ok: false; line: number } {
  const events: RawEvent[] = [];
  const open: string[] = [];
  for (const one of lines) {
    const part = one.value.trim().toUpperCase();
    if (one.name === "BEGIN") {
      if (open.length === 0 && part !== "VCALENDAR") return { ok: false, line: one.line };
      open.push(part);
      if (part === "VEVENT") events.push({ line: one.line, lines: [] });
    } else if (one.name === "END") {
      if (open.pop() !== part) return { ok: false, line: one.line };
    } else if (open.length === 0) return { ok: false, line: one.line };
    // Not what stands in an alarm inside of an event.
    else if (open.at(-1) === "VEVENT") events.at(-1)?.lines.push(one);
  }
  const last = lines.at(-1);
  return last && open.length === 0 ? { ok: true, events } : { ok: false, line: last?.line ?? 0 };
}

const of = ({ lines }: RawEvent, name: string) => lines.find((one) => one.name === name);

function nameOf(event: RawEvent): string {
  const text = of(event, "SUMMARY")?.value ?? "";
  return text.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? " " : sign)).trim();
}

/** The day number of "20260214"; null for what is no day. */
export function icsDay(value: string): number | null {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(value.trim());
  return match ? dayNumber(`${match[1]}-${match[2]}-${match[3]}`) : null;
}

const isoOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

type Outcome = { dates: readonly string[] } | { isTimed: true } | Omit<IcsProblem, "name">;

function daysOfEvent(event: RawEvent, years: Years): Outcome {
  const start = of(event, "DTSTART");
  if (!start) return { line: event.line, problem: "no-date" };
  if (/^\d{8}T/.test(start.value)) return { isTimed: true };
  const first = icsDay(start.value);
  if (first === null) return { line: start.line, problem: "no-date" };
  const length = lengthOf(event, first);
  if (typeof length !== "number") return length;
  if (of(event, "STATUS")?.value.trim().toUpperCase() === "CANCELLED") return { dates: [] };
  const odd = of(event, "RDATE") ?? of(event, "RECURRENCE-ID") ?? of(event, "EXRULE");
  if (odd) return { line: odd.line, problem: "rule" };
  const rule = of(event, "RRULE");
  const starts = rule ? yearlyDays(rule.value, first, years) : [first];
  if (!starts) return { line: rule?.line ?? event.line, problem: "rule" };
  const except = exceptions(event);
  if (!except) return { line: of(event, "EXDATE")?.line ?? event.line, problem: "rule" };
  const days = starts
    .filter((day) => !except.has(day))
    .flatMap((day) => Array.from({ length }, (_, index) => isoOf(day + index)));
  return { dates: [...new Set(days)].filter((date) => date >= `${years.first}-01-01`) };
}

/** How many days an event takes: its end is the day after the last one. */
function lengthOf(event: RawEvent, first: number): number | Outcome {
  const end = of(event, "DTEND");
  const duration = of(event, "DURATION");
  if (end) {
    const day = icsDay(end.value.slice(0, 8));
    if (day === null) return { line: end.line, problem: "no-date" };
    // The same day twice is what some programs write for one day.
    const length = Math.max(day - first, day === first ? 1 : 0);
    return length < 1 || length > LONGEST_DAYS ? { line: end.line, problem: "ends-before" } : length;
  }
  if (!duration) return 1;
  const match = /^\+?P(?:(\d+)W|(\d+)D)$/.exec(duration.value.trim());
  const length = match ? Number(match[1] ?? 0) * 7 + Number(match[2] ?? 0) : 0;
  return length < 1 || length > LONGEST_DAYS ? { line: duration.line, problem: "ends-before" } : length;
}

/** The first days of occurrences that fall out; null where one of them is no day. */
function exceptions(event: RawEvent): Set<number> | null {
  const values = event.lines.filter(({ name }) => name === "EXDATE").flatMap(({ value }) => value.split(","));
  const days = values.map(icsDay);
  return days.includes(null) ? null : new Set(days.flatMap((day) => (day === null ? [] : [day])));
}
