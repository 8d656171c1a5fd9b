// The rows of filled books, each kind by one statement over the plan of awards. Every id is the database's own.

const WORLD = `
  CREATE TEMP TABLE book_budget ON COMMIT DROP AS
  SELECT uuidv7() AS id, d.id AS department, m::date AS month, row_number() OVER (ORDER BY m, d.key) - 1 AS place
  FROM department d, generate_series(date_trunc('month', $1::date - 720), $1::date, interval '1 month') m`;

// Each award begins at noon of a day, and each of its transactions comes a day after the one before.
const PLAN = `
  CREATE TEMP TABLE book_award ON COMMIT DROP AS
  SELECT p.n, p.way, 100 * (1 + p.n % 997) AS unit, p.starts, b.id AS budget,
    CASE WHEN p.n % 3 = 0 THEN 'entitlement' ELSE 'goodwill' END AS part, p.n / 5 AS customer,
    uuidv7() AS complaint, uuidv7() AS decision, uuidv7() AS award, uuidv7() AS remedy, uuidv7() AS item, uuidv7() AS spending
  FROM (
    SELECT n, CASE WHEN n < $2::int * $3::int THEN n % $3::int ELSE $3::int END AS way,
      ($1::date - 20 - (n * 7919::bigint % 680)::int) + time '12:00' AS starts
    FROM generate_series(0, $2::int * $3::int + $4::int - 1) n) p
  JOIN (SELECT *, row_number() OVER (PARTITION BY month ORDER BY place) - 1 AS desk, count(*) OVER (PARTITION BY month) AS desks
    FROM book_budget) b ON b.month = date_trunc('month', p.starts)::date AND b.desk = p.n % b.desks`;

const STEPS = `
  CREATE TEMP TABLE book_step ON COMMIT DROP AS
  SELECT s.* FROM jsonb_to_recordset($1::jsonb) AS s (way int, step int, kind text, of_remedy boolean, reverses int)`;
const POSTINGS = `
  CREATE TEMP TABLE book_posting ON COMMIT DROP AS
  SELECT p.* FROM jsonb_to_recordset($1::jsonb) AS p (way int, step int, account text, detail text, direction text, shares int)`;
const WAYS = `
  CREATE TEMP TABLE book_way ON COMMIT DROP AS
  SELECT w.* FROM jsonb_to_recordset($1::jsonb) AS w (way int, name text, remedy text, status text)`;

const TRANSACTIONS = `
  CREATE TEMP TABLE book_transaction ON COMMIT DROP AS
  SELECT uuidv7() AS id, a.n, a.way, s.step, s.kind, s.of_remedy, s.reverses,
    (a.starts + s.step * interval '1 day') AT TIME ZONE 'UTC' AS posted_at
  FROM book_award a JOIN book_step s ON s.way = a.way`;

const BUDGETS = `
  INSERT INTO budget (id, department_id, currency, period_start, period_end, goodwill_limit_minor, entitlement_planned_minor)
  SELECT id, department, 'TWD', month, month + interval '1 month', 0, 0 FROM book_budget`;

const CUSTOMERS = `
  CREATE TEMP TABLE book_customer ON COMMIT DROP AS SELECT DISTINCT customer AS n FROM book_award;
  ALTER TABLE book_customer ADD COLUMN id uuid;
  UPDATE book_customer SET id = uuidv7();
  INSERT INTO customer (id, name, locale) SELECT id, '林 ' || n, 'zh-Hant' FROM book_customer`;

const COMPLAINTS = `
  INSERT INTO complaint (id, reference, customer_id, channel, locale, subject, status, severity, severity_reasons, flags, impact,
    received_at, recorded_at, closed_at, ended_at, department_id)
  SELECT a.complaint, 'B-' || lpad(a.n::text, 8, '0'), c.id, 'web', 'zh-Hant', '訂房有誤', s.status, 'standard', '[]', '{}', 'moderate',
    a.starts, a.starts, CASE s.status WHEN 'closed' THEN a.starts + interval '9 days' END,
    CASE s.status WHEN 'closed' THEN a.starts + interval '9 days' END, b.department
  FROM book_award a JOIN book_customer c ON c.n = a.customer JOIN book_budget b ON b.id = a.budget JOIN book_way w ON w.way = a.way
  CROSS JOIN LATERAL (SELECT CASE w.status WHEN 'offered' THEN 'decided' WHEN 'fulfilling' THEN 'fulfilling' ELSE 'closed' END AS status) s`;

const DECISIONS = `
  INSERT INTO compensation_decision (id, complaint_id, policy_id, policy_version, facts_version, facts, decision, decided_at)
  SELECT decision, complaint, 'books', 1, 1, '{}', '{}', starts FROM book_award`;

