import { CHAIN, DIGESTS, SEALED } from "./seals";

/**
 * The laws of the books, each as a query that names what breaks it: `what` says which row, `cause` what is wrong with it
 * and by how much. They read entries only, never a figure that the same code keeps.
 */
export type LedgerLaw = { readonly name: LawName; readonly query: string };

export const LAW_NAMES = [
  "balanced",
  "currencies",
  "budgets",
  "roll-overs",
  "stock",
  "issued",
  "sent",
  "closed",
  "balances",
  "awards",
  "standing",
  "reversals",
  "authors",
  "digests",
  "chain",
  "sealed",
] as const;
export type LawName = (typeof LAW_NAMES)[number];

const SIGNED = "CASE e.direction WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END";

const BALANCED = `
  SELECT t.id::text AS what, concat('transaction ', t.kind, ': ', count(e.id), ' entries, off by ', coalesce(sum(${SIGNED}), 0),
    CASE WHEN bool_or(a.currency <> e.currency) OR min(e.currency) <> max(e.currency) THEN ', mixed currencies' ELSE '' END) AS cause
  FROM ledger_transaction t LEFT JOIN ledger_entry e ON e.transaction_id = t.id LEFT JOIN ledger_account a ON a.id = e.account_id
  GROUP BY t.id, t.kind
  HAVING count(e.id) < 2 OR sum(${SIGNED}) <> 0 OR bool_or(a.currency <> e.currency) OR min(e.currency) <> max(e.currency)`;

const CURRENCIES = `
  SELECT e.currency::text AS what, concat('all entries together are off by ', sum(${SIGNED})) AS cause
  FROM ledger_entry e GROUP BY e.currency HAVING sum(${SIGNED}) <> 0`;

const BUDGETS = `
  WITH folded AS (
    SELECT a.budget_id, a.part,
      coalesce(sum(${SIGNED}) FILTER (WHERE a.kind = 'reserved'), 0) AS pending,
      coalesce(sum(${SIGNED}) FILTER (WHERE a.kind NOT IN ('budget', 'reserved')), 0) AS posted
    FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id GROUP BY a.budget_id, a.part)
  SELECT b.id::text AS what, concat(s.part, ' ', s.figure, ': stored ', s.stored, ', entries say ', s.folded) AS cause
  FROM budget b
  LEFT JOIN folded g ON g.budget_id = b.id AND g.part = 'goodwill'
  LEFT JOIN folded o ON o.budget_id = b.id AND o.part = 'entitlement'
  CROSS JOIN LATERAL (VALUES
    ('goodwill', 'pending', b.goodwill_pending_minor, coalesce(g.pending, 0)),
    ('goodwill', 'posted', b.goodwill_posted_minor, coalesce(g.posted, 0)),
    ('entitlement', 'pending', b.entitlement_pending_minor, coalesce(o.pending, 0)),
    ('entitlement', 'posted', b.entitlement_posted_minor, coalesce(o.posted, 0))) AS s (part, figure, stored, folded)
  WHERE s.stored <> s.folded`;

const BALANCES = `
  WITH folded AS (SELECT account_id, sum(${SIGNED}) AS minor FROM ledger_entry e GROUP BY account_id)
  SELECT coalesce(f.account_id, b.account_id)::text AS what,
    concat('balance: stored ', coalesce(b.balance_minor, 0), ', entries say ', coalesce(f.minor, 0)) AS cause
  FROM folded f FULL JOIN ledger_balance b ON b.account_id = f.account_id
  WHERE coalesce(b.balance_minor, 0) <> coalesce(f.minor, 0)`;

