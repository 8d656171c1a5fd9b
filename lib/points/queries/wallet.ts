import { z } from "zod";
import type { ApiClient, Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import { balancesOf, LOT_REST } from "@/lib/points/queries/of-customer";
import type { Wallet, WalletBalance, WalletLot, WalletMovement } from "@/lib/points/types";

const SHOWN = 50;

/** A customer's points: what can be spent, where it comes from, and what it was spent on. */
export async function wallet(_staff: Staff, customerId: string): Promise<Wallet> {
  const [balances, lots, movements] = await Promise.all([
    balancesOf(customerId),
    db().$queryRaw<WalletLot[]>(sql`
      SELECT l.id, l.remedy_id AS "remedyId", l.currency, l.value_minor AS "valueMinor", ${LOT_REST} AS "restMinor",
        l.expires_at AS "expiresAt", l.issued_at AS "issuedAt", l.cancelled_at AS "cancelledAt", c.reference
      FROM points_lot l JOIN award a ON a.id = l.award_id JOIN complaint c ON c.id = a.complaint_id
      WHERE l.customer_id = ${customerId}::uuid ORDER BY l.expires_at DESC, l.id DESC LIMIT ${SHOWN}`),
    db().$queryRaw<WalletMovement[]>(sql`
      SELECT p.id, p.spent_at AS at, p.currency, p.amount_minor AS "amountMinor", p.reference, coalesce(s.name, k.name) AS "byName"
      FROM points_spending p LEFT JOIN staff s ON p.actor_kind = 'staff' AND s.id = p.actor_id
        LEFT JOIN api_credential k ON p.actor_kind = 'api' AND k.id = p.actor_id
      WHERE p.customer_id = ${customerId}::uuid ORDER BY p.spent_at DESC, p.id DESC LIMIT ${SHOWN}`),
  ]);
  return { balances, lots, movements };
}

/** Whether this is a customer's number, however it came in. */
export async function isCustomer(number: string): Promise<boolean> {
  if (!z.guid().safeParse(number).success) return false;
  return (await db().customer.count({ where: { id: number } })) === 1;
}

/** What can be spent from a wallet, by currency; null where the number is nobody's. */
export async function walletBalances(
  _by: Staff | ApiClient,
  number: string,
): Promise<WalletBalance[] | null> {
  return (await isCustomer(number)) ? balancesOf(number) : null;
}
