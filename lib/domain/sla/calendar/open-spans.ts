import type { Calendar } from "./calendar";
import { compiled, openBlock } from "./compiled-calendar";
import { blocksFrom, LONGEST_MS, LONGEST_YEARS } from "./open-time";
import { timeOf } from "./time-of";
import { BLOCK_MS, blockOf } from "./zone";

export type OpenSpan = { readonly from: Date; readonly to: Date };

/**
 * The open time from one instant to another, in order, in as few spans as possible: for the preview of a calendar and for
 * saying which hours a clock counted.
 */
export function openSpans(calendar: Calendar, from: Date, to: Date): readonly OpenSpan[] {
  const read = compiled(calendar);
  const begin = timeOf(from, "The beginning");
  const end = timeOf(to, "The end");
  if (end - begin > LONGEST_MS)
    throw new RangeError(`Open time is listed for at most ${LONGEST_YEARS} years.`);
  const spans: { from: number; to: number }[] = [];
  for (let block = blockOf(begin); block * BLOCK_MS < end; block += 1)
    for (const span of openBlock(read, block).spans) {
      const clipped = { from: Math.max(span.from, begin), to: Math.min(span.to, end) };
      const last = spans.at(-1);
      if (clipped.from >= clipped.to) continue;
      // A span that runs on from one block into the next is still one.
      if (last?.to === clipped.from) last.to = clipped.to;
      else spans.push(clipped);
    }
  return spans.map((span) => ({ from: new Date(span.from), to: new Date(span.to) }));
}

/** Whether an instant is open. */
export function isOpen(calendar: Calendar, at: Date): boolean {
  const time = timeOf(at, "The instant asked about");
  return openBlock(compiled(calendar), blockOf(time)).spans.some(
    (span) => span.from <= time && time < span.to,
  );
}

/** The first open instant from an instant on, itself if it is open; null where nothing opens any more. */
export function nextOpen(calendar: Calendar, at: Date): Date | null {
  const read = compiled(calendar);
  const time = timeOf(at, "The instant asked about");
  for (const block of blocksFrom(read, time)) {
    const span = openBlock(read, block).spans.find(({ to }) => to > time);
    if (span) return new Date(Math.max(span.from, time));
  }
  return null;
}
