import fc from "fast-check";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import type { CompensationFacts } from "@/lib/domain/compensation/facts";
import type { Policy } from "@/lib/domain/compensation/policy";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import type { ComparedCase } from "@/lib/domain/simulation/compared-case";
import { digestOf } from "@/lib/domain/simulation/digest";
import { summarise } from "@/lib/domain/simulation/summary";
import { compareCase, emptyTally } from "@/lib/domain/simulation/tally";
import { anyFacts } from "../compensation/support";

/** Gestures doubled, caps on goodwill off: some get more, nobody less. */
export const OTHER_POLICY: Policy = {
  ...DEFAULT_POLICY,
  version: 2,
  tiers: DEFAULT_POLICY.tiers.map((tier) => ({
    ...tier,
    gestureMinor: Object.fromEntries(
      Object.entries(tier.gestureMinor).map(([code, amount]) => [code, amount * 2n]),
    ),
  })),
};

export const BUDGETS = ["a", "b"].flatMap((departmentId) =>
  ["2026-01-01", "2026-02-01"].map((periodStart) => ({
    departmentId,
    currency: "TWD",
    periodStart,
    periodEnd: periodStart === "2026-01-01" ? "2026-02-01" : "2026-03-01",
    limitMinor: 50_000n,
  })),
);

type Drawn = { facts: CompensationFacts; day: string; departmentId: string | null };
const anyDrawn: fc.Arbitrary<Drawn> = fc.record({
  facts: anyFacts,
  day: fc.constantFrom("2026-01-05", "2026-01-31", "2026-02-01", "2026-03-09"),
  departmentId: fc.constantFrom("a", "b", null),
});

function comparedOf(
  { facts, day, departmentId }: Drawn,
  place: number,
  [old, tried]: readonly [Policy, Policy],
): ComparedCase {
  return {
    id: `case-${String(place).padStart(4, "0")}`,
    day,
    departmentId,
    category: facts.categoryKey,
    customerTier: facts.customerTier,
    impact: facts.impact,
    attribution: facts.attribution,
    acceptance: facts.acceptance,
    before: digestOf(decideCompensation(facts, old), facts, old),
    after: digestOf(decideCompensation(facts, tried), facts, tried),
  };
}

/** Any decided cases, by the default policy and by another one. */
export function casesUnder(policies: readonly [Policy, Policy]): fc.Arbitrary<ComparedCase[]> {
  return fc
    .array(anyDrawn, { minLength: 1, maxLength: 60 })
    .map((drawn) => drawn.map((one, place) => comparedOf(one, place, policies)));
}

export function tallied(cases: readonly ComparedCase[]) {
  const tally = emptyTally(BUDGETS);
  for (const one of cases) compareCase(tally, one);
  return { ...summarise(tally), figures: tally.figures };
}
