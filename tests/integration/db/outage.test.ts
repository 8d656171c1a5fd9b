import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { fileComplaint } from "@/lib/complaints/mutations/file-complaint";
import { listCategories } from "@/lib/complaints/queries/categories";
import { closeDb, db, inTransaction, pool } from "@/lib/db/client";
import { lastGood } from "@/lib/db/last-good";
import { isUnavailable } from "@/lib/db/outage";
import { forgetEnv } from "@/lib/env";
import { metOutage, rememberOutages } from "@/lib/http/outage";
import { currentRequest, runAsJob } from "@/lib/http/request-context";
import { asOwner, asSuperuser, currentDatabase } from "../../support/database";
import { aFiling } from "../../support/factories/filing";
import { aComplaint, anOrganisation } from "../../support/factories/money";

const address = process.env.DATABASE_URL ?? "";
const NOW = new Date("2026-03-06T08:00:00Z");

beforeAll(async () => {
  rememberOutages();
  await anOrganisation();
});
afterEach(async () => {
  await reconnect(address);
});

async function reconnect(url: string): Promise<void> {
  await closeDb();
  process.env.DATABASE_URL = url;
  forgetEnv();
}

/** The database away: nothing listens where it should be. */
async function takeAway(): Promise<void> {
  const nowhere = new URL(address);
  nowhere.port = "1";
  await reconnect(nowhere.href);
}

async function errorOf(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error("it did not fail");
}

const file = () => fileComplaint({ filing: aFiling(), filedBy: null, token: randomUUID() }, NOW);

/** Whether what `work` did counts, for the request it was done for, as the database being away. */
function isNoted(work: () => Promise<unknown>): Promise<boolean> {
  return runAsJob("one", async () => {
    await work().catch(() => undefined);
    const context = currentRequest();
    return context !== null && metOutage(context);
  });
}

describe("a database that is away", () => {
  it("is told from every other failure, whoever asked it", async () => {
    await takeAway();
    expect(isUnavailable(await errorOf(() => db().complaint.findMany()))).toBe(true);
    expect(isUnavailable(await errorOf(() => db().$queryRaw`SELECT 1`))).toBe(true);
    expect(isUnavailable(await errorOf(() => inTransaction((tx) => tx.complaint.findMany())))).toBe(true);
    expect(isUnavailable(await errorOf(() => pool().query("SELECT 1")))).toBe(true);
    expect(isUnavailable(await errorOf(file))).toBe(true);
  });

  it("is noted for the request that met it, and for no other", async () => {
    await takeAway();
    const noted = await Promise.all([
      isNoted(() => db().complaint.findMany()),
      isNoted(async () => undefined),
      isNoted(() => inTransaction((tx) => tx.complaint.count())),
      isNoted(file),
    ]);
    expect(noted).toEqual([true, false, true, true]);
  });

  it("is not blamed for what the work itself did wrong", async () => {
    const missing = () => db().complaint.findUniqueOrThrow({ where: { id: randomUUID() } });
    const wrong = () => db().$queryRaw`SELECT no_such_column FROM complaint`;
    for (const work of [missing, wrong]) {
      expect(isUnavailable(await errorOf(work))).toBe(false);
      expect(await isNoted(work)).toBe(false);
    }
  });

  it("is known also when it dies in the middle, and is found again by itself", async () => {
    const { id } = await aComplaint();
    const error = await errorOf(() =>
      inTransaction(async (tx) => {
        await tx.complaint.update({ where: { id }, data: { subject: "half" } });
        await asSuperuser((client) =>
          client.query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()",
            [currentDatabase()],
          ),
        );
        await tx.complaint.update({ where: { id }, data: { subject: "whole" } });
      }),
    );
    expect(isUnavailable(error)).toBe(true);
    expect(await db().complaint.findUniqueOrThrow({ where: { id } })).toMatchObject({
      subject: "Room not ready",
    });
  });

  it("leaves the form its subjects, as they were last read", async () => {
    await asOwner((client) =>
      client.query(
        `WITH d AS (INSERT INTO department (key, names) VALUES ('d', '{}') RETURNING id)
         INSERT INTO category (key, names, failure_kind, department_id) SELECT 'delivery', '{"en":"Delivery"}', 'service', id FROM d`,
      ),
    );
    const before = await listCategories("en");
    expect(before).toHaveLength(1);
    await takeAway();
    expect(await listCategories("en")).toEqual(before);
    expect(isUnavailable(await errorOf(() => listCategories("zh-Hans")))).toBe(true);
  });

  it("is the only failure that an old value stands in for", async () => {
    const remember = lastGood<number>();
    await remember("n", async () => 1);
    const fail = () => Promise.reject(new Error("a mistake of ours"));
    await expect(remember("n", fail)).rejects.toThrow("a mistake of ours");
  });
});

describe("a disk that is full", () => {
  const count = async () => ({
    complaints: await db().complaint.count(),
    customers: await db().customer.count(),
    mails: await db().mail.count(),
    keys: await db().idempotencyKey.count(),
  });

  /** PostgreSQL's own error for it, raised when the last of the rows is written. */
  async function fill(table: string): Promise<void> {
    await asOwner((client) =>
      client.query(
        `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
           RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$;
         CREATE TRIGGER full_disk BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION full_disk()`,
      ),
    );
  }
  afterEach(() => asOwner((client) => client.query("DROP FUNCTION IF EXISTS full_disk CASCADE")));

  it.each(["mail", "complaint_search", "message", "contact_point"])(
    "at %s leaves no half of a filing, and means 503",
    async (table) => {
      const before = await count();
      await fill(table);
      expect(isUnavailable(await errorOf(file))).toBe(true);
      expect(await isNoted(file)).toBe(true);
      expect(await count()).toEqual(before);
    },
  );
});
