import { applyRules, type Tally } from "./apply-rules";
import { type CompiledPolicy, compilePolicy, tierRank } from "./compile";
import type { FactName } from "./condition";
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
  type TraceEntry,
  type ValueLine,
} from "./decision";
import { explain, explainNeedsHuman } from "./explain";
import type { CompensationFacts } from "./facts";
import { goodwillLimits, isHeld, settleGoodwill } from "./goodwill";
import { humanLines, rejectedRequest, valueLine } from "./lines";
import type { Policy } from "./policy";
import { isMoneyKind } from "./remedies";
import { isDoubleDeviation, knownLoss, type Situation } from "./situation";

const NO_TOTALS: Totals = { entitlementMinor: 0n, goodwillMinor: 0n, totalMinor: 0n, costMinor: 0n };
const NOTHING_SAID: Explanation = { agent: [], customer: [] };

function describeTier(policy: Policy, facts: CompensationFacts, doubleDeviation: boolean): DecisionTier {
  const before = tierRank(policy, facts.impact, false);
  const rank = doubleDeviation ? tierRank(policy, facts.impact, true) : before;
  const raisedFrom = rank === before ? null : (policy.tiers[before]?.id ?? null);
  return { id: policy.tiers[rank]?.id ?? "", rank, raisedFrom };
}

function missingFacts(trace: readonly TraceEntry[]): readonly FactName[] {
  const missing: FactName[] = [];
  for (const { outcome, fact } of trace) {
    if (outcome === "missing-fact" && fact !== null && !missing.includes(fact)) missing.push(fact);
  }
  return missing;
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
  trace: readonly TraceEntry[],
  lines: readonly ValueLine[],
): readonly RejectedAlternative[] {
  const rejected: RejectedAlternative[] = [];
  for (const { outcome, rule, by } of trace) {
    if (outcome === "superseded" && by !== null) {
      rejected.push({ alternative: "rule", rule, reason: "superseded", by });
    }
  }
  const request = rejectedRequest(facts, lines);
  if (request) rejected.push(request);
  return rejected;
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
  const lines = tally.owed.map((item) => valueLine({ ...item, rules: [item.rule] }, facts, policy));
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
    tier: describeTier(policy, facts, doubleDeviation),
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
  const tier = describeTier(policy, facts, doubleDeviation);
  const situation = {
    facts,
    tierRank: tier.rank,
    tierId: tier.id,
    doubleDeviation,
    knownLossMinor: knownLoss(facts),
  };
  const { tally, limits, caps, lines } = settle(compiled, situation);
  const totals = totalsOf(lines);
  const decided = {
    decisionVersion: DECISION_VERSION,
    policyId: policy.id,
    policyVersion: policy.version,
    currency: facts.currency,
    tier,
    doubleDeviation,
    lines: [...humanPart(facts, doubleDeviation, tally), ...lines],
    totals,
    approval: approvalReasons(facts, limits, totals.goodwillMinor),
    holds: holdReasons(limits, lines),
    caps,
    rejected: rejectedAlternatives(facts, tally.trace, lines),
    trace: tally.trace,
    missing: missingFacts(tally.trace),
    limits,
  } as const;
  const kind = lines.length > 0 ? "award" : "no-award";
  return { kind, ...decided, explanation: explain(decided, { compiled, situation, applied: tally.applied }) };
}
