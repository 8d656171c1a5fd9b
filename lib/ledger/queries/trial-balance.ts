import type { Staff } from "@/lib/auth/staff";
import { db, sql, type Tx } from "@/lib/db/client";
import { firstDayOf, type Month } from "@/lib/domain/ledger/months";
import type { TrialLine } from "@/lib/ledger/book-types";

/**
 * Per account: what it began the month with, and what came and went. It opens with what the last closed month before it
 * ended with, so that not all of the past is read again.
 */
export function accountsOfMonth(month: Month) {
  const day = firstDayOf(month);
  return sql`
    last AS (SELECT max(month) AS month FROM ledger_close WHERE month < ${day}::date),
    bounds AS (
      SELECT last.month AS base, (last.month + interval '1 month')::timestamp AT TIME ZONE o.time_zone AS base_end,
        ${day}::date::timestamp AT TIME ZONE o.time_zone AS starts,
        (${day}::date + interval '1 month')::timestamp AT TIME ZONE o.time_zone AS ends
      FROM last, organisation o WHERE o.id = 1),
    moved AS (
      SELECT l.account_id, l.opening_minor + l.debit_minor - l.credit_minor AS opening, 0::bigint AS debit, 0::bigint AS credit
      FROM ledger_close_line l, bounds WHERE l.month = bounds.base
      UNION ALL
      SELECT e.account_id,
        coalesce(sum(CASE e.direction WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END) FILTER (WHERE t.posted_at < b.starts), 0)::bigint,
        coalesce(sum(e.amount_minor) FILTER (WHERE t.posted_at >= b.starts AND e.direction = 'debit'), 0)::bigint,
        coalesce(sum(e.amount_minor) FILTER (WHERE t.posted_at >= b.starts AND e.direction = 'credit'), 0)::bigint
      FROM bounds b JOIN ledger_transaction t ON t.posted_at < b.ends AND (b.base_end IS NULL OR t.posted_at >= b.base_end)
        JOIN ledger_entry e ON e.transaction_id = t.id
      GROUP BY e.account_id),
    account_month AS (
      SELECT account_id, sum(opening)::bigint AS opening, sum(debit)::bigint AS debit, sum(credit)::bigint AS credit
      FROM moved GROUP BY account_id HAVING sum(opening) <> 0 OR sum(debit) <> 0 OR sum(credit) <> 0)`;
}

/** The trial balance of a month: all of its closing balances together are zero in every currency. */
export async function trialBalance(_staff: Staff, month: Month, tx: Tx = db()): Promise<TrialLine[]> {
  return tx.$queryRaw<TrialLine[]>(sql`
    WITH ${accountsOfMonth(month)}
    SELECT a.currency, a.part, a.kind AS account, CASE WHEN a.kind IN ('paid', 'external') THEN a.detail ELSE '' END AS detail,
      sum(m.opening)::bigint AS "openingMinor", sum(m.debit)::bigint AS "debitMinor", sum(m.credit)::bigint AS "creditMinor"
    FROM account_month m JOIN ledger_account a ON a.id = m.account_id
    GROUP BY 1, 2, 3, 4
    ORDER BY a.currency, a.part DESC, array_position(ARRAY['budget', 'reserved', 'promised', 'external', 'voucher', 'points', 'paid'], a.kind), 4`);
}
