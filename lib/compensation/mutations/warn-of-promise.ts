import { lockAward } from "@/lib/compensation/mutations/award-row";
import { mailAboutAward, tellStaff } from "@/lib/compensation/mutations/tell";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { db, inTransaction, sql } from "@/lib/db/client";
import { SYSTEM_ACTOR } from "@/lib/domain/complaint-events";
import { DAY_MS, HOUR_MS } from "@/lib/domain/duration";
import { POSTPONED_DAYS, REMEDY_WARNING_HOURS } from "@/lib/domain/promise";

const BATCH = 200;

/**
 * Looks for promised remedies whose date comes near: their owner is told a day before, and the customer hears a few hours
 * before that we shall not make it, with a new date, once. A promise that is broken already is for another job.
 */
export async function warnOfPromises(now: Date): Promise<{ owners: number; customers: number }> {
  const horizon = (hours: number) => new Date(now.getTime() + hours * HOUR_MS);
  const { owner, customer } = REMEDY_WARNING_HOURS;
  const near = await db().$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM award WHERE status = 'fulfilling' AND fulfil_due_at >= ${now}::timestamptz
      AND ((owner_warned_at IS NULL AND fulfil_due_at <= ${horizon(owner)}::timestamptz)
        OR (expected_at IS NULL AND fulfil_due_at <= ${horizon(customer)}::timestamptz))
    ORDER BY fulfil_due_at, id LIMIT ${BATCH}`);
  const told = { owners: 0, customers: 0 };
  for (const { id } of near) {
    const { owner: isOwner, customer: isCustomer } = await warnOf(id, now);
    told.owners += isOwner ? 1 : 0;
    told.customers += isCustomer ? 1 : 0;
  }
  return told;
}

/** One transaction for each, which looks again under the lock: what was delivered meanwhile needs no warning. */
function warnOf(awardId: string, now: Date): Promise<{ owner: boolean; customer: boolean }> {
  return inTransaction(async (tx) => {
    const award = await lockAward(tx, awardId);
    const nobody = { owner: false, customer: false };
    if (!award?.fulfilDueAt || award.status !== "fulfilling") return nobody;
    const left = award.fulfilDueAt.getTime() - now.getTime();
    if (left < 0) return nobody;
    const owner = award.ownerWarnedAt === null && left <= REMEDY_WARNING_HOURS.owner * HOUR_MS;
    const customer = award.expectedAt === null && left <= REMEDY_WARNING_HOURS.customer * HOUR_MS;
    const expectedAt = new Date(award.fulfilDueAt.getTime() + POSTPONED_DAYS * DAY_MS);
    if (!owner && !customer) return nobody;
    await tx.award.update({
      where: { id: awardId },
      data: { ...(owner ? { ownerWarnedAt: now } : {}), ...(customer ? { expectedAt } : {}) },
      select: { id: true },
    });
    const staffIds = [award.fulfilOwnerId ?? award.assigneeId];
    if (owner) await tellStaff(tx, { staffIds, kind: "promise-nears", award, now });
    if (customer) {
      await mailAboutAward(tx, award, "promise-postponed");
      await appendEvent(tx, {
        complaintId: award.complaintId,
        type: "promise-postponed",
        actor: SYSTEM_ACTOR,
        occurredAt: now,
        facts: { awardId, expectedAt: expectedAt.toISOString() },
      });
    }
    return { owner, customer };
  });
}
