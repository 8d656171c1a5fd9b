import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { serialiseDecision } from "@/lib/domain/compensation/decision";
import { type CompensationFacts, FAILURE_KINDS, IMPACTS, isOurs } from "@/lib/domain/compensation/facts";
import { parseFacts, serialiseFacts } from "@/lib/domain/compensation/facts-json";
import { allRules } from "@/lib/domain/compensation/guarantee";
import type { Policy } from "@/lib/domain/compensation/policy";
import { isMoneyKind, kindMatchesFailure } from "@/lib/domain/compensation/remedies";
import { POLICY_TEMPLATES } from "@/lib/domain/compensation/templates/catalogue";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { percentOf } from "@/lib/domain/money";
import { anyPolicy } from "./policies";
import { amounts, anyFacts, factsFor, factsOf, humanKindsOf, valuesOf } from "./support";

// Generated cases on a busy machine: the laws are about amounts, not about time.
vi.setConfig({ testTimeout: 30_000 });

const runs = { numRuns: 100 };
const templatesWithFacts = fc
  .constantFrom(...POLICY_TEMPLATES)
  .chain(({ policy }) => factsFor(policy).map((facts) => ({ facts, policy })));
const policies = fc.oneof(fc.constant(DEFAULT_POLICY), anyPolicy);
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

