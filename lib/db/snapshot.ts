import { escapeLiteral, type PoolClient, type QueryResultRow } from "pg";
import { openJobPool } from "@/lib/db/job-pool";

/** Reads rows at one moment of the database, whatever is written meanwhile. */
export type SnapshotReader = <Row extends QueryResultRow>(
  text: string,
  values?: readonly unknown[],
) => Promise<Row[]>;

// Reports over millions of rows by index, batch for batch: compiling each batch's plan costs more than running it.
const SETTINGS =
  "SET LOCAL timezone = 'UTC'; SET LOCAL jit = off; SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0";

/** A connection takes one question at a time: those asked meanwhile wait for their turn. */
function readerOf(client: PoolClient): SnapshotReader {
  let before: Promise<unknown> = Promise.resolve();
  return (text, values = []) => {
    const ask = async () => (await client.query({ text, values: [...values] })).rows;
    const answer = before.then(ask, ask);
    before = answer;
    return answer;
  };
}

/** A moment of the database, by the name under which other connections find it for as long as the first one stays. */
export type SnapshotId = string;

async function begin(client: PoolClient, snapshot: SnapshotId | null): Promise<SnapshotId> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
  if (snapshot !== null) await client.query(`SET TRANSACTION SNAPSHOT ${escapeLiteral(snapshot)}`);
  await client.query(SETTINGS);
  if (snapshot !== null) return snapshot;
  const { rows } = await client.query<{ id: string }>("SELECT pg_export_snapshot() AS id");
  return rows[0]?.id ?? "";
}

type Readers = { count: number; joining?: SnapshotId };

/**
 * Gives `work` several connections that all see the same moment, apart from those of the pages, for long reads that
 * nothing may be held up by. It is the present moment, or one that another thread named.
 */
export async function inSnapshot<T>(
  { count, joining }: Readers,
  work: (readers: readonly SnapshotReader[], snapshot: SnapshotId) => Promise<T>,
): Promise<T> {
  const pool = openJobPool(count);
  const clients: PoolClient[] = [];
  try {
    let snapshot = joining ?? null;
    for (let n = 0; n < count; n += 1) {
      const client = await pool.connect();
      clients.push(client);
      snapshot = await begin(client, snapshot);
    }
    return await work(clients.map(readerOf), snapshot ?? "");
  } finally {
    // Nothing was written: a connection is simply closed, also one that is still reading.
    for (const client of clients) client.release(true);
    await pool.end();
  }
}
