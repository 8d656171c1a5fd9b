/** How often each thing that clients can ask for is on record, under the names that `judge` uses. */
const CASE_EFFECTS = `
  WITH ours AS (SELECT c.id, c.reference, c.order_reference AS mark FROM complaint c WHERE c.order_reference LIKE 'OP-%')
  SELECT 'file ' || mark AS name, count(*)::int AS n FROM ours GROUP BY 1
  UNION ALL SELECT 'reply ' || substring(m.body FROM 'OP-[0-9A-Z-]+-MORE'), count(*)::int
    FROM ours o JOIN message m ON m.complaint_id = o.id AND m.kind = 'customer-message' GROUP BY 1
  UNION ALL SELECT 'assess ' || reference, count(*)::int
    FROM ours o JOIN complaint_event e ON e.complaint_id = o.id AND e.type = 'assessed' GROUP BY 1
  UNION ALL SELECT 'propose ' || reference, count(*)::int
    FROM ours o JOIN compensation_decision d ON d.complaint_id = o.id GROUP BY 1
  UNION ALL SELECT 'accept ' || (e.facts->>'awardId'), count(*)::int
    FROM ours o JOIN complaint_event e ON e.complaint_id = o.id AND e.type = 'award-accepted'
    WHERE e.actor_kind = 'customer' GROUP BY 1
  UNION ALL SELECT 'fulfil ' || r.id, count(*)::int
    FROM ours o JOIN award a ON a.complaint_id = o.id JOIN award_remedy r ON r.award_id = a.id
    WHERE r.fulfilled_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ledger_transaction t
      WHERE t.remedy_id = r.id AND t.kind IN ('settle', 'issue')) GROUP BY 1
  UNION ALL SELECT 'close ' || reference, count(*)::int
    FROM ours o JOIN complaint_event e ON e.complaint_id = o.id AND e.type = 'closed' GROUP BY 1`;

const MONEY_EFFECTS = `
  SELECT 'redeem ' || reference AS name, count(*)::int AS n FROM voucher_redemption WHERE reference LIKE 'OP-%' GROUP BY 1
  UNION ALL SELECT 'spend ' || reference, count(*)::int FROM points_spending WHERE reference LIKE 'OP-%' GROUP BY 1
  UNION ALL SELECT 'payee ' || coalesce(p.account_number, p.payment_reference), count(*)::int
    FROM payee p JOIN complaint c ON c.id = p.complaint_id WHERE c.order_reference LIKE 'OP-%' GROUP BY 1
  UNION ALL SELECT 'prepare ' || to_char(execution_on, 'YYYY-MM-DD'), count(*)::int FROM payout_run GROUP BY 1
  UNION ALL SELECT 'drop ' || l.id, count(*)::int FROM payout_line l JOIN payout_run r ON r.id = l.run_id
    WHERE l.state = 'dropped' AND EXISTS (SELECT 1 FROM audit_entry e
      WHERE e.action = 'payout-line-dropped' AND e.facts->>'lineId' = l.id::text) GROUP BY 1
  UNION ALL SELECT 'discard ' || id, count(*)::int FROM payout_run WHERE status = 'discarded' GROUP BY 1
  UNION ALL SELECT 'approve ' || e.subject_id || ' ' || split_part(s.email, '@', 1), count(*)::int
    FROM audit_entry e JOIN staff s ON s.id = e.actor_id WHERE e.action = 'payout-approved' GROUP BY 1
  UNION ALL SELECT 'send ' || subject_id, count(*)::int FROM audit_entry WHERE action = 'payout-exported' GROUP BY 1
  UNION ALL SELECT 'import ' || bank_reference, count(DISTINCT run_id)::int
    FROM payout_line WHERE bank_reference IS NOT NULL GROUP BY 1
  UNION ALL SELECT 'budget ' || (e.facts->'after'->>'goodwillLimitMinor'), count(*)::int
    FROM audit_entry e JOIN staff s ON s.id = e.actor_id
    WHERE e.subject_id LIKE 'budget:%' AND s.email LIKE 'chihhao@%' AND e.facts->'after' ? 'goodwillLimitMinor' GROUP BY 1`;

/** How often each thing that was asked for is on record, by kind and key. */
export const EFFECTS: readonly string[] = [CASE_EFFECTS, MONEY_EFFECTS];
