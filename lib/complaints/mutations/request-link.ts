import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { letterContact } from "@/lib/complaints/queries/letter-contact";
import { inTransaction } from "@/lib/db/client";
import { SYSTEM_ACTOR } from "@/lib/domain/complaint-events";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/config";
import { queueMail } from "@/lib/outbox/mutations";

/** Asking again within this time sends no second letter. */
const PAUSE_MS = 10 * 60_000;

export type LinkRequest = {
  /** In its stored form; see parseReference. */
  reference: string;
  /** Normalised. */
  email: string;
};

/** Mails the private link to the address on file if the two belong together. Says nothing about whether they do. */
export async function requestLink({ reference, email }: LinkRequest, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const complaint = await tx.complaint.findUnique({ where: { reference }, select: { id: true } });
    const contact = complaint && (await letterContact(tx, complaint.id));
    if (!complaint || contact?.value !== email) return;
    const dedupeKey = `lost-link:${complaint.id}:${Math.floor(now.getTime() / PAUSE_MS)}`;
    if (await tx.mail.findUnique({ where: { dedupeKey }, select: { id: true } })) return;
    await queueMail(tx, {
      template: "lost-link",
      complaintId: complaint.id,
      contactPointId: contact.id,
      locale: isLocale(contact.locale) ? contact.locale : DEFAULT_LOCALE,
      dedupeKey,
    });
    // Who asked is unknown: only the mailbox will tell.
    await appendEvent(tx, {
      complaintId: complaint.id,
      type: "link-requested",
      actor: SYSTEM_ACTOR,
      occurredAt: now,
    });
  });
}
