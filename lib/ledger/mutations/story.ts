import { sql, type Tx } from "@/lib/db/client";
import { readStory } from "@/lib/ledger/queries/story";
import type { StoredTransaction } from "@/lib/ledger/types";

/**
 * Takes the award for the rest of the transaction, then reads its story: two clients who settle the same award
 * queue here, and the second sees what the first has posted.
 */
export async function lockStory(tx: Tx, awardId: string): Promise<StoredTransaction[]> {
  await tx.$queryRaw(sql`SELECT id FROM award WHERE id = ${awardId}::uuid FOR UPDATE`);
  return readStory(tx, awardId);
}
