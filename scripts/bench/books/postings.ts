import { parseArgs } from "node:util";
import { Client } from "pg";
import { closeDb, inTransaction, pool } from "@/lib/db/client";
import { env } from "@/lib/env";
import { sealLedger } from "@/lib/ledger/jobs";
import { reserve, voidReservation } from "@/lib/ledger/mutations/reservation";
import type { LedgerSubject } from "@/lib/ledger/types";
import { median, perSecond } from "../figures";
import { type Statement, statementsIn } from "../statements";

const CLIENTS = 16;
const AUTHOR = { actor: { kind: "system", id: null }, approverIds: [] } as const;
const AMOUNT = 100n;

// Awards that were offered and withdrawn: reserving and releasing leaves them, and the books, as they should be.
const AWARDS = `
  INSERT INTO award (complaint_id, customer_id, decision_id, authority_key, status, currency, part, tier, amount_minor,
    requested_by_id, budget_id, created_at, offered_at)
  SELECT complaint_id, customer_id, decision_id, authority_key, 'voided', currency, 'goodwill', tier, ${AMOUNT}, requested_by_id,
    $2::uuid, now(), now()
  FROM (SELECT * FROM award WHERE currency = 'TWD' ORDER BY id LIMIT 1) a, generate_series(1, $1::int)
  RETURNING id AS "awardId", complaint_id AS "complaintId"`;
const BUDGET = `
  INSERT INTO budget (department_id, currency, period_start, period_end, goodwill_limit_minor, entitlement_planned_minor)
  SELECT id, 'TWD', $1::date, $1::date + 1, 1000000000000, 0 FROM department ORDER BY key LIMIT 1 RETURNING id`;

/** A day far off that no budget has yet, so that no other figure moves. */
function someDay(): string {
  const days = Math.floor(Math.random() * 300_000);
  return new Date(Date.UTC(2200, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
}

async function subjects(count: number): Promise<LedgerSubject[]> {
  const { rows: budgets } = await pool().query<{ id: string }>(BUDGET, [someDay()]);
  const budgetId = budgets[0]?.id ?? "";
  const { rows } = await pool().query<{ awardId: string; complaintId: string }>(AWARDS, [count, budgetId]);
  const fixed = { budgetId, part: "goodwill", currency: "TWD", policyId: "bench", policyVersion: 1 } as const;
  return rows.map((row) => ({ ...row, ...fixed }));
}

/** Money set aside and released again: two postings. */
async function reserveAndRelease(subject: LedgerSubject): Promise<void> {
  const now = new Date();
  const { awardId } = subject;
  const reserved = await inTransaction((tx) =>
    reserve(tx, { subject, amountMinor: AMOUNT, author: AUTHOR, now }),
  );
  const released = await inTransaction((tx) => voidReservation(tx, { awardId, author: AUTHOR, now }));
  if (!reserved.ok || !released.ok) throw new Error("the ledger refused what the benchmark posts");
}

/** Works the list off with so many at once; postings per second. */
async function pace(
  list: readonly LedgerSubject[],
  workers: ((one: LedgerSubject) => Promise<void>)[],
): Promise<number> {
  const queue = [...list];
  const started = performance.now();
  await Promise.all(
    workers.map(async (work) => {
      for (let one = queue.pop(); one; one = queue.pop()) await work(one);
    }),
  );
  return (2 * list.length) / ((performance.now() - started) / 1000);
}

/** The same statements by a connection of its own that does nothing else, about another award. */
async function bareWorkers(url: string, statements: readonly Statement[], sample: string) {
  const clients = await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      const client = new Client({ connectionString: url });
      await client.connect();
      return client;
    }),
  );
  const workers = clients.map((client) => async ({ awardId }: LedgerSubject) => {
    for (const { text, values } of statements) {
      const own = values.map((value) =>
        typeof value === "string" ? value.replaceAll(sample, awardId) : value,
      );
      await client.query({ text, values: own });
    }
  });
  return { workers, end: () => Promise.all(clients.map((client) => client.end())) };
}

/** Postings through the app's own functions, beside a bare loop that sends the very same statements. */
async function measure(seconds: number): Promise<{ app: number; bare: number; statements: number }> {
  const count = Math.max(500, seconds * 150);
  const [sample, first, ...rest] = await subjects(2 * count + 2);
  if (!sample || !first) throw new Error("there is no award to post for");
  // The budget's accounts are made by its first posting, which is not what is measured.
  await reserveAndRelease(first);
  const statements = await statementsIn(() => reserveAndRelease(sample));
  const app = await pace(
    rest.slice(0, count),
    Array.from({ length: CLIENTS }, () => reserveAndRelease),
  );
  const { workers, end } = await bareWorkers(env().databaseUrl, statements, sample.awardId);
  const bare = await pace(rest.slice(count), workers);
  await end();
  return { app, bare, statements: statements.length };
}

const { values } = parseArgs({
  options: { runs: { type: "string", default: "3" }, seconds: { type: "string", default: "5" } },
});
const runs: Awaited<ReturnType<typeof measure>>[] = [];
for (let run = 0; run < Number(values.runs); run += 1) runs.push(await measure(Number(values.seconds)));
// No job runs here, and what waits too long for its seal is a finding.
await sealLedger();
await closeDb();
const of = (one: (run: (typeof runs)[number]) => number) => median(runs.map(one));
process.stdout.write(
  `Ledger: ${perSecond(of(({ app }) => app))} postings at ${CLIENTS} on one budget; bare loop of the same ` +
    `${runs[0]?.statements} statements ${perSecond(of(({ bare }) => bare))}; ` +
    `ratio ${of(({ app, bare }) => app / bare).toFixed(2)}\n`,
);
