import { parentPort, workerData } from "node:worker_threads";
import { batchMaker } from "./batch";
import type { Plan } from "./plan/plan";
import type { World } from "./world";

/** A thread of its own: asked for a batch by its number, it answers with the batch. */
export type WorkerData = { plan: Plan; world: World };

const { plan, world }: WorkerData = workerData;
const make = batchMaker(plan, world);

parentPort?.on("message", (index: number) => {
  const batch = make(index);
  parentPort?.postMessage(
    batch,
    batch.files.map(({ file }) => file.buffer),
  );
});
