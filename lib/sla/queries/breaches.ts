import type { Staff } from "@/lib/auth/staff";
import { db, emptySql, sql } from "@/lib/db/client";
import type { Severity } from "@/lib/domain/severity";
import { slaBook } from "@/lib/sla/queries/book";
import { endingAt, type ReportScope, runsOf } from "@/lib/sla/queries/report-scope";
import { bookOfClock, runsOfCases } from "@/lib/sla/queries/runs-of-cases";
import type { RunCursor } from "@/lib/sla/report-filter";

/** Why a run broke, as far as the log tells: nobody had the case when it was due, or it ended without an answer. */
export const BREACH_CAUSES = ["unassigned", "unanswered", "late"] as const;
export type BreachCause = (typeof BREACH_CAUSES)[number];

export type Breach = {
  complaintId: string;
  run: number;
  reference: string;
  subject: string;
  severity: Severity;
  departmentId: string | null;
  assigneeName: string | null;
  startedAt: Date;
  dueAt: Date;
  stoppedAt: Date | null;
  /** On the wall clock, from the due time to the end or to now. */
  lateMs: number;
  cause: BreachCause;
};

type Row = Omit<Breach, "lateMs" | "cause"> & { wasFree: boolean };

export const BREACHES_A_PAGE = 50;

/** Broken runs of a clock that started in the period, the newest first, a page at a time. */
export async function listBreaches(
  _staff: Staff,
  scope: ReportScope,
  { after, limit = BREACHES_A_PAGE }: { after: RunCursor | null; limit?: number },
): Promise<{ rows: Breach[]; next: RunCursor | null }> {
  const { clock, now } = scope;
  const rows = await db().$queryRaw<Row[]>(sql`
    SELECT c.complaint_id AS "complaintId", c.run, k.reference, k.subject, c.severity, k.department_id AS "departmentId",
      (SELECT s.name FROM staff s WHERE s.id = k.assignee_id) AS "assigneeName",
      c.started_at AS "startedAt", c.due_at AS "dueAt", c.stopped_at AS "stoppedAt",
      coalesce((SELECT e.facts->>'to' FROM complaint_event e WHERE e.complaint_id = c.complaint_id AND e.type = 'assigned'
        AND e.occurred_at <= c.due_at ORDER BY e.occurred_at DESC, e.id DESC LIMIT 1), '') = '' AS "wasFree"
    FROM ${runsOf(scope, [clock])} AND c.due_at IS NOT NULL AND ${endingAt(now)} = 'broken'
      ${after ? sql`AND (c.started_at, c.complaint_id, c.run) < (${after.startedAt}::timestamptz, ${after.complaintId}::uuid, ${after.run}::int)` : emptySql}
    ORDER BY c.started_at DESC, c.complaint_id DESC, c.run DESC LIMIT ${limit + 1}`);
  const shown = rows.slice(0, limit);
  const unanswered = await unansweredRuns(clock, shown);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ wasFree, ...row }) => ({
      ...row,
      lateMs: (row.stoppedAt ?? now).getTime() - row.dueAt.getTime(),
      cause: wasFree ? "unassigned" : unanswered.has(`${row.complaintId} ${row.run}`) ? "unanswered" : "late",
    })),
    next: rows.length > limit && last ? last : null,
  };
}

/** Those that ended with their case, or were handed over, before what the clock waited for. */
async function unansweredRuns(clock: string, rows: readonly Row[]): Promise<ReadonlySet<string>> {
  const ended = rows.filter(({ stoppedAt }) => stoppedAt !== null).map(({ complaintId }) => complaintId);
  const runs = await runsOfCases(bookOfClock(await slaBook(), clock), [...new Set(ended)]);
  return new Set(
    [...runs].flatMap(([id, all]) =>
      all.flatMap(({ run, stoppedAt, isAnswered }) => (stoppedAt && !isAnswered ? [`${id} ${run}`] : [])),
    ),
  );
}

/** More rows than a spreadsheet is read with. */
const MOST_EXPORTED = 20_000;
const BATCH = 1_000;

/** The whole list for a file, up to a limit that it then says. */
export async function exportBreaches(
  staff: Staff,
  scope: ReportScope,
): Promise<{ rows: Breach[]; isCutOff: boolean }> {
  const rows: Breach[] = [];
  let after: RunCursor | null = null;
  do {
    const page: Awaited<ReturnType<typeof listBreaches>> = await listBreaches(staff, scope, {
      after,
      limit: BATCH,
    });
    rows.push(...page.rows);
    after = page.next;
  } while (after && rows.length < MOST_EXPORTED);
  return { rows, isCutOff: after !== null };
}
