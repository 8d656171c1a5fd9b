-- When what is recorded beside the books was recorded there, so that a month's end can be compared with them to the cent:
-- the day a bank names is not the day we heard of it.
ALTER TABLE payout_line ADD COLUMN "imported_at" TIMESTAMPTZ(3);
ALTER TABLE voucher ADD COLUMN "lapsed_at" TIMESTAMPTZ(3);
ALTER TABLE points_lot ADD COLUMN "lapsed_at" TIMESTAMPTZ(3);
UPDATE payout_line l SET imported_at = t.posted_at FROM ledger_transaction t
  WHERE l.answered_at IS NOT NULL AND t.idempotency_key IN (l.id || ':settle', l.id || ':return');
UPDATE payout_line SET imported_at = answered_at WHERE answered_at IS NOT NULL AND imported_at IS NULL;
UPDATE voucher v SET lapsed_at = coalesce(
    (SELECT min(t.posted_at) FROM ledger_transaction t WHERE t.remedy_id = v.remedy_id AND t.kind = 'lapse'), v.cancelled_at, now())
  WHERE v.lapsed_minor > 0;
UPDATE points_lot l SET lapsed_at = coalesce(
    (SELECT min(t.posted_at) FROM ledger_transaction t WHERE t.remedy_id = l.remedy_id AND t.kind = 'lapse'), l.cancelled_at, now())
  WHERE l.lapsed_minor > 0;
ALTER TABLE payout_line ADD CONSTRAINT payout_line_imported_check CHECK ((imported_at IS NULL) = (answered_at IS NULL));
ALTER TABLE voucher ADD CONSTRAINT voucher_lapsed_check CHECK ((lapsed_minor > 0) = (lapsed_at IS NOT NULL));
ALTER TABLE points_lot ADD CONSTRAINT points_lot_lapsed_check CHECK ((lapsed_minor > 0) = (lapsed_at IS NOT NULL));

-- A transaction's digest from its entries' words, so that a check of all of them reads the entries once, in one sweep.
CREATE FUNCTION ledger_digest_over(t ledger_transaction, entries text) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT sha256(convert_to(concat_ws('|', t.id, t.kind, t.award_id, coalesce(t.remedy_id::text, '-'), t.complaint_id,
    t.actor_kind, coalesce(t.actor_id::text, '-'), array_to_string(t.approver_ids, ','), t.policy_id, t.policy_version,
    coalesce(t.reverses_id::text, '-'), t.idempotency_key, floor(extract(epoch FROM t.posted_at) * 1000)::bigint, entries), 'UTF8'))
$$;
CREATE FUNCTION ledger_entry_words(e ledger_entry, a ledger_account) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT concat_ws(':', e.id, a.budget_id, a.part, a.kind, a.detail, e.direction, e.amount_minor, e.currency)
$$;
CREATE OR REPLACE FUNCTION ledger_digest(t ledger_transaction) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT ledger_digest_over(t, (SELECT string_agg(ledger_entry_words(e, a), ';' ORDER BY e.id)
    FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id WHERE e.transaction_id = t.id))
$$;

-- As before, but each step finds its rows by their ids, however many wait and whatever the planner knows about them.
CREATE OR REPLACE FUNCTION seal_ledger(at_most integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  waiting uuid[];
  ids uuid[];
  prints bytea[];
  last ledger_seal;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('ledger_seal', 7));
  waiting := ARRAY(SELECT transaction_id FROM ledger_unsealed ORDER BY transaction_id LIMIT at_most);
  DELETE FROM ledger_unsealed WHERE transaction_id = ANY (waiting);
  SELECT array_agg(t.id ORDER BY t.id), array_agg(ledger_digest(t) ORDER BY t.id) INTO ids, prints
  FROM ledger_transaction t WHERE t.id = ANY (waiting);
  IF ids IS NULL THEN
    RETURN 0;
  END IF;
  SELECT * INTO last FROM ledger_seal ORDER BY number DESC LIMIT 1;
  INSERT INTO ledger_seal (number, previous_hash, hash, transaction_ids, digests, sealed_at)
  SELECT n, before, ledger_block_hash(n, before, ids, prints), ids, prints, clock_timestamp()
  FROM (SELECT coalesce(last.number, 0) + 1 AS n, coalesce(last.hash, ''::bytea) AS before) next;
  RETURN cardinality(ids);
END $$;
