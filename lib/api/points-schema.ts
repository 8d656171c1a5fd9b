import { z } from "zod";
import { instant, money, say } from "@/lib/api/fields";

/** What a till may know of a wallet: what can be spent of each currency, nothing about whose it is or why. */
export const pointsAnswer = z.object({ balances: say("pointsBalances", z.array(money)) });
export type PointsAnswer = z.infer<typeof pointsAnswer>;

export const pointsRedemptionAnswer = z.object({
  id: say("redemptionId", z.uuid()),
  redeemed: say("pointsRedeemed", money),
  remaining: say("pointsRemaining", money),
  at: say("at", instant()),
});
export type PointsRedemptionAnswer = z.infer<typeof pointsRedemptionAnswer>;
