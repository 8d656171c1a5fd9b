import type { Staff } from "@/lib/auth/staff";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { lockComplaint } from "@/lib/complaints/mutations/project";
import { requeue } from "@/lib/complaints/mutations/send-again";
import { letterContact } from "@/lib/complaints/queries/letter-contact";
import { inTransaction, type Tx } from "@/lib/db/client";
import { failed, ok, type Result } from "@/lib/result";

export type ContactCorrection = {
  complaintId: string;
  /** Normalised. */
  email: string;
};
export type CorrectionFailure = "not-found" | "contact-taken" | "contact-unchanged";

/**
 * The address that letters about this case go to from now on, as the customer gave it to a colleague. What came back
 * from the old one is sent again. An address that is another customer's is refused: it would show them this case.
 */
export function correctContact(
  actor: Staff,
  { complaintId, email }: ContactCorrection,
  now: Date,
): Promise<Result<{ sentAgain: number }, CorrectionFailure>> {
  return inTransaction(async (tx) => {
    const current = await lockComplaint(tx, complaintId);
    if (!current) return failed("not-found");
    const before = await letterContact(tx, complaintId);
    if (before?.value === email) return failed("contact-unchanged");
    const contactId = await contactOf(tx, { customerId: current.customerId, email, now });
    if (!contactId) return failed("contact-taken");
    await appendEvent(tx, {
      complaintId,
      type: "contact-corrected",
      actor: { kind: "staff", id: actor.id },
      occurredAt: now,
      facts: { letterContactId: contactId, beforeId: before?.id ?? null },
    });
    const bounced = await tx.mail.findMany({
      where: { complaintId, status: "bounced", contactPointId: { not: null } },
      select: { id: true, template: true },
      orderBy: { id: "asc" },
    });
    for (const mail of bounced) await requeue(tx, { ...mail, complaintId, contactId, actor, now });
    return ok({ sentAgain: bounced.length });
  });
}

type Wanted = { customerId: string; email: string; now: Date };

/** The customer's own contact point of that address, made where nobody has it; null where somebody else does. */
async function contactOf(tx: Tx, { customerId, email, now }: Wanted): Promise<string | null> {
  await tx.contactPoint.createMany({
    data: { customerId, kind: "email", value: email, createdAt: now },
    skipDuplicates: true,
  });
  const point = await tx.contactPoint.findUnique({
    where: { kind_value: { kind: "email", value: email } },
    select: { id: true, customerId: true },
  });
  return point?.customerId === customerId ? point.id : null;
}
