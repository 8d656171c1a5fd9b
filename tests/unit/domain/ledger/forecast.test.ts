import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayAfter } from "@/lib/domain/ledger/budget-periods";
import { crossedThresholds, hasCrossed } from "@/lib/domain/ledger/budget-use";
import { forecast } from "@/lib/domain/ledger/forecast";

const TODAY = "2028-02-20";
const pace = fc.record({
  days: fc.integer({ min: 7, max: 400 }),
  takenMinor: fc.bigInt({ min: 1n, max: 10n ** 12n }),
  offers: fc.integer({ min: 5, max: 10_000 }),
});
const left = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 13n });
const daysLeft = fc.integer({ min: 1, max: 800 });
const place = (leftMinor: bigint, days: number) => ({
  today: TODAY,
  periodEnd: dayAfter(TODAY, days),
  leftMinor,
});

describe("the forecast of a budget", () => {
  it("names the first day on which nothing is left, and no day when the period ends first", () => {
    fc.assert(
      fc.property(pace, left, daysLeft, (basis, leftMinor, days) => {
        const result = forecast(place(leftMinor, days), basis);
        // What is taken by the start of the day n days from now, times the basis' days: whole numbers.
        const isGone = (n: number) => basis.takenMinor * BigInt(n) >= leftMinor * BigInt(basis.days);
        const first = Array.from({ length: days }, (_, n) => n).find(isGone);
        expect(result?.runsOutOn).toBe(first === undefined ? null : dayAfter(TODAY, first));
      }),
    );
  });

  it("never comes later with a faster pace or less money", () => {
    fc.assert(
      fc.property(
        pace,
        left,
        daysLeft,
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        (basis, money, days, more) => {
          const on = (leftMinor: bigint, takenMinor: bigint) =>
            forecast(place(leftMinor, days), { ...basis, takenMinor })?.runsOutOn ?? "9999";
          expect(on(money, basis.takenMinor + more) <= on(money, basis.takenMinor)).toBe(true);
          expect(on(money - more, basis.takenMinor) <= on(money, basis.takenMinor)).toBe(true);
        },
      ),
    );
  });

  it("does not depend on the unit of money", () => {
    fc.assert(
      fc.property(pace, left, daysLeft, fc.bigInt({ min: 1n, max: 1_000n }), (basis, leftMinor, days, k) => {
        const scaled = forecast(place(leftMinor * k, days), { ...basis, takenMinor: basis.takenMinor * k });
        expect(scaled?.runsOutOn).toBe(forecast(place(leftMinor, days), basis)?.runsOutOn);
      }),
    );
  });

  it.each([
    { days: 6, offers: 50, takenMinor: 100n },
    { days: 28, offers: 4, takenMinor: 100n },
    { days: 28, offers: 9, takenMinor: 0n },
    { days: 28, offers: 9, takenMinor: -5n },
  ])("says nothing from too little: $days days, $offers offers, $takenMinor taken", (basis) => {
    expect(forecast(place(1_000n, 30), basis)).toBeNull();
  });

  it("of 100 a day with 250 left: gone on the third day; with 3,000 left for 30 days: it lasts", () => {
    const basis = { days: 10, takenMinor: 1_000n, offers: 10 };
    expect(forecast(place(250n, 30), basis)).toEqual({ runsOutOn: "2028-02-23", toComeMinor: 3_000n });
    expect(forecast(place(3_000n, 30), basis)?.runsOutOn).toBeNull();
    expect(forecast(place(2_900n, 30), basis)?.runsOutOn).toBe("2028-03-20");
    expect(forecast(place(0n, 30), basis)?.runsOutOn).toBe(TODAY);
  });
});

describe("the thresholds of a budget", () => {
  it("are crossed in order, stay crossed as more is used, and are left only by a higher limit", () => {
    const money = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(money, money, money, (limitMinor, usedMinor, more) => {
        const crossed = crossedThresholds({ limitMinor, usedMinor });
        if (crossed.includes(100)) expect(crossed).toEqual([80, 100]);
        const later = crossedThresholds({ limitMinor, usedMinor: usedMinor + more });
        expect(later).toEqual(expect.arrayContaining([...crossed]));
        expect(crossedThresholds({ limitMinor: usedMinor * 2n + 1n, usedMinor })).toEqual([]);
      }),
    );
  });

  it.each([
    { limitMinor: 1_000n, usedMinor: 799n, crossed: [] },
    { limitMinor: 1_000n, usedMinor: 800n, crossed: [80] },
    { limitMinor: 1_000n, usedMinor: 1_000n, crossed: [80, 100] },
    { limitMinor: 0n, usedMinor: 0n, crossed: [] },
    { limitMinor: 0n, usedMinor: 1n, crossed: [80, 100] },
  ])("$usedMinor of $limitMinor crosses $crossed", ({ crossed, ...use }) => {
    expect(crossedThresholds(use)).toEqual(crossed);
    expect(hasCrossed(use, 80)).toBe(crossed.length > 0);
  });
});
