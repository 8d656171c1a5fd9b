import { BEAT_MS, beat, freeJobsOfDeadWorkers, retire } from "@/lib/jobs/heartbeat";
import { type JobReport, type Log, reportJob, toServerLog } from "@/lib/jobs/log";
import { type Runner, startRunner } from "@/lib/jobs/runner";
import { enqueueTasksOfMinute, untilNextMinute } from "@/lib/jobs/schedule";
import type { JobTasks, Recurring } from "@/lib/jobs/types";
import { errorLabel } from "@/lib/log/safe-error";

const RESTART_MS = 2_000;

export type WorkerOptions = {
  tasks: JobTasks;
  schedule: readonly Recurring[];
  log?: Log;
  /** Hears of every try of every job. */
  onJob?: (report: JobReport) => void;
  beatMs?: number;
  deadAfterMs?: number;
};

export type Worker = {
  /** Takes no new jobs, waits for those under way, and takes itself off the list of the living. */
  stop: () => Promise<void>;
};

/**
 * Runs the background jobs of this process until it is stopped. The database may go away and come back: jobs wait
 * meanwhile, one line says so and one says that they go on.
 */
export function startWorker(options: WorkerOptions): Worker {
  const { tasks, schedule, log = toServerLog, onJob = reportJob, beatMs = BEAT_MS, deadAfterMs } = options;
  let stopping = false;
  let runner: Runner = startRunner(tasks, onJob);
  const outage = outageReporter(log);

  const pulse = repeat(beatMs, 0, async () => {
    await beat(runner.workerIds);
    const freed = await freeJobsOfDeadWorkers(deadAfterMs);
    if (freed > 0) log(`took over the jobs of ${freed} worker(s) that fell silent`);
  });
  const minutes = repeat(null, untilNextMinute(new Date()), () => enqueueTasksOfMinute(schedule, new Date()));

  async function keepRunning(): Promise<void> {
    while (!stopping) {
      await runner.ended;
      if (stopping) return;
      await runner.stop();
      await pause(RESTART_MS);
      if (!stopping) runner = startRunner(tasks, onJob);
    }
  }

  /** Does `work` again and again; a failure is reported once and never ends the series. */
  function repeat(everyMs: number | null, firstMs: number, work: () => Promise<void>): () => void {
    let timer: NodeJS.Timeout;
    const turn = async () => {
      await outage(work);
      if (!stopping) timer = plan(everyMs ?? untilNextMinute(new Date()));
    };
    const plan = (wait: number) => setTimeout(() => void turn(), wait).unref();
    timer = plan(firstMs);
    return () => clearTimeout(timer);
  }

  const running = keepRunning();
  return {
    async stop() {
      stopping = true;
      pulse();
      minutes();
      await runner.stop();
      await running;
      await outage(() => retire(runner.workerIds));
    },
  };
}

/** Says that the database went away when it does, and that it is back when it is; nothing in between. */
function outageReporter(log: Log): (work: () => Promise<void>) => Promise<void> {
  let away = false;
  return async (work) => {
    try {
      await work();
      if (away) log("the database answers again, jobs go on");
      away = false;
    } catch (error) {
      if (!away) log(`the database does not answer, jobs wait (${errorLabel(error)})`);
      away = true;
    }
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
