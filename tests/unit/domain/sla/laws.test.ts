import fc from "fast-check";
import { expect, it } from "vitest";
import type { Calendar } from "@/lib/domain/sla/clock";
import { clockCases } from "@/tests/support/sla/arbitraries";
import { describeInServerZones } from "@/tests/support/sla/server-zones";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const runs = { numRuns: 50 };
const later = (date: Date, ms: number) => new Date(date.getTime() + ms);
const minuteText = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The same week, with one minute taken out of every window that holds it on the day the window begins. */
function withoutMinute(calendar: Calendar, weekday: number, minute: number): Calendar {
  const week = calendar.week.map((windows, day) =>
    day !== weekday
      ? windows
      : windows.flatMap(([from, to]) => {
          const isAcross = minuteOf(to) <= minuteOf(from);
          if (minute < minuteOf(from) || (!isAcross && minute >= minuteOf(to))) return [[from, to] as const];
          const before = [from, minuteText(minute)] as const;
          const after = [minuteText(minute + 1), to] as const;
          return [before, after].filter(([begin, end]) => begin !== end && begin !== "24:00");
        }),
  );
  return { ...calendar, week };
}

describeInServerZones(
  () => import("@/lib/domain/sla/clock"),
  (clock) => {
    it("what has passed by the deadline is the target, and a millisecond earlier it is not", () => {
      fc.assert(
        fc.property(clockCases, ({ calendar, start, targetMs, pauses }) => {
          const due = clock().deadline(calendar, start, targetMs, pauses);
          if (!due) throw new Error("No pause is open-ended.");
          expect(clock().elapsedMs(calendar, start, due, pauses)).toBe(targetMs);
          if (targetMs === 0) expect(due).toEqual(start);
          else expect(clock().elapsedMs(calendar, start, later(due, -1), pauses)).toBe(targetMs - 1);
        }),
        runs,
      );
    });

    it("what passes in two parts passes in the whole", () => {
      fc.assert(
        fc.property(clockCases, fc.nat(90 * DAY), fc.nat(90 * DAY), (given, first, second) => {
          const { calendar, start, pauses } = given;
          const [middle, end] = [later(start, first), later(start, first + second)];
          const passed = (from: Date, to: Date) => clock().elapsedMs(calendar, from, to, pauses);
          expect(passed(start, middle) + passed(middle, end)).toBe(passed(start, end));
          expect(passed(start, end)).toBeLessThanOrEqual(first + second);
          if (first > 0) expect(passed(middle, start)).toBe(0);
        }),
        runs,
      );
    });

    it("a larger target is due later", () => {
      fc.assert(
        fc.property(
          clockCases,
          fc.integer({ min: 1, max: 20 * DAY }),
          ({ calendar, start, targetMs, pauses }, more) => {
            const due = clock().deadline(calendar, start, targetMs, pauses);
            const larger = clock().deadline(calendar, start, targetMs + more, pauses);
            expect(larger?.getTime()).toBeGreaterThanOrEqual((due?.getTime() ?? Number.NaN) + more);
          },
        ),
        runs,
      );
    });

    it("closing a minute or a day, or another pause, never makes a deadline earlier; an opening never later", () => {
      fc.assert(
        fc.property(
          clockCases,
          fc.record({
            weekday: fc.nat(6),
            minute: fc.nat(1439),
            day: fc.nat(119),
            from: fc.nat(60 * DAY),
            length: fc.nat(3 * DAY),
          }),
          ({ calendar, start, targetMs, pauses }, change) => {
            const due = clock().deadline(calendar, start, targetMs, pauses)?.getTime() ?? Number.NaN;
            const dueIn = (changed: Calendar, rests = pauses) =>
              clock().deadline(changed, start, targetMs, rests)?.getTime();
            const date = later(start, change.day * DAY)
              .toISOString()
              .slice(0, 10);
            const fewer = withoutMinute(calendar, change.weekday, change.minute);
            if (fewer.week.some((windows) => windows.length > 0))
              expect(dueIn(fewer)).toBeGreaterThanOrEqual(due);
            expect(dueIn({ ...calendar, closures: [...calendar.closures, date] })).toBeGreaterThanOrEqual(
              due,
            );
            const pause = {
              from: later(start, change.from),
              to: later(start, change.from + change.length),
            };
            expect(dueIn(calendar, [pause, ...pauses])).toBeGreaterThanOrEqual(due);
            const longer = [...(calendar.openings?.[date] ?? []), ["10:00", "15:00"] as const];
            expect(
              dueIn({ ...calendar, openings: { ...calendar.openings, [date]: longer } }),
            ).toBeLessThanOrEqual(due);
          },
        ),
        runs,
      );
    });

    it("a pause without an end leaves no deadline if it began before it, and else changes nothing", () => {
      fc.assert(
        fc.property(
          clockCases,
          fc.integer({ min: 0, max: 10 * DAY }),
          ({ calendar, start, targetMs, pauses }, gap) => {
            const due = clock().deadline(calendar, start, targetMs, pauses);
            if (!due) throw new Error("No pause is open-ended.");
            const endless = (from: Date) =>
              clock().deadline(calendar, start, targetMs, [{ from, to: null }, ...pauses]);
            expect(endless(later(due, gap))).toEqual(due);
            expect(endless(later(due, -1 - gap))).toEqual(targetMs === 0 ? start : null);
          },
        ),
        runs,
      );
    });

    it("neither the order of pauses nor saying one twice matters, nor an empty one", () => {
      fc.assert(
        fc.property(clockCases, ({ calendar, start, targetMs, pauses }) => {
          const due = clock().deadline(calendar, start, targetMs, pauses);
          const backwards = [...pauses].reverse();
          const empty = { from: later(start, DAY), to: start };
          expect(clock().deadline(calendar, start, targetMs, backwards)).toEqual(due);
          expect(clock().deadline(calendar, start, targetMs, [...pauses, ...backwards, empty])).toEqual(due);
        }),
        runs,
      );
    });

    it("a calendar just made gives what a known one does, and nothing given is changed", () => {
      fc.assert(
        fc.property(clockCases, (given) => {
          const { calendar, start, targetMs, pauses } = given;
          const before = JSON.stringify(given);
          const due = clock().deadline(calendar, start, targetMs, pauses);
          clock().elapsedMs(calendar, later(start, -400 * DAY), later(start, 400 * DAY), pauses);
          expect(clock().deadline(calendar, start, targetMs, pauses)).toEqual(due);
          expect(clock().deadline(structuredClone(calendar), start, targetMs, pauses)).toEqual(due);
          expect(JSON.stringify(given)).toBe(before);
        }),
        runs,
      );
    });
  },
);
