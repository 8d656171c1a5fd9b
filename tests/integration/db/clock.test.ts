import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { addJob } from "@/lib/db/add-job";
import { closeDb, db, inTransaction } from "@/lib/db/client";
import { HOUR_MS } from "@/lib/domain/duration";
import { startWorker } from "@/lib/jobs/worker";
import { databaseNow, learnClock } from "@/lib/now";

// The server's clock goes wrong by an hour before it first asks the database.
beforeAll(async () => {
  await closeDb();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - HOUR_MS, shouldAdvanceTime: true });
});
afterAll(async () => {
  vi.useRealTimers();
  await closeDb();
  learnClock({ databaseMs: 0, askedMs: 0, answeredMs: 0 });
});

const databaseTime = async () => {
  const [row] = await db().$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS at`;
  return row?.at.getTime() ?? 0;
};

it("the database's time rules, however wrong the server's clock is", async () => {
  const at = await databaseTime();
  expect(Math.abs(at - Date.now())).toBeGreaterThan(HOUR_MS / 2);
  expect(Math.abs(at - databaseNow().getTime())).toBeLessThan(HOUR_MS / 60);
});

it("jobs are told the database's time", async () => {
  const told: Date[] = [];
  const worker = startWorker({
    tasks: { when: async (_payload, { now }) => void told.push(now) },
    schedule: [],
    log: () => undefined,
    onJob: () => undefined,
  });
  try {
    await inTransaction((tx) => addJob(tx, { task: "when", payload: {} }));
    await vi.waitUntil(() => told.length > 0, 20_000);
  } finally {
    await worker.stop();
  }
  const at = await databaseTime();
  expect(Math.abs(at - (told[0]?.getTime() ?? 0))).toBeLessThan(HOUR_MS / 60);
});

it("an answer that took long changes nothing", () => {
  const before = databaseNow().getTime() - Date.now();
  learnClock({ databaseMs: Date.now() + 9 * HOUR_MS, askedMs: Date.now() - 5_000, answeredMs: Date.now() });
  expect(Math.abs(databaseNow().getTime() - Date.now() - before)).toBeLessThan(1_000);
});
