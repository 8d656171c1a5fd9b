import { describe, expect, it, vi } from "vitest";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { hasErrors, lintPolicy } from "@/lib/domain/compensation/lint/lint";
import { POLICY_TEMPLATES } from "@/lib/domain/compensation/templates/catalogue";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { inAll } from "./conditions";
import { expectReal, found } from "./lint-support";
import { CHINA, DELAY_REPAY, EU_261, HOTEL, OFCOM } from "./tariff-policies";
import { changed, ruleLike, withRule, withTariffs } from "./unwise-policies";

// Generated cases on a busy machine: the laws are about amounts, not about time.
vi.setConfig({ testTimeout: 60_000 });

describe("what ships", () => {
  it.each(POLICY_TEMPLATES)("the template $policy.id breaks no law", ({ policy }) => {
    expect(lintPolicy(policy).filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it.each([DEFAULT_POLICY, EU_261, OFCOM, DELAY_REPAY, CHINA, HOTEL])(
    "$id has nothing against it",
    (policy) => {
      expect(lintPolicy(policy)).toEqual([]);
    },
  );
});

describe("law R2: not-monotone", () => {
  it("shows the pair when a tier's rate is above the next one's", () => {
    const policy = changed("rate-make-good", { grants: [{ give: "rate", bp: 3_000 }] });
    const [finding, ...others] = found(policy, "not-monotone");
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: "error",
      path: "rules[3].grants",
      ids: ["rate-make-good", "rate-make-good-plus", "make-good", "make-good-plus"],
      counterExample: {
        kind: "pair",
        lesser: { impact: "moderate", currency: "TWD", pricePaidMinor: 1_000_000n, provenLossMinor: 0n },
        lesserMinor: 1_300_000n,
        graver: { impact: "major", pricePaidMinor: 1_000_000n },
        graverMinor: 1_150_000n,
      },
    });
  });

  it("names both tiers when a gesture is above the next one's", () => {
    const tiers = DEFAULT_POLICY.tiers.map((tier) =>
      tier.id === "make-good" ? { ...tier, gestureMinor: inAll(10n ** 8n) } : tier,
    );
    const [finding] = lintPolicy({ ...DEFAULT_POLICY, tiers });
    expect(finding).toMatchObject({ code: "gestures-not-rising", ids: ["make-good", "make-good-plus"] });
  });

  it.each([
    ["only for minor cases", { fact: "impact", in: ["minor"] }],
    ["only without a proven loss", { fact: "provenLoss", positive: false }],
    ["only below a loss", { not: { fact: "knownLoss", reachesMinor: inAll(2_345_600n) } }],
    ["only below a price", { not: { fact: "pricePaid", reachesMinor: inAll(2_345_600n) } }],
    [
      "only for minor cases, and only in rare ones",
      {
        all: [
          { fact: "impact", in: ["minor"] },
          { fact: "vulnerable", is: true },
          { fact: "categoryKey", in: ["safety"] },
          { fact: "measure:delay_minutes", from: 777, to: 778 },
          { fact: "attribution", in: ["unknown"] },
        ],
      },
    ],
  ] as const)("finds the rule that gives %s", (_, when) => {
    const policy = withRule({
      when,
      grants: [{ give: "owed", purpose: "loss", kind: "cash", amount: ruleLike.amount }],
    });
    const [finding] = found(policy, "not-monotone");
    expect(finding).toMatchObject({ path: "rules[13].when" });
    expect(finding?.ids).toContain("added");
    if (finding) expectReal(finding, policy);
  });

  it("looks at every currency whose table differs", () => {
    const bound = { ...inAll(10n ** 12n), JPY: 5_000n };
    const policy = withRule({
      when: { not: { fact: "provenLoss", reachesMinor: bound } },
      grants: [
        {
          give: "owed",
          purpose: "loss",
          kind: "cash",
          amount: { op: "fixed", byCurrency: { JPY: 90_000n } },
        },
      ],
    });
    const [finding] = found(policy, "not-monotone");
    expect(finding?.counterExample).toMatchObject({ kind: "pair", lesser: { currency: "JPY" } });
  });
});

describe("the other findings", () => {
  it("paid-twice: two rules give the price back, or pay one tariff", () => {
    const refund = DEFAULT_POLICY.rules[0]?.grants ?? [];
    const rare = {
      all: [
        { fact: "vulnerable", is: true },
        { fact: "earlierSameCategory", from: 3, to: null },
      ],
    } as const;
    const [price] = found(withRule({ when: rare, grants: refund }), "paid-twice");
    expect(price).toMatchObject({ severity: "error", path: "rules[13]", ids: ["refund-price", "added"] });
    const double = {
      ...OFCOM,
      rules: OFCOM.rules.flatMap((rule) => [rule, { ...rule, id: `${rule.id}-again` }]),
    };
    expect(found(double, "paid-twice").map(({ ids }) => ids)).toContainEqual([
      "day-2025",
      "day-2025-again",
      "ofcom-day-2025",
    ]);
    const either = { ...double, rules: double.rules.map((rule) => ({ ...rule, group: "one" })) };
    expect(found(either, "paid-twice")).toEqual([]);
  });

  it.each([
    ["an empty set", { fact: "attribution", in: [] }],
    ["a range that ends before it begins", { fact: "resolutionLateMinutes", from: 10, to: 5 }],
    ["a tier that does not exist", { fact: "tier", in: ["platinum"] }],
    [
      "a contradiction",
      { all: [{ fact: "vulnerable", is: true }, { not: { fact: "vulnerable", is: true } }] },
    ],
  ] as const)("unreachable-rule: %s", (_, when) => {
    const findings = lintPolicy(withRule({ when, grants: [{ give: "gesture" }] }));
    expect(findings).toMatchObject([{ code: "unreachable-rule", path: "rules[13]", ids: ["added"] }]);
  });

  it("unreachable-rule: never for a category, a day or a currency that some case may have", () => {
    const fee = {
      give: "owed",
      purpose: "loss",
      kind: "cash",
      amount: { op: "fixed", byCurrency: { HKD: 1n } },
    } as const;
    expect(
      lintPolicy(withRule({ when: { fact: "categoryKey", in: ["of tomorrow"] }, grants: [fee] })),
    ).toEqual([]);
    expect(lintPolicy(OFCOM)).toEqual([]);
  });

  it("unreachable-rule: always pushed out by another of its group", () => {
    const first = withRule({
      id: "first",
      when: { all: [] },
      grants: [{ give: "nothing" }],
      group: "g",
      priority: 1,
    });
    const policy = withRule(
      { when: { all: [] }, grants: [{ give: "gesture" }], group: "g", priority: 2 },
      first,
    );
    expect(found(policy, "unreachable-rule")).toMatchObject([{ path: "rules[14]", ids: ["added", "first"] }]);
  });

  it("above-ceiling: rates that the law cuts in a case with one thing out of the ordinary", () => {
    const policy = changed("rate-late", { grants: [{ give: "rate", bp: 4_500 }] });
    const [finding] = found(policy, "above-ceiling");
    expect(finding).toMatchObject({
      severity: "warning",
      path: "rules[6].grants",
      ids: ["rate-late", "rate-make-good"],
    });
    if (finding?.counterExample?.kind !== "case") throw new Error("It has a case");
    const { caps } = decideCompensation(finding.counterExample.facts, policy);
    expect(caps.map(({ cap }) => cap)).toContain("goodwill-ceiling");
  });

  it("gap: a tier that brings nothing although another does", () => {
    const rules = DEFAULT_POLICY.rules.filter(({ id }) => id !== "rate-exceptional" && id !== "gesture");
    expect(found({ ...DEFAULT_POLICY, rules }, "gap")).toMatchObject([
      { path: "tiers[3]", ids: ["exceptional"] },
    ]);
    const none = DEFAULT_POLICY.rules.filter(({ id }) => !/^(rate|gesture)/.test(id));
    expect(found({ ...DEFAULT_POLICY, rules: none }, "gap")).toEqual([]);
  });

  it.each([
    [["2019-01-01", "2020-12-31"], ["2020-12-31", null], "dates-overlap"],
    [["2019-01-01", null], ["2020-01-01", null], "dates-overlap"],
    [[null, "2020-12-31"], ["2021-01-02", null], "dates-gap"],
    [[null, "2020-12-31"], ["2021-01-01", null], null],
  ] as const)("dates of %j and %j: %s", (first, second, code) => {
    const findings = lintPolicy(withTariffs({ "fare-2019": first, "fare-2021": second }));
    const expected =
      code === null ? [] : [{ code, path: "tariffs[1].effectiveFrom", ids: ["fare-2019", "fare-2021"] }];
    expect(findings).toMatchObject(expected);
    const named = withTariffs({ old: first, new: second });
    const rules = named.rules.map((rule) =>
      rule.when === ruleLike.always ? { ...rule, group: "fare" } : rule,
    );
    expect(lintPolicy({ ...named, rules }).map((finding) => finding.code)).toEqual(
      code === null ? [] : [code],
    );
  });

  it("not-in-money: a promise that is made good in vouchers even where money went wrong", () => {
    const guarantees = DEFAULT_POLICY.guarantees.map((each) => ({ ...each, kind: "voucher" as const }));
    const [finding] = found({ ...DEFAULT_POLICY, guarantees }, "not-in-money");
    expect(finding).toMatchObject({ severity: "error", path: "guarantees[0]", ids: ["promise-broken"] });
  });

  it("no-first-goodwill: a gesture of nothing for what was kept", () => {
    const tiers = DEFAULT_POLICY.tiers.map((tier, rank) =>
      rank === 0 ? { ...tier, gestureMinor: inAll(0n) } : tier,
    );
    const rules = DEFAULT_POLICY.rules.filter(({ id }) => id !== "rate-gesture");
    expect(found({ ...DEFAULT_POLICY, tiers, rules }, "no-first-goodwill")).toMatchObject([
      { ids: ["gesture"] },
    ]);
  });

  it("terms: regions, lines further out than the law's, windows of nothing, limits that fall", () => {
    const { caps, authority } = DEFAULT_POLICY;
    const findings = lintPolicy({
      ...DEFAULT_POLICY,
      scope: { departments: null, regions: ["north"] },
      caps: { ...caps, goodwillApprovalBp: 2_001, goodwillCeilingBp: 5_001, holdBelowPriceBp: 5_999 },
      doubleDeviation: { windowDays: 0 },
      authority: { windowDays: 0, limitMinor: { ...authority.limitMinor, lead: inAll(1n) } },
    });
    expect(findings.map(({ code, path }) => `${code} ${path}`).slice(0, 7)).toEqual([
      "region-unknown scope.regions",
      "law-threshold caps.goodwillApprovalBp",
      "law-threshold caps.goodwillCeilingBp",
      "law-threshold caps.holdBelowPriceBp",
      "law-threshold doubleDeviation.windowDays",
      "law-threshold authority.windowDays",
      "limits-not-rising authority.limitMinor.lead.TWD",
    ]);
    expect(hasErrors(findings)).toBe(true);
    const pilot = { ...DEFAULT_POLICY, scope: { departments: null, regions: ["north", "south"] } };
    expect(lintPolicy(pilot, { regions: ["south", "north"] })).toEqual([]);
    expect(lintPolicy(pilot, { regions: ["south"] })).toMatchObject([
      { code: "region-unknown", ids: ["north"] },
    ]);
    expect(hasErrors(findings.slice(1))).toBe(false);
  });
});
