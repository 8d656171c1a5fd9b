import { statfs } from "node:fs/promises";
import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import { env } from "@/lib/env";
import type { Protection, SystemHealth } from "@/lib/system/types";

async function diskOf(folder: string): Promise<SystemHealth["disk"]> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder, { bigint: true });
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return null;
  }
}

/** How the database does, asked from this process. */
export async function systemHealth(_staff: Staff): Promise<SystemHealth> {
  await db().$queryRaw(sql`SELECT 1`);
  const startedMs = performance.now();
  const startedAt = Date.now();
  const [clock] = await db().$queryRaw<{ ms: number }[]>(
    sql`SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms`,
  );
  const latencyMs = performance.now() - startedMs;
  const [database] = await db().$queryRaw<{ bytes: bigint; connections: number; limit: number }[]>(sql`
    SELECT pg_database_size(current_database()) AS bytes,
      (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()) AS connections,
      current_setting('max_connections')::int AS limit`);
  return {
    latencyMs,
    // The database looked at its clock about half way through.
    clockOffsetMs: startedAt + latencyMs / 2 - (clock?.ms ?? startedAt),
    databaseBytes: database?.bytes ?? 0n,
    connections: database?.connections ?? 0,
    connectionLimit: database?.limit ?? 0,
    disk: await diskOf(env().dataDir),
  };
}

/** Whether the role the app works with could change what is written once, and whether the triggers stand guard. */
export async function ledgerProtection(_staff: Staff): Promise<Protection> {
  const [found] = await db().$queryRaw<{ may: boolean; guarded: boolean }[]>(sql`
    SELECT bool_or(has_table_privilege(t.name, 'UPDATE, DELETE, TRUNCATE')) AS may,
      bool_and((SELECT count(*) FROM pg_trigger g JOIN pg_proc p ON p.oid = g.tgfoid
        WHERE g.tgrelid = t.name::regclass AND p.proname = 'refuse_change' AND g.tgenabled <> 'D') >= 2) AS guarded
    FROM unnest(ARRAY['ledger_transaction', 'ledger_entry', 'complaint_event', 'audit_entry']) AS t (name)`);
  if (!found?.guarded) return "open";
  return found.may ? "triggers-only" : "rights-and-triggers";
}
