import { EventEmitter } from "node:events";
import { Logger, runTaskList, type TaskList, type WorkerEvents } from "graphile-worker";
import { openJobPool } from "@/lib/db/job-pool";
import { errorLabel, type Log } from "@/lib/jobs/log";
import type { JobTasks } from "@/lib/jobs/types";

const CONCURRENCY = 4;
const POLL_MS = 2_000;

export type Runner = {
  /** Names under which jobs are locked: what the heartbeat keeps alive. */
  workerIds: readonly string[];
  /** Settles when a worker was lost, since none takes its place; null when the runner was stopped in good order. */
  ended: Promise<unknown>;
  /** Takes no new jobs and waits for those under way. */
  stop: () => Promise<void>;
};

function toTaskList(tasks: JobTasks): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      (payload: unknown, { job }) =>
        task(payload, { now: new Date(), isLastTry: job.attempts >= job.max_attempts }),
    ]),
  );
}

/** The runner's own lines tell too much (messages of errors) and too often (each retry of a connection). */
function silentLogger(): Logger {
  return new Logger(() => () => undefined);
}

/** Runs jobs on connections of its own until it is stopped or loses a worker. */
export function startRunner(tasks: JobTasks, log: Log): Runner {
  const events: WorkerEvents = new EventEmitter();
  const workerIds: string[] = [];
  events.on("worker:create", ({ worker }) => workerIds.push(worker.workerId));
  events.on("job:error", ({ job, error }) => {
    const tries = `try ${job.attempts} of ${job.max_attempts}`;
    log(`${job.task_identifier} ${job.id} failed (${tries}): ${errorLabel(error)}`);
  });

  const pool = openJobPool(CONCURRENCY + 1);
  const options = { concurrency: CONCURRENCY, pollInterval: POLL_MS, noHandleSignals: true };
  const workers = runTaskList({ ...options, events, logger: silentLogger() }, toTaskList(tasks), pool);
  const ended = new Promise<unknown>((resolve) => {
    events.on("worker:fatalError", ({ error }) => resolve(error));
    workers.then(() => resolve(null), resolve);
  });

  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= workers
      .gracefulShutdown()
      .catch(() => undefined)
      .then(() => pool.end());
    return stopping;
  };
  return { workerIds, ended, stop };
}
