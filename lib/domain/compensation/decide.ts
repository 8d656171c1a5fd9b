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
  type RemedyLine,
  type Totals,
  type ValueLine,
} from "./decision";
import { type Explained, explain, explainNeedsHuman } from "./explain";
import type { CompensationFacts } from "./facts";
import { goodwillLimits, isHeld, settleGoodwill } from "./goodwill";
import { humanLines, rejectedRequest, valueLine } from "./lines";
import type { Policy } from "./policy";
import { isMoneyKind } from "./remedies";
import { isDoubleDeviation, knownLoss, type Situation } from "./situation";

const NO_TOTALS: Totals = { entitlementMinor: 0n, goodwillMinor: 0n, totalMinor: 0n, costMinor: 0n };
const NOTHING_SAID: Explanation = { agent: [], customer: [] };

/** A repeat steps up by one tier, as far as there is one (law R9). */
function tierFrom(tiers: readonly { id: string }[], before: number, stepUp: boolean): DecisionTier {
  const rank = stepUp ? Math.min(before + 1, tiers.length - 1) : before;
  const raisedFrom = rank === before ? null : (tiers[before]?.id ?? null);
  return { id: tiers[rank]?.id ?? "", rank, raisedFrom };
}

/** Human lines of a case; a repeat always gets a named owner, whatever the rules say (law R9). */
function humanPart(
  facts: CompensationFacts,
  doubleDeviation: boolean,
  tally: Tally | null,
): readonly RemedyLine[] {
  return humanLines(facts, {
    namedPerson: doubleDeviation || (tally?.namedPerson ?? true),
    callBack: tally?.callBack ?? false,
  });
}

function totalsOf(lines: readonly ValueLine[]): Totals {
  if (lines.length === 0) return NO_TOTALS;
  let entitlementMinor = 0n;
  let goodwillMinor = 0n;
  let costMinor = 0n;
  for (const line of lines) {
    if (line.part === "goodwill") goodwillMinor += line.faceMinor;
    else entitlementMinor += line.faceMinor;
    costMinor += line.costMinor;
  }
  return { entitlementMinor, goodwillMinor, totalMinor: entitlementMinor + goodwillMinor, costMinor };
}

function rejectedAlternatives(
  facts: CompensationFacts,
  superseded: readonly RejectedAlternative[],
  lines: readonly ValueLine[],
): readonly RejectedAlternative[] {
  const request = rejectedRequest(facts, lines);
  return request === null ? superseded : [...superseded, request];
}

type Settled = {
  readonly tally: Tally;
  readonly limits: GoodwillLimits;
  readonly caps: readonly AppliedCap[];
  readonly lines: readonly ValueLine[];
};

function settle(compiled: CompiledPolicy, situation: Situation): Settled {
  const { policy } = compiled;
  const { facts } = situation;
  const tally = applyRules(compiled, situation);
  const limits = goodwillLimits(compiled, situation);
  const lines = tally.owed.map((item) => valueLine(item, facts, policy));
  const { entitlementMinor } = totalsOf(lines);
  const goodwill = settleGoodwill(compiled, situation, { tally, limits, entitlementMinor });
  if (goodwill.amountMinor > 0n) {
    const kind = policy.goodwillKind[facts.failureKind];
    const item = {
      purpose: "goodwill",
      kind,
      amountMinor: goodwill.amountMinor,
      rules: tally.goodwillRules,
    } as const;
    lines.push(valueLine(item, facts, policy));
  }
  return { tally, limits, caps: goodwill.caps, lines };
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
  const goodwill = lines.find((line) => line.part === "goodwill");
  const cashMinor = goodwill && isMoneyKind(goodwill.kind) ? goodwill.faceMinor : 0n;
  return isHeld(cashMinor, limits) ? ["rejected-liability-open"] : [];
}

function needsHuman(facts: CompensationFacts, policy: Policy): Decision {
  const doubleDeviation = isDoubleDeviation(facts, policy.doubleDeviation.windowDays);
  const decision: Decision = {
    kind: "needs-human",
    reason: "currency-without-limits",
    decisionVersion: DECISION_VERSION,
    policyId: policy.id,
    policyVersion: policy.version,
    currency: facts.currency,
    tier: tierFrom(policy.tiers, rankOf(policy, facts.impact), doubleDeviation),
    doubleDeviation,
    lines: humanPart(facts, doubleDeviation, null),
    totals: NO_TOTALS,
    approval: ["currency-without-limits"],
    holds: [],
    caps: [],
    rejected: [],
    trace: [],
    missing: [],
    explanation: NOTHING_SAID,
  };
  return { ...decision, explanation: explainNeedsHuman(decision, policy) };
}

/**
 * What a case brings under a policy: entitlement (owed), goodwill (chosen) and the human part, with every reason.
 * Pure and total over parsed facts: no clock, no chance. The amount is settled before holds and approvals are
 * looked at, so neither ever changes it. Throws a RangeError only for a policy that `checkPolicy` refuses.
 */
export function decideCompensation(facts: CompensationFacts, policy: Policy): Decision {
  const compiled = compilePolicy(policy, facts.currency);
  if (compiled === null) return needsHuman(facts, policy);
  const doubleDeviation = isDoubleDeviation(facts, policy.doubleDeviation.windowDays);
  const tier = tierFrom(compiled.tiers, compiled.rankOf[facts.impact], doubleDeviation);
  const situation = {
    facts,
    tierRank: tier.rank,
    tierId: tier.id,
    doubleDeviation,
    knownLossMinor: knownLoss(facts),
  };
  const { tally, limits, caps, lines } = settle(compiled, situation);
  const totals = totalsOf(lines);
  const decided: Explained = {
    currency: facts.currency,
    tier,
    doubleDeviation,
    lines: [...humanPart(facts, doubleDeviation, tally), ...lines],
    totals,
    approval: approvalReasons(facts, limits, totals.goodwillMinor),
    holds: holdReasons(limits, lines),
    caps,
    rejected: rejectedAlternatives(facts, tally.superseded, lines),
    missing: tally.missing,
    limits,
  };
  // Written out field by field: copying the object whole costs as much as deciding half the rules.
  return {
    kind: lines.length > 0 ? "award" : "no-award",
    decisionVersion: DECISION_VERSION,
    policyId: policy.id,
    policyVersion: policy.version,
    currency: decided.currency,
    tier: decided.tier,
    doubleDeviation,
    lines: decided.lines,
    totals,
    approval: decided.approval,
    holds: decided.holds,
    caps,
    rejected: decided.rejected,
    trace: tally.trace,
    missing: decided.missing,
    limits,
    explanation: explain(decided, { compiled, applied: tally.applied }),
  };
}
