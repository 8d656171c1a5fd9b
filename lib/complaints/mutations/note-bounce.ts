import { appendEvent } from "@/lib/complaints/mutations/append-event";
import type { Tx } from "@/lib/db/client";
import { SYSTEM_ACTOR } from "@/lib/domain/complaint-events";
import { notify } from "@/lib/notifications/mutations";
import type { Bounced } from "@/lib/outbox/jobs";

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
  const readers = complaint?.assigneeId ? [complaint.assigneeId] : await leads(tx);
  for (const staffId of readers) await notify(tx, { staffId, kind: "mail-bounced", complaintId, now });
}

async function leads(tx: Tx): Promise<string[]> {
  const rows = await tx.staff.findMany({ where: { role: "lead", active: true }, select: { id: true } });
  return rows.map(({ id }) => id);
}
