import type { AmountFact, ChoiceFact, FactName, FlagFact, NumberFact } from "./condition";
import type { DecisionTier } from "./decision";
import { type CompensationFacts, type EarlierComplaint, UNKNOWN } from "./facts";

/** The facts together with what follows from them under a policy; built once per decision. */
export type Situation = {
  readonly facts: CompensationFacts;
  readonly tier: DecisionTier;
  readonly doubleDeviation: boolean;
  /** What is proven of price and loss so far, in minor units: an unknown part adds nothing, and is reported. */
  readonly knownLossMinor: bigint;
};

/** Price and proven loss as far as they are known, in minor units. */
export function knownLoss(facts: CompensationFacts): bigint {
  const price = facts.pricePaidMinor === UNKNOWN ? 0n : facts.pricePaidMinor;
  return facts.provenLossMinor === UNKNOWN ? price : price + facts.provenLossMinor;
}

function failedBefore(earlier: EarlierComplaint, windowDays: number): boolean {
  if (!earlier.sameOrder || earlier.daysAgo > windowDays || earlier.origin !== "complaint") return false;
  return earlier.remedyFailed || earlier.outcome === "upheld" || earlier.outcome === "partly-upheld";
}

/**
 * Law R9: we failed twice on the same order, and the first time we were wrong or our remedy failed. A case under
 * an incident's schedule and one reopened from a survey are no repeat.
 */
export function isDoubleDeviation(facts: CompensationFacts, windowDays: number): boolean {
  if (facts.earlierComplaints.length === 0) return false;
  if (facts.reopenedFromSurvey || facts.incidentScheduleId !== null) return false;
  return facts.earlierComplaints.some((earlier) => failedBefore(earlier, windowDays));
}

/** How to read each fact of a closed set; "unknown" is one of the values. */
export const CHOICES: Readonly<Record<ChoiceFact, (situation: Situation) => string>> = {
  impact: ({ facts }) => facts.impact,
  failureKind: ({ facts }) => facts.failureKind,
  acceptance: ({ facts }) => facts.acceptance,
  attribution: ({ facts }) => facts.attribution,
  emotionalImpact: ({ facts }) => facts.emotionalImpact,
  requestedRemedy: ({ facts }) => facts.requestedRemedy,
  customerChoice: ({ facts }) => facts.customerChoice,
  customerTier: ({ facts }) => facts.customerTier,
  customerSegment: ({ facts }) => facts.customerSegment,
  categoryKey: ({ facts }) => facts.categoryKey,
  tier: ({ tier }) => tier.id,
};

/** Whether a fact is one of a closed set of values. */
export function isChoice(fact: FactName): fact is ChoiceFact {
  return Object.hasOwn(CHOICES, fact);
}

export function flagOf(situation: Situation, fact: FlagFact): boolean {
  switch (fact) {
    case "promiseBroken":
      return situation.facts.promiseBroken;
    case "vulnerable":
      return situation.facts.vulnerable;
    case "doubleDeviation":
      return situation.doubleDeviation;
    case "scheduledIncident":
      return situation.facts.incidentScheduleId !== null;
  }
}

const MEASURE = "measure:";

/** A measure by its name; null where nobody has taken it. */
export function measureOf(facts: CompensationFacts, name: string): number | null {
  return Object.hasOwn(facts.measures, name) ? (facts.measures[name] ?? null) : null;
}

/** The value of a number fact; null where it is unknown. */
export function numberOf(situation: Situation, fact: NumberFact): number | null {
  const { facts } = situation;
  switch (fact) {
    case "answerLateMinutes":
      return facts.answerLateMinutes === UNKNOWN ? null : facts.answerLateMinutes;
    case "resolutionLateMinutes":
      return facts.resolutionLateMinutes === UNKNOWN ? null : facts.resolutionLateMinutes;
    case "earlierSameOrder":
      return facts.earlierComplaints.filter((earlier) => earlier.sameOrder).length;
    case "earlierSameCategory":
      return facts.earlierComplaints.filter((earlier) => earlier.sameCategory).length;
    default:
      return measureOf(facts, fact.slice(MEASURE.length));
  }
}

/** An amount fact in minor units; null where it is unknown. */
export function amountOf(situation: Situation, fact: AmountFact): bigint | null {
  const { facts } = situation;
  switch (fact) {
    case "pricePaid":
      return facts.pricePaidMinor === UNKNOWN ? null : facts.pricePaidMinor;
    case "provenLoss":
      return facts.provenLossMinor === UNKNOWN ? null : facts.provenLossMinor;
    case "knownLoss":
      return situation.knownLossMinor;
    case "awardsInWindow":
      return facts.awardsInWindowMinor;
  }
}

/** How to tell whether a fact is known. Flags always are; a category or "none asked" counts as known. */
export function knowsFact(fact: FactName): (situation: Situation) => boolean {
  if (isChoice(fact)) {
    const read = CHOICES[fact];
    return (situation) => read(situation) !== UNKNOWN;
  }
  switch (fact) {
    case "promiseBroken":
    case "vulnerable":
    case "doubleDeviation":
    case "scheduledIncident":
    case "currency":
      return () => true;
    case "occurredOn":
      return ({ facts }) => facts.occurredOn !== UNKNOWN;
    case "pricePaid":
    case "provenLoss":
    case "knownLoss":
    case "awardsInWindow":
      return (situation) => amountOf(situation, fact) !== null;
    default:
      return (situation) => numberOf(situation, fact) !== null;
  }
}
