import { db } from "@/lib/db/client";
import { DAY_MS } from "@/lib/domain/duration";

/** How long files wait for a form that never came. */
export const PENDING_KEPT_MS = DAY_MS;

/** Removes the files of forms that were never sent. */
export async function expirePending(now: Date): Promise<number> {
  const before = new Date(now.getTime() - PENDING_KEPT_MS);
  const { count } = await db().attachment.deleteMany({
    where: { complaintId: null, createdAt: { lt: before } },
  });
  return count;
}
