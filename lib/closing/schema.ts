import { z } from "zod";
import { OUTCOMES } from "@/lib/domain/assessment";
import { CLOSING_WAYS } from "@/lib/domain/closing-path";

export const CLOSING_MESSAGE_MAX = 20_000;
export const REASON_MAX = 2_000;

const text = (max: number) =>
  z
    .string()
    .refine((value) => !value.includes("\0"), "nul")
    .transform((value) => value.replaceAll("\r\n", "\n").trim())
    .pipe(z.string().min(1).max(max));

const checkbox = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** A withdrawn complaint ends by its own move, one that waited in vain by itself: nobody judged them. */
const JUDGED_OUTCOMES = OUTCOMES.filter((outcome) => outcome !== "withdrawn" && outcome !== "no-reply");

export const closingSchema = z.object({
  complaintId: z.guid(),
  reference: z.string().min(1).max(40),
  version: z.coerce.number().int().min(1),
  way: z.enum(CLOSING_WAYS),
  outcome: z.enum(JUDGED_OUTCOMES),
  rootCause: z.string().min(1).max(60),
  message: text(CLOSING_MESSAGE_MAX),
  apology: checkbox,
  regret: checkbox,
  explanation: checkbox,
});
export type ClosingInput = z.infer<typeof closingSchema>;

export const reopeningSchema = z.object({
  taskId: z.guid(),
  reference: z.string().min(1).max(40),
  decision: z.enum(["reopen", "leave-closed"]),
  reason: text(REASON_MAX),
});
export type ReopeningInput = z.infer<typeof reopeningSchema>;
