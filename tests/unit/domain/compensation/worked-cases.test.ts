import { describe, expect, it } from "vitest";
import { authorityLimits, requiredApproval } from "@/lib/domain/compensation/authority";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { factsOf, humanKindsOf, valuesOf } from "./support";
import { CHINA, DELAY_REPAY, EU_261, HOTEL, OFCOM } from "./tariff-policies";

describe("the worked cases", () => {
  it("1: a sold-out hotel at night with a child", () => {
    const decision = decideCompensation(
      factsOf({
        impact: "major",
        pricePaidMinor: 480_000n,
        provenLossMinor: 35_000n,
        emotionalImpact: "distressed",
        vulnerable: true,
        customerTier: "gold",
        requestedRemedy: "refund",
      }),
      DEFAULT_POLICY,
    );
    expect(decision.totals).toMatchObject({ entitlementMinor: 515_000n, totalMinor: 618_000n });
    expect(decision.approval).toEqual([]);
    expect(decision.holds).toEqual([]);
    expect(humanKindsOf(decision)).toEqual(["apology", "explanation", "named-person", "call-back"]);
    const limits = authorityLimits(DEFAULT_POLICY, "TWD");
    const award = { awardsInWindowMinor: 0n, thisAward: decision.totals, decision, holdReasonCode: null };
    expect(limits && requiredApproval({ role: "agent", limits, ...award })).toMatchObject({
      kind: "settled",
      whole: { needed: false },
    });
  });

  const late = factsOf({
    currency: "EUR",
    pricePaidMinor: 4_900n,
    acceptance: "accepted-flawed",
    customerTier: "unknown",
    measures: { distance_km: 1_200, delay_minutes: 220, rerouted_in_time: 0 },
  });

  it("2: EU 261, a flight of 1,200 km 3 h 40 late: cash, a voucher only by recorded choice", () => {
    const [line] = decideCompensation(late, EU_261).lines.filter((each) => each.part === "entitlement");
    expect(line).toMatchObject({ kind: "cash", faceMinor: 25_000n, purpose: "tariff" });
    const asked = decideCompensation({ ...late, requestedRemedy: "voucher" }, EU_261);
    expect(valuesOf(asked)[0]).toEqual(["cash", 25_000n]);
    const chosen = decideCompensation({ ...late, customerChoice: "voucher" }, EU_261);
    expect(valuesOf(chosen)[0]).toEqual(["voucher", 25_000n]);
  });

  it("3: earphones that never came, for the second time", () => {
    const facts = factsOf({
      currency: "CNY",
      failureKind: "product",
      categoryKey: "delivery",
      attribution: "partner",
      pricePaidMinor: 129_900n,
      requestedRemedy: "refund",
      awardsInWindowMinor: 90_000n,
      earlierComplaints: [
        {
          sameOrder: true,
          sameCategory: true,
          daysAgo: 7,
          outcome: "upheld",
          remedyFailed: true,
          origin: "complaint",
        },
      ],
    });
    const decision = decideCompensation(facts, DEFAULT_POLICY);
    expect(decision.doubleDeviation).toBe(true);
    expect(decision.tier).toEqual({ id: "make-good-plus", rank: 2, raisedFrom: "make-good" });
    expect(humanKindsOf(decision)).toContain("named-person");
    expect(valuesOf(decision)[0]).toEqual(["refund", 129_900n]);
    const limits = { agent: 200_000n, lead: 1_000_000n, manager: 5_000_000n };
    const approval = requiredApproval({
      role: "agent",
      limits,
      awardsInWindowMinor: facts.awardsInWindowMinor,
      thisAward: decision.totals,
      decision,
      holdReasonCode: null,
    });
    expect(approval).toMatchObject({
      entitlement: {
        needed: true,
        approver: "lead",
        confirms: "facts",
        clock: "short",
        reasons: ["above-limit"],
      },
    });
  });

  it("4: Ofcom, dead on Monday, back on Sunday night, one missed visit", () => {
    const facts = factsOf({
      currency: "GBP",
      occurredOn: "2026-03-02",
      acceptance: "accepted-flawed",
      pricePaidMinor: 3_000n,
      vulnerable: true,
      measures: { days_without_service: 6, missed_appointments: 1 },
    });
    expect(decideCompensation(facts, OFCOM).totals.entitlementMinor).toBe(7_367n);
    expect(decideCompensation({ ...facts, occurredOn: "2019-05-01" }, OFCOM).totals.entitlementMinor).toBe(
      5_700n,
    );
    const undated = decideCompensation({ ...facts, occurredOn: "unknown" }, OFCOM);
    expect(undated.totals.entitlementMinor).toBe(0n);
    expect(undated.missing).toContain("occurredOn");
  });

  it("5: a rude waiter, no loss, a threat of the press that changes nothing", () => {
    const facts = factsOf({
      impact: "minor",
      failureKind: "attention",
      acceptance: "accepted-flawed",
      pricePaidMinor: "unknown",
      customerTier: "unknown",
      customerSegment: "new",
    });
    const decision = decideCompensation(facts, DEFAULT_POLICY);
    expect(humanKindsOf(decision)).toEqual(["apology", "explanation"]);
    expect(valuesOf(decision)).toEqual([["voucher", 10_000n]]);
    const threatened = { ...facts, ignored: { publicityThreat: true, reviewPosted: true, surveyScore: 1 } };
    expect(decideCompensation(threatened, DEFAULT_POLICY)).toEqual(decision);
  });
});

