import { readdirSync } from "node:fs";
import { inProject } from "../project";
import { withClient } from "./connect";

/** The job runner's own tables, in its own schema. */
const SCHEMA = "graphile_worker";

async function isCurrent(appUrl: string): Promise<boolean> {
  const newest = readdirSync(inProject("node_modules/graphile-worker/sql")).filter((name) =>
    name.endsWith(".sql"),
  );
  return withClient(appUrl, async (client) => {
    const { rows } = await client.query<{ present: boolean }>(
      "SELECT to_regclass($1) IS NOT NULL AS present",
      [`${SCHEMA}.migrations`],
    );
    if (!rows[0]?.present) return false;
    const found = await client.query<{ id: number }>(`SELECT max(id) AS id FROM ${SCHEMA}.migrations`);
    return found.rows[0]?.id === newest.length;
  });
}

async function runMigrations(url: string): Promise<void> {
  const worker = await import("graphile-worker");
  const logger = new worker.Logger(() => () => undefined);
  await worker.runMigrations({ connectionString: url, schema: SCHEMA, logger });
}

/**
 * Brings the job runner's tables up to date. They belong to the app's role, since row-level security hides them from
 * everyone but their owner; the right to make the schema is lent for that moment only.
 */
export async function migrateJobSchema(
  ownerUrl: string,
  appUrl: string,
  appRole: string | null,
): Promise<void> {
  if (await isCurrent(appUrl)) return;
  if (!appRole) return runMigrations(appUrl);
  await withClient(ownerUrl, async (client) => {
    const database = client.escapeIdentifier(client.database ?? "");
    const role = client.escapeIdentifier(appRole);
    await client.query(`GRANT CREATE ON DATABASE ${database} TO ${role}`);
    try {
      await runMigrations(appUrl);
    } finally {
      await client.query(`REVOKE CREATE ON DATABASE ${database} FROM ${role}`);
    }
  });
}
