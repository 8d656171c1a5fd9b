import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { addJob } from "@/lib/db/add-job";
import { inTransaction } from "@/lib/db/client";
import { DAY_MS } from "@/lib/domain/duration";
import { installOrganisation } from "@/lib/installation/mutations/install";
import { seedDemo } from "@/prisma/demo/demo";
import { actAs, digestOf, listTables } from "@/scripts/backup/catalog";
import { loadBackup } from "@/scripts/backup/load";
import { writeBackup } from "@/scripts/backup/write";
import {
  addressOf,
  asOwner,
  createDatabase,
  currentDatabase,
  dropDatabase,
  withConnection,
} from "../../support/database";

const folder = mkdtempSync(join(tmpdir(), "amends-backup-"));
const file = join(folder, "backup.gz");
const made: string[] = [];
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  for (const name of made) await dropDatabase(name);
});

async function emptyDatabase(): Promise<string> {
  const name = await createDatabase(inject("testServer").bareTemplate);
  made.push(name);
  return name;
}

const on = <T>(database: string, work: (client: Client) => Promise<T>) =>
  withConnection(addressOf(database, "ownerUrl"), work);

/** Rows and sum of every table, the job queue's too. */
function totals(database: string): Promise<Record<string, { rows: number; digest: string }>> {
  return on(database, async (client) => {
    await client.query("BEGIN; SET LOCAL timezone = 'UTC'");
    const found: Record<string, { rows: number; digest: string }> = {};
    for (const table of await listTables(client)) {
      await actAs(client, table.role);
      found[table.name] = await digestOf(client, table);
    }
    await client.query("ROLLBACK");
    return found;
  });
}

const rowsIn = async (database: string) =>
  Object.values(await totals(database)).reduce((sum, { rows }) => sum + rows, 0);

const restoreInto = (database: string, path: string) => on(database, (client) => loadBackup(client, path));

beforeAll(async () => {
  await installOrganisation({ name: "Harbour & Pine", timeZone: "Asia/Taipei", baseCurrency: "TWD" });
  await seedDemo(new Date());
  await inTransaction((tx) => addJob(tx, { task: "later", payload: { odd: "a\tb\\c\n你好" } }));
  await asOwner((client) => writeBackup(client, file));
}, 120_000);

describe("a backup", () => {
  it("is for its owner's eyes and leaves no half of itself", () => {
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(existsSync(`${file}.partial`)).toBe(false);
  });

  it("never overwrites another one", async () => {
    await expect(asOwner((client) => writeBackup(client, file))).rejects.toThrow("exists already");
  });

  it("holds one instant, whatever is written meanwhile", async () => {
    const before = await totals(currentDatabase());
    const path = join(folder, "instant.gz");
    const running = asOwner((client) => writeBackup(client, path));
    await inTransaction((tx) => addJob(tx, { task: "meanwhile", payload: {} }));
    await running;
    const target = await emptyDatabase();
    await restoreInto(target, path);
    const restored = await totals(target);
    const jobs = "graphile_worker._private_jobs";
    const [was, is] = [before[jobs]?.rows ?? 0, restored[jobs]?.rows ?? 0];
    expect([was, was + 1]).toContain(is);
    const tasks = "graphile_worker._private_tasks";
    expect((restored[tasks]?.rows ?? 0) - (before[tasks]?.rows ?? 0)).toBe(is - was);
  });
});

