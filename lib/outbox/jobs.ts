import { db, inTransaction, type Tx } from "@/lib/db/client";
import { env } from "@/lib/env";
import { linkToken } from "@/lib/links/tokens";
import { voucherCode } from "@/lib/links/voucher-code";
import { composeLetter } from "@/lib/outbox/compose";
import type { Letter } from "@/lib/outbox/letter";
import { type CustomerMail, type StoredMail, storedMail } from "@/lib/outbox/queries/letter";
import { type Posting, type PostingResult, postLetter } from "@/lib/outbox/smtp";
import { composeStaffLetter } from "@/lib/outbox/staff-letter";
import type { LetterFacts, LetterLinks, MailStatus, MailTemplate } from "@/lib/outbox/types";
import { paths } from "@/lib/paths";

export type Delivered = { template: MailTemplate; complaintId: string | null; now: Date };

export type Bounced = {
  mailId: string;
  template: MailTemplate;
  complaintId: string | null;
  /** The mail server's code: never its words, which repeat the address. */
  code: string;
  now: Date;
};

export type SendOptions = {
  now: Date;
  /** After this try nobody tries again. */
  isLastTry: boolean;
  /**
   * What a delivered mail to a customer means to its complaint, in the transaction that marks it as delivered. One to a
   * colleague means nothing to it.
   */
  onDelivered: (tx: Tx, mail: Delivered) => Promise<void>;
  /** The same for one that its reader's mail server refused for good. */
  onBounced: (tx: Tx, mail: Bounced) => Promise<void>;
};

/** Makes the runner try again later. Carries a code only, never an address or a text. */
function mailNotSent(code: string): Error {
  return Object.assign(new Error(`mail not sent: ${code}`), { name: "MailNotSent", code });
}

/**
 * Sends one recorded mail: rendered now, in the customer's language, with live private links. Without a mail server
 * demo mode keeps it to be read in the Outbox. A mail that is already sent or kept is left alone.
 */
export async function sendMail(mailId: string, options: SendOptions): Promise<void> {
  const mail = await storedMail(mailId);
  if (!mail || !UNSENT.includes(mail.status)) return;
  const { smtp, demo, publicUrl } = env();
  if (!smtp && demo) return markDelivered(mail, "kept", options);

  const posting = {
    mailId,
    to: mail.address.value,
    fromName: mail.facts.organisation.name,
    publicUrl,
    letter: letterOf(mail, publicUrl),
  };
  const result = await post(mail, posting);
  if (result.ok) return markDelivered(mail, "sent", options);

  if (result.permanent) return markBounced(mail, result.code, options);
  await db().mail.updateMany({
    where: { id: mailId, status: { in: UNSENT } },
    data: {
      attempts: { increment: 1 },
      lastError: result.code,
      status: options.isLastTry ? "failed" : "queued",
    },
  });
  throw mailNotSent(result.code);
}

const UNSENT: MailStatus[] = ["queued", "failed"];

function letterOf(mail: StoredMail, publicUrl: string): Letter {
  return mail.reader === "staff"
    ? composeStaffLetter(mail.facts, publicUrl)
    : composeLetter(mail.facts, liveLinks(mail.facts));
}

async function post(mail: StoredMail, posting: Posting): Promise<PostingResult> {
  const { smtp } = env();
  if (mail.reader === "staff" && !mail.address.isActive)
    return { ok: false, permanent: true, code: "reader-gone" };
  if (mail.reader === "customer" && mail.address.kind !== "email")
    return { ok: false, permanent: true, code: "not-an-address" };
  if (!smtp) return { ok: false, permanent: false, code: "no-mail-server" };
  return postLetter(smtp, posting);
}

async function markDelivered(mail: StoredMail, status: "sent" | "kept", options: SendOptions): Promise<void> {
  const { now, onDelivered } = options;
  await inTransaction(async (tx) => {
    const { count } = await tx.mail.updateMany({
      where: { id: mail.id, status: { in: UNSENT } },
      data: { status, sentAt: now, attempts: { increment: 1 }, lastError: null },
    });
    if (count !== 1) return;
    if (mail.reader === "staff") return;
    if (status === "sent" && mail.address.bounced)
      await tx.contactPoint.updateMany({
        where: { id: mail.address.id },
        data: { bouncedAt: null, bounceCode: null },
      });
    await onDelivered(tx, { template: mail.facts.template, complaintId: mail.complaintId, now });
  });
}

async function markBounced(mail: StoredMail, code: string, { now, onBounced }: SendOptions): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.mail.updateMany({
      where: { id: mail.id, status: { in: UNSENT } },
      data: { status: "bounced", attempts: { increment: 1 }, lastError: code },
    });
    if (count !== 1 || mail.reader === "staff") return;
    await noteBouncedAddress(tx, mail, { code, now });
    const { template } = mail.facts;
    await onBounced(tx, { mailId: mail.id, template, complaintId: mail.complaintId, code, now });
  });
}

async function noteBouncedAddress(
  tx: Tx,
  { address }: CustomerMail,
  { code, now }: { code: string; now: Date },
): Promise<void> {
  await tx.contactPoint.updateMany({
    where: { id: address.id },
    data: { bouncedAt: now, bounceCode: code },
  });
}

/**
 * The link that proves, when it is used, that its reader holds the mailbox; and the survey's own. Both open in the
 * language of the letter. And the code of its voucher, in full only here.
 */
function liveLinks({ complaint, survey, value, locale }: LetterFacts): LetterLinks {
  const { publicUrl, secret } = env();
  const link = (token: string, path: (token: string) => string) => `${publicUrl}/${locale}${path(token)}`;
  return {
    complaint: complaint
      ? link(
          linkToken(secret, {
            purpose: "complaint-by-mail",
            id: complaint.id,
            version: complaint.linkVersion,
          }),
          paths.privateLink,
        )
      : null,
    survey: survey
      ? link(
          linkToken(secret, { purpose: "survey", id: survey.id, version: survey.linkVersion }),
          paths.survey,
        )
      : null,
    code: value?.code ? voucherCode(value.code) : null,
  };
}
