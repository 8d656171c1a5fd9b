import type { Currency } from "../currency";
import type { Condition } from "./condition";
import type { Impact } from "./facts";
import type { Policy } from "./policy";
import type { RemedyKind } from "./remedies";

export type PublicTier = {
  fromImpact: Impact;
  /** The least that is added, in minor units; null where the policy names none for the currency. */
  leastMinor: bigint | null;
  /** Share of the known loss, in basis points. */
  rateBp: number;
};

/** What a policy promises everybody, in one currency: the figures that the public page names. */
export type PublicTerms = {
  /** What a broken promise of ours brings by itself; null: nothing in this currency. */
  guaranteeMinor: bigint | null;
  tiers: PublicTier[];
  /** What a remedy may be, money first. */
  kinds: RemedyKind[];
};

function readsTier(condition: Condition, tier: string): boolean {
  if ("all" in condition) return condition.all.some((part) => readsTier(part, tier));
  return "fact" in condition && condition.fact === "tier" && "in" in condition && condition.in.includes(tier);
}

/** Reads the figures out of the policy itself, so that the public page cannot say anything else than the rules do. */
export function publicTerms(policy: Policy, currency: Currency): PublicTerms {
  const grants = policy.rules.flatMap(({ when, grants: given }) => given.map((grant) => ({ when, grant })));
  const guarantees = policy.guarantees.map(({ amountMinor }) => amountMinor[currency] ?? 0n);
  const rateOf = (tier: string) =>
    grants.reduce(
      (sum, { when, grant }) => sum + (grant.give === "rate" && readsTier(when, tier) ? grant.bp : 0),
      0,
    );
  const guarantee = guarantees.reduce((sum, amount) => sum + amount, 0n);
  return {
    guaranteeMinor: guarantee > 0n ? guarantee : null,
    tiers: policy.tiers.map(({ id, fromImpact, gestureMinor }) => ({
      fromImpact,
      leastMinor: gestureMinor[currency] ?? null,
      rateBp: rateOf(id),
    })),
    kinds: [
      "refund",
      "cash",
      "replacement",
      "free-service",
      "voucher",
      "discount",
      "upgrade",
      "warranty",
      "points",
    ],
  };
}
