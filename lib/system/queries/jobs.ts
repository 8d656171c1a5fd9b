import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import type { JobState } from "@/lib/metrics/queries";
import type { SystemJob, SystemWorker } from "@/lib/system/types";

const SHOWN = 50;
/** A worker beats every ten seconds; one silent for so long has lost its jobs to others. */
const ALIVE_SECONDS = 30;

type Row = Omit<SystemJob, "problem"> & { lastError: string | null };

/** What a failed try left, if it is a label such as "MailNotSent ECONNREFUSED"; words could be anybody's. */
function labelOf(lastError: string | null): string | null {
  if (lastError === null) return null;
  return /^[A-Za-z_][\w.]{0,60}( [\w:.-]{1,60})?$/.test(lastError) ? lastError : "–";
}

/** Jobs in the order in which they need somebody: given up, under way, next to run. */
export async function systemJobs(_staff: Staff, state: JobState | null): Promise<SystemJob[]> {
  const rows = await db().$queryRaw<Row[]>(sql`
    WITH job AS (
      SELECT id::text AS id, task_identifier AS task, attempts::int AS attempts, max_attempts::int AS "maxAttempts",
        run_at AS "runAt", created_at AS "createdAt", last_error AS "lastError",
        CASE WHEN locked_at IS NOT NULL THEN 'running' WHEN attempts >= max_attempts THEN 'failed'
          WHEN run_at > now() THEN 'scheduled' ELSE 'waiting' END AS state
      FROM graphile_worker.jobs
    )
    SELECT * FROM job WHERE ${state}::text IS NULL OR state = ${state}::text
    ORDER BY array_position(ARRAY['failed', 'running', 'waiting', 'scheduled'], state), "runAt", id::bigint LIMIT ${SHOWN}`);
  return rows.map(({ lastError, ...job }) => ({ ...job, problem: labelOf(lastError) }));
}

/** The workers on the list of the living, of all processes, each with the task it is at. */
export function systemWorkers(_staff: Staff): Promise<SystemWorker[]> {
  return db().$queryRaw<SystemWorker[]>(sql`
    SELECT w.id, w.seen_at AS "seenAt", w.seen_at > now() - make_interval(secs => ${ALIVE_SECONDS}::int) AS "isAlive",
      (SELECT task_identifier FROM graphile_worker.jobs WHERE locked_by = w.id ORDER BY locked_at LIMIT 1) AS job
    FROM job_worker w ORDER BY w.seen_at DESC, w.id`);
}
