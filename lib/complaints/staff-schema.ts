import { z } from "zod";
import { APPEAL_OUTCOMES } from "@/lib/domain/appeal";
import { ATTRIBUTIONS, EMOTIONAL_IMPACTS, FAILURE_KINDS, IMPACTS } from "@/lib/domain/assessment";
import { DESK_MOVES } from "@/lib/domain/desk-moves";
import { SEVERITIES } from "@/lib/domain/severity";
import { parseLetter } from "@/lib/domain/sla/terms/packs/letter";

/** The longest message or note, in characters. */
export const MESSAGE_MAX = 20_000;

const NUL = "\u0000";
const text = (max: number) =>
  z
    .string()
    .refine((value) => !value.includes(NUL), "nul")
    .transform((value) => value.replaceAll("\r\n", "\n").trim())
    .pipe(z.string().min(1, "empty").max(max, "too-long"));

/** A message or note, whichever door it comes through. */
export const messageText = text(MESSAGE_MAX);

const version = z.coerce.number().int().min(1);
const checkbox = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");
const caseRef = { complaintId: z.guid(), reference: z.string().min(1).max(40) };

export const messageSchema = z.object({
  ...caseRef,
  version,
  /** Under which the files wait that come with it. */
  token: z.uuid(),
  kind: z.enum(["answer", "holding-reply", "internal-note", "phone-note"]),
  body: messageText,
  apology: checkbox,
  regret: checkbox,
  explanation: checkbox,
  thenWait: checkbox,
  /** The letter of a law that was put into the text; a name that is none counts as none. */
  letter: z.string().max(80).transform(parseLetter).optional(),
});

export const phoneAppealSchema = z.object({ ...caseRef, why: messageText });

export const appealAnswerSchema = z.object({
  ...caseRef,
  outcome: z.enum(APPEAL_OUTCOMES),
  message: messageText,
});

export const severitySchema = z.object({
  ...caseRef,
  version,
  severity: z.enum(SEVERITIES),
  reason: text(500),
});

export const assessmentSchema = z.object({
  ...caseRef,
  version,
  impact: z.enum(IMPACTS),
  categoryKey: z.string().min(1).max(60),
  failureKind: z.enum(FAILURE_KINDS),
  /** Only asked for where the house has regions; empty: none, or not known. */
  regionKey: z
    .string()
    .max(60)
    .transform((key) => key || null)
    .optional(),
  acceptance: z.enum(["rejected", "accepted-flawed", "unknown"]),
  attribution: z.enum(ATTRIBUTIONS),
  amountPaid: z.string().trim().max(30),
  provenLoss: z.string().trim().max(30),
  currency: z.string().trim().toUpperCase().max(3),
  vulnerable: checkbox,
  emotionalImpact: z.enum(EMOTIONAL_IMPACTS),
  /** Only asked for where a tariff has dates; empty: not known. */
  occurredOn: z.union([z.literal("").transform(() => null), z.iso.date()]).optional(),
});

export const moveSchema = z.object({
  ...caseRef,
  version,
  to: z.enum(DESK_MOVES),
  twin: z.string().trim().toUpperCase().max(40).optional(),
});

export const revokeSchema = z.object({ ...caseRef, version });

export const contactSchema = z.object({ ...caseRef, email: z.string().max(400) });

export const resendSchema = z.object({ mailId: z.guid() });

export const assignSchema = z.object({
  complaintId: z.guid(),
  /** A colleague's id, "me", or "nobody". */
  to: z.union([z.literal("me"), z.literal("nobody"), z.guid()]),
});

export const reviewHeldSchema = z.object({
  heldId: z.guid(),
  decision: z.enum(["release", "spam", "restore"]),
});
