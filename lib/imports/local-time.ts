import { Temporal } from "temporal-polyfill";

// History has many complaints of one day; the tenth of a millisecond that a zone takes counts by the million.
const known = new Map<string, Date | null>();
const KNOWN_DAYS = 10_000;

/**
 * Noon of a local day, for sources that give a date without a time: whatever zone reads it nearby, the day stays right.
 * Null when there is no such day.
 */
export function noonOf(date: { year: number; month: number; day: number }, timeZone: string): Date | null {
  const key = `${date.year}-${date.month}-${date.day} ${timeZone}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= KNOWN_DAYS) known.clear();
  const noon = calculatedNoon(date, timeZone);
  known.set(key, noon);
  return noon;
}

function calculatedNoon(date: { year: number; month: number; day: number }, timeZone: string): Date | null {
  try {
    const day = Temporal.PlainDate.from(date, { overflow: "reject" });
    return new Date(day.toZonedDateTime({ timeZone, plainTime: "12:00" }).epochMilliseconds);
  } catch {
    return null;
  }
}
