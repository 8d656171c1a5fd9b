import { letterContact } from "@/lib/complaints/queries/letter-contact";
import { db, inTransaction, sql, type Tx } from "@/lib/db/client";
import { SYSTEM_ACTOR } from "@/lib/domain/complaint-events";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/config";
import { lapse } from "@/lib/ledger/mutations/remedy";
import { queueMail } from "@/lib/outbox/mutations";

/** Rows of one look at what is due: the next look finds the rest. */
const BATCH = 500;

type Due = { id: string; awardId: string; remedyId: string };

/** Ends points that ran out, by the database's clock: what was left of each lot goes back to its budget. Says how many. */
export async function expirePoints(now: Date): Promise<number> {
  const due = await db().$queryRaw<Due[]>(sql`
    SELECT id, award_id AS "awardId", remedy_id AS "remedyId" FROM points_lot
    WHERE expires_at <= now() AND cancelled_at IS NULL AND spent_minor + lapsed_minor < value_minor
    ORDER BY expires_at, id LIMIT ${BATCH}`);
  let ended = 0;
  for (const lot of due) if (await expireLot(lot, now)) ended += 1;
  return ended;
}

function expireLot({ id, awardId, remedyId }: Due, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw(sql`SELECT id FROM award WHERE id = ${awardId}::uuid FOR UPDATE`);
    const [ended] = await tx.$queryRaw<{ lapsed: bigint }[]>(sql`
      UPDATE points_lot l SET lapsed_minor = l.value_minor - l.spent_minor FROM points_lot old
      WHERE l.id = ${id}::uuid AND old.id = l.id AND l.expires_at <= clock_timestamp() AND l.cancelled_at IS NULL
        AND l.spent_minor + l.lapsed_minor < l.value_minor
      RETURNING l.lapsed_minor - old.lapsed_minor AS lapsed`);
    if (!ended) return false;
    const lapsed = await lapse(tx, {
      awardId,
      remedy: { id: remedyId, kind: "points" },
      amountMinor: ended.lapsed,
      author: { actor: SYSTEM_ACTOR, approverIds: [] },
      key: `points:${id}:expire`,
      now,
    });
    if (!lapsed.ok) throw new Error(`the ledger does not hold what the lot says: ${lapsed.reason}`);
    return true;
  });
}

/** Writes once to everybody whose points end soon; points that ran shorter than the notice are left alone. */
export async function remindOfPoints(): Promise<number> {
  const due = await db().$queryRaw<{ id: string }[]>(sql`
    SELECT l.id FROM points_lot l, organisation o
    WHERE l.reminded_at IS NULL AND l.cancelled_at IS NULL AND l.spent_minor + l.lapsed_minor < l.value_minor
      AND l.expires_at > now() AND l.expires_at <= now() + make_interval(days => o.voucher_reminder_days)
      AND l.issued_at <= now() - make_interval(days => o.voucher_reminder_days)
    ORDER BY l.expires_at, l.id LIMIT ${BATCH}`);
  let reminded = 0;
  for (const { id } of due) if (await inTransaction((tx) => remindOfLot(tx, id))) reminded += 1;
  return reminded;
}

async function remindOfLot(tx: Tx, id: string): Promise<boolean> {
  const [marked] = await tx.$queryRaw<{ complaintId: string; locale: string }[]>(sql`
    UPDATE points_lot l SET reminded_at = clock_timestamp() FROM award a, complaint c
    WHERE l.id = ${id}::uuid AND a.id = l.award_id AND c.id = a.complaint_id AND l.reminded_at IS NULL
      AND l.cancelled_at IS NULL AND l.spent_minor + l.lapsed_minor < l.value_minor
    RETURNING c.id AS "complaintId", c.locale`);
  if (!marked) return false;
  const contact = await letterContact(tx, marked.complaintId);
  if (!contact) return false;
  await queueMail(tx, {
    template: "points-expiring",
    complaintId: marked.complaintId,
    contactPointId: contact.id,
    locale: isLocale(marked.locale) ? marked.locale : DEFAULT_LOCALE,
    params: { lotId: id },
    dedupeKey: `points-expiring:${id}`,
  });
  return true;
}
