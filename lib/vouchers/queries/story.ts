import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import { CANCEL_REASONS } from "@/lib/domain/voucher";
import { VOUCHER_COLUMNS, VOUCHER_FROM } from "@/lib/vouchers/queries/list";
import type { VoucherRow, VoucherStep, VoucherStory } from "@/lib/vouchers/types";

type Found = VoucherRow & { remedyId: string; cancelReason: string | null; cancelledByName: string | null };
type Moved = Omit<VoucherStep, "by"> & { actorKind: string; actorName: string | null };

/** One voucher with everything that moved its money, as the ledger has it; null when there is none. */
export async function voucherStory(_staff: Staff, id: string): Promise<VoucherStory | null> {
  const [found] = await db().$queryRaw<Found[]>(sql`
    SELECT ${VOUCHER_COLUMNS}, v.remedy_id AS "remedyId", v.cancel_reason AS "cancelReason", s.name AS "cancelledByName"
    ${VOUCHER_FROM} LEFT JOIN staff s ON s.id = v.cancelled_by_id
    WHERE v.id = ${id}::uuid`);
  if (!found) return null;
  const { remedyId, cancelReason, ...voucher } = found;
  const moved = await db().$queryRaw<Moved[]>(sql`
    SELECT t.id, t.posted_at AS at, t.actor_kind AS "actorKind", coalesce(s.name, p.name) AS "actorName",
      CASE t.kind WHEN 'issue' THEN 'issued' WHEN 'redeem' THEN 'redeemed' WHEN 'lapse' THEN 'lapsed' ELSE 'reversed' END AS kind,
      (SELECT sum(e.amount_minor)::bigint FROM ledger_entry e WHERE e.transaction_id = t.id AND e.direction = 'debit') AS "amountMinor",
      coalesce(r.reference, '') AS reference
    FROM ledger_transaction t
      LEFT JOIN ledger_transaction o ON o.id = t.reverses_id
      LEFT JOIN voucher_redemption r ON r.transaction_id = t.id
      LEFT JOIN staff s ON t.actor_kind = 'staff' AND s.id = t.actor_id
      LEFT JOIN api_credential p ON t.actor_kind = 'api' AND p.id = t.actor_id
    WHERE t.remedy_id = ${remedyId}::uuid AND (t.kind IN ('issue', 'redeem', 'lapse') OR o.kind = 'issue')
    ORDER BY t.posted_at, t.id`);
  return {
    ...voucher,
    cancelReason: CANCEL_REASONS.find((reason) => reason === cancelReason) ?? null,
    steps: moved.map(({ actorKind, actorName, ...step }) => ({
      ...step,
      by: actorKind === "staff" || actorKind === "api" ? { kind: actorKind, name: actorName ?? "" } : null,
    })),
  };
}
