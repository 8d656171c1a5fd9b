import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { type LockedComplaint, lockComplaint, writeChange } from "@/lib/complaints/mutations/project";
import { decidedBefore } from "@/lib/complaints/queries/appeal";
import { inTransaction, sql, type Tx } from "@/lib/db/client";
import { isOpen } from "@/lib/domain/complaint-state";
import { isRole } from "@/lib/domain/roles";
import { notify } from "@/lib/notifications/mutations";
import { failed, ok, type Result } from "@/lib/result";

export type AssignFailure =
  | "not-found"
  | "already-ended"
  | "not-allowed"
  | "already-assigned"
  | "unknown-colleague"
  | "decided-before";

async function write(
  tx: Tx,
  current: LockedComplaint,
  change: { to: string | null; actor: Staff; now: Date },
) {
  const { to, actor, now } = change;
  await writeChange(tx, current, {
    patch: { assigneeId: to },
    event: {
      type: "assigned",
      actor: { kind: "staff", id: actor.id },
      occurredAt: now,
      facts: { from: current.assigneeId, to },
    },
  });
  if (to && to !== actor.id)
    await notify(tx, { staffId: to, kind: "case-assigned", complaintId: current.id, now });
}

async function mayWorkCases(tx: Tx, staffId: string): Promise<boolean> {
  const found = await tx.staff.findFirst({ where: { id: staffId, active: true }, select: { role: true } });
  return found !== null && isRole(found.role) && can(found.role, "case.work");
}

export type Assignment = {
  complaintId: string;
  /** Null puts it back into the pool. */
  to: string | null;
};

/**
 * Gives a case to somebody. Anyone who works cases may take a free one and put back their own; taking it from a
 * colleague or giving it to one is a lead's.
 */
export function assignComplaint(
  actor: Staff,
  { complaintId, to }: Assignment,
  now: Date,
): Promise<Result<{ assigneeId: string | null }, AssignFailure>> {
  return inTransaction(async (tx) => {
    const current = await lockComplaint(tx, complaintId);
    if (!current) return failed("not-found");
    if (!isOpen(current.status)) return failed("already-ended");
    if (current.assigneeId === to) return ok({ assigneeId: to });
    if (!can(actor.role, "case.assign")) {
      if (to !== null && to !== actor.id) return failed("not-allowed");
      if (current.assigneeId !== null && current.assigneeId !== actor.id) return failed("already-assigned");
    }
    if (to !== null && !(await mayWorkCases(tx, to))) return failed("unknown-colleague");
    if (to !== null && (await decidedBefore(tx, complaintId, to))) return failed("decided-before");
    await write(tx, current, { to, actor, now });
    return ok({ assigneeId: to });
  });
}

/**
 * Takes the first free case of the queue for the actor. Rows that a colleague is taking at this moment are passed
 * over, so two people never get the same one and nobody waits.
 */
export function claimNext(actor: Staff, now: Date): Promise<Result<{ reference: string }, "nothing-free">> {
  return inTransaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string }[]>(sql`
      SELECT id FROM complaint WHERE is_open AND assignee_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM appeal a WHERE a.complaint_id = complaint.id AND ${actor.id}::uuid = ANY (a.excluded_ids))
      ORDER BY queue_rank, coalesce(next_due_at, 'infinity'::timestamptz), vip_rank, id
      LIMIT 1 FOR UPDATE SKIP LOCKED`);
    const current = rows[0] ? await lockComplaint(tx, rows[0].id) : null;
    if (!current) return failed("nothing-free");
    await write(tx, current, { to: actor.id, actor, now });
    return ok({ reference: current.reference });
  });
}
