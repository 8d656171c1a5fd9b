import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/format";

/** The days of the week, Monday first, as the messages name them. */
export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Day = (typeof DAYS)[number];

/** A date ("2026-02-14") in words. */
export function dateText(date: string, locale: Locale): string {
  return formatInstant(new Date(`${date}T00:00:00Z`), { locale, timeZone: "UTC" }, "date");
}

/** The day of the week of a date; null for what is no date. */
export function dayOf(date: string): Day | null {
  const at = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? null : (DAYS[(at.getUTCDay() + 6) % 7] ?? null);
}
