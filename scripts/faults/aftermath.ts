import type { Client } from "pg";
import { withClient } from "../database/connect";
import { pause } from "../project";

const CATCH_UP_MAX_MS = 60_000;

/** Jobs that should have run by now: what is planned for later has never been tried and lies ahead. */
const DUE = `FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
  WHERE j.max_attempts > 1 AND (j.run_at <= now() OR j.attempts > 0)`;

async function dueJobs(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT concat_ws(', ', t.identifier, j.attempts || ' tries', 'held by ' || j.locked_by, j.last_error,
       CASE WHEN j.attempts >= j.max_attempts THEN 'given up' END) AS name ${DUE}`,
  );
  return rows.map(({ name }) => name);
}

/**
 * Makes half a minute of silence pass in a moment for workers that were killed: the next one to live takes over what they
 * held. To be called while no worker lives.
 */
export function ageWorkers(superuserUrl: string): Promise<void> {
  return withClient(superuserUrl, async (client) => {
    await client.query(
      `INSERT INTO job_worker (id, seen_at) SELECT DISTINCT locked_by, 'epoch'::timestamptz
       FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
       ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`,
    );
  });
}

/** The pauses before the next tries are over. */
async function endPauses(client: Client): Promise<void> {
  await client.query(
    `UPDATE graphile_worker._private_jobs SET run_at = now()
     WHERE attempts > 0 AND attempts < max_attempts AND locked_by IS NULL AND run_at > now()`,
  );
}

/** Waits until all due jobs are done; the violations are those that were not. */
export async function catchUp(superuserUrl: string): Promise<string[]> {
  const deadline = Date.now() + CATCH_UP_MAX_MS;
  for (;;) {
    const left = await withClient(superuserUrl, async (client) => {
      await endPauses(client);
      return dueJobs(client);
    });
    if (left.length === 0) return [];
    const isLate = Date.now() > deadline;
    if (isLate || left.every((name) => name.endsWith("given up")))
      return left.map((name) => `a job was never done: ${name}`);
    await pause(250);
  }
}
