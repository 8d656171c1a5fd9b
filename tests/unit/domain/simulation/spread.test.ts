import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addToSample, CASES_KEPT, casesOf, emptySample } from "@/lib/domain/simulation/sample";
import {
  addToSpread,
  emptySpread,
  figuresOf,
  quantileOfSpread,
  varianceOf,
} from "@/lib/domain/simulation/spread";

const values = fc.array(fc.bigInt(-(10n ** 9n), 10n ** 9n), { minLength: 1, maxLength: 200 });

function spreadOf(all: readonly bigint[], most?: number) {
  const spread = emptySpread(most);
  for (const value of all) addToSpread(spread, value);
  return spread;
}

/** The plain way: nearest rank in the sorted values. */
function plainQuantile(all: readonly bigint[], share: number): number {
  const sorted = all.map(Number).sort((left, right) => left - right);
  return sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1] ?? Number.NaN;
}

describe("a spread", () => {
  it("is exact while there are few different values", () => {
    fc.assert(
      fc.property(values, fc.constantFrom(0.25, 0.5, 0.75, 1), (all, share) => {
        expect(quantileOfSpread(spreadOf(all), share)).toBe(plainQuantile(all, share));
      }),
    );
  });

  it("is right to within half a per cent where there are too many to keep, in whatever order they come", () => {
    fc.assert(
      fc.property(values, fc.constantFrom(0.25, 0.5, 0.75), (all, share) => {
        const found = quantileOfSpread(spreadOf(all, 3), share) ?? Number.NaN;
        const plain = plainQuantile(all, share);
        expect(Math.abs(found - plain)).toBeLessThanOrEqual(Math.abs(plain) * 0.0051 + 1);
        expect(quantileOfSpread(spreadOf(all.toReversed(), 3), share)).toBe(found);
      }),
    );
  });

  it("has the variance of the textbook, also of large amounts that hardly differ", () => {
    expect(varianceOf(spreadOf([2n, 4n, 4n, 4n, 5n, 5n, 7n, 9n]))).toBe(4);
    const large = 9_007_199_254_740_993n;
    expect(varianceOf(spreadOf([large, large + 2n]))).toBe(1);
    expect(varianceOf(spreadOf([large, large, large]))).toBe(0);
  });

  it("of nothing is nothing, not zero", () => {
    expect(figuresOf(emptySpread())).toBeNull();
    expect(quantileOfSpread(emptySpread(), 0.5)).toBeNull();
  });
});

describe("the cases behind a figure", () => {
  it("are counted exactly, and the ones that moved most are kept, in bounded room", () => {
    const ranks = fc.array(fc.integer({ min: 0, max: 30 }), {
      minLength: 900,
      maxLength: 1_500,
      size: "max",
    });
    fc.assert(
      fc.property(ranks, (drawn) => {
        const sample = emptySample();
        // Ids that do not come in order: of equals the first by id are kept, whenever they come.
        const all = drawn.map((rank, place) => ({
          rank,
          id: `c${((place * 7_919) % 10_007).toString().padStart(5, "0")}`,
        }));
        for (const { rank, id } of all) {
          addToSample(sample, { id, currency: "TWD", beforeMinor: 0n, afterMinor: BigInt(rank) }, rank);
          expect(sample.kept.length).toBeLessThan(2 * CASES_KEPT);
        }
        const best = all
          .toSorted((left, right) => right.rank - left.rank || (left.id < right.id ? -1 : 1))
          .slice(0, CASES_KEPT);
        expect(sample.n).toBe(all.length);
        expect(casesOf(sample).map(({ id }) => id)).toEqual(best.map(({ id }) => id));
      }),
    );
  });
});
