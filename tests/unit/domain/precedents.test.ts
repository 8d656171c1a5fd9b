import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likeCellOf, precedentsOf } from "@/lib/domain/precedents";

const got = (...amounts: number[]) =>
  amounts.map((amount) => ({ totalMinor: BigInt(amount), goodwillMinor: BigInt(Math.floor(amount / 10)) }));

describe("precedents", () => {
  it("says nothing of fewer than three", () => {
    expect(precedentsOf(got())).toEqual({ n: 0, spread: null });
    expect(precedentsOf(got(100, 200))).toEqual({ n: 2, spread: null });
  });

  it("gives range and median of three, and the quartiles from five on", () => {
    expect(precedentsOf(got(300, 100, 200)).spread?.total).toEqual({
      low: 100n,
      high: 300n,
      median: 200n,
      quartiles: null,
    });
    const five = precedentsOf(got(50, 10, 40, 20, 30));
    expect(five.spread?.total).toEqual({
      low: 10n,
      high: 50n,
      median: 30n,
      quartiles: { low: 20n, high: 40n },
    });
    expect(five.spread?.goodwill).toMatchObject({ low: 1n, high: 5n, median: 3n });
  });

  it("rounds half a cent up", () => {
    expect(precedentsOf(got(100, 101, 103, 200)).spread?.total.median).toBe(102n);
    expect(precedentsOf(got(0, 1, 2, 3)).spread?.total.median).toBe(2n);
  });

  it("does not depend on the order of the cases, and keeps its own order", () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 1e12 }), { minLength: 3, maxLength: 60 });
    fc.assert(
      fc.property(amounts, (list) => {
        const found = precedentsOf(got(...list));
        expect(precedentsOf(got(...list.toReversed()))).toEqual(found);
        const { low, high, median, quartiles } = found.spread?.total ?? {};
        const line = [low, quartiles?.low ?? low, median, quartiles?.high ?? high, high].map(Number);
        expect(line).toEqual([...line].sort((a, b) => a - b));
      }),
    );
  });

  it("compares by category, and by the kind of failure where there is none", () => {
    const facts = {
      failureKind: "monetary",
      impact: "major",
      attribution: "company",
      acceptance: "rejected",
      currency: "TWD",
    } as const;
    expect(likeCellOf({ ...facts, categoryKey: "billing" }).matter).toBe("category:billing");
    expect(likeCellOf({ ...facts, categoryKey: "" }).matter).toBe("failure:monetary");
  });
});
