import { z } from "zod";
import { PAYEE_METHODS } from "@/lib/domain/payouts/life";

const typed = (max: number) =>
  z
    .string()
    .max(max, "too-long")
    .refine((value) => !value.includes("\u0000"))
    .default("");

/** What a payee's form brings; whether it is an account is for lib/domain/bank-account.ts to say. */
export const payeeSchema = z.object({
  reference: z.string().min(1).max(40),
  method: z.enum(PAYEE_METHODS, "method-missing"),
  paymentReference: typed(60),
  holder: typed(140),
  account: typed(60),
  bank: typed(40),
  country: typed(2),
});

export const staffPayeeSchema = payeeSchema.extend({ complaintId: z.guid() });

const day = z.iso.date();
const id = z.guid();

export const prepareSchema = z.object({ currency: z.string().regex(/^[A-Z]{3}$/), executionDay: day });
export const runSchema = z.object({ id });
export const dropSchema = z.object({ id, lineId: id });
export const approveSchema = z.object({ id, seen: z.string().regex(/^[0-9a-f]{64}$/) });

export const debtorSchema = z.strictObject({
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/),
  holder: typed(140),
  account: typed(60),
  bank: typed(40),
  country: typed(2),
});
export type DebtorInput = z.infer<typeof debtorSchema>;