describe("a restore", () => {
  it("gives every table the same rows and sums, a sound ledger, and a queue that counts on", async () => {
    const path = join(folder, "whole.gz");
    const told = await asOwner((client) => writeBackup(client, path));
    const target = await emptyDatabase();
    expect(await restoreInto(target, path)).toEqual(told);
    expect(told.rows).toBeGreaterThan(2_000);
    expect(await totals(target)).toEqual(await totals(currentDatabase()));
    await on(target, async (client) => {
      const { rows } = await client.query<{ uneven: string; forged: string; counted: string }>(
        `SELECT (SELECT count(*) FROM (SELECT transaction_id FROM ledger_entry GROUP BY 1
             HAVING sum(CASE direction WHEN 'debit' THEN amount_minor ELSE -amount_minor END) <> 0) u) AS uneven,
           (SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O') AS forged,
           (SELECT count(*) FROM ledger_entry) AS counted`,
      );
      expect(rows[0]).toMatchObject({ uneven: "0", forged: "0" });
      expect(Number(rows[0]?.counted)).toBeGreaterThan(20);
      await client.query("BEGIN");
      await client.query("UPDATE organisation SET name = name");
      await expect(client.query("DELETE FROM ledger_entry")).rejects.toThrow("append-only");
    });
    await withConnection(addressOf(target, "appUrl"), (client) =>
      client.query("SELECT graphile_worker.add_job('next')"),
    );
  });

  it("refuses a database that holds anything", async () => {
    const target = await emptyDatabase();
    await on(target, (client) =>
      client.query("INSERT INTO rate_window VALUES ('x', 1, $1)", [new Date(Date.now() + DAY_MS)]),
    );
    await expect(restoreInto(target, file)).rejects.toThrow(
      "The database is not empty (public.rate_window holds rows)",
    );
  });

  it("refuses the tables of another version", async () => {
    const target = await emptyDatabase();
    await on(target, (client) =>
      client.query(
        "UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%_award_words'",
      ),
    );
    await expect(restoreInto(target, file)).rejects.toThrow("made by a newer version of Amends");
  });

  const damage: [string, (whole: Buffer) => Buffer, RegExp][] = [
    ["cut off", (whole) => whole.subarray(0, whole.length - 20_000), /cut off/],
    ["without its last byte", (whole) => whole.subarray(0, whole.length - 1), /cut off/],
    ["with a flipped bit", (whole) => flipped(whole, Math.floor(whole.length / 2)), /damaged/],
    ["with a changed amount", (whole) => gzipSync(changed(gunzipSync(whole))), /its sum is wrong/],
    ["that ends before its last line", (whole) => gzipSync(headless(gunzipSync(whole))), /cut off/],
    ["of another kind", () => gzipSync("{}\n"), /not a backup/],
    ["that is no gzip", () => Buffer.from("PK\u0003\u0004 something else"), /cannot be unpacked/],
  ];
  it.each(damage)("refuses a file %s before it writes", async (_name, harm, message) => {
    const path = join(folder, "harmed.gz");
    writeFileSync(path, harm(readFileSync(file)));
    const target = await emptyDatabase();
    await expect(restoreInto(target, path)).rejects.toThrow(message);
    expect(await rowsIn(target)).toBe(0);
  });

  it("names a file that is not there", async () => {
    await expect(restoreInto(currentDatabase(), join(folder, "nowhere.gz"))).rejects.toThrow(
      "cannot be read",
    );
  });

  it("leaves nothing behind when it fails in the middle", async () => {
    const path = join(folder, "copy.gz");
    copyFileSync(file, path);
    const target = await emptyDatabase();
    // A law that the rows of one of the last tables break.
    await on(target, (client) => client.query("ALTER TABLE ledger_entry ADD CHECK (amount_minor < 0)"));
    await expect(restoreInto(target, path)).rejects.toThrow("ledger_entry");
    expect(await rowsIn(target)).toBe(0);
  });
});

function flipped(whole: Buffer, at: number): Buffer {
  const copy = Buffer.from(whole);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

function changed(inside: Buffer): Buffer {
  const text = inside.toString("latin1");
  return Buffer.from(
    text.replace(/\tdebit\t(\d)/, (_all, digit: string) => `\tdebit\t${(Number(digit) + 1) % 10}`),
    "latin1",
  );
}

function headless(inside: Buffer): Buffer {
  return inside.subarray(0, inside.lastIndexOf('{"end"'));
}
