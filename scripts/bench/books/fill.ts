import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import type { Client } from "pg";
import { withClient } from "../../database/connect";
import { installCompany } from "../../generate/install";
import { putIndexesBack, putReferencesBack, takeOff } from "../../generate/load/catalog";
import { sealAll } from "../../generate/load/seal";
import { openTarget } from "../../generate/target";
import { plainError } from "../../project";
import { BOOK } from "./rows";
import { awardsFor, OPEN_OFFER, SHARES, WAYS } from "./stories";

const say = (text: string) => void process.stdout.write(`  ${text}\n`);

/** What the trial tables of the plan hold of the ways that awards go. */
async function writeWays(client: Client): Promise<void> {
  const all = [...WAYS, OPEN_OFFER].map((way, place) => ({ ...way, place }));
  const steps = all.flatMap(({ place, steps }) =>
    steps.map(({ step, kind, ofRemedy, reverses }) => ({
      way: place,
      step,
      kind,
      of_remedy: ofRemedy,
      reverses,
    })),
  );
  const postings = all.flatMap(({ place, steps }) =>
    steps.flatMap(({ step, postings }) =>
      postings.map(({ account, detail, direction, amountMinor }) => {
        return { way: place, step, account, detail, direction, shares: Number(amountMinor) };
      }),
    ),
  );
  const ways = all.map(({ place, name, remedy, status }) => ({ way: place, name, remedy, status }));
  await insertJson(client, BOOK.steps, steps);
  await insertJson(client, BOOK.postings, postings);
  await insertJson(client, BOOK.ways, ways);
}

/** A statement that makes a table takes no parameters: the rows are quoted into it. */
async function insertJson(client: Client, statement: string, rows: readonly object[]): Promise<void> {
  await client.query(filled(client, statement, [JSON.stringify(rows)]));
}

function filled(client: Client, statement: string, values: readonly (string | number)[]): string {
  return statement.replaceAll(/\$(\d)/g, (_, n) => client.escapeLiteral(String(values[Number(n) - 1])));
}

async function peopleOf(client: Client): Promise<[string, string]> {
  const { rows } = await client.query<{ id: string }>("SELECT id FROM staff ORDER BY email LIMIT 2");
  const [one, two] = rows;
  if (!one || !two) throw new Error("the company has no people");
  await client.query(
    `CREATE TEMP TABLE book_people ON COMMIT DROP AS SELECT '${one.id}'::uuid AS one, '${two.id}'::uuid AS two`,
  );
  return [one.id, two.id];
}

async function write(client: Client, transactions: number): Promise<void> {
  const { rounds, open } = awardsFor(transactions);
  const until = new Date().toISOString().slice(0, 10);
  const [one, two] = await peopleOf(client);
  const shares = String(SHARES);
  const run = async (name: keyof typeof BOOK, values: readonly (string | number)[] = []) => {
    const results = [await client.query(filled(client, BOOK[name], values))].flat();
    const rows = results.at(-1)?.rowCount ?? 0;
    if (rows > 0) say(`${name.padEnd(14)} ${rows.toLocaleString("en").padStart(11)}`);
  };
  await writeWays(client);
  await run("world", [until]);
  await run("plan", [until, rounds, WAYS.length, open]);
  await client.query("CREATE UNIQUE INDEX ON book_award (n); ANALYZE book_award");
  await run("transactions");
  await client.query("CREATE UNIQUE INDEX ON book_transaction (n, step); ANALYZE book_transaction");
  for (const name of ["budgets", "customers"] as const) await run(name);
  await client.query("CREATE UNIQUE INDEX ON book_customer (n); ANALYZE book_customer");
  for (const name of ["complaints", "decisions"] as const) await run(name);
  await run("awards", [one, shares]);
  await run("remedies", [shares]);
  await run("accounts");
  await client.query("ANALYZE ledger_account");
  await run("ledger", [one, two]);
  await run("entries");
  await run("moved");
  await run("vouchers", [shares]);
  await run("redemptions", [one, shares]);
  await run("lots", [shares]);
  await run("spendings", [one]);
  await run("movements");
  await run("runs");
  await run("lines", [shares]);
}

/** Fills an empty database with so many transactions, in one transaction of the tables' owner, then seals them. */
async function fill(client: Client, transactions: number): Promise<void> {
  await client.query("BEGIN");
  await client.query(`SET LOCAL work_mem = '256MB'; SET LOCAL maintenance_work_mem = '512MB'; SET LOCAL synchronous_commit = off;
    SET LOCAL max_parallel_maintenance_workers = ${Math.min(4, availableParallelism())}; SET LOCAL timezone = 'UTC'`);
  const taken = await takeOff(client);
  await client.query("ALTER TABLE payout_line DISABLE TRIGGER USER");
  await write(client, transactions);
  say("indexes and references …");
  await putIndexesBack(client, taken, () => undefined);
  await putReferencesBack(client, taken, () => undefined);
  await client.query("ALTER TABLE payout_line ENABLE TRIGGER USER");
  await client.query("SELECT recount_ledger_balances()");
  await client.query(BOOK.sums);
  await client.query("COMMIT");
  await client.query("ANALYZE");
  say("seals …");
  await sealAll(client);
  await client.query("VACUUM (ANALYZE)");
}

const { values } = parseArgs({ options: { transactions: { type: "string", default: "100000" } } });
const transactions = Number(values.transactions);
if (!Number.isInteger(transactions) || transactions < 1)
  throw plainError("--transactions must be a whole number.");
const target = await openTarget(null);
await installCompany(target);
await withClient(target.ownerUrl, (client) => fill(client, transactions));
