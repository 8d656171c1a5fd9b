import type { Staff } from "@/lib/auth/staff";
import { type LockedAward, lockAward } from "@/lib/compensation/mutations/award-row";
import { tellStaff } from "@/lib/compensation/mutations/tell";
import { addJob } from "@/lib/db/add-job";
import { inTransaction, type Tx } from "@/lib/db/client";
import { ratificationDueAt } from "@/lib/domain/award-clock";

type Overridden = { award: LockedAward; fingerprint: string; now: Date };

/** Asks the other managers for their word about an override, and plans to raise it once that is overdue. */
export async function askForRatification(
  tx: Tx,
  staff: Staff,
  { award, fingerprint, now }: Overridden,
): Promise<void> {
  const dueAt = ratificationDueAt(now);
  const { id } = await tx.approval.create({
    data: {
      awardId: award.id,
      requiredRole: "manager",
      reasons: { reasons: ["override"], confirms: "facts-and-judgement", clock: "normal", override: true },
      fingerprint,
      requestedById: staff.id,
      requestedAt: now,
      dueAt,
    },
    select: { id: true },
  });
  const staffIds = (await managers(tx)).filter((managerId) => managerId !== staff.id);
  await tellStaff(tx, { staffIds, kind: "approval-requested", award, facts: { override: true }, now });
  await addJob(tx, {
    task: "ratification-late",
    payload: { approvalId: id },
    jobKey: `ratification-late:${id}`,
    runAt: new Date(dueAt.getTime() + 1_000),
  });
}

async function managers(tx: Tx): Promise<string[]> {
  const rows = await tx.staff.findMany({
    where: { role: "manager", active: true },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id);
}

/**
 * Nobody has ratified an override within its day: every manager hears of it, whoever overrode included, once. False:
 * there was nothing to raise.
 */
export function raiseLateRatification(approvalId: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const asked = await tx.approval.findUnique({ where: { id: approvalId }, select: { awardId: true } });
    const award = asked ? await lockAward(tx, asked.awardId) : null;
    const open = await tx.approval.findUnique({
      where: { id: approvalId },
      select: { decision: true, dueAt: true },
    });
    if (!award || !open || open.decision !== null || now.getTime() <= open.dueAt.getTime()) return false;
    // A job that was cut off after its commit runs again.
    const told = await tx.notification.count({
      where: {
        kind: "ratification-late",
        complaintId: award.complaintId,
        facts: { path: ["approvalId"], equals: approvalId },
      },
    });
    if (told > 0) return false;
    await tellStaff(tx, {
      staffIds: await managers(tx),
      kind: "ratification-late",
      award,
      facts: { approvalId },
      now,
    });
    return true;
  });
}
