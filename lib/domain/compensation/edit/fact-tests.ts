import {
  AMOUNT_FACTS,
  type ChoiceFact,
  type Condition,
  type FactName,
  FLAG_FACTS,
  NUMBER_FACTS,
} from "../condition";
import {
  ACCEPTANCES,
  ATTRIBUTIONS,
  CUSTOMER_SEGMENTS,
  CUSTOMER_TIERS,
  EMOTIONAL_IMPACTS,
  FAILURE_KINDS,
  IMPACTS,
} from "../facts";
import { REMEDY_KINDS } from "../remedies";

/** The values of the facts that are a choice; a tier's and a category's are the house's own. */
export const CHOICE_VALUES = {
  impact: IMPACTS,
  failureKind: FAILURE_KINDS,
  acceptance: ACCEPTANCES,
  attribution: ATTRIBUTIONS,
  emotionalImpact: EMOTIONAL_IMPACTS,
  requestedRemedy: [...REMEDY_KINDS, "none"],
  customerChoice: [...REMEDY_KINDS, "none"],
  customerTier: CUSTOMER_TIERS,
  customerSegment: CUSTOMER_SEGMENTS,
  categoryKey: null,
  tier: null,
} as const satisfies Record<ChoiceFact, readonly string[] | null>;

export const CHOICE_FACTS: readonly ChoiceFact[] = [
  "attribution",
  "impact",
  "tier",
  "failureKind",
  "categoryKey",
  "acceptance",
  "emotionalImpact",
  "requestedRemedy",
  "customerChoice",
  "customerTier",
  "customerSegment",
];

export type FactKind = "choice" | "flag" | "number" | "amount" | "other";

function includes(list: readonly string[], value: string): boolean {
  return list.includes(value);
}

/** How a fact can be asked about; null for a name that no fact has. */
export function factKind(fact: string): FactKind | null {
  if (includes(CHOICE_FACTS, fact)) return "choice";
  if (includes(FLAG_FACTS, fact)) return "flag";
  if (includes(NUMBER_FACTS, fact) || /^measure:./.test(fact)) return "number";
  if (includes(AMOUNT_FACTS, fact)) return "amount";
  return fact === "occurredOn" || fact === "currency" ? "other" : null;
}

const known = <T extends string>(values: readonly T[], chosen: readonly string[]): T[] =>
  values.filter((value) => chosen.includes(value));

/** The test "this fact is one of these"; values that the fact does not have are left out. */
export function choiceTest(fact: ChoiceFact, chosen: readonly string[]): Condition {
  switch (fact) {
    case "impact":
      return { fact, in: known(CHOICE_VALUES.impact, chosen) };
    case "failureKind":
      return { fact, in: known(CHOICE_VALUES.failureKind, chosen) };
    case "acceptance":
      return { fact, in: known(CHOICE_VALUES.acceptance, chosen) };
    case "attribution":
      return { fact, in: known(CHOICE_VALUES.attribution, chosen) };
    case "emotionalImpact":
      return { fact, in: known(CHOICE_VALUES.emotionalImpact, chosen) };
    case "requestedRemedy":
      return { fact, in: known(CHOICE_VALUES.requestedRemedy, chosen) };
    case "customerChoice":
      return { fact, in: known(CHOICE_VALUES.requestedRemedy, chosen) };
    case "customerTier":
      return { fact, in: known(CHOICE_VALUES.customerTier, chosen) };
    case "customerSegment":
      return { fact, in: known(CHOICE_VALUES.customerSegment, chosen) };
    case "categoryKey":
      return { fact, in: chosen };
    case "tier":
      return { fact, in: chosen };
  }
}

/** The first question one would ask about a fact. */
export function firstTest(fact: FactName): Condition {
  const choice = CHOICE_FACTS.find((name) => name === fact);
  if (choice) return choiceTest(choice, []);
  const flag = FLAG_FACTS.find((name) => name === fact);
  if (flag) return { fact: flag, is: true };
  const amount = AMOUNT_FACTS.find((name) => name === fact);
  if (amount) return { fact: amount, positive: true };
  const number = NUMBER_FACTS.find((name) => name === fact);
  if (number) return { fact: number, from: 1, to: null };
  const measure = /^measure:(.+)$/.exec(fact)?.[1];
  if (measure !== undefined) return { fact: `measure:${measure}`, from: 1, to: null };
  return { fact, known: true };
}

/** Whether the test asks of its fact what can be asked of it. */
export function isSoundTest(test: Condition): boolean {
  if (!("fact" in test)) return true;
  const kind = factKind(test.fact);
  if (kind === null) return false;
  if ("known" in test) return true;
  if ("in" in test) return kind === "choice";
  if ("is" in test) return kind === "flag";
  return "from" in test ? kind === "number" : kind === "amount";
}
