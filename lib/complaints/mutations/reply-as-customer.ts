import { attachFiles, hasRoomFor, sourcesOf } from "@/lib/attachments/mutations/attach";
import type { FormFile } from "@/lib/attachments/mutations/receive";
import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { claimOnce } from "@/lib/complaints/mutations/claim-once";
import { type LockedComplaint, lockComplaint, writeChange } from "@/lib/complaints/mutations/project";
import { takeUpAgain } from "@/lib/complaints/mutations/reopen-unanswered";
import { verifyContact } from "@/lib/complaints/mutations/verify-contact";
import { inTransaction, type Tx } from "@/lib/db/client";
import { isOpen } from "@/lib/domain/complaint-state";
import { notify } from "@/lib/notifications/mutations";
import { failed, ok, type Result } from "@/lib/result";
import { addToSearch } from "@/lib/search/mutations";
import { inCharge } from "@/lib/staff/queries";

export type CustomerReply = {
  body: string;
  /** The form's hidden token: sent twice, the reply is recorded once. */
  token: string;
  /** What waits under that token. */
  files?: readonly FormFile[];
};

/**
 * The customer answers or adds something. Work that waited for them goes on, and the assignee hears of it; after the end
 * of the case, when nobody may be looking any more, the leads do; a case that was closed for want of the reply goes on.
 */
export async function replyAsCustomer(
  proof: CustomerProof,
  { body, token, files = [] }: CustomerReply,
  now: Date,
): Promise<Result<{ repeated: boolean }, "not-found" | "token-used" | "too-many-files">> {
  const { complaintId, customerId } = proof;
  return inTransaction(async (tx) => {
    const claim = await claimOnce(tx, {
      scope: "customer-reply",
      key: token,
      content: [`${complaintId} ${body}`, ...sourcesOf(files)].join(" "),
      now,
    });
    if (claim === "repeated") return ok({ repeated: true });
    if (claim === "other") return failed("token-used");
    const current = await lockComplaint(tx, complaintId);
    if (!current) return failed("not-found");
    if (!(await hasRoomFor(tx, complaintId, files))) return failed("too-many-files");
    const message = await tx.message.create({
      data: {
        complaintId,
        kind: "customer-message",
        authorKind: "customer",
        authorId: customerId,
        body,
        sentAt: now,
      },
      select: { id: true },
    });
    await attachFiles(tx, { files, complaintId, messageId: message.id, authorId: customerId });
    await writeChange(tx, current, {
      patch: current.status === "waiting-for-customer" ? { status: "investigating" } : {},
      event: {
        type: "customer-replied",
        actor: { kind: "customer", id: customerId },
        occurredAt: now,
        facts: { messageId: message.id, from: current.status },
      },
    });
    await addToSearch(tx, complaintId, body);
    // The answer that we had waited for came after all.
    if (!(await takeUpAgain(tx, current, { customerId, now }))) await tellStaff(tx, current, now);
    await verifyContact(tx, proof, now);
    return ok({ repeated: false });
  });
}

async function tellStaff(tx: Tx, { id, assigneeId, status }: LockedComplaint, now: Date): Promise<void> {
  const leads = isOpen(status) ? [] : await inCharge(tx, null);
  const readers = new Set([...(assigneeId ? [assigneeId] : []), ...leads]);
  for (const staffId of readers)
    await notify(tx, { staffId, kind: "customer-replied", complaintId: id, now });
}
