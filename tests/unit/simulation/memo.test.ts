import { describe, expect, it } from "vitest";
import { memoOf } from "@/lib/simulation/memo";

describe("a memo", () => {
  it("remembers what was asked last, in bounded room", () => {
    const memo = memoOf<number>(10);
    for (let n = 0; n < 100; n += 1) memo.set(`k${n}`, n);
    const known = Array.from({ length: 100 }, (_, n) => memo.get(`k${n}`)).filter(
      (value) => value !== undefined,
    );
    expect(known.length).toBeGreaterThan(0);
    expect(known.length).toBeLessThanOrEqual(10);
    expect(known.at(-1)).toBe(99);
  });

  it("keeps what is asked for again and again", () => {
    const memo = memoOf<number>(10);
    memo.set("often", 1);
    for (let n = 0; n < 100; n += 1) {
      memo.set(`k${n}`, n);
      expect(memo.get("often")).toBe(1);
    }
  });

  it("of no room remembers nothing", () => {
    const memo = memoOf<number>(0);
    memo.set("a", 1);
    expect(memo.get("a")).toBeUndefined();
  });
});
