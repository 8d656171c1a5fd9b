import { db, pool, sql } from "@/lib/db/client";
import { SEVERITIES, type Severity } from "@/lib/domain/severity";

export const JOB_STATES = ["waiting", "scheduled", "running", "failed"] as const;
export type JobState = (typeof JOB_STATES)[number];

export type Standing = {
  jobs: Record<JobState, number>;
  open: Record<Severity, number>;
  overdue: number;
};

type Row = { kind: string; key: string; n: number };

/** Jobs by what they are about to do: failed ones are given up, a job that will be tried again is scheduled. */
export async function readStanding(): Promise<Standing> {
  const rows = await db().$queryRaw<Row[]>(sql`
    SELECT 'job' AS kind, CASE WHEN locked_at IS NOT NULL THEN 'running' WHEN attempts >= max_attempts THEN 'failed'
        WHEN run_at > now() THEN 'scheduled' ELSE 'waiting' END AS key, count(*)::int AS n
      FROM graphile_worker.jobs GROUP BY 2
    UNION ALL SELECT 'open', severity, sum(n)::int FROM queue_tally GROUP BY severity
    UNION ALL SELECT 'overdue', '', count(*)::int FROM complaint
      WHERE promise_kept_at IS NULL AND is_open AND promise_due_at < now()`);
  const of = (kind: string, key: string) => rows.find((row) => row.kind === kind && row.key === key)?.n ?? 0;
  const jobs = { waiting: 0, scheduled: 0, running: 0, failed: 0 };
  for (const state of JOB_STATES) jobs[state] = of("job", state);
  const open = { urgent: 0, standard: 0, low: 0 };
  for (const severity of SEVERITIES) open[severity] = of("open", severity);
  return { jobs, open, overdue: of("overdue", "") };
}

export type PoolUse = { busy: number; idle: number; waiting: number; limit: number };

/** How many of this process's connections work, rest, and how many callers wait for one. */
export function poolUse(): PoolUse {
  const { totalCount, idleCount, waitingCount, options } = pool();
  return { busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount, limit: options.max };
}
