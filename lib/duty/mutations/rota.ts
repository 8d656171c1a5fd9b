import type { Staff } from "@/lib/auth/staff";
import { inTransaction } from "@/lib/db/client";
import { MINUTE_MS } from "@/lib/domain/duration";
import { fillingIn, weeklyShifts } from "@/lib/domain/sla/duty/duty";
import { lockRota, recordDuty, unfitFor } from "@/lib/duty/mutations/shifts";
import { dutyHouse } from "@/lib/duty/queries/required";
import { shiftsWithin } from "@/lib/duty/queries/rota";
import type { RotaInput } from "@/lib/duty/schema";
import { failed, ok, type Result } from "@/lib/result";

export type RotaFailure = "inactive" | "nothing-free" | "no-organisation";

/**
 * Fills weeks from people who take turns. What is planned already stays: only time that nobody has yet is given away.
 * Answers how many shifts were added.
 */
export function fillRota(actor: Staff, input: RotaInput, now: Date): Promise<Result<number, RotaFailure>> {
  return inTransaction(async (tx) => {
    await lockRota(tx);
    const house = await dutyHouse(tx);
    if (!house) return failed("no-organisation");
    if ((await unfitFor(tx, input.people)).length > 0) return failed("inactive");
    const { from, weeks, ...rota } = input;
    const turns = weeklyShifts(rota, { from, weeks }, house.timeZone);
    const [first, last] = [turns[0], turns.at(-1)];
    if (!first || !last) return failed("nothing-free");
    const planned = await shiftsWithin({ from: first.startsAt, to: last.endsAt }, tx);
    const minute = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
    const added = fillingIn(planned, turns, minute);
    if (added.length === 0) return failed("nothing-free");
    await tx.dutyShift.createMany({ data: added.map((shift) => ({ ...shift, createdById: actor.id })) });
    const facts = { ...rota, from, weeks, added: added.length };
    await recordDuty(tx, actor, { id: "rota", facts });
    return ok(added.length);
  });
}

/** When somebody must be on duty: around the clock, or outside the hours of a calendar. */
export function saveDutyHours(
  actor: Staff,
  calendar: string | null,
): Promise<Result<null, "no-calendar" | "no-organisation">> {
  return inTransaction(async (tx) => {
    const before = await dutyHouse(tx);
    if (!before) return failed("no-organisation");
    if (before.freeCalendar === calendar) return ok(null);
    const found =
      calendar === null ||
      (await tx.calendar.findUnique({ where: { key: calendar }, select: { key: true } })) !== null;
    if (!found) return failed("no-calendar");
    await tx.organisation.update({
      where: { id: 1 },
      data: { dutyFreeCalendar: calendar },
      select: { id: true },
    });
    const facts = { before: { freeCalendar: before.freeCalendar }, after: { freeCalendar: calendar } };
    await recordDuty(tx, actor, { id: "hours", facts });
    return ok(null);
  });
}
