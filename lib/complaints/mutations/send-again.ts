import type { Staff } from "@/lib/auth/staff";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { letterContact } from "@/lib/complaints/queries/letter-contact";
import { addJob } from "@/lib/db/add-job";
import { inTransaction, sql, type Tx } from "@/lib/db/client";
import { failed, ok, type Result } from "@/lib/result";

export type SendAgainFailure = "not-found" | "not-failed";

type Row = {
  id: string;
  template: string;
  status: string;
  complaintId: string | null;
  /** Null: the letter is to a colleague, and of no case's log. */
  contactId: string | null;
};

/**
 * Sends a mail once more that was given up or came back: to where letters of its case go now, under the Message-ID it
 * had. It stays the one record of its cause.
 */
export function sendMailAgain(
  actor: Staff,
  mailId: string,
  now: Date,
): Promise<Result<null, SendAgainFailure>> {
  return inTransaction(async (tx) => {
    const [mail] = await tx.$queryRaw<Row[]>(sql`
      SELECT id, template, status, complaint_id AS "complaintId", contact_point_id AS "contactId"
      FROM mail WHERE id = ${mailId}::uuid FOR UPDATE`);
    if (!mail) return failed("not-found");
    if (mail.status !== "failed" && mail.status !== "bounced") return failed("not-failed");
    const contact = mail.complaintId && mail.contactId ? await letterContact(tx, mail.complaintId) : null;
    await requeue(tx, { ...mail, contactId: contact?.id ?? mail.contactId, actor, now });
    return ok(null);
  });
}

type Requeued = Omit<Row, "status"> & { actor: Staff; now: Date };

/** In the caller's transaction, which has looked at the mail. */
export async function requeue(tx: Tx, mail: Requeued): Promise<void> {
  const { id, template, complaintId, contactId, actor, now } = mail;
  await tx.mail.update({
    where: { id },
    data: { status: "queued", contactPointId: contactId, lastError: null },
    select: { id: true },
  });
  await addJob(tx, { task: "send-mail", payload: { mailId: id }, jobKey: `send-mail:${id}` });
  if (!complaintId || !contactId) return;
  await appendEvent(tx, {
    complaintId,
    type: "mail-sent-again",
    actor: { kind: "staff", id: actor.id },
    occurredAt: now,
    facts: { mailId: id, template },
  });
}