describe("R2 monotone", () => {
  const proposed = (facts: CompensationFacts, policy: Policy) => decide(facts, policy).totals.totalMinor;

  it("never falls when impact rises", () => {
    fc.assert(
      fc.property(templatesWithFacts, ({ facts, policy }) => {
        const rising = IMPACTS.map((impact) => proposed({ ...facts, impact }, policy));
        expect(rising).toEqual([...rising].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
      }),
      { numRuns: 300 },
    );
  });

  it("never falls when the proven loss rises", () => {
    const cases = fc.oneof(templatesWithFacts, fc.record({ facts: anyFacts, policy: policies }));
    fc.assert(
      fc.property(cases, amounts, amounts, ({ facts, policy }, a, more) => {
        const less = proposed({ ...facts, provenLossMinor: a }, policy);
        expect(proposed({ ...facts, provenLossMinor: a + more }, policy) >= less).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

it("R2: the first cent of a proven loss does not cost the gesture", () => {
  const noLoss = factsOf({ pricePaidMinor: 0n, acceptance: "unknown" });
  expect(decide(noLoss, DEFAULT_POLICY).totals.totalMinor).toBe(30_000n);
  expect(decide({ ...noLoss, provenLossMinor: 1n }, DEFAULT_POLICY).totals.totalMinor).toBe(30_001n);
});

describe("R3 ceiling for goodwill", () => {
  it("stays under the larger of the ceiling's share and the gesture; above the line it needs approval", () => {
    fc.assert(
      fc.property(anyFacts, policies, (facts, policy) => {
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
      fc.property(anyFacts, policies, (facts, policy) => {
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
      fc.property(flawed, policies, (facts, policy) => {
        const { goodwillMinor } = decide(facts, policy).totals;
        const price = facts.pricePaidMinor;
        if (price === "unknown" || price === 0n) return;
        expect(goodwillMinor < price).toBe(true);
        if (isOurs(facts.attribution) && price > 1n) expect(goodwillMinor > 0n).toBe(true);
      }),
      runs,
    );
  });
});

describe("R6 kind matches failure", () => {
  const kinds = ["cash", "replacement", "free-service", "voucher"] as const;
  it.each(FAILURE_KINDS.map((failure, row) => ({ failure, row })))("$failure", ({ failure, row }) => {
    expect(kinds.map((kind) => kindMatchesFailure(kind, failure))).toEqual(
      kinds.map((_, column) => column === row),
    );
    expect(kindMatchesFailure("apology", failure)).toBe(true);
  });

  it("gives a reason for each mismatch, and none otherwise", () => {
    fc.assert(
      fc.property(anyFacts, policies, (facts, policy) => {
        for (const line of decide(facts, policy).lines) {
          if (line.part === "human") continue;
          expect(line.mismatch === null).toBe(kindMatchesFailure(line.kind, facts.failureKind));
          if (line.part === "goodwill" && line.mismatch) expect(line.mismatch).toBe("customer-choice");
        }
      }),
      runs,
    );
  });
});

describe("R7 a monetary failure gets immediate money", () => {
  it("or something else by the customer's recorded choice only", () => {
    fc.assert(
      fc.property(anyFacts, policies, (facts, policy) => {
        for (const [kind] of valuesOf(decide({ ...facts, failureKind: "monetary" }, policy))) {
          expect(isMoneyKind(kind) || kind === facts.customerChoice).toBe(true);
        }
      }),
      runs,
    );
  });

  it("a request at filing is no recorded choice", () => {
    const facts = factsOf({ failureKind: "monetary", requestedRemedy: "voucher" });
    const asked = decide(facts, DEFAULT_POLICY);
    expect(valuesOf(asked).map(([kind]) => kind)).toEqual(["refund", "cash"]);
    expect(asked.rejected).toEqual([
      { alternative: "kind", kind: "voucher", reason: "needs-recorded-choice" },
    ]);
    const chosen = decide({ ...facts, customerChoice: "voucher" }, DEFAULT_POLICY);
    expect(valuesOf(chosen).map(([kind]) => kind)).toEqual(["voucher", "voucher"]);
    expect(chosen.totals.totalMinor).toBe(asked.totals.totalMinor);
  });
});

describe("R8 never money alone", () => {
  it("has an apology only for our fault, otherwise regret, and an explanation for both readers", () => {
    fc.assert(
      fc.property(anyFacts, policies, (facts, policy) => {
        const decision = decide(facts, policy);
        const human = humanKindsOf(decision);
        expect(human).toContain("explanation");
        expect(human.includes("apology")).toBe(isOurs(facts.attribution));
        expect(human.includes("regret")).toBe(!isOurs(facts.attribution));
        expect(decision.explanation.agent.length).toBeGreaterThan(0);
        expect(decision.explanation.customer.length).toBeGreaterThan(0);
      }),
      runs,
    );
  });
});

describe("R9 double deviation", () => {
  const earlier = {
    sameOrder: true,
    sameCategory: false,
    daysAgo: 90,
    outcome: "upheld",
    remedyFailed: false,
    origin: "complaint",
  } as const;
  const decideAfter = (before: Partial<CompensationFacts["earlierComplaints"][number]>, now = {}) =>
    decide(factsOf({ earlierComplaints: [{ ...earlier, ...before }], ...now }), DEFAULT_POLICY);

  it("raises the tier by one and names an owner", () => {
    for (const before of [
      {},
      { outcome: "partly-upheld" },
      { outcome: "not-upheld", remedyFailed: true },
    ] as const) {
      const decision = decideAfter(before);
      expect(decision.tier).toEqual({ id: "make-good-plus", rank: 2, raisedFrom: "make-good" });
      expect(humanKindsOf(decision)).toContain("named-person");
    }
    const top = decideAfter({}, { impact: "critical" });
    expect(top.tier).toEqual({ id: "exceptional", rank: 3, raisedFrom: null });
    expect(top.doubleDeviation).toBe(true);
  });

  it.each([
    ["another order", { sameOrder: false }, {}],
    ["outside the window", { daysAgo: 91 }, {}],
    ["not upheld", { outcome: "not-upheld" }, {}],
    ["still open", { outcome: "open" }, {}],
    ["earlier: a scheduled incident", { origin: "scheduled-incident" }, {}],
    ["earlier: reopened from a survey", { origin: "survey-reopening" }, {}],
    ["now: a scheduled incident", {}, { incidentScheduleId: "i" }],
    ["now: reopened from a survey", {}, { reopenedFromSurvey: true }],
  ] as const)("does not count: %s", (_, before, now) => {
    expect(decideAfter(before, now)).toMatchObject({ doubleDeviation: false, tier: { id: "make-good" } });
  });

  it("names an owner under any policy", () => {
    fc.assert(
      fc.property(anyFacts, policies, (facts, policy) => {
        const decision = decide(facts, policy);
        if (decision.doubleDeviation) expect(humanKindsOf(decision)).toContain("named-person");
      }),
      runs,
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
