import { recordAudit } from "@/lib/audit/mutations";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { lockAward } from "@/lib/compensation/mutations/award-row";
import { isInRun } from "@/lib/compensation/queries/payments";
import type { ReversalReason } from "@/lib/compensation/reasons";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { inTransaction } from "@/lib/db/client";
import { awardAfter } from "@/lib/domain/award-state";
import { reverse } from "@/lib/ledger/mutations/reverse";
import type { LedgerFailure } from "@/lib/ledger/types";
import { endPointsOf } from "@/lib/points/mutations/end";
import { failed, ok, type Result } from "@/lib/result";
import { releaseUnits } from "@/lib/stock/mutations/award-units";
import { endVouchersOf } from "@/lib/vouchers/mutations/cancel";

export type ReverseFailure =
  | "not-found"
  | "wrong-state"
  | "not-allowed"
  | "own-award"
  | "in-run"
  /** The customer has spent a part of it. */
  | "already-used"
  /** An outside party has the money in hand. */
  | "on-its-way";

/**
 * Takes back an accepted or paid award as a whole; the ledger keeps both and links them, and vouchers and points that
 * nobody has used end with it. Nobody reverses what they asked for or approved themselves.
 */
export function reverseAward(
  staff: Staff,
  { awardId, reason }: { awardId: string; reason: ReversalReason },
  now: Date,
): Promise<Result<null, ReverseFailure>> {
  return inTransaction(async (tx) => {
    if (!can(staff.role, "award.reverse")) return failed("not-allowed");
    const award = await lockAward(tx, awardId);
    if (!award) return failed("not-found");
    if (staff.id === award.requestedById || staff.id === award.approvedById) return failed("own-award");
    const status = awardAfter(award.status, "reverse", "staff");
    if (status === null) return failed("wrong-state");
    // What is approved to leave, or is at the bank, comes back first.
    if (await isInRun(tx, { awardId })) return failed("in-run");
    const actor = { kind: "staff", id: staff.id } as const;
    const reversed = await reverse(tx, { awardId, author: { actor, approverIds: [staff.id] }, now });
    if (!reversed.ok) return failed(refusalOf(reversed.reason));
    await endVouchersOf(tx, { awardId, staffId: staff.id, now });
    await endPointsOf(tx, { awardId, now });
    await tx.award.update({
      where: { id: awardId },
      data: { status, version: { increment: 1 } },
      select: { id: true },
    });
    await appendEvent(tx, {
      complaintId: award.complaintId,
      type: "award-reversed",
      actor,
      occurredAt: now,
      facts: { awardId, part: award.part, reason, from: award.status },
    });
    await recordAudit(tx, {
      actor,
      action: "award-reversed",
      subject: { kind: "award", id: awardId },
      customerId: award.customerId,
      facts: { reason, from: award.status },
    });
    // What was handed over stays with the customer; what was not is free again.
    await releaseUnits(tx, awardId, { actor, now });
    return ok(null);
  });
}

function refusalOf(reason: LedgerFailure): "already-used" | "on-its-way" {
  if (reason === "already-used" || reason === "on-its-way") return reason;
  throw new Error(`a captured award could not be reversed: ${reason}`);
}
