import { advanceTo } from "@/lib/compensation/mutations/advance";
import type { LockedAward } from "@/lib/compensation/mutations/award-row";
import { handOut } from "@/lib/compensation/mutations/hand-out";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { addJob } from "@/lib/db/add-job";
import type { Tx } from "@/lib/db/client";
import { awardAfter } from "@/lib/domain/award-state";
import type { Actor } from "@/lib/domain/complaint-events";
import { DAY_MS } from "@/lib/domain/duration";
import { capture } from "@/lib/ledger/mutations/reservation";
import { failed, ok, type Result } from "@/lib/result";

export type CaptureInput = { actor: Actor; approverIds: readonly string[]; now: Date };

/**
 * The offer becomes a promise: the money is owed from now on, with a date and an owner, and vouchers and points are
 * handed out at once. Who accepts (the customer,
 * staff for one on the phone, the system for what is owed anyway) stands in the event.
 */
export async function captureAward(
  tx: Tx,
  award: LockedAward,
  { actor, approverIds, now }: CaptureInput,
): Promise<Result<{ fulfilDueAt: Date }, "wrong-state">> {
  const accepted = awardAfter("offered", "accept", actor.kind);
  if (accepted === null) return failed("wrong-state");
  const settled = await capture(tx, {
    awardId: award.id,
    amountMinor: award.amountMinor,
    author: { actor, approverIds },
    now,
  });
  if (!settled.ok) return failed("wrong-state");
  const { fulfilmentDays } = await tx.organisation.findUniqueOrThrow({
    where: { id: 1 },
    select: { fulfilmentDays: true },
  });
  const fulfilDueAt = new Date(now.getTime() + fulfilmentDays * DAY_MS);
  const status = awardAfter(accepted, "start-fulfilment", "system") ?? accepted;
  await tx.award.update({
    where: { id: award.id },
    data: {
      status,
      answeredAt: actor.kind === "system" ? null : now,
      capturedAt: now,
      fulfilDueAt,
      fulfilOwnerId: award.assigneeId ?? award.requestedById,
      version: { increment: 1 },
    },
    select: { id: true },
  });
  await appendEvent(tx, {
    complaintId: award.complaintId,
    type: "award-accepted",
    actor,
    occurredAt: now,
    facts: { awardId: award.id, part: award.part, fulfilDueAt: fulfilDueAt.toISOString() },
  });
  await advanceTo(tx, { complaintId: award.complaintId, actor, now }, "fulfilling");
  await addJob(tx, {
    task: "promise-late",
    payload: { awardId: award.id },
    jobKey: `promise-late:${award.id}`,
    // The promise is broken after its last instant, not at it.
    runAt: new Date(fulfilDueAt.getTime() + 1_000),
  });
  await handOut(tx, { ...award, status, capturedAt: now, fulfilDueAt }, { approverIds, now });
  return ok({ fulfilDueAt });
}
