import { Temporal } from "temporal-polyfill";
import { localOfInstant } from "@/lib/domain/local-time";
import type { Calendar } from "@/lib/domain/sla/calendar/calendar";
import { openSpans } from "@/lib/domain/sla/calendar/open-spans";
import { type Shift, type Span, without } from "./duty";

/** One local day of the rota: whose shifts touch it, and when nobody is on though somebody must be. */
export type DutyDay<Planned extends Shift> = {
  /** ISO date. */
  readonly day: string;
  readonly from: Date;
  readonly to: Date;
  readonly shifts: readonly Planned[];
  readonly gaps: readonly Span[];
};

type Asked = { from: Date; days: number; timeZone: string };

/** The local days from the one of an instant on; a day that the zone skips is left out. */
export function localDays({ from, days, timeZone }: Asked): (Span & { day: string })[] {
  const first = Temporal.Instant.fromEpochMilliseconds(from.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const begin = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime({ timeZone }).epochMilliseconds);
  return Array.from({ length: days }, (_, count) => {
    const day = first.add({ days: count });
    return { day: day.toString(), from: begin(day), to: begin(day.add({ days: 1 })) };
  }).filter((one) => one.from < one.to);
}

/** The rota by local days; `open` are its gaps. */
export function dutyDays<Planned extends Shift>(
  shifts: readonly Planned[],
  open: readonly Span[],
  asked: Asked,
): DutyDay<Planned>[] {
  return localDays(asked).map(({ day, from, to }) => ({
    day,
    from,
    to,
    shifts: shifts
      .filter(({ startsAt, endsAt }) => startsAt < to && endsAt > from)
      .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime()),
    gaps: open.filter((gap) => gap.from < to && gap.to > from).map((gap) => clipped(gap, { from, to })),
  }));
}

/** What of a span lies within another one that it touches. */
export function clipped(one: Span, within: Span): Span {
  return {
    from: new Date(Math.max(one.from.getTime(), within.from.getTime())),
    to: new Date(Math.min(one.to.getTime(), within.to.getTime())),
  };
}

/** When somebody must be on duty within a period: always, or only outside the hours of a calendar. */
export function requiredSpans({ from, to }: Span, free: Calendar | null): Span[] {
  return free ? without([{ from, to }], openSpans(free, from, to)) : [{ from, to }];
}

/** The local day of an instant ("YYYY-MM-DD"), and whether its morning ("HH:MM") has come. */
export function morningOf(now: Date, timeZone: string, wakes: string): { day: string; hasCome: boolean } {
  const local = localOfInstant(now, timeZone);
  return { day: local.slice(0, 10), hasCome: local.slice(11, 16) >= wakes };
}
