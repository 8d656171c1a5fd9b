import type { Client } from "pg";

/** A law that must hold of the whole database, as a query that counts what breaks it. */
type Law = { name: string; query: string };

const LAWS: readonly Law[] = [
  {
    name: "every ledger transaction has entries, balances and keeps its currency",
    query: `
      SELECT count(*) FROM (
        SELECT t.id FROM ledger_transaction t
          LEFT JOIN ledger_entry e ON e.transaction_id = t.id LEFT JOIN ledger_account a ON a.id = e.account_id
        GROUP BY t.id
        HAVING count(e.id) < 2 OR sum(CASE e.direction WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END) <> 0
          OR bool_or(a.currency <> e.currency) OR min(e.currency) <> max(e.currency)
      ) wrong`,
  },
  {
    name: "every budget shows what its entries sum up to",
    query: `
      WITH folded AS (
        SELECT a.budget_id, a.part, a.kind = 'reserved' AS is_pending,
          sum(CASE e.direction WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END) AS minor
        FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id WHERE a.kind <> 'budget' GROUP BY 1, 2, 3
      )
      SELECT count(*) FROM budget b CROSS JOIN LATERAL (VALUES
        ('goodwill', true, b.goodwill_pending_minor), ('goodwill', false, b.goodwill_posted_minor),
        ('entitlement', true, b.entitlement_pending_minor), ('entitlement', false, b.entitlement_posted_minor)
      ) AS s (part, is_pending, stored)
      LEFT JOIN folded f ON f.budget_id = b.id AND f.part = s.part AND f.is_pending = s.is_pending
      WHERE s.stored <> coalesce(f.minor, 0)`,
  },
  {
    name: "every award is where its transactions have taken it",
    query: `
      WITH told AS (
        SELECT award_id, bool_or(kind = 'reserve') AS reserved, bool_or(kind = 'capture') AS captured,
          bool_or(kind = 'pay') AS paid, bool_or(kind = 'void') AS voided, bool_or(kind = 'expire') AS expired,
          bool_or(kind = 'reverse') AS reversed
        FROM ledger_transaction GROUP BY 1
      )
      SELECT count(*) FROM award a LEFT JOIN told t ON t.award_id = a.id
      WHERE coalesce(t.reserved, false) <> (a.offered_at IS NOT NULL)
        OR coalesce(t.captured, false) <> (a.captured_at IS NOT NULL)
        OR coalesce(t.paid, false) <> (a.fulfilled_at IS NOT NULL)
        OR coalesce(t.expired, false) <> (a.status = 'expired')
        OR coalesce(t.reversed, false) <> (a.status = 'reversed')
        OR (a.status = 'declined' AND NOT coalesce(t.voided, false))`,
  },
  {
    name: "every complaint that has ended says when, and no other does",
    query: "SELECT count(*) FROM complaint WHERE is_open <> (ended_at IS NULL)",
  },
  {
    name: "every complaint was filed once, has a description and can be found",
    query: `
      SELECT count(*) FROM complaint c
      LEFT JOIN (SELECT complaint_id, count(*) AS n FROM complaint_event WHERE type = 'filed' GROUP BY 1) f ON f.complaint_id = c.id
      LEFT JOIN (SELECT complaint_id, count(*) AS n FROM message WHERE kind = 'description' GROUP BY 1) d ON d.complaint_id = c.id
      LEFT JOIN complaint_search s ON s.complaint_id = c.id
      WHERE c.source IS NULL AND (f.n IS DISTINCT FROM 1 OR d.n IS DISTINCT FROM 1 OR s.complaint_id IS NULL)`,
  },
  {
    name: "no complaint is resolved or closed over an open award",
    query: `
      SELECT count(*) FROM award a JOIN complaint c ON c.id = a.complaint_id
      WHERE (NOT c.is_open OR c.status = 'resolved')
        AND a.status NOT IN ('declined', 'expired', 'fulfilled', 'voided', 'reversed', 'refused')`,
  },
];

export type Checked = { name: string; broken: number };

/** Counts what breaks each law; nothing may. References and unique keys were checked when they were put back. */
export async function checkLaws(client: Client): Promise<Checked[]> {
  const checked: Checked[] = [];
  for (const { name, query } of LAWS) {
    const { rows } = await client.query<{ count: string }>(query);
    checked.push({ name, broken: Number(rows[0]?.count ?? -1) });
  }
  return checked;
}
