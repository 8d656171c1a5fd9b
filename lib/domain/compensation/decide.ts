import { applyRules, type Tally } from "./apply-rules";
import { type CompiledPolicy, compilePolicy, rankOf } from "./compile/policy";
import {
  type AppliedCap,
  type ApprovalReason,
  DECISION_VERSION,
  type Decision,
  type DecisionTier,
  type Explanation,
  type GoodwillLimits,
  type HoldReason,
  type RejectedAlternative,
  type Totals,
  type ValueLine,
} from "./decision";
import { type Explained, explain, explainNeedsHuman } from "./explain";
import type { CompensationFacts } from "./facts";
import { goodwillLimits, isHeld, settleGoodwill } from "./goodwill";
import { humanPart } from "./human-part";
import { rejectedRequest, valueLine } from "./lines";
import type { Policy } from "./policy";
import { isMoneyKind } from "./remedies";
import { isDoubleDeviation, knownLoss, type Situation } from "./situation";

const NO_TOTALS: Totals = { entitlementMinor: 0n, goodwillMinor: 0n, totalMinor: 0n, costMinor: 0n };
const NOTHING_SAID: Explanation = { agent: [], customer: [] };

/** A decision that still lacks its explanation. */
type Unexplained = Explained & { readonly kind: "award" | "no-award"; explanation: Explanation };

/** A repeat steps up by one tier, as far as there is one (law R9). */
function tierFrom(tiers: readonly { id: string }[], before: number, stepUp: boolean): DecisionTier {
  const rank = stepUp ? Math.min(before + 1, tiers.length - 1) : before;
  const raisedFrom = rank === before ? null : (tiers[before]?.id ?? null);
  return { id: tiers[rank]?.id ?? "", rank, raisedFrom };
}

function rejectedAlternatives(
  facts: CompensationFacts,
  superseded: readonly RejectedAlternative[],
  lines: readonly ValueLine[],
): readonly RejectedAlternative[] {
  const request = rejectedRequest(facts, lines);
  return request === null ? superseded : [...superseded, request];
}

/** What a case brings, before a word is said about it. */
export type Settled = {
  readonly tier: DecisionTier;
  readonly tally: Tally;
  readonly limits: GoodwillLimits;
  readonly caps: readonly AppliedCap[];
  readonly lines: readonly ValueLine[];
  readonly totals: Totals;
};

/** Settles the amounts of a case: all that the laws about amounts are about. */
export function settle(compiled: CompiledPolicy, situation: Situation): Settled {
  const { policy } = compiled;
  const { facts, tier } = situation;
  const tally = applyRules(compiled, situation);
  const limits = goodwillLimits(compiled, situation);
  const lines: ValueLine[] = [];
  let entitlementMinor = 0n;
  let costMinor = 0n;
  for (const item of tally.owed) {
    const line = valueLine(item, facts, policy);
    lines.push(line);
    entitlementMinor += line.faceMinor;
    costMinor += line.costMinor;
  }
  const goodwill = settleGoodwill(compiled, situation, { tally, limits, entitlementMinor });
  const { caps, amountMinor: goodwillMinor } = goodwill;
  if (goodwillMinor > 0n) {
    const kind = policy.goodwillKind[facts.failureKind];
    const item = {
      purpose: "goodwill",
      kind,
      amountMinor: goodwillMinor,
      rules: tally.goodwillRules,
    } as const;
    const line = valueLine(item, facts, policy);
    lines.push(line);
    costMinor += line.costMinor;
  }
  const totalMinor = entitlementMinor + goodwillMinor;
  return {
    tier,
    tally,
    limits,
    caps,
    lines,
    totals: { entitlementMinor, goodwillMinor, totalMinor, costMinor },
  };
}

function approvalReasons(
  facts: CompensationFacts,
  limits: GoodwillLimits,
  goodwillMinor: bigint,
): ApprovalReason[] {
  const reasons: ApprovalReason[] = [];
  if (goodwillMinor > limits.approvalLineMinor) reasons.push("goodwill-above-line");
  // Law R10: who is under an incident's schedule gets what everyone gets; more than that is a personal deviation.
  if (goodwillMinor > 0n && facts.incidentScheduleId !== null) reasons.push("incident-schedule");
  return reasons;
}

function holdReasons(limits: GoodwillLimits, lines: readonly ValueLine[]): HoldReason[] {
  const last = lines.at(-1);
  const cashMinor = last?.part === "goodwill" && isMoneyKind(last.kind) ? last.faceMinor : 0n;
  return isHeld(cashMinor, limits) ? ["rejected-liability-open"] : [];
}

function needsHuman(facts: CompensationFacts, policy: Policy): Decision {
  const doubleDeviation = isDoubleDeviation(facts, policy.doubleDeviation.windowDays);
  const tier = tierFrom(policy.tiers, rankOf(policy, facts.impact), doubleDeviation);
  const human = humanPart(facts, { namedPerson: true, callBack: false });
  const { currency } = facts;
  return {
    kind: "needs-human",
    reason: "currency-without-limits",
    decisionVersion: DECISION_VERSION,
    policyId: policy.id,
    policyVersion: policy.version,
    currency,
    tier,
    doubleDeviation,
    lines: human.lines,
    totals: NO_TOTALS,
    approval: ["currency-without-limits"],
    holds: [],
    caps: [],
    rejected: [],
    trace: [],
    missing: [],
    explanation: explainNeedsHuman({ currency, tier, doubleDeviation }, policy, human),
  };
}

/** The facts with what follows from them under a policy: what its conditions and amounts are asked of. */
export function situationOf(
  facts: CompensationFacts,
  { policy, tiers, rankOf: ranks }: CompiledPolicy,
): Situation {
  const doubleDeviation = isDoubleDeviation(facts, policy.doubleDeviation.windowDays);
  const tier = tierFrom(tiers, ranks[facts.impact], doubleDeviation);
  return { facts, tier, doubleDeviation, knownLossMinor: knownLoss(facts) };
}

/**
 * What a case brings under a policy: entitlement (owed), goodwill (chosen) and the human part, with every reason.
 * Pure and total over parsed facts: no clock, no chance. The amount is settled before holds and approvals are
 * looked at, so neither ever changes it. Throws a RangeError only for a policy that `checkPolicy` refuses.
 */
export function decideCompensation(facts: CompensationFacts, policy: Policy): Decision {
  const compiled = compilePolicy(policy, facts.currency);
  if (compiled === null) return needsHuman(facts, policy);
  const situation = situationOf(facts, compiled);
  const { tier, doubleDeviation } = situation;
  const { tally, limits, caps, lines, totals } = settle(compiled, situation);
  // A repeat always gets a named owner, whatever the rules say (law R9).
  const namedPerson = doubleDeviation || tally.namedPerson;
  const human = humanPart(facts, { namedPerson, callBack: tally.callBack });
  // Filled in at the end rather than copied: copying the object whole costs as much as deciding half the rules.
  const decision: Unexplained = {
    kind: lines.length > 0 ? "award" : "no-award",
    decisionVersion: DECISION_VERSION,
    policyId: policy.id,
    policyVersion: policy.version,
    currency: facts.currency,
    tier,
    doubleDeviation,
    lines: [...human.lines, ...lines],
    totals,
    approval: approvalReasons(facts, limits, totals.goodwillMinor),
    holds: holdReasons(limits, lines),
    caps,
    rejected: rejectedAlternatives(facts, tally.superseded, lines),
    trace: tally.trace,
    missing: tally.missing,
    limits,
    explanation: NOTHING_SAID,
  };
  decision.explanation = explain(decision, { compiled, tally, human });
  return decision;
}
