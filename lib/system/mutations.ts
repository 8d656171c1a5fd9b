import { recordAudit } from "@/lib/audit/mutations";
import type { Staff } from "@/lib/auth/staff";
import { inTransaction, sql, type Tx } from "@/lib/db/client";
import { failed, ok, type Result } from "@/lib/result";

/** Gone: done meanwhile, or under way right now, when nobody takes it out of a worker's hands. */
type JobFailure = "gone";
type Job = { id: string; task: string; payload: unknown };

async function record(
  tx: Tx,
  staff: Staff,
  action: "job-retried" | "job-cancelled",
  job: Job,
): Promise<void> {
  await recordAudit(tx, {
    actor: { kind: "staff", id: staff.id },
    action,
    subject: { kind: "job", id: job.id },
    facts: { task: job.task },
  });
}

async function resting(tx: Tx, jobId: string): Promise<Job | null> {
  const rows = await tx.$queryRaw<Job[]>(sql`
    SELECT job.id::text AS id, task.identifier AS task, job.payload
    FROM graphile_worker._private_jobs job JOIN graphile_worker._private_tasks task ON task.id = job.task_id
    WHERE job.id = ${jobId}::bigint AND job.locked_at IS NULL FOR UPDATE OF job`);
  return rows[0] ?? null;
}

/** Runs a job at once, with all its tries before it again. */
export function retryJob(staff: Staff, jobId: string): Promise<Result<null, JobFailure>> {
  return inTransaction(async (tx) => {
    const job = await resting(tx, jobId);
    if (!job) return failed("gone");
    await tx.$queryRaw(sql`
      SELECT 1 FROM graphile_worker.reschedule_jobs(ARRAY[${jobId}::bigint], run_at => now(), attempts => 0)`);
    await record(tx, staff, "job-retried", job);
    return ok(null);
  });
}

/** Takes a job out of the queue. A mail that will not be sent says so in the Outbox. */
export function cancelJob(staff: Staff, jobId: string): Promise<Result<null, JobFailure>> {
  return inTransaction(async (tx) => {
    const job = await resting(tx, jobId);
    if (!job) return failed("gone");
    await tx.$queryRaw(sql`SELECT 1 FROM graphile_worker.complete_jobs(ARRAY[${jobId}::bigint])`);
    const mailId = mailOf(job);
    if (mailId)
      await tx.mail.updateMany({
        where: { id: mailId, status: "queued" },
        data: { status: "failed", lastError: "cancelled" },
      });
    await record(tx, staff, "job-cancelled", job);
    return ok(null);
  });
}

function mailOf({ task, payload }: Job): string | null {
  if (task !== "send-mail" || typeof payload !== "object" || payload === null) return null;
  const mailId: unknown = Reflect.get(payload, "mailId");
  return typeof mailId === "string" ? mailId : null;
}
