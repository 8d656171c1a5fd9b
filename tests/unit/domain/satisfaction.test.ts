import { describe, expect, it } from "vitest";
import {
  ces,
  costPerRecovered,
  csat,
  dsat,
  nps,
  npsGroupOf,
  npsOfScores,
  recoveryRate,
  satisfactionUplift,
} from "@/lib/domain/satisfaction";
import { sumsOf } from "@/lib/domain/statistics/mean";
import oracle from "./fixtures/statistics.json";

describe("NPS", () => {
  it.each(oracle.nps)("of $promoters/$passives/$detractors is $nps ± $moe95", (row) => {
    const found = nps(row);
    expect(found?.score).toBeCloseTo(row.nps, 6);
    expect(found?.standardError).toBeCloseTo(row.se, 6);
    expect(found?.margin).toBeCloseTo(row.moe95, 5);
  });

  it("is null without answers, and not enough for few or equal ones", () => {
    expect(nps({ promoters: 0, passives: 0, detractors: 0 })).toBeNull();
    expect(nps({ promoters: 1, passives: 0, detractors: 0 })?.enough).toBe(false);
    expect(nps({ promoters: 10, passives: 9, detractors: 10 })?.enough).toBe(false);
    expect(nps({ promoters: 40, passives: 0, detractors: 0 })?.enough).toBe(false);
    expect(nps({ promoters: 10, passives: 10, detractors: 10 })?.enough).toBe(true);
  });

  it("groups 0–6, 7–8 and 9–10", () => {
    const groups = Array.from({ length: 11 }, (_, score) => npsGroupOf(score)[0]).join("");
    expect(groups).toBe("dddddddpppp");
    expect(npsGroupOf(8)).toBe("passives");
    expect(npsGroupOf(9)).toBe("promoters");
    expect(
      npsOfScores([
        { score: 10, n: 20 },
        { score: 9, n: 30 },
        { score: 8, n: 33 },
        { score: 0, n: 10 },
        { score: 6, n: 7 },
      ])?.score,
    ).toBeCloseTo(33, 10);
  });
});

describe("shares of scores", () => {
  const scores = (...counts: number[]) => counts.map((n, index) => ({ score: index + 1, n }));

  it("CSAT counts 4–5, DSAT 1–2, and a 3 is in neither", () => {
    expect(csat(scores(1, 2, 4, 8, 16))).toMatchObject({ k: 24, n: 31 });
    expect(dsat(scores(1, 2, 4, 8, 16))).toMatchObject({ k: 3, n: 31 });
  });

  it("CES counts 5–7 of 7", () => {
    expect(ces(scores(1, 1, 1, 1, 2, 3, 4))).toMatchObject({ k: 9, n: 13 });
  });

  it("are null without answers", () => {
    expect(csat([])).toBeNull();
    expect(dsat(scores(0, 0, 0, 0, 0))).toBeNull();
    expect(ces([])).toBeNull();
  });
});

describe("recovery", () => {
  const pairs = [
    { before: 1, after: 5 },
    { before: 2, after: 4 },
    { before: 2, after: 3 },
    { before: 3, after: 5 },
    { before: 1, after: 1 },
  ];

  it("is the share of the unhappy who became satisfied", () => {
    expect(recoveryRate(pairs)).toMatchObject({ k: 2, n: 4, share: 0.5 });
    expect(recoveryRate([{ before: 4, after: 5 }])).toBeNull();
    expect(recoveryRate([])).toBeNull();
  });

  it("lifts satisfaction by the mean difference", () => {
    const uplift = satisfactionUplift(sumsOf(pairs.map(({ before, after }) => after - before)));
    expect(uplift?.mean).toBeCloseTo(1.8, 10);
    expect(satisfactionUplift(sumsOf([]))).toBeNull();
  });

  it("costs whole minor units per recovered customer, and nothing can be said when nobody was", () => {
    expect(costPerRecovered(10_000n, 3)).toBe(3_333n);
    expect(costPerRecovered(10_001n, 2)).toBe(5_001n);
    expect(costPerRecovered(10_000n, 0)).toBeNull();
    expect(costPerRecovered(0n, 4)).toBe(0n);
  });
});
