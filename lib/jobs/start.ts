import { env } from "@/lib/env";
import { SCHEDULE, TASKS } from "@/lib/jobs/tasks";
import { startWorker, type Worker } from "@/lib/jobs/worker";

// Kept on globalThis, since a hot reload would otherwise start one more worker each time.
const holder: typeof globalThis & { amendsWorker?: Worker } = globalThis;

/** Starts this process's worker, once; it ends in good order with the process. */
export function startJobs(): void {
  if (!env().worker || holder.amendsWorker) return;
  const worker = startWorker({ tasks: TASKS, schedule: SCHEDULE });
  holder.amendsWorker = worker;
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void worker.stop());
}
