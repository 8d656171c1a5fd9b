type Holder = typeof globalThis & { amendsClockOffsetMs?: number };
const holder: Holder = globalThis;

/** An answer that took longer says too little about when it was given. */
const SLOWEST_MS = 1_000;

/**
 * Now, by the database's clock: promises are made and judged by one clock, however wrong that of a server is. The offset
 * is measured with each new connection; until the first one the server's own clock must do.
 */
export function databaseNow(): Date {
  return new Date(Date.now() + (holder.amendsClockOffsetMs ?? 0));
}

export type ClockReading = { databaseMs: number; askedMs: number; answeredMs: number };

/** Takes in what the database said its time was, somewhere between the question and its answer. */
export function learnClock({ databaseMs, askedMs, answeredMs }: ClockReading): void {
  if (answeredMs - askedMs > SLOWEST_MS) return;
  // On globalThis, since the server's start and its pages are bundled apart and would each have their own.
  holder.amendsClockOffsetMs = Math.round(databaseMs - (askedMs + answeredMs) / 2);
}
