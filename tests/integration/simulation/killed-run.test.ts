import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { TASKS } from "@/lib/jobs/tasks";
import { startWorker, type Worker } from "@/lib/jobs/worker";
import { startSimulation } from "@/lib/simulation/mutations";
import { findSimulation } from "@/lib/simulation/queries/simulations";
import { asOwner } from "@/tests/support/database";
import { aDesk, propose } from "@/tests/support/factories/awards";

const SCRIPT = fileURLToPath(new URL("../../support/worker-process.ts", import.meta.url));
const NOW = new Date("2026-11-20T12:00:00Z");

let desk: Awaited<ReturnType<typeof aDesk>>;
let child: ChildProcess | undefined;
let successor: Worker | undefined;

beforeAll(async () => {
  desk = await aDesk();
  await propose(desk.agent, (await desk.complaint()).id, NOW);
});
afterAll(async () => {
  child?.kill("SIGKILL");
  await successor?.stop();
});

async function until(met: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await met())) {
    if (Date.now() > end) throw new Error("it never came to that");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

it("a run whose worker is killed is taken over and begun anew, to the same end", async () => {
  const version = await db().policyVersion.findFirstOrThrow({ select: { id: true } });
  const input = { policy: version.id, from: "2026-11-01", to: "2026-11-30", department: null, region: null };
  const started = await startSimulation(desk.manager, input, NOW);
  if (!started.ok) throw new Error(started.reason);
  const statusOf = async () => (await findSimulation(desk.manager, started.value))?.status;
  const runOf = async () =>
    (await db().simulation.findUniqueOrThrow({ where: { id: started.value }, select: { runId: true } }))
      .runId;
  let firstRun: string | null = null;
  await asOwner(async (client) => {
    // The run can begin, and gets no further: it waits for the past decisions.
    await client.query("BEGIN");
    await client.query("LOCK TABLE compensation_decision IN ACCESS EXCLUSIVE MODE");
    child = fork(SCRIPT, [], { execArgv: ["--import", "tsx"], env: { ...process.env } });
    const exited = once(child, "exit");
    await until(async () => (await statusOf()) === "running");
    firstRun = await runOf();
    child.kill("SIGKILL");
    await exited;
  });
  expect(await statusOf()).toBe("running");
  successor = startWorker({
    tasks: TASKS,
    schedule: [],
    log: () => undefined,
    onJob: () => undefined,
    beatMs: 200,
    deadAfterMs: 2_000,
  });
  await until(async () => (await statusOf()) === "done");
  expect(await runOf()).not.toBe(firstRun);
  expect((await findSimulation(desk.manager, started.value))?.result?.counted.decided).toBe(1);
}, 120_000);
