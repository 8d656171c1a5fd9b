const RETRYABLE = new Set(["40001", "40P01", "P2034"]);
const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 10;

/** Every SQLSTATE, Prisma code and adapter kind in an error and its causes, however deep the adapter buried them. */
function codesIn(error: unknown, depth = 0): string[] {
  if (typeof error !== "object" || error === null || depth > 6) return [];
  return Object.getOwnPropertyNames(error).flatMap((key) => {
    const value: unknown = Reflect.get(error, key);
    if (typeof value === "string") return /^(code|originalCode|kind)$/.test(key) ? [value] : [];
    return /^(cause|meta|driverAdapterError|error)$/.test(key) ? codesIn(value, depth + 1) : [];
  });
}

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
      if (attempt === ATTEMPTS || !isRetryable(error)) throw error;
      const pause = Math.random() * FIRST_PAUSE_MS * 2 ** attempt;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
