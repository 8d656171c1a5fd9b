import { lockAward } from "@/lib/compensation/mutations/award-row";
import { mailAboutAward, ownersOf, tellStaff } from "@/lib/compensation/mutations/tell";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { inTransaction } from "@/lib/db/client";
import { awardAfter } from "@/lib/domain/award-state";
import { SYSTEM_ACTOR } from "@/lib/domain/complaint-events";
import { expire } from "@/lib/ledger/mutations/reservation";
import { releaseUnits } from "@/lib/stock/mutations/award-units";

/** Ends one offer that ran out: its money returns to the budget, customer and case owner hear of it. False: nothing was due. */
export function expireOffer(awardId: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const award = await lockAward(tx, awardId);
    if (!award?.expiresAt || now.getTime() <= award.expiresAt.getTime()) return false;
    const status = awardAfter(award.status, "expire", "system");
    if (status === null) return false;
    await releaseUnits(tx, awardId, { actor: SYSTEM_ACTOR, now });
    const settled = await expire(tx, { awardId, author: { actor: SYSTEM_ACTOR, approverIds: [] }, now });
    if (!settled.ok) throw new Error(`an open offer has no reservation to release: ${settled.reason}`);
    await tx.award.update({
      where: { id: awardId },
      data: { status, version: { increment: 1 } },
      select: { id: true },
    });
    await appendEvent(tx, {
      complaintId: award.complaintId,
      type: "award-expired",
      actor: SYSTEM_ACTOR,
      occurredAt: now,
      facts: { awardId, part: award.part },
    });
    await mailAboutAward(tx, award, "offer-expired");
    await tellStaff(tx, { staffIds: ownersOf(award), kind: "offer-expired", award, now });
    return true;
  });
}

/** Reminds the customer of an offer that is still open; an answered one is left alone. */
export function remindOfOffer(awardId: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const award = await lockAward(tx, awardId);
    if (!award?.expiresAt || award.status !== "offered" || now.getTime() >= award.expiresAt.getTime())
      return false;
    await mailAboutAward(tx, award, "offer-reminder");
    return true;
  });
}

/** A remedy was not delivered in time: its owner, leads and managers see it, and the customer is told honestly. */
export function raiseLatePromise(awardId: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const award = await lockAward(tx, awardId);
    if (!award?.fulfilDueAt || award.status !== "fulfilling") return false;
    if (now.getTime() <= award.fulfilDueAt.getTime()) return false;
    const above = await tx.staff.findMany({
      where: { active: true, OR: [{ role: "manager" }, { role: "lead", departmentId: award.departmentId }] },
      select: { id: true },
    });
    const staffIds = [award.fulfilOwnerId, award.assigneeId, ...above.map(({ id }) => id)];
    await tellStaff(tx, { staffIds, kind: "promise-late", award, now });
    // Whoever was told beforehand need not hear it twice.
    if (award.expectedAt === null) await mailAboutAward(tx, award, "promise-delayed");
    return true;
  });
}
