import type { Client } from "pg";
import { TABLE_NAMES, type TableName } from "../copy/tables";

/** The tables that grow with the complaints; of the others there are hundreds of rows at most. */
export const BULK: readonly TableName[] = TABLE_NAMES.filter(
  (name) => !["staff", "budget", "ledger_account"].includes(name),
);

type Definition = { table: string; name: string; definition: string };

/** What is taken off the tables while they are filled, and put back as it was. */
export type Taken = {
  indexes: readonly Definition[];
  keys: readonly Definition[];
  references: readonly Definition[];
  triggers: readonly { table: string; name: string }[];
};

const REFERENCES = `
  SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
  FROM pg_constraint WHERE contype = 'f' AND (conrelid = ANY ($1::regclass[]) OR confrelid = ANY ($1::regclass[]))
  ORDER BY 1, 2`;

const KEYS = `
  SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
  FROM pg_constraint WHERE contype IN ('p', 'u') AND conrelid = ANY ($1::regclass[]) ORDER BY 1, 2`;

const INDEXES = `
  SELECT i.indrelid::regclass::text AS "table", i.indexrelid::regclass::text AS name,
    pg_get_indexdef(i.indexrelid) AS definition
  FROM pg_index i WHERE i.indrelid = ANY ($1::regclass[])
    AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x'))
  ORDER BY 1, 2`;

const TRIGGERS = `
  SELECT tgrelid::regclass::text AS "table", quote_ident(tgname) AS name
  FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O' AND tgrelid = ANY ($1::regclass[]) ORDER BY 1, 2`;

/** What follows from the rows that are written, or guards them though it is small: emptied with them. */
const GUARDED: readonly string[] = [
  "ledger_account",
  "ledger_balance",
  "ledger_unsealed",
  "ledger_seal",
  "ledger_close",
  "ledger_close_line",
  "stock_item",
  "stock_move",
  "voucher",
  "voucher_redemption",
  "points_lot",
  "points_spending",
  "points_movement",
  "clock_extension",
];

async function found(client: Client, query: string): Promise<Definition[]> {
  const { rows } = await client.query<Definition>(query, [BULK]);
  return rows;
}

/**
 * Takes indexes, keys, references and our own triggers off: each would cost more row by row than made anew at the end.
 * Their definitions come from the database itself, so that no list here can be out of date.
 */
export async function takeOff(client: Client): Promise<Taken> {
  const references = await found(client, REFERENCES);
  const keys = await found(client, KEYS);
  const indexes = await found(client, INDEXES);
  const triggers = (await client.query<Definition>(TRIGGERS, [[...BULK, ...GUARDED]])).rows;
  for (const { table, name } of references)
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  for (const { table, name } of triggers) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ${name}`);
  return { references, keys, indexes, triggers };
}

type OnStep = (name: string, done: number, total: number) => void;

/** Makes keys and indexes anew: all rows are there, so each is one sorted run. */
export async function putIndexesBack(client: Client, taken: Taken, onStep: OnStep): Promise<void> {
  const statements = [
    ...taken.keys.map(({ table, name, definition }) => ({
      name,
      text: `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`,
    })),
    ...taken.indexes.map(({ name, definition }) => ({ name, text: definition })),
  ];
  for (const [done, { name, text }] of statements.entries()) {
    onStep(name, done, statements.length);
    await client.query(text);
  }
}

/** Adds the references, which the database checks as it does, and lets the triggers fire again. */
export async function putReferencesBack(client: Client, taken: Taken, onStep: OnStep): Promise<void> {
  for (const [done, { table, name, definition }] of taken.references.entries()) {
    onStep(name, done, taken.references.length);
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
  }
  for (const { table, name } of taken.triggers)
    await client.query(`ALTER TABLE ${table} ENABLE TRIGGER ${name}`);
}

/** Whether the bulk tables hold no row at all. */
export async function isEmpty(client: Client): Promise<boolean> {
  const parts = BULK.map((name) => `EXISTS (SELECT 1 FROM ${name})`);
  const { rows } = await client.query<{ holds: boolean }>(`SELECT ${parts.join(" OR ")} AS holds`);
  return rows[0]?.holds === false;
}

const DEPENDENTS = `
  WITH RECURSIVE hanging AS (
    SELECT unnest($1::regclass[])::oid AS id
    UNION SELECT c.conrelid FROM pg_constraint c JOIN hanging h ON c.confrelid = h.id WHERE c.contype = 'f'
  )
  SELECT id::regclass::text AS name FROM hanging ORDER BY 1`;

/** Notes about cases that no reference ties to them. */
const LOOSE: readonly string[] = ["draft", "presence", "notification", "idempotency_key"];

/** Every table whose rows go when all complaints go. To be asked while the references are there. */
export async function tablesToEmpty(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(DEPENDENTS, [[...BULK, ...GUARDED, "budget"]]);
  return [...new Set([...rows.map(({ name }) => name), ...LOOSE])];
}
