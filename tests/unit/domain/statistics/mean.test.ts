import { describe, expect, it } from "vitest";
import { meanOf, studentT95, sumsOf } from "@/lib/domain/statistics/mean";

describe("a mean", () => {
  it("has an interval by Student's t", () => {
    const found = meanOf(sumsOf([1, 2, 3, 4, 5]));
    // s = 1.581139, t(4) = 2.7764, margin 1.963241
    expect(found).toMatchObject({ n: 5, mean: 3, direction: "up" });
    expect(found?.interval?.low).toBeCloseTo(3 - 1.9632, 3);
    expect(found?.interval?.high).toBeCloseTo(3 + 1.9632, 3);
  });

  it("is null without values, without interval for one", () => {
    expect(meanOf(sumsOf([]))).toBeNull();
    expect(meanOf(sumsOf([2]))).toEqual({ n: 1, mean: 2, interval: null, direction: "unclear" });
  });

  it("does not call equal answers certain", () => {
    expect(meanOf(sumsOf([2, 2, 2]))?.direction).toBe("unclear");
  });

  it.each([
    [1, 12.7062],
    [4, 2.7764],
    [5, 2.5706],
    [10, 2.2281],
    [30, 2.0423],
    [1000, 1.9623],
  ])("t with %i degrees of freedom is %f", (degrees, t) => {
    expect(studentT95(degrees)).toBeCloseTo(t, 2);
  });
});
