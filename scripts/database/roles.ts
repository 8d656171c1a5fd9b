import type { Client } from "pg";

/** Rows of these are written once and never changed: the app's role may only read and insert. */
export const APPEND_ONLY = [
  "ledger_transaction",
  "ledger_entry",
  "ledger_account",
  "ledger_seal",
  "ledger_close",
  "ledger_close_line",
  "complaint_event",
  "audit_entry",
  "held_event",
  "stock_move",
  "voucher_redemption",
  "points_spending",
  "points_movement",
] as const;

/** Kept by the database itself with every entry. */
export const KEPT_BY_TRIGGERS = ["ledger_balance"] as const;

export const OWNER_ROLE = "amends_owner";
export const APP_ROLE = "amends_app";

/** Makes a role that may log in, or sets its password anew. */
export async function ensureRole(client: Client, name: string, password: string): Promise<void> {
  const role = client.escapeIdentifier(name);
  const { rowCount } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [name]);
  const verb = rowCount === 0 ? "CREATE" : "ALTER";
  await client.query(`${verb} ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
}

/** Lets the tables' owner step into the app's role, who owns the job queue: a backup is one snapshot of both. */
export async function letActAs(client: Client, owner: string, appRole: string): Promise<void> {
  const [role, member] = [client.escapeIdentifier(appRole), client.escapeIdentifier(owner)];
  await client.query(`GRANT ${role} TO ${member} WITH INHERIT FALSE, SET TRUE`);
}

async function existing(client: Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename = ANY($1)",
    [tables],
  );
  return rows.map((row) => row.name);
}

/**
 * What the app may do: everything with rows, nothing with tables, and on append-only tables only read and insert.
 * Run as the tables' owner after every migration, so that new tables get the same.
 */
export async function grantAppRole(client: Client, appRole: string): Promise<void> {
  const role = client.escapeIdentifier(appRole);
  await client.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
  await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`);
  await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
  await client.query(
    `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role}`,
  );
  await client.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${role}`);
  for (const table of await existing(client, APPEND_ONLY)) {
    await client.query(`REVOKE UPDATE, DELETE, TRUNCATE ON public.${table} FROM ${role}`);
  }
  for (const table of await existing(client, KEPT_BY_TRIGGERS)) {
    await client.query(`REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON public.${table} FROM ${role}`);
  }
  await client.query(`REVOKE INSERT, UPDATE, DELETE ON public._prisma_migrations FROM ${role}`);
}
