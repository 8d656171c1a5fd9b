import { describe, expect, it } from "vitest";
import type { Policy } from "@/lib/domain/compensation/policy";
import { publicTerms } from "@/lib/domain/compensation/public-terms";
import { VALUE_KINDS } from "@/lib/domain/compensation/remedies";
import { EU_261 } from "@/lib/domain/compensation/templates/eu-261";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";

const changed = (changes: Partial<Policy>) => publicTerms({ ...DEFAULT_POLICY, ...changes }, "TWD");

describe("the public terms", () => {
  it("are read out of the rules", () => {
    const terms = publicTerms(DEFAULT_POLICY, "TWD");
    expect(terms.guarantees).toMatchObject([
      { promise: "answer", fromLateMinutes: 0, kind: "cash", amountMinor: 10_000n },
    ]);
    expect(terms.tiers).toMatchObject([
      { id: "gesture", fromImpact: "minor", leastMinor: 10_000n, rateBp: 500 },
      { id: "make-good", fromImpact: "moderate", leastMinor: 30_000n, rateBp: 1_000 },
      { id: "make-good-plus", fromImpact: "major", leastMinor: 60_000n, rateBp: 1_500 },
      { id: "exceptional", fromImpact: "critical", leastMinor: 120_000n, rateBp: 2_000 },
    ]);
    expect(terms.forms).toEqual([
      { failure: "monetary", restore: "refund", onRequest: [], goodwill: "cash" },
      { failure: "product", restore: "replacement", onRequest: ["refund"], goodwill: "warranty" },
      { failure: "service", restore: "refund", onRequest: ["free-service"], goodwill: "free-service" },
      { failure: "attention", restore: "refund", onRequest: [], goodwill: "voucher" },
    ]);
    expect(terms.remedies.map(({ kind }) => kind)).toEqual([...VALUE_KINDS]);
    expect(terms).toMatchObject({
      tariffs: { statutory: [], own: [] },
      caps: { ceilingBp: 5_000, perComplaintMinor: null, perWindow: null, perIncidentCaseMinor: null },
      repeatDays: 90,
      appealDays: 30,
    });
  });

  it("follow every field that they are made of", () => {
    const base = publicTerms(DEFAULT_POLICY, "TWD");
    const [tier, ...tiers] = DEFAULT_POLICY.tiers;
    const [guarantee] = DEFAULT_POLICY.guarantees;
    const { caps, remedies, restore, goodwillKind } = DEFAULT_POLICY;
    if (!tier || !guarantee) throw new Error("the template has tiers and a guarantee");
    const variants: Partial<Policy>[] = [
      { tiers: [{ ...tier, gestureMinor: { TWD: 1n } }, ...tiers] },
      { tiers: [{ ...tier, name: "tier.other" }, ...tiers] },
      { rules: DEFAULT_POLICY.rules.slice(3) },
      { guarantees: [{ ...guarantee, amountMinor: { TWD: 1n } }] },
      { guarantees: [{ ...guarantee, promise: "resolution" }] },
      { guarantees: [{ ...guarantee, fromLateMinutes: 60 }] },
      { guarantees: [] },
      { restore: { ...restore, monetary: { kind: "cash", onRequest: ["voucher"] } } },
      { goodwillKind: { ...goodwillKind, monetary: "voucher" } },
      { remedies: { ...remedies, voucher: { ...remedies.voucher, validityDays: 1 } } },
      { remedies: { ...remedies, cash: { ...remedies.cash, needsConsent: true } } },
      { caps: { ...caps, goodwillCeilingBp: 1 } },
      { caps: { ...caps, goodwillPerComplaintMinor: { TWD: 1n } } },
      { caps: { ...caps, awardsPerWindowMinor: { TWD: 1n } } },
      { caps: { ...caps, goodwillPerIncidentCaseMinor: { TWD: 1n } } },
      { tariffs: EU_261.policy.tariffs },
      { doubleDeviation: { windowDays: 1 } },
      { appeal: { withinDays: 1 } },
    ];
    for (const variant of variants) expect(changed(variant)).not.toEqual(base);
  });

  it("say nothing of what colleagues may spend alone", () => {
    const { authority } = DEFAULT_POLICY;
    const limitMinor = { agent: {}, lead: {}, manager: {} };
    expect(changed({ authority: { ...authority, limitMinor } })).toEqual(changed({}));
  });

  it("keep what the law sets apart, and name the rules that apply it", () => {
    const { statutory, own } = publicTerms(EU_261.policy, "EUR").tariffs;
    expect(statutory.map(({ id, rules }) => [id, rules.length])).toEqual([["eu-261", 1]]);
    expect(own).toEqual([]);
  });

  it("name no amount in a currency that the policy does not know", () => {
    const terms = publicTerms(DEFAULT_POLICY, "BHD");
    expect(terms.guarantees.every(({ amountMinor }) => amountMinor === null)).toBe(true);
    expect(terms.tiers.every(({ leastMinor }) => leastMinor === null)).toBe(true);
  });
});
