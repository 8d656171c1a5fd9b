import type { Client } from "pg";
import { plainError } from "../project";
import { withClient } from "./connect";
import { migrationNames } from "./migrations-folder";

// Any number, the same everywhere: two servers that start at once must not migrate at once.
const MIGRATION_LOCK = 7_261_001;

/** Null where the database was never migrated. */
async function appliedNames(client: Client): Promise<Set<string> | null> {
  const { rows } = await client.query<{ present: boolean }>(
    "SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS present",
  );
  if (!rows[0]?.present) return null;
  const applied = await client.query<{ name: string }>(
    "SELECT migration_name AS name FROM public._prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  return new Set(applied.rows.map((row) => row.name));
}

/** Migrations that were begun and failed. Each is one transaction, so they left nothing and may run again. */
async function failedNames(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT migration_name AS name FROM public._prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL",
  );
  return rows.map((row) => row.name);
}

async function apply(url: string, failed: string[]): Promise<string[]> {
  const { migrationsList, NO_FILTER, withSchemaEngine } = await import("./schema-engine");
  try {
    return await withSchemaEngine(url, async (engine) => {
      for (const migrationName of failed) await engine.markMigrationRolledBack({ migrationName });
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: migrationsList(),
        filters: NO_FILTER,
      });
      return appliedMigrationNames;
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw plainError(`The database could not be migrated, nothing else was started: ${reason}`);
  }
}

/**
 * Brings the database up to the newest migration and names those it applied. The table `_prisma_migrations` is Prisma's
 * ordinary one. The engine is loaded only where something is missing.
 */
export function migrate(ownerUrl: string): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const applied = await appliedNames(client);
    if (applied && migrationNames().every((name) => applied.has(name))) return [];
    return apply(ownerUrl, applied ? await failedNames(client) : []);
  });
}
