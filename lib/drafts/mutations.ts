import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";

export type DraftInput = { complaintId: string; kind: string; body: string };

/** Keeps what the actor is typing in a case; an empty text is no draft. A case that does not exist keeps nothing. */
export async function saveDraft(
  actor: Staff,
  { complaintId, kind, body }: DraftInput,
  now: Date,
): Promise<void> {
  if (body.trim() === "") {
    await db().draft.deleteMany({ where: { complaintId, staffId: actor.id } });
    return;
  }
  await db().$executeRaw(sql`
    INSERT INTO draft (complaint_id, staff_id, kind, body, updated_at)
    SELECT id, ${actor.id}::uuid, ${kind}, ${body}, ${now}::timestamptz FROM complaint WHERE id = ${complaintId}::uuid
    ON CONFLICT (complaint_id, staff_id) DO UPDATE
      SET kind = excluded.kind, body = excluded.body, updated_at = excluded.updated_at`);
}
