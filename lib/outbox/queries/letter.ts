import { db } from "@/lib/db/client";
import { isLocale } from "@/lib/i18n/config";
import { namesOf } from "@/lib/organisation/names";
import { letterValue } from "@/lib/outbox/queries/letter-value";
import {
  isMailTemplate,
  isStaffMailTemplate,
  type LetterAward,
  type LetterFacts,
  type MailStatus,
  type StaffLetterFacts,
} from "@/lib/outbox/types";

type Stored = {
  id: string;
  status: MailStatus;
  complaintId: string | null;
  createdAt: Date;
  sentAt: Date | null;
  attempts: number;
  lastError: string | null;
};
type Address = { id: string; kind: string; value: string; bounced: boolean };

/** A letter to a customer's contact point. */
export type CustomerMail = Stored & {
  reader: "customer";
  customerId: string;
  address: Address;
  facts: LetterFacts;
};
/** A letter to a colleague. */
export type StaffMail = Stored & {
  reader: "staff";
  address: { value: string; isActive: boolean };
  facts: StaffLetterFacts;
};
export type StoredMail = CustomerMail | StaffMail;

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
  staff: { select: { email: true, name: true, active: true } },
} as const;

/** A recorded mail with everything its letter is made of; null when there is none. */
export async function storedMail(id: string): Promise<StoredMail | null> {
  const mail = await mailRow(id);
  if (!mail || !isLocale(mail.locale)) return null;
  const { contactPoint, staff, complaint, template, locale, params, status, ...rest } = mail;
  const stored = { ...rest, status: status as MailStatus };
  const organisation = await organisationOf();
  const common = { locale, writtenAt: mail.createdAt };
  if (staff && isStaffMailTemplate(template)) {
    const { name, timeZone } = organisation ?? NO_ORGANISATION;
    const reference = complaint?.reference ?? null;
    return {
      ...stored,
      reader: "staff",
      address: { value: staff.email, isActive: staff.active },
      facts: {
        ...common,
        template,
        organisation: { name, timeZone },
        readerName: staff.name,
        reference,
        params,
      },
    };
  }
  if (!contactPoint || !isMailTemplate(template)) return null;
  return {
    ...stored,
    reader: "customer",
    customerId: contactPoint.customerId,
    address: {
      id: contactPoint.id,
      kind: contactPoint.kind,
      value: contactPoint.value,
      bounced: contactPoint.bouncedAt !== null,
    },
    facts: {
      ...common,
      template,
      organisation: organisation
        ? {
            name: organisation.name,
            timeZone: organisation.timeZone,
            outsideReferral: namesOf(organisation.outsideReferral)[locale],
          }
        : NO_ORGANISATION,
      customerName: contactPoint.customer.name,
      complaint,
      closesAt: momentIn(params, "closesAt"),
      ...(await quoted(mail, namesOf(organisation?.voucherPlaces)[locale])),
    },
  };
}

const NO_ORGANISATION = { name: "Amends", timeZone: "UTC" };

function mailRow(id: string) {
  return db().mail.findUnique({ where: { id }, select: MAIL });
}

function organisationOf() {
  return db().organisation.findUnique({
    where: { id: 1 },
    select: { name: true, timeZone: true, outsideReferral: true, voucherPlaces: true },
  });
}

/** What the letter quotes of its case. */
async function quoted(
  { params, complaintId }: { params: unknown; complaintId: string | null },
  places: string,
): Promise<Pick<LetterFacts, "message" | "award" | "survey" | "value">> {
  const param = paramReader(params);
  const [message, award, survey, value] = await Promise.all([
    messageBody(param("messageId"), complaintId),
    awardOf(param("awardId"), complaintId),
    surveyOf(param("surveyId"), complaintId),
    letterValue({ voucherId: param("voucherId"), lotId: param("lotId") }, complaintId),
  ]);
  return { message, award, survey, value: value && { ...value, places } };
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
