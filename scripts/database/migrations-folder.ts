import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "../project";

export const MIGRATIONS = inProject("prisma/migrations");

export function migrationNames(): string[] {
  if (!existsSync(MIGRATIONS)) return [];
  return readdirSync(MIGRATIONS)
    .filter((name) => existsSync(join(MIGRATIONS, name, "migration.sql")))
    .sort();
}

export function migrationSql(name: string): string {
  return readFileSync(join(MIGRATIONS, name, "migration.sql"), "utf8");
}
