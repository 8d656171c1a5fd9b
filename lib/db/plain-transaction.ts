import type { PoolClient } from "pg";
import { pool } from "@/lib/db/client";
import { withRetry } from "@/lib/db/retry";

/** A bare connection inside its transaction. */
export type PlainClient = Pick<PoolClient, "query">;

async function once<T>(work: (client: PlainClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    // A connection that cannot even roll back is thrown away, never handed to the next one.
    await client.query("ROLLBACK").catch((reason: unknown) => {
      broken = reason instanceof Error ? reason : new Error(String(reason));
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * One transaction on a bare connection, for statements with parameters of megabytes, which the client of `inTransaction`
 * would copy several times over. Deadlocks and serialization failures run `work` again.
 */
export function inPlainTransaction<T>(work: (client: PlainClient) => Promise<T>): Promise<T> {
  return withRetry(() => once(work));
}
