import { expirePending } from "@/lib/attachments/mutations/expire";
import { forgetOldLooks } from "@/lib/audit/mutations";
import { eraseOldSpam } from "@/lib/complaints/mutations/review-held";
import { db } from "@/lib/db/client";
import { DAY_MS, HOUR_MS } from "@/lib/domain/duration";
import { forgetDeadWorkers } from "@/lib/jobs/heartbeat";

/** How long a repeated request still gets its first answer. */
const IDEMPOTENCY_KEPT_MS = 30 * DAY_MS;
/** Ended sessions stay a while for whoever looks into a break-in. */
const SESSION_KEPT_MS = 90 * DAY_MS;
const PRESENCE_KEPT_MS = HOUR_MS;

/** Folds the rows of the dashboard's and the queue's counts together. */
export async function foldTallies(): Promise<void> {
  await db().$executeRaw`SELECT fold_tallies()`;
}

/**
 * Removes what has served its time: keys of requests, counted windows, old sessions, who looked at which case, files of
 * forms that were never sent.
 */
export async function cleanUp(now: Date): Promise<void> {
  const before = (age: number) => new Date(now.getTime() - age);
  await db().idempotencyKey.deleteMany({ where: { createdAt: { lt: before(IDEMPOTENCY_KEPT_MS) } } });
  await db().rateWindow.deleteMany({ where: { resetsAt: { lt: now } } });
  await db().staffSession.deleteMany({ where: { expiresAt: { lt: before(SESSION_KEPT_MS) } } });
  await forgetOldLooks();
  await forgetDeadWorkers();
  await db().presence.deleteMany({ where: { seenAt: { lt: before(PRESENCE_KEPT_MS) } } });
  await eraseOldSpam(now);
  await expirePending(now);
}
