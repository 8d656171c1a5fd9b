import type { Reader } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import type { WordFacts } from "@/lib/domain/suggested-word";
import type { Locale } from "@/lib/i18n/config";

type Row = Pick<WordFacts, "departments" | "waitsForApproval">;

/** Whom of us a case waits for, departments named in the customer's language. */
export async function whomWeWaitFor(_reader: Reader, complaintId: string, locale: Locale): Promise<Row> {
  const [row] = await db().$queryRaw<Row[]>(sql`
    SELECT coalesce((SELECT array_agg(DISTINCT coalesce(d.names->>${locale}, d.names->>'en', d.key))
        FROM task t JOIN department d ON d.id = t.department_id
        WHERE t.complaint_id = ${complaintId}::uuid AND t.kind = 'department' AND t.done_at IS NULL), '{}') AS departments,
      EXISTS (SELECT 1 FROM award a WHERE a.complaint_id = ${complaintId}::uuid AND a.status = 'waiting-for-approval')
        AS "waitsForApproval"`);
  return row ?? { departments: [], waitsForApproval: false };
}
