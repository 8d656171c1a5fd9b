import type { Channel } from "@/lib/complaints/queue-filter";

/** How a complaint reaches staff who file it on somebody's behalf. */
export const BEHALF_CHANNELS = [
  "phone",
  "shop",
  "letter",
  "social",
  "email",
] as const satisfies readonly Channel[];

/** In the order of the form, so that the summary of what is wrong reads from top to bottom. */
export const FILING_FIELDS = [
  "channel",
  "receivedAt",
  "language",
  "region",
  "description",
  "category",
  "orderReference",
  "amountPaid",
  "currency",
  "remedySought",
  "mood",
  "name",
  "email",
  "phone",
] as const;
export type FilingField = (typeof FILING_FIELDS)[number];

export type FilingProblem =
  | "channel-missing"
  | "time-wrong"
  | "time-in-future"
  | "language-missing"
  | "description-missing"
  | "description-too-long"
  | "nul"
  | "category-unknown"
  | "region-unknown"
  | "order-too-long"
  | "amount-not-a-number"
  | "amount-negative"
  | "amount-too-many-decimals"
  | "amount-too-large"
  | "currency-unknown"
  | "remedy-too-long"
  | "mood-unknown"
  | "name-missing"
  | "name-too-long"
  | "email-wrong"
  | "phone-wrong"
  | "contact-missing";

export type FilingProblems = Partial<Record<FilingField, FilingProblem>>;
/** What was typed, as it was typed: shown again beside the problems. */
export type FilingValues = Record<FilingField, string>;
