import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { policyChanges } from "@/lib/domain/compensation/changes/changes";
import { toCanonicalJson } from "@/lib/domain/compensation/json";
import type { Policy } from "@/lib/domain/compensation/policy";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { anyPolicy } from "./policies";

const POLICY = DEFAULT_POLICY;

/** What cannot change a decision or what is said of it: the number of the version and when it counts. */
function substance(policy: Policy): string {
  const { id: _, version: __, effectiveFrom: ___, effectiveTo: ____, ...rest } = policy;
  return toCanonicalJson(rest);
}

describe("the changes between two versions", () => {
  it("are none between a version and its copy", () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        expect(policyChanges(policy, { ...policy, version: policy.version + 1 })).toEqual([]);
      }),
    );
  });

  it("are told wherever the substance differs", () => {
    fc.assert(
      fc.property(anyPolicy, anyPolicy, (before, after) => {
        expect(policyChanges(before, after).length > 0).toBe(substance(before) !== substance(after));
      }),
    );
  });

  it("are the same back to front", () => {
    fc.assert(
      fc.property(anyPolicy, (after) => {
        const there = policyChanges(POLICY, after).map(({ before, after: now }) => [before, now]);
        const back = policyChanges(after, POLICY).map(({ before, after: now }) => [now, before]);
        const sorted = (pairs: unknown[]) => pairs.map((pair) => toCanonicalJson({ pair })).sort();
        expect(sorted(back)).toEqual(sorted(there));
      }),
      { numRuns: 20 },
    );
  });

  it("name tier, field and both amounts", () => {
    const tiers = POLICY.tiers.map((tier) =>
      tier.id === "make-good" ? { ...tier, gestureMinor: { ...tier.gestureMinor, TWD: 40_000n } } : tier,
    );
    expect(policyChanges(POLICY, { ...POLICY, tiers })).toEqual([
      {
        section: "tiers",
        subject: "tier.make-good",
        field: "gesture",
        before: { kind: "money", amountMinor: 30_000n, currency: "TWD" },
        after: { kind: "money", amountMinor: 40_000n, currency: "TWD" },
      },
    ]);
  });

  it("show a rule as it was and as it is", () => {
    const rules = POLICY.rules.map((rule) =>
      rule.id === "rate-make-good" ? { ...rule, grants: [{ give: "rate", bp: 3_000 } as const] } : rule,
    );
    expect(policyChanges(POLICY, { ...POLICY, rules })).toMatchObject([
      {
        section: "rules",
        subject: "rule.rate-make-good.name",
        field: "sentence",
        before: { rule: { grants: [{ bp: 1_000 }] } },
        after: { rule: { grants: [{ bp: 3_000 }] } },
      },
    ]);
  });

  it("say which rule is new, which is gone and which moved", () => {
    const [first, second, ...rest] = POLICY.rules;
    if (!first || !second) throw new Error("no rules");
    const fresh = { ...first, id: "fresh" };
    const rules = [{ ...second, priority: 5 }, ...rest, fresh];
    const found = policyChanges(POLICY, { ...POLICY, rules });
    expect(found).toMatchObject([
      { subject: "rule.refund-price.name", field: "whole", before: null },
      { subject: "rule.refund-price.name", field: "whole", after: null },
    ]);
    const swapped = [first, { ...second, priority: 5 }, ...rest];
    expect(policyChanges(POLICY, { ...POLICY, rules: swapped }).map(({ field }) => field)).toEqual([
      "order",
      "order",
    ]);
  });

  it.each([
    ["approval-line", { caps: { ...POLICY.caps, goodwillApprovalBp: 1_000 } }],
    ["per-complaint", { caps: { ...POLICY.caps, goodwillPerComplaintMinor: { TWD: 1n } } }],
    ["repeat-window", { doubleDeviation: { windowDays: 30 } }],
    ["authority-window", { authority: { ...POLICY.authority, windowDays: 7 } }],
    ["departments", { scope: { departments: ["hotel"], regions: null } }],
    ["regions", { scope: { departments: null, regions: ["north"] } }],
    ["goodwill-kind", { goodwillKind: { ...POLICY.goodwillKind, attention: "points" } }],
    ["whole", { measures: [{ name: "days_late", label: "rule.unknown", unit: "days" }] }],
    ["unit", { goodwillUnitMinor: { ...POLICY.goodwillUnitMinor, TWD: 500n } }],
  ] as const)("see a change of %s", (field, change) => {
    expect(policyChanges(POLICY, { ...POLICY, ...change }).map((each) => each.field)).toEqual([field]);
  });
});
