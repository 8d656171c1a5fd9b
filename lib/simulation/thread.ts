import { parentPort, workerData } from "node:worker_threads";
import { type Task, workThrough } from "@/lib/simulation/work";

// A thread of its own: it works through what it is given and answers with the sums.
const task: Task = workerData;
parentPort?.postMessage(await workThrough(task));
