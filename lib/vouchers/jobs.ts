import { letterContact } from "@/lib/complaints/queries/letter-contact";
import { db, inTransaction, type Sql, sql, type Tx } from "@/lib/db/client";
import { SYSTEM_ACTOR } from "@/lib/domain/complaint-events";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/config";
import { lapse } from "@/lib/ledger/mutations/remedy";
import { queueMail } from "@/lib/outbox/mutations";

/** Rows of one look at what is due: the next look finds the rest. */
const BATCH = 500;

type Due = { id: string; awardId: string; remedyId: string };

/** What a customer was given to spend: vouchers and lots of points end alike, each in a table of its own. */
export type SpendableKind = "voucher" | "points";
type Spendable = { table: Sql; spent: Sql; letter: (id: string) => Reminder };
type Reminder =
  | { template: "voucher-expiring"; params: { voucherId: string } }
  | { template: "points-expiring"; params: { lotId: string } };

const SPENDABLE: Record<SpendableKind, Spendable> = {
  voucher: {
    table: sql`voucher`,
    spent: sql`redeemed_minor`,
    letter: (voucherId) => ({ template: "voucher-expiring", params: { voucherId } }),
  },
  points: {
    table: sql`points_lot`,
    spent: sql`spent_minor`,
    letter: (lotId) => ({ template: "points-expiring", params: { lotId } }),
  },
};

/** Ends what ran out, by the database's clock: what was left of each goes back to its budget. Says how many. */
export async function endWhatRanOut(kind: SpendableKind, now: Date): Promise<number> {
  const { table, spent } = SPENDABLE[kind];
  const due = await db().$queryRaw<Due[]>(sql`
    SELECT id, award_id AS "awardId", remedy_id AS "remedyId" FROM ${table}
    WHERE expires_at <= now() AND cancelled_at IS NULL AND ${spent} + lapsed_minor < value_minor
    ORDER BY expires_at, id LIMIT ${BATCH}`);
  let ended = 0;
  for (const one of due) if (await end(kind, one, now)) ended += 1;
  return ended;
}

/** One transaction each, so that one that cannot be ended keeps no other from its end. */
function end(kind: SpendableKind, { id, awardId, remedyId }: Due, now: Date): Promise<boolean> {
  const { table, spent } = SPENDABLE[kind];
  return inTransaction(async (tx) => {
    await tx.$queryRaw(sql`SELECT id FROM award WHERE id = ${awardId}::uuid FOR UPDATE`);
    const [ended] = await tx.$queryRaw<{ lapsed: bigint }[]>(sql`
      UPDATE ${table} v SET lapsed_minor = v.value_minor - v.${spent}, lapsed_at = ${now}::timestamptz FROM ${table} old
      WHERE v.id = ${id}::uuid AND old.id = v.id AND v.expires_at <= clock_timestamp() AND v.cancelled_at IS NULL
        AND v.${spent} + v.lapsed_minor < v.value_minor
      RETURNING v.lapsed_minor - old.lapsed_minor AS lapsed`);
    if (!ended) return false;
    const lapsed = await lapse(tx, {
      awardId,
      remedy: { id: remedyId, kind },
      amountMinor: ended.lapsed,
      author: { actor: SYSTEM_ACTOR, approverIds: [] },
      key: `${kind}:${id}:expire`,
      now,
    });
    if (!lapsed.ok) throw new Error(`the ledger does not hold what ${kind} ${id} says: ${lapsed.reason}`);
    return true;
  });
}

/**
 * Writes once to everybody who still has something left that ends soon. What ran shorter than the notice from the start
 * is left alone: the letter that brought it is as good as new.
 */
export async function remindOfEnd(kind: SpendableKind): Promise<number> {
  const { table, spent } = SPENDABLE[kind];
  const due = await db().$queryRaw<{ id: string }[]>(sql`
    SELECT v.id FROM ${table} v, organisation o
    WHERE v.reminded_at IS NULL AND v.cancelled_at IS NULL AND v.${spent} + v.lapsed_minor < v.value_minor
      AND v.expires_at > now() AND v.expires_at <= now() + make_interval(days => o.voucher_reminder_days)
      AND v.issued_at <= now() - make_interval(days => o.voucher_reminder_days)
    ORDER BY v.expires_at, v.id LIMIT ${BATCH}`);
  let reminded = 0;
  for (const { id } of due) if (await inTransaction((tx) => remind(tx, kind, id))) reminded += 1;
  return reminded;
}

async function remind(tx: Tx, kind: SpendableKind, id: string): Promise<boolean> {
  const { table, spent, letter } = SPENDABLE[kind];
  const [marked] = await tx.$queryRaw<{ complaintId: string; locale: string }[]>(sql`
    UPDATE ${table} v SET reminded_at = clock_timestamp() FROM award a, complaint c
    WHERE v.id = ${id}::uuid AND a.id = v.award_id AND c.id = a.complaint_id AND v.reminded_at IS NULL
      AND v.cancelled_at IS NULL AND v.${spent} + v.lapsed_minor < v.value_minor
    RETURNING c.id AS "complaintId", c.locale`);
  if (!marked) return false;
  const contact = await letterContact(tx, marked.complaintId);
  if (!contact) return false;
  await queueMail(tx, {
    ...letter(id),
    complaintId: marked.complaintId,
    contactPointId: contact.id,
    locale: isLocale(marked.locale) ? marked.locale : DEFAULT_LOCALE,
    dedupeKey: `${kind}-expiring:${id}`,
  });
  return true;
}
