import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { db } from "@/lib/db/client";
import { compareGroups, type Dimension, type GroupSums, outlierBounds } from "@/lib/domain/fairness";
import { sumsOf } from "@/lib/domain/statistics/mean";
import { quantileOf } from "@/lib/domain/statistics/quantile";
import { fairnessReview } from "@/lib/reporting/queries/fairness";
import { aColleague } from "@/tests/support/factories/desk";
import { aComplaint, aCustomer, aDepartment, anOrganisation } from "@/tests/support/factories/money";

const PERIOD = { from: "2026-01-01", end: "2026-12-01" };
const INPUT = { period: PERIOD, measure: "total", timeZone: "Asia/Taipei" } as const;
const LOCALES = ["en", "zh-Hans", "zh-Hant"];

type Settled = {
  complaintId: string;
  matter: string;
  locale: string;
  channel: string;
  tier: string;
  departmentId: string | null;
  totalMinor: bigint;
};

let manager: Staff;
let cases: Settled[];

/** 360 decided cases of four matters; in 繁體中文 they got a fifth more, and two got far more than their like. */
beforeAll(async () => {
  await anOrganisation();
  manager = await aColleague("manager");
  const departments = [await aDepartment(), await aDepartment()];
  const { id: customerId } = await aCustomer();
  const { id: complaintId } = await aComplaint({ customerId });
  const decision = await db().compensationDecision.create({
    data: {
      complaintId,
      policyId: "default",
      policyVersion: 1,
      factsVersion: 1,
      facts: {},
      decision: {},
      decidedAt: new Date("2026-06-01T00:00:00Z"),
      decidedById: manager.id,
    },
  });
  cases = [];
  for (let n = 0; n < 360; n += 1) {
    const { id } = await aComplaint({ customerId });
    const locale = LOCALES[n % 3] ?? "en";
    const usual = 10_000 * (1 + (n % 4)) * (0.9 + ((n * 7) % 21) / 100);
    const amount = Math.round(usual * (locale === "zh-Hant" ? 1.2 : 1) * (n === 40 || n === 41 ? 4 : 1));
    cases.push({
      complaintId: id,
      matter: `category:m${n % 4}`,
      locale,
      channel: n % 5 === 0 ? "phone" : "web",
      tier: n % 7 === 0 ? "gold" : "unknown",
      departmentId: departments[n % 2] ?? null,
      totalMinor: BigInt(amount),
    });
  }
  await db().settledCase.createMany({
    data: cases.map((settled, n) => ({
      ...settled,
      decisionId: decision.id,
      impact: "major",
      attribution: "company",
      acceptance: "rejected",
      currency: "TWD",
      decidedAt: new Date(Date.UTC(2026, n % 11, 1 + (n % 28), 3)),
      goodwillMinor: 500n,
    })),
  });
});

function groupsOf(keyOf: (each: Settled) => string): Map<string, Settled[]> {
  const groups = new Map<string, Settled[]>();
  for (const each of cases) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
}

/** The same in memory, from each case by itself. */
function expectedSums(): GroupSums[] {
  const groupOf = {
    locale: (each: Settled) => each.locale,
    channel: (each: Settled) => each.channel,
    tier: (each: Settled) => each.tier,
    department: (each: Settled) => each.departmentId ?? "",
  } as const satisfies Record<Dimension, (each: Settled) => string>;
  return (["locale", "channel", "tier", "department"] as const).flatMap((dimension) => {
    const parts = groupsOf((each) => `${each.matter}|${groupOf[dimension](each)}`);
    return [...parts.values()].map((part) => {
      const [first] = part;
      if (!first) throw new Error("an empty group");
      const amounts = part.map(({ totalMinor }) => Number(totalMinor));
      return { dimension, group: groupOf[dimension](first), cell: first.matter, ...sumsOf(amounts) };
    });
  });
}

describe("the fairness review on the database", () => {
  it("finds the planted language, and says of every group what the bare cases say", async () => {
    const review = await fairnessReview(manager, INPUT);
    expect(review.cases).toBe(360);
    const hant = review.groups.find(({ group }) => group === "zh-Hant");
    expect(hant?.result).toMatchObject({ isFinding: true });
    const expected = compareGroups(expectedSums());
    expect(review.groups.length).toBe(expected.length);
    for (const each of expected) {
      const found = review.groups.find(
        ({ dimension, group }) => dimension === each.dimension && group === each.group,
      );
      expect(found?.n).toBe(each.n);
      expect(found?.leftOut).toBe(each.leftOut);
      if (!each.result) {
        expect(found?.result).toBeNull();
        continue;
      }
      expect(found?.result?.difference).toBeCloseTo(each.result.difference, 9);
      expect(found?.result?.p).toBeCloseTo(each.result.p, 9);
    }
  });

  it("lists the awards that stand out, as the bare cases have it, with whoever decided", async () => {
    const expected = [...groupsOf(({ matter }) => matter).values()].flatMap((cell) => {
      const amounts = cell.map(({ totalMinor }) => Number(totalMinor));
      const median = quantileOf(amounts, 0.5) ?? 0;
      const deviation =
        quantileOf(
          amounts.map((each) => Math.abs(each - median)),
          0.5,
        ) ?? 0;
      const bounds = outlierBounds({ n: cell.length, median, deviation });
      return cell.filter(
        ({ totalMinor: x }) => bounds && (Number(x) > bounds.high || Number(x) < bounds.low),
      );
    });
    const { outliers } = await fairnessReview(manager, INPUT);
    expect(outliers.rows.map(({ complaintId }) => complaintId).sort()).toEqual(
      expected.map(({ complaintId }) => complaintId).sort(),
    );
    expect(outliers.total).toBe(expected.length);
    expect(
      outliers.rows
        .slice(0, 2)
        .map(({ complaintId }) => complaintId)
        .sort(),
    ).toEqual([cases[40]?.complaintId, cases[41]?.complaintId].sort());
    expect(outliers.rows[0]).toMatchObject({ decidedByName: manager.name, n: 90, deviationReason: null });
  });

  it("keeps to the days of the organisation's calendar, and to the goodwill where that is asked for", async () => {
    const june = await fairnessReview(manager, {
      ...INPUT,
      period: { from: "2026-06-01", end: "2026-07-01" },
    });
    expect(june.cases).toBe(cases.filter((_, n) => n % 11 === 5).length);
    const goodwill = await fairnessReview(manager, { ...INPUT, measure: "goodwill" });
    expect(goodwill.groups.some(({ result }) => result?.isFinding)).toBe(false);
    expect(goodwill.outliers).toEqual({ rows: [], total: 0 });
    const nothing = await fairnessReview(manager, {
      ...INPUT,
      period: { from: "2020-01-01", end: "2020-02-01" },
    });
    expect(nothing).toEqual({ cases: 0, groups: [], outliers: { rows: [], total: 0 } });
  });
});
