import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import { PRESENCE_SECONDS } from "@/lib/presence/types";

export type Present = { id: string; name: string };

/** Says that the actor has the case open, and answers who else has: one statement. */
export async function touchPresence(actor: Staff, complaintId: string, now: Date): Promise<Present[]> {
  const since = new Date(now.getTime() - PRESENCE_SECONDS * 1000);
  return db().$queryRaw<Present[]>(sql`
    WITH mine AS (
      INSERT INTO presence (complaint_id, staff_id, seen_at)
      SELECT id, ${actor.id}::uuid, ${now}::timestamptz FROM complaint WHERE id = ${complaintId}::uuid
      ON CONFLICT (complaint_id, staff_id) DO UPDATE SET seen_at = excluded.seen_at
    )
    SELECT s.id, s.name FROM presence p JOIN staff s ON s.id = p.staff_id
    WHERE p.complaint_id = ${complaintId}::uuid AND p.staff_id <> ${actor.id}::uuid AND p.seen_at >= ${since}::timestamptz
    ORDER BY s.name`);
}

/** The actor has left the case: colleagues need not be warned any longer. */
export async function leavePresence(actor: Staff, complaintId: string): Promise<void> {
  await db().presence.deleteMany({ where: { complaintId, staffId: actor.id } });
}
