import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type Batch, batchCount, batchMaker } from "./batch";
import type { Plan } from "./plan/plan";
import type { World } from "./world";

/** Batches that a worker may be ahead: it never waits for the database, nor the database for it. */
const AHEAD = 4;
/** Below this a thread costs more to start than it saves. */
const WORTH_A_THREAD = 20_000;

/** PostgreSQL takes the rows in on one processor meanwhile; telling them costs more than that. */
export function workersFor(complaints: number): number {
  if (complaints < WORTH_A_THREAD) return 0;
  return Math.min(4, availableParallelism());
}

type Crew = { ask: (index: number) => Promise<Batch>; dismiss: () => Promise<void> };

function crewOf(plan: Plan, world: World, size: number): Crew {
  const waiting = new Map<Worker, { resolve: (batch: Batch) => void; reject: (error: unknown) => void }[]>();
  const failAll = (worker: Worker, error: unknown) => {
    for (const { reject } of waiting.get(worker)?.splice(0) ?? []) reject(error);
  };
  const workers = Array.from({ length: size }, () => {
    const worker = new Worker(new URL("./worker.mjs", import.meta.url), {
      workerData: { plan, world },
      execArgv: [],
      // Rows live briefly and are many: a larger nursery is swept less often.
      resourceLimits: { maxYoungGenerationSizeMb: 96 },
    });
    waiting.set(worker, []);
    // A worker answers in the order in which it is asked.
    worker.on("message", (batch: Batch) => waiting.get(worker)?.shift()?.resolve(batch));
    worker.on("error", (error) => failAll(worker, error));
    worker.on("exit", () => failAll(worker, new Error("a worker ended too soon")));
    return worker;
  });
  return {
    ask(index) {
      const worker = workers[index % size];
      if (!worker) throw new RangeError("no workers");
      return new Promise((resolve, reject) => {
        waiting.get(worker)?.push({ resolve, reject });
        worker.postMessage(index);
      });
    },
    async dismiss() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** All batches in their order, made on other threads where that pays. */
export async function* batches(plan: Plan, world: World, workers: number): AsyncGenerator<Batch> {
  const count = batchCount(plan);
  if (workers === 0) {
    const make = batchMaker(plan, world);
    for (let index = 0; index < count; index += 1) yield make(index);
    return;
  }
  const crew = crewOf(plan, world, workers);
  const coming: Promise<Batch>[] = [];
  try {
    for (let index = 0; index < count + workers * AHEAD; index += 1) {
      if (index < count) {
        const batch = crew.ask(index);
        // Awaited in its turn; a failure meanwhile must not end the process unheard.
        batch.catch(() => undefined);
        coming.push(batch);
      }
      if (index < workers * AHEAD - 1) continue;
      const next = coming.shift();
      if (next) yield await next;
    }
  } finally {
    await crew.dismiss();
  }
}
