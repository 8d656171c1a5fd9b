import { z } from "zod";
import { instant, money, moneyInput, promise, say } from "@/lib/api/fields";
import { CUSTOMER_STEPS, PUBLIC_MESSAGE_KINDS } from "@/lib/complaints/customer-timeline";
import { MAX_DESCRIPTION_LENGTH, MAX_ORDER_LENGTH, MAX_REMEDY_LENGTH } from "@/lib/complaints/schema";
import { MAX_EMAIL_LENGTH, MAX_NAME_LENGTH } from "@/lib/customers/schema";
import { REMEDY_KINDS } from "@/lib/domain/compensation/remedies";
import { COMPLAINT_STATUSES } from "@/lib/domain/complaint-state";
import { LEDGER_PARTS } from "@/lib/domain/ledger/accounts";
import { SEVERITIES } from "@/lib/domain/severity";
import { LOCALES } from "@/lib/i18n/config";

export const MAX_SUBJECT_LENGTH = 200;

/**
 * A complaint as a program sends it: only its shape. Lengths and normal forms are those of the form, checked by the same
 * reader after blank space is trimmed, so they are told here and not checked twice.
 */
export const newComplaint = z.strictObject({
  customer: say(
    "customer",
    z.strictObject({
      name: say("customerName", z.string(), { minLength: 1, maxLength: MAX_NAME_LENGTH }),
      email: say("customerEmail", z.string(), { maxLength: MAX_EMAIL_LENGTH }).optional(),
      phone: say("customerPhone", z.string(), { maxLength: 40 }).optional(),
      locale: say("customerLocale", z.enum(LOCALES)).optional(),
    }),
    { anyOf: [{ required: ["email"] }, { required: ["phone"] }] },
  ),
  subject: say("subject", z.string(), { minLength: 1, maxLength: MAX_SUBJECT_LENGTH }),
  description: say("description", z.string(), { minLength: 1, maxLength: MAX_DESCRIPTION_LENGTH }),
  category: say("category", z.string()).optional(),
  region: say("region", z.string()).optional(),
  orderReference: say("orderReference", z.string(), { maxLength: MAX_ORDER_LENGTH }).optional(),
  amountPaid: say("amountPaid", moneyInput).optional(),
  remedySought: say("remedySought", z.string(), { maxLength: MAX_REMEDY_LENGTH }).optional(),
  mood: say("mood", z.int().min(1).max(5)).optional(),
});
export type NewComplaint = z.infer<typeof newComplaint>;

const reference = say("reference", z.string());
const severity = say("severity", z.enum(SEVERITIES));
const status = say("status", z.enum(COMPLAINT_STATUSES));

export const filedComplaint = z.object({
  reference,
  trackingUrl: say("trackingUrl", z.url()),
  trackingToken: say("trackingToken", z.string()),
  severity,
  respondBy: say("respondBy", instant()),
  status,
});
export type FiledComplaint = z.infer<typeof filedComplaint>;

const at = say("at", instant());
const timelineEntry = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("step"), step: say("step", z.enum(CUSTOMER_STEPS)), at }),
  z.object({
    kind: z.literal("message"),
    from: say("from", z.enum(["you", "us"])),
    message: say("message", z.enum(PUBLIC_MESSAGE_KINDS)),
    body: say("body", z.string()),
    at,
  }),
]);

/** What a customer is ever shown of an award; an offer past its end is expired. */
export const OFFER_STATUSES = [
  "offered",
  "accepted",
  "fulfilling",
  "fulfilled",
  "declined",
  "expired",
] as const;

const offer = z.object({
  part: say("part", z.enum(LEDGER_PARTS)),
  status: say("offerStatus", z.enum(OFFER_STATUSES)),
  total: say("offerTotal", money),
  remedies: say(
    "remedies",
    z.array(
      z.object({
        kind: say("remedyKind", z.enum(REMEDY_KINDS)),
        value: say("remedyValue", money.nullable()),
        note: say("remedyNote", z.string().nullable()),
        deliveredAt: say("deliveredAt", instant().nullable()),
      }),
    ),
  ),
  offeredAt: say("offeredAt", instant()),
  expiresAt: say("expiresAt", instant().nullable()),
  answeredAt: say("answeredAt", instant().nullable()),
  deliverBy: say("deliverBy", instant().nullable()),
});
export type ApiOffer = z.infer<typeof offer>;

export const trackedComplaint = z.object({
  reference,
  status,
  severity,
  isOpen: say("isOpen", z.boolean()),
  receivedAt: say("receivedAt", instant()),
  promise,
  orderReference: say("orderReference", z.string().nullable()),
  amountPaid: say("amountPaid", money.nullable()),
  remedySought: say("remedySought", z.string().nullable()),
  timeline: say("timeline", z.array(timelineEntry)),
  offers: say("offers", z.array(offer)),
});
export type TrackedComplaint = z.infer<typeof trackedComplaint>;

export const problemDocument = z.object({
  type: say("problemType", z.string()),
  title: say("problemTitle", z.string()),
  status: say("problemStatus", z.int()),
  errors: say(
    "errors",
    z.array(
      z.object({
        path: say("errorPath", z.string()),
        code: say("errorCode", z.string()),
        message: say("errorMessage", z.string()),
      }),
    ),
  ).optional(),
});
