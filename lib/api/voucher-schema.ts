import { z } from "zod";
import { instant, money, moneyInput, say } from "@/lib/api/fields";
import { VOUCHER_STATES } from "@/lib/domain/voucher";

/** What a till may know of a voucher: nothing about whose it is or why. */
export const voucherAnswer = z.object({
  state: say("voucherState", z.enum(VOUCHER_STATES)),
  value: say("voucherValue", money),
  remaining: say("voucherRemaining", money),
  issuedAt: say("voucherIssuedAt", instant()),
  expiresAt: say("voucherExpiresAt", instant()),
});
export type VoucherAnswer = z.infer<typeof voucherAnswer>;

export const REFERENCE_MAX = 80;

export const newRedemption = z.strictObject({
  amount: say("redeemAmount", moneyInput),
  reference: say(
    "redeemReference",
    z
      .string()
      .refine((text) => !text.includes("\u0000"), "nul")
      .transform((text) => text.replace(/\s+/g, " ").trim())
      .pipe(z.string().max(REFERENCE_MAX)),
    { maxLength: REFERENCE_MAX },
  ).optional(),
});
export type NewRedemption = z.infer<typeof newRedemption>;

export const redemptionAnswer = z.object({
  id: say("redemptionId", z.uuid()),
  redeemed: say("redeemed", money),
  remaining: say("voucherRemaining", money),
  at: say("at", instant()),
});
export type RedemptionAnswer = z.infer<typeof redemptionAnswer>;
