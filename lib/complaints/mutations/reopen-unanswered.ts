import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { type LockedComplaint, lockComplaint, moveComplaint } from "@/lib/complaints/mutations/project";
import { verifyContact } from "@/lib/complaints/mutations/verify-contact";
import { inTransaction, type Tx } from "@/lib/db/client";
import { NO_REPLY, reopenableUntil } from "@/lib/domain/sla/runs/waiting";
import { termsAt } from "@/lib/domain/sla/terms/book";
import { notify } from "@/lib/notifications/mutations";
import { failed, ok, type Result } from "@/lib/result";
import { slaBook } from "@/lib/sla/queries/book";
import { clockEvents } from "@/lib/sla/queries/events";
import { inCharge } from "@/lib/staff/queries";

/**
 * The customer takes up again what was closed for want of their reply: its clocks start, whoever had it hears of it.
 * Clicked twice is reopened once.
 */
export async function reopenAsCustomer(
  proof: CustomerProof,
  now: Date,
): Promise<Result<null, "not-found" | "too-late">> {
  return inTransaction(async (tx) => {
    const current = await lockComplaint(tx, proof.complaintId);
    if (!current) return failed("not-found");
    if (current.status === "reopened") return ok(null);
    if (!(await takeUpAgain(tx, current, { customerId: proof.customerId, now }))) return failed("too-late");
    await verifyContact(tx, proof, now);
    return ok(null);
  });
}

/** Reopens the locked case where it was closed for want of a reply not long ago; false where that is not so. */
export async function takeUpAgain(
  tx: Tx,
  current: LockedComplaint,
  { customerId, now }: { customerId: string; now: Date },
): Promise<boolean> {
  if (current.status !== "closed") return false;
  const timeZone = termsAt(await slaBook(tx), now)?.terms.timeZone ?? "UTC";
  const until = reopenableUntil(await clockEvents(tx, current.id), { timeZone });
  if (until === null || now >= until) return false;
  const moved = await moveComplaint(tx, {
    complaintId: current.id,
    to: "reopened",
    actor: { kind: "customer", id: customerId },
    now,
    patch: { closedAt: null, resolvedAt: null, outcome: null, rootCauseKey: null },
    eventType: "reopened",
    facts: { cause: NO_REPLY, isRepeatComplaint: false },
  });
  if (!moved.ok) throw new Error(`a closed case could not be reopened: ${moved.reason}`);
  await tellHouse(tx, current, now);
  return true;
}

async function tellHouse(tx: Tx, { id, assigneeId }: LockedComplaint, now: Date): Promise<void> {
  for (const staffId of await inCharge(tx, assigneeId))
    await notify(tx, { staffId, kind: "case-reopened", complaintId: id, now });
}
