import { HOUR_MS, MINUTE_MS } from "@/lib/domain/duration";
import { instantOfLocal, localOfInstant } from "@/lib/domain/local-time";
import { parseMoney } from "@/lib/domain/money";
import type { When } from "./story/types";

export const ZONE = "Asia/Taipei";

/** The day of an instant in the organisation's zone, shifted by whole days, as YYYY-MM-DD. */
export function dayOf(now: Date, shift = 0): string {
  const day = new Date(`${localOfInstant(now, ZONE).slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + shift);
  return day.toISOString().slice(0, 10);
}

/** A wall time of the organisation. */
export function instantAt(day: string, time: string): Date {
  const at = instantOfLocal(`${day}T${time}`, ZONE);
  if (!at) throw new Error(`not a time: ${day} ${time}`);
  return at;
}

export function receivedAt(when: When, now: Date): Date {
  if ("minutesAgo" in when) return new Date(now.getTime() - when.minutesAgo * MINUTE_MS);
  return instantAt(dayOf(now, -when.daysAgo), when.at);
}

export function hoursAfter(moment: Date, hours: number): Date {
  return new Date(moment.getTime() + Math.round(hours * HOUR_MS));
}

/** "4800 TWD" in minor units. */
export function moneyOf(text: string): { amountMinor: bigint; currency: string } {
  const [amount = "", currency = ""] = text.split(" ");
  const parsed = parseMoney(amount, currency);
  if (!parsed.ok || parsed.value === null) throw new Error(`not an amount: ${text}`);
  return parsed.value;
}
