import { sql, type Tx } from "@/lib/db/client";
import { isRole } from "@/lib/domain/roles";
import { type Colleague, type LadderCase, ladderReaders } from "@/lib/domain/sla/runs/escalation";
import type { LadderReader } from "@/lib/domain/sla/terms/definition";
import { isLocale, type Locale } from "@/lib/i18n/config";

export type EscalatedCase = Omit<LadderCase, "assigneeId"> & { id: string; assigneeId: string | null };

/** Somebody to tell, and how. */
export type LadderPerson = { id: string; locale: Locale; wantsMail: boolean };

type Step = { tell: readonly LadderReader[]; now: Date };
type Row = Omit<Colleague, "role"> & { role: string; locale: string; wantsMail: boolean };

/** The people a step of the ladder tells. */
export async function readersOf(
  tx: Tx,
  current: EscalatedCase,
  { tell, now }: Step,
): Promise<LadderPerson[]> {
  const rows = await tx.$queryRaw<Row[]>(sql`
    SELECT s.id, s.role, s.department_id AS "departmentId", s.locale, s.clock_mails_wanted AS "wantsMail",
      EXISTS (SELECT 1 FROM department_head h
        WHERE h.department_id = ${current.departmentId}::uuid AND h.staff_id = s.id) AS "isHead",
      EXISTS (SELECT 1 FROM duty_shift d
        WHERE d.staff_id = s.id AND d.starts_at <= ${now}::timestamptz AND d.ends_at > ${now}::timestamptz) AS "isOnDuty"
    FROM staff s WHERE s.active`);
  const colleagues = rows.flatMap(({ role, ...row }) => (isRole(role) ? [{ ...row, role }] : []));
  const told = new Set(ladderReaders(colleagues, current, tell));
  return colleagues
    .filter(({ id }) => told.has(id))
    .map(({ id, locale, wantsMail }) => ({ id, wantsMail, locale: isLocale(locale) ? locale : "en" }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}
