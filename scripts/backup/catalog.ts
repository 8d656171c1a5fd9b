import type { Client } from "pg";
import { plainError } from "../project";

/** One table of the app or of its job queue. `role` owns it: row-level security hides the queue from everyone else. */
export type Table = { name: string; role: string; columns: string[] };

type Row = { schema: string; table: string; role: string; columns: string[]; needs: string[] };

/** Columns the database computes by itself are left out; what a table refers to is named without itself. */
const TABLES = `
  SELECT n.nspname AS schema, c.relname AS table, pg_get_userbyid(c.relowner)::text AS role,
    (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
     WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
    (SELECT coalesce(array_agg(DISTINCT tn.nspname || '.' || t.relname), '{}') FROM pg_constraint k
     JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
     WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS needs
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND NOT c.relispartition AND c.relname NOT IN ('_prisma_migrations', 'migrations')
    AND n.nspname IN ('public', 'graphile_worker') ORDER BY 1, 2`;

/** Every table, each after those that it refers to. */
export async function listTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Row>(TABLES);
  const waiting = new Map(rows.map((row) => [`${row.schema}.${row.table}`, row]));
  const sorted: Table[] = [];
  while (waiting.size > 0) {
    const free = [...waiting].filter(([, { needs }]) => needs.every((name) => !waiting.has(name)));
    if (free.length === 0) throw new Error(`tables refer to each other: ${[...waiting.keys()].join(", ")}`);
    for (const [name, { role, columns }] of free) {
      waiting.delete(name);
      sorted.push({ name, role, columns });
    }
  }
  return sorted;
}

export function quoted(client: Client, { name }: Table): string {
  return name
    .split(".")
    .map((part) => client.escapeIdentifier(part))
    .join(".");
}

export function columnList(client: Client, { columns }: Table): string {
  return columns.map((column) => client.escapeIdentifier(column)).join(", ");
}

/** Acts as the owner of a table until the end of the transaction, or until the next call. */
export async function actAs(client: Client, role: string): Promise<void> {
  try {
    await client.query(`SET LOCAL ROLE ${client.escapeIdentifier(role)}`);
  } catch {
    throw plainError(
      `This database user may not act as ${role}, who owns the job queue: start Amends once with this version, which grants it, and try again.`,
    );
  }
}

/** Which state of the tables a backup holds: it fits only where exactly these migrations are applied. */
export async function migrationsOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM public._prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** A sum over all rows that does not depend on their order: equal before and after, or something was changed on the way. */
export async function digestOf(client: Client, table: Table): Promise<{ rows: number; digest: string }> {
  const { rows } = await client.query<{ n: string; digest: string }>(
    `SELECT count(*) AS n, coalesce(sum(hashtextextended(r::text, 7)::numeric), 0)::text AS digest
     FROM (SELECT ${columnList(client, table)} FROM ${quoted(client, table)}) r`,
  );
  return { rows: Number(rows[0]?.n ?? 0), digest: rows[0]?.digest ?? "0" };
}

/** Rows are written and compared as text, which must not depend on anybody's settings. */
export async function fixSettings(client: Client): Promise<void> {
  await client.query(
    "SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL statement_timeout = 0",
  );
}
