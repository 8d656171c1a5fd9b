import { resolveIfDone } from "@/lib/compensation/mutations/advance";
import type { LockedAward } from "@/lib/compensation/mutations/award-row";
import { mailAboutAward } from "@/lib/compensation/mutations/tell";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import type { Tx } from "@/lib/db/client";
import { awardAfter } from "@/lib/domain/award-state";
import type { Actor } from "@/lib/domain/complaint-events";

export type OpenRemedy = { id: string; kind: string; amountMinor: bigint };

export type Delivery = {
  remedy: OpenRemedy;
  /** Who records it. */
  actor: Extract<Actor, { kind: "staff" }>;
  fulfilledAt: Date;
  proof: string;
  now: Date;
  /** Moves the remedy's money to where it now is. */
  post: () => Promise<void>;
};
export type Delivered = { awardDone: boolean; complaintResolved: boolean };

/**
 * One remedy has reached the customer, by hand or by the bank: with the last one the award is fulfilled, and with the last
 * award the case is resolved. The caller holds the award and has found it to be fulfilling and the remedy open.
 */
export async function deliverRemedy(tx: Tx, award: LockedAward, delivery: Delivery): Promise<Delivered> {
  const { remedy, fulfilledAt, proof, post } = delivery;
  await tx.awardRemedy.update({
    where: { id: remedy.id },
    data: { fulfilledAt, proof: proof || null },
    select: { id: true },
  });
  await post();
  const remedies = await tx.awardRemedy.findMany({
    where: { awardId: award.id },
    select: { fulfilledAt: true },
  });
  if (remedies.some(({ fulfilledAt: done }) => done === null))
    return { awardDone: false, complaintResolved: false };
  const dates = remedies.flatMap(({ fulfilledAt: done }) => done ?? []);
  const last = new Date(Math.max(...dates.map((date) => date.getTime())));
  return finish(tx, award, { ...delivery, fulfilledAt: last });
}

async function finish(
  tx: Tx,
  award: LockedAward,
  { actor, fulfilledAt, now }: Pick<Delivery, "actor" | "fulfilledAt" | "now">,
): Promise<Delivered> {
  const status = awardAfter(award.status, "fulfil", actor.kind);
  if (status === null) throw new Error(`an award that is ${award.status} cannot be fulfilled`);
  await tx.award.update({
    where: { id: award.id },
    data: { status, fulfilledAt, version: { increment: 1 } },
    select: { id: true },
  });
  await appendEvent(tx, {
    complaintId: award.complaintId,
    type: "award-fulfilled",
    actor,
    occurredAt: now,
    facts: {
      awardId: award.id,
      part: award.part,
      fulfilledAt: fulfilledAt.toISOString(),
      // By the date first promised, whatever was said of a later one since.
      inTime: award.fulfilDueAt === null || fulfilledAt.getTime() <= award.fulfilDueAt.getTime(),
    },
  });
  await mailAboutAward(tx, award, "fulfilled");
  const complaintResolved = await resolveIfDone(tx, { complaintId: award.complaintId, actor, now });
  return { awardDone: true, complaintResolved };
}
