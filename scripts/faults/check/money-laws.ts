const TIMES = (kind: string) =>
  `(SELECT count(*) FROM ledger_transaction t WHERE t.remedy_id = l.remedy_id AND t.kind = '${kind}'
    AND t.idempotency_key = l.id || ':${kind}')`;

/** Laws of what was handed out and of what left the house: each query names what breaks its law. */
export const MONEY_LAWS: Readonly<Record<string, string>> = {
  "an accepted voucher or points that were not issued exactly once": `SELECT r.id::text AS what
    FROM award_remedy r JOIN award a ON a.id = r.award_id
    WHERE r.kind IN ('voucher', 'points') AND a.captured_at IS NOT NULL AND r.amount_minor > 0
      AND (SELECT count(*) FROM voucher v WHERE v.remedy_id = r.id) + (SELECT count(*) FROM points_lot p WHERE p.remedy_id = r.id) <> 1`,
  "a voucher of which more was redeemed than issued": `SELECT v.id::text AS what FROM voucher v
    LEFT JOIN LATERAL (SELECT coalesce(sum(x.amount_minor), 0) AS minor FROM voucher_redemption x WHERE x.voucher_id = v.id) r ON true
    WHERE r.minor <> v.redeemed_minor OR r.minor + v.lapsed_minor > v.value_minor`,
  "points of which more was spent than issued": `SELECT l.id::text AS what FROM points_lot l
    LEFT JOIN LATERAL (SELECT coalesce(sum(x.amount_minor), 0) AS minor FROM points_movement x WHERE x.lot_id = l.id) m ON true
    WHERE m.minor <> l.spent_minor OR m.minor + l.lapsed_minor > l.value_minor`,
  "a purchase that is not what the books say": `SELECT u.what FROM (
      SELECT reference AS what, transaction_id, amount_minor FROM voucher_redemption
      UNION ALL SELECT s.reference, m.transaction_id, m.amount_minor FROM points_movement m JOIN points_spending s ON s.id = m.spending_id
    ) u FULL JOIN (
      SELECT t.id, sum(e.amount_minor) AS minor FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id
      WHERE t.kind = 'redeem' AND e.direction = 'debit' GROUP BY t.id
    ) t ON t.id = u.transaction_id WHERE t.minor IS DISTINCT FROM u.amount_minor`,
  "a voucher or points that ran out and stayed": `SELECT id::text AS what FROM voucher
      WHERE expires_at <= now() AND cancelled_at IS NULL AND redeemed_minor + lapsed_minor < value_minor
    UNION ALL SELECT id::text FROM points_lot
      WHERE expires_at <= now() AND cancelled_at IS NULL AND spent_minor + lapsed_minor < value_minor`,
  "a payment that the books did not send exactly once": `SELECT l.id::text AS what FROM payout_line l
    WHERE ${TIMES("send")} <> (l.state IN ('sent', 'paid', 'failed'))::int
      OR ${TIMES("settle")} <> (l.state = 'paid')::int OR ${TIMES("return")} <> (l.state = 'failed')::int`,
  "money sent without a payment": `SELECT t.remedy_id::text AS what FROM ledger_transaction t
    LEFT JOIN payout_line l ON t.idempotency_key = l.id || ':send'
    WHERE t.kind = 'send' AND l.id IS NULL`,
  "a remedy that was paid more than once": `SELECT r.id::text AS what FROM award_remedy r
    WHERE (SELECT count(*) FROM ledger_transaction t WHERE t.remedy_id = r.id AND t.kind IN ('pay', 'settle', 'issue')) > 1
      OR (SELECT count(*) FROM payout_line l WHERE l.remedy_id = r.id AND l.state IN ('open', 'sent', 'paid')) > 1`,
  "money at the bank that is not what was sent and not answered": `SELECT concat(a.minor, ' in the books, ', b.minor, ' in runs') AS what
    FROM (SELECT coalesce(sum(CASE e.direction WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END), 0) AS minor
        FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id WHERE a.kind = 'external' AND a.detail = 'bank') a,
      (SELECT coalesce(sum(amount_minor), 0) AS minor FROM payout_line WHERE state = 'sent') b
    WHERE a.minor <> b.minor`,
  "a run that is not in the state of its payments": `SELECT r.id::text AS what FROM payout_run r
    LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE l.state = 'open') AS open, count(*) FILTER (WHERE l.state = 'sent') AS sent,
      count(*) FILTER (WHERE l.state IN ('paid', 'failed')) AS answered FROM payout_line l WHERE l.run_id = r.id) l ON true
    WHERE CASE r.status WHEN 'exported' THEN l.open > 0 OR l.sent = 0 WHEN 'settled' THEN l.open + l.sent > 0
      ELSE l.sent + l.answered > 0 END`,
  "a run without four eyes": `SELECT id::text AS what FROM payout_run
    WHERE (exported_at IS NOT NULL AND approved_by_id IS NULL) OR approved_by_id = prepared_by_id`,
  "a bank's answer of which a part was taken in": `SELECT bank_reference AS what FROM payout_line
    WHERE bank_reference ~ '^OP-.*x[0-9]+$' GROUP BY bank_reference
    HAVING count(*) <> substring(bank_reference FROM 'x([0-9]+)$')::int`,
  "a budget that is overdrawn": `SELECT id::text AS what FROM budget
    WHERE goodwill_pending_minor + goodwill_posted_minor > goodwill_limit_minor`,
};
