import { EventEmitter } from "node:events";
import { type Job, Logger, runTaskList, type TaskList, type WorkerEvents } from "graphile-worker";
import { openJobPool } from "@/lib/db/job-pool";
import { runAsJob } from "@/lib/http/request-context";
import type { JobReport } from "@/lib/jobs/log";
import type { JobTask, JobTasks } from "@/lib/jobs/types";
import { errorLabel } from "@/lib/log/safe-error";
import { databaseNow } from "@/lib/now";

const CONCURRENCY = 4;
const POLL_MS = 2_000;

export type Runner = {
  /** Names under which jobs are locked: what the heartbeat keeps alive. */
  workerIds: readonly string[];
  /** Settles when it will do no more work: a worker was lost, or none ever began; null when it was stopped in good order. */
  ended: Promise<unknown>;
  /** Takes no new jobs and waits for those under way. */
  stop: () => Promise<void>;
};

type OnJob = (report: JobReport) => void;
type Try = { job: Job; onJob: OnJob };

/**
 * Runs one try of a job under the job's own name and reports what came of it. What it throws is thrown on by its label
 * alone: the runner keeps the words of a failure beside the job, and those of the database hold people's data.
 */
async function runTry(task: JobTask, payload: unknown, { job, onJob }: Try): Promise<void> {
  const isLastTry = job.attempts >= job.max_attempts;
  const { id, task_identifier: name, attempts, max_attempts: maxAttempts } = job;
  const startedMs = performance.now();
  const report = (outcome: JobReport["outcome"], error: unknown) => {
    onJob({
      id,
      task: name,
      attempts,
      maxAttempts,
      outcome,
      error,
      milliseconds: performance.now() - startedMs,
    });
  };
  try {
    await task(payload, { now: databaseNow(), isLastTry });
    report("done", null);
  } catch (error) {
    report(isLastTry ? "given-up" : "failed", error);
    throw new Error(errorLabel(error));
  }
}

function toTaskList(tasks: JobTasks, onJob: OnJob): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      (payload: unknown, { job }) => runAsJob(job.id, () => runTry(task, payload, { job, onJob })),
    ]),
  );
}

/** The runner's own lines tell too much (messages of errors) and too often (each retry of a connection). */
function silentLogger(): Logger {
  return new Logger(() => () => undefined);
}

/** Runs jobs on connections of its own until it is stopped or loses a worker. */
export function startRunner(tasks: JobTasks, onJob: OnJob): Runner {
  const events: WorkerEvents = new EventEmitter();
  const workerIds: string[] = [];
  events.on("worker:create", ({ worker }) => workerIds.push(worker.workerId));

  const pool = openJobPool(CONCURRENCY + 1);
  const options = { concurrency: CONCURRENCY, pollInterval: POLL_MS, noHandleSignals: true };
  const workers = runTaskList({ ...options, events, logger: silentLogger() }, toTaskList(tasks, onJob), pool);
  const ended = new Promise<unknown>((resolve) => {
    events.on("worker:fatalError", ({ error }) => resolve(error));
    // The first look for work also learns the ids of the tasks, and the runner never asks for them a second time: one
    // that was born while the database was away would stay idle for ever.
    let knowsTasks = false;
    const learned = () => {
      knowsTasks = true;
    };
    events.on("worker:getJob:empty", learned);
    events.on("job:start", learned);
    events.on("worker:getJob:error", ({ error }) => {
      if (!knowsTasks) resolve(error);
    });
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
