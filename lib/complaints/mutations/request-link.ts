import { createHmac, timingSafeEqual } from "node:crypto";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { letterContact } from "@/lib/complaints/queries/letter-contact";
import { addJob } from "@/lib/db/add-job";
import { inTransaction } from "@/lib/db/client";
import { SYSTEM_ACTOR } from "@/lib/domain/complaint-events";
import { env } from "@/lib/env";
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

/** What stands for an address where the address itself has no business: only we can tell which one it is. */
function markOf(email: string): string {
  return createHmac("sha256", env().secret).update(`lost-link|${email}`).digest("base64url");
}

/**
 * Takes a request for the private link, whatever it names. Whether reference and address belong together is found out by
 * a job, so that the answer does the same work and takes the same time for what exists and for what does not.
 */
export async function requestLink({ reference, email }: LinkRequest): Promise<void> {
  await inTransaction((tx) =>
    addJob(tx, { task: "lost-link", payload: { reference, mark: markOf(email) }, maxAttempts: 3 }),
  );
}

/** Mails the private link to the address on file if it is the one that was named. */
export async function answerLinkRequest(
  { reference, mark }: { reference: string; mark: string },
  now: Date,
): Promise<void> {
  await inTransaction(async (tx) => {
    const complaint = await tx.complaint.findUnique({ where: { reference }, select: { id: true } });
    const contact = complaint && (await letterContact(tx, complaint.id));
    if (!complaint || !contact || !isSame(mark, markOf(contact.value))) return;
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

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
