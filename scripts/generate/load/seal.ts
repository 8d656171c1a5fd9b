import type { Client } from "pg";

/** Transactions in one seal. */
const SEAL_BLOCK = 10_000;

/** The trigger that lets each transaction wait for its seal was off meanwhile: they are sealed in large blocks at once. */
export async function sealAll(client: Client): Promise<void> {
  await client.query(`INSERT INTO ledger_unsealed (transaction_id) SELECT t.id FROM ledger_transaction t
    WHERE NOT EXISTS (SELECT 1 FROM ledger_seal s WHERE t.id = ANY (s.transaction_ids)) ON CONFLICT DO NOTHING`);
  let sealed = 1;
  while (sealed > 0) {
    const { rows } = await client.query<{ n: number }>(`SELECT seal_ledger(${SEAL_BLOCK}) AS n`);
    sealed = rows[0]?.n ?? 0;
  }
}
