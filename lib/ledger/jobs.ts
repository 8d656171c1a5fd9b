import { db, sql } from "@/lib/db/client";

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
