import type { Reader } from "@/lib/auth/staff";
import { QUEUE_PAGE_SIZE, QUEUE_ROW, type QueueRow, queueConditions } from "@/lib/complaints/queries/queue";
import type { QueueFilter } from "@/lib/complaints/queue-filter";
import { db, joinSql, sql } from "@/lib/db/client";
import type { BreachChance } from "@/lib/domain/sla/runs/breach-chance";
import { type ChanceRun, chancesOf } from "@/lib/sla/queries/chances";

/** So many cases are compared: those whose deadline comes first. */
export const MOST_COMPARED = 2_000;

export type ChancePage = {
  rows: QueueRow[];
  /** Of the cases shown, by their ids. */
  chances: ReadonlyMap<string, BreachChance>;
  page: number;
  pages: number;
  compared: number;
};

/**
 * The open cases under a filter whose next deadline is the likeliest to be missed. Only those that can still be kept are
 * compared: what is late, and what has no clock running, has no chance to speak of. Those without enough history come last.
 */
export async function listByChance(
  reader: Reader,
  { filter, page }: { filter: QueueFilter; page: number },
  now: Date,
): Promise<ChancePage> {
  const runs = await nearestRuns(reader, filter, now);
  const chances = await chancesOf(reader, runs, now);
  const ranked = [...chances].sort(
    ([left, one], [right, other]) =>
      (other.chance ?? -1) - (one.chance ?? -1) ||
      (left.dueAt?.getTime() ?? 0) - (right.dueAt?.getTime() ?? 0) ||
      (left.complaintId < right.complaintId ? -1 : 1),
  );
  const pages = Math.max(1, Math.ceil(ranked.length / QUEUE_PAGE_SIZE));
  const shown = Math.min(page, pages);
  const part = ranked.slice((shown - 1) * QUEUE_PAGE_SIZE, shown * QUEUE_PAGE_SIZE);
  return {
    rows: await linesOf(part.map(([run]) => run.complaintId)),
    chances: new Map(part.map(([run, chance]) => [run.complaintId, chance])),
    page: shown,
    pages,
    compared: ranked.length,
  };
}

/** The clock that gives each case its next deadline. */
function nearestRuns(reader: Reader, filter: QueueFilter, now: Date): Promise<ChanceRun[]> {
  return db().$queryRaw<ChanceRun[]>(sql`
    WITH near AS MATERIALIZED (
      SELECT id, next_due_at, severity, category_key FROM complaint
      WHERE ${joinSql(queueConditions(reader, filter, null), " AND ")} AND next_due_at >= ${now}::timestamptz
      ORDER BY next_due_at, id LIMIT ${MOST_COMPARED}
    )
    SELECT k.complaint_id AS "complaintId", k.clock_key AS clock, k.run, k.state, k.started_at AS "startedAt",
      k.due_at AS "dueAt", k.target_ms::float8 AS "targetMs", k.terms_version AS "termsVersion",
      k.calendar_key AS "calendarKey", k.calendar_version AS "calendarVersion", near.severity, near.category_key AS "categoryKey"
    FROM near CROSS JOIN LATERAL (
      SELECT * FROM complaint_clock c WHERE c.complaint_id = near.id AND c.state = 'running' AND c.due_at = near.next_due_at
      ORDER BY c.clock_key LIMIT 1) k`);
}

async function linesOf(ids: readonly string[]): Promise<QueueRow[]> {
  if (ids.length === 0) return [];
  const rows = await db().$queryRaw<QueueRow[]>(sql`
    SELECT ${QUEUE_ROW} FROM complaint c JOIN customer cu ON cu.id = c.customer_id LEFT JOIN staff s ON s.id = c.assignee_id
    WHERE c.id = ANY (${[...ids]}::uuid[])`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
