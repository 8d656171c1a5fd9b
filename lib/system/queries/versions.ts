import { readdir } from "node:fs/promises";
import { join } from "node:path";
import nextPackage from "next/package.json";
import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import { env } from "@/lib/env";
import type { SystemVersions } from "@/lib/system/types";
import appPackage from "@/package.json";

/** The migrations that came with the program; none where their folder was left behind. */
async function migrationsHere(): Promise<string[]> {
  try {
    const folder = join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations");
    const found = await readdir(folder, { withFileTypes: true });
    return found.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch {
    return [];
  }
}

/** What runs here, down to the database. */
export async function systemVersions(_staff: Staff): Promise<SystemVersions> {
  const [[server], applied, here] = await Promise.all([
    db().$queryRaw<{ version: string }[]>(sql`SELECT current_setting('server_version') AS version`),
    db().$queryRaw<{ name: string }[]>(sql`
      SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`),
    migrationsHere(),
  ]);
  const done = new Set(applied.map(({ name }) => name));
  return {
    app: appPackage.version,
    commit: env().commit?.slice(0, 12) ?? null,
    node: process.version.replace(/^v/, ""),
    next: nextPackage.version,
    postgres: server?.version ?? "–",
    migrationsApplied: done.size,
    migrationsPending: here.filter((name) => !done.has(name)).sort(),
  };
}
