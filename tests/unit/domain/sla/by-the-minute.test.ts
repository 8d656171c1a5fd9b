import fc from "fast-check";
import { expect, it } from "vitest";
import { type SceneCase, sceneCases } from "@/tests/support/sla/arbitraries";
import { countedMinutes, endOfDate, openMinutes, sceneOf } from "@/tests/support/sla/by-the-minute";
import { describeInServerZones } from "@/tests/support/sla/server-zones";

const MINUTE = 60_000;
const instant = ({ scene }: SceneCase, index: number) => new Date(scene.begin + index * MINUTE);
const runs = { numRuns: 60 };

const load = async () => ({
  ...(await import("@/lib/domain/sla/clock")),
  ...(await import("@/lib/domain/sla/calendar/open-spans")),
});

it("the wall of the scenes is the wall of their zones", () => {
  const apia = sceneOf(["Pacific/Apia", "2011-12-30"]);
  expect(apia.walls.some(({ date }) => date === "2011-12-30")).toBe(false);
  const beirut = sceneOf(["Asia/Beirut", "2026-10-25"]);
  expect(
    beirut.walls.filter(({ minute, date }) => minute === 23 * 60 + 30 && date === "2026-10-24"),
  ).toHaveLength(2);
});

describeInServerZones(load, (sla) => {
  it("what has passed is the minutes counted one by one", () => {
    fc.assert(
      fc.property(sceneCases, (given) => {
        const { calendar, pauses, startIndex, endIndex } = given;
        const counted = countedMinutes(calendar, given.scene, pauses).slice(startIndex, endIndex);
        expect(sla().elapsedMs(calendar, instant(given, startIndex), instant(given, endIndex), pauses)).toBe(
          counted.filter(Boolean).length * MINUTE,
        );
      }),
      runs,
    );
  });

  it("the deadline is the first minute by which enough were counted", () => {
    let reached = 0;
    fc.assert(
      fc.property(sceneCases, (given) => {
        const { calendar, pauses, startIndex, targetMinutes, scene } = given;
        const counted = countedMinutes(calendar, scene, pauses);
        let index = startIndex;
        for (let left = targetMinutes; left > 0 && index < counted.length; index += 1)
          if (counted[index]) left -= 1;
        const due = sla().deadline(calendar, instant(given, startIndex), targetMinutes * MINUTE, pauses);
        const inScene = counted.slice(startIndex).filter(Boolean).length >= targetMinutes;
        if (inScene) {
          reached += 1;
          expect(due).toEqual(instant(given, index));
        } else if (pauses.some(({ to }) => to === null)) expect(due).toBeNull();
        else expect(due?.getTime()).toBeGreaterThan(scene.begin + scene.walls.length * MINUTE);
      }),
      runs,
    );
    expect(reached).toBeGreaterThan(runs.numRuns / 4);
  });

  it("open are the minutes in a window, listed in as few spans as possible", () => {
    fc.assert(
      fc.property(sceneCases, (given) => {
        const { calendar, scene, startIndex, endIndex } = given;
        const isOpen = openMinutes(calendar, scene).map((days) => days.length > 0);
        const begins = isOpen.flatMap((open, index) =>
          open && index >= startIndex && index < endIndex && (index === startIndex || !isOpen[index - 1])
            ? [index]
            : [],
        );
        const expected = begins.map((from) => {
          const end = isOpen.findIndex((open, index) => index > from && !open);
          return {
            from: instant(given, from),
            to: instant(given, Math.min(end < 0 ? endIndex : end, endIndex)),
          };
        });
        expect(sla().openSpans(calendar, instant(given, startIndex), instant(given, endIndex))).toEqual(
          expected,
        );
        const next = isOpen.indexOf(true, startIndex);
        const found = sla().nextOpen(calendar, instant(given, startIndex));
        if (next >= 0) expect(found).toEqual(instant(given, next));
        expect(sla().isOpen(calendar, instant(given, startIndex))).toBe(isOpen[startIndex]);
      }),
      runs,
    );
  });

  it("targets in days end when the wall has left the day", () => {
    let within = 0;
    fc.assert(
      fc.property(sceneCases, fc.integer({ min: 0, max: 4 }), (given, count) => {
        const { calendar, scene, startIndex } = given;
        const businessDays = new Set(openMinutes(calendar, scene).flat());
        for (const [unit, counts] of [
          ["calendar-days", () => true],
          ["business-days", (date: string) => businessDays.has(date)],
        ] as const) {
          const end = endOfDate(scene, startIndex, { count, counts });
          if (end === null) continue;
          within += 1;
          expect(sla().dueInDays(calendar, instant(given, startIndex), { unit, count })).toEqual(
            new Date(end),
          );
        }
      }),
      runs,
    );
    expect(within).toBeGreaterThan(runs.numRuns / 2);
  });
});
