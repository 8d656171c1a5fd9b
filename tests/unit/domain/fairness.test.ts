import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareGroups, type GroupSums, outlierBounds } from "@/lib/domain/fairness";
import { sumsOf } from "@/lib/domain/statistics/mean";

type Case = { cell: string; group: string; amount: number };

/** Repeatable dice: the same seed rolls the same numbers (mulberry32). */
function diceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const GROUPS = ["en", "zh-Hans", "zh-Hant"];

/** Awards of twelve cells, each with a level of its own; in one language they may be higher or lower throughout. */
function awards({ seed, n, bias }: { seed: number; n: number; bias: Record<string, number> }): Case[] {
  const roll = diceOf(seed);
  return Array.from({ length: n }, () => {
    const level = Math.floor(roll() * 12);
    const group = GROUPS[Math.floor(roll() * 3)] ?? "en";
    const usual = 10_000 * (level + 1) * (0.7 + 0.6 * roll());
    return { cell: `cell ${level}`, group, amount: Math.round(usual * (1 + (bias[group] ?? 0))) };
  });
}

function added(cases: readonly Case[], dimension: GroupSums["dimension"] = "locale"): GroupSums[] {
  const parts = new Map<string, Case[]>();
  for (const each of cases) {
    const key = `${each.cell}|${each.group}`;
    parts.set(key, [...(parts.get(key) ?? []), each]);
  }
  return [...parts.values()].flatMap((part) => {
    const [first] = part;
    if (!first) return [];
    return [{ dimension, group: first.group, cell: first.cell, ...sumsOf(part.map(({ amount }) => amount)) }];
  });
}

describe("the fairness review", () => {
  it("finds a language that gets 20 % more than the others for the like", () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const found = compareGroups(added(awards({ seed, n: 600, bias: { "zh-Hant": 0.2 } })));
      const hant = found.find(({ group }) => group === "zh-Hant");
      expect(hant?.result?.isFinding).toBe(true);
      // A third of each cell is theirs: 1.2 against a cell's mean of 1.067.
      expect(hant?.result?.difference).toBeCloseTo(0.125, 1);
      expect(hant?.result?.interval.low).toBeGreaterThan(0);
    }
  });

  it("finds one that gets less", () => {
    const found = compareGroups(added(awards({ seed: 8, n: 900, bias: { en: -0.2 } })));
    expect(found.find(({ group }) => group === "en")?.result).toMatchObject({ isFinding: true });
    expect(found.find(({ group }) => group === "en")?.result?.interval.high).toBeLessThan(0);
  });

  it("finds nothing where nothing was planted, in all but a few of a hundred histories", () => {
    const histories = Array.from({ length: 100 }, (_, seed) =>
      awards({ seed: 1_000 + seed, n: 300, bias: {} }),
    );
    const alarms = histories.filter((cases) =>
      compareGroups(added(cases)).some(({ result }) => result?.isFinding),
    );
    // At most 5 % by construction; the interval is cautious, so it stays below.
    expect(alarms.length).toBeLessThanOrEqual(5);
  });

  it("does not take a language with graver cases for a favoured one", () => {
    const roll = diceOf(5);
    const cases = Array.from({ length: 800 }, (): Case => {
      const group = roll() < 0.5 ? "en" : "zh-Hans";
      const grave = roll() < (group === "en" ? 0.9 : 0.1);
      return { group, cell: grave ? "grave" : "light", amount: (grave ? 500 : 50) * (0.8 + 0.4 * roll()) };
    });
    expect(compareGroups(added(cases)).some(({ result }) => result?.isFinding)).toBe(false);
  });

  it("does not depend on the order of the rows, nor on the unit of the money", () => {
    const rows = [
      ...added(awards({ seed: 3, n: 300, bias: { en: 0.1 } })),
      ...added(awards({ seed: 4, n: 300, bias: {} }), "channel"),
    ];
    const found = compareGroups(rows);
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(compareGroups(shuffled)).toEqual(found);
      }),
    );
    const inYen = rows.map((row) => ({ ...row, sum: row.sum * 8, sumOfSquares: row.sumOfSquares * 64 }));
    for (const [index, { result }] of compareGroups(inYen).entries())
      expect(result?.difference).toBeCloseTo(found[index]?.result?.difference ?? Number.NaN, 9);
  });

  it("says nothing of fewer than twenty, of the only group of a kind, and of kinds that never get anything", () => {
    const row = (group: string, cell: string, values: number[]): GroupSums => ({
      dimension: "locale",
      group,
      cell,
      ...sumsOf(values),
    });
    const many = (value: number) => Array.from({ length: 25 }, () => value);
    const found = compareGroups([
      row("en", "a", many(0)),
      row("zh-Hans", "a", many(0)),
      row("en", "b", many(5)),
      row("zh-Hans", "c", many(7).slice(0, 19)),
      row("zh-Hant", "c", many(9)),
    ]);
    expect(found.map(({ group, n, leftOut, result }) => [group, n, leftOut, result === null])).toEqual([
      ["en", 0, 50, true],
      ["zh-Hans", 19, 25, true],
      ["zh-Hant", 25, 0, false],
    ]);
    expect(compareGroups([])).toEqual([]);
  });

  it("sees a difference that has no spread at all", () => {
    const values = (value: number) => Array.from({ length: 30 }, () => value);
    const found = compareGroups([
      { dimension: "locale", group: "en", cell: "a", ...sumsOf(values(200)) },
      { dimension: "locale", group: "zh-Hans", cell: "a", ...sumsOf(values(100)) },
    ]);
    expect(found.map(({ result }) => result?.isFinding)).toEqual([true, true]);
    expect(found[0]?.result?.difference).toBeCloseTo(1 / 3, 9);
  });

  it("asks more of each group the more groups are looked at", () => {
    const alone = compareGroups(added(awards({ seed: 3, n: 600, bias: { en: 0.06 } })));
    const among = compareGroups([
      ...added(awards({ seed: 3, n: 600, bias: { en: 0.06 } })),
      ...(["channel", "tier", "department"] as const).flatMap((dimension, seed) =>
        added(awards({ seed: 90 + seed, n: 600, bias: {} }), dimension),
      ),
    ]);
    const p = (found: typeof alone) => found.find(({ group }) => group === "en")?.result?.p ?? 0;
    expect(p(among)).toBeGreaterThan(p(alone));
  });
});

describe("a single award far from its like", () => {
  it("is more than three scaled median deviations away, or above twice the median", () => {
    expect(outlierBounds({ n: 8, median: 100, deviation: 10 })).toEqual({ low: 100 - 44.478, high: 144.478 });
    expect(outlierBounds({ n: 8, median: 100, deviation: 50 })?.high).toBe(200);
    expect(outlierBounds({ n: 8, median: 100, deviation: 0 })).toEqual({
      low: Number.NEGATIVE_INFINITY,
      high: 200,
    });
  });

  it("is not spoken of in a small cell, or where most got nothing", () => {
    expect(outlierBounds({ n: 7, median: 100, deviation: 10 })).toBeNull();
    expect(outlierBounds({ n: 50, median: 0, deviation: 0 })).toBeNull();
  });
});
