import { db, sql } from "@/lib/db/client";
import { openFollowing, rollOverTo } from "@/lib/ledger/mutations/renew-budget";

/** Transactions in one seal: small enough that sealing holds nothing up. */
const BLOCK = 5_000;

/**
 * Seals what was posted since the last time, block by block, and says how many transactions it were. Whoever posts
 * waits for none of it; two processes at once seal one after the other.
 */
export async function sealLedger(): Promise<number> {
  let sealed = 0;
  for (;;) {
    const [row] = await db().$queryRaw<{ n: number }[]>(sql`SELECT seal_ledger(${BLOCK}::int) AS n`);
    const n = row?.n ?? 0;
    sealed += n;
    if (n < BLOCK) return sealed;
  }
}

const BATCH = 500;
/** Periods made up for in one run after nothing ran for long; what is still missing then comes a minute later. */
const MAX_ROUNDS = 60;

/**
 * Opens the budgets of the periods that follow, and lets over what is left of those that have ended. Looks for what is
 * due, so a minute missed while nothing ran is made up by the next one.
 */
export async function renewBudgets(now: Date): Promise<{ opened: number; rolled: number }> {
  let opened = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    let openedNow = 0;
    for (const id of await dueToOpen(now)) openedNow += (await openFollowing(id, now)) ? 1 : 0;
    if (openedNow === 0) break;
    opened += openedNow;
  }
  let rolled = 0;
  for (const id of await dueToRoll(now)) rolled += (await rollOverTo(id, now)) ? 1 : 0;
  return { opened, rolled };
}

/** A department that is no longer in use gets no new budget. */
async function dueToOpen(now: Date): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>(sql`
    SELECT b.id FROM budget b LEFT JOIN department d ON d.id = b.department_id
    WHERE b.renew_days_before IS NOT NULL AND coalesce(d.active, true)
      AND organisation_day(${now}::timestamptz) >= b.period_end - b.renew_days_before
      AND NOT EXISTS (SELECT 1 FROM budget f WHERE f.follows_id = b.id)
    ORDER BY b.period_start, b.id LIMIT ${BATCH}`);
  return rows.map(({ id }) => id);
}

/** Oldest first, so that what came over may go on to the period after. */
async function dueToRoll(now: Date): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>(sql`
    SELECT f.id FROM budget f JOIN budget b ON b.id = f.follows_id
    WHERE f.rolled_at IS NULL AND organisation_day(${now}::timestamptz) >= b.period_end
    ORDER BY b.period_start, f.id LIMIT ${BATCH}`);
  return rows.map(({ id }) => id);
}
