import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import type { ClockBasis } from "@/lib/domain/sla/terms/definition";
import { slaBook } from "@/lib/sla/queries/book";
import { ALLOWED_MS, endingAt, type ReportScope, runsOf } from "@/lib/sla/queries/report-scope";

/** Runs by how they stand: all that started, of which so many were kept and so on; `late` are broken and still run. */
export type RunCounts = {
  n: number;
  kept: number;
  broken: number;
  late: number;
  lapsed: number;
  open: number;
};
/** `extended`: runs whose limit was moved to the law's next one, and which are judged by that. */
export type ClockFigures = RunCounts & { clock: string; basis: ClockBasis; extended: number };

export const REPORT_DIMENSIONS = ["severity", "department", "agent", "hour"] as const;
export type ReportDimension = (typeof REPORT_DIMENSIONS)[number];
/** Counts of one severity, department or agent (by id), or hour of the day ("0" to "23"); "" is nobody. */
export type GroupFigures = RunCounts & { dimension: ReportDimension; key: string; name: string | null };

/** A share of the time allowed, in tenths: 0 is less than a tenth, 20 is twice as long and more. */
export type UsedBin = { tenth: number; n: number };
export type UsedTime = { n: number; bins: readonly UsedBin[]; quantiles: readonly number[] };

export const USED_QUANTILES = [0.5, 0.75, 0.9, 0.95] as const;
export const LAST_TENTH = 20;

const COUNTS = sql`count(*)::int AS n, count(*) FILTER (WHERE ending = 'kept')::int AS kept,
  count(*) FILTER (WHERE ending = 'broken')::int AS broken, count(*) FILTER (WHERE ending = 'broken' AND stopped_at IS NULL)::int AS late,
  count(*) FILTER (WHERE ending = 'lapsed')::int AS lapsed, count(*) FILTER (WHERE ending = 'open')::int AS open`;

/** Every clock's runs that started in the period, under the basis each was made with. */
export async function clockFigures(_staff: Staff, scope: ReportScope): Promise<ClockFigures[]> {
  const { terms } = await slaBook();
  const basisOf = new Map(
    terms.flatMap((version) =>
      version.terms.clocks.map(({ key, basis }) => [`${version.version} ${key}`, basis] as const),
    ),
  );
  const keys = [...new Set(terms.flatMap((version) => version.terms.clocks.map(({ key }) => key)))];
  const rows = await db().$queryRaw<(Omit<ClockFigures, "basis"> & { version: number })[]>(sql`
    SELECT clock_key AS clock, terms_version AS version, ${COUNTS}, count(*) FILTER (WHERE extended)::int AS extended
    FROM (SELECT c.clock_key, c.terms_version, c.stopped_at, ${endingAt(scope.now)} AS ending,
      EXISTS (SELECT 1 FROM clock_extension x WHERE x.complaint_id = c.complaint_id AND x.clock_key = c.clock_key
        AND x.run = c.run AND x.status = 'granted') AS extended FROM ${runsOf(scope, keys)}) r
    GROUP BY clock_key, terms_version`);
  const figures = new Map<string, ClockFigures>();
  for (const { version, clock, ...counts } of rows) {
    const basis = basisOf.get(`${version} ${clock}`) ?? "internal";
    const known = figures.get(`${clock} ${basis}`);
    figures.set(`${clock} ${basis}`, { clock, basis, ...(known ? added(known, counts) : counts) });
  }
  return [...figures.values()].sort((left, right) => keys.indexOf(left.clock) - keys.indexOf(right.clock));
}

type Counts = Omit<ClockFigures, "clock" | "basis">;

function added(one: Counts, other: Counts): Counts {
  return {
    n: one.n + other.n,
    kept: one.kept + other.kept,
    broken: one.broken + other.broken,
    late: one.late + other.late,
    lapsed: one.lapsed + other.lapsed,
    open: one.open + other.open,
    extended: one.extended + other.extended,
  };
}

/** One clock's runs by severity, department and assignee of the case, and the local hour they started in. */
export function groupFigures(_staff: Staff, scope: ReportScope): Promise<GroupFigures[]> {
  return db().$queryRaw<GroupFigures[]>(sql`
    WITH runs AS MATERIALIZED (
      SELECT c.severity, k.department_id, k.assignee_id, c.stopped_at, ${endingAt(scope.now)} AS ending,
        extract(hour FROM c.started_at AT TIME ZONE ${scope.timeZone})::int AS hour
      FROM ${runsOf(scope, [scope.clock])}
    ), grouped AS (
      SELECT CASE WHEN grouping(severity) = 0 THEN 'severity' WHEN grouping(department_id) = 0 THEN 'department'
          WHEN grouping(assignee_id) = 0 THEN 'agent' ELSE 'hour' END AS dimension,
        coalesce(severity, department_id::text, assignee_id::text, hour::text, '') AS key, ${COUNTS}
      FROM runs GROUP BY GROUPING SETS ((severity), (department_id), (assignee_id), (hour))
    )
    SELECT g.*, s.name FROM grouped g LEFT JOIN staff s ON g.dimension = 'agent' AND s.id::text = g.key
    ORDER BY g.dimension, CASE WHEN g.dimension = 'hour' THEN g.key::int END, g.n DESC, g.key`);
}

/** How much of the time allowed was used by the runs that were judged. */
export async function usedTime(_staff: Staff, scope: ReportScope): Promise<UsedTime> {
  const rows = await db().$queryRaw<{ tenth: number | null; n: number; quantiles: number[] | null }[]>(sql`
    WITH used AS MATERIALIZED (
      SELECT c.used_ms / nullif(${ALLOWED_MS}, 0) AS share FROM ${runsOf(scope, [scope.clock])} AND c.state IN ('kept', 'broken')
    )
    SELECT least(floor(share * 10), ${LAST_TENTH}::int)::int AS tenth, count(*)::int AS n, NULL AS quantiles
    FROM used WHERE share IS NOT NULL GROUP BY 1
    UNION ALL
    SELECT NULL, count(share)::int, percentile_cont(${[...USED_QUANTILES]}::float8[]) WITHIN GROUP (ORDER BY share) FROM used
    ORDER BY tenth`);
  const all = rows.find(({ tenth }) => tenth === null);
  const bins = rows.flatMap(({ tenth, n }) => (tenth === null ? [] : [{ tenth, n }]));
  return { n: all?.n ?? 0, bins, quantiles: all?.quantiles ?? [] };
}
