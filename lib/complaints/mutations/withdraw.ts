import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { lockComplaint, moveComplaint } from "@/lib/complaints/mutations/project";
import { verifyContact } from "@/lib/complaints/mutations/verify-contact";
import { inTransaction } from "@/lib/db/client";
import { notify } from "@/lib/notifications/mutations";
import { failed, ok, type Result } from "@/lib/result";

export type WithdrawFailure = "not-found" | "cannot-withdraw" | "offer-open";

/**
 * The customer takes the complaint back. An offer that waits for their answer must be answered first, since money is
 * reserved for it. Withdrawn twice is withdrawn once.
 */
export async function withdraw(proof: CustomerProof, now: Date): Promise<Result<null, WithdrawFailure>> {
  const { complaintId, customerId } = proof;
  return inTransaction(async (tx) => {
    // Locked before the offers are looked at: one that is being issued now either is seen here or finds the case ended.
    const complaint = await lockComplaint(tx, complaintId);
    if (!complaint) return failed("not-found");
    if (complaint.status === "withdrawn") return ok(null);
    if (await tx.award.findFirst({ where: { complaintId, status: "offered" }, select: { id: true } }))
      return failed("offer-open");
    const moved = await moveComplaint(tx, {
      complaintId,
      to: "withdrawn",
      actor: { kind: "customer", id: customerId },
      now,
      patch: { outcome: "withdrawn", closedAt: now },
      eventType: "withdrawn",
    });
    if (!moved.ok) return failed("cannot-withdraw");
    const { assigneeId } = complaint;
    if (assigneeId) await notify(tx, { staffId: assigneeId, kind: "case-withdrawn", complaintId, now });
    await verifyContact(tx, proof, now);
    return ok(null);
  });
}
