import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addJob } from "@/lib/db/add-job";
import { db, inTransaction } from "@/lib/db/client";
import { readStanding } from "@/lib/metrics/queries";
import { queueMail } from "@/lib/outbox/mutations";
import { cancelJob, retryJob } from "@/lib/system/mutations";
import { ledgerProtection, systemHealth } from "@/lib/system/queries/health";
import { systemJobs, systemWorkers } from "@/lib/system/queries/jobs";
import { systemVersions } from "@/lib/system/queries/versions";
import { migrationNames } from "@/scripts/database/migrations-folder";
import { asOwner, asSuperuser } from "@/tests/support/database";
import { aColleague } from "@/tests/support/factories/desk";
import { aCustomer, anOrganisation } from "@/tests/support/factories/money";

let admin: Awaited<ReturnType<typeof aColleague>>;
beforeAll(async () => {
  await anOrganisation();
  admin = await aColleague("admin");
});
beforeEach(async () => {
  await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});

type Shape = { attempts?: number; lastError?: string; lockedBy?: string; runInSeconds?: number };

/** One job as runs of it would have left it. */
async function aJob(task: string, shape: Shape = {}): Promise<string> {
  await inTransaction((tx) => addJob(tx, { task, payload: { note: "Zanzibar-Canary" }, maxAttempts: 3 }));
  const { attempts = 0, lastError = null, lockedBy = null, runInSeconds = -1 } = shape;
  const rows = await db().$queryRaw<{ id: string }[]>`
    UPDATE graphile_worker._private_jobs SET attempts = ${attempts}::int, last_error = ${lastError},
      locked_by = ${lockedBy}, locked_at = CASE WHEN ${lockedBy}::text IS NULL THEN NULL ELSE now() END,
      run_at = now() + make_interval(secs => ${runInSeconds}::float8)
    WHERE id = (SELECT max(id) FROM graphile_worker._private_jobs) RETURNING id::text`;
  return rows[0]?.id ?? "";
}

describe("the queue of jobs", () => {
  it("shows what needs somebody first, and never a payload or the words of a failure", async () => {
    const later = await aJob("later", {
      runInSeconds: 600,
      attempts: 1,
      lastError: "MailNotSent ECONNREFUSED",
    });
    const due = await aJob("due");
    const busy = await aJob("busy", { lockedBy: "worker-1", attempts: 1 });
    const dead = await aJob("dead", { attempts: 3, lastError: "the customer Zanzibar-Canary is unhappy" });
    const jobs = await systemJobs(admin, null);
    expect(jobs.map(({ id, state, problem }) => [id, state, problem])).toEqual([
      [dead, "failed", "–"],
      [busy, "running", null],
      [due, "waiting", null],
      [later, "scheduled", "MailNotSent ECONNREFUSED"],
    ]);
    expect(JSON.stringify(jobs)).not.toContain("Zanzibar");
    expect((await systemJobs(admin, "failed")).map(({ id }) => id)).toEqual([dead]);
    expect((await readStanding()).jobs).toEqual({ waiting: 1, scheduled: 1, running: 1, failed: 1 });
  });

  it("runs a job that was given up again, with all its tries, and says who asked", async () => {
    const id = await aJob("dead", { attempts: 3, lastError: "Error" });
    expect(await retryJob(admin, id)).toMatchObject({ ok: true });
    expect(await systemJobs(admin, null)).toMatchObject([{ id, state: "waiting", attempts: 0 }]);
    expect(await db().auditEntry.findMany({ where: { subjectId: id } })).toMatchObject([
      { action: "job-retried", actorId: admin.id, facts: { task: "dead" } },
    ]);
  });

  it("takes a job out of the queue, and its mail says so", async () => {
    const { contactPointId } = await aCustomer();
    await inTransaction((tx) =>
      queueMail(tx, {
        template: "lost-link",
        complaintId: null,
        contactPointId,
        locale: "en",
        dedupeKey: "cancel-me",
      }),
    );
    const [job] = await systemJobs(admin, null);
    expect(await cancelJob(admin, job?.id ?? "")).toMatchObject({ ok: true });
    expect(await systemJobs(admin, null)).toEqual([]);
    expect(await db().mail.findUnique({ where: { dedupeKey: "cancel-me" } })).toMatchObject({
      status: "failed",
      lastError: "cancelled",
    });
    expect(
      await db().auditEntry.count({ where: { action: "job-cancelled", subjectId: job?.id ?? "" } }),
    ).toBe(1);
  });

  it("leaves a job alone that is under way or gone", async () => {
    const busy = await aJob("busy", { lockedBy: "worker-1", attempts: 1 });
    for (const id of [busy, "999999999"]) {
      expect(await retryJob(admin, id)).toEqual({ ok: false, reason: "gone" });
      expect(await cancelJob(admin, id)).toEqual({ ok: false, reason: "gone" });
    }
    expect(await systemJobs(admin, null)).toMatchObject([{ id: busy, state: "running" }]);
  });
});

describe("what runs here", () => {
  it("lists workers with the task each is at, and tells the silent ones", async () => {
    await db()
      .$executeRaw`INSERT INTO job_worker (id, seen_at) VALUES ('worker-1', now()), ('worker-2', now() - interval '31 seconds')`;
    await aJob("busy", { lockedBy: "worker-1", attempts: 1 });
    expect(await systemWorkers(admin)).toMatchObject([
      { id: "worker-1", isAlive: true, job: "busy" },
      { id: "worker-2", isAlive: false, job: null },
    ]);
  });

  it("knows versions and that no migration is pending", async () => {
    const versions = await systemVersions(admin);
    expect(versions).toMatchObject({ migrationsApplied: migrationNames().length, migrationsPending: [] });
    expect(versions.postgres).toMatch(/^18/);
    expect(versions.next).toMatch(/^16\./);
    expect(`v${versions.node}`).toBe(process.version);
  });

  it("measures the database", async () => {
    const health = await systemHealth(admin);
    expect(health.latencyMs).toBeGreaterThan(0);
    expect(health.databaseBytes).toBeGreaterThan(1_000_000n);
    expect(health.connections).toBeGreaterThan(0);
    // Two clocks of one machine.
    expect(Math.abs(health.clockOffsetMs)).toBeLessThan(5_000);
  });

  it("tells how the append-only tables are kept", async () => {
    expect(await ledgerProtection(admin)).toBe("rights-and-triggers");
    await asOwner((client) => client.query("GRANT UPDATE ON ledger_entry TO amends_app"));
    expect(await ledgerProtection(admin)).toBe("triggers-only");
    await asSuperuser((client) =>
      client.query("ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_append_only"),
    );
    expect(await ledgerProtection(admin)).toBe("open");
  });
});
