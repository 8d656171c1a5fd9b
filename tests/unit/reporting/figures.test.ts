import { describe, expect, it } from "vitest";
import {
  awardsOf,
  fulfilmentOf,
  keptShare,
  paretoOf,
  promiseOf,
  satisfactionOf,
  timesOf,
} from "@/lib/reporting/figures";
import { type Sum, type Sums, TALLY_MEASURES, type TallyMeasure } from "@/lib/reporting/measures";
import type { Tallies } from "@/lib/reporting/types";

const NONE_OVERDUE = { overdue: [], fulfilment: { n: 0, inPeriod: 0, inBefore: 0 } };

function sums(given: Partial<Record<TallyMeasure, Record<string, number>>>): Sums {
  const rows = (keys: Record<string, number>): Sum[] =>
    Object.entries(keys).map(([key, n]) => ({ key, n, total: BigInt(n) * 100n }));
  return new Map(TALLY_MEASURES.map((measure) => [measure, rows(given[measure] ?? {})] as const));
}

function tallies(now: Sums, before: Sums = sums({})): Tallies {
  return { now, before, openAtStart: 0, flows: new Map(), backlog: [] };
}

describe("without data", () => {
  it("nothing is claimed: no share, no score, no time, no direction", () => {
    const empty = tallies(sums({}));
    const { csat, nps, recovery, compensation } = satisfactionOf(empty);
    expect([csat.value, csat.direction, nps.value, nps.direction, recovery.value, compensation]).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(timesOf(empty.now, "answer-time")).toEqual({ n: 0, medianMs: null, p90Ms: null });
    expect(promiseOf(empty, NONE_OVERDUE, null)).toMatchObject({ all: { share: null }, direction: null });
    expect(fulfilmentOf(empty, NONE_OVERDUE).share).toBeNull();
    expect(paretoOf(empty.now, "received.category")).toEqual([]);
    expect(awardsOf(empty.now, "award.kind")).toEqual([]);
  });
});

describe("comparisons", () => {
  const scores = ([satisfied, other]: readonly [number, number]) =>
    sums({ csat: { "5": satisfied, "2": other } });

  it.each([
    { before: [50, 50], now: [80, 20], direction: "up" },
    { before: [80, 20], now: [50, 50], direction: "down" },
    { before: [5, 5], now: [7, 3], direction: "unclear" },
  ] as const)("from $before to $now satisfied and not is $direction", ({ before, now, direction }) => {
    expect(satisfactionOf(tallies(scores(now), scores(before))).csat.direction).toBe(direction);
  });

  it("say nothing of a net promoter score before both have enough answers", () => {
    const few = sums({ nps: { "10": 10, "3": 5 } });
    const many = sums({ nps: { "10": 20, "3": 80 } });
    const more = sums({ nps: { "10": 80, "3": 20 } });
    expect(satisfactionOf(tallies(few, many)).nps.direction).toBeNull();
    expect(satisfactionOf(tallies(more, many)).nps.direction).toBe("up");
  });
});

describe("the promise", () => {
  it("counts an overdue complaint as broken before anyone has answered it", () => {
    const now = sums({
      "kept.severity": { urgent: 8 },
      "broken.severity": { urgent: 1 },
      "kept.department": { "": 8 },
      "broken.department": { "": 1 },
    });
    const overdue = [{ severity: "urgent", departmentKey: "", n: 3, inPeriod: 1, inBefore: 2 }];
    const { all, bySeverity } = promiseOf(tallies(now), { ...NONE_OVERDUE, overdue }, null);
    expect(all).toMatchObject({ kept: 8, late: 1, overdue: 1, share: { k: 8, n: 10 } });
    expect(bySeverity[0]).toMatchObject({ severity: "urgent", share: { k: 8, n: 10 } });
    expect(keptShare({ kept: 0, late: 0, overdue: 0 })).toBeNull();
  });
});

describe("awards", () => {
  it("keep currencies and parts apart, the highest amount first", () => {
    const given = sums({
      "award.kind": {
        "TWD:goodwill:voucher": 3,
        "TWD:entitlement:refund": 5,
        "TWD:goodwill:refund": 1,
        "USD:goodwill:points": 2,
      },
    });
    expect(awardsOf(given, "award.kind")).toEqual([
      {
        currency: "TWD",
        rows: [
          { key: "refund", entitlement: { n: 5, amountMinor: 500n }, goodwill: { n: 1, amountMinor: 100n } },
          { key: "voucher", entitlement: { n: 0, amountMinor: 0n }, goodwill: { n: 3, amountMinor: 300n } },
        ],
      },
      {
        currency: "USD",
        rows: [
          { key: "points", entitlement: { n: 0, amountMinor: 0n }, goodwill: { n: 2, amountMinor: 200n } },
        ],
      },
    ]);
  });
});
