import { db, emptySql, type Sql, sql } from "@/lib/db/client";
import { type Recording, recordingSchema, TABLES, type Table, type Tables } from "../recording";

type Row = Tables[Table][number];

/** How a table's rows are found from their complaints, and columns that are not taken along as they are. */
const SOURCES: Readonly<Record<Table, Sql>> = {
  customer: sql`id IN (SELECT customer_id FROM complaint WHERE id = ANY (ids))`,
  contact_point: sql`customer_id IN (SELECT customer_id FROM complaint WHERE id = ANY (ids))`,
  complaint: sql`id = ANY (ids)`,
  complaint_event: sql`complaint_id = ANY (ids)`,
  message: sql`complaint_id = ANY (ids)`,
  complaint_search: sql`complaint_id = ANY (ids)`,
  draft: sql`complaint_id = ANY (ids)`,
  task: sql`complaint_id = ANY (ids)`,
  notification: sql`complaint_id = ANY (ids)`,
  mail: sql`complaint_id = ANY (ids)`,
  compensation_decision: sql`complaint_id = ANY (ids)`,
  award: sql`complaint_id = ANY (ids)`,
  award_remedy: sql`award_id IN (SELECT id FROM award WHERE complaint_id = ANY (ids))`,
  approval: sql`award_id IN (SELECT id FROM award WHERE complaint_id = ANY (ids))`,
  ledger_transaction: sql`complaint_id = ANY (ids)`,
  voucher: sql`award_id IN (SELECT id FROM award WHERE complaint_id = ANY (ids))`,
  points_lot: sql`award_id IN (SELECT id FROM award WHERE complaint_id = ANY (ids))`,
  survey: sql`complaint_id = ANY (ids)`,
};

/** Kept by the database itself, or settled again when the story is poured in: codes hang on the server's own secret. */
const LEFT_OUT: readonly string[] = [
  "queue_rank",
  "is_open",
  "ended_at",
  "budget_id",
  "code_hash",
  "code_tail",
];

async function rowsOf(table: Table, ids: readonly string[]): Promise<Row[]> {
  // What happened then was written down then, not on the day of the recording.
  const recorded =
    table === "complaint_event"
      ? sql`|| jsonb_build_object('recorded_at', occurred_at)`
      : table === "complaint"
        ? sql`|| jsonb_build_object('recorded_at', received_at)`
        : emptySql;
  const name = sql([`"${table}"`]);
  const found = await db().$queryRaw<{ row: Row }[]>(sql`
    SELECT (to_jsonb(t) ${recorded}) - ${[...LEFT_OUT]}::text[] AS row
    FROM (SELECT ${[...ids]}::uuid[] AS ids) given, LATERAL (SELECT * FROM ${name} WHERE ${SOURCES[table]}) t
    ORDER BY to_jsonb(t)->>'id'`);
  return found.map(({ row }) => row);
}

async function tablesOf(ids: readonly string[]): Promise<Tables> {
  const filled: Partial<Tables> = {};
  for (const table of TABLES) filled[table] = await rowsOf(table, ids);
  return recordingSchema.shape.days.parse(filled);
}

async function namesOfIds(): Promise<ReadonlyMap<string, string>> {
  const departments = await db().department.findMany({ select: { id: true, key: true } });
  const staff = await db().staff.findMany({ select: { id: true, email: true } });
  return new Map([
    ...departments.map(({ id, key }) => [id, `@department:${key}`] as const),
    ...staff.map(({ id, email }) => [id, `@staff:${email.split("@")[0]}`] as const),
  ]);
}

export type Played = { days: readonly string[]; live: readonly string[] };

/** Everything the app has written about the complaints played, ready to be poured into another database. */
export async function dumpStory(played: Played, about: { story: string; anchor: Date }): Promise<string> {
  const policies = await db().$queryRaw<{ row: Row }[]>(sql`
    SELECT jsonb_build_object('document', document) AS row FROM policy_version`);
  const entries = await db().$queryRaw<{ row: Row }[]>(sql`
    SELECT jsonb_build_object('transaction_id', e.transaction_id, 'account', a.kind, 'detail', a.detail, 'direction', e.direction,
      'amount_minor', e.amount_minor, 'currency', e.currency) AS row
    FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id ORDER BY e.id`);
  const recording: Recording = {
    story: about.story,
    anchor: about.anchor.toISOString(),
    policies: policies.map(({ row }) => row),
    entries: entries.map(({ row }) => row),
    days: await tablesOf(played.days),
    live: await tablesOf(played.live),
  };
  let text = JSON.stringify(recording);
  for (const [id, name] of await namesOfIds()) text = text.replaceAll(id, name);
  return text;
}
