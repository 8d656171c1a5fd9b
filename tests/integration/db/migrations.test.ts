import type { Client } from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { migrate } from "@/scripts/database/migrate";
import { migrationNames } from "@/scripts/database/migrations-folder";
import { NO_FILTER, schemaFiles, withSchemaEngine } from "@/scripts/database/schema-engine";
import {
  addressOf,
  asOwner,
  createDatabase,
  currentDatabase,
  withConnection,
} from "@/tests/support/database";

type Column = { name: string; type: string; value: string | null };
type Shape = { columns: Column[]; constraints: string[]; indexes: string[] };

const COLUMNS = `
  SELECT c.relname || '.' || a.attname AS name,
    format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END AS type,
    CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) ELSE 'generated' END AS value
  FROM pg_attribute a
  JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relname <> '_prisma_migrations' ORDER BY 1`;
const CONSTRAINTS = `
  SELECT format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS line FROM pg_constraint
  WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'f', 'u')
    AND conrelid::regclass::text <> '_prisma_migrations' ORDER BY 1`;
const INDEXES = `SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`;

async function shapeOf(client: Client): Promise<Shape> {
  const lines = async (query: string) =>
    (await client.query<{ line: string }>(query)).rows.map((row) => row.line);
  return {
    columns: (await client.query<Column>(COLUMNS)).rows,
    constraints: await lines(CONSTRAINTS),
    indexes: await lines(INDEXES),
  };
}

/** Tables as Prisma would make them from schema.prisma alone. */
async function shapeOfSchema(): Promise<Shape> {
  const script = await withSchemaEngine(addressOf(currentDatabase(), "ownerUrl"), async (engine) => {
    const to = { tag: "schemaDatamodel" as const, ...schemaFiles() };
    const from = { tag: "empty" as const };
    const { stdout } = await engine.diff({ from, to, script: true, exitCode: null, filters: NO_FILTER });
    return stdout ?? "";
  });
  const name = await createDatabase("template0");
  return withConnection(addressOf(name, "superuserUrl"), async (client) => {
    await client.query(script);
    return shapeOf(client);
  });
}

describe("schema.prisma and the migrations", () => {
  let schema: Shape;
  let migrated: Shape;
  beforeAll(async () => {
    [schema, migrated] = await Promise.all([shapeOfSchema(), asOwner(shapeOf)]);
  });

  it("agree on every column", () => {
    expect(schema.columns.length).toBeGreaterThan(100);
    // Prisma cannot say that a column is generated from others; it knows it as one with a default.
    const generated = new Set(
      migrated.columns.filter(({ value }) => value === "generated").map(({ name }) => name),
    );
    const expected = schema.columns.map((column) =>
      generated.has(column.name) ? { ...column, value: "generated" } : column,
    );
    expect(migrated.columns).toEqual(expected);
  });

  it("agree on keys and foreign keys", () => {
    expect(migrated.constraints).toEqual(schema.constraints);
  });

  it("agree on indexes, beside those that Prisma cannot express", () => {
    expect(migrated.indexes).toEqual(expect.arrayContaining(schema.indexes));
    const more = migrated.indexes.filter((index) => !schema.indexes.includes(index));
    // Partial, expression and descending ones, and the migrations' own table.
    expect(
      more.filter((index) => !/ WHERE | DESC|coalesce|USING gin|_prisma_migrations/i.test(index)),
    ).toEqual([]);
  });
});

describe("migrating", () => {
  it("has nothing left to do the second time", async () => {
    expect(await migrate(addressOf(currentDatabase(), "ownerUrl"))).toEqual([]);
  });

  it("leaves Prisma's ordinary history", async () => {
    const { rows } = await asOwner((client) =>
      client.query("SELECT migration_name AS name FROM _prisma_migrations ORDER BY started_at"),
    );
    expect(rows.map((row) => row.name)).toEqual(migrationNames());
  });
});
