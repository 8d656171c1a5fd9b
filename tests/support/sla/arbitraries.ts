import fc from "fast-check";
import type { TimeWindow } from "@/lib/domain/sla/calendar/calendar";
import type { Calendar, Pause } from "@/lib/domain/sla/clock";
import { ODD_DAYS, type Scene, sceneOf } from "./by-the-minute";

const MINUTE = 60_000;

const timeText = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

// Half hours meet each other and the odd hours more often than minutes do.
const minuteOfDay = (last: number) =>
  fc.oneof(
    fc.integer({ min: 0, max: Math.floor(last / 30) }).map((half) => half * 30),
    fc.integer({ min: 0, max: last }),
  );

/** A window, often across midnight or up to it. */
export const timeWindow: fc.Arbitrary<TimeWindow> = fc
  .tuple(minuteOfDay(1439), minuteOfDay(1440))
  .filter(([from, to]) => from !== to)
  .map(([from, to]) => [timeText(from), timeText(to)] as const);

const day = fc.oneof(
  { weight: 6, arbitrary: fc.array(timeWindow, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant<TimeWindow[]>([["00:00", "24:00"]]) },
);

/** A calendar of a zone that differs from its week on some of the dates. */
export function calendars(timeZone: string, dates: readonly string[]): fc.Arbitrary<Calendar> {
  return fc
    .record({
      timeZone: fc.constant(timeZone),
      week: fc.array(day, { minLength: 7, maxLength: 7 }),
      closures: fc.subarray([...dates], { maxLength: 3 }),
      openings: fc
        .array(fc.tuple(fc.constantFrom(...dates), fc.array(timeWindow, { minLength: 1, maxLength: 2 })), {
          maxLength: 2,
        })
        .map((entries) => Object.fromEntries(entries)),
    })
    .filter(({ week }) => week.some((windows) => windows.length > 0));
}

/** Pauses on whole steps after an instant: in no order, overlapping, some that end before they begin. */
export function pausesFrom(
  begin: number,
  { stepMs, steps, endless }: { stepMs: number; steps: number; endless: boolean },
): fc.Arbitrary<Pause[]> {
  const instant = fc.integer({ min: 0, max: steps }).map((step) => new Date(begin + step * stepMs));
  const to = endless ? fc.option(instant, { nil: null, freq: 8 }) : instant;
  return fc.array(fc.record({ from: instant, to }), { maxLength: 4 });
}

/** A start, an instant after it, a target in minutes and pauses within the days around an odd day. */
export type SceneCase = {
  scene: Scene;
  calendar: Calendar;
  startIndex: number;
  endIndex: number;
  targetMinutes: number;
  pauses: Pause[];
};

export const sceneCases: fc.Arbitrary<SceneCase> = fc.constantFrom(...ODD_DAYS).chain((odd) => {
  const scene = sceneOf(odd);
  const minutes = scene.walls.length;
  return fc
    .record({
      scene: fc.constant(scene),
      calendar: calendars(scene.timeZone, scene.dates),
      startIndex: fc.integer({ min: 0, max: minutes - 1 }),
      length: fc.integer({ min: 0, max: minutes }),
      targetMinutes: fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 5_000 })),
      pauses: pausesFrom(scene.begin, { stepMs: MINUTE, steps: minutes, endless: true }),
    })
    .map(({ length, ...rest }) => ({ ...rest, endIndex: Math.min(rest.startIndex + length, minutes) }));
});

/** A clock of any length within some months, to the millisecond. */
export type ClockCase = { calendar: Calendar; start: Date; targetMs: number; pauses: Pause[] };

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Whether a week has two open hours, without which two months of open time take centuries. */
function hasHours({ week }: Calendar): boolean {
  const lengths = week.flat().map(([from, to]) => (minutesOf(to) - minutesOf(from) + 1440) % 1440 || 1440);
  return lengths.some((length) => length >= 120);
}

const ZONES = [...new Set(ODD_DAYS.map(([zone]) => zone))];
const DATES = Array.from({ length: 120 }, (_, index) =>
  new Date(Date.UTC(2026, 1, 1) + index * 86_400_000).toISOString().slice(0, 10),
);

export const clockCases: fc.Arbitrary<ClockCase> = fc.record({
  calendar: fc.constantFrom(...ZONES).chain((zone) => calendars(zone, DATES).filter(hasHours)),
  start: fc
    .integer({ min: 0, max: 120 * 86_400_000 })
    .map((offset) => new Date(Date.UTC(2026, 1, 1) + offset)),
  targetMs: fc.oneof(
    fc.integer({ min: 0, max: 8 * 3_600_000 }),
    fc.integer({ min: 0, max: 60 * 86_400_000 }),
  ),
  pauses: pausesFrom(Date.UTC(2026, 1, 1), { stepMs: 997_123, steps: 15_000, endless: false }),
});
