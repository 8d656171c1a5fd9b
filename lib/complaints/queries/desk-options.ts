import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import { isRole } from "@/lib/domain/roles";
import type { Locale } from "@/lib/i18n/config";

export type Choice = { value: string; label: string };
/** What the selects of the desk offer, in the reader's language. */
export type DeskOptions = {
  categories: Choice[];
  departments: Choice[];
  /** Those no longer offered stay known by name: cases may be there. */
  regions: (Choice & { active: boolean })[];
  /** Active colleagues whose role lets them work on cases. */
  staff: (Choice & { departmentId: string | null })[];
};

type OptionRow = { kind: string; value: string; label: string; extra: string | null; active: boolean };

/** Categories, departments, regions and colleagues in one statement. */
export async function deskOptions(_staff: Staff, locale: Locale): Promise<DeskOptions> {
  const rows = await db().$queryRaw<(OptionRow & { role: string | null })[]>(sql`
    SELECT 'category' AS kind, key AS value, coalesce(names->>${locale}, names->>'en', key) AS label,
      NULL AS extra, NULL AS role, position AS place, active FROM category WHERE active
    UNION ALL SELECT 'department', id::text, coalesce(names->>${locale}, names->>'en', key), NULL, NULL, 0, active
      FROM department WHERE active
    UNION ALL SELECT 'region', key, coalesce(names->>${locale}, names->>'en', key), NULL, NULL, position, active FROM region
    UNION ALL SELECT 'staff', id::text, name, department_id::text, role, 0, active FROM staff WHERE active
    ORDER BY kind, place, label`);
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  const choice = ({ value, label }: OptionRow): Choice => ({ value, label });
  return {
    categories: of("category").map(choice),
    departments: of("department").map(choice),
    regions: of("region").map((row) => ({ ...choice(row), active: row.active })),
    staff: of("staff")
      .filter(({ role }) => role !== null && isRole(role) && can(role, "case.work"))
      .map((row) => ({ ...choice(row), departmentId: row.extra })),
  };
}