describe("published tariffs", () => {
  it.each([
    [1_500, 180, 0, "company", 25_000n],
    [1_501, 180, 0, "company", 40_000n],
    [3_500, 300, 0, "partner", 40_000n],
    [3_501, 300, 0, "company", 60_000n],
    [3_501, 300, 1, "company", 30_000n],
    [3_501, 179, 0, "company", 0n],
    [3_501, 300, 0, "force-majeure", 0n],
  ] as const)("EU 261: %i km, %i min late, re-routed %i, %s", (km, minutes, rerouted, attribution, owed) => {
    const measures = { distance_km: km, delay_minutes: minutes, rerouted_in_time: rerouted };
    const decision = decideCompensation(factsOf({ currency: "EUR", attribution, measures }), EU_261);
    expect(decision.totals.entitlementMinor).toBe(owed);
  });

  it("EU 261: an exclusion supersedes the tariff and says so to the customer", () => {
    const measures = { distance_km: 900, delay_minutes: 400, rerouted_in_time: 0 };
    const decision = decideCompensation(
      factsOf({ currency: "EUR", attribution: "force-majeure", measures }),
      EU_261,
    );
    expect(decision.kind).toBe("no-award");
    expect(decision.rejected).toEqual([
      { alternative: "rule", rule: "three-hours-late", reason: "superseded", by: "extraordinary" },
    ]);
    expect(decision.explanation.customer.map((message) => message.key)).toContain("rule.unknown");
  });

  it.each([
    [14, 0n],
    [15, 500n],
    [30, 1_000n],
    [60, 1_999n],
    [119, 1_999n],
    [120, 3_550n],
  ])("Delay Repay: %i min late", (minutes, owed) => {
    const measures = { delay_minutes: minutes, return_fare_minor: 3_550 };
    const facts = factsOf({ currency: "GBP", pricePaidMinor: 1_999n, measures });
    expect(decideCompensation(facts, DELAY_REPAY).totals.entitlementMinor).toBe(owed);
  });

  it.each([
    ["fraud", 10_000n, 0n, 50_000n],
    ["fraud", 100_000n, 0n, 300_000n],
    ["food-safety", 1_000n, 0n, 100_000n],
    ["food-safety", 50_000n, 0n, 500_000n],
    ["food-safety", 1_000n, 90_000n, 270_000n],
  ])("China: %s of %s with a loss of %s", (categoryKey, pricePaidMinor, provenLossMinor, owed) => {
    const facts = factsOf({ currency: "CNY", categoryKey, pricePaidMinor, provenLossMinor });
    expect(decideCompensation(facts, CHINA).totals.entitlementMinor).toBe(owed);
  });

  it.each([
    [30_000n, 20_000n],
    [123_450n, 41_100n],
    [9_999_900n, 300_000n],
  ])("a night of %s: floor, share in whole dollars, cap", (pricePaidMinor, owed) => {
    expect(decideCompensation(factsOf({ pricePaidMinor }), HOTEL).totals.entitlementMinor).toBe(owed);
  });

  it("names the missing measure and price, and takes a currency without the tariff as no match", () => {
    const flight = decideCompensation(factsOf({ currency: "EUR" }), EU_261);
    expect(flight.missing).toEqual(["measure:delay_minutes"]);
    const fraud = factsOf({ currency: "CNY", categoryKey: "fraud", pricePaidMinor: "unknown" });
    expect(decideCompensation(fraud, CHINA).missing).toEqual(["pricePaid"]);
    const dollars = decideCompensation(factsOf({ currency: "USD", categoryKey: "fraud" }), CHINA);
    expect(dollars.trace.find(({ rule }) => rule === "fraud")).toMatchObject({
      outcome: "not-matched",
      fact: "currency",
    });
  });
});
