import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/domain/duration";
import {
  bucketMidpoint,
  durationBucket,
  quantileOf,
  quantileOfDurations,
} from "@/lib/domain/statistics/quantile";

describe("a quantile", () => {
  it.each([
    [[1, 2, 3, 4], 0.5, 2.5],
    [[4, 1, 3, 2, 5], 0.5, 3],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9.1],
    [[7], 0.9, 7],
    [[1, 2], 0, 1],
    [[1, 2], 1, 2],
  ])("of %j at %f is %f", (values, q, expected) => {
    expect(quantileOf(values, q)).toBeCloseTo(expected, 10);
  });

  it("of nothing is null", () => {
    expect(quantileOf([], 0.5)).toBeNull();
    expect(quantileOfDurations([], 0.5)).toBeNull();
    expect(quantileOfDurations([{ bucket: 3, n: 0 }], 0.5)).toBeNull();
  });
});

describe("duration buckets", () => {
  it("agree with the formula of the database", () => {
    expect(durationBucket(0)).toBe(0);
    expect(durationBucket(-5)).toBe(0);
    expect(durationBucket(MINUTE_MS)).toBe(14);
    expect(durationBucket(HOUR_MS)).toBe(84);
    expect(durationBucket(24 * HOUR_MS)).toBe(149);
  });

  it("have their middle inside, within 2.5 % of whatever fell there", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 * 365 * 24 * HOUR_MS }), (ms) => {
        const middle = bucketMidpoint(durationBucket(ms));
        expect(durationBucket(middle)).toBe(durationBucket(ms));
        expect(Math.abs(middle - ms)).toBeLessThanOrEqual(0.025 * ms + 2 * SECOND_MS);
      }),
    );
  });

  it("give a median close to the exact one", () => {
    const durations = Array.from({ length: 999 }, (_, index) => (index + 1) * 7 * MINUTE_MS);
    const counts = new Map<number, number>();
    for (const ms of durations) counts.set(durationBucket(ms), (counts.get(durationBucket(ms)) ?? 0) + 1);
    const histogram = [...counts].map(([bucket, n]) => ({ bucket, n })).reverse();
    for (const q of [0.5, 0.9]) {
      const exact = quantileOf(durations, q) ?? 0;
      const estimate = quantileOfDurations(histogram, q) ?? 0;
      expect(Math.abs(estimate / exact - 1)).toBeLessThan(0.03);
    }
  });
});
