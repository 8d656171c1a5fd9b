import { MINUTE_MS } from "@/lib/domain/duration";
import { takeFromWindows, type Window } from "@/lib/rate-limit/mutations";

/** Of codes that found nothing. Nobody guesses 85 bits; this tells a broken till from a busy one, and tires the rest. */
const WRONG_CODES: Window = { limit: 30, windowMs: 10 * MINUTE_MS };

/** Counts a code that found nothing; null, or the seconds after which the next one is looked at again. */
export function countWrongCode(by: { id: string }, now: Date): Promise<number | null> {
  return takeFromWindows([{ key: `voucher-wrong:${by.id}`, window: WRONG_CODES }], now);
}
