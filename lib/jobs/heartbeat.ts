import { db } from "@/lib/db/client";

export const BEAT_MS = 10_000;
/** A runner silent for so long is dead; its jobs are free again at the next beat of any other. */
export const DEAD_AFTER_MS = 30_000;

// All times here are the database's own: the clocks of two servers may differ by more than a beat.

/** Says that these workers live. */
export async function beat(workerIds: readonly string[]): Promise<void> {
  await db().$executeRaw`
    INSERT INTO job_worker (id, seen_at) SELECT id, now() FROM unnest(${[...workerIds]}::text[]) AS given (id)
    ON CONFLICT (id) DO UPDATE SET seen_at = now()`;
}

/** Takes workers that ended in good order off the list. */
export async function retire(workerIds: readonly string[]): Promise<void> {
  await db().$executeRaw`DELETE FROM job_worker WHERE id = ANY (${[...workerIds]}::text[])`;
}

/** Takes workers off the list that fell silent an hour ago and left nothing to take over. */
export async function forgetDeadWorkers(): Promise<void> {
  await db().$executeRaw`DELETE FROM job_worker WHERE seen_at < now() - interval '1 hour'`;
}

/**
 * Gives the jobs of dead workers back and answers how many workers those were. A worker that never got to its first
 * beat counts by the age of its job. Rows of the long dead go too.
 */
export async function freeJobsOfDeadWorkers(deadAfterMs = DEAD_AFTER_MS): Promise<number> {
  const silent = await db().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT job.locked_by AS id
    FROM graphile_worker.jobs job LEFT JOIN job_worker worker ON worker.id = job.locked_by
    WHERE job.locked_by IS NOT NULL
      AND coalesce(worker.seen_at, job.locked_at) < now() - make_interval(secs => ${deadAfterMs / 1000}::float8)`;
  if (silent.length === 0) return 0;
  const ids = silent.map(({ id }) => id);
  await db().$queryRaw`SELECT 1 FROM graphile_worker.force_unlock_workers(${ids}::text[])`;
  await db().$executeRaw`DELETE FROM job_worker WHERE id = ANY (${ids}::text[])`;
  return ids.length;
}
