import { HOUR_MS, MINUTE_MS } from "@/lib/domain/duration";
import type { TimeWindow } from "@/lib/domain/sla/calendar/calendar";
import { type Calendar, deadline, type Pause } from "@/lib/domain/sla/clock";
import { diceOf } from "../../faults/dice";
import { median, perSecond } from "../figures";
import type { BenchOptions } from "../options";

const OFFICE: readonly TimeWindow[] = [["09:00", "17:00"]];
const LUNCH: readonly TimeWindow[] = [
  ["09:00", "12:00"],
  ["13:30", "18:00"],
];
const NIGHT: readonly TimeWindow[] = [["22:00", "06:00"]];
const ALWAYS: readonly TimeWindow[] = [["00:00", "24:00"]];

const calendarOf = (
  timeZone: string,
  day: readonly TimeWindow[],
  weekend: readonly TimeWindow[],
): Calendar => ({
  timeZone,
  week: [day, day, day, day, day, weekend, weekend],
  closures: ["2026-01-01", "2026-02-16", "2026-02-17", "2026-04-06", "2026-05-01", "2026-12-25"],
  openings: { "2026-02-14": OFFICE, "2026-02-28": OFFICE },
});

/** Office hours, a lunch break, nights and round the clock, with and without daylight saving. */
const CALENDARS = [
  calendarOf("Asia/Taipei", LUNCH, []),
  calendarOf("Asia/Shanghai", LUNCH, []),
  calendarOf("America/New_York", OFFICE, []),
  calendarOf("Europe/London", OFFICE, OFFICE),
  calendarOf("Europe/Berlin", NIGHT, []),
  calendarOf("Australia/Lord_Howe", NIGHT, []),
  calendarOf("Asia/Kathmandu", OFFICE, []),
  calendarOf("America/St_Johns", ALWAYS, ALWAYS),
];

type Clock = { calendar: Calendar; start: Date; targetMs: number; pauses: readonly Pause[] };

/** Starts all over 2026, targets from a minute to sixty days of open time, none to three pauses. */
function clocks(count: number): Clock[] {
  const { between } = diceOf(2026);
  return Array.from({ length: count }, (_, index) => {
    const start = Date.UTC(2026, 0, 1) + between(0, 365 * 24 * 60) * MINUTE_MS;
    const pauses = Array.from({ length: between(0, 3) }, () => {
      const from = start + between(0, 60 * 24) * HOUR_MS;
      return { from: new Date(from), to: new Date(from + between(1, 72 * 60) * MINUTE_MS) };
    });
    const calendar = CALENDARS[index % CALENDARS.length] ?? calendarOf("UTC", ALWAYS, ALWAYS);
    return { calendar, start: new Date(start), targetMs: between(1, 60 * 24 * 60) * MINUTE_MS, pauses };
  });
}

function deadlinesPerSecond(cases: readonly Clock[], calendarFor: (calendar: Calendar) => Calendar): number {
  const started = performance.now();
  let deadlines = 0;
  while (performance.now() < started + 1_000)
    for (const { calendar, start, targetMs, pauses } of cases) {
      deadline(calendarFor(calendar), start, targetMs, pauses);
      deadlines += 1;
    }
  return deadlines / ((performance.now() - started) / 1000);
}

function rateOf(runs: number, calendarFor: (calendar: Calendar) => Calendar): string {
  const cases = clocks(1_000);
  // The first run only warms up.
  const rates = Array.from({ length: runs + 1 }, () => deadlinesPerSecond(cases, calendarFor)).slice(1);
  return perSecond(median(rates)).replace("/s", " deadlines/s");
}

/** Deadlines of targets up to sixty days on one core; no database. */
export async function clockPart({ options }: { options: BenchOptions }): Promise<string[]> {
  const known = rateOf(options.runs, (calendar) => calendar);
  const fresh = rateOf(options.runs, (calendar) => ({ ...calendar }));
  return [`Clock: ${known} on one core; each with a calendar not seen before ${fresh}`];
}
