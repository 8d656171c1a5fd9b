import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { forgetEnv } from "@/lib/env";
import { BEAT_MS, DEAD_AFTER_MS } from "@/lib/jobs/heartbeat";
import { TASKS } from "@/lib/jobs/tasks";
import { startWorker, type Worker } from "@/lib/jobs/worker";
import { aFiledComplaint } from "../../support/factories/filing";
import { anOrganisation } from "../../support/factories/money";
import { headersOf, smtpServer } from "../../support/smtp-server";

const SCRIPT = fileURLToPath(new URL("../../support/worker-process.ts", import.meta.url));
let server: Awaited<ReturnType<typeof smtpServer>>;
let successor: Worker | undefined;
let child: ChildProcess | undefined;
/** What happens when a letter has arrived whole, before its sender hears so. */
let onArrival: () => string = () => "250 kept";

beforeAll(async () => {
  await anOrganisation();
  // Asked once the letter is whole, and not before.
  server = await smtpServer(() => ({
    get data() {
      return onArrival();
    },
  }));
  process.env.SMTP_URL = server.url;
  process.env.SMTP_FROM = "care@amends.example";
  forgetEnv();
});
afterAll(async () => {
  child?.kill("SIGKILL");
  await successor?.stop();
  successor = undefined;
  await server.close();
  delete process.env.SMTP_URL;
  delete process.env.SMTP_FROM;
  forgetEnv();
});

async function until(met: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await met())) {
    if (Date.now() > end) throw new Error("it never came to that");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe("a worker killed outright", () => {
  it("is known as dead well within a minute, as the beats are set", () => {
    expect(DEAD_AFTER_MS + 2 * BEAT_MS).toBeLessThanOrEqual(60_000);
  });

  it("between sending a letter and saying so: its successor sends it under the same Message-ID, and says so once", async () => {
    const { complaintId } = await aFiledComplaint();
    const { id: mailId } = await db().mail.findFirstOrThrow({ where: { complaintId } });
    onArrival = () => {
      child?.kill("SIGKILL");
      return "250 kept";
    };
    child = fork(SCRIPT, [], { execArgv: ["--import", "tsx"], env: { ...process.env } });
    const [, signal] = await once(child, "exit");
    expect(signal).toBe("SIGKILL");
    expect(server.mails).toHaveLength(1);
    expect(await db().mail.findUniqueOrThrow({ where: { id: mailId } })).toMatchObject({
      status: "queued",
      attempts: 0,
    });
    expect(
      await db().$queryRaw<unknown[]>`SELECT 1 FROM graphile_worker.jobs WHERE locked_by IS NOT NULL`,
    ).toHaveLength(1);

    onArrival = () => "250 kept";
    successor = startWorker({
      tasks: TASKS,
      schedule: [],
      log: () => undefined,
      onJob: () => undefined,
      beatMs: 200,
      deadAfterMs: 2_000,
    });
    await until(async () => (await db().mail.findUniqueOrThrow({ where: { id: mailId } })).status === "sent");
    const names = server.mails.flatMap(headersOf).filter((header) => header.startsWith("Message-ID:"));
    expect(names).toEqual(Array.from({ length: 2 }, () => `Message-ID: <${mailId}@amends.example>`));
    const events = await db().complaintEvent.findMany({ where: { complaintId, type: "acknowledged" } });
    expect(events).toHaveLength(1);
    expect(await db().mail.count({ where: { complaintId } })).toBe(1);
  }, 90_000);
});
