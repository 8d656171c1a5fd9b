import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { toCanonicalJson } from "@/lib/domain/compensation/json";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { AXES, type AxisRow } from "@/lib/domain/simulation/result";
import { casesOf } from "@/lib/domain/simulation/sample";
import { stepOfChange } from "@/lib/domain/simulation/tally";
import { casesUnder, OTHER_POLICY, tallied } from "./support";

vi.setConfig({ testTimeout: 60_000 });

const changed = casesUnder([DEFAULT_POLICY, OTHER_POLICY]);
const unchanged = casesUnder([DEFAULT_POLICY, DEFAULT_POLICY]);

const sumOf = (rows: readonly AxisRow[], side: "before" | "after", of: "faceMinor" | "costMinor") =>
  rows.reduce((sum, row) => sum + row[side][of], 0n);

describe("a simulation's figures", () => {
  it("of the same policy show no difference anywhere", () => {
    fc.assert(
      fc.property(unchanged, (cases) => {
        const { currencies, sides } = tallied(cases);
        expect(sides).toEqual([]);
        for (const { axes, more, less, same, cases: n, bins, budgets, equal } of currencies) {
          expect([more.n, less.n, same]).toEqual([0, 0, n]);
          expect(bins).toEqual([{ step: 0, n, figure: "" }]);
          for (const row of Object.values(axes).flat()) expect(row.after).toEqual(row.before);
          for (const budget of budgets) expect(budget.afterMinor).toBe(budget.beforeMinor);
          expect(equal.pooledAfter).toBe(equal.pooledBefore);
          for (const cell of equal.shown) expect(cell.after).toEqual(cell.before);
        }
      }),
    );
  });

  it("add up: the parts of every breakdown are the whole, and the whole is the cases'", () => {
    fc.assert(
      fc.property(changed, (cases) => {
        for (const { currency, axes, more, less, bins } of tallied(cases).currencies) {
          const own = cases.filter(({ after }) => after.currency === currency);
          for (const side of ["before", "after"] as const) {
            const face = own.reduce((sum, one) => sum + one[side].totalMinor, 0n);
            const cost = own.reduce((sum, one) => sum + one[side].costMinor, 0n);
            for (const axis of AXES) {
              expect(sumOf(axes[axis], side, "faceMinor"), `${axis} ${side}`).toBe(face);
              expect(sumOf(axes[axis], side, "costMinor"), `${axis} ${side}`).toBe(cost);
            }
          }
          const [total] = axes.total;
          const difference = (total?.after.faceMinor ?? 0n) - (total?.before.faceMinor ?? 0n);
          expect(more.sumMinor + less.sumMinor).toBe(difference);
          expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(own.length);
        }
      }),
    );
  });

  it("do not depend on the order of the cases, nor do the cases behind them", () => {
    const shuffled = changed.chain((cases) =>
      fc.tuple(fc.constant(cases), fc.shuffledSubarray(cases, { minLength: cases.length })),
    );
    fc.assert(
      fc.property(shuffled, ([cases, other]) => {
        const [left, right] = [tallied(cases), tallied(other)];
        expect(toCanonicalJson(right.currencies)).toBe(toCanonicalJson(left.currencies));
        expect(right.sides).toEqual(left.sides);
        for (const [key, sample] of left.figures) {
          const same = right.figures.get(key);
          expect(same && casesOf(same)).toEqual(casesOf(sample));
        }
      }),
    );
  });

  it("name a figure with exactly as many cases as they say", () => {
    fc.assert(
      fc.property(changed, (cases) => {
        const { currencies, sides, figures } = tallied(cases);
        for (const { n, figure } of sides) expect(figures.get(figure)?.n).toBe(n);
        for (const { axes, more, less, equal } of currencies) {
          for (const row of Object.values(axes).flat()) {
            expect(figures.get(row.figure)?.n).toBe(row.cases);
            expect(row.cases).toBeGreaterThanOrEqual(Math.max(row.before.n, row.after.n));
          }
          for (const { n, figure } of [more, less]) expect(figures.get(figure)?.n ?? 0).toBe(n);
          for (const { n, figure } of equal.shown) expect(figures.get(figure)?.n).toBe(n);
        }
      }),
    );
  });

  it("never mix currencies", () => {
    fc.assert(
      fc.property(changed, (cases) => {
        for (const [key, sample] of tallied(cases).figures) {
          const currencies = new Set(casesOf(sample).map(({ currency }) => currency));
          if (!key.startsWith("side|")) expect(currencies.size).toBe(1);
        }
      }),
    );
  });
});

describe("the size of a difference", () => {
  it.each([
    [0n, 0],
    [1n, 1],
    [9n, 1],
    [10n, 2],
    [-1n, -1],
    [-999n, -3],
    [-1000n, -4],
  ])("%s has step %s", (difference, step) => expect(stepOfChange(difference)).toBe(step));
});
