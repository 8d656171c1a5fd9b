import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { sql, type Tx } from "@/lib/db/client";
import { SYSTEM_ACTOR } from "@/lib/domain/complaint-events";
import { isRole } from "@/lib/domain/roles";
import { chooseTaker, type Taker } from "@/lib/domain/sla/runs/escalation";
import type { EscalatedCase } from "@/lib/escalation/queries/ladder-readers";
import { notify } from "@/lib/notifications/mutations";

/**
 * Gives a case that nobody has taken to the agent or lead with the fewest open cases, of its own department first, and
 * tells them. Null where nobody may: whoever decided before takes no part in an appeal.
 */
export async function assignToLeastBusy(
  tx: Tx,
  { id: complaintId, departmentId }: EscalatedCase,
  now: Date,
): Promise<string | null> {
  const excludedIds = await excludedFrom(tx, complaintId);
  const chosen = chooseTaker(await takers(tx), excludedIds, departmentId);
  if (chosen === null) return null;
  // The version moves on: a form opened before shows another assignee.
  await tx.$executeRaw(sql`
    UPDATE complaint SET assignee_id = ${chosen}::uuid, version = version + 1, updated_at = ${now}::timestamptz
    WHERE id = ${complaintId}::uuid`);
  const facts = { from: null, to: chosen, cause: "escalation" };
  await appendEvent(tx, { complaintId, type: "assigned", actor: SYSTEM_ACTOR, occurredAt: now, facts });
  await notify(tx, { staffId: chosen, kind: "case-assigned", complaintId, now });
  return chosen;
}

async function takers(tx: Tx): Promise<Taker[]> {
  const rows = await tx.$queryRaw<(Omit<Taker, "role"> & { role: string })[]>(sql`
    SELECT s.id, s.role, s.department_id AS "departmentId",
      (SELECT count(*)::int FROM complaint c WHERE c.is_open AND c.assignee_id = s.id) AS "openCases"
    FROM staff s WHERE s.active`);
  return rows.flatMap(({ role, ...row }) => (isRole(role) ? [{ ...row, role }] : []));
}

async function excludedFrom(tx: Tx, complaintId: string): Promise<string[]> {
  const appeals = await tx.appeal.findMany({ where: { complaintId }, select: { excludedIds: true } });
  return appeals.flatMap(({ excludedIds }) => excludedIds);
}
