import { Temporal } from "temporal-polyfill";
import { DAY_MS, HOUR_MS } from "@/lib/domain/duration";

/** A stretch of instants through which the wall clock runs evenly: local time = instant + offset. */
export type Era = { readonly from: number; readonly to: number; readonly offset: number };

/** Time is looked at in blocks of so many days, each worked out once; the blocks themselves mean nothing. */
export const BLOCK_MS = 64 * DAY_MS;
/** No offset is or was farther from UTC. */
const WIDEST_OFFSET_MS = 16 * HOUR_MS;

const cache = new Map<string, Map<number, readonly Era[]>>();

/** Whether a name is that of a time zone. */
export function isZone(timeZone: string): boolean {
  if (cache.has(timeZone)) return true;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** The number of the block an instant lies in. */
export function blockOf(at: number): number {
  return Math.floor(at / BLOCK_MS);
}

/** The eras of one block of a zone, in order, without a gap. */
export function erasOfBlock(timeZone: string, block: number): readonly Era[] {
  let blocks = cache.get(timeZone);
  if (!blocks) {
    blocks = new Map();
    cache.set(timeZone, blocks);
  }
  let eras = blocks.get(block);
  if (!eras) {
    eras = readEras(timeZone, block * BLOCK_MS, (block + 1) * BLOCK_MS);
    blocks.set(block, eras);
  }
  return eras;
}

function readEras(timeZone: string, from: number, to: number): Era[] {
  const eras: Era[] = [];
  let begin = from;
  let local = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone);
  for (;;) {
    const next = local.getTimeZoneTransition("next");
    const end = Math.min(next?.epochMilliseconds ?? to, to);
    eras.push({ from: begin, to: end, offset: local.offsetNanoseconds / 1_000_000 });
    if (!next || end >= to) return eras;
    begin = end;
    local = next;
  }
}

/** The eras in which the wall could show a local time between the two. */
function erasAround(timeZone: string, localFrom: number, localTo: number): Era[] {
  const eras: Era[] = [];
  const last = blockOf(localTo + WIDEST_OFFSET_MS);
  for (let block = blockOf(localFrom - WIDEST_OFFSET_MS); block <= last; block += 1)
    eras.push(...erasOfBlock(timeZone, block));
  return eras;
}

/** Whether the wall ever shows a time in the stretch: not in an hour that is skipped, nor on a day that is. */
export function occurs(timeZone: string, localFrom: number, localTo: number): boolean {
  return erasAround(timeZone, localFrom, localTo).some(
    ({ from, to, offset }) => Math.max(from + offset, localFrom) < Math.min(to + offset, localTo),
  );
}

/** The day number of the date the wall shows at an instant. */
export function localDay(timeZone: string, at: number): number {
  const era = erasOfBlock(timeZone, blockOf(at)).find(({ to }) => at < to);
  return Math.floor((at + (era?.offset ?? 0)) / DAY_MS);
}

/**
 * The half-open end of a local day: the first instant after which the wall never again shows that date. Where the clock
 * is put back across midnight the day comes back for a while, and ends when that is over.
 */
export function endOfLocalDay(timeZone: string, day: number): number {
  const midnight = (day + 1) * DAY_MS;
  const eras = erasAround(timeZone, midnight, midnight);
  const last = eras.findLast(({ from, offset }) => from + offset < midnight);
  if (!last) throw new RangeError(`The zone ${timeZone} has no day ${day}.`);
  return Math.min(last.to, midnight - last.offset);
}
