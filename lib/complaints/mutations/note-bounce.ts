import { appendEvent } from "@/lib/complaints/mutations/append-event";
import type { Tx } from "@/lib/db/client";
import { SYSTEM_ACTOR } from "@/lib/domain/complaint-events";
import { notify } from "@/lib/notifications/mutations";
import type { Bounced } from "@/lib/outbox/jobs";
import { inCharge } from "@/lib/staff/queries";

/**
 * A letter about a case came back, so the customer has not read it: the case says so, and whoever works on it hears of
 * it, the leads where nobody does yet. The promise stays as it was kept: what we said stands on the private page.
 */
export async function noteBounce(tx: Tx, { complaintId, mailId, template, code, now }: Bounced) {
  if (!complaintId) return;
  await appendEvent(tx, {
    complaintId,
    type: "mail-bounced",
    actor: SYSTEM_ACTOR,
    occurredAt: now,
    facts: { mailId, template, code },
  });
  const complaint = await tx.complaint.findUnique({
    where: { id: complaintId },
    select: { assigneeId: true },
  });
  for (const staffId of await inCharge(tx, complaint?.assigneeId ?? null))
    await notify(tx, { staffId, kind: "mail-bounced", complaintId, now });
}
