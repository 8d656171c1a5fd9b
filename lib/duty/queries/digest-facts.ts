import { db, sql } from "@/lib/db/client";
import type { DigestApproval, DigestCase } from "@/lib/domain/sla/duty/digest";

/** Open cases that a digest may name: due before the day ends, nobody's, or waiting for the customer for too long. */
export async function digestCases({
  dayEnd,
  waitingBefore,
}: {
  dayEnd: Date;
  waitingBefore: Date;
}): Promise<DigestCase[]> {
  return db().$queryRaw<DigestCase[]>(sql`
    SELECT * FROM (
      SELECT c.reference, c.department_id AS "departmentId", c.assignee_id AS "assigneeId",
        c.next_due_at AS "dueAt",
        CASE WHEN c.status = 'waiting-for-customer' THEN (SELECT max(e.occurred_at) FROM complaint_event e
          WHERE e.complaint_id = c.id AND e.facts->>'to' = 'waiting-for-customer')
        END AS "waitingSince"
      FROM complaint c WHERE c.is_open
    ) one WHERE "assigneeId" IS NULL OR "dueAt" < ${dayEnd}::timestamptz OR "waitingSince" < ${waitingBefore}::timestamptz
    ORDER BY reference`);
}

/** What waits for an approval, emergency overrides to ratify among it. */
export async function digestApprovals(): Promise<DigestApproval[]> {
  const rows = await db().approval.findMany({
    where: {
      decision: null,
      OR: [{ award: { status: "waiting-for-approval" } }, { reasons: { path: ["override"], equals: true } }],
    },
    select: {
      requiredRole: true,
      requestedById: true,
      award: { select: { complaint: { select: { departmentId: true, assigneeId: true } } } },
    },
  });
  return rows.map(({ requiredRole, requestedById, award: { complaint } }) => ({
    ...complaint,
    required: requiredRole === "manager" ? "manager" : "lead",
    requesterId: requestedById,
  }));
}

export type DigestPerson = {
  id: string;
  role: string;
  departmentId: string | null;
  locale: string;
};

/** Whoever wants a digest and has none of this day yet. */
export async function awaitingDigest(day: string): Promise<DigestPerson[]> {
  return db().$queryRaw<DigestPerson[]>(sql`
    SELECT s.id, s.role, s.department_id AS "departmentId", s.locale FROM staff s
    WHERE s.active AND s.digest_wanted AND s.role IN ('lead', 'manager')
      AND NOT EXISTS (SELECT 1 FROM staff_digest d WHERE d.staff_id = s.id AND d.day = ${day}::date)
    ORDER BY s.id`);
}
