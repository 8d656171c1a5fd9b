import { Temporal } from "temporal-polyfill";

/**
 * Noon of a local day, for sources that give a date without a time: whatever zone reads it nearby, the day stays right.
 * Null when there is no such day.
 */
export function noonOf(date: { year: number; month: number; day: number }, timeZone: string): Date | null {
  try {
    const day = Temporal.PlainDate.from(date, { overflow: "reject" });
    return new Date(day.toZonedDateTime({ timeZone, plainTime: "12:00" }).epochMilliseconds);
  } catch {
    return null;
  }
}
