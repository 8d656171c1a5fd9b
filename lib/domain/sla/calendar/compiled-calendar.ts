import { DAY_MS } from "@/lib/domain/duration";
import {
  type Calendar,
  dayNumber,
  type Stretch,
  stretchOf,
  type TimeWindow,
  united,
  weekday,
} from "./calendar";
import { checkCalendar, refusalOf } from "./check-calendar";
import { type Era, erasOfBlock } from "./zone";

/** The open time of one block, as instants, and how much it is together. */
export type OpenBlock = { readonly spans: readonly Stretch[]; readonly openMs: number };

/** A calendar read once. */
export type CompiledCalendar = {
  readonly timeZone: string;
  readonly week: ReadonlyArray<readonly Stretch[]>;
  /** The days that differ from the week. */
  readonly special: ReadonlyMap<number, readonly Stretch[]>;
  /** The day after which nothing opens any more; null where the week goes on for ever. */
  readonly lastDay: number | null;
  readonly blocks: Map<number, OpenBlock>;
};

// What a calendar is read into depends on nothing else, so remembering it changes no result.
const cache = new WeakMap<Calendar, CompiledCalendar>();

/** The calendar, read; a RangeError that says what is wrong for one that cannot be used. */
export function compiled(calendar: Calendar): CompiledCalendar {
  const known = cache.get(calendar);
  if (known) return known;
  const problems = checkCalendar(calendar);
  if (problems.length > 0) throw new RangeError(refusalOf(problems));
  const read = compile(calendar);
  cache.set(calendar, read);
  return read;
}

const stretchesOf = (windows: readonly TimeWindow[]) =>
  united(windows.flatMap((window) => stretchOf(window) ?? []));

function compile({ timeZone, week, closures, openings = {} }: Calendar): CompiledCalendar {
  const days = week.map(stretchesOf);
  const special = new Map<number, readonly Stretch[]>();
  for (const date of closures) special.set(dayNumber(date) ?? 0, []);
  let lastOpening = Number.NEGATIVE_INFINITY;
  for (const [date, windows] of Object.entries(openings)) {
    const day = dayNumber(date) ?? 0;
    const own = special.get(day) ?? days[weekday(day)] ?? [];
    special.set(day, united([...own, ...stretchesOf(windows)]));
    lastOpening = Math.max(lastOpening, day);
  }
  const lastDay = days.every((windows) => windows.length === 0) ? lastOpening : null;
  return { timeZone, week: days, special, lastDay, blocks: new Map() };
}

/** The windows that begin on a day, in order, in milliseconds from its midnight. */
export function windowsOn(calendar: CompiledCalendar, day: number): readonly Stretch[] {
  return calendar.special.get(day) ?? calendar.week[weekday(day)] ?? [];
}

/** The open time of one block. */
export function openBlock(calendar: CompiledCalendar, block: number): OpenBlock {
  const known = calendar.blocks.get(block);
  if (known) return known;
  const spans: { from: number; to: number }[] = [];
  for (const era of erasOfBlock(calendar.timeZone, block)) addOpen(calendar, era, spans);
  const read = { spans, openMs: spans.reduce((sum, { from, to }) => sum + to - from, 0) };
  calendar.blocks.set(block, read);
  return read;
}

/** Local time is linear within an era: what of a window the wall shows then is open, once for each time it is shown. */
function addOpen(calendar: CompiledCalendar, era: Era, spans: { from: number; to: number }[]): void {
  const lastDay = Math.floor((era.to - 1 + era.offset) / DAY_MS);
  // The day before may reach in with a window across midnight.
  for (let day = Math.floor((era.from + era.offset) / DAY_MS) - 1; day <= lastDay; day += 1) {
    const midnight = day * DAY_MS - era.offset;
    for (const window of windowsOn(calendar, day)) {
      const from = Math.max(era.from, midnight + window.from);
      const to = Math.min(era.to, midnight + window.to);
      if (from < to) addSpan(spans, from, to);
    }
  }
}

function addSpan(spans: { from: number; to: number }[], from: number, to: number): void {
  const last = spans.at(-1);
  if (last && from <= last.to) last.to = Math.max(last.to, to);
  else spans.push({ from, to });
}
