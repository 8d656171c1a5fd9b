import { sql, type Tx } from "@/lib/db/client";
import type { Severity } from "@/lib/domain/severity";
import type { LadderReader } from "@/lib/domain/sla/definition";

/** What of a case decides who is told. */
export type EscalatedCase = {
  id: string;
  severity: Severity;
  assigneeId: string | null;
  departmentId: string | null;
};

type Step = { tell: readonly LadderReader[]; now: Date };

/**
 * The people a step of the ladder tells, each once: leads of the case's department, or all leads where it has none.
 * Whoever is on duty hears of urgent cases only.
 */
export async function readersOf(
  tx: Tx,
  { severity, assigneeId, departmentId }: EscalatedCase,
  { tell, now }: Step,
): Promise<string[]> {
  const tells = (reader: LadderReader) => tell.includes(reader);
  const rows = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT s.id FROM staff s WHERE s.active AND (
      (${tells("assignee")} AND s.id = ${assigneeId}::uuid)
      OR (${tells("lead")} AND s.role = 'lead' AND (s.department_id = ${departmentId}::uuid OR NOT EXISTS (
        SELECT 1 FROM staff o WHERE o.active AND o.role = 'lead' AND o.department_id = ${departmentId}::uuid)))
      OR (${tells("manager")} AND s.role = 'manager')
      OR (${tells("department-head")} AND EXISTS (
        SELECT 1 FROM department_head h WHERE h.department_id = ${departmentId}::uuid AND h.staff_id = s.id))
      OR (${tells("on-duty") && severity === "urgent"} AND EXISTS (
        SELECT 1 FROM duty_shift d WHERE d.staff_id = s.id AND d.starts_at <= ${now}::timestamptz AND d.ends_at > ${now}::timestamptz)))
    ORDER BY s.id`);
  return rows.map(({ id }) => id);
}
