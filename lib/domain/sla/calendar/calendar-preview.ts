import { DAY_MS } from "@/lib/domain/duration";
import { type Calendar, weekday } from "./calendar";
import { openSpans } from "./open-spans";
import { endOfLocalDay, localDay } from "./zone";

export type PreviewDay = {
  readonly date: string;
  /** Monday is 0. */
  readonly weekday: number;
  readonly openMs: number;
  readonly spans: readonly { readonly from: Date; readonly to: Date }[];
  readonly isClosure: boolean;
  readonly isOpening: boolean;
};

/** The open time of each of the next days, today's first, as the wall of the calendar's zone shows them. */
export function previewDays(calendar: Calendar, now: Date, count: number): readonly PreviewDay[] {
  const first = localDay(calendar.timeZone, now.getTime());
  return Array.from({ length: count }, (_, index) => {
    const day = first + index;
    const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
    const from = new Date(endOfLocalDay(calendar.timeZone, day - 1));
    const spans = openSpans(calendar, from, new Date(endOfLocalDay(calendar.timeZone, day)));
    return {
      date,
      weekday: weekday(day),
      openMs: spans.reduce((sum, span) => sum + span.to.getTime() - span.from.getTime(), 0),
      spans,
      isClosure: calendar.closures.includes(date),
      isOpening: calendar.openings?.[date] !== undefined,
    };
  });
}
