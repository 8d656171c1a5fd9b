import type { Staff } from "@/lib/auth/staff";
import { resolveIfDone } from "@/lib/compensation/mutations/advance";
import { type LockedAward, lockAward } from "@/lib/compensation/mutations/award-row";
import { mailAboutAward } from "@/lib/compensation/mutations/tell";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { inTransaction, type Tx } from "@/lib/db/client";
import { awardAfter } from "@/lib/domain/award-state";
import { MINUTE_MS } from "@/lib/domain/duration";
import { pay } from "@/lib/ledger/mutations/remedy";
import { failed, ok, type Result } from "@/lib/result";
import { deliverUnits } from "@/lib/stock/mutations/award-units";

export type FulfilInput = {
  awardId: string;
  remedyId: string;
  /** When it was delivered: not before it was promised, not in the future. */
  fulfilledAt: Date;
  /** What shows it: a transfer's number, a parcel's tracking code. */
  proof: string;
};
export type FulfilFailure = "not-found" | "wrong-state" | "date-wrong" | "already-fulfilled";
export type Fulfilled = { awardDone: boolean; complaintResolved: boolean };

/** Marks one remedy as delivered; with the last one the award is paid, and with the last award the case is resolved. */
export function fulfilRemedy(
  staff: Staff,
  input: FulfilInput,
  now: Date,
): Promise<Result<Fulfilled, FulfilFailure>> {
  return inTransaction(async (tx) => {
    const award = await lockAward(tx, input.awardId);
    if (!award) return failed("not-found");
    const status = awardAfter(award.status, "fulfil", "staff");
    if (status === null || award.capturedAt === null) return failed("wrong-state");
    const fulfilledAt = atLeast(input.fulfilledAt, award.capturedAt);
    if (fulfilledAt === null || fulfilledAt.getTime() > now.getTime()) return failed("date-wrong");
    const remedies = await tx.awardRemedy.findMany({
      where: { awardId: award.id },
      select: { id: true, kind: true, amountMinor: true, fulfilledAt: true },
    });
    const remedy = remedies.find(({ id }) => id === input.remedyId);
    if (!remedy) return failed("not-found");
    if (remedy.fulfilledAt !== null) return failed("already-fulfilled");
    await tx.awardRemedy.update({
      where: { id: remedy.id },
      data: { fulfilledAt, proof: input.proof || null },
      select: { id: true },
    });
    await deliverUnits(tx, remedy.id, { actor: { kind: "staff", id: staff.id }, now });
    await payRemedy(tx, award, { remedy, staff, now });
    const open = remedies.filter(({ id, fulfilledAt: done }) => id !== remedy.id && done === null);
    if (open.length > 0) return ok({ awardDone: false, complaintResolved: false });
    const dates = [fulfilledAt, ...remedies.flatMap(({ fulfilledAt: done }) => done ?? [])];
    const last = new Date(Math.max(...dates.map((date) => date.getTime())));
    return ok(await finish(tx, award, { staff, status, fulfilledAt: last, now }));
  });
}

/** A time typed to the minute may lie just before the promise of the same minute; an earlier one is wrong. */
function atLeast(typed: Date, promisedAt: Date): Date | null {
  if (typed.getTime() >= promisedAt.getTime()) return typed;
  return promisedAt.getTime() - typed.getTime() < MINUTE_MS ? promisedAt : null;
}

type Delivered = { remedy: { id: string; kind: string; amountMinor: bigint }; staff: Staff; now: Date };

/** A named person or a call-back costs no money. */
async function payRemedy(tx: Tx, award: LockedAward, { remedy, staff, now }: Delivered): Promise<void> {
  if (remedy.amountMinor === 0n) return;
  const approverIds = award.approvedById ? [award.approvedById] : [];
  const author = { actor: { kind: "staff", id: staff.id }, approverIds } as const;
  const { amountMinor } = remedy;
  const paid = await pay(tx, { awardId: award.id, remedy, amountMinor, author, now });
  if (!paid.ok) throw new Error(`a promised remedy could not be paid: ${paid.reason}`);
}

type Finish = {
  staff: Staff;
  status: NonNullable<ReturnType<typeof awardAfter>>;
  fulfilledAt: Date;
  now: Date;
};

async function finish(
  tx: Tx,
  award: LockedAward,
  { staff, status, fulfilledAt, now }: Finish,
): Promise<Fulfilled> {
  const actor = { kind: "staff", id: staff.id } as const;
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
      inTime: award.fulfilDueAt === null || fulfilledAt.getTime() <= award.fulfilDueAt.getTime(),
    },
  });
  await mailAboutAward(tx, award, "fulfilled");
  const complaintResolved = await resolveIfDone(tx, { complaintId: award.complaintId, actor, now });
  return { awardDone: true, complaintResolved };
}
