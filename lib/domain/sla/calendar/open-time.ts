import { DAY_MS } from "@/lib/domain/duration";
import { type CompiledCalendar, openBlock } from "./compiled-calendar";
import { BLOCK_MS, blockOf } from "./zone";

/** No clock runs longer. What asks for more is a mistake, and looking for its end could take for ever. */
export const LONGEST_YEARS = 200;
export const LONGEST_MS = LONGEST_YEARS * 365.25 * DAY_MS;

const TOO_LONG = `A clock runs for at most ${LONGEST_YEARS} years.`;

/** The open milliseconds from one instant to another; none backwards. */
export function openMsBetween(calendar: CompiledCalendar, from: number, to: number): number {
  if (to - from > LONGEST_MS) throw new RangeError(TOO_LONG);
  let sum = 0;
  for (let block = blockOf(from); block * BLOCK_MS < to; block += 1)
    sum += openMsIn(calendar, block, { from, to });
  return sum;
}

function openMsIn(
  calendar: CompiledCalendar,
  block: number,
  { from, to }: { from: number; to: number },
): number {
  const { spans, openMs } = openBlock(calendar, block);
  if (from <= block * BLOCK_MS && to >= (block + 1) * BLOCK_MS) return openMs;
  let sum = 0;
  for (const span of spans) {
    if (span.from >= to) break;
    if (span.to > from) sum += Math.min(span.to, to) - Math.max(span.from, from);
  }
  return sum;
}

/** The earliest instant by which so much open time has passed since another one; a RangeError where it never does. */
export function afterOpenMs(calendar: CompiledCalendar, from: number, openMs: number): number {
  if (openMs === 0) return from;
  let left = openMs;
  for (const block of blocksFrom(calendar, from)) {
    const available = openMsIn(calendar, block, { from, to: Number.POSITIVE_INFINITY });
    if (available >= left) return instantIn(calendar, block, { from, openMs: left });
    left -= available;
  }
  throw new RangeError(
    calendar.lastDay === null ? TOO_LONG : "The calendar has too little open time left to reach the target.",
  );
}

/** The blocks in which something may open from an instant on. */
export function* blocksFrom(calendar: CompiledCalendar, from: number): Generator<number> {
  const end = calendar.lastDay === null ? from + LONGEST_MS : (calendar.lastDay + 3) * DAY_MS;
  for (let block = blockOf(from); block * BLOCK_MS < end; block += 1) yield block;
}

function instantIn(
  calendar: CompiledCalendar,
  block: number,
  { from, openMs }: { from: number; openMs: number },
): number {
  let left = openMs;
  for (const span of openBlock(calendar, block).spans) {
    if (span.to <= from) continue;
    const begin = Math.max(span.from, from);
    if (span.to - begin >= left) return begin + left;
    left -= span.to - begin;
  }
  throw new RangeError("The block has less open time than was counted.");
}
