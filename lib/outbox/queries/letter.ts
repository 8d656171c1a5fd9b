import { db } from "@/lib/db/client";
import { isLocale } from "@/lib/i18n/config";
import { namesOf } from "@/lib/organisation/names";
import { letterValue } from "@/lib/outbox/queries/letter-value";
import { isMailTemplate, type LetterAward, type LetterFacts, type MailStatus } from "@/lib/outbox/types";

export type StoredMail = {
  id: string;
  status: MailStatus;
  complaintId: string | null;
  customerId: string;
  address: { id: string; kind: string; value: string; bounced: boolean };
  createdAt: Date;
  sentAt: Date | null;
  attempts: number;
  lastError: string | null;
  facts: LetterFacts;
};

const MAIL = {
  id: true,
  template: true,
  locale: true,
  params: true,
  status: true,
  complaintId: true,
  createdAt: true,
  sentAt: true,
  attempts: true,
  lastError: true,
  contactPoint: {
    select: {
      kind: true,
      value: true,
      id: true,
      bouncedAt: true,
      customerId: true,
      customer: { select: { name: true } },
    },
  },
  complaint: {
    select: {
      id: true,
      reference: true,
      severity: true,
      linkVersion: true,
      promiseDueAt: true,
      nextUpdateDueAt: true,
      appealDueAt: true,
    },
  },
} as const;

/** A recorded mail with everything its letter is made of; null when there is none. */
export async function storedMail(id: string): Promise<StoredMail | null> {
  const mail = await db().mail.findUnique({ where: { id }, select: MAIL });
  if (!mail || !isMailTemplate(mail.template) || !isLocale(mail.locale)) return null;
  const param = paramReader(mail.params);
  const [organisation, message, award, survey, value] = await Promise.all([
    db().organisation.findUnique({
      where: { id: 1 },
      select: { name: true, timeZone: true, outsideReferral: true, voucherPlaces: true },
    }),
    messageBody(param("messageId"), mail.complaintId),
    awardOf(param("awardId"), mail.complaintId),
    surveyOf(param("surveyId"), mail.complaintId),
    letterValue({ voucherId: param("voucherId"), lotId: param("lotId") }, mail.complaintId),
  ]);
  const { contactPoint, complaint, template, locale, params: _params, status, ...rest } = mail;
  return {
    ...rest,
    status: status as MailStatus,
    customerId: contactPoint.customerId,
    address: {
      id: contactPoint.id,
      kind: contactPoint.kind,
      value: contactPoint.value,
      bounced: contactPoint.bouncedAt !== null,
    },
    facts: {
      template,
      locale,
      organisation: organisation
        ? {
            name: organisation.name,
            timeZone: organisation.timeZone,
            outsideReferral: namesOf(organisation.outsideReferral)[locale],
          }
        : { name: "Amends", timeZone: "UTC" },
      customerName: contactPoint.customer.name,
      writtenAt: mail.createdAt,
      complaint,
      message,
      award,
      survey,
      closesAt: momentIn(mail.params, "closesAt"),
      value: value && { ...value, places: namesOf(organisation?.voucherPlaces)[locale] },
    },
  };
}

/** Ids of other rows named in a mail's params; anything that is no UUID reads as absent. */
function paramReader(params: unknown): (name: string) => string | null {
  return (name) => {
    const value: unknown = typeof params === "object" && params !== null ? Reflect.get(params, name) : null;
    return typeof value === "string" && /^[0-9a-f-]{36}$/i.test(value) ? value : null;
  };
}

function momentIn(params: unknown, name: string): Date | null {
  const value: unknown = typeof params === "object" && params !== null ? Reflect.get(params, name) : null;
  const at = new Date(typeof value === "string" ? value : Number.NaN);
  return Number.isNaN(at.getTime()) ? null : at;
}

// What a letter quotes must belong to its own complaint, whatever its params say.

async function messageBody(id: string | null, complaintId: string | null): Promise<string | null> {
  if (!id || !complaintId) return null;
  const where = { id, complaintId, kind: { not: "internal-note" } };
  return (await db().message.findFirst({ where, select: { body: true } }))?.body ?? null;
}

async function awardOf(id: string | null, complaintId: string | null): Promise<LetterAward | null> {
  if (!id || !complaintId) return null;
  return db().award.findFirst({
    where: { id, complaintId },
    select: {
      currency: true,
      expiresAt: true,
      fulfilDueAt: true,
      expectedAt: true,
      remedies: {
        select: { kind: true, amountMinor: true, note: true },
        orderBy: { position: "asc" },
      },
    },
  });
}

async function surveyOf(id: string | null, complaintId: string | null): Promise<LetterFacts["survey"]> {
  if (!id || !complaintId) return null;
  return db().survey.findFirst({ where: { id, complaintId }, select: { id: true, linkVersion: true } });
}
