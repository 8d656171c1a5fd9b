import type { Staff } from "@/lib/auth/staff";
import { db } from "@/lib/db/client";
import { maskedVoucherCode } from "@/lib/domain/voucher-code";
import { env } from "@/lib/env";
import { isLocale } from "@/lib/i18n/config";
import { composeLetter } from "@/lib/outbox/compose";
import type { Letter } from "@/lib/outbox/letter";
import { type StoredMail, storedMail } from "@/lib/outbox/queries/letter";
import { maskedAddress } from "@/lib/outbox/safe-text";
import { composeStaffLetter } from "@/lib/outbox/staff-letter";
import {
  isAnyMailTemplate,
  type MailStatus,
  type OutboxCursor,
  type OutboxPage,
  type OutboxRow,
} from "@/lib/outbox/types";
import { paths } from "@/lib/paths";

export const OUTBOX_PAGE_SIZE = 50;

type Filter = { status: MailStatus | null; after: OutboxCursor | null };

const ROW = {
  id: true,
  template: true,
  status: true,
  locale: true,
  attempts: true,
  lastError: true,
  createdAt: true,
  sentAt: true,
  complaint: { select: { reference: true } },
  contactPoint: { select: { value: true } },
  staff: { select: { email: true } },
} as const;

/** Mails, newest first, one page. Addresses are masked: who may read a case finds them there. */
export async function listOutbox(_staff: Staff, { status, after }: Filter): Promise<OutboxPage> {
  const older = after
    ? { OR: [{ createdAt: { lt: after.createdAt } }, { createdAt: after.createdAt, id: { lt: after.id } }] }
    : {};
  const found = await db().mail.findMany({
    where: { ...(status ? { status } : {}), ...older },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: OUTBOX_PAGE_SIZE + 1,
    select: ROW,
  });
  const rows = found
    .slice(0, OUTBOX_PAGE_SIZE)
    .flatMap(({ complaint, contactPoint, staff, ...mail }): OutboxRow[] => {
      const { template, locale } = mail;
      if (!isAnyMailTemplate(template) || !isLocale(locale)) return [];
      const to = maskedAddress(contactPoint?.value ?? staff?.email ?? "");
      return [
        {
          ...mail,
          template,
          locale,
          status: mail.status as MailStatus,
          to,
          reader: staff ? "staff" : "customer",
          reference: complaint?.reference ?? null,
        },
      ];
    });
  const last = rows.at(-1);
  return {
    rows,
    next: found.length > OUTBOX_PAGE_SIZE && last ? { createdAt: last.createdAt, id: last.id } : null,
  };
}

export type OutboxMail = OutboxRow & { customerId: string | null; letter: Letter };

/** One mail as its reader has it, except that private links and codes are masked: they open without a password. */
export async function outboxMail(_staff: Staff, id: string): Promise<OutboxMail | null> {
  const mail = await storedMail(id);
  if (!mail) return null;
  const { facts, address, complaintId: _complaintId, ...row } = mail;
  return {
    ...row,
    template: facts.template,
    locale: facts.locale,
    to: maskedAddress(address.value),
    customerId: mail.reader === "customer" ? mail.customerId : null,
    reference: mail.reader === "customer" ? (mail.facts.complaint?.reference ?? null) : mail.facts.reference,
    letter: maskedLetter(mail),
  };
}

function maskedLetter(mail: StoredMail): Letter {
  const { publicUrl } = env();
  if (mail.reader === "staff") return composeStaffLetter(mail.facts, publicUrl);
  const { facts } = mail;
  const masked = `${publicUrl}${paths.privateLink("")}••••••••`;
  return composeLetter(facts, {
    complaint: facts.complaint ? masked : null,
    survey: null,
    code: facts.value?.code ? maskedVoucherCode(facts.value.code.codeTail) : null,
  });
}
