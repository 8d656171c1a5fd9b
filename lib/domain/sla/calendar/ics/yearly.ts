import { DAY_MS } from "@/lib/domain/duration";
import { dayNumber } from "@/lib/domain/sla/calendar/calendar";

/** Years within which a rule without an end is written out. */
export type Years = { readonly first: number; readonly last: number };

const KNOWN = new Set(["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "WKST"]);

/**
 * The first days, within the years, of what comes back each year on the same date; null for any other rule, a moving
 * date among them: to guess at it would open or close the wrong day. 29 February comes back in leap years only.
 */
export function yearlyDays(rule: string, first: number, years: Years): readonly number[] | null {
  const parts = new Map<string, string>();
  for (const part of rule.trim().toUpperCase().split(";").filter(Boolean)) {
    const [name = "", value = ""] = part.split("=");
    parts.set(name, value);
  }
  const start = new Date(first * DAY_MS);
  const [year, month, day] = [start.getUTCFullYear(), start.getUTCMonth() + 1, start.getUTCDate()];
  const whole = (name: string): number | null => {
    const text = parts.get(name);
    if (text === undefined) return null;
    return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : Number.NaN;
  };
  const [interval, count] = [whole("INTERVAL") ?? 1, whole("COUNT") ?? Number.POSITIVE_INFINITY];
  const until = parts.has("UNTIL") ? untilDay(parts.get("UNTIL") ?? "") : Number.POSITIVE_INFINITY;
  const isElsewhere = ![null, month].includes(whole("BYMONTH")) || ![null, day].includes(whole("BYMONTHDAY"));
  const isOther = parts.get("FREQ") !== "YEARLY" || [...parts.keys()].some((name) => !KNOWN.has(name));
  if (isOther || isElsewhere || until === null || Number.isNaN(interval) || Number.isNaN(count)) return null;
  const found: number[] = [];
  let taken = 0;
  for (let at = year; at <= years.last && taken < count; at += interval) {
    const date = `${String(at).padStart(4, "0")}-${pad(month)}-${pad(day)}`;
    const number = dayNumber(date);
    if (number === null) continue;
    if (number > until) break;
    taken += 1;
    // One that begins before the first year may still reach into it.
    if (at >= years.first - 1) found.push(number);
  }
  return found;
}

const pad = (number: number): string => String(number).padStart(2, "0");

function untilDay(text: string): number | null {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T\d{6}Z?)?$/.exec(text);
  return match ? dayNumber(`${match[1]}-${match[2]}-${match[3]}`) : null;
}
