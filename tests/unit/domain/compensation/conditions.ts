import fc from "fast-check";
import type { Condition } from "@/lib/domain/compensation/condition";
import {
  ACCEPTANCES,
  ATTRIBUTIONS,
  CUSTOMER_SEGMENTS,
  CUSTOMER_TIERS,
  EMOTIONAL_IMPACTS,
  FAILURE_KINDS,
  IMPACTS,
} from "@/lib/domain/compensation/facts";
import type { Amounts } from "@/lib/domain/compensation/policy";
import { REMEDY_KINDS } from "@/lib/domain/compensation/remedies";
import { DEFAULT_CURRENCIES } from "@/lib/domain/compensation/templates/amounts";

/** The same number of minor units in every currency. */
export function inAll(amountMinor: bigint): Amounts {
  return Object.fromEntries(DEFAULT_CURRENCIES.map((code) => [code, amountMinor]));
}

const remedies = [...REMEDY_KINDS, "none"] as const;
const bound = fc.option(fc.nat(5_000));
const threshold = fc.bigInt(0n, 10n ** 6n).map(inAll);

// Conditions that read neither impact nor loss, so that the laws about amounts are those of the code, not of the table.
const neutral: readonly fc.Arbitrary<Condition>[] = [
  fc.subarray([...ATTRIBUTIONS]).map((values) => ({ fact: "attribution", in: values })),
  fc.subarray([...FAILURE_KINDS]).map((values) => ({ fact: "failureKind", in: values })),
  fc.subarray([...ACCEPTANCES]).map((values) => ({ fact: "acceptance", in: values })),
  fc.subarray([...EMOTIONAL_IMPACTS]).map((values) => ({ fact: "emotionalImpact", in: values })),
  fc.subarray(["service", "product", "delivery"]).map((values) => ({ fact: "categoryKey", in: values })),
  fc.subarray([...remedies]).map((values) => ({ fact: "requestedRemedy", in: values })),
  fc.subarray([...remedies]).map((values) => ({ fact: "customerChoice", in: values })),
  fc
    .tuple(
      fc.constantFrom("promiseBroken", "vulnerable", "doubleDeviation", "scheduledIncident"),
      fc.boolean(),
    )
    .map(([fact, is]) => ({ fact, is })),
  fc
    .tuple(
      fc.constantFrom("answerLateMinutes", "resolutionLateMinutes", "measure:delay_minutes"),
      bound,
      bound,
    )
    .map(([fact, from, to]) => ({ fact, from, to })),
  fc
    .tuple(fc.constantFrom("earlierSameOrder", "earlierSameCategory"), fc.option(fc.nat(3)))
    .map(([fact, from]) => ({ fact, from, to: null })),
  fc.boolean().map((positive) => ({ fact: "pricePaid", positive })),
  fc
    .tuple(fc.constantFrom("awardsInWindow", "pricePaid"), threshold)
    .map(([fact, reachesMinor]) => ({ fact, reachesMinor })),
  fc
    .tuple(
      fc.constantFrom("occurredOn", "currency", "attribution", "pricePaid", "measure:distance_km"),
      fc.boolean(),
    )
    .map(([fact, known]) => ({ fact, known })),
];

const graveness: readonly fc.Arbitrary<Condition>[] = [
  fc.subarray([...IMPACTS]).map((values) => ({ fact: "impact", in: values })),
  fc.subarray(["tier-0", "tier-1", "tier-2", "tier-3"]).map((values) => ({ fact: "tier", in: values })),
  fc
    .tuple(fc.constantFrom("provenLoss", "knownLoss"), fc.boolean())
    .map(([fact, positive]) => ({ fact, positive })),
  fc
    .tuple(fc.constantFrom("provenLoss", "knownLoss"), threshold)
    .map(([fact, reachesMinor]) => ({ fact, reachesMinor })),
];

const standing: readonly fc.Arbitrary<Condition>[] = [
  fc.subarray([...CUSTOMER_TIERS]).map((values) => ({ fact: "customerTier", in: values })),
  fc.subarray([...CUSTOMER_SEGMENTS]).map((values) => ({ fact: "customerSegment", in: values })),
];

/** Conditions made of the given comparisons, up to two levels deep. */
function madeOf(leaves: readonly fc.Arbitrary<Condition>[]): fc.Arbitrary<Condition> {
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      fc.oneof(...leaves),
      fc.array(tie("condition"), { maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie("condition"), { maxLength: 3 }).map((any) => ({ any })),
      tie("condition").map((not) => ({ not })),
    ),
  }));
  return condition;
}

/** Nothing in it turns on impact or loss. */
export const neutralCondition = madeOf(neutral);
/** Also on impact, tier and loss. */
export const anyCondition = madeOf([...neutral, ...graveness]);
/** Also on who the customer is: for rules that move no money. */
export const standingCondition = madeOf([...neutral, ...graveness, ...standing]);
