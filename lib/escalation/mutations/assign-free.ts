import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { sql, type Tx } from "@/lib/db/client";
import { SYSTEM_ACTOR } from "@/lib/domain/complaint-events";
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
  const [chosen] = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT s.id FROM staff s WHERE s.active AND s.role IN ('agent', 'lead')
      AND NOT EXISTS (SELECT 1 FROM appeal a WHERE a.complaint_id = ${complaintId}::uuid AND s.id = ANY (a.excluded_ids))
    ORDER BY s.department_id IS NOT DISTINCT FROM ${departmentId}::uuid DESC,
      (SELECT count(*) FROM complaint c WHERE c.is_open AND c.assignee_id = s.id), s.id LIMIT 1`);
  if (!chosen) return null;
  // The version moves on: a form opened before shows another assignee.
  await tx.$executeRaw(sql`
    UPDATE complaint SET assignee_id = ${chosen.id}::uuid, version = version + 1, updated_at = ${now}::timestamptz
    WHERE id = ${complaintId}::uuid`);
  const facts = { from: null, to: chosen.id, cause: "escalation" };
  await appendEvent(tx, { complaintId, type: "assigned", actor: SYSTEM_ACTOR, occurredAt: now, facts });
  await notify(tx, { staffId: chosen.id, kind: "case-assigned", complaintId, now });
  return chosen.id;
}
