import { recordAudit } from "@/lib/audit/mutations";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { addJob } from "@/lib/db/add-job";
import { db, inTransaction, type Tx } from "@/lib/db/client";
import { inPlainTransaction, type PlainClient } from "@/lib/db/plain-transaction";
import { checkPolicy } from "@/lib/domain/compensation/check-policy";
import { toCanonicalJson } from "@/lib/domain/compensation/json";
import type { Policy } from "@/lib/domain/compensation/policy";
import { parsePolicy } from "@/lib/policies/policy-schema";
import { chosenPeriod, startOfDay } from "@/lib/reporting/period";
import { failed, ok, type Result } from "@/lib/result";
import { type KeptFigure, keptFigures } from "@/lib/simulation/figure-rows";
import type { PastScope } from "@/lib/simulation/queries/past";
import type { RunOutcome } from "@/lib/simulation/run";
import type { StartInput, StartProblem } from "@/lib/simulation/schema";
import { newUuid } from "@/lib/uuid";

const TRIES = 3;

/** One at a time: each works through the whole past, beside everything else that the server does. */
async function isAnyUnderWay(tx: Tx): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('simulation', 0))`;
  return (await tx.simulation.count({ where: { status: { in: ["queued", "running"] } } })) > 0;
}

/** Whether the department and the region are there, as far as they are asked for. */
async function isPlace(tx: Tx, { department, region }: StartInput): Promise<boolean> {
  const found = [
    department === null ? 1 : await tx.department.count({ where: { id: department } }),
    region === null ? 1 : await tx.region.count({ where: { key: region } }),
  ];
  return found.every((count) => count === 1);
}

/**
 * Asks for a policy to be tried on the past. Its document is kept as it is now: a draft may change while it runs.
 * Answers the simulation's id.
 */
export function startSimulation(
  staff: Staff,
  input: StartInput,
  now: Date,
): Promise<Result<string, StartProblem>> {
  return inTransaction(async (tx) => {
    if (!can(staff.role, "policy.write")) return failed("not-allowed");
    const stored = await tx.policyVersion.findUnique({
      where: { id: input.policy },
      select: { document: true, policyId: true, version: true },
    });
    const { department: departmentId, region: regionKey } = input;
    if (!stored || !(await isPlace(tx, input))) return failed("not-found");
    const policy = parsePolicy(stored.document);
    if (checkPolicy(policy).length > 0) return failed("has-errors");
    const period = chosenPeriod(input.from, input.to);
    if (!period.ok) return period;
    if (await isAnyUnderWay(tx)) return failed("under-way");
    const { timeZone } = await tx.organisation.findUniqueOrThrow({
      where: { id: 1 },
      select: { timeZone: true },
    });
    const { id } = await tx.simulation.create({
      data: {
        policyVersionId: input.policy,
        policyId: stored.policyId,
        policyVersion: stored.version,
        document: JSON.parse(toCanonicalJson(policy)),
        fromDay: new Date(input.from),
        toDay: new Date(input.to),
        fromAt: startOfDay(period.value.from, timeZone),
        toAt: startOfDay(period.value.end, timeZone),
        departmentId,
        regionKey,
        startedById: staff.id,
        createdAt: now,
      },
      select: { id: true },
    });
    await addJob(tx, {
      task: "simulate",
      payload: { simulationId: id },
      jobKey: `simulate:${id}`,
      maxAttempts: TRIES,
    });
    await recordAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "simulation-started",
      subject: { kind: "simulation", id },
      facts: {
        policyId: stored.policyId,
        version: stored.version,
        from: input.from,
        to: input.to,
        departmentId,
        regionKey,
      },
    });
    return ok(id);
  });
}

/** Calls a simulation off; the run notices at its next breath. */
export function cancelSimulation(
  staff: Staff,
  { id }: { id: string },
  now: Date,
): Promise<Result<null, "not-allowed" | "already-ended">> {
  return inTransaction(async (tx) => {
    if (!can(staff.role, "policy.write")) return failed("not-allowed");
    const { count } = await tx.simulation.updateMany({
      where: { id, status: { in: ["queued", "running"] } },
      data: { status: "cancelled", endedAt: now },
    });
    if (count === 0) return failed("already-ended");
    await recordAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "simulation-cancelled",
      subject: { kind: "simulation", id },
    });
    return ok(null);
  });
}

/** A run that was begun: whoever begins after it takes over, and this one finds nothing to write to any more. */
export type Run = { id: string; runId: string };
export type BegunRun = Run & { policy: Policy; scope: PastScope };

/** Begins a run, from the beginning, also where one was broken off; null where there is nothing (more) to do. */
export async function beginRun(id: string, now: Date): Promise<BegunRun | null> {
  const runId = newUuid();
  const begun = await db().simulation.updateManyAndReturn({
    where: { id, status: { in: ["queued", "running"] } },
    data: { status: "running", runId, beganAt: now, done: 0, total: null },
    select: { document: true, fromAt: true, toAt: true, departmentId: true, regionKey: true },
  });
  const row = begun[0];
  if (!row) return null;
  const { fromAt: from, toAt: to, departmentId, regionKey } = row;
  const scope = { from, to, departmentId, regionKey };
  return { id, runId, policy: parsePolicy(row.document), scope };
}

/** Says how far a run is; false: it was cancelled, or another has taken over. */
export async function noteProgress(
  { id, runId }: Run,
  { done, total }: { done: number; total: number },
): Promise<boolean> {
  const { count } = await db().simulation.updateMany({
    where: { id, runId, status: "running" },
    data: { done, total },
  });
  return count === 1;
}

const FIGURES_AT_ONCE = 100;

async function writeFigures(client: PlainClient, id: string, figures: readonly KeptFigure[]): Promise<void> {
  for (let at = 0; at < figures.length; at += FIGURES_AT_ONCE) {
    const rows = JSON.stringify(figures.slice(at, at + FIGURES_AT_ONCE));
    await client.query(
      `INSERT INTO simulation_figure (simulation_id, key, n, cases)
       SELECT $1::uuid, key, n, cases FROM jsonb_to_recordset($2::jsonb) AS f (key text, n int, cases jsonb)`,
      [id, rows],
    );
  }
}

/** Keeps what came of a run; false: it was cancelled meanwhile, or another has taken over. */
export function finishRun({ id, runId }: Run, { result, figures }: RunOutcome): Promise<boolean> {
  return inPlainTransaction(async (client) => {
    const { rowCount } = await client.query(
      `UPDATE simulation SET status = 'done', result = $3::jsonb, done = coalesce(total, done), ended_at = now()
       WHERE id = $1::uuid AND run_id = $2::uuid AND status = 'running'`,
      [id, runId, toCanonicalJson(result)],
    );
    if (rowCount !== 1) return false;
    await writeFigures(client, id, keptFigures(result, figures));
    return true;
  });
}

/** The last try failed. */
export async function failRun({ id, runId }: Run, now: Date): Promise<void> {
  await db().simulation.updateMany({
    where: { id, runId, status: "running" },
    data: { status: "failed", endedAt: now },
  });
}
