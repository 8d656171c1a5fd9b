import { type Calendar, dayNumber, stretchOf, type TimeWindow } from "./calendar";
import { isZone } from "./zone";

export type CalendarProblem = {
  /** Where it is: "week[0][1]", "closures[2]", "openings.2026-02-14[0]". */
  readonly path: string;
  readonly problem:
    | "unknown-zone"
    | "week-not-seven-days"
    | "not-a-window"
    | "not-a-date"
    | "opening-without-window"
    | "never-open";
};

const problem = (path: string, what: CalendarProblem["problem"]): CalendarProblem => ({
  path,
  problem: what,
});

function checkWindows(path: string, windows: readonly TimeWindow[]): CalendarProblem[] {
  return windows.flatMap((window, index) =>
    stretchOf(window) ? [] : [problem(`${path}[${index}]`, "not-a-window")],
  );
}

function checkOpenings(openings: NonNullable<Calendar["openings"]>): CalendarProblem[] {
  return Object.entries(openings).flatMap(([date, windows]) => {
    const path = `openings.${date}`;
    if (dayNumber(date) === null) return [problem(path, "not-a-date")];
    // Whoever lists a working day without hours may mean a day off: that is a closure.
    if (windows.length === 0) return [problem(path, "opening-without-window")];
    return checkWindows(path, windows);
  });
}

/**
 * What keeps a calendar from being used; nothing for a sound one. To be asked when a calendar is made; the clock refuses
 * one with problems too. Whether open time is still to come is a question about an instant, which `nextOpen` answers.
 */
export function checkCalendar(calendar: Calendar): readonly CalendarProblem[] {
  const openings = calendar.openings ?? {};
  const isEmpty = [...calendar.week, ...Object.values(openings)].every((windows) => windows.length === 0);
  return [
    ...(isZone(calendar.timeZone) ? [] : [problem("timeZone", "unknown-zone")]),
    ...(calendar.week.length === 7 ? [] : [problem("week", "week-not-seven-days")]),
    ...calendar.week.flatMap((windows, day) => checkWindows(`week[${day}]`, windows)),
    ...calendar.closures.flatMap((date, index) =>
      dayNumber(date) === null ? [problem(`closures[${index}]`, "not-a-date")] : [],
    ),
    ...checkOpenings(openings),
    ...(isEmpty ? [problem("week", "never-open")] : []),
  ];
}

const SENTENCES: Record<CalendarProblem["problem"], string> = {
  "unknown-zone": "names no known time zone",
  "week-not-seven-days": "must list seven days, Monday first",
  "not-a-window": 'must be two different times like ["09:00", "17:00"]',
  "not-a-date": "must be a real date like 2026-02-14",
  "opening-without-window": "must have at least one window",
  "never-open": "has no open time, and there is no opening either",
};

/** What is wrong with a calendar in one sentence for the log of whoever passed it on unchecked. */
export function refusalOf(problems: readonly CalendarProblem[]): string {
  const parts = problems.map(({ path, problem: what }) => `${path} ${SENTENCES[what]}`);
  return `The calendar cannot be used: ${parts.join("; ")}.`;
}
