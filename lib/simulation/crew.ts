import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { RunSums } from "@/lib/domain/simulation/run-sums";
import { isBuilt } from "@/lib/env";
import { stopAll } from "@/lib/simulation/board";
import { type Task, workThrough } from "@/lib/simulation/work";

/** Below this a thread costs more to start than it saves. */
const WORTH_A_THREAD = 20_000;
/** PostgreSQL works beside each of them. */
const MOST_THREADS = 2;
/** Rows live briefly and are many; what is remembered of them is little, and a thread that needs more is at fault. */
const ROOM = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 512 };

/** How many threads a past of so many complaints is worth; 0: it is worked through here. */
export function threadsFor(complaints: number): number {
  return complaints < WORTH_A_THREAD ? 0 : Math.min(MOST_THREADS, availableParallelism());
}

/** Outside of a build the thread is TypeScript, which it has to learn before it can read itself. */
function fromSources(): string {
  const thread = import.meta.url.replace(/[^/]+$/, "thread.ts");
  return `import("tsx/esm/api").then(({ register }) => { register(); return import("${thread}"); });`;
}

function openThread(workerData: Task): Worker {
  const options = { workerData, execArgv: [], resourceLimits: ROOM };
  return isBuilt
    ? new Worker(new URL("./thread.ts", import.meta.url), options)
    : new Worker(fromSources(), { ...options, eval: true });
}

/** Works in a thread of its own, so that pages are served meanwhile and its memory is given back at the end. */
function inThread(task: Task): Promise<RunSums> {
  const worker = openThread(task);
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("a thread of a simulation ended too soon")));
  });
}

/** Works through a past with several threads, or here; one that fails stops the others. */
export async function workTogether(task: Task, threads: number): Promise<readonly RunSums[]> {
  if (threads === 0) return [await workThrough(task)];
  const works = Array.from({ length: threads }, () => inThread(task));
  try {
    return await Promise.all(works);
  } catch (error) {
    stopAll(task.board);
    await Promise.allSettled(works);
    throw error;
  }
}
