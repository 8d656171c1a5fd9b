import { addJob } from "@/lib/db/add-job";
import { inTransaction } from "@/lib/db/client";
import { MINUTE_MS } from "@/lib/domain/duration";
import type { Recurring } from "@/lib/jobs/types";

/** The tasks of this minute, counted from the epoch, so that every process means the same minutes. */
export function tasksOfMinute(schedule: readonly Recurring[], now: Date): string[] {
  const minute = Math.floor(now.getTime() / MINUTE_MS);
  return schedule.filter(({ everyMinutes }) => minute % everyMinutes === 0).map(({ task }) => task);
}

/** Milliseconds until the next minute starts. */
export function untilNextMinute(now: Date): number {
  return MINUTE_MS - (now.getTime() % MINUTE_MS);
}

/**
 * Enqueues the tasks of this minute. The key makes several processes share one job. Such tasks look for what is due,
 * so a minute missed while nothing ran is made up by the next one; a failure waits for it too.
 */
export async function enqueueTasksOfMinute(schedule: readonly Recurring[], now: Date): Promise<void> {
  const tasks = tasksOfMinute(schedule, now);
  if (tasks.length === 0) return;
  await inTransaction(async (tx) => {
    for (const task of tasks)
      await addJob(tx, { task, payload: {}, jobKey: `every:${task}`, maxAttempts: 1 });
  });
}
