import { createHash } from "node:crypto";
import { db, joinSql, sql } from "@/lib/db/client";
import { env } from "@/lib/env";

export type Window = {
  /** How many attempts pass within one window. */
  limit: number;
  windowMs: number;
};

/** The purpose stays readable; the subject (an address, an e-mail) is kept only as a hash, since it names a person. */
function windowKey(key: string): string {
  const purpose = key.slice(0, Math.max(key.indexOf(":"), 0));
  return `${purpose}:${createHash("sha256").update(key).digest("base64url").slice(0, 27)}`;
}

export type Counted = { key: string; windowMs: number };

/**
 * Counts one attempt under several keys in one statement and tells how many each has had in its window, this one included:
 * for what is weighed and not refused. A missing key, or AMENDS_RATE_LIMIT=off, counts as none.
 */
export async function countInWindows(
  attempts: readonly (Counted | null)[],
  now: Date,
): Promise<readonly number[]> {
  const asked = attempts.map((attempt) => attempt && { ...attempt, key: windowKey(attempt.key) });
  const lengths = new Map(asked.flatMap((one) => (one ? [[one.key, one.windowMs] as const] : [])));
  if (!env().rateLimit || lengths.size === 0) return attempts.map(() => 0);
  // In one order for everybody, so that two callers with the same windows never wait for each other.
  const rows = [...lengths].sort().map(([key, windowMs]) => {
    const resetsAt = new Date(now.getTime() + windowMs);
    return sql`(${key}, 1, ${resetsAt}::timestamptz)`;
  });
  const counts = await db().$queryRaw<{ key: string; count: number }[]>(sql`
    INSERT INTO rate_window AS held (key, count, resets_at) VALUES ${joinSql(rows)}
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN held.resets_at <= ${now} THEN 1 ELSE held.count + 1 END,
      resets_at = CASE WHEN held.resets_at <= ${now} THEN excluded.resets_at ELSE held.resets_at END
    RETURNING key, count`);
  return asked.map((one) => counts.find(({ key }) => key === one?.key)?.count ?? 0);
}

/**
 * Counts one attempt and says whether it may go on. One statement per attempt, so that parallel attempts, also of other
 * processes, are each counted. `key` is "purpose:subject"; AMENDS_RATE_LIMIT=off lets everything pass.
 */
export async function takeFromWindow(key: string, { limit, windowMs }: Window, now: Date): Promise<boolean> {
  if (!env().rateLimit) return true;
  const resetsAt = new Date(now.getTime() + windowMs);
  const rows = await db().$queryRaw<{ count: number }[]>(sql`
    INSERT INTO rate_window AS held (key, count, resets_at) VALUES (${windowKey(key)}, 1, ${resetsAt})
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN held.resets_at <= ${now} THEN 1 ELSE held.count + 1 END,
      resets_at = CASE WHEN held.resets_at <= ${now} THEN excluded.resets_at ELSE held.resets_at END
    RETURNING count`);
  return (rows[0]?.count ?? 1) <= limit;
}

export type Attempt = { key: string; window: Window };

/**
 * Counts one attempt in several windows at once, in one statement. Null: all of them let it pass; otherwise the seconds
 * after which the last full one opens again.
 */
export async function takeFromWindows(attempts: readonly Attempt[], now: Date): Promise<number | null> {
  if (!env().rateLimit || attempts.length === 0) return null;
  const limits = new Map(attempts.map(({ key, window }) => [windowKey(key), window]));
  // In one order for everybody, so that two callers with the same windows never wait for each other.
  const rows = [...limits.keys()].sort().map((key) => {
    const resetsAt = new Date(now.getTime() + (limits.get(key)?.windowMs ?? 0));
    return sql`(${key}, 1, ${resetsAt}::timestamptz)`;
  });
  const held = await db().$queryRaw<{ key: string; count: number; resetsAt: Date }[]>(sql`
    INSERT INTO rate_window AS held (key, count, resets_at) VALUES ${joinSql(rows)}
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN held.resets_at <= ${now} THEN 1 ELSE held.count + 1 END,
      resets_at = CASE WHEN held.resets_at <= ${now} THEN excluded.resets_at ELSE held.resets_at END
    RETURNING key, count, resets_at AS "resetsAt"`);
  const waits = held
    .filter(({ key, count }) => count > (limits.get(key)?.limit ?? 0))
    .map(({ resetsAt }) => Math.max(1, Math.ceil((resetsAt.getTime() - now.getTime()) / 1_000)));
  return waits.length > 0 ? Math.max(...waits) : null;
}

/** Keeps a fact about a subject (hashed like every other) until a time, e.g. that a place was once right. */
export async function remember(key: string, until: Date): Promise<void> {
  await db().$executeRaw(sql`
    INSERT INTO rate_window (key, count, resets_at) VALUES (${windowKey(key)}, 1, ${until})
    ON CONFLICT (key) DO UPDATE SET resets_at = excluded.resets_at`);
}

export async function isRemembered(key: string, now: Date): Promise<boolean> {
  const found = await db().rateWindow.findFirst({
    where: { key: windowKey(key), resetsAt: { gt: now } },
    select: { key: true },
  });
  return found !== null;
}

/** Opens a window before its time: whoever was right after all is not held to the tries that were wrong. */
export async function emptyWindow(key: string): Promise<void> {
  await db().rateWindow.deleteMany({ where: { key: windowKey(key) } });
}
