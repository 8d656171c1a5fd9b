import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/domain/duration";
import { localOfInstant } from "@/lib/domain/local-time";
import {
  covered,
  fillingIn,
  gaps,
  handOver,
  type Shift,
  type Span,
  shiftProblem,
  weeklyShifts,
  whoIsNext,
  whoIsOn,
} from "@/lib/domain/sla/duty/duty";
import { dutyDays, localDays, morningOf, requiredSpans } from "@/lib/domain/sla/duty/duty-days";
import { officeHours } from "@/lib/domain/sla/terms/default-terms";

const START = Date.parse("2026-03-01T00:00:00Z");
const at = (hours: number) => new Date(START + hours * HOUR_MS);
const PERIOD: Span = { from: at(0), to: at(200) };

const people = fc.constantFrom("ana", "bo", "cy");
const shift = fc
  .record({
    staffId: people,
    begin: fc.integer({ min: -20, max: 210 }),
    hours: fc.integer({ min: 1, max: 40 }),
  })
  .map(({ staffId, begin, hours }): Shift => ({ staffId, startsAt: at(begin), endsAt: at(begin + hours) }));
const rotas = fc.array(shift, { maxLength: 12 });

const isCovered = (shifts: readonly Shift[], moment: Date) =>
  shifts.some(({ startsAt, endsAt }) => startsAt <= moment && moment < endsAt);
const inside = (spans: readonly Span[], moment: Date) =>
  spans.some(({ from, to }) => from <= moment && moment < to);
const length = (spans: readonly Span[]) =>
  spans.reduce((sum, { from, to }) => sum + to.getTime() - from.getTime(), 0);