const AWARDS = `
  INSERT INTO award (id, complaint_id, customer_id, decision_id, authority_key, status, currency, part, tier, amount_minor,
    requested_by_id, budget_id, created_at, offered_at, captured_at, fulfilled_at)
  SELECT a.award, a.complaint, c.id, a.decision, a.complaint, w.status, 'TWD', a.part, 'moderate', a.unit * $2::int,
    $1::uuid, a.budget, a.starts, a.starts, t.captured, CASE WHEN w.status IN ('fulfilled', 'reversed') THEN t.handed END
  FROM book_award a JOIN book_customer c ON c.n = a.customer JOIN book_way w ON w.way = a.way
  JOIN (SELECT n, max(posted_at) FILTER (WHERE kind = 'capture') AS captured,
      max(posted_at) FILTER (WHERE kind IN ('pay', 'settle', 'issue')) AS handed
    FROM book_transaction GROUP BY n) t ON t.n = a.n`;

const REMEDIES = `
  INSERT INTO award_remedy (id, award_id, position, kind, amount_minor, fulfilled_at)
  SELECT a.remedy, a.award, 0, w.remedy, a.unit * $1::int, t.posted_at
  FROM book_award a JOIN book_way w ON w.way = a.way
  LEFT JOIN book_transaction t ON t.n = a.n AND t.kind IN ('pay', 'settle', 'issue')`;

const ACCOUNTS = `
  INSERT INTO ledger_account (kind, detail, part, budget_id, currency)
  SELECT DISTINCT p.account, CASE p.account WHEN 'points' THEN c.id::text ELSE p.detail END, a.part, a.budget, 'TWD'
  FROM book_award a JOIN book_posting p ON p.way = a.way JOIN book_customer c ON c.n = a.customer`;

const LEDGER = `
  INSERT INTO ledger_transaction (id, kind, award_id, remedy_id, complaint_id, actor_kind, actor_id, approver_ids, policy_id,
    policy_version, reverses_id, idempotency_key, posted_at)
  SELECT t.id, t.kind, a.award, CASE WHEN t.of_remedy THEN a.remedy END, a.complaint, 'staff', $1::uuid, ARRAY[$2::uuid], 'books', 1,
    o.id, CASE WHEN t.kind = 'reverse' THEN concat(a.award, ':reverse:', o.id)
      WHEN NOT t.of_remedy THEN concat(a.award, ':', t.kind)
      WHEN t.kind IN ('pay', 'issue') THEN concat(a.remedy, ':', t.kind) ELSE concat(a.item, ':', t.kind) END, t.posted_at
  FROM book_transaction t JOIN book_award a ON a.n = t.n LEFT JOIN book_transaction o ON o.n = t.n AND o.step = t.reverses`;

const ENTRIES = `
  INSERT INTO ledger_entry (transaction_id, account_id, direction, amount_minor, currency)
  SELECT t.id, k.id, p.direction, p.shares * a.unit, 'TWD'
  FROM book_transaction t JOIN book_award a ON a.n = t.n JOIN book_posting p ON p.way = t.way AND p.step = t.step
  JOIN book_customer c ON c.n = a.customer
  JOIN ledger_account k ON k.budget_id = a.budget AND k.part = a.part AND k.kind = p.account
    AND k.detail = CASE p.account WHEN 'points' THEN c.id::text ELSE p.detail END`;

const VOUCHERS = `
  INSERT INTO voucher (id, award_id, remedy_id, customer_id, currency, value_minor, redeemed_minor, lapsed_minor, lapsed_at,
    code_hash, code_tail, issued_at, expires_at)
  SELECT a.item, a.award, a.remedy, c.id, 'TWD', a.unit * $1::int, coalesce(r.shares, 0) * a.unit, coalesce(l.shares, 0) * a.unit,
    l.posted_at, sha256(uuid_send(a.item)), upper(right(replace(a.item::text, '-', ''), 4)), i.posted_at, i.posted_at + interval '1 year'
  FROM book_award a JOIN book_way w ON w.way = a.way AND w.remedy = 'voucher' JOIN book_customer c ON c.n = a.customer
  JOIN book_moved i ON i.n = a.n AND i.kind = 'issue'
  LEFT JOIN book_moved r ON r.n = a.n AND r.kind = 'redeem' LEFT JOIN book_moved l ON l.n = a.n AND l.kind = 'lapse'`;

const MOVED = `
  CREATE TEMP TABLE book_moved ON COMMIT DROP AS
  SELECT t.id, t.n, t.kind, t.posted_at, p.shares
  FROM book_transaction t JOIN book_posting p ON p.way = t.way AND p.step = t.step AND p.direction = 'debit'
  WHERE t.kind IN ('send', 'settle', 'issue', 'redeem', 'lapse');
  ANALYZE book_moved`;

const REDEMPTIONS = `
  INSERT INTO voucher_redemption (voucher_id, amount_minor, rest_minor, idempotency_key, actor_kind, actor_id, transaction_id, redeemed_at)
  SELECT a.item, r.shares * a.unit, ($2::int - r.shares) * a.unit, a.spending, 'staff', $1::uuid, r.id, r.posted_at
  FROM book_award a JOIN book_way w ON w.way = a.way AND w.remedy = 'voucher' JOIN book_moved r ON r.n = a.n AND r.kind = 'redeem'`;

