import type { Staff } from "@/lib/auth/staff";
import { type LockedAward, lockAward } from "@/lib/compensation/mutations/award-row";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { inTransaction, type Tx } from "@/lib/db/client";
import { type AwardStatus, awardAfter } from "@/lib/domain/award-state";
import type { Actor } from "@/lib/domain/complaint-events";
import { voidReservation } from "@/lib/ledger/mutations/reservation";
import { failed, ok, type Result } from "@/lib/result";
import { releaseUnits } from "@/lib/stock/mutations/award-units";

const DRAFTS = [
  "proposed",
  "sent-back",
  "waiting-for-approval",
  "approved",
] as const satisfies readonly AwardStatus[];

type By = { actor: Actor; now: Date };

/** Takes back what the customer has not accepted: an open offer's money returns to its budget, a draft just ends. */
async function voidLocked(
  tx: Tx,
  award: LockedAward,
  { actor, now }: By,
): Promise<Result<null, "wrong-state">> {
  const by = actor.kind === "staff" ? "staff" : "system";
  const status = awardAfter(award.status, "void", by);
  if (status === null) return failed("wrong-state");
  if (award.status === "offered") {
    await releaseUnits(tx, award.id, { actor, now });
    const settled = await voidReservation(tx, { awardId: award.id, author: { actor, approverIds: [] }, now });
    if (!settled.ok) return failed("wrong-state");
  }
  await tx.award.update({
    where: { id: award.id },
    data: { status, version: { increment: 1 } },
    select: { id: true },
  });
  await appendEvent(tx, {
    complaintId: award.complaintId,
    type: "award-voided",
    actor,
    occurredAt: now,
    facts: { awardId: award.id, part: award.part, from: award.status },
  });
  return ok(null);
}

/** Staff withdraw an award before it is accepted. */
export function voidAward(
  staff: Staff,
  { awardId }: { awardId: string },
  now: Date,
): Promise<Result<null, "not-found" | "wrong-state">> {
  return inTransaction(async (tx) => {
    const award = await lockAward(tx, awardId);
    if (!award) return failed("not-found");
    return voidLocked(tx, award, { actor: { kind: "staff", id: staff.id }, now });
  });
}

/** Withdraws proposals that were never offered: a new one takes their place, and their approvals lapse with them. */
export async function voidDrafts(
  tx: Tx,
  { complaintId, actor, now }: By & { complaintId: string },
): Promise<void> {
  await voidAll(tx, { complaintId, statuses: DRAFTS, actor, now });
}

/** The case ended without us (withdrawn, a duplicate): whatever was proposed or offered on it ends as well. */
export async function voidOpenAwards(
  tx: Tx,
  { complaintId, actor, now }: By & { complaintId: string },
): Promise<void> {
  await voidAll(tx, { complaintId, statuses: [...DRAFTS, "offered"], actor, now });
}

async function voidAll(
  tx: Tx,
  { complaintId, statuses, actor, now }: By & { complaintId: string; statuses: readonly AwardStatus[] },
): Promise<void> {
  const open = await tx.award.findMany({
    where: { complaintId, status: { in: [...statuses] } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of open) {
    const award = await lockAward(tx, id);
    if (award) await voidLocked(tx, award, { actor, now });
  }
}
