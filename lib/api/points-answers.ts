import { apiMoney } from "@/lib/api/answers";
import { fieldError } from "@/lib/api/errors";
import type { PointsAnswer, PointsRedemptionAnswer } from "@/lib/api/points-schema";
import { problem } from "@/lib/http/problem";
import type { SpendFailure, Spent, WalletBalance } from "@/lib/points/types";

export function pointsStanding(balances: readonly WalletBalance[]): PointsAnswer {
  return { balances: balances.map(({ restMinor, currency }) => apiMoney(restMinor, currency)) };
}

export function pointsRedemptionOf(
  { spendingId, restMinor, at }: Spent,
  { amountMinor, currency }: { amountMinor: bigint; currency: string },
): PointsRedemptionAnswer {
  return {
    id: spendingId,
    redeemed: apiMoney(amountMinor, currency),
    remaining: apiMoney(restMinor, currency),
    at: at.toISOString(),
  };
}

/** Each refusal as a problem of its own; a number that finds nobody is the caller's to count first. */
export function spendProblem(reason: SpendFailure): Response {
  switch (reason) {
    case "unknown":
      return problem("not-found");
    case "over-rest":
      return problem("not-enough", { errors: [fieldError("amount.amount", "over-points")] });
    case "key-reused":
      return problem("key-reused");
  }
}
