import type { Locale } from "@/lib/i18n/config";

/**
 * Every letter the system writes by itself; each has its words in three languages under the namespace `mail`.
 * Params: answer, holding-reply, closed and the answers to an appeal take messageId; offer, offer-reminder, offer-expired, entitlement,
 * promise-delayed, promise-postponed, payment-failed and fulfilled take awardId; those about vouchers take voucherId, those
 * about points lotId; the surveys take surveyId; those about a reply we wait for take messageId and the reminder closesAt;
 * the rest take none.
 */
export const MAIL_TEMPLATES = [
  "acknowledgement",
  "earlier-complaint-link",
  "lost-link",
  "answer",
  "holding-reply",
  "offer",
  "offer-reminder",
  "offer-expired",
  "entitlement",
  "promise-delayed",
  "promise-postponed",
  "payment-failed",
  "fulfilled",
  "voucher-issued",
  "voucher-renewed",
  "voucher-expiring",
  "points-issued",
  "points-expiring",
  "closed",
  "waiting-reminder",
  "waiting-closed",
  "appeal-received",
  "appeal-answered",
  "appeal-not-upheld",
  "survey-csat",
  "survey-nps",
  "survey-both",
] as const;
export type MailTemplate = (typeof MAIL_TEMPLATES)[number];

export function isMailTemplate(value: string): value is MailTemplate {
  return MAIL_TEMPLATES.some((template) => template === value);
}

/** What colleagues get by mail; their words stand under the namespace `staffMail`. Params: see staff-letter.ts. */
export const STAFF_MAIL_TEMPLATES = ["clock-nears", "clock-broken", "daily-digest"] as const;
export type StaffMailTemplate = (typeof STAFF_MAIL_TEMPLATES)[number];
export type AnyMailTemplate = MailTemplate | StaffMailTemplate;

export function isStaffMailTemplate(value: string): value is StaffMailTemplate {
  return STAFF_MAIL_TEMPLATES.some((template) => template === value);
}

export function isAnyMailTemplate(value: string): value is AnyMailTemplate {
  return isMailTemplate(value) || isStaffMailTemplate(value);
}

/**
 * queued: not sent yet; kept: no mail server in demo mode, so it is read in the Outbox; failed: given up after many
 * tries; bounced: refused for good by the reader's mail server.
 */
export const MAIL_STATUSES = ["queued", "sent", "kept", "failed", "bounced"] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

export type LetterAward = {
  remedies: { kind: string; amountMinor: bigint; note: string | null }[];
  currency: string;
  expiresAt: Date | null;
  fulfilDueAt: Date | null;
  expectedAt?: Date | null;
};

/** A voucher or points that the letter is about; only a voucher has a code. */
export type LetterValue = {
  valueMinor: bigint;
  restMinor: bigint;
  currency: string;
  /** Exclusive. */
  expiresAt: Date;
  code: { id: string; codeVersion: number; codeTail: string } | null;
  /** Where it counts, in the letter's language; empty where the house has not said. */
  places: string;
};

/** Everything a letter is made of, as the database has it: nothing here is safe to print yet. */
export type LetterFacts = {
  template: MailTemplate;
  locale: Locale;
  organisation: {
    name: string;
    timeZone: string;
    /** Where the customer may turn next, in the letter's language; empty where nobody is named. */
    outsideReferral?: string;
  };
  customerName: string;
  /** When the mail was recorded: names the zone's summer or winter time. */
  writtenAt: Date;
  complaint: {
    id: string;
    reference: string;
    severity: string;
    linkVersion: number;
    promiseDueAt: Date | null;
    nextUpdateDueAt: Date | null;
    appealDueAt?: Date | null;
  } | null;
  message: string | null;
  award: LetterAward | null;
  /** By when we must have heard from the customer; null or absent where nothing hangs on it. Exclusive. */
  closesAt?: Date | null;
  /** Absent in letters about something else. */
  value?: LetterValue | null;
  survey: { id: string; linkVersion: number } | null;
};

/** What a letter to a colleague is made of; nothing here is safe to print yet. */
export type StaffLetterFacts = {
  template: StaffMailTemplate;
  locale: Locale;
  organisation: { name: string; timeZone: string };
  readerName: string;
  writtenAt: Date;
  reference: string | null;
  params: unknown;
};

/** Where the letter's button leads, and the code of its voucher; live for the customer, masked for staff. */
export type LetterLinks = { complaint: string | null; survey: string | null; code?: string | null };

export type OutboxRow = {
  id: string;
  template: AnyMailTemplate;
  /** A letter to a customer, or to one of us. */
  reader: "customer" | "staff";
  status: MailStatus;
  locale: Locale;
  /** Masked: "a…@example.com". */
  to: string;
  reference: string | null;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  sentAt: Date | null;
};

export type OutboxCursor = { createdAt: Date; id: string };
export type OutboxPage = { rows: OutboxRow[]; next: OutboxCursor | null };
