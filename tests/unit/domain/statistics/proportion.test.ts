import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differenceOfShares, directionOf, shareOf, wilsonInterval } from "@/lib/domain/statistics/proportion";
import oracle from "../fixtures/statistics.json";

describe("the Wilson interval", () => {
  it.each(oracle.wilson95)("of $k of $n is $ci", ({ k, n, ci }) => {
    const interval = wilsonInterval(k, n);
    expect(interval?.low).toBeCloseTo(ci[0] ?? Number.NaN, 6);
    expect(interval?.high).toBeCloseTo(ci[1] ?? Number.NaN, 6);
  });

  it("of nothing is null, never 0", () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(shareOf(0, 0)).toBeNull();
  });

  it("holds the share and stays between 0 and 1", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, part) => {
          const found = shareOf(Math.round(part * n), n);
          expect(found).not.toBeNull();
          if (found === null) return;
          const { low, high } = found.interval;
          expect(0 <= low && low <= found.share && found.share <= high && high <= 1).toBe(true);
        },
      ),
    );
  });
});

describe("the difference of two shares", () => {
  // Newcombe 1998, table II, 56/70 against 48/80, method 10.
  it("has Newcombe's interval", () => {
    const found = differenceOfShares(shareOf(48, 80), shareOf(56, 70));
    expect(found?.difference).toBeCloseTo(0.2, 10);
    expect(found?.interval.low).toBeCloseTo(0.0524, 4);
    expect(found?.interval.high).toBeCloseTo(0.3339, 4);
    expect(found?.direction).toBe("up");
  });

  it("is unclear when its interval holds 0, and null when a side is empty", () => {
    expect(differenceOfShares(shareOf(5, 10), shareOf(6, 10))?.direction).toBe("unclear");
    expect(differenceOfShares(shareOf(90, 100), shareOf(50, 100))?.direction).toBe("down");
    expect(differenceOfShares(null, shareOf(6, 10))).toBeNull();
    expect(differenceOfShares(shareOf(6, 10), null)).toBeNull();
    expect(directionOf({ low: 0, high: 1 })).toBe("unclear");
  });
});
