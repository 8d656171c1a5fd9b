import { type ClientBase, Pool } from "pg";
import { noting } from "@/lib/db/noting-adapter";
import { withRetry } from "@/lib/db/retry";
import { env } from "@/lib/env";
import { learnClock } from "@/lib/now";
import { Prisma, PrismaClient } from "@/prisma/generated/client";

export { isUniqueViolation } from "@/lib/db/retry";

export type Db = PrismaClient;
/** What a query needs: a transaction, or the client itself. */
export type Tx = Prisma.TransactionClient;
export type Sql = Prisma.Sql;

/** SQL with bound parameters; `joinSql` puts a list into it, `emptySql` stands for nothing. */
export const { sql, join: joinSql, empty: emptySql } = Prisma;

type Connection = { pool: Pool; client: PrismaClient };
type Holder = typeof globalThis & { amendsConnection?: Connection };

// Kept on globalThis, since a hot reload would otherwise open one more pool each time.
const holder: Holder = globalThis;

function connect(): Connection {
  const { databaseUrl, poolSize } = env();
  const pool = new Pool({
    connectionString: databaseUrl,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    application_name: "amends",
    onConnect: prepare,
  });
  // An idle connection that dies (the database restarted) must not take the process along; the next query reconnects.
  pool.on("error", () => undefined);
  return { pool, client: new PrismaClient({ adapter: noting(pool) }) };
}

/** The adapter reads every time as UTC, whatever zone somebody's own server is set to; and that server's clock rules. */
async function prepare(client: ClientBase): Promise<void> {
  await client.query("SET TIME ZONE 'UTC'");
  const askedMs = Date.now();
  const { rows } = await client.query<{ ms: string }>(
    "SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::text AS ms",
  );
  learnClock({ databaseMs: Number(rows[0]?.ms), askedMs, answeredMs: Date.now() });
}

function connection(): Connection {
  holder.amendsConnection ??= connect();
  return holder.amendsConnection;
}

export function db(): Db {
  return connection().client;
}

/** The pool below the client, for those who speak to PostgreSQL themselves (the job runner, COPY). */
export function pool(): Pool {
  return connection().pool;
}

export type TransactionOptions = {
  isolationLevel?: Prisma.TransactionIsolationLevel;
  /** How long the work may take in all, in milliseconds. */
  timeout?: number;
};

/**
 * One operation, one transaction: all of it or nothing. Deadlocks and serialization failures run `work` again,
 * so it must have no effect outside the database.
 */
export function inTransaction<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
  return withRetry(() => db().$transaction(work, { maxWait: 5_000, timeout: 15_000, ...options }));
}

/** Ends all connections; for scripts and tests. */
export async function closeDb(): Promise<void> {
  const open = holder.amendsConnection;
  delete holder.amendsConnection;
  if (!open) return;
  await open.client.$disconnect();
  if (!open.pool.ended) await open.pool.end();
}
