import { dayAfter } from "@/lib/domain/ledger/budget-periods";
import { formatInstant, type Place } from "@/lib/i18n/format";

/** A calendar day has no zone, so it is read and shown in one. */
export function dayText(day: string, { locale }: Pick<Place, "locale">): string {
  return formatInstant(new Date(`${day}T12:00:00Z`), { locale, timeZone: "UTC" }, "date");
}

/** First and last day; the stored end is the day after. */
export function periodText(
  { periodStart, periodEnd }: { periodStart: string; periodEnd: string },
  place: Pick<Place, "locale">,
): string {
  return `${dayText(periodStart, place)} – ${dayText(dayAfter(periodEnd, -1), place)}`;
}
