import fc from "fast-check";
import type { Decision } from "@/lib/domain/compensation/decision";
import {
  ACCEPTANCES,
  ATTRIBUTIONS,
  type CompensationFacts,
  CUSTOMER_SEGMENTS,
  CUSTOMER_TIERS,
  EARLIER_ORIGINS,
  EARLIER_OUTCOMES,
  EMOTIONAL_IMPACTS,
  FAILURE_KINDS,
  IMPACTS,
} from "@/lib/domain/compensation/facts";
import type { Policy } from "@/lib/domain/compensation/policy";
import { REMEDY_KINDS, type ValueKind } from "@/lib/domain/compensation/remedies";
import { DEFAULT_CURRENCIES } from "@/lib/domain/compensation/templates/amounts";

/** A plain case of ours, of no special circumstances; tests override what matters to them. */
export function factsOf(overrides: Partial<CompensationFacts> = {}): CompensationFacts {
  return {
    factsVersion: 2,
    impact: "moderate",
    categoryKey: "service",
    failureKind: "service",
    acceptance: "rejected",
    attribution: "company",
    occurredOn: "2026-03-02",
    currency: "TWD",
    pricePaidMinor: 100_000n,
    provenLossMinor: 0n,
    promiseBroken: false,
    answerLateMinutes: 0,
    resolutionLateMinutes: 0,
    earlierComplaints: [],
    reopenedFromSurvey: false,
    emotionalImpact: "none",
    vulnerable: false,
    incidentScheduleId: null,
    measures: {},
    requestedRemedy: "none",
    customerChoice: "none",
    awardsInWindowMinor: 0n,
    region: null,
    customerTier: "regular",
    customerSegment: "existing",
    ignored: { publicityThreat: false, reviewPosted: false, surveyScore: null },
    ...overrides,
  };
}

export const amounts = fc.oneof(fc.constant(0n), fc.bigInt(0n, 300n), fc.bigInt(0n, 10n ** 9n));
const orUnknown = <T>(known: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: known }, { weight: 1, arbitrary: fc.constant("unknown" as const) });
const minutes = orUnknown(fc.integer({ min: 0, max: 20_000 }));
const remedies = fc.constantFrom(...REMEDY_KINDS, "none" as const);

export const earlierComplaints = fc.record({
  sameOrder: fc.boolean(),
  sameCategory: fc.boolean(),
  daysAgo: fc.integer({ min: 0, max: 200 }),
  outcome: fc.constantFrom(...EARLIER_OUTCOMES),
  remedyFailed: fc.boolean(),
  origin: fc.constantFrom(...EARLIER_ORIGINS),
});

/** Any facts at all, but for the region. */
const drawnFacts = fc.record({
  factsVersion: fc.constant(2 as const),
  impact: fc.constantFrom(...IMPACTS),
  categoryKey: fc.constantFrom("service", "product", "delivery", "billing"),
  failureKind: fc.constantFrom(...FAILURE_KINDS),
  acceptance: fc.constantFrom(...ACCEPTANCES),
  attribution: fc.constantFrom(...ATTRIBUTIONS),
  occurredOn: orUnknown(fc.constantFrom("2019-05-01", "2025-05-01", "2026-05-01")),
  currency: fc.constantFrom(...DEFAULT_CURRENCIES),
  pricePaidMinor: orUnknown(amounts),
  provenLossMinor: orUnknown(amounts),
  promiseBroken: fc.boolean(),
  answerLateMinutes: minutes,
  resolutionLateMinutes: minutes,
  earlierComplaints: fc.array(earlierComplaints, { maxLength: 3 }),
  reopenedFromSurvey: fc.boolean(),
  emotionalImpact: fc.constantFrom(...EMOTIONAL_IMPACTS),
  vulnerable: fc.boolean(),
  incidentScheduleId: fc.constantFrom(null, "incident-7"),
  measures: fc.dictionary(fc.constantFrom("delay_minutes", "distance_km"), fc.nat(5_000)),
  requestedRemedy: remedies,
  customerChoice: remedies,
  awardsInWindowMinor: amounts,
  customerTier: fc.constantFrom(...CUSTOMER_TIERS),
  customerSegment: fc.constantFrom(...CUSTOMER_SEGMENTS),
  ignored: fc.record({
    publicityThreat: fc.boolean(),
    reviewPosted: fc.boolean(),
    surveyScore: fc.constantFrom(null, 0, 1, 5, 10),
  }),
});

/** The region follows from what was drawn, so that examples once drawn by a seed stay what they were. */
export const anyFacts: fc.Arbitrary<CompensationFacts> = drawnFacts.map((facts) => ({
  ...facts,
  region: facts.vulnerable ? "north" : facts.promiseBroken ? "south" : null,
}));

/** Any facts that a policy can price: in a currency of its own, with measures and dates that its tariffs read. */
export function factsFor(policy: Policy): fc.Arbitrary<CompensationFacts> {
  const values = fc.oneof(fc.nat(4), fc.nat(300), fc.nat(5_000));
  const measures = policy.measures.length
    ? fc.dictionary(fc.constantFrom(...policy.measures.map(({ name }) => name)), values)
    : fc.constant({});
  const days = orUnknown(fc.constantFrom("2003-01-01", "2019-05-01", "2024-03-31", "2026-05-01"));
  return fc
    .record({
      facts: anyFacts,
      currency: fc.constantFrom(...policy.currencies),
      measures,
      occurredOn: days,
    })
    .map(({ facts, ...own }) => ({ ...facts, ...own }));
}

/** The remedies of value of a decision, as [kind, face value] pairs in order. */
export function valuesOf(decision: Decision): [ValueKind, bigint][] {
  return decision.lines.flatMap((line): [ValueKind, bigint][] =>
    line.part === "human" ? [] : [[line.kind, line.faceMinor]],
  );
}

export function humanKindsOf(decision: Decision): string[] {
  return decision.lines.filter((line) => line.part === "human").map((line) => line.kind);
}
