import { type Sql, sql } from "@/lib/db/client";
import type { TieName } from "@/lib/ledger/book-types";

// Each figure twice, over the `bounds` of a month: `book` from the ledger alone, `record` from the rows it is about alone.
// A key is in both or the one it is missing in is wrong; `what` names the row for whoever looks for it.

/** What became a promise in the month: the ledger's captures beside the awards' own amounts. */
const PROMISED = sql`
  book AS (
    SELECT t.award_id::text AS key, t.award_id, e.currency, sum(e.amount_minor) AS minor
    FROM bounds b JOIN ledger_transaction t ON t.posted_at >= b.starts AND t.posted_at < b.ends AND t.kind = 'capture'
      JOIN ledger_entry e ON e.transaction_id = t.id AND e.direction = 'debit'
      JOIN ledger_account a ON a.id = e.account_id AND a.kind = 'promised'
    GROUP BY 1, 2, 3),
  record AS (
    SELECT w.id::text AS key, w.id AS award_id, w.currency, w.amount_minor AS minor, concat('award ', w.id) AS what
    FROM bounds b JOIN award w ON w.captured_at >= b.starts AND w.captured_at < b.ends)`;

/** What reached customers in the month: the ledger's payments beside the remedies' face values. */
const PAID = sql`
  book AS (
    SELECT t.remedy_id::text AS key, t.award_id, e.currency, sum(e.amount_minor) AS minor
    FROM bounds b JOIN ledger_transaction t ON t.posted_at >= b.starts AND t.posted_at < b.ends AND t.kind IN ('pay', 'settle')
      JOIN ledger_entry e ON e.transaction_id = t.id AND e.direction = 'debit'
    WHERE t.remedy_id IS NOT NULL GROUP BY 1, 2, 3),
  record AS (
    SELECT r.id::text AS key, r.award_id, w.currency, r.amount_minor AS minor, concat('remedy ', r.id) AS what
    FROM bounds b JOIN ledger_transaction t ON t.posted_at >= b.starts AND t.posted_at < b.ends AND t.kind IN ('pay', 'settle')
      JOIN award_remedy r ON r.id = t.remedy_id AND r.fulfilled_at IS NOT NULL JOIN award w ON w.id = r.award_id)`;

/** What accounts of a kind held for each remedy when the month ended. */
function heldIn(kind: "external" | "voucher" | "points"): Sql {
  return sql`
  book AS (
    SELECT coalesce(t.remedy_id, t.award_id)::text AS key, t.award_id, e.currency,
      sum(CASE e.direction WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END) AS minor
    FROM bounds b, ledger_account a JOIN ledger_entry e ON e.account_id = a.id JOIN ledger_transaction t ON t.id = e.transaction_id
    WHERE a.kind = ${kind} AND t.posted_at < b.ends GROUP BY 1, 2, 3
    HAVING sum(CASE e.direction WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END) <> 0)`;
}

/** What the bank had in hand: payments that were sent and whose answer had not come when the month ended. */
const AT_BANK = sql`${heldIn("external")},
  record AS (
    SELECT l.remedy_id::text AS key, l.award_id, l.currency, sum(l.amount_minor) AS minor,
      string_agg(concat('run ', r.number, ', payment ', l.id), '; ') AS what
    FROM bounds b, payout_line l JOIN payout_run r ON r.id = l.run_id
    WHERE r.exported_at < b.ends AND l.state IN ('sent', 'paid', 'failed') AND (l.imported_at IS NULL OR l.imported_at >= b.ends)
    GROUP BY 1, 2, 3)`;

// What a voucher or lot says today, with what happened to it after the month taken back again.
const VOUCHERS = sql`${heldIn("voucher")},
  record AS (
    SELECT * FROM (
      SELECT v.remedy_id::text AS key, v.award_id, v.currency,
        v.value_minor - v.redeemed_minor + coalesce((SELECT sum(r.amount_minor) FROM voucher_redemption r
          WHERE r.voucher_id = v.id AND r.redeemed_at >= b.ends), 0)
        - CASE WHEN v.lapsed_at < b.ends THEN v.lapsed_minor ELSE 0 END AS minor, concat('voucher …', v.code_tail) AS what
      FROM bounds b, voucher v WHERE v.issued_at < b.ends) v
    WHERE minor <> 0)`;
const POINTS = sql`${heldIn("points")},
  record AS (
    SELECT * FROM (
      SELECT l.remedy_id::text AS key, l.award_id, l.currency,
        l.value_minor - l.spent_minor + coalesce((SELECT sum(m.amount_minor) FROM points_movement m
          JOIN points_spending s ON s.id = m.spending_id WHERE m.lot_id = l.id AND s.spent_at >= b.ends), 0)
        - CASE WHEN l.lapsed_at < b.ends THEN l.lapsed_minor ELSE 0 END AS minor, concat('points ', l.id) AS what
      FROM bounds b, points_lot l WHERE l.issued_at < b.ends) l
    WHERE minor <> 0)`;

/** What the accounts of each budget hold today beside what the budget itself says is used: a budget keeps no past. */
const BUDGETS = sql`
  book AS (
    SELECT concat(a.budget_id, ' ', a.part, ' ', f.figure) AS key, NULL::uuid AS award_id, a.currency, sum(l.balance_minor) AS minor
    FROM ledger_balance l JOIN ledger_account a ON a.id = l.account_id AND a.kind <> 'budget'
      CROSS JOIN LATERAL (SELECT CASE a.kind WHEN 'reserved' THEN 'pending' ELSE 'posted' END AS figure) f
    GROUP BY 1, 3 HAVING sum(l.balance_minor) <> 0),
  record AS (
    SELECT concat(b.id, ' ', f.part, ' ', f.figure) AS key, NULL::uuid AS award_id, b.currency, f.minor,
      concat('budget ', coalesce(d.key, b.purpose), ' ', b.period_start, ', ', f.part, ' ', f.figure) AS what
    FROM budget b LEFT JOIN department d ON d.id = b.department_id CROSS JOIN LATERAL (VALUES
      ('goodwill', 'pending', b.goodwill_pending_minor), ('goodwill', 'posted', b.goodwill_posted_minor),
      ('entitlement', 'pending', b.entitlement_pending_minor), ('entitlement', 'posted', b.entitlement_posted_minor)
    ) AS f (part, figure, minor) WHERE f.minor <> 0)`;

export const TIE_SIDES: Record<TieName, Sql> = {
  promised: PROMISED,
  paid: PAID,
  "at-bank": AT_BANK,
  vouchers: VOUCHERS,
  points: POINTS,
  budgets: BUDGETS,
};
