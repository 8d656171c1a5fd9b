import { letterContact } from "@/lib/complaints/queries/letter-contact";
import { db, inTransaction, sql, type Tx } from "@/lib/db/client";
import { SYSTEM_ACTOR } from "@/lib/domain/complaint-events";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/config";
import { lapse } from "@/lib/ledger/mutations/remedy";
import { queueMail } from "@/lib/outbox/mutations";

/** Rows of one look at what is due: the next look finds the rest. */
const BATCH = 500;

type Due = { id: string; awardId: string; remedyId: string };

/** Ends vouchers that ran out, by the database's clock: what was left of each goes back to its budget. Says how many. */
export async function expireVouchers(now: Date): Promise<number> {
  const due = await db().$queryRaw<Due[]>(sql`
    SELECT id, award_id AS "awardId", remedy_id AS "remedyId" FROM voucher
    WHERE expires_at <= now() AND cancelled_at IS NULL AND redeemed_minor + lapsed_minor < value_minor
    ORDER BY expires_at, id LIMIT ${BATCH}`);
  let ended = 0;
  for (const voucher of due) if (await expireVoucher(voucher, now)) ended += 1;
  return ended;
}

/** One transaction each, so that one that cannot be ended keeps no other from its end. */
function expireVoucher({ id, awardId, remedyId }: Due, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw(sql`SELECT id FROM award WHERE id = ${awardId}::uuid FOR UPDATE`);
    const [ended] = await tx.$queryRaw<{ lapsed: bigint }[]>(sql`
      UPDATE voucher v SET lapsed_minor = v.value_minor - v.redeemed_minor FROM voucher old
      WHERE v.id = ${id}::uuid AND old.id = v.id AND v.expires_at <= clock_timestamp() AND v.cancelled_at IS NULL
        AND v.redeemed_minor + v.lapsed_minor < v.value_minor
      RETURNING v.lapsed_minor - old.lapsed_minor AS lapsed`);
    if (!ended) return false;
    const lapsed = await lapse(tx, {
      awardId,
      remedy: { id: remedyId, kind: "voucher" },
      amountMinor: ended.lapsed,
      author: { actor: SYSTEM_ACTOR, approverIds: [] },
      key: `voucher:${id}:expire`,
      now,
    });
    if (!lapsed.ok) throw new Error(`the ledger does not hold what the voucher says: ${lapsed.reason}`);
    return true;
  });
}

/**
 * Writes once to everybody whose voucher ends soon and still has something left. One that ran shorter than the notice
 * from the start is left alone: the letter that brought it is as good as new.
 */
export async function remindOfVouchers(): Promise<number> {
  const due = await db().$queryRaw<{ id: string }[]>(sql`
    SELECT v.id FROM voucher v, organisation o
    WHERE v.reminded_at IS NULL AND v.cancelled_at IS NULL AND v.redeemed_minor + v.lapsed_minor < v.value_minor
      AND v.expires_at > now() AND v.expires_at <= now() + make_interval(days => o.voucher_reminder_days)
      AND v.issued_at <= now() - make_interval(days => o.voucher_reminder_days)
    ORDER BY v.expires_at, v.id LIMIT ${BATCH}`);
  let reminded = 0;
  for (const { id } of due) if (await inTransaction((tx) => remindOfVoucher(tx, id))) reminded += 1;
  return reminded;
}

async function remindOfVoucher(tx: Tx, id: string): Promise<boolean> {
  const [marked] = await tx.$queryRaw<{ complaintId: string; locale: string }[]>(sql`
    UPDATE voucher v SET reminded_at = clock_timestamp() FROM award a, complaint c
    WHERE v.id = ${id}::uuid AND a.id = v.award_id AND c.id = a.complaint_id AND v.reminded_at IS NULL
      AND v.cancelled_at IS NULL AND v.redeemed_minor + v.lapsed_minor < v.value_minor
    RETURNING c.id AS "complaintId", c.locale`);
  if (!marked) return false;
  const contact = await letterContact(tx, marked.complaintId);
  if (!contact) return false;
  await queueMail(tx, {
    template: "voucher-expiring",
    complaintId: marked.complaintId,
    contactPointId: contact.id,
    locale: isLocale(marked.locale) ? marked.locale : DEFAULT_LOCALE,
    params: { voucherId: id },
    dedupeKey: `voucher-expiring:${id}`,
  });
  return true;
}