// An award's columns say where it stands; its transactions are how it came there.
const AWARDS = `
  WITH told AS (
    SELECT award_id, bool_or(kind = 'reserve') AS reserved, bool_or(kind = 'capture') AS captured,
      bool_or(kind = 'void') AS voided, bool_or(kind = 'expire') AS expired, bool_or(kind = 'reverse') AS reversed
    FROM ledger_transaction GROUP BY award_id)
  SELECT a.id::text AS what, concat('award ', a.status, ', but its transactions say otherwise') AS cause
  FROM award a LEFT JOIN told t ON t.award_id = a.id
  WHERE coalesce(t.reserved, false) <> (a.offered_at IS NOT NULL)
    OR coalesce(t.captured, false) <> (a.captured_at IS NOT NULL)
    OR coalesce(t.expired, false) <> (a.status = 'expired')
    OR coalesce(t.reversed, false) <> (a.status = 'reversed')
    OR (a.status = 'declined' AND NOT coalesce(t.voided, false))`;

const STANDING = `
  WITH held AS (
    SELECT t.award_id, a.kind, a.detail, sum(${SIGNED}) AS minor
    FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id JOIN ledger_account a ON a.id = e.account_id
    WHERE a.kind <> 'budget' GROUP BY t.award_id, a.kind, a.detail),
  stands AS (
    SELECT award_id, min(minor) AS lowest, sum(minor) AS outstanding, coalesce(sum(minor) FILTER (WHERE kind = 'promised'), 0) AS promised
    FROM held GROUP BY award_id)
  SELECT s.award_id::text AS what, concat('award ', w.status, ' of ', w.amount_minor, ': outstanding ', s.outstanding,
    ', promised ', s.promised, ', lowest account ', s.lowest) AS cause
  FROM stands s JOIN award w ON w.id = s.award_id
  WHERE s.lowest < 0 OR s.outstanding > w.amount_minor OR (w.status = 'fulfilled' AND s.promised <> 0)
    OR (w.status IN ('declined', 'expired', 'voided', 'reversed') AND s.outstanding <> 0)`;

const REVERSALS = `
  WITH both_sides AS (
    SELECT r.id, r.reverses_id, e.account_id, sum(${SIGNED}) AS minor
    FROM ledger_transaction r CROSS JOIN LATERAL (VALUES (r.id), (r.reverses_id)) AS side (transaction_id)
    JOIN ledger_entry e ON e.transaction_id = side.transaction_id
    WHERE r.reverses_id IS NOT NULL GROUP BY r.id, r.reverses_id, e.account_id)
  SELECT id::text AS what, concat('reversal does not mirror ', reverses_id) AS cause
  FROM both_sides GROUP BY id, reverses_id HAVING bool_or(minor <> 0)`;

const AUTHORS = `
  SELECT t.id::text AS what, concat('transaction ', t.kind, ' of another case or without an author') AS cause
  FROM ledger_transaction t LEFT JOIN award w ON w.id = t.award_id
  WHERE w.id IS NULL OR w.complaint_id <> t.complaint_id OR t.policy_id = '' OR (t.actor_kind <> 'system' AND t.actor_id IS NULL)`;

// What left one period arrived in the next: the sum of all limits is what people granted.
const ROLL_OVERS = `
  SELECT b.id::text AS what, concat('gave ', b.rolled_out_minor, ' to the next period, which got ', coalesce(f.rolled_minor, 0)) AS cause
  FROM budget b LEFT JOIN budget f ON f.follows_id = b.id WHERE b.rolled_out_minor <> coalesce(f.rolled_minor, 0)`;

const STOCK = `
  SELECT i.sku AS what, concat('keeps ', i.on_hand, ' on hand and ', i.reserved, ' promised, its moves say ',
    coalesce(m.on_hand, 0), ' and ', coalesce(m.reserved, 0)) AS cause
  FROM stock_item i LEFT JOIN (
    SELECT item_id, sum(on_hand_change) AS on_hand, sum(reserved_change) AS reserved FROM stock_move GROUP BY item_id
  ) m ON m.item_id = i.id
  WHERE i.on_hand <> coalesce(m.on_hand, 0) OR i.reserved <> coalesce(m.reserved, 0)`;

