import type { Staff } from "@/lib/auth/staff";
import { db, sql, type Tx } from "@/lib/db/client";
import type { LedgerPart } from "@/lib/domain/ledger/accounts";

/** A figure kept on a budget that does not equal the sum of its entries. */
export type BudgetDifference = {
  budgetId: string;
  part: LedgerPart;
  figure: "pending" | "posted";
  storedMinor: bigint;
  foldedMinor: bigint;
};
export type Verification = {
  transactions: number;
  /** Currencies whose balances do not sum to zero. */
  unbalanced: readonly string[];
  differences: readonly BudgetDifference[];
};

/** Recomputes every balance from the entries and compares it with what is stored; an empty report means that all agree. */
export async function verifyLedger(tx: Tx): Promise<Verification> {
  const [counted, unbalanced, differences] = [
    await tx.$queryRaw<{ n: bigint }[]>(sql`SELECT count(*) AS n FROM ledger_transaction`),
    await tx.$queryRaw<{ currency: string }[]>(sql`
      SELECT currency FROM ledger_entry GROUP BY currency
      HAVING sum(CASE direction WHEN 'debit' THEN amount_minor ELSE -amount_minor END) <> 0 ORDER BY currency`),
    await tx.$queryRaw<BudgetDifference[]>(sql`
      WITH folded AS (
        SELECT a.budget_id, a.part,
          coalesce(sum(CASE e.direction WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END) FILTER (WHERE a.kind = 'reserved'), 0)::bigint AS pending,
          coalesce(sum(CASE e.direction WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END) FILTER (WHERE a.kind NOT IN ('budget', 'reserved')), 0)::bigint AS posted
        FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id GROUP BY a.budget_id, a.part
      ), compared AS (
        SELECT b.id AS budget_id, s.part, s.figure, s.stored,
          coalesce(CASE s.figure WHEN 'pending' THEN f.pending ELSE f.posted END, 0) AS folded
        FROM budget b
        CROSS JOIN LATERAL (VALUES
          ('goodwill', 'pending', b.goodwill_pending_minor), ('goodwill', 'posted', b.goodwill_posted_minor),
          ('entitlement', 'pending', b.entitlement_pending_minor), ('entitlement', 'posted', b.entitlement_posted_minor)
        ) AS s (part, figure, stored)
        LEFT JOIN folded f ON f.budget_id = b.id AND f.part = s.part
      )
      SELECT budget_id AS "budgetId", part, figure, stored AS "storedMinor", folded AS "foldedMinor"
      FROM compared WHERE stored <> folded ORDER BY budget_id, part, figure`),
  ];
  return {
    transactions: Number(counted[0]?.n ?? 0n),
    unbalanced: unbalanced.map(({ currency }) => currency),
    differences,
  };
}

/** The same for a reader of the ledger. */
export function checkLedger(_staff: Staff): Promise<Verification> {
  return verifyLedger(db());
}
