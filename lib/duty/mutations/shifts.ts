import { recordAudit } from "@/lib/audit/mutations";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { inTransaction, type Tx } from "@/lib/db/client";
import type { AuditFacts } from "@/lib/domain/audit";
import { MINUTE_MS } from "@/lib/domain/duration";
import {
  handOver,
  mayBeOnDuty,
  type Shift,
  type ShiftProblem,
  shiftProblem,
} from "@/lib/domain/sla/duty/duty";
import { notify } from "@/lib/notifications/mutations";
import { failed, ok, type Result } from "@/lib/result";

export type DutyFailure = ShiftProblem | "not-found" | "inactive" | "not-yours" | "same-person";

export type ShiftInput = { shiftId: string | null; staffId: string; startsAt: Date; endsAt: Date };

const SHIFT = { staffId: true, startsAt: true, endsAt: true } as const;

/** Whoever plans waits for whoever plans already: two changes at once would each miss the other. */
export async function lockRota(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('duty', 0))`;
}

/** Who of these people cannot be put on duty: gone, or of a role that works on no cases. */
export async function unfitFor(tx: Tx, staffIds: readonly string[]): Promise<string[]> {
  const rows = await tx.staff.findMany({
    where: { id: { in: [...staffIds] }, active: true },
    select: { id: true, role: true },
  });
  const fit = new Set(rows.filter(({ role }) => mayBeOnDuty(role)).map(({ id }) => id));
  return staffIds.filter((id) => !fit.has(id));
}

/** A new shift, or a change of one. What was is not rewritten. */
export function saveShift(
  actor: Staff,
  { shiftId, ...input }: ShiftInput,
  now: Date,
): Promise<Result<string, DutyFailure>> {
  return inTransaction(async (tx) => {
    await lockRota(tx);
    const before = shiftId ? await shiftOf(tx, shiftId) : null;
    if (shiftId && !before) return failed("not-found");
    const after = before ? { ...input, ...exact(before, input) } : input;
    if ((await unfitFor(tx, [after.staffId])).length > 0) return failed("inactive");
    const problem = shiftProblem({ before, after, others: await near(tx, after, shiftId), now });
    if (problem) return failed(problem);
    const id = await write(tx, { actor, id: shiftId, shift: after });
    await recordDuty(tx, actor, { id, facts: { before: before && figures(before), after: figures(after) } });
    return ok(id);
  });
}

/** Takes a shift off the rota that has not begun. */
export function dropShift(actor: Staff, shiftId: string, now: Date): Promise<Result<null, DutyFailure>> {
  return inTransaction(async (tx) => {
    await lockRota(tx);
    const before = await shiftOf(tx, shiftId);
    if (!before) return failed("not-found");
    const problem = shiftProblem({ before, after: null, others: [], now });
    if (problem) return failed(problem);
    await tx.dutyShift.delete({ where: { id: shiftId }, select: { id: true } });
    await recordDuty(tx, actor, { id: shiftId, facts: { before: figures(before), after: null } });
    return ok(null);
  });
}

/**
 * Gives the rest of a shift to a colleague, who hears of it: one's own, or anybody's for who plans the rota.
 */
export function handOverShift(
  actor: Staff,
  { shiftId, toId }: { shiftId: string; toId: string },
  now: Date,
): Promise<Result<null, DutyFailure>> {
  return inTransaction(async (tx) => {
    await lockRota(tx);
    const before = await shiftOf(tx, shiftId);
    if (!before) return failed("not-found");
    const refusal = await handOverRefusal(tx, { actor, before, toId, now });
    if (refusal) return failed(refusal);
    const parts = handOver(before, now, toId);
    const taken = parts.at(-1);
    if (!taken) return failed("past");
    if ((await near(tx, taken, shiftId)).length > 0) return failed("overlap");
    await splitShift(tx, { actor, shiftId, parts });
    const facts = { before: figures(before), after: figures(taken), handedOver: true };
    await recordDuty(tx, actor, { id: shiftId, facts });
    if (toId !== actor.id)
      await notify(tx, {
        staffId: toId,
        kind: "duty-handed-over",
        complaintId: null,
        facts: { from: before.staffId, ...figures(taken) },
        now,
      });
    return ok(null);
  });
}

/** A form knows minutes only: what it sends back unchanged stays as it was, to the millisecond. */
function exact(before: Shift, input: Shift): Pick<Shift, "startsAt" | "endsAt"> {
  const minute = (at: Date) => Math.floor(at.getTime() / MINUTE_MS);
  const kept = (was: Date, is: Date) => (minute(was) === minute(is) ? was : is);
  return {
    startsAt: kept(before.startsAt, input.startsAt),
    endsAt: kept(before.endsAt, input.endsAt),
  };
}

type HandOver = { actor: Staff; before: Shift; toId: string; now: Date };

async function handOverRefusal(tx: Tx, { actor, before, toId, now }: HandOver): Promise<DutyFailure | null> {
  const isPlanner = can(actor.role, "duty.write");
  if (before.staffId !== actor.id && !isPlanner) return "not-yours";
  if (before.endsAt <= now) return "past";
  if (toId === before.staffId) return "same-person";
  return (await unfitFor(tx, [toId])).length > 0 ? "inactive" : null;
}

/** The first part keeps the row; a second one gets its own. */
async function splitShift(
  tx: Tx,
  { actor, shiftId, parts }: { actor: Staff; shiftId: string; parts: readonly Shift[] },
): Promise<void> {
  const [first, second] = parts;
  if (first) await write(tx, { actor, id: shiftId, shift: first });
  if (second) await write(tx, { actor, id: null, shift: second });
}

function shiftOf(tx: Tx, id: string): Promise<Shift | null> {
  return tx.dutyShift.findUnique({ where: { id }, select: SHIFT });
}

/** The person's other shifts that meet one. */
function near(tx: Tx, { staffId, startsAt, endsAt }: Shift, exceptId: string | null): Promise<Shift[]> {
  return tx.dutyShift.findMany({
    where: {
      staffId,
      startsAt: { lt: endsAt },
      endsAt: { gt: startsAt },
      ...(exceptId ? { NOT: { id: exceptId } } : {}),
    },
    select: SHIFT,
  });
}

type Writing = { actor: Staff; id: string | null; shift: Shift };

async function write(tx: Tx, { actor, id, shift }: Writing): Promise<string> {
  const { staffId, startsAt, endsAt } = shift;
  const data = { staffId, startsAt, endsAt };
  const row = id
    ? await tx.dutyShift.update({ where: { id }, data, select: { id: true } })
    : await tx.dutyShift.create({ data: { ...data, createdById: actor.id }, select: { id: true } });
  return row.id;
}

function figures({ staffId, startsAt, endsAt }: Shift) {
  return { staffId, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}

/** In the transaction of the change. */
export async function recordDuty(
  tx: Tx,
  actor: Staff,
  { id, facts }: { id: string; facts: AuditFacts },
): Promise<void> {
  await recordAudit(tx, {
    actor: { kind: "staff", id: actor.id },
    action: "duty-changed",
    subject: { kind: "duty", id },
    facts,
  });
}
