import { db, sql } from "@/lib/db/client";
import { DAY_MS } from "@/lib/domain/duration";

/** How long files wait for a form that never came. */
export const PENDING_KEPT_MS = DAY_MS;

/** Removes the files of forms that were never sent; what belongs to a filing that is held stays as long as it does. */
export function expirePending(now: Date): Promise<number> {
  const before = new Date(now.getTime() - PENDING_KEPT_MS);
  return db().$executeRaw(sql`
    DELETE FROM attachment a WHERE complaint_id IS NULL AND created_at < ${before}
      AND NOT EXISTS (SELECT 1 FROM held_filing h WHERE h.file_ids @> ARRAY[a.id] AND h.file_ids <> '{}')
      AND NOT EXISTS (SELECT 1 FROM held_message m WHERE m.file_ids @> ARRAY[a.id] AND m.file_ids <> '{}')`);
}
