import { db, type Tx } from "@/lib/db/client";
import type { Span } from "@/lib/domain/sla/duty/duty";
import { requiredSpans } from "@/lib/domain/sla/duty/duty-days";
import { calendarsAt, termsAt } from "@/lib/domain/sla/terms/book";
import { slaBook } from "@/lib/sla/queries/book";

export type DutyHouse = { timeZone: string; freeCalendar: string | null };

/** The zone the rota is planned in, and the calendar in whose hours nobody need be on duty; null before the set-up. */
export async function dutyHouse(tx: Tx = db()): Promise<DutyHouse | null> {
  const row = await tx.organisation.findUnique({
    where: { id: 1 },
    select: { timeZone: true, dutyFreeCalendar: true },
  });
  return row && { timeZone: row.timeZone, freeCalendar: row.dutyFreeCalendar };
}

/** When somebody must be on duty within a period, by the calendar as it is at its beginning. */
export async function requiredWithin(period: Span, { freeCalendar }: DutyHouse): Promise<Span[]> {
  if (freeCalendar === null) return requiredSpans(period, null);
  const found = calendarsAt(await slaBook(), period.from).find(({ key }) => key === freeCalendar);
  return requiredSpans(period, found?.calendar ?? null);
}

/** When the morning begins ("HH:MM"): at the end of the quiet hours, at eight where there are none. */
export async function wakingTime(now: Date): Promise<string> {
  return termsAt(await slaBook(), now)?.terms.quietHours?.to ?? "08:00";
}
