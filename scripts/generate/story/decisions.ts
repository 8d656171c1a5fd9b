import { decideCompensation } from "@/lib/domain/compensation/decide";
import type { Decision } from "@/lib/domain/compensation/decision";
import type { CompensationFacts } from "@/lib/domain/compensation/facts";
import type { Policy } from "@/lib/domain/compensation/policy";

export type Decided = { decision: Decision; factsJson: string; decisionJson: string };

/** Cases are more alike than people: a few thousand profiles of facts make up most of a million. */
const MOST_KEPT = 30_000;
const kept = new Map<string, Decided>();

/** Amounts as decimal strings, as they are stored; the order of keys does not matter to jsonb. */
function json(value: unknown): string {
  return JSON.stringify(value, (_, item) => (typeof item === "bigint" ? item.toString() : item));
}

/** What tells one profile from another: the facts that a story varies, in a fixed order. */
function keyOf(facts: CompensationFacts): string {
  const earlier = facts.earlierComplaints.length === 0 ? "" : JSON.stringify(facts.earlierComplaints);
  return [
    facts.impact,
    facts.categoryKey,
    facts.failureKind,
    facts.acceptance,
    facts.attribution,
    facts.currency,
    facts.pricePaidMinor,
    facts.provenLossMinor,
    facts.promiseBroken,
    facts.answerLateMinutes,
    facts.resolutionLateMinutes,
    facts.reopenedFromSurvey,
    facts.emotionalImpact,
    facts.vulnerable,
    facts.customerTier,
    facts.customerSegment,
    facts.ignored.publicityThreat,
    earlier,
  ].join("|");
}

/** No rule reads the region, so profiles are told apart without it and each case gets its own. */
function inRegion(decided: Decided, region: string | null): Decided {
  return { ...decided, factsJson: `{"region":${JSON.stringify(region)},${decided.factsJson.slice(1)}` };
}

/** What the rules say of these facts, with both written out for storage. */
export function decidedOn({ region = null, ...facts }: CompensationFacts, policy: Policy): Decided {
  const key = keyOf(facts);
  const known = kept.get(key);
  if (known) return inRegion(known, region);
  const decision = decideCompensation(facts, policy);
  const made = { decision, factsJson: json(facts), decisionJson: json(decision) };
  if (kept.size < MOST_KEPT) kept.set(key, made);
  return inRegion(made, region);
}
