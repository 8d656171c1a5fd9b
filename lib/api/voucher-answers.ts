import { apiMoney } from "@/lib/api/answers";
import { type ErrorCode, fieldError } from "@/lib/api/errors";
import type { NewRedemption, RedemptionAnswer, VoucherAnswer } from "@/lib/api/voucher-schema";
import { isCurrency } from "@/lib/domain/currency";
import { parseMoney } from "@/lib/domain/money";
import { voucherRest, voucherState } from "@/lib/domain/voucher";
import { type FieldError, problem } from "@/lib/http/problem";
import type { FoundVoucher } from "@/lib/vouchers/queries/by-code";
import type { Redeemed, RedeemFailure } from "@/lib/vouchers/types";

export function voucherStanding(voucher: FoundVoucher, now: Date): VoucherAnswer {
  const { currency, valueMinor, issuedAt, expiresAt } = voucher;
  return {
    state: voucherState(voucher, now),
    value: apiMoney(valueMinor, currency),
    remaining: apiMoney(voucherRest(voucher, now), currency),
    issuedAt: issuedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}

export function redemptionAnswerOf({
  redemptionId,
  redeemedMinor,
  restMinor,
  currency,
  at,
}: Redeemed): RedemptionAnswer {
  return {
    id: redemptionId,
    redeemed: apiMoney(redeemedMinor, currency),
    remaining: apiMoney(restMinor, currency),
    at: at.toISOString(),
  };
}

type WrongAmount = { ok: false; errors: FieldError[] };

/** The amount in minor units, or what is wrong with it. */
export function readAmount({ amount }: NewRedemption): { ok: true; minor: bigint } | WrongAmount {
  const wrong = (path: string, code: ErrorCode): WrongAmount => ({
    ok: false,
    errors: [fieldError(path, code)],
  });
  if (!isCurrency(amount.currency)) return wrong("amount.currency", "currency-unknown");
  const parsed = parseMoney(amount.amount, amount.currency);
  if (!parsed.ok) {
    if (parsed.reason === "empty") return wrong("amount.amount", "missing");
    if (parsed.reason === "unknown-currency") return wrong("amount.currency", "currency-unknown");
    return wrong("amount.amount", `amount-${parsed.reason}`);
  }
  const { amountMinor } = parsed.value;
  return amountMinor > 0n ? { ok: true, minor: amountMinor } : wrong("amount.amount", "amount-zero");
}

/** Each refusal as a problem of its own; a code that finds nothing is the caller's to count first. */
export function redeemProblem(reason: RedeemFailure): Response {
  switch (reason) {
    case "unknown":
      return problem("not-found");
    case "expired":
      return problem("gone", { errors: [fieldError("code", "voucher-expired")] });
    case "cancelled":
      return problem("gone", { errors: [fieldError("code", "voucher-cancelled")] });
    case "over-rest":
      return problem("not-enough", { errors: [fieldError("amount.amount", "over-rest")] });
    case "wrong-currency":
      return problem("invalid", { errors: [fieldError("amount.currency", "voucher-currency")] });
    case "key-reused":
      return problem("key-reused");
  }
}
