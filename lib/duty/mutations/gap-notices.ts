import { inTransaction, sql, type Tx } from "@/lib/db/client";
import { gaps, type Span } from "@/lib/domain/sla/duty/duty";
import { localDays, morningOf } from "@/lib/domain/sla/duty/duty-days";
import { type DutyHouse, dutyHouse, requiredWithin, wakingTime } from "@/lib/duty/queries/required";
import { shiftsWithin } from "@/lib/duty/queries/rota";
import { notify } from "@/lib/notifications/mutations";

/** Today and the seven days after it. */
const DAYS = 8;

/** The gaps of the next days, from now on; none where no rota was ever made. */
export async function gapsAhead(now: Date, { timeZone, freeCalendar }: DutyHouse, tx: Tx): Promise<Span[]> {
  if ((await tx.dutyShift.findFirst({ select: { id: true } })) === null) return [];
  const days = localDays({ from: now, days: DAYS, timeZone });
  // From the start of the day on: a gap that has begun keeps its beginning, by which it is known.
  const period = { from: days[0]?.from ?? now, to: days.at(-1)?.to ?? now };
  const shifts = await shiftsWithin(period, tx);
  const manned = shifts.filter(({ isActive }) => isActive);
  return gaps(manned, await requiredWithin(period, { timeZone, freeCalendar })).filter(({ to }) => to > now);
}

/**
 * Tells leads and managers when nobody is on duty within the next week, once a day for each gap, whichever process looks
 * first; not before the morning. Answers how many gaps were told of.
 */
export async function warnOfDutyGaps(now: Date): Promise<number> {
  const house = await dutyHouse();
  if (!house) return 0;
  const { day, hasCome } = morningOf(now, house.timeZone, await wakingTime(now));
  if (!hasCome) return 0;
  return inTransaction(async (tx) => {
    const fresh: Span[] = [];
    for (const gap of await gapsAhead(now, house, tx))
      if (await claim(tx, day, { gap, now })) fresh.push(gap);
    const [first] = fresh;
    if (!first) return 0;
    const facts = {
      from: first.from.toISOString(),
      to: first.to.toISOString(),
      gaps: fresh.length,
    };
    const readers = await tx.staff.findMany({
      where: { active: true, role: { in: ["lead", "manager"] } },
      select: { id: true },
      orderBy: { id: "asc" },
    });
    for (const { id: staffId } of readers)
      await notify(tx, { staffId, kind: "duty-gap", complaintId: null, facts, now });
    return fresh.length;
  });
}

/** Whether this process tells of it: two that look at once meet at the row's key. */
async function claim(tx: Tx, day: string, { gap, now }: { gap: Span; now: Date }): Promise<boolean> {
  const added = await tx.$executeRaw(sql`
    INSERT INTO duty_gap_notice (day, gap_from, gap_to, told_at)
    VALUES (${day}::date, ${gap.from}::timestamptz, ${gap.to}::timestamptz, ${now}::timestamptz)
    ON CONFLICT DO NOTHING`);
  return added > 0;
}
