import { DAY_MS, MINUTE_MS } from "@/lib/domain/duration";

/** Half-open wall times, "HH:MM": from the first up to, not including, the second; "24:00" ends a day. */
export type TimeWindow = readonly [from: string, to: string];

/**
 * When somebody works, on the wall of one time zone.
 *
 * A window whose end is not after its beginning runs across midnight ("22:00" to "06:00") and belongs, whole, to the day
 * it begins on: a closure of that day takes all of it away, a closure of the next day none of it. Windows that overlap or
 * touch are one. `openings` are windows on top of the day's own, whatever the week or the closures say, so an opening
 * never makes a deadline later; a closure and an opening on the same date replace the hours of that day.
 *
 * What is remembered of a calendar is remembered by object: make a new one rather than change one.
 */
export type Calendar = {
  /** IANA name. */
  readonly timeZone: string;
  /** Seven days, Monday first. */
  readonly week: ReadonlyArray<ReadonlyArray<TimeWindow>>;
  /** ISO dates on which the week's windows do not open. */
  readonly closures: readonly string[];
  /** Extra working time by ISO date: a make-up Saturday, a late opening. */
  readonly openings?: Readonly<Record<string, ReadonlyArray<TimeWindow>>>;
};

/** Milliseconds on a line of local time; within a day they count from its midnight and may reach into the next day. */
export type Stretch = { readonly from: number; readonly to: number };

const FROM = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The stretch a window covers from the midnight of its day; null for what is no window. */
export function stretchOf([from, to]: TimeWindow): Stretch | null {
  if (!FROM.test(from) || !(FROM.test(to) || to === "24:00") || from === to) return null;
  const begin = sinceMidnight(from);
  const end = sinceMidnight(to);
  return { from: begin, to: end > begin ? end : end + DAY_MS };
}

function sinceMidnight(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE_MS;
}

/** Days since 1970-01-01 of an ISO date; null for what is no date, 30 February among it. */
export function dayNumber(date: string): number | null {
  if (!ISO_DATE.test(date)) return null;
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
  const midnight = new Date(Date.UTC(year, month - 1, day));
  // What does not exist rolls over into another month, and years below 100 into the last century.
  const isReal = midnight.getUTCDate() === day && midnight.getUTCMonth() === month - 1 && year >= 100;
  return isReal ? midnight.getTime() / DAY_MS : null;
}

/** The day of the week of a day number: Monday is 0. */
export function weekday(day: number): number {
  // 1970-01-01 was a Thursday.
  return (((day + 3) % 7) + 7) % 7;
}

/** The same time in as few stretches as possible, in order. */
export function united(stretches: readonly Stretch[]): readonly Stretch[] {
  if (stretches.length < 2) return stretches;
  const result: Stretch[] = [];
  for (const next of [...stretches].sort((one, other) => one.from - other.from)) {
    const last = result.at(-1);
    if (last && next.from <= last.to) result[result.length - 1] = joined(last, next);
    else result.push(next);
  }
  return result;
}

function joined(last: Stretch, next: Stretch): Stretch {
  return { from: last.from, to: Math.max(last.to, next.to) };
}
