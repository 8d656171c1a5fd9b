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
  const { remedy, actor, fulfilledAt, proof, now, post } = delivery;
  await markDelivered(tx, { remedyId: remedy.id, fulfilledAt, proof: proof || null });
  await post();
  return finishIfDelivered(tx, award, { actor, tells: true, now });
}

type Mark = { remedyId: string; fulfilledAt: Date; proof: string | null };

/** Marks one remedy as delivered; its money is the caller's to move. */
export async function markDelivered(tx: Tx, { remedyId, fulfilledAt, proof }: Mark): Promise<void> {
  await tx.awardRemedy.update({
    where: { id: remedyId },
    data: { fulfilledAt, proof },
    select: { id: true },
  });
}

type Finish = {
  actor: Actor;
  /** Whether the customer is written to; what was delivered may have brought its own letter. */
  tells: boolean;
  now: Date;
};

/** With its last remedy the award is fulfilled, and with its last award the case is resolved. */
export async function finishIfDelivered(
  tx: Tx,
  award: LockedAward,
  { actor, tells, now }: Finish,
): Promise<Delivered> {
  const remedies = await tx.awardRemedy.findMany({
    where: { awardId: award.id },
    select: { fulfilledAt: true },
  });
  const dates = remedies.flatMap(({ fulfilledAt }) => fulfilledAt ?? []);
  if (dates.length < remedies.length) return { awardDone: false, complaintResolved: false };
  const status = awardAfter(award.status, "fulfil", actor.kind);
  if (status === null) throw new Error(`an award that is ${award.status} cannot be fulfilled`);
  const fulfilledAt = new Date(Math.max(...dates.map((date) => date.getTime())));
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
  if (tells) await mailAboutAward(tx, award, "fulfilled");
  const complaintResolved = await resolveIfDone(tx, { complaintId: award.complaintId, actor, now });
  return { awardDone: true, complaintResolved };
}
