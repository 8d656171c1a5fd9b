import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { type CompensationFacts, FAILURE_KINDS, isOurs } from "@/lib/domain/compensation/facts";
import { isMoneyKind, kindMatchesFailure } from "@/lib/domain/compensation/remedies";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { anyPolicy, wildPolicy } from "./policies";
import { anyFacts, factsOf, humanKindsOf, valuesOf } from "./support";

// Generated cases on a busy machine: the laws are about amounts, not about time.
vi.setConfig({ testTimeout: 30_000 });

const runs = { numRuns: 100 };
// Law R7 is the table's as well: a wild one may owe vouchers, and then the linter shows the case (lint.test.ts).
const inMoney = fc.oneof(fc.constant(DEFAULT_POLICY), anyPolicy);
const policies = fc.oneof(fc.constant(DEFAULT_POLICY), anyPolicy, wildPolicy);
const decide = decideCompensation;

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
      fc.property(anyFacts, inMoney, (facts, policy) => {
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
