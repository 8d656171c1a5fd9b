import { finished } from "node:stream/promises";
import type { Client } from "pg";
import { type CopyStreamQuery, from as copyFrom } from "pg-copy-streams";
import { pause, plainError } from "../project";
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
import type { Header, Told } from "./format";
import { checkBackup, readBackup } from "./read";

/** The first table that holds rows, or null. */
async function filledTable(client: Client, tables: readonly Table[]): Promise<string | null> {
  for (const table of tables) {
    await actAs(client, table.role);
    const { rowCount } = await client.query(`SELECT 1 FROM ${quoted(client, table)} LIMIT 1`);
    if (rowCount !== 0) return table.name;
  }
  return null;
}

function mustFit(header: Header, migrations: readonly string[], tables: readonly Table[]): void {
  const [theirs, ours] = [new Set(header.migrations), new Set(migrations)];
  const missing = [...theirs].filter((name) => !ours.has(name));
  const extra = [...ours].filter((name) => !theirs.has(name));
  if (missing.length + extra.length > 0)
    throw plainError(
      `The backup was made by ${missing.length > 0 ? "a newer" : "an older"} version of Amends (migrations differ: ${[...missing, ...extra].join(", ")}): restore it with that version, then start this one, which brings it up to date.`,
    );
  const known = new Set(tables.map(({ name }) => name));
  const unknown = header.tables.find((name) => !known.has(name));
  if (unknown || header.tables.length !== tables.length)
    throw plainError(`The backup holds other tables than this database (${unknown ?? "some are missing"}).`);
}

/** Rows come as they were: what triggers would add to them (roll-ups, times) is in the backup too. */
async function withoutTriggers(client: Client, tables: readonly Table[], verb: "DISABLE" | "ENABLE") {
  for (const table of tables) {
    await actAs(client, table.role);
    await client.query(`ALTER TABLE ${quoted(client, table)} ${verb} TRIGGER USER`);
  }
}

/** The next row of a table that counts its own numbers goes on after the last one. */
async function continueCounting(client: Client, table: Table): Promise<void> {
  const { rows } = await client.query<{ column: string }>(
    `SELECT attname AS column FROM pg_attribute
     WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped
       AND pg_get_serial_sequence($1::text, attname::text) IS NOT NULL`,
    [quoted(client, table)],
  );
  for (const { column } of rows) {
    const name = client.escapeIdentifier(column);
    await client.query(
      `SELECT setval(pg_get_serial_sequence($1, $2), greatest(max(${name}), 1), max(${name}) IS NOT NULL)
       FROM ${quoted(client, table)}`,
      [quoted(client, table), column],
    );
  }
}

/**
 * Why the database refused. Between its refusal and the stream's own end a piece may still be written, which fails for
 * a reason that says nothing; without a listener the refusal itself would end the process.
 */
function newRefusals() {
  let first: Error | undefined;
  return {
    follow: (stream: CopyStreamQuery) =>
      stream.on("error", (error: Error) => {
        first ??= error;
      }),
    /** The refusal behind a failure, once the stream had the time to tell it; else the failure itself. */
    async behind(failure: unknown): Promise<unknown> {
      await pause(0);
      return first ?? failure;
    },
  };
}

async function load(client: Client, path: string, tables: readonly Table[]): Promise<number> {
  const refusals = newRefusals();
  try {
    return await pour(client, path, { tables, refusals });
  } catch (error) {
    throw await refusals.behind(error);
  }
}

type Pouring = { tables: readonly Table[]; refusals: ReturnType<typeof newRefusals> };

async function pour(client: Client, path: string, { tables, refusals }: Pouring): Promise<number> {
  let table: Table | undefined;
  let stream: CopyStreamQuery | undefined;
  let rows = 0;
  for await (const part of readBackup(path)) {
    if (part.kind === "table") {
      table = tables.find(({ name }) => name === part.table);
      if (!table) throw new Error(`no table ${part.table}`);
      await actAs(client, table.role);
      const columns = columnList(client, { ...table, columns: part.columns });
      stream = client.query(copyFrom(`COPY ${quoted(client, table)} (${columns}) FROM STDIN`));
      refusals.follow(stream);
    } else if (part.kind === "piece") {
      if (stream && !stream.write(part.bytes)) await drained(stream);
    } else if (part.kind === "sums" && stream && table) {
      stream.end();
      await finished(stream);
      const { rows: count, digest } = await digestOf(client, table);
      if (count !== part.sums.rows || digest !== part.sums.digest)
        throw plainError(`${table.name} did not come out as it went in. Nothing was restored.`);
      await continueCounting(client, table);
      rows += count;
    }
  }
  return rows;
}

/** Pours a backup into an empty database: all of it, checked table by table, or nothing. */
export async function loadBackup(client: Client, path: string): Promise<Told> {
  const header = await checkBackup(path);
  await client.query("BEGIN");
  try {
    await fixSettings(client);
    const tables = await listTables(client);
    mustFit(header, await migrationsOf(client), tables);
    const filled = await filledTable(client, tables);
    if (filled)
      throw plainError(
        `The database is not empty (${filled} holds rows): restore into a new one, for example AMENDS_DATA_DIR=restored npm run restore -- ${path}`,
      );
    await withoutTriggers(client, tables, "DISABLE");
    const rows = await load(client, path, tables);
    await withoutTriggers(client, tables, "ENABLE");
    await client.query("COMMIT");
    return { tables: tables.length, rows };
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
