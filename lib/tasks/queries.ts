import type { Staff } from "@/lib/auth/staff";
import { db, type Sql, sql } from "@/lib/db/client";
import type { Locale } from "@/lib/i18n/config";
import type { TaskRow, TaskView } from "@/lib/tasks/types";

/** A page of tasks is a day's work; what is further down is not due soon. */
export const TASK_LIMIT = 200;

function columns(locale: Locale): Sql {
  return sql`t.id, t.kind, t.request, t.answer, t.due_at AS "dueAt", t.created_at AS "createdAt", t.done_at AS "doneAt",
    t.department_id AS "departmentId", coalesce(d.names->>${locale}, d.names->>'en', d.key) AS "departmentName",
    t.owner_id AS "ownerId", o.name AS "ownerName", t.created_by_id AS "createdById", b.name AS "createdByName",
    t.excluded_ids::text[] AS "excludedIds", c.id AS "complaintId", c.reference, c.subject`;
}

const JOINS = sql`JOIN complaint c ON c.id = t.complaint_id LEFT JOIN department d ON d.id = t.department_id
  LEFT JOIN staff o ON o.id = t.owner_id LEFT JOIN staff b ON b.id = t.created_by_id`;

/** Mine: I own it. My department's: it is addressed there and nobody there has taken it, or a colleague has. */
function condition(staff: Staff, view: TaskView, now: Date): Sql {
  if (view === "mine") return sql`t.owner_id = ${staff.id}::uuid`;
  if (view === "department") return sql`t.department_id = ${staff.departmentId}::uuid`;
  if (view === "late") return sql`t.due_at < ${now}::timestamptz`;
  return sql`true`;
}

/** Open tasks of a view, the nearest due first. */
export async function listTasks(
  staff: Staff,
  view: TaskView,
  { locale, now }: { locale: Locale; now: Date },
): Promise<TaskRow[]> {
  return db().$queryRaw<TaskRow[]>(sql`
    SELECT ${columns(locale)} FROM task t ${JOINS}
    WHERE t.done_at IS NULL AND ${condition(staff, view, now)} ORDER BY t.due_at, t.id LIMIT ${TASK_LIMIT}`);
}

export type TaskCounts = Record<TaskView, number>;

/** How many open tasks each view holds. */
export async function countTasks(staff: Staff, now: Date): Promise<TaskCounts> {
  const rows = await db().$queryRaw<TaskCounts[]>(sql`
    SELECT count(*) FILTER (WHERE ${condition(staff, "mine", now)})::int AS mine,
      count(*) FILTER (WHERE ${condition(staff, "department", now)})::int AS department,
      count(*) FILTER (WHERE ${condition(staff, "late", now)})::int AS late, count(*)::int AS "all"
    FROM task t WHERE t.done_at IS NULL`);
  return rows[0] ?? { mine: 0, department: 0, late: 0, all: 0 };
}

/** All tasks of one case, open ones first. */
export async function caseTasks(_staff: Staff, complaintId: string, locale: Locale): Promise<TaskRow[]> {
  return db().$queryRaw<TaskRow[]>(sql`
    SELECT ${columns(locale)} FROM task t ${JOINS} WHERE t.complaint_id = ${complaintId}::uuid
    ORDER BY t.done_at IS NOT NULL, t.due_at, t.id LIMIT ${TASK_LIMIT}`);
}
