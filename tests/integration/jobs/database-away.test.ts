import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { addJob } from "@/lib/db/add-job";
import { closeDb, inTransaction } from "@/lib/db/client";
import { forgetEnv } from "@/lib/env";
import { startWorker, type Worker } from "@/lib/jobs/worker";
import { databaseGate } from "../../support/database-gate";

const address = process.env.DATABASE_URL ?? "";
let worker: Worker | undefined;
let gate: Awaited<ReturnType<typeof databaseGate>> | undefined;

afterAll(async () => {
  await worker?.stop();
  await closeDb();
  process.env.DATABASE_URL = address;
  forgetEnv();
  await gate?.close();
});

// A worker that was in the middle of a job says so itself, by console.trace, before ours starts another.
beforeEach(() => {
  vi.spyOn(console, "trace").mockImplementation(() => undefined);
});

async function until(met: () => boolean): Promise<void> {
  const end = Date.now() + 40_000;
  while (!met()) {
    if (Date.now() > end) throw new Error("it never came to that");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

it("a worker born while the database is away works once it is there, and again after it was away for long", async () => {
  gate = await databaseGate(address, false);
  process.env.DATABASE_URL = gate.url;
  forgetEnv();
  const lines: string[] = [];
  let ran = 0;
  const greet = async () => {
    ran += 1;
  };
  worker = startWorker({
    tasks: { greet },
    schedule: [],
    log: (line) => lines.push(line),
    onJob: () => undefined,
    beatMs: 200,
  });
  const enqueue = () => inTransaction((tx) => addJob(tx, { task: "greet", payload: {} }));
  await until(() => lines.length === 1);
  expect(lines[0]).toContain("the database does not answer, jobs wait");
  gate.open();
  await until(() => lines.length === 2);
  await enqueue();
  await until(() => ran === 1);

  gate.shut();
  await until(() => lines.length === 3);
  gate.open();
  await until(() => lines.length === 4);
  await enqueue();
  await until(() => ran === 2);
  expect(lines[3]).toContain("the database answers again, jobs go on");
}, 120_000);
