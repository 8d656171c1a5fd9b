import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { addJob } from "@/lib/db/add-job";
import { db, inTransaction } from "@/lib/db/client";
import { beat, freeJobsOfDeadWorkers } from "@/lib/jobs/heartbeat";
import type { JobReport } from "@/lib/jobs/log";
import type { JobTasks } from "@/lib/jobs/types";
import { cleanUp } from "@/lib/jobs/upkeep";
import { startWorker, type Worker, type WorkerOptions } from "@/lib/jobs/worker";
import { addressOf, currentDatabase, withConnection } from "../../support/database";
import { anOrganisation, aStaffRow } from "../../support/factories/money";

let worker: Worker | undefined;
const lines: string[] = [];

beforeAll(anOrganisation);
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  lines.length = 0;
  await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await db().$executeRaw`DELETE FROM job_worker`;
});

function work(tasks: JobTasks, options: Partial<WorkerOptions> = {}): void {
  worker = startWorker({ tasks, schedule: [], log: (line) => lines.push(line), beatMs: 200, ...options });
}

const enqueue = (task: string, payload = {}) => inTransaction((tx) => addJob(tx, { task, payload }));

async function until(met: () => boolean | Promise<boolean>, withinMs = 15_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await met())) {
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const workersListed = async () => (await db().$queryRaw<{ id: string }[]>`SELECT id FROM job_worker`).length;

/** Makes the only job look as if a worker had taken it so many seconds ago. */
async function lockedBy(id: string, secondsAgo: number): Promise<void> {
  await db().$executeRaw`UPDATE graphile_worker._private_jobs
    SET locked_by = ${id}, locked_at = now() - make_interval(secs => ${secondsAgo}::float8), attempts = 1`;
}

describe("the worker", () => {
  it("runs a job that was enqueued, and nothing of a transaction that was undone", async () => {
    const done: unknown[] = [];
    work({ greet: async (payload) => void done.push(payload) });
    await expect(
      inTransaction(async (tx) => {
        await addJob(tx, { task: "greet", payload: { name: "nobody" } });
        throw new Error("undone");
      }),
    ).rejects.toThrow("undone");
    await enqueue("greet", { name: "Anna" });
    await until(() => done.length > 0);
    expect(done).toEqual([{ name: "Anna" }]);
  });

  it("tries a failed job again, reports each try, and keeps the failure beside it without its words", async () => {
    const reports: JobReport[] = [];
    const kept: (string | null)[] = [];
    const flaky = async () => {
      const rows = await db().$queryRaw<
        { last_error: string | null }[]
      >`SELECT last_error FROM graphile_worker.jobs`;
      kept.push(rows[0]?.last_error ?? null);
      if (kept.length === 1)
        throw Object.assign(new Error("anna@example.com is unhappy"), { code: "ECONNRESET" });
    };
    work({ flaky }, { onJob: (report) => reports.push(report) });
    await enqueue("flaky");
    await until(() => reports.length === 2);
    expect(kept).toEqual([null, "Error ECONNRESET"]);
    expect(reports).toMatchObject([
      { task: "flaky", attempts: 1, maxAttempts: 12, outcome: "failed" },
      { task: "flaky", attempts: 2, outcome: "done", error: null },
    ]);
    expect(reports[1]?.id).toBe(reports[0]?.id);
  });

  it("tells a task when it is its last try", async () => {
    const last: boolean[] = [];
    work({
      once: async (_payload, { isLastTry }) => {
        last.push(isLastTry);
      },
    });
    await inTransaction((tx) => addJob(tx, { task: "once", payload: {}, maxAttempts: 1 }));
    await until(() => last.length > 0);
    expect(last).toEqual([true]);
  });

  it("takes over the job of a worker that fell silent", async () => {
    await enqueue("greet");
    await lockedBy("worker-killed", 120);
    await db()
      .$executeRaw`INSERT INTO job_worker (id, seen_at) VALUES ('worker-killed', now() - interval '31 seconds')`;
    let ran = 0;
    work({
      greet: async () => {
        ran += 1;
      },
    });
    await until(() => ran === 1);
    expect(lines).toEqual(["took over the jobs of 1 worker(s) that fell silent"]);
  });

  it("takes over the job of a worker killed before its first beat", async () => {
    await enqueue("greet");
    await lockedBy("worker-newborn", 31);
    expect(await freeJobsOfDeadWorkers()).toBe(1);
  });

  it("leaves the job of a living worker alone, however long it takes", async () => {
    await enqueue("greet");
    await lockedBy("worker-busy", 3_600);
    await beat(["worker-busy"]);
    expect(await freeJobsOfDeadWorkers()).toBe(0);
    await lockedBy("worker-starting", 5);
    expect(await freeJobsOfDeadWorkers()).toBe(0);
  });

  it("goes on after its connections were cut, with few words", async () => {
    let ran = 0;
    work({
      greet: async () => {
        ran += 1;
      },
    });
    await enqueue("greet");
    await until(() => ran === 1);
    await withConnection(addressOf(currentDatabase(), "superuserUrl"), (client) =>
      client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()",
        [currentDatabase()],
      ),
    );
    await until(async () => {
      try {
        await enqueue("greet");
        return true;
      } catch {
        return false;
      }
    });
    await until(() => ran >= 2);
    expect(lines.length).toBeLessThanOrEqual(3);
  });

  it("finishes the job under way before it stops, and takes itself off the list", async () => {
    let finished = false;
    let started = false;
    work({
      slow: async () => {
        started = true;
        await new Promise((resolve) => setTimeout(resolve, 500));
        finished = true;
      },
    });
    await enqueue("slow");
    await until(() => started);
    await until(async () => (await workersListed()) > 0);
    await worker?.stop();
    worker = undefined;
    expect(finished).toBe(true);
    expect(await workersListed()).toBe(0);
  });
});

describe("clean-up", () => {
  it("removes what has served its time and nothing else", async () => {
    const now = new Date("2026-11-22T12:00:00Z");
    const old = new Date("2026-07-01T12:00:00Z");
    const { id: staffId } = await aStaffRow();
    await db().idempotencyKey.createMany({
      data: [old, now].map((createdAt, index) => ({
        scope: "filing",
        key: String(index),
        requestHash: new Uint8Array(1),
        createdAt,
      })),
    });
    await db().rateWindow.createMany({
      data: [old, new Date(now.getTime() + 1)].map((resetsAt, index) => ({
        key: String(index),
        count: 1,
        resetsAt,
      })),
    });
    await db().staffSession.createMany({ data: [old, now].map((expiresAt) => ({ staffId, expiresAt })) });
    await cleanUp(now);
    expect(await db().idempotencyKey.count()).toBe(1);
    expect(await db().rateWindow.count()).toBe(1);
    expect(await db().staffSession.count()).toBe(1);
  });
});
