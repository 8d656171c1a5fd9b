import { describe, expect, it } from "vitest";
import { authorityLimits, requiredApproval } from "@/lib/domain/compensation/authority";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { EU_261 } from "@/lib/domain/compensation/templates/eu-261";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { HOTEL } from "@/lib/domain/compensation/templates/hotel";
import { OFCOM } from "@/lib/domain/compensation/templates/ofcom";
import { factsOf, humanKindsOf, valuesOf } from "./support";

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
      HOTEL.policy,
    );
    expect(decision.totals).toMatchObject({ entitlementMinor: 515_000n, totalMinor: 618_000n });
    expect(decision.approval).toEqual([]);
    expect(decision.holds).toEqual([]);
    expect(humanKindsOf(decision)).toEqual(["apology", "explanation", "named-person", "call-back"]);
    const limits = authorityLimits(HOTEL.policy, "TWD");
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
    measures: { distance_km: 1_200, delay_minutes: 220 },
  });

  it("2: EU 261, a flight of 1,200 km 3 h 40 late: cash, a voucher only by recorded choice", () => {
    const [line] = decideCompensation(late, EU_261.policy).lines.filter(
      (each) => each.part === "entitlement",
    );
    expect(line).toMatchObject({ kind: "cash", faceMinor: 25_000n, purpose: "tariff" });
    const asked = decideCompensation({ ...late, requestedRemedy: "voucher" }, EU_261.policy);
    expect(valuesOf(asked)[0]).toEqual(["cash", 25_000n]);
    const chosen = decideCompensation({ ...late, customerChoice: "voucher" }, EU_261.policy);
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
      occurredOn: "2026-06-01",
      acceptance: "accepted-flawed",
      pricePaidMinor: 3_000n,
      vulnerable: true,
      measures: { days_without_service: 6, missed_appointments: 1, days_late_start: 0 },
    });
    const decided = decideCompensation(facts, OFCOM.policy);
    expect(decided.totals.entitlementMinor).toBe(7_367n);
    expect(decided.missing).toEqual([]);
    expect(valuesOf(decided).slice(0, 2)).toEqual([
      ["cash", 4_136n],
      ["cash", 3_231n],
    ]);
    const undated = decideCompensation({ ...facts, occurredOn: "unknown" }, OFCOM.policy);
    expect(undated.totals.entitlementMinor).toBe(0n);
    expect(undated.missing).toEqual(["occurredOn"]);
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
