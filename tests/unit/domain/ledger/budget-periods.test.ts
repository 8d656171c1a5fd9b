import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dayAfter,
  daysBetween,
  nextPeriod,
  opensOn,
  periodFrom,
  rolledOver,
  rollOverOf,
} from "@/lib/domain/ledger/budget-periods";

const day = fc
  .date({ min: new Date("1999-01-01"), max: new Date("2101-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const calendarKind = fc.constantFrom("month" as const, "quarter" as const, "year" as const);
const minor = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });

describe("periods of budgets", () => {
  it("touch without gap or overlap, for ever, and keep their first day of the month", () => {
    fc.assert(
      fc.property(calendarKind, day, fc.integer({ min: 1, max: 60 }), (kind, start, count) => {
        let period = periodFrom(kind, start);
        expect(period === null).toBe(Number(start.slice(8)) > 28);
        for (let n = 0; n < count && period; n += 1) {
          expect(period.end > period.start).toBe(true);
          expect(period.start.slice(8)).toBe(start.slice(8));
          const next = nextPeriod(kind, period);
          expect(next.start).toBe(period.end);
          // The next one is what the calendar says from its own first day: no drift.
          expect(next).toEqual(periodFrom(kind, period.end));
          period = next;
        }
      }),
    );
  });

  it("of their own length stay as long", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 800 }), (start, days) => {
        const period = { start, end: dayAfter(start, days) };
        const next = nextPeriod("custom", period);
        expect(next.start).toBe(period.end);
        expect(daysBetween(next.start, next.end)).toBe(days);
      }),
    );
  });

  it.each([
    { kind: "month", start: "2028-02-01", end: "2028-03-01", days: 29 },
    { kind: "month", start: "2026-02-01", end: "2026-03-01", days: 28 },
    { kind: "month", start: "2100-02-28", end: "2100-03-28", days: 28 },
    { kind: "quarter", start: "2028-01-01", end: "2028-04-01", days: 91 },
    { kind: "quarter", start: "2026-11-28", end: "2027-02-28", days: 92 },
    { kind: "year", start: "2028-01-01", end: "2029-01-01", days: 366 },
    { kind: "year", start: "2026-04-06", end: "2027-04-06", days: 365 },
  ] as const)("$kind from $start ends before $end", ({ kind, start, end, days }) => {
    expect(periodFrom(kind, start)).toEqual({ start, end });
    expect(daysBetween(start, end)).toBe(days);
  });

  it("do not start on a day that some months lack", () => {
    expect(periodFrom("month", "2028-02-29")).toBeNull();
    expect(periodFrom("year", "2026-12-31")).toBeNull();
  });

  it("open their next one so many days before they end", () => {
    expect(opensOn({ start: "2028-02-01", end: "2028-03-01" }, 1)).toBe("2028-02-29");
    expect(opensOn({ start: "2028-02-01", end: "2028-03-01" }, 0)).toBe("2028-03-01");
  });
});

describe("what rolls over", () => {
  it("is never negative, never more than what was left, never more than the cap", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("none", "remaining", "capped"),
        fc.option(fc.bigInt({ min: 0n, max: 10n ** 15n }), { nil: null }),
        minor,
        (rule, capMinor, leftMinor) => {
          const rolled = rolledOver(rollOverOf(rule, capMinor), leftMinor);
          expect(rolled).toBeGreaterThanOrEqual(0n);
          expect(rolled).toBeLessThanOrEqual(leftMinor > 0n ? leftMinor : 0n);
          if (rule === "capped" && capMinor !== null) expect(rolled).toBeLessThanOrEqual(capMinor);
          if (rule === "remaining" && leftMinor > 0n) expect(rolled).toBe(leftMinor);
          if (rule === "none" || (rule === "capped" && capMinor === null)) expect(rolled).toBe(0n);
        },
      ),
    );
  });

  it("grows with what was left", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), minor, minor, (capMinor, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        const rule = { rule: "capped", capMinor } as const;
        expect(rolledOver(rule, less)).toBeLessThanOrEqual(rolledOver(rule, more));
      }),
    );
  });
});
