import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { db, sql } from "@/lib/db/client";
import type { CustomerLot, WalletBalance } from "@/lib/points/types";

/** What is left of a lot: nothing of one that ended or was taken back. */
export const LOT_REST = sql`CASE WHEN l.cancelled_at IS NULL AND l.expires_at > now()
  THEN l.value_minor - l.spent_minor - l.lapsed_minor ELSE 0 END`;

/**
 * The points of one complaint for its customer, and with a link that came by mail everything in the wallet: what was
 * given for other complaints is not for whoever merely typed the same address, nor is the number that a till pays with.
 */
export async function customerPoints(
  proof: CustomerProof,
): Promise<{ lots: CustomerLot[]; balances: WalletBalance[]; number: string | null }> {
  const lots = await db().$queryRaw<CustomerLot[]>(sql`
    SELECT l.id, l.remedy_id AS "remedyId", l.currency, l.value_minor AS "valueMinor", ${LOT_REST} AS "restMinor",
      l.expires_at AS "expiresAt"
    FROM points_lot l JOIN award a ON a.id = l.award_id
    WHERE a.complaint_id = ${proof.complaintId}::uuid AND l.customer_id = ${proof.customerId}::uuid
    ORDER BY l.expires_at, l.id`);
  const balances = proof.byMail ? await balancesOf(proof.customerId) : [];
  return { lots, balances, number: balances.length > 0 ? proof.customerId : null };
}

/** What a customer can spend, by currency; a currency that never had any is left out. */
export function balancesOf(customerId: string): Promise<WalletBalance[]> {
  return db().$queryRaw<WalletBalance[]>(sql`
    SELECT l.currency, sum(${LOT_REST})::bigint AS "restMinor" FROM points_lot l
    WHERE l.customer_id = ${customerId}::uuid GROUP BY l.currency ORDER BY l.currency`);
}
