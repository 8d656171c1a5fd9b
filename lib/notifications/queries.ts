import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import type { NotificationKind } from "@/lib/notifications/types";

export const NOTIFICATION_LIMIT = 100;

export type NotificationRow = {
  id: string;
  kind: NotificationKind;
  createdAt: Date;
  readAt: Date | null;
  reference: string | null;
  subject: string | null;
  /** The mail that says more, where there is one. */
  mailId: string | null;
};

/** How many the staff member has not read; one look into a partial index. The bell says "99+" above ninety-nine. */
export async function unreadNotifications(staff: Staff): Promise<number> {
  const rows = await db().$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n FROM (
      SELECT 1 FROM notification WHERE staff_id = ${staff.id}::uuid AND read_at IS NULL LIMIT 100
    ) unread`);
  return rows[0]?.n ?? 0;
}

/** The latest notifications of one staff member, read ones included. */
export async function listNotifications(staff: Staff): Promise<NotificationRow[]> {
  return db().$queryRaw<NotificationRow[]>(sql`
    SELECT n.id, n.kind, n.created_at AS "createdAt", n.read_at AS "readAt", c.reference, c.subject,
      n.facts->>'mailId' AS "mailId"
    FROM notification n LEFT JOIN complaint c ON c.id = n.complaint_id
    WHERE n.staff_id = ${staff.id}::uuid ORDER BY n.created_at DESC, n.id DESC LIMIT ${NOTIFICATION_LIMIT}`);
}
