import { z } from "zod";
import { REVERSAL_REASONS } from "@/lib/compensation/reasons";
import { DEVIATION_REASONS } from "@/lib/domain/compensation/deviation";
import { REMEDY_KINDS, VALUE_KINDS } from "@/lib/domain/compensation/remedies";

const NUL = "\u0000";
/** The longest free text of a form, in characters. */
export const WORDS_MAX = 5_000;

const id = z.guid();
const reference = z.string().min(1).max(40);
const text = (max: number) =>
  z
    .string()
    .refine((value) => !value.includes(NUL), "nul")
    .transform((value) => value.replaceAll("\r\n", "\n").trim())
    .pipe(z.string().max(max, "too-long"));
const optionalText = (max: number) =>
  text(max)
    .optional()
    .transform((value) => value ?? "");
const checkbox = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");
const askedOrNone = z.enum([...REMEDY_KINDS, "none"]).default("none");

const ofCase = { complaintId: id, reference };
const ofAward = { awardId: id, reference };

/** How many lines of value the form has room for. */
export const MAX_LINES = 8;
const lineFields = Object.fromEntries(
  Array.from({ length: MAX_LINES }, (_, n) => [
    [`part-${n}`, z.enum(["entitlement", "goodwill"]).optional()],
    [`kind-${n}`, z.union([z.enum(VALUE_KINDS), z.literal("")]).optional()],
    [`amount-${n}`, z.string().trim().max(30).optional()],
    [`item-${n}`, z.union([z.guid(), z.literal("")]).optional()],
    [`units-${n}`, z.string().trim().max(10).optional()],
  ]).flat(),
);

export const proposalSchema = z.object({
  ...ofCase,
  seen: z.string().min(1).max(64),
  currency: z.string().length(3),
  requestedRemedy: askedOrNone,
  customerChoice: askedOrNone,
  "care-named-person": checkbox,
  "care-call-back": checkbox,
  reasonCode: z.union([z.enum(DEVIATION_REASONS), z.literal("")]).default(""),
  words: text(WORDS_MAX).pipe(z.string().min(1, "words-missing")),
});
export const proposalLinesSchema = z.object(lineFields);

export const nothingSchema = z.object({
  ...ofCase,
  seen: z.string().min(1).max(64),
  requestedRemedy: askedOrNone,
  customerChoice: askedOrNone,
});

export const awardSchema = z.object(ofAward);
export const answerSchema = z.object({
  ...ofAward,
  answer: z.enum(["accept", "decline"]),
  reason: optionalText(2_000),
});
export const fulfilSchema = z.object({
  ...ofAward,
  remedyId: id,
  fulfilledAt: z.string().max(30),
  proof: optionalText(300),
});
export const reverseSchema = z.object({ ...ofAward, reason: z.enum(REVERSAL_REASONS) });
export const approvalSchema = z.object({
  approvalId: id,
  decision: z.enum(["approved", "sent-back", "refused", "override"]),
  comment: optionalText(1_000),
});

/** A draft policy as JSON text, and the case to try it on. */
export const trialSchema = z.strictObject({
  document: z.string().max(2_000_000),
  wanted: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("reference"),
      reference: z.string().max(64),
      facts: z.enum(["now", "decided"]),
    }),
    z.strictObject({ kind: z.literal("invented"), facts: z.string().max(20_000) }),
  ]),
});
