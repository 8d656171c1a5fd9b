import type { Staff } from "@/lib/auth/staff";
import { type LockedAward, lockAward } from "@/lib/compensation/mutations/award-row";
import { type Delivered, deliverRemedy, type OpenRemedy } from "@/lib/compensation/mutations/deliver";
import { isInRun } from "@/lib/compensation/queries/payments";
import { inTransaction, type Tx } from "@/lib/db/client";
import { awardAfter } from "@/lib/domain/award-state";
import { MINUTE_MS } from "@/lib/domain/duration";
import { isMoneyKind } from "@/lib/domain/payouts/life";
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
export type FulfilFailure =
  | "not-found"
  | "wrong-state"
  | "date-wrong"
  | "already-fulfilled"
  | "proof-missing"
  | "in-run";

/**
 * Marks one remedy as handed over. Money handed over by hand (till, card terminal) needs its proof, and cannot be what a
 * pay-out run is about to pay or has sent to the bank.
 */
export function fulfilRemedy(
  staff: Staff,
  input: FulfilInput,
  now: Date,
): Promise<Result<Delivered, FulfilFailure>> {
  return inTransaction(async (tx) => {
    const award = await lockAward(tx, input.awardId);
    if (!award) return failed("not-found");
    if (awardAfter(award.status, "fulfil", "staff") === null || award.capturedAt === null)
      return failed("wrong-state");
    const fulfilledAt = atLeast(input.fulfilledAt, award.capturedAt);
    if (fulfilledAt === null || fulfilledAt.getTime() > now.getTime()) return failed("date-wrong");
    const remedy = await tx.awardRemedy.findFirst({
      where: { id: input.remedyId, awardId: award.id },
      select: { id: true, kind: true, amountMinor: true, fulfilledAt: true },
    });
    if (!remedy) return failed("not-found");
    if (remedy.fulfilledAt !== null) return failed("already-fulfilled");
    if (isMoneyKind(remedy.kind) && remedy.amountMinor > 0n) {
      if (input.proof === "") return failed("proof-missing");
      if (await isInRun(tx, { remedyId: remedy.id })) return failed("in-run");
    }
    const actor = { kind: "staff", id: staff.id } as const;
    const post = async () => {
      await deliverUnits(tx, remedy.id, { actor, now });
      await payRemedy(tx, award, { remedy, staff, now });
    };
    return ok(await deliverRemedy(tx, award, { remedy, actor, fulfilledAt, proof: input.proof, now, post }));
  });
}

/** A time typed to the minute may lie just before the promise of the same minute; an earlier one is wrong. */
function atLeast(typed: Date, promisedAt: Date): Date | null {
  if (typed.getTime() >= promisedAt.getTime()) return typed;
  return promisedAt.getTime() - typed.getTime() < MINUTE_MS ? promisedAt : null;
}

type Paid = { remedy: OpenRemedy; staff: Staff; now: Date };

/** A named person or a call-back costs no money. */
async function payRemedy(tx: Tx, award: LockedAward, { remedy, staff, now }: Paid): Promise<void> {
  if (remedy.amountMinor === 0n) return;
  const approverIds = award.approvedById ? [award.approvedById] : [];
  const author = { actor: { kind: "staff", id: staff.id }, approverIds } as const;
  const { amountMinor } = remedy;
  const paid = await pay(tx, { awardId: award.id, remedy, amountMinor, author, now });
  if (!paid.ok) throw new Error(`a promised remedy could not be paid: ${paid.reason}`);
}
