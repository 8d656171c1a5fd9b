import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { studentT95 } from "@/lib/domain/statistics/mean";
import { holm, studentP } from "@/lib/domain/statistics/student";

describe("Student's t, how often chance goes so far", () => {
  it.each([
    // Tables of the t distribution: two-sided.
    [12.7062, 1, 0.05],
    [2.2281, 10, 0.05],
    [3.1693, 10, 0.01],
    [2.0423, 30, 0.05],
    [1.96, 1_000_000, 0.05],
  ])("t = %f with %i degrees of freedom: %f", (t, degrees, p) => {
    expect(studentP(t, degrees)).toBeCloseTo(p, 4);
    expect(studentP(-t, degrees)).toBeCloseTo(p, 4);
  });

  it("agrees with the margin of the intervals, so that both say the same", () => {
    for (const degrees of [19, 25, 60, 400, 5_000])
      expect(studentP(studentT95(degrees), degrees)).toBeCloseTo(0.05, 4);
  });

  it("is 1 at 0 and falls with the distance", () => {
    expect(studentP(0, 7)).toBeCloseTo(1, 12);
    expect(studentP(Number.POSITIVE_INFINITY, 7)).toBe(0);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 50, noNaN: true }),
        fc.double({ min: 0.01, max: 10, noNaN: true }),
        fc.integer({ min: 1, max: 500 }),
        (t, more, degrees) => {
          expect(studentP(t + more, degrees)).toBeLessThanOrEqual(studentP(t, degrees));
        },
      ),
    );
  });
});

describe("Holm's correction", () => {
  it("multiplies the least by all, the next by one fewer, and never falls", () => {
    const corrected = holm([0.01, 0.04, 0.03]);
    for (const [index, p] of [0.03, 0.06, 0.06].entries()) expect(corrected[index]).toBeCloseTo(p, 12);
    expect(holm([])).toEqual([]);
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
  });

  it("lies between the p-values themselves and Bonferroni's, whatever they are", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (values) => {
        for (const [index, p] of holm(values).entries()) {
          const own = values[index] ?? 0;
          expect(p).toBeGreaterThanOrEqual(own);
          expect(p).toBeLessThanOrEqual(Math.min(1, own * values.length));
        }
      }),
    );
  });
});
