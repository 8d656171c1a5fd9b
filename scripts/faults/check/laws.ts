/** Laws of the whole database: each query names what breaks its law. */
export const LAWS: Readonly<Record<string, string>> = {
  "a complaint without its event": `SELECT reference AS what FROM complaint c WHERE NOT EXISTS (
    SELECT 1 FROM complaint_event e WHERE e.complaint_id = c.id AND e.type IN ('filed', 'imported'))`,
  "a complaint without its text, search row or customer": `SELECT reference AS what FROM complaint c WHERE
    NOT EXISTS (SELECT 1 FROM message m WHERE m.complaint_id = c.id AND m.kind = 'description') OR
    NOT EXISTS (SELECT 1 FROM complaint_search s WHERE s.complaint_id = c.id) OR
    NOT EXISTS (SELECT 1 FROM contact_point p WHERE p.customer_id = c.customer_id)`,
  "a status that is not where its events lead": `SELECT c.reference AS what FROM complaint c JOIN LATERAL (
    SELECT e.facts->>'to' AS status FROM complaint_event e WHERE e.complaint_id = c.id AND e.facts ? 'to'
    ORDER BY e.recorded_at DESC, e.id DESC LIMIT 1) last ON true
    WHERE c.order_reference LIKE 'OP-%' AND c.status <> last.status`,
  "an award whose state is not its postings": `SELECT a.id::text AS what FROM award a LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE t.kind = 'reserve') AS reserved, count(*) FILTER (WHERE t.kind = 'capture') AS captured
    FROM ledger_transaction t WHERE t.award_id = a.id) t ON true
    WHERE a.complaint_id IN (SELECT id FROM complaint WHERE order_reference LIKE 'OP-%') AND
      (reserved <> (a.offered_at IS NOT NULL)::int OR captured <> (a.captured_at IS NOT NULL)::int)`,
  "a remedy whose delivery is not its postings": `SELECT r.id::text AS what FROM award_remedy r JOIN award a ON a.id = r.award_id
    WHERE a.complaint_id IN (SELECT id FROM complaint WHERE order_reference LIKE 'OP-%') AND r.amount_minor > 0 AND
      (r.fulfilled_at IS NOT NULL)::int <> (SELECT count(*) FROM ledger_transaction t
        WHERE t.remedy_id = r.id AND t.kind IN ('pay', 'settle', 'issue'))`,
  "a cause without exactly one mail": `WITH causes AS (
      SELECT 'acknowledgement:' || id AS key FROM complaint WHERE order_reference LIKE 'OP-%'
      UNION ALL SELECT CASE a.part WHEN 'goodwill' THEN 'offer:' ELSE 'entitlement:' END || a.id
        FROM award a JOIN complaint c ON c.id = a.complaint_id WHERE c.order_reference LIKE 'OP-%' AND a.offered_at IS NOT NULL
          AND (a.part = 'goodwill' OR EXISTS (SELECT 1 FROM award_remedy r
            WHERE r.award_id = a.id AND r.kind NOT IN ('voucher', 'points')))
      UNION ALL SELECT 'fulfilled:' || (e.facts->>'awardId') FROM complaint_event e JOIN complaint c ON c.id = e.complaint_id
        WHERE c.order_reference LIKE 'OP-%' AND e.type = 'award-fulfilled' AND e.actor_kind = 'staff'
      UNION ALL SELECT 'voucher-issued:' || v.id FROM voucher v JOIN award a ON a.id = v.award_id
        JOIN complaint c ON c.id = a.complaint_id WHERE c.order_reference LIKE 'OP-%'
      UNION ALL SELECT 'points-issued:' || l.id FROM points_lot l JOIN award a ON a.id = l.award_id
        JOIN complaint c ON c.id = a.complaint_id WHERE c.order_reference LIKE 'OP-%'
      UNION ALL SELECT 'payment-failed:' || id FROM payout_line WHERE state = 'failed'
      UNION ALL SELECT 'closed:' || (e.facts->>'messageId') FROM complaint_event e JOIN complaint c ON c.id = e.complaint_id
        WHERE c.order_reference LIKE 'OP-%' AND e.type = 'closed'),
    mails AS (SELECT m.dedupe_key AS key FROM mail m JOIN complaint c ON c.id = m.complaint_id
      WHERE c.order_reference LIKE 'OP-%' AND m.template IN ('acknowledgement', 'offer', 'entitlement', 'fulfilled', 'closed',
        'voucher-issued', 'points-issued', 'payment-failed'))
    SELECT coalesce(c.key, 'no cause for ' || m.key) AS what
    FROM (SELECT key, count(*) AS n FROM causes GROUP BY key) c
    FULL JOIN (SELECT key, count(*) AS n FROM mails GROUP BY key) m ON m.key = c.key WHERE c.n IS DISTINCT FROM m.n`,
  "a mail that was not sent": `SELECT m.dedupe_key AS what FROM mail m JOIN complaint c ON c.id = m.complaint_id
    WHERE c.order_reference LIKE 'OP-%' AND m.status <> 'sent'`,
  "a step of a ladder taken twice": `SELECT complaint_id || ' ' || (facts->>'clock') || ' ' || (facts->>'percent') AS what
    FROM complaint_event WHERE type = 'clock-escalated'
    GROUP BY complaint_id, facts->>'clock', facts->>'run', facts->>'percent' HAVING count(*) > 1`,
  "somebody told twice of a step, or of one that was not taken": `WITH told AS (
      SELECT staff_id, complaint_id, facts->>'clock' AS clock, facts->>'percent' AS percent, count(*) AS n FROM notification
      WHERE kind IN ('clock-nears', 'clock-broken') GROUP BY 1, 2, 3, 4)
    SELECT complaint_id || ' ' || clock || ' ' || percent AS what FROM told
    WHERE n <> (SELECT count(DISTINCT e.facts->>'run') FROM complaint_event e WHERE e.complaint_id = told.complaint_id
      AND e.type = 'clock-escalated' AND e.facts->>'clock' = told.clock AND e.facts->>'percent' = told.percent)`,
  "a missed deadline that was told and not mailed, or mailed twice": `WITH told AS (
      SELECT n.staff_id, n.complaint_id, count(*) AS n FROM notification n JOIN staff s ON s.id = n.staff_id
      WHERE n.kind = 'clock-broken' AND s.clock_mails_wanted GROUP BY 1, 2),
    mailed AS (SELECT staff_id, complaint_id, count(*) AS n FROM mail WHERE template = 'clock-broken' GROUP BY 1, 2)
    SELECT coalesce(t.complaint_id, m.complaint_id)::text AS what
    FROM told t FULL JOIN mailed m USING (staff_id, complaint_id) WHERE t.n IS DISTINCT FROM m.n`,
  "a step of a ladder that nobody took": `SELECT k.complaint_id || ' ' || k.clock_key AS what FROM complaint_clock k
    JOIN complaint c ON c.id = k.complaint_id
    WHERE c.order_reference LIKE 'OP-%' AND k.clock_key = 'watch' AND k.next_step_at < now() - interval '2 minutes'`,
  "a complaint acknowledged not exactly once": `SELECT c.reference AS what FROM complaint c
    WHERE c.order_reference LIKE 'OP-%' AND 1 <> (
      SELECT count(*) FROM complaint_event e WHERE e.complaint_id = c.id AND e.type = 'acknowledged')`,
};
