-- A month of the books that is closed: its accounts as they stood, and the newest seal. Nothing posts into it any more.
CREATE TABLE ledger_close (
  month DATE NOT NULL PRIMARY KEY,
  transactions INTEGER NOT NULL,
  /* The newest seal when the month was closed, in hex: it vouches for all that went before. */
  seal TEXT NOT NULL,
  closed_by_id UUID NOT NULL REFERENCES staff (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  closed_at TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT ledger_close_month_check CHECK (extract(day FROM month) = 1)
);
CREATE TABLE ledger_close_line (
  month DATE NOT NULL REFERENCES ledger_close (month) ON DELETE RESTRICT ON UPDATE CASCADE,
  account_id UUID NOT NULL REFERENCES ledger_account (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  opening_minor BIGINT NOT NULL,
  debit_minor BIGINT NOT NULL,
  credit_minor BIGINT NOT NULL,
  PRIMARY KEY (month, account_id),
  CONSTRAINT ledger_close_line_check CHECK (debit_minor >= 0 AND credit_minor >= 0)
);
CREATE TRIGGER ledger_close_append_only BEFORE UPDATE OR DELETE ON ledger_close FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_close_no_truncate BEFORE TRUNCATE ON ledger_close FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_close_line_append_only BEFORE UPDATE OR DELETE ON ledger_close_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_close_line_no_truncate BEFORE TRUNCATE ON ledger_close_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_closed_month() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Held until commit by everybody who posts; who closes a month takes it for himself and so waits for all of them.
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('ledger_close', 7));
  IF EXISTS (SELECT 1 FROM ledger_close WHERE organisation_day(NEW.posted_at) < (month + interval '1 month')::date) THEN
    RAISE EXCEPTION 'the books of % are closed: a correction is a reversal in the open month', to_char(organisation_day(NEW.posted_at), 'YYYY-MM')
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_transaction_open_month BEFORE INSERT ON ledger_transaction FOR EACH ROW EXECUTE FUNCTION refuse_closed_month();

-- One more thing that is audited, beside whatever is on the list already.
DO $$
DECLARE
  listed text;
BEGIN
  SELECT pg_get_constraintdef(oid) INTO listed FROM pg_constraint WHERE conname = 'audit_entry_action_check';
  EXECUTE 'ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_action_check, ADD CONSTRAINT audit_entry_action_check '
    || replace(listed, 'ARRAY[', 'ARRAY[''month-closed''::text, ');
END $$;
