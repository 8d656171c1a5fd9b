import type { Currency } from "../currency";
import type {
  Acceptance,
  Attribution,
  CustomerSegment,
  CustomerTier,
  EmotionalImpact,
  FailureKind,
  Impact,
} from "./facts";
import type { RemedyKind } from "./remedies";

/** The facts of a closed set of values that a rule may read. Survey scores, threats and reviews are not among them (law R16). */
export type ChoiceFacts = {
  impact: Impact;
  failureKind: FailureKind;
  acceptance: Acceptance;
  attribution: Attribution;
  emotionalImpact: EmotionalImpact;
  requestedRemedy: RemedyKind | "none";
  customerChoice: RemedyKind | "none";
  customerTier: CustomerTier;
  customerSegment: CustomerSegment;
  categoryKey: string;
  /** Id of the tier reached, a repeat's step up included. */
  tier: string;
};
export type ChoiceFact = keyof ChoiceFacts;

export const FLAG_FACTS = ["promiseBroken", "vulnerable", "doubleDeviation", "scheduledIncident"] as const;
export type FlagFact = (typeof FLAG_FACTS)[number];

export const NUMBER_FACTS = [
  "answerLateMinutes",
  "resolutionLateMinutes",
  "earlierSameOrder",
  "earlierSameCategory",
] as const;
export type NumberFact = (typeof NUMBER_FACTS)[number] | `measure:${string}`;

export const AMOUNT_FACTS = ["pricePaid", "provenLoss", "knownLoss", "awardsInWindow"] as const;
export type AmountFact = (typeof AMOUNT_FACTS)[number];

export type FactName = ChoiceFact | FlagFact | NumberFact | AmountFact | "occurredOn" | "currency";

type ChoiceTest = {
  [F in ChoiceFact]: { readonly fact: F; readonly in: readonly ChoiceFacts[F][] };
}[ChoiceFact];

/** Comparisons are inclusive on both sides; null leaves a side open. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | ChoiceTest
  | { readonly fact: FlagFact; readonly is: boolean }
  | { readonly fact: NumberFact; readonly from: number | null; readonly to: number | null }
  | { readonly fact: AmountFact; readonly positive: boolean }
  | { readonly fact: AmountFact; readonly reachesMinor: Readonly<Record<Currency, bigint>> }
  | { readonly fact: FactName; readonly known: boolean };

/** Every fact a condition reads, in reading order. */
export function factsOf(condition: Condition): readonly FactName[] {
  if ("all" in condition) return condition.all.flatMap(factsOf);
  if ("any" in condition) return condition.any.flatMap(factsOf);
  if ("not" in condition) return factsOf(condition.not);
  return [condition.fact];
}
