import { db } from "@/lib/db/client";
import { env } from "@/lib/env";

export type Window = {
  /** How many may pass in one window. */
  limit: number;
  windowMs: number;
};

/**
 * Counts one try of a subject ("sign-in:account:anna@…") and says whether it may pass. One statement, so that parallel
 * tries and other processes are counted too; a window starts with its first try.
 */
export async function takeFromWindow(key: string, { limit, windowMs }: Window, now: Date): Promise<boolean> {
  if (!env().rateLimit) return true;
  const resetsAt = new Date(now.getTime() + windowMs);
  const rows = await db().$queryRaw<{ count: number }[]>`
    INSERT INTO rate_window AS w (key, count, resets_at) VALUES (${key}, 1, ${resetsAt})
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN w.resets_at <= ${now} THEN 1 ELSE w.count + 1 END,
      resets_at = CASE WHEN w.resets_at <= ${now} THEN ${resetsAt} ELSE w.resets_at END
    RETURNING count`;
  return (rows[0]?.count ?? limit + 1) <= limit;
}