// What a voucher or a lot of points says is left is what the books still hold of its remedy.
const ISSUED = `
  WITH held AS (
    SELECT t.remedy_id, sum(${SIGNED}) AS minor
    FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id JOIN ledger_account a ON a.id = e.account_id
    WHERE a.kind IN ('voucher', 'points') AND t.remedy_id IS NOT NULL GROUP BY t.remedy_id),
  kept AS (
    SELECT id, remedy_id, 'voucher' AS kind, value_minor - redeemed_minor - lapsed_minor AS minor FROM voucher
    UNION ALL SELECT id, remedy_id, 'points', value_minor - spent_minor - lapsed_minor FROM points_lot)
  SELECT k.id::text AS what, concat(k.kind, ' says that ', k.minor, ' is left, the books hold ', coalesce(h.minor, 0)) AS cause
  FROM kept k LEFT JOIN held h ON h.remedy_id = k.remedy_id WHERE k.minor <> coalesce(h.minor, 0)`;

// What the books have at the bank is what was sent there and is not answered yet.
const SENT = `
  WITH held AS (
    SELECT t.remedy_id, sum(${SIGNED}) AS minor
    FROM ledger_account a JOIN ledger_entry e ON e.account_id = a.id JOIN ledger_transaction t ON t.id = e.transaction_id
    WHERE a.kind = 'external' GROUP BY t.remedy_id HAVING sum(${SIGNED}) <> 0),
  kept AS (SELECT remedy_id, sum(amount_minor) AS minor FROM payout_line WHERE state = 'sent' GROUP BY remedy_id)
  SELECT coalesce(k.remedy_id, h.remedy_id)::text AS what,
    concat('payments that wait for an answer: ', coalesce(k.minor, 0), ', the books hold ', coalesce(h.minor, 0)) AS cause
  FROM held h FULL JOIN kept k ON k.remedy_id = h.remedy_id WHERE coalesce(k.minor, 0) <> coalesce(h.minor, 0)`;

// A closed month's accounts, written down when it was closed, are what the entries up to its end add up to.
const CLOSED = `
  WITH last AS (
    SELECT max(month) AS month, (max(month) + interval '1 month')::timestamp AT TIME ZONE (SELECT time_zone FROM organisation) AS ends
    FROM ledger_close),
  folded AS (
    SELECT e.account_id, sum(${SIGNED}) AS minor
    FROM last JOIN ledger_transaction t ON t.posted_at < last.ends JOIN ledger_entry e ON e.transaction_id = t.id GROUP BY 1),
  kept AS (
    SELECT l.account_id, l.opening_minor + l.debit_minor - l.credit_minor AS minor
    FROM last JOIN ledger_close_line l ON l.month = last.month)
  SELECT coalesce(f.account_id, k.account_id)::text AS what, concat('account at the end of the last closed month: written down ',
    coalesce(k.minor, 0), ', entries say ', coalesce(f.minor, 0)) AS cause
  FROM folded f FULL JOIN kept k ON k.account_id = f.account_id WHERE coalesce(f.minor, 0) <> coalesce(k.minor, 0)`;

export const LEDGER_LAWS: readonly LedgerLaw[] = [
  { name: "balanced", query: BALANCED },
  { name: "currencies", query: CURRENCIES },
  { name: "budgets", query: BUDGETS },
  { name: "roll-overs", query: ROLL_OVERS },
  { name: "stock", query: STOCK },
  { name: "issued", query: ISSUED },
  { name: "sent", query: SENT },
  { name: "closed", query: CLOSED },
  { name: "balances", query: BALANCES },
  { name: "awards", query: AWARDS },
  { name: "standing", query: STANDING },
  { name: "reversals", query: REVERSALS },
  { name: "authors", query: AUTHORS },
  { name: "digests", query: DIGESTS },
  { name: "chain", query: CHAIN },
  { name: "sealed", query: SEALED },
];
