import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  bucketsOf,
  chosenPeriod,
  daysBetween,
  GRAINS,
  localDay,
  PRESETS,
  presetPeriod,
  startOfDay,
  wholeMonths,
} from "@/lib/reporting/period";

const HOUR = 3_600_000;
const day = fc
  .date({ min: new Date("2000-01-01T00:00:00Z"), max: new Date("2040-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const span = fc
  .tuple(day, fc.integer({ min: 0, max: 400 }))
  .map(([from, days]) => ({ from, end: addDays(from, days + 1) }));

describe("presets", () => {
  it.each([
    ["7d", "2026-11-16", 7, "day"],
    ["30d", "2026-10-24", 30, "day"],
    ["90d", "2026-08-25", 90, "week"],
    ["year", "2026-01-01", 326, "month"],
    ["12m", "2025-11-23", 365, "month"],
    ["24m", "2024-11-23", 730, "month"],
  ] as const)("%s ends today and starts on %s", (preset, from, days, grain) => {
    expect(presetPeriod(preset, "2026-11-22")).toMatchObject({
      from,
      to: "2026-11-22",
      end: "2026-11-23",
      days,
      grain,
    });
  });

  it.each([
    ["12m", "2024-02-29", "2023-03-01"],
    ["24m", "2024-02-29", "2022-03-01"],
    ["year", "2026-01-01", "2026-01-01"],
  ] as const)("%s on %s starts on %s", (preset, today, from) => {
    expect(presetPeriod(preset, today).from).toBe(from);
  });

  it("compare with as many days just before", () => {
    fc.assert(
      fc.property(fc.constantFrom(...PRESETS), day, (preset, today) => {
        const { from, end, days, before } = presetPeriod(preset, today);
        expect(before.end).toBe(from);
        expect(daysBetween(before.from, before.end)).toBe(days);
        expect(daysBetween(from, end)).toBe(days);
      }),
    );
  });
});

describe("days chosen by hand", () => {
  it.each([
    ["2026-02-29", "2026-03-01", "not-a-day"],
    ["", "2026-03-01", "not-a-day"],
    ["2026-3-1", "2026-03-02", "not-a-day"],
    ["2026-03-02", "2026-03-01", "reversed"],
    ["2010-01-01", "2026-03-01", "too-long"],
  ])("%s to %s is refused: %s", (from, to, reason) => {
    expect(chosenPeriod(from, to)).toEqual({ ok: false, reason });
  });

  it("may be a single one", () => {
    expect(chosenPeriod("2026-03-01", "2026-03-01")).toMatchObject({
      ok: true,
      value: { days: 1, grain: "day" },
    });
  });
});

describe("buckets", () => {
  it("cover the span without gap or overlap, each inside its own week or month", () => {
    fc.assert(
      fc.property(span, fc.constantFrom(...GRAINS), (given, grain) => {
        const buckets = bucketsOf(given, grain);
        expect([buckets[0]?.from, buckets.at(-1)?.end]).toEqual([given.from, given.end]);
        const wrong = buckets.filter(({ key, from, end }, index) => {
          const follows = (buckets[index + 1]?.from ?? given.end) === end;
          const isWeek = grain !== "week" || new Date(`${key}T00:00:00Z`).getUTCDay() === 1;
          const isMonth = grain !== "month" || key.endsWith("-01");
          return !(from < end && key <= from && follows && isWeek && isMonth);
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it("cut the first and the last week where the span is, also over a new year", () => {
    expect(bucketsOf({ from: "2026-12-30", end: "2027-01-06" }, "week")).toEqual([
      { key: "2026-12-28", from: "2026-12-30", end: "2027-01-04" },
      { key: "2027-01-04", from: "2027-01-04", end: "2027-01-06" },
    ]);
  });
});

describe("whole months", () => {
  it.each([
    ["2026-01-01", "2026-02-01", { from: "2026-01-01", end: "2026-02-01" }],
    ["2026-01-02", "2026-03-15", { from: "2026-02-01", end: "2026-03-01" }],
    ["2026-01-02", "2026-02-28", null],
    ["2026-01-15", "2026-01-20", null],
  ])("of %s to %s", (from, end, expected) => {
    expect(wholeMonths({ from, end })).toEqual(expected);
  });
});

describe("local days", () => {
  it.each([
    // Half past eleven at night in London is the next day in Taipei.
    ["2026-11-21T23:30:00Z", "Asia/Taipei", "2026-11-22"],
    ["2026-11-21T23:30:00Z", "America/Los_Angeles", "2026-11-21"],
    ["2026-11-21T18:20:00Z", "Asia/Kathmandu", "2026-11-22"],
  ])("%s in %s is %s", (at, zone, expected) => {
    expect(localDay(new Date(at), zone)).toBe(expected);
  });

  it.each([
    // Clocks forward at midnight: the day begins at one.
    ["2026-04-24", "Africa/Cairo", "2026-04-23T22:00:00.000Z"],
    // Clocks back at one: midnight comes twice, the day begins with the first.
    ["2026-11-01", "America/Havana", "2026-11-01T04:00:00.000Z"],
    ["2026-11-22", "Asia/Taipei", "2026-11-21T16:00:00.000Z"],
  ])("%s in %s begins at %s", (given, zone, instant) => {
    expect(startOfDay(given, zone).toISOString()).toBe(instant);
  });

  it("hold exactly the instants from their beginning to the next one's", () => {
    const zones = [
      "Europe/Berlin",
      "America/Havana",
      "Africa/Cairo",
      "Australia/Lord_Howe",
      "Asia/Taipei",
      "Asia/Beirut",
    ];
    fc.assert(
      fc.property(day, fc.constantFrom(...zones), (given, zone) => {
        const start = startOfDay(given, zone).getTime();
        const next = startOfDay(addDays(given, 1), zone).getTime();
        expect(localDay(new Date(start), zone)).toBe(given);
        expect(localDay(new Date(start - 1), zone)).toBe(addDays(given, -1));
        expect(localDay(new Date(next - 1), zone)).toBe(given);
        expect((next - start) / HOUR).toBeGreaterThanOrEqual(23);
      }),
    );
  });
});
