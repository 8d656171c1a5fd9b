-- Cases that wait for their customer: reminded, then closed politely, by a job that finds them here.

-- When the job looks at a waiting case next; null for all others. What is due is told by the case's log, so that a time
-- that is too early only costs a look.
ALTER TABLE complaint ADD COLUMN waiting_step_at TIMESTAMPTZ(3);

CREATE FUNCTION keep_waiting_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.waiting_step_at := CASE WHEN NEW.status = 'waiting-for-customer' THEN NEW.updated_at END;
  RETURN NEW;
END $$;

CREATE TRIGGER complaint_waiting_insert BEFORE INSERT ON complaint
  FOR EACH ROW WHEN (NEW.status = 'waiting-for-customer' OR NEW.waiting_step_at IS NOT NULL) EXECUTE FUNCTION keep_waiting_step();
CREATE TRIGGER complaint_waiting_update BEFORE UPDATE OF status ON complaint
  FOR EACH ROW WHEN (NEW.status IS DISTINCT FROM OLD.status) EXECUTE FUNCTION keep_waiting_step();

UPDATE complaint SET waiting_step_at = updated_at WHERE status = 'waiting-for-customer';
CREATE INDEX complaint_waiting_step_idx ON complaint (waiting_step_at, id) WHERE waiting_step_at IS NOT NULL;

-- Closed because nobody ever answered our question: nobody judged it.
ALTER TABLE complaint DROP CONSTRAINT complaint_outcome_check;
ALTER TABLE complaint ADD CONSTRAINT complaint_outcome_check CHECK (
  outcome IN ('upheld', 'partly-upheld', 'not-upheld', 'withdrawn', 'no-reply'));
