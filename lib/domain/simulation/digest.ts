import { type AuthorityLimits, authorityLimits, requiredApproval } from "../compensation/authority";
import type { Decision } from "../compensation/decision";
import type { CompensationFacts } from "../compensation/facts";
import type { Policy } from "../compensation/policy";
import { isMoneyKind, type ValueKind } from "../compensation/remedies";
import type { LedgerPart } from "../ledger/accounts";

/** Where a case stands: something of value, nothing, or a human with no table decides. */
export type AwardSide = "award" | "no-award" | "needs-human";

export type DigestLine = {
  readonly part: LedgerPart;
  readonly kind: ValueKind;
  readonly faceMinor: bigint;
  readonly costMinor: bigint;
};

/** What a comparison needs of a decision: no rules, no words. */
export type Digest = {
  readonly side: AwardSide;
  readonly currency: string;
  readonly tier: string;
  /** Whether an agent would have had to ask somebody, by the limits of the same policy. */
  readonly approval: boolean;
  readonly held: boolean;
  readonly lines: readonly DigestLine[];
  readonly entitlementMinor: bigint;
  readonly goodwillMinor: bigint;
  readonly totalMinor: bigint;
  readonly costMinor: bigint;
};

const NO_LIMITS: AuthorityLimits = { agent: 0n, lead: 0n, manager: 0n };

function needsApproval(decision: Decision, facts: CompensationFacts, policy: Policy | null): boolean {
  const limits = policy && authorityLimits(policy, decision.currency);
  const approval = limits
    ? decision.approval
    : [...new Set([...decision.approval, "currency-without-limits" as const])];
  const asked = requiredApproval({
    role: "agent",
    limits: limits ?? NO_LIMITS,
    awardsInWindowMinor: facts.awardsInWindowMinor,
    thisAward: decision.totals,
    decision: { approval, holds: decision.holds },
    // A hold is a question of its own: here it counts as released.
    holdReasonCode: "other",
  });
  return asked.kind === "settled" && asked.whole.needed;
}

/** The digest of a decision; `policy` is the version that took it (null where that is not known any more). */
export function digestOf(decision: Decision, facts: CompensationFacts, policy: Policy | null): Digest {
  const lines = decision.lines.flatMap((line): DigestLine[] =>
    line.part === "human"
      ? []
      : [{ part: line.part, kind: line.kind, faceMinor: line.faceMinor, costMinor: line.costMinor }],
  );
  const { entitlementMinor, goodwillMinor, totalMinor, costMinor } = decision.totals;
  return {
    side: decision.kind,
    currency: decision.currency,
    tier: decision.tier.id,
    approval: needsApproval(decision, facts, policy),
    held: decision.holds.length > 0,
    lines,
    entitlementMinor,
    goodwillMinor,
    totalMinor,
    costMinor,
  };
}

/** Digests of the same name say the same. */
export function digestName(digest: Digest): string {
  const { side, currency, tier, approval, held, lines } = digest;
  const of = lines.map(({ part, kind, faceMinor, costMinor }) => `${part} ${kind} ${faceMinor} ${costMinor}`);
  const totals = `${digest.entitlementMinor} ${digest.goodwillMinor} ${digest.totalMinor} ${digest.costMinor}`;
  // A tier may be called anything, so it stands last.
  return `${side} ${currency} ${approval} ${held} ${totals} [${of.join(",")}] ${tier}`;
}

/** What kind of relief it is: money at once, something else of value, or nothing of value. */
export const RELIEFS = ["money", "non-money", "none", "needs-human"] as const;
export type Relief = (typeof RELIEFS)[number];

/** The relief of a decision: with money if any line is. */
export function reliefOf({ side, lines }: Digest): Relief {
  if (side !== "award") return side === "needs-human" ? "needs-human" : "none";
  return lines.some(({ kind }) => isMoneyKind(kind)) ? "money" : "non-money";
}
