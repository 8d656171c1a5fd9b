import { z } from "zod";
import { STAFF_CANCEL_REASONS, VOUCHER_STATES } from "@/lib/domain/voucher";

const NUL = "\u0000";
export const REFERENCE_MAX = 80;
export const CODE_MAX = 100;
/** Choices of the filter: what ends within so many days. */
export const WITHIN_DAYS = [14, 30, 90] as const;

const id = z.guid();
export const referenceText = z
  .string()
  .default("")
  .refine((value) => !value.includes(NUL), "incomplete")
  .transform((value) => value.replace(/\s+/g, " ").trim())
  .pipe(z.string().max(REFERENCE_MAX, "too-long"));
const code = z.string().trim().min(1, "incomplete").max(CODE_MAX, "unknown");
/** The form's own token: the same form sent twice pays once. */
export const formKey = z.uuid();
export const amountText = z.string().trim().min(1, "bad-amount").max(30, "bad-amount");

export const findSchema = z.object({ code });
export const redeemSchema = z.object({
  voucherId: id,
  code,
  amount: amountText,
  reference: referenceText,
  key: formKey,
});
export const renewSchema = z.object({ voucherId: id });
export const cancelSchema = z.object({ voucherId: id, reason: z.enum(STAFF_CANCEL_REASONS) });

const one = <T extends z.ZodType>(schema: T) => schema.nullable().catch(null).default(null);

/** The filter in the URL; what cannot be read is left out. */
export const vouchersUrlSchema = z.object({
  state: one(z.enum(VOUCHER_STATES)),
  search: z
    .string()
    .refine((text) => !text.includes(NUL))
    .transform((text) => text.trim().slice(0, 80))
    .catch("")
    .default(""),
  customer: one(id),
  within: one(z.coerce.number().pipe(z.literal(WITHIN_DAYS))),
  /** Where the page before ended: instant and id of its last row. */
  after: one(
    z
      .string()
      .regex(/^\d{1,15}_[0-9a-f-]{36}$/)
      .transform((cursor) => {
        const [at = "0", last = ""] = cursor.split("_");
        return { issuedAt: new Date(Number(at)), id: last };
      }),
  ),
});
