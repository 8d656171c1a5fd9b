import type { TimeWindow } from "@/lib/domain/sla/calendar/calendar";
import type { Calendar } from "@/lib/domain/sla/clock";

type Hours = readonly TimeWindow[];

/** A calendar with the same hours from Monday to Friday and others, or none, at the weekend. */
export function officeCalendar(
  timeZone: string,
  hours: Hours,
  rest: { weekend?: Hours } & Partial<Pick<Calendar, "closures" | "openings">> = {},
): Calendar {
  const { weekend = [], closures = [], ...openings } = rest;
  return { timeZone, week: [hours, hours, hours, hours, hours, weekend, weekend], closures, ...openings };
}

/** Open around the clock. */
export function alwaysOpen(timeZone: string): Calendar {
  const day: Hours = [["00:00", "24:00"]];
  return officeCalendar(timeZone, day, { weekend: day });
}

/** A calendar that opens on one day of the week only; Monday is 0. */
export function onlyOn(timeZone: string, weekday: number, hours: Hours): Calendar {
  return {
    timeZone,
    week: Array.from({ length: 7 }, (_, day) => (day === weekday ? hours : [])),
    closures: [],
  };
}
