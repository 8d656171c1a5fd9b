import { codesIn } from "@/lib/db/codes";
import { noteIfUnavailable } from "@/lib/db/outage";
import { noteOutage } from "@/lib/outage";

const RETRYABLE = new Set(["40001", "40P01", "P2034"]);
const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 10;

/**
 * Serialization failure or deadlock: the database undid the transaction, so running it again is safe.
 * The adapter shows them as P2034, as P2010 with a nested cause, or as P2028 when the loser was found at commit.
 */
export function isRetryable(error: unknown): boolean {
  return codesIn(error).some((code) => RETRYABLE.has(code) || code === "TransactionWriteConflict");
}

export function isUniqueViolation(error: unknown): boolean {
  return codesIn(error).some(
    (code) => code === "P2002" || code === "23505" || code === "UniqueConstraintViolation",
  );
}

/** Runs `work` again, at most five times more, after a random pause that doubles its bound each time. */
export async function withRetry<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isRetryable(error)) {
        noteIfUnavailable(error);
        throw error;
      }
      if (attempt === ATTEMPTS) {
        // So many collisions in a row are a crowd, not a fault: later it works.
        noteOutage();
        throw error;
      }
      const pause = Math.random() * FIRST_PAUSE_MS * 2 ** attempt;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
