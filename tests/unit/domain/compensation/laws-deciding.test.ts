import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { serialiseDecision } from "@/lib/domain/compensation/decision";
import { parseFacts, serialiseFacts } from "@/lib/domain/compensation/facts-json";
import { allRules } from "@/lib/domain/compensation/guarantee";
import type { Policy } from "@/lib/domain/compensation/policy";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { percentOf } from "@/lib/domain/money";
import { anyPolicy, wildPolicy } from "./policies";
import { anyFacts, factsOf, humanKindsOf, valuesOf } from "./support";

// Generated cases on a busy machine: the laws are about amounts, not about time.
vi.setConfig({ testTimeout: 30_000 });

const runs = { numRuns: 100 };
const policies = fc.oneof(fc.constant(DEFAULT_POLICY), anyPolicy, wildPolicy);
const decide = decideCompensation;

describe("R1 deterministic", () => {
  it("gives the same bytes twice, and whatever the order of the rules and of the measures", () => {
    fc.assert(
      fc.property(anyFacts, policies, fc.infiniteStream(fc.nat()), (facts, policy, dice) => {
        const first = serialiseDecision(decide(facts, policy));
        expect(serialiseDecision(decide(facts, policy))).toBe(first);
        const rules = policy.rules
          .map((rule) => ({ rule, at: dice.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ rule }) => rule);
        const measures = Object.fromEntries(Object.entries(facts.measures).reverse());
        expect(serialiseDecision(decide({ ...facts, measures }, { ...policy, rules }))).toBe(first);
      }),
      runs,
    );
  });

  it("settles rules of equal priority by id", () => {
    const equal = {
      ...DEFAULT_POLICY,
      rules: DEFAULT_POLICY.rules.map((rule) => ({ ...rule, priority: 1, group: "g" })),
    };
    const shuffled: Policy = { ...equal, rules: [...equal.rules].reverse() };
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(serialiseDecision(decide(facts, shuffled))).toBe(serialiseDecision(decide(facts, equal)));
      }),
    );
  });
});

describe("R13 explainable and replayable", () => {
  it("gives the stored decision when stored facts are replayed, also after a round through jsonb", () => {
    fc.assert(
      fc.property(anyFacts, policies, (facts, policy) => {
        const stored = serialiseFacts(facts);
        const again = parseFacts(JSON.parse(stored));
        if (!again.ok) throw new Error(again.path);
        expect(serialiseFacts(again.value)).toBe(stored);
        expect(serialiseDecision(decide(again.value, policy))).toBe(serialiseDecision(decide(facts, policy)));
      }),
      runs,
    );
  });

  it("looks at every rule once and gives reasons for every line", () => {
    fc.assert(
      fc.property(anyFacts, policies, (facts, policy) => {
        const decision = decide(facts, policy);
        if (decision.kind === "needs-human") return;
        expect(decision.trace.map(({ rule }) => rule).sort()).toEqual(
          allRules(policy)
            .map(({ id }) => id)
            .sort(),
        );
        const matched = new Set(
          decision.trace.filter(({ outcome }) => outcome === "matched").map(({ rule }) => rule),
        );
        for (const line of decision.lines) {
          if (line.part !== "human") expect(line.rules.every((rule) => matched.has(rule))).toBe(true);
        }
        const { entitlementMinor, goodwillMinor, totalMinor } = decision.totals;
        expect(totalMinor).toBe(entitlementMinor + goodwillMinor);
        expect(valuesOf(decision).reduce((sum, [, face]) => sum + face, 0n)).toBe(totalMinor);
        expect(valuesOf(decision).every(([, face]) => face > 0n)).toBe(true);
      }),
      runs,
    );
  });
});

describe("R16 no quid pro quo", () => {
  it("does not see a survey score, a threat of publicity or a review", () => {
    const ignored = fc.record({
      publicityThreat: fc.boolean(),
      reviewPosted: fc.boolean(),
      surveyScore: fc.option(fc.nat(10)),
    });
    fc.assert(
      fc.property(anyFacts, ignored, policies, (facts, other, policy) => {
        expect(serialiseDecision(decide({ ...facts, ignored: other }, policy))).toBe(
          serialiseDecision(decide(facts, policy)),
        );
      }),
      runs,
    );
  });

  it("gives the same amount whoever the customer is", () => {
    const standings = fc.record({
      customerTier: fc.constantFrom("regular", "diamond", "unknown"),
      customerSegment: fc.constantFrom("new", "vip", "unknown"),
    });
    fc.assert(
      fc.property(anyFacts, standings, policies, (facts, standing, policy) => {
        expect(decide({ ...facts, ...standing }, policy).totals).toEqual(decide(facts, policy).totals);
      }),
      runs,
    );
  });
});

describe("unknown is not zero", () => {
  it("names the missing fact and leaves out only the rules that need it", () => {
    const decision = decide(factsOf({ pricePaidMinor: "unknown", provenLossMinor: 5_000n }), DEFAULT_POLICY);
    expect(decision.missing).toEqual(["pricePaid"]);
    expect(decision.trace[0]).toMatchObject({
      rule: "refund-price",
      outcome: "missing-fact",
      fact: "pricePaid",
    });
    expect(decision.totals.entitlementMinor).toBe(5_000n);
  });

  it("sends a currency without limits to a human, with the human part", () => {
    const decision = decide(factsOf({ currency: "CHF" }), DEFAULT_POLICY);
    expect(decision).toMatchObject({ kind: "needs-human", reason: "currency-without-limits" });
    expect(humanKindsOf(decision)).toEqual(["apology", "explanation", "named-person"]);
    expect(decision.totals.totalMinor).toBe(0n);
  });

  it("takes shares of amounts exactly", () => {
    const decision = decide(factsOf({ impact: "critical", pricePaidMinor: 999_999n }), DEFAULT_POLICY);
    expect(decision.totals.entitlementMinor).toBe(999_999n);
    expect(percentOf(999_999n, 2_000, "up")).toBe(200_000n);
    expect(decision.totals.goodwillMinor).toBe(200_000n);
    expect(decision.approval).toEqual(["goodwill-above-line"]);
  });
});
