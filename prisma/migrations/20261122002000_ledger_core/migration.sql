-- Accounts of one kind are told apart by a detail, movements name the remedy they are for, the database keeps each
-- account's balance, and transactions are sealed in a chain of blocks.

ALTER TABLE ledger_account ADD COLUMN detail TEXT NOT NULL DEFAULT '';
ALTER TABLE ledger_account DROP CONSTRAINT ledger_account_kind_check;
ALTER TABLE ledger_account ADD CONSTRAINT ledger_account_kind_check CHECK (
  kind IN ('budget', 'reserved', 'promised', 'external', 'voucher', 'points', 'paid'));
ALTER TABLE ledger_account ADD CONSTRAINT ledger_account_detail_check CHECK (CASE kind
  WHEN 'external' THEN detail IN ('bank', 'gift-card-issuer')
  WHEN 'points' THEN detail <> ''
  WHEN 'paid' THEN true
  ELSE detail = '' END);
DROP INDEX ledger_account_budget_id_kind_part_key;
CREATE UNIQUE INDEX ledger_account_budget_id_part_kind_detail_key ON ledger_account (budget_id, part, kind, detail);

ALTER TABLE ledger_transaction ADD COLUMN remedy_id UUID REFERENCES award_remedy (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE ledger_transaction DROP CONSTRAINT ledger_transaction_kind_check;
ALTER TABLE ledger_transaction ADD CONSTRAINT ledger_transaction_kind_check CHECK (kind IN ('reserve', 'capture', 'void',
  'expire', 'pay', 'send', 'settle', 'return', 'issue', 'redeem', 'lapse', 'reverse'));
ALTER TABLE ledger_transaction ADD CONSTRAINT ledger_transaction_remedy_check CHECK (
  kind NOT IN ('send', 'settle', 'return', 'issue', 'redeem', 'lapse') OR remedy_id IS NOT NULL);
-- Every entry names who moved the money: only the system has no id.
ALTER TABLE ledger_transaction ADD CONSTRAINT ledger_transaction_author_check CHECK (
  actor_kind = 'system' OR actor_id IS NOT NULL);
ALTER TABLE ledger_transaction ADD CONSTRAINT ledger_transaction_policy_check CHECK (policy_id <> '' AND policy_version > 0);

DROP INDEX ledger_pay_once;
CREATE UNIQUE INDEX ledger_pay_once ON ledger_transaction (award_id, coalesce(remedy_id, '00000000-0000-0000-0000-000000000000'))
  WHERE kind = 'pay';
CREATE UNIQUE INDEX ledger_issue_once ON ledger_transaction (remedy_id) WHERE kind = 'issue';

-- An account never becomes another one.
CREATE TRIGGER ledger_account_append_only BEFORE UPDATE OR DELETE ON ledger_account FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_account_no_truncate BEFORE TRUNCATE ON ledger_account FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was offered stays as it was approved: another amount or currency is another award.
CREATE FUNCTION refuse_award_money_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'award % was offered: its money cannot change', OLD.id USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER award_money_fixed BEFORE UPDATE ON award FOR EACH ROW
  WHEN (OLD.offered_at IS NOT NULL AND (OLD.amount_minor <> NEW.amount_minor OR OLD.currency <> NEW.currency OR OLD.part <> NEW.part))
  EXECUTE FUNCTION refuse_award_money_change();

-- No account of an award goes below zero, and never more than what was approved is reserved, owed or paid: at commit.
CREATE FUNCTION check_award_money() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lowest bigint;
  outstanding bigint;
  approved bigint;
BEGIN
  SELECT min(balance), sum(balance) INTO lowest, outstanding FROM (
    SELECT sum(CASE e.direction WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END) AS balance
    FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id JOIN ledger_account a ON a.id = e.account_id
    WHERE t.award_id = NEW.award_id AND a.kind <> 'budget' GROUP BY a.kind, a.detail) held;
  SELECT amount_minor INTO approved FROM award WHERE id = NEW.award_id;
  IF lowest < 0 OR outstanding > approved THEN
    RAISE EXCEPTION 'award % would have % outstanding of % approved', NEW.award_id, outstanding, approved
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_award_money AFTER INSERT ON ledger_transaction
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_award_money();

-- Balances, kept with every statement that adds entries. The function runs as the tables' owner, since the app's own
-- role may only read them.
CREATE TABLE ledger_balance (
  account_id UUID NOT NULL PRIMARY KEY REFERENCES ledger_account (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  balance_minor BIGINT NOT NULL
);
CREATE FUNCTION keep_ledger_balances() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO ledger_balance AS b (account_id, balance_minor)
  SELECT account_id, sum(CASE direction WHEN 'debit' THEN amount_minor ELSE -amount_minor END)
  FROM added GROUP BY account_id ORDER BY account_id
  ON CONFLICT (account_id) DO UPDATE SET balance_minor = b.balance_minor + excluded.balance_minor;
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_entry_keeps_balances AFTER INSERT ON ledger_entry
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_ledger_balances();
CREATE FUNCTION recount_ledger_balances() RETURNS void LANGUAGE sql AS $$
  DELETE FROM ledger_balance;
  INSERT INTO ledger_balance (account_id, balance_minor)
  SELECT account_id, sum(CASE direction WHEN 'debit' THEN amount_minor ELSE -amount_minor END) FROM ledger_entry GROUP BY account_id;
$$;

-- Seals. A transaction waits in ledger_unsealed until a job takes it into a block, so that commits queue behind nothing.
CREATE TABLE ledger_unsealed (
  transaction_id UUID NOT NULL PRIMARY KEY,
  added_at TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE ledger_seal (
  number BIGINT NOT NULL PRIMARY KEY,
  previous_hash BYTEA NOT NULL,
  hash BYTEA NOT NULL,
  transaction_ids UUID[],
  digests BYTEA[],
  sealed_at TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT ledger_seal_block_check CHECK (coalesce(cardinality(transaction_ids), 0) > 0
    AND coalesce(cardinality(digests), 0) = cardinality(transaction_ids))
);
CREATE UNIQUE INDEX ledger_seal_hash_key ON ledger_seal (hash);
CREATE TRIGGER ledger_seal_append_only BEFORE UPDATE OR DELETE ON ledger_seal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_seal_no_truncate BEFORE TRUNCATE ON ledger_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION await_ledger_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ledger_unsealed (transaction_id) SELECT id FROM added;
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_transaction_awaits_seal AFTER INSERT ON ledger_transaction
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION await_ledger_seal();

-- Everything a transaction says, its entries and the accounts they name: one changed character is another digest.
CREATE FUNCTION ledger_digest(t ledger_transaction) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT sha256(convert_to(concat_ws('|', t.id, t.kind, t.award_id, coalesce(t.remedy_id::text, '-'), t.complaint_id,
    t.actor_kind, coalesce(t.actor_id::text, '-'), array_to_string(t.approver_ids, ','), t.policy_id, t.policy_version,
    coalesce(t.reverses_id::text, '-'), t.idempotency_key, floor(extract(epoch FROM t.posted_at) * 1000)::bigint,
    (SELECT string_agg(concat_ws(':', e.id, a.budget_id, a.part, a.kind, a.detail, e.direction, e.amount_minor, e.currency), ';' ORDER BY e.id)
     FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id WHERE e.transaction_id = t.id)), 'UTF8'))
$$;
CREATE FUNCTION ledger_block_hash(number bigint, previous_hash bytea, ids uuid[], digests bytea[]) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT sha256(int8send(number) || previous_hash || coalesce(string_agg(uuid_send(u.id) || u.digest, ''::bytea ORDER BY u.n), ''::bytea))
  FROM unnest(ids, digests) WITH ORDINALITY AS u (id, digest, n)
$$;
-- Seals at most so many waiting transactions as one block, and says how many it were. One sealer at a time.
CREATE FUNCTION seal_ledger(at_most integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  ids uuid[];
  prints bytea[];
  last ledger_seal;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('ledger_seal', 7));
  WITH taken AS (
    DELETE FROM ledger_unsealed WHERE transaction_id IN (SELECT transaction_id FROM ledger_unsealed ORDER BY transaction_id LIMIT at_most)
    RETURNING transaction_id)
  SELECT array_agg(t.id ORDER BY t.id), array_agg(ledger_digest(t) ORDER BY t.id) INTO ids, prints
  FROM taken JOIN ledger_transaction t ON t.id = taken.transaction_id;
  IF ids IS NULL THEN
    RETURN 0;
  END IF;
  SELECT * INTO last FROM ledger_seal ORDER BY number DESC LIMIT 1;
  INSERT INTO ledger_seal (number, previous_hash, hash, transaction_ids, digests, sealed_at)
  SELECT n, before, ledger_block_hash(n, before, ids, prints), ids, prints, clock_timestamp()
  FROM (SELECT coalesce(last.number, 0) + 1 AS n, coalesce(last.hash, ''::bytea) AS before) next;
  RETURN cardinality(ids);
END $$;

SELECT recount_ledger_balances();
INSERT INTO ledger_unsealed (transaction_id) SELECT id FROM ledger_transaction;
