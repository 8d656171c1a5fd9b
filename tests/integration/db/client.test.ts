import { describe, expect, it } from "vitest";
import { closeDb, db, inTransaction, isUniqueViolation, sql } from "@/lib/db/client";
import { asSuperuser, currentDatabase } from "@/tests/support/database";

const department = (key: string) => ({ key, names: {} });

/** Lets every caller go on only when `count` of them have arrived. */
function meetingPoint(count: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length >= count) for (const go of waiting) go();
    });
}

describe("a transaction", () => {
  it("is undone whole when the work fails", async () => {
    const work = inTransaction(async (tx) => {
      await tx.department.create({ data: department("half") });
      throw new Error("no");
    });
    await expect(work).rejects.toThrow("no");
    expect(await db().department.count({ where: { key: "half" } })).toBe(0);
  });

  it.each(["client calls", "raw SQL"])("runs again after a deadlock, in %s", async (how) => {
    const keys = [`a ${how}`, `b ${how}`];
    await db().department.createMany({ data: keys.map(department) });
    const meet = meetingPoint(2);
    let runs = 0;
    const rename = async (order: string[]) =>
      inTransaction(async (tx) => {
        runs += 1;
        for (const [index, key] of order.entries()) {
          if (how === "raw SQL")
            await tx.$executeRaw(sql`UPDATE department SET active = false WHERE key = ${key}`);
          else await tx.department.update({ where: { key }, data: { active: false } });
          if (index === 0) await meet();
        }
      });
    await Promise.all([rename(keys), rename(keys.toReversed())]);
    expect(runs).toBe(3);
    expect(await db().department.count({ where: { key: { in: keys }, active: false } })).toBe(2);
  });

  it("runs again when serialization fails at commit", async () => {
    const meet = meetingPoint(2);
    const add = (key: string) =>
      inTransaction(
        async (tx) => {
          const count = await tx.rateWindow.count({ where: { key: { startsWith: "skew" } } });
          await meet();
          await tx.rateWindow.create({ data: { key, count, resetsAt: new Date(0) } });
        },
        { isolationLevel: "Serializable" },
      );
    await Promise.all([add("skew 1"), add("skew 2")]);
    const rows = await db().rateWindow.findMany({
      where: { key: { startsWith: "skew" } },
      select: { count: true },
    });
    expect(rows.map((row) => row.count).sort()).toEqual([0, 1]);
  });
});

describe("errors", () => {
  it("know a unique violation, from the client and from raw SQL", async () => {
    await db().department.create({ data: department("only") });
    const again = db().department.create({ data: department("only") });
    await expect(again).rejects.toSatisfy(isUniqueViolation);
    const raw = db().$executeRaw`INSERT INTO department (key, names) VALUES ('only', '{}')`;
    await expect(raw).rejects.toSatisfy(isUniqueViolation);
    const other = db().$executeRaw`SELECT 1 / 0`;
    await expect(other).rejects.toSatisfy((error) => !isUniqueViolation(error));
  });
});

describe("times", () => {
  it("come back as they went in, on a server set to another zone", async () => {
    await asSuperuser((client) =>
      client.query(`ALTER ROLE amends_app IN DATABASE ${currentDatabase()} SET timezone = 'Asia/Kathmandu'`),
    );
    try {
      await closeDb();
      const moment = new Date("2026-03-08T09:59:59.123Z");
      await db().rateWindow.create({ data: { key: "zone", count: 1, resetsAt: moment } });
      const [row] = await db().$queryRaw<{ at: Date; zone: string }[]>`
        SELECT resets_at AS at, current_setting('timezone') AS zone FROM rate_window WHERE key = 'zone'`;
      expect(row).toEqual({ at: moment, zone: "UTC" });
    } finally {
      await asSuperuser((client) =>
        client.query(`ALTER ROLE amends_app IN DATABASE ${currentDatabase()} RESET timezone`),
      );
    }
  });
});
