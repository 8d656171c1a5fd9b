import { emptySql, type Sql, sql } from "@/lib/db/client";
import { startOfDay } from "@/lib/reporting/period";
import type { SlaFilter } from "@/lib/sla/report-filter";

export type ReportScope = Pick<SlaFilter, "period" | "clock" | "severity" | "departmentId"> & {
  timeZone: string;
  now: Date;
};

/** The runs that started in the period, as `c`, with their complaint as `k`; of some clocks, by the index on their keys. */
export function runsOf(
  { period, severity, departmentId, timeZone }: ReportScope,
  keys: readonly string[],
): Sql {
  const [from, end] = [startOfDay(period.from, timeZone), startOfDay(period.end, timeZone)];
  return sql`complaint_clock c JOIN complaint k ON k.id = c.complaint_id
    WHERE c.clock_key = ANY (${[...keys]}::text[]) AND c.started_at >= ${from}::timestamptz AND c.started_at < ${end}::timestamptz
      ${severity ? sql`AND c.severity = ${severity}` : emptySql}
      ${departmentId ? sql`AND k.department_id = ${departmentId}::uuid` : emptySql}`;
}

/** Broken is also what is past due and still runs. */
export function endingAt(now: Date): Sql {
  return sql`CASE WHEN c.stopped_at IS NOT NULL THEN c.state WHEN c.due_at < ${now}::timestamptz THEN 'broken' ELSE 'open' END`;
}

/** What a run may use: open time of its target; on the wall for one in days. */
export const ALLOWED_MS = sql`CASE WHEN c.calendar_key IS NULL OR c.target_ms IS NULL
  THEN extract(epoch FROM c.due_at - c.started_at)::float8 * 1000 ELSE c.target_ms::float8 END`;
