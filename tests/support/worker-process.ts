import { TASKS } from "@/lib/jobs/tasks";
import { startWorker } from "@/lib/jobs/worker";

// A process of its own that runs the app's jobs, so that a test can kill it.
startWorker({ tasks: TASKS, schedule: [], log: () => undefined, beatMs: 200, deadAfterMs: 2_000 });
process.send?.("started");
