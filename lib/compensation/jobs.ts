import { expireOffer } from "@/lib/compensation/mutations/expire-offer";
import { voidOpenAwards } from "@/lib/compensation/mutations/void-award";
import { db, inTransaction, sql } from "@/lib/db/client";
import { SYSTEM_ACTOR } from "@/lib/domain/complaint-events";

export { raiseLatePromise, remindOfOffer } from "@/lib/compensation/mutations/expire-offer";
export { raiseLateRatification } from "@/lib/compensation/mutations/ratification";
export { warnOfPromises } from "@/lib/compensation/mutations/warn-of-promise";

const BATCH = 200;

/** Ends every offer that ran out, one transaction each: one that fails keeps none of the others. */
export async function expireDueOffers(now: Date): Promise<number> {
  const due = await db().$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM award WHERE status = 'offered' AND expires_at < ${now}::timestamptz ORDER BY expires_at LIMIT ${BATCH}`);
  let expired = 0;
  for (const { id } of due) expired += (await expireOffer(id, now)) ? 1 : 0;
  return expired;
}

/** A case that ended without us (withdrawn, a duplicate) leaves no proposal and no offer behind. */
export async function voidAbandonedAwards(now: Date): Promise<void> {
  const ended = await db().$queryRaw<{ id: string }[]>(sql`
    SELECT DISTINCT c.id FROM award a JOIN complaint c ON c.id = a.complaint_id
    WHERE a.status IN ('proposed', 'sent-back', 'waiting-for-approval', 'approved', 'offered')
      AND c.status IN ('withdrawn', 'duplicate', 'enquiry') ORDER BY c.id LIMIT ${BATCH}`);
  for (const { id: complaintId } of ended) {
    await inTransaction((tx) => voidOpenAwards(tx, { complaintId, actor: SYSTEM_ACTOR, now }));
  }
}
