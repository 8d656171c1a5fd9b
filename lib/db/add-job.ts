import type { Tx } from "@/lib/db/client";

export type JobSpec = {
  /** Name of the task as the worker lists it, e.g. "send-mail". */
  task: string;
  payload: Record<string, string | number | boolean | null>;
  /** Not before this time; at once when left out. */
  runAt?: Date;
  /** Jobs with the same key replace each other while they wait. */
  jobKey?: string;
  maxAttempts?: number;
};

/** Enqueues a background job in the caller's transaction: it exists exactly if the change that needs it does. */
export async function addJob(tx: Tx, job: JobSpec): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM graphile_worker.add_job(
    identifier => ${job.task}::text,
    payload => ${JSON.stringify(job.payload)}::json,
    run_at => ${job.runAt ?? null}::timestamptz,
    max_attempts => ${job.maxAttempts ?? 12}::int,
    job_key => ${job.jobKey ?? null}::text
  )`;
}
