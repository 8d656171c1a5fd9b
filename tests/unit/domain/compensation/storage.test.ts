import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { checkPolicy } from "@/lib/domain/compensation/check-policy";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { parseDecision, serialiseDecision } from "@/lib/domain/compensation/decision";
import { parseFacts, serialiseFacts } from "@/lib/domain/compensation/facts-json";
import type { Policy } from "@/lib/domain/compensation/policy";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { anyFacts, factsOf } from "./support";

// Generated cases on a busy machine: the laws are about amounts, not about time.
vi.setConfig({ testTimeout: 30_000 });

describe("facts in store", () => {
  it("survive a round trip as text", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const parsed = parseFacts(serialiseFacts(facts));
        expect(parsed).toEqual({ ok: true, value: facts });
      }),
    );
  });

  it("are the same bytes when the database has put the keys in another order", () => {
    const reordered = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reordered);
      if (value === null || typeof value !== "object") return value;
      const entries = Object.entries(value).reverse();
      return Object.fromEntries(entries.map(([key, item]) => [key, reordered(item)]));
    };
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const stored = serialiseFacts(facts);
        const parsed = parseFacts(reordered(JSON.parse(stored)));
        expect(parsed.ok && serialiseFacts(parsed.value)).toBe(stored);
        const text = serialiseDecision(decideCompensation(facts, DEFAULT_POLICY));
        const decision = parseDecision(reordered(JSON.parse(text)));
        expect(decision && serialiseDecision(decision)).toBe(text);
      }),
    );
  });

  it.each([
    [{ impact: "huge" }, "impact"],
    [{ currency: "XXX" }, "currency"],
    [{ pricePaidMinor: 12.5 }, "pricePaidMinor"],
    [{ pricePaidMinor: "-1" }, "pricePaidMinor"],
    [{ awardsInWindowMinor: "unknown" }, "awardsInWindowMinor"],
    [{ measures: { km: 1.5 } }, "measures.km"],
    [{ earlierComplaints: [{ sameOrder: true }] }, "earlierComplaints[0].sameCategory"],
    [{ ignored: null }, "ignored"],
    [{ occurredOn: "yesterday" }, "occurredOn"],
    [{ vulnerable: "yes" }, "vulnerable"],
    [{ region: 7 }, "region"],
    [{ region: undefined }, "region"],
  ])("refuse %j by path", (wrong, path) => {
    const stored = { ...JSON.parse(serialiseFacts(factsOf())), ...wrong };
    expect(parseFacts(stored)).toEqual({ ok: false, reason: "not-facts", path });
  });

  it("of before there were regions come back without one, as the same bytes, and decide the same", () => {
    fc.assert(
      fc.property(anyFacts, ({ region: _region, ...facts }) => {
        const older = { ...facts, factsVersion: 1 as const };
        const stored = serialiseFacts(older);
        const parsed = parseFacts(stored);
        expect(parsed).toEqual({ ok: true, value: older });
        if (!parsed.ok) return;
        expect(serialiseFacts(parsed.value)).toBe(stored);
        const decided = serialiseDecision(decideCompensation(parsed.value, DEFAULT_POLICY));
        const newer = { ...facts, factsVersion: 2 as const, region: "north" };
        expect(serialiseDecision(decideCompensation(newer, DEFAULT_POLICY))).toBe(decided);
      }),
    );
  });

  it("refuse other versions and what is no JSON at all", () => {
    expect(parseFacts({ factsVersion: 3 })).toMatchObject({ ok: false, reason: "other-version" });
    for (const junk of ["", "{", "[]", null, 7, undefined]) expect(parseFacts(junk).ok).toBe(false);
  });
});

describe("decisions in store", () => {
  it("survive a round trip as text and as jsonb", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const decision = decideCompensation(facts, DEFAULT_POLICY);
        const text = serialiseDecision(decision);
        expect(parseDecision(text)).toEqual(decision);
        expect(parseDecision(JSON.parse(text))).toEqual(decision);
      }),
    );
    expect(parseDecision("{}")).toBeNull();
    expect(parseDecision("nonsense")).toBeNull();
  });
});

describe("the policy as a document", () => {
  const [first, ...others] = DEFAULT_POLICY.rules;
  const [lowest, second, ...tiers] = DEFAULT_POLICY.tiers;
  if (!first || !lowest || !second) throw new Error("The default policy has rules and tiers");
  const bands = {
    op: "bands",
    measure: "km",
    bands: [
      { from: 5, amount: zero() },
      { from: 5, amount: zero() },
    ],
  } as const;
  function zero() {
    return { op: "fixed", byCurrency: {} } as const;
  }
  const broken: [string, Partial<Policy>][] = [
    ["duplicate-id", { rules: [first, first] }],
    ["unknown-currency", { currencies: ["ZZZ"] }],
    ["missing-currency", { currencies: ["TWD", "CHF"] }],
    ["unknown-tariff", { rules: [{ ...first, grants: [{ give: "tariff", tariff: "none", kind: "cash" }] }] }],
    ["no-tiers", { tiers: [] }],
    ["lowest-impact-uncovered", { tiers: [second, ...tiers] }],
    ["tiers-not-rising", { tiers: [lowest, { ...second, fromImpact: "minor" }] }],
    [
      "gestures-not-rising",
      { tiers: [lowest, { ...second, gestureMinor: { ...second.gestureMinor, TWD: 1n } }] },
    ],
    ["share-out-of-range", { rules: [{ ...first, grants: [{ give: "rate", bp: -1 }] }, ...others] }],
    ["caps-not-rising", { caps: { ...DEFAULT_POLICY.caps, goodwillApprovalBp: 6_000 } }],
    ["kind-does-not-match", { goodwillKind: { ...DEFAULT_POLICY.goodwillKind, monetary: "voucher" } }],
    ["reads-customer-standing", { rules: [{ ...first, when: { fact: "customerTier", in: ["gold"] } }] }],
    [
      "unknown-measure",
      {
        measures: [{ name: "delay_minutes", label: "rule.unknown", unit: "minutes" }],
        rules: [{ ...first, when: { fact: "measure:delay", from: 1, to: null } }],
      },
    ],
    [
      "unknown-measure",
      {
        measures: [{ name: "delay_minutes", label: "rule.unknown", unit: "minutes" }],
        rules: [{ ...first, grants: [{ give: "goodwill", amount: { ...bands, bands: [] } }] }],
      },
    ],
    ["bands-not-rising", { rules: [{ ...first, grants: [{ give: "goodwill", amount: bands }] }] }],
  ];
  it.each(broken)("says %s", (problem, change) => {
    const policy = { ...DEFAULT_POLICY, ...change };
    expect(checkPolicy(policy).map((found) => found.problem)).toContain(problem);
    expect(() => decideCompensation(factsOf(), policy)).toThrow(RangeError);
  });
});
