import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { type CompensationFacts, IMPACTS, isOurs } from "@/lib/domain/compensation/facts";
import type { Policy } from "@/lib/domain/compensation/policy";
import { isMoneyKind } from "@/lib/domain/compensation/remedies";
import { POLICY_TEMPLATES } from "@/lib/domain/compensation/templates/catalogue";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { anyPolicy, wildPolicy } from "./policies";
import { amounts, anyFacts, factsFor, factsOf } from "./support";

// Generated cases on a busy machine: the laws are about amounts, not about time.
vi.setConfig({ testTimeout: 30_000 });

const runs = { numRuns: 100 };
// Law R2 is the table's as well: a wild one may break it, and then the linter shows the pair (lint.test.ts).
const policies = fc.oneof(fc.constant(DEFAULT_POLICY), anyPolicy);
const all = fc.oneof(fc.constant(DEFAULT_POLICY), anyPolicy, wildPolicy);
const decide = decideCompensation;

describe("R2 monotone", () => {
  const proposed = (facts: CompensationFacts, policy: Policy) => decide(facts, policy).totals.totalMinor;

  it("never falls when impact rises", () => {
    fc.assert(
      fc.property(anyFacts, policies, (facts, policy) => {
        const rising = IMPACTS.map((impact) => proposed({ ...facts, impact }, policy));
        expect(rising).toEqual([...rising].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
      }),
      runs,
    );
  });

  it("never falls when the proven loss rises", () => {
    fc.assert(
      fc.property(anyFacts, amounts, amounts, policies, (facts, a, more, policy) => {
        const less = proposed({ ...facts, provenLossMinor: a }, policy);
        expect(proposed({ ...facts, provenLossMinor: a + more }, policy) >= less).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

it("R2: no template falls with impact or loss", () => {
  const cases = fc
    .constantFrom(...POLICY_TEMPLATES)
    .chain(({ policy }) => factsFor(policy).map((facts) => ({ facts, policy })));
  fc.assert(
    fc.property(cases, amounts, amounts, ({ facts, policy }, loss, more) => {
      const totals = IMPACTS.map((impact) => decide({ ...facts, impact }, policy).totals.totalMinor);
      expect(totals).toEqual(totals.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
      const less = decide({ ...facts, provenLossMinor: loss }, policy).totals.totalMinor;
      const greater = decide({ ...facts, provenLossMinor: loss + more }, policy).totals.totalMinor;
      expect(greater >= less).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it("R2: the first cent of a proven loss does not cost the gesture", () => {
  const noLoss = factsOf({ pricePaidMinor: 0n, acceptance: "unknown" });
  expect(decide(noLoss, DEFAULT_POLICY).totals.totalMinor).toBe(30_000n);
  expect(decide({ ...noLoss, provenLossMinor: 1n }, DEFAULT_POLICY).totals.totalMinor).toBe(30_001n);
});

describe("R3 ceiling for goodwill", () => {
  it("stays under the larger of the ceiling's share and the gesture; above the line it needs approval", () => {
    fc.assert(
      fc.property(anyFacts, all, (facts, policy) => {
        const decision = decide(facts, policy);
        if (decision.kind === "needs-human") return;
        const price = facts.pricePaidMinor === "unknown" ? 0n : facts.pricePaidMinor;
        const basis = price + (facts.provenLossMinor === "unknown" ? 0n : facts.provenLossMinor);
        const gesture = policy.tiers[decision.tier.rank]?.gestureMinor[facts.currency] ?? 0n;
        const { goodwillMinor } = decision.totals;
        const isWithin = (bp: number) =>
          goodwillMinor <= gesture || goodwillMinor * 10_000n <= basis * BigInt(bp);
        expect(isWithin(policy.caps.goodwillCeilingBp)).toBe(true);
        expect(decision.approval.includes("goodwill-above-line")).toBe(
          !isWithin(policy.caps.goodwillApprovalBp),
        );
      }),
      runs,
    );
  });
});

describe("R4 hold", () => {
  it("holds discretionary cash below 60 % of the price while liability is open, and changes no amount", () => {
    fc.assert(
      fc.property(anyFacts, all, (facts, policy) => {
        const decision = decide(facts, policy);
        const cash =
          decision.lines.find((line) => line.part === "goodwill" && isMoneyKind(line.kind))?.faceMinor ?? 0n;
        const open = facts.acceptance === "rejected" && facts.attribution === "unknown";
        const below =
          facts.pricePaidMinor === "unknown" ||
          cash * 10_000n < facts.pricePaidMinor * BigInt(policy.caps.holdBelowPriceBp);
        expect(decision.holds.length > 0).toBe(open && cash > 0n && below);
        const unheld = { ...policy, caps: { ...policy.caps, holdBelowPriceBp: 0 } };
        expect(decide(facts, unheld).totals).toEqual(decision.totals);
      }),
      runs,
    );
  });
});

describe("R5 accepted though flawed", () => {
  it("brings a first goodwill above nothing and below the price", () => {
    const flawed = anyFacts.map(
      (facts): CompensationFacts => ({
        ...facts,
        acceptance: "accepted-flawed",
        earlierComplaints: [],
      }),
    );
    fc.assert(
      fc.property(flawed, all, (facts, policy) => {
        const { totals, caps } = decide(facts, policy);
        const { goodwillMinor } = totals;
        const price = facts.pricePaidMinor;
        if (price === "unknown" || price === 0n) return;
        expect(goodwillMinor < price).toBe(true);
        // A policy may say that nothing is left for it; the linter tells its author.
        const isSpent = caps.some(({ cap, toMinor }) => toMinor === 0n && cap !== "flawed-below-price");
        if (isOurs(facts.attribution) && price > 1n) expect(goodwillMinor > 0n || isSpent).toBe(true);
      }),
      runs,
    );
  });
});
