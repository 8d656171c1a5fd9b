import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closableMonth, monthAfter, monthOf, monthsOfBooks } from "@/lib/domain/ledger/months";

const month = fc
  .tuple(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, "0")}`);

describe("months of the books", () => {
  it("follow each other without a gap, as the calendar says", () => {
    fc.assert(
      fc.property(month, (one) => {
        const lastDay = new Date(Date.UTC(Number(one.slice(0, 4)), Number(one.slice(5)), 0))
          .toISOString()
          .slice(0, 10);
        expect(monthOf(lastDay)).toBe(one);
        const nextDay = new Date(Date.parse(lastDay) + 86_400_000).toISOString().slice(0, 10);
        expect(monthAfter(one)).toBe(monthOf(nextDay));
      }),
    );
  });

  it("are closed one after another, never one that is not over", () => {
    fc.assert(
      fc.property(month, month, (first, now) => {
        const today = `${now}-15`;
        let lastClosed: string | null = null;
        for (
          let next = closableMonth({ first, lastClosed, today });
          next;
          next = closableMonth({ first, lastClosed, today })
        ) {
          expect(next).toBe(lastClosed === null ? first : monthAfter(lastClosed));
          expect(next < now).toBe(true);
          lastClosed = next;
          if (next > "2003") break;
        }
      }),
      { numRuns: 50 },
    );
  });

  it("are listed from the first posting until today, newest first", () => {
    expect(monthsOfBooks({ first: "2025-11", lastClosed: null, today: "2026-02-03" })).toEqual([
      "2026-02",
      "2026-01",
      "2025-12",
      "2025-11",
    ]);
    expect(monthsOfBooks({ first: null, lastClosed: null, today: "2026-02-03" })).toEqual([]);
  });
});
