import { createHash } from "node:crypto";
import { createWriteStream, existsSync, renameSync, rmSync } from "node:fs";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { plainError } from "../project";
import {
  actAs,
  columnList,
  digestOf,
  fixSettings,
  listTables,
  migrationsOf,
  quoted,
  type Table,
} from "./catalog";
import { drained } from "./drained";
import { FORMAT, type Header, type Told, VERSION } from "./format";

type Out = { put: (bytes: Buffer | string) => Promise<void>; close: () => Promise<void> };

/** Compresses into a file beside the final one; a reader that is slower than the database makes it wait. */
function openFile(path: string): Out & { sum: () => string } {
  const file = createWriteStream(path, { flags: "wx", mode: 0o600, flush: true });
  const gzip = createGzip({ level: 4 });
  gzip.pipe(file);
  file.once("error", (error) => gzip.destroy(error));
  const hash = createHash("sha256");
  let broken: Error | undefined;
  gzip.once("error", (error) => {
    broken = error;
  });
  return {
    sum: () => hash.copy().digest("hex"),
    async put(bytes) {
      if (broken) throw broken;
      hash.update(bytes);
      if (!gzip.write(bytes)) await drained(gzip);
    },
    async close() {
      gzip.end();
      await finished(file);
    },
  };
}

async function writeTable(client: Client, table: Table, out: Out): Promise<number> {
  await actAs(client, table.role);
  await out.put(`${JSON.stringify({ table: table.name, columns: table.columns })}\n`);
  const columns = columnList(client, table);
  for await (const piece of client.query(copyTo(`COPY ${quoted(client, table)} (${columns}) TO STDOUT`))) {
    const bytes: Buffer = piece;
    await out.put(`${bytes.length}\n`);
    await out.put(bytes);
  }
  const sums = await digestOf(client, table);
  await out.put(`0\n${JSON.stringify(sums)}\n`);
  return sums.rows;
}

/** Copies every table as it stood at one instant, whatever is written meanwhile. The file appears when it is whole. */
export async function writeBackup(client: Client, path: string): Promise<Told> {
  if (existsSync(path)) throw plainError(`${path} exists already: name another file.`);
  const partial = `${path}.partial`;
  rmSync(partial, { force: true });
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    await fixSettings(client);
    const tables = await listTables(client);
    const header: Header = {
      format: FORMAT,
      version: VERSION,
      takenAt: new Date().toISOString(),
      migrations: await migrationsOf(client),
      tables: tables.map(({ name }) => name),
    };
    const out = openFile(partial);
    await out.put(`${JSON.stringify(header)}\n`);
    let rows = 0;
    for (const table of tables) rows += await writeTable(client, table, out);
    await out.put(`${JSON.stringify({ end: true, sha256: out.sum() })}\n`);
    await out.close();
    renameSync(partial, path);
    return { tables: tables.length, rows };
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  } finally {
    await client.query("ROLLBACK");
  }
}
