import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { APPEND_ONLY, KEPT_BY_TRIGGERS } from "@/scripts/database/roles";
import { asOwner } from "@/tests/support/database";

type Right = { table: string; verb: string; granted: boolean };
const VERBS = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE"];
const EVERYTHING_WITH_ROWS = ["SELECT", "INSERT", "UPDATE", "DELETE"];

async function rightsOf(table: string): Promise<string[]> {
  const rights = await db().$queryRaw<Right[]>`
    SELECT verb, has_table_privilege(${`public.${table}`}, verb) AS granted FROM unnest(${VERBS}::text[]) verb`;
  return rights.filter((right) => right.granted).map((right) => right.verb);
}

async function tables(): Promise<string[]> {
  const rows = await db().$queryRaw<{ name: string }[]>`
    SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
  return rows.map((row) => row.name);
}

describe("the app's role", () => {
  it("is not the owner and no superuser", async () => {
    const [me] = await db().$queryRaw<{ name: string; super: boolean; owns: bigint }[]>`
      SELECT current_user::text AS name, rolsuper AS super,
        (SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user) AS owns
      FROM pg_roles WHERE rolname = current_user`;
    expect(me).toEqual({ name: "amends_app", super: false, owns: 0n });
  });

  it("may do everything with rows, and on append-only tables only read and insert", async () => {
    const found = await tables();
    expect(found).toEqual(expect.arrayContaining([...APPEND_ONLY]));
    for (const table of found.filter((name) => name !== "_prisma_migrations")) {
      const appendOnly = APPEND_ONLY.some((name) => name === table);
      expect({ table, rights: await rightsOf(table) }).toEqual({
        table,
        rights: KEPT_BY_TRIGGERS.some((name) => name === table)
          ? ["SELECT"]
          : appendOnly
            ? ["SELECT", "INSERT"]
            : EVERYTHING_WITH_ROWS,
      });
    }
  });

  it("may not rewrite the history of migrations", async () => {
    expect(await rightsOf("_prisma_migrations")).toEqual(["SELECT"]);
  });

  it("may not make tables", async () => {
    await expect(db().$executeRaw`CREATE TABLE mine (id int)`).rejects.toThrow(/permission denied/);
  });

  it("gets the usual rights on a table that a later migration makes", async () => {
    await asOwner((client) => client.query("CREATE TABLE of_tomorrow (id int)"));
    expect(await rightsOf("of_tomorrow")).toEqual(EVERYTHING_WITH_ROWS);
  });

  it("may enqueue background jobs", async () => {
    await db().$queryRaw`SELECT 1 FROM graphile_worker.add_job('nothing')`;
    const [jobs] = await db().$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM graphile_worker.jobs`;
    expect(jobs).toEqual({ n: 1n });
  });
});