const LOTS = `
  INSERT INTO points_lot (id, award_id, remedy_id, customer_id, currency, value_minor, spent_minor, issued_at, expires_at)
  SELECT a.item, a.award, a.remedy, c.id, 'TWD', a.unit * $1::int, r.shares * a.unit, i.posted_at, i.posted_at + interval '1 year'
  FROM book_award a JOIN book_way w ON w.way = a.way AND w.remedy = 'points' JOIN book_customer c ON c.n = a.customer
  JOIN book_moved i ON i.n = a.n AND i.kind = 'issue' JOIN book_moved r ON r.n = a.n AND r.kind = 'redeem'`;
const SPENDINGS = `
  INSERT INTO points_spending (id, customer_id, currency, amount_minor, rest_minor, idempotency_key, actor_kind, actor_id, spent_at)
  SELECT a.spending, c.id, 'TWD', r.shares * a.unit, 0, a.spending, 'staff', $1::uuid, r.posted_at
  FROM book_award a JOIN book_way w ON w.way = a.way AND w.remedy = 'points' JOIN book_customer c ON c.n = a.customer
  JOIN book_moved r ON r.n = a.n AND r.kind = 'redeem'`;
const MOVEMENTS = `
  INSERT INTO points_movement (spending_id, lot_id, amount_minor, transaction_id)
  SELECT a.spending, a.item, r.shares * a.unit, r.id
  FROM book_award a JOIN book_way w ON w.way = a.way AND w.remedy = 'points' JOIN book_moved r ON r.n = a.n AND r.kind = 'redeem'`;

const RUNS = `
  CREATE TEMP TABLE book_run ON COMMIT DROP AS
  SELECT posted_at, uuidv7() AS id FROM (SELECT DISTINCT posted_at FROM book_moved WHERE kind = 'send') d;
  INSERT INTO payout_run (id, currency, status, execution_on, prepared_by_id, prepared_at, approved_by_id, approved_at, fingerprint,
    exported_by_id, exported_at)
  SELECT r.id, 'TWD', 'exported', r.posted_at::date, x.one, r.posted_at, x.two, r.posted_at, 'books', x.two, r.posted_at
  FROM book_run r, book_people x`;
const LINES = `
  INSERT INTO payout_line (id, run_id, award_id, remedy_id, amount_minor, currency, state, answered_at, imported_at)
  SELECT a.item, r.id, a.award, a.remedy, a.unit * $1::int, 'TWD', CASE WHEN s.id IS NULL THEN 'sent' ELSE 'paid' END, s.posted_at, s.posted_at
  FROM book_award a JOIN book_moved m ON m.n = a.n AND m.kind = 'send' JOIN book_run r ON r.posted_at = m.posted_at
  LEFT JOIN book_moved s ON s.n = a.n AND s.kind = 'settle'`;

const SUMS = `
  UPDATE budget b SET goodwill_pending_minor = f.gp, goodwill_posted_minor = f.gb, goodwill_limit_minor = f.gp + f.gb,
    entitlement_pending_minor = f.ep, entitlement_posted_minor = f.eb, entitlement_planned_minor = f.ep + f.eb
  FROM (
    SELECT k.budget_id,
      coalesce(sum(b.balance_minor) FILTER (WHERE k.part = 'goodwill' AND k.kind = 'reserved'), 0) AS gp,
      coalesce(sum(b.balance_minor) FILTER (WHERE k.part = 'goodwill' AND k.kind NOT IN ('budget', 'reserved')), 0) AS gb,
      coalesce(sum(b.balance_minor) FILTER (WHERE k.part = 'entitlement' AND k.kind = 'reserved'), 0) AS ep,
      coalesce(sum(b.balance_minor) FILTER (WHERE k.part = 'entitlement' AND k.kind NOT IN ('budget', 'reserved')), 0) AS eb
    FROM ledger_balance b JOIN ledger_account k ON k.id = b.account_id GROUP BY 1) f
  WHERE f.budget_id = b.id`;

export const BOOK = {
  world: WORLD,
  plan: PLAN,
  steps: STEPS,
  postings: POSTINGS,
  ways: WAYS,
  transactions: TRANSACTIONS,
  budgets: BUDGETS,
  customers: CUSTOMERS,
  complaints: COMPLAINTS,
  decisions: DECISIONS,
  awards: AWARDS,
  remedies: REMEDIES,
  accounts: ACCOUNTS,
  ledger: LEDGER,
  entries: ENTRIES,
  moved: MOVED,
  vouchers: VOUCHERS,
  redemptions: REDEMPTIONS,
  lots: LOTS,
  spendings: SPENDINGS,
  movements: MOVEMENTS,
  runs: RUNS,
  lines: LINES,
  sums: SUMS,
} as const;