describe("the rota", () => {
  it("splits a period into covered time and gaps, each instant in one of both", () => {
    fc.assert(
      fc.property(rotas, (shifts) => {
        const [on, off] = [covered(shifts, PERIOD), gaps(shifts, [PERIOD])];
        expect(length(on) + length(off)).toBe(200 * HOUR_MS);
        const moments = Array.from({ length: 200 }, (_, hour) => at(hour + 0.5));
        expect(moments.map((moment) => inside(on, moment))).toEqual(
          moments.map((moment) => isCovered(shifts, moment)),
        );
        expect(moments.some((moment) => inside(on, moment) === inside(off, moment))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it("asks for nobody outside the time in which somebody is required", () => {
    const office = officeHours("Asia/Taipei");
    const required = requiredSpans(PERIOD, office);
    expect(gaps([], required)).toEqual(required);
    expect(requiredSpans(PERIOD, null)).toEqual([PERIOD]);
    // Monday 2 March, 10:00 in Taipei.
    expect(inside(required, new Date("2026-03-02T02:00:00Z"))).toBe(false);
    expect(inside(required, new Date("2026-03-02T12:00:00Z"))).toBe(true);
  });

  it("does not hang on the order of its shifts", () => {
    fc.assert(
      fc.property(rotas, fc.integer({ min: 0, max: 200 }), (shifts, hour) => {
        const turned = [...shifts].reverse();
        expect(whoIsOn(turned, at(hour))).toEqual(whoIsOn(shifts, at(hour)));
        expect(whoIsNext(turned, at(hour))).toEqual(whoIsNext(shifts, at(hour)));
        expect(gaps(turned, [PERIOD])).toEqual(gaps(shifts, [PERIOD]));
      }),
      { numRuns: 60 },
    );
  });

  it("names who is on until when, and who comes on next: staying on is not coming on", () => {
    const shifts: Shift[] = [
      { staffId: "ana", startsAt: at(0), endsAt: at(8) },
      { staffId: "ana", startsAt: at(8), endsAt: at(12) },
      { staffId: "bo", startsAt: at(12), endsAt: at(20) },
    ];
    expect(whoIsOn(shifts, at(4))).toEqual([{ staffId: "ana", startsAt: at(0), endsAt: at(12) }]);
    expect(whoIsNext(shifts, at(4)).map(({ staffId }) => staffId)).toEqual(["bo"]);
    expect(whoIsOn(shifts, at(12)).map(({ staffId }) => staffId)).toEqual(["bo"]);
    expect([whoIsOn(shifts, at(20)), whoIsNext(shifts, at(12))]).toEqual([[], []]);
  });

  it("covers the same time after a hand-over, and the past is still whose it was", () => {
    fc.assert(
      fc.property(rotas, shift, fc.integer({ min: -30, max: 260 }), (others, one, hour) => {
        const parts = handOver(one, at(hour), "dee");
        expect(covered([...others, ...parts], PERIOD)).toEqual(covered([...others, one], PERIOD));
        expect(parts.every(({ startsAt, endsAt }) => startsAt < endsAt)).toBe(true);
        for (const part of parts) expect(part.staffId).toBe(part.endsAt > at(hour) ? "dee" : one.staffId);
      }),
      { numRuns: 100 },
    );
  });

  it("is filled in without touching what is planned", () => {
    fc.assert(
      fc.property(rotas, rotas, fc.integer({ min: 0, max: 100 }), (planned, offered, hour) => {
        const added = fillingIn(planned, offered, at(hour));
        for (const one of added) {
          expect(covered(planned, { from: one.startsAt, to: one.endsAt })).toEqual([]);
          expect(one.startsAt >= at(hour)).toBe(true);
        }
        const later = { from: at(hour), to: at(200) };
        expect(gaps([...planned, ...added], [later])).toEqual(gaps([...planned, ...offered], [later]));
      }),
      { numRuns: 60 },
    );
  });
});

describe("a rota by turns", () => {
  const zones = fc.constantFrom(
    "America/New_York",
    "Europe/Berlin",
    "Asia/Taipei",
    "Australia/Lord_Howe",
    "Pacific/Apia",
  );

  it("has no gap and no overlap, across changes of the clock, and hands over at the hour of the wall", () => {
    fc.assert(
      fc.property(
        zones,
        fc.constantFrom<"day" | "week">("day", "week"),
        fc.constantFrom("00:00", "02:30", "09:00", "23:30"),
        fc.integer({ min: 0, max: 6_000 }),
        (zone, turn, handOverAt, day) => {
          const from = new Date(Date.parse("2011-01-01T00:00:00Z") + day * DAY_MS).toISOString().slice(0, 10);
          const shifts = weeklyShifts(
            { people: ["ana", "bo", "cy"], turn, handOverAt },
            { from, weeks: 3 },
            zone,
          );
          for (const [index, next] of shifts.slice(1).entries())
            expect(next.startsAt).toEqual(shifts[index]?.endsAt);
          for (const { startsAt } of shifts) {
            const wall = localOfInstant(startsAt, zone).slice(11);
            // An hour that the clocks skip is handed over after it.
            if (handOverAt !== "02:30" && handOverAt !== "00:00") expect(wall).toBe(handOverAt);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("keeps nine o'clock when the clocks change, so that one shift is an hour shorter", () => {
    const shifts = weeklyShifts(
      { people: ["ana", "bo"], turn: "day", handOverAt: "09:00" },
      { from: "2026-03-28", weeks: 1 },
      "Europe/Berlin",
    );
    const hours = shifts.map(({ startsAt, endsAt }) => (endsAt.getTime() - startsAt.getTime()) / HOUR_MS);
    expect(hours).toEqual([23, 24, 24, 24, 24, 24, 24]);
    expect(shifts.map(({ staffId }) => staffId).join(" ")).toBe("ana bo ana bo ana bo ana");
  });
});

describe("a change of the rota", () => {
  const now = new Date(at(10).getTime() + 20_000);
  const past = { staffId: "ana", startsAt: at(1), endsAt: at(9) };
  const running = { staffId: "ana", startsAt: at(5), endsAt: at(15) };
  const coming = { staffId: "ana", startsAt: at(20), endsAt: at(25) };
  const problem = (before: Shift | null, after: Shift | null, others: Shift[] = []) =>
    shiftProblem({ before, after, others, now });

  it.each([
    { what: "a new one from this minute on", before: null, after: { ...coming, startsAt: at(10) }, is: null },
    { what: "a new one in the past", before: null, after: past, is: "past" },
    {
      what: "its end before its start",
      before: null,
      after: { ...coming, endsAt: at(20) },
      is: "end-before-start",
    },
    { what: "forty days", before: null, after: { ...coming, endsAt: at(980) }, is: "too-long" },
    { what: "one that is over", before: past, after: { ...past, endsAt: at(30) }, is: "past" },
    { what: "the end of one that runs", before: running, after: { ...running, endsAt: at(12) }, is: null },
    { what: "its end before now", before: running, after: { ...running, endsAt: at(9) }, is: "past" },
    {
      what: "the start of one that runs",
      before: running,
      after: { ...running, startsAt: at(6) },
      is: "past",
    },
    {
      what: "the person of one that runs",
      before: running,
      after: { ...running, staffId: "bo" },
      is: "past",
    },
    { what: "taking off one that runs", before: running, after: null, is: "past" },
    { what: "taking off one to come", before: coming, after: null, is: null },
    { what: "the person of one to come", before: coming, after: { ...coming, staffId: "bo" }, is: null },
  ])("$what: $is", ({ before, after, is }) => {
    expect(problem(before, after)).toBe(is);
  });

  it("never puts anybody on twice at once", () => {
    expect(problem(null, coming, [{ ...coming, startsAt: at(24), endsAt: at(30) }])).toBe("overlap");
    expect(problem(null, coming, [{ ...coming, startsAt: at(25), endsAt: at(30) }])).toBeNull();
    expect(problem(null, coming, [{ ...coming, staffId: "bo" }])).toBeNull();
  });
});

describe("the rota by local days", () => {
  it("cuts shifts and gaps at midnight and loses nothing of them", () => {
    fc.assert(
      fc.property(rotas, (shifts) => {
        const open = gaps(shifts, [PERIOD]);
        const days = dutyDays(shifts, open, { from: at(0), days: 10, timeZone: "America/New_York" });
        expect(length(days.flatMap((day) => day.gaps))).toBe(length(open));
        for (const { from, to, shifts: own } of days)
          expect(own).toHaveLength(
            shifts.filter(({ startsAt, endsAt }) => startsAt < to && endsAt > from).length,
          );
      }),
      { numRuns: 40 },
    );
  });

  it("has days of 23 hours, and none that the zone skips", () => {
    const days = localDays({ from: new Date("2026-03-29T10:00:00Z"), days: 1, timeZone: "Europe/Berlin" });
    expect(days.map(({ from, to }) => to.getTime() - from.getTime())).toEqual([23 * HOUR_MS]);
    const apia = localDays({ from: new Date("2011-12-29T12:00:00Z"), days: 3, timeZone: "Pacific/Apia" });
    expect(apia.map(({ day }) => day)).toEqual(["2011-12-29", "2011-12-31"]);
  });

  it("knows whether the morning has come", () => {
    const seven = new Date("2026-11-22T23:00:00Z");
    expect(morningOf(seven, "Asia/Taipei", "07:00")).toEqual({ day: "2026-11-23", hasCome: true });
    const before = new Date(seven.getTime() - MINUTE_MS);
    expect(morningOf(before, "Asia/Taipei", "07:00")).toEqual({ day: "2026-11-23", hasCome: false });
  });
});
