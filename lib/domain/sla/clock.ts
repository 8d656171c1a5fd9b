import { DAY_MS } from "../duration";
import type { Calendar } from "./calendar/calendar";
import { type CompiledCalendar, compiled, windowsOn } from "./calendar/compiled-calendar";
import { afterOpenMs, LONGEST_MS, LONGEST_YEARS, openMsBetween } from "./calendar/open-time";
import { timeOf } from "./calendar/time-of";
import { endOfLocalDay, localDay, occurs } from "./calendar/zone";
import { type Pause, pausedTime } from "./pauses";

export type { Calendar } from "./calendar/calendar";
export type { Pause } from "./pauses";

/**
 * How much open time has passed from the start to an instant, less the pauses. Open is an instant whose local wall time
 * lies in a half-open window: a skipped hour never is, a repeated one is twice, a skipped day has none. Nothing has
 * passed before the start. A RangeError for more than two hundred years.
 */
export function elapsedMs(calendar: Calendar, start: Date, at: Date, pauses: readonly Pause[]): number {
  const read = compiled(calendar);
  const end = timeOf(at, "The instant asked about");
  let from = timeOf(start, "The start");
  let sum = 0;
  for (const pause of pausedTime(pauses)) {
    if (pause.from >= end) break;
    if (pause.from > from) sum += openMsBetween(read, from, pause.from);
    from = Math.max(from, pause.to);
  }
  return sum + (from < end ? openMsBetween(read, from, end) : 0);
}

/**
 * The earliest instant at which the target is used up: the end of an open window rather than the beginning of the next,
 * and the start itself for a target of nothing. Null while a pause without an end began before it; what begins at it or
 * after it changes nothing. Fractions of a millisecond are rounded. A RangeError where the calendar never has that much
 * open time left, or not within two hundred years: null would look like a pause.
 */
export function deadline(
  calendar: Calendar,
  start: Date,
  targetMs: number,
  pauses: readonly Pause[],
): Date | null {
  const read = compiled(calendar);
  let from = timeOf(start, "The start");
  let left = Math.round(checkedTarget(targetMs));
  if (left === 0) return new Date(from);
  for (const pause of pausedTime(pauses)) {
    // What lies beyond every deadline need not be walked to.
    if (pause.from - from > LONGEST_MS) break;
    if (pause.from > from) {
      const passed = openMsBetween(read, from, pause.from);
      if (passed >= left) break;
      left -= passed;
    }
    if (pause.to === Number.POSITIVE_INFINITY) return null;
    from = Math.max(from, pause.to);
  }
  return new Date(afterOpenMs(read, from, left));
}

function checkedTarget(targetMs: number): number {
  if (!(targetMs >= 0)) throw new RangeError("The target must be a number of milliseconds, zero or more.");
  if (targetMs > LONGEST_MS) throw new RangeError(`The target must be at most ${LONGEST_YEARS} years.`);
  return targetMs;
}

export type DayTarget = { unit: "calendar-days" | "business-days" | "weeks"; count: number };

const MOST_DAYS = Math.floor(LONGEST_MS / DAY_MS);

/**
 * The end of the local day on which a target in days is used up. The end is half-open as that of a window is: the first
 * instant that no longer belongs to the day, so what happens until midnight is in time and no minute is lost. The day of
 * the start does not count, whatever the hour. A business day is one on which a window opens; a day that the zone skips
 * is no day at all; weeks end on the weekday of the start, or on the day after if the zone skips that one.
 */
export function dueInDays(calendar: Calendar, start: Date, target: DayTarget): Date {
  const read = compiled(calendar);
  const days = target.count * (target.unit === "weeks" ? 7 : 1);
  if (!Number.isInteger(target.count) || days < 0 || days > MOST_DAYS)
    throw new RangeError(`The target must be a whole number of days within ${LONGEST_YEARS} years.`);
  const first = localDay(read.timeZone, timeOf(start, "The start"));
  return new Date(endOfLocalDay(read.timeZone, lastDayOf(read, first, target)));
}

function lastDayOf(calendar: CompiledCalendar, first: number, { unit, count }: DayTarget): number {
  const exists = (day: number) => dayExists(calendar, day);
  switch (unit) {
    case "weeks":
      return countDays(first + 7 * count - 1, 1, exists);
    case "calendar-days":
      return countDays(first, count, exists);
    case "business-days":
      return countDays(first, count, (day) => {
        if (calendar.lastDay !== null && day > calendar.lastDay)
          throw new RangeError("The calendar has too few business days left to reach the target.");
        return exists(day) && opensOn(calendar, day);
      });
  }
}

/** The day that is the so-manieth after the first of those that count. */
function countDays(first: number, count: number, counts: (day: number) => boolean): number {
  let day = first;
  for (let left = count; left > 0; ) {
    day += 1;
    if (counts(day)) left -= 1;
    if (day - first > MOST_DAYS)
      throw new RangeError(`The target lies more than ${LONGEST_YEARS} years ahead.`);
  }
  return day;
}

function dayExists({ timeZone }: CompiledCalendar, day: number): boolean {
  return occurs(timeZone, day * DAY_MS, (day + 1) * DAY_MS);
}

function opensOn(calendar: CompiledCalendar, day: number): boolean {
  return windowsOn(calendar, day).some(({ from, to }) =>
    occurs(calendar.timeZone, day * DAY_MS + from, day * DAY_MS + to),
  );
}
