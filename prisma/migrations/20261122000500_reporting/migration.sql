-- What the dashboard needs beyond the first roll-ups: the stock of open cases, one survey answer per complaint, amounts by
-- kind that stay right whenever remedies change, and sums per month, so that two years are read from a few thousand rows.

-- When a complaint left the backlog, by whatever end (closed_at is set only where an outcome was recorded). The database
-- keeps it; history that arrives ended without a date was never part of our backlog.
ALTER TABLE complaint ADD COLUMN ended_at timestamptz(3);

CREATE FUNCTION is_ended_status(status text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT status IN ('closed', 'enquiry', 'duplicate', 'withdrawn', 'referred', 'solved-on-the-spot')
$$;

CREATE FUNCTION keep_ended_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT is_ended_status(NEW.status) THEN
    NEW.ended_at := NULL;
  ELSIF TG_OP = 'INSERT' THEN
    NEW.ended_at := coalesce(NEW.closed_at, NEW.received_at);
  ELSE
    NEW.ended_at := coalesce(NEW.closed_at, OLD.ended_at, NEW.updated_at);
  END IF;
  RETURN NEW;
END $$;

UPDATE complaint SET ended_at = coalesce(closed_at, CASE WHEN source IS NULL THEN updated_at ELSE received_at END) WHERE NOT is_open;

CREATE TRIGGER complaint_ended_insert BEFORE INSERT ON complaint
  FOR EACH ROW WHEN (is_ended_status(NEW.status) OR NEW.ended_at IS NOT NULL) EXECUTE FUNCTION keep_ended_at();
CREATE TRIGGER complaint_ended_update BEFORE UPDATE OF status, closed_at, ended_at ON complaint
  FOR EACH ROW EXECUTE FUNCTION keep_ended_at();

-- Rows of one day, measure and key are appended, then folded into one row of the day and one of the month.
DROP INDEX daily_tally_measure_day_idx;
ALTER TABLE daily_tally ADD COLUMN folded boolean NOT NULL DEFAULT false;
CREATE INDEX daily_tally_fresh_idx ON daily_tally (measure, day) WHERE NOT folded;
CREATE TABLE "monthly_tally" (
    "month" DATE NOT NULL,
    "measure" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "n" BIGINT NOT NULL,
    "total" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "monthly_tally_pkey" PRIMARY KEY ("measure", "month", "key")
);

CREATE OR REPLACE FUNCTION complaint_tallies(c complaint) RETURNS SETOF tally LANGUAGE plpgsql STABLE AS $$
DECLARE
  received date := organisation_day(c.received_at);
  department text := coalesce(c.department_id::text, '');
  closed date;
  took bigint;
  verdict text;
BEGIN
  RETURN QUERY VALUES
    (received, 'received.severity', c.severity, 1::bigint, 0::bigint),
    (received, 'received.category', coalesce(c.category_key, ''), 1, 0),
    (received, 'received.department', department, 1, 0);
  IF c.ended_at IS NULL THEN
    -- Under the day of receipt while it is open: the backlog by age without looking at a complaint.
    RETURN NEXT ROW(received, 'open.department', department, 1::bigint, 0::bigint)::tally;
  ELSE
    RETURN NEXT ROW(organisation_day(c.ended_at), 'ended.department', department, 1::bigint, 0::bigint)::tally;
  END IF;
  IF c.promise_kept_at IS NOT NULL THEN
    took := milliseconds_between(c.received_at, c.promise_kept_at);
    RETURN QUERY VALUES
      (received, 'answered.severity', c.severity, 1::bigint, took),
      (received, 'answer-time', duration_bucket(took), 1, took);
    -- Where nothing was promised (imported history), nothing was kept or broken.
    IF c.promise_due_at IS NOT NULL THEN
      verdict := CASE WHEN c.promise_kept_at <= c.promise_due_at THEN 'kept' ELSE 'broken' END;
      RETURN QUERY VALUES
        (received, verdict || '.severity', c.severity, 1::bigint, 0::bigint),
        (received, verdict || '.department', department, 1, 0);
    END IF;
  END IF;
  IF c.closed_at IS NOT NULL THEN
    closed := organisation_day(c.closed_at);
    took := milliseconds_between(c.received_at, c.closed_at);
    RETURN QUERY VALUES
      (closed, 'closed.severity', c.severity, 1::bigint, took),
      (closed, 'closed.category', coalesce(c.category_key, ''), 1, took),
      (closed, 'closed.department', department, 1, took),
      (closed, 'closed.outcome', coalesce(c.outcome, ''), 1, 0),
      (closed, 'closed.cause', coalesce(c.root_cause_key, ''), 1, 0),
      (closed, 'close-time', duration_bucket(took), 1, took);
  END IF;
END $$;

DROP TRIGGER complaint_tally_update ON complaint;
CREATE TRIGGER complaint_tally_update AFTER UPDATE ON complaint FOR EACH ROW
  WHEN ((OLD.received_at, OLD.severity, OLD.category_key, OLD.department_id, OLD.promise_kept_at, OLD.promise_due_at,
         OLD.closed_at, OLD.ended_at, OLD.outcome, OLD.root_cause_key) IS DISTINCT FROM
        (NEW.received_at, NEW.severity, NEW.category_key, NEW.department_id, NEW.promise_kept_at, NEW.promise_due_at,
         NEW.closed_at, NEW.ended_at, NEW.outcome, NEW.root_cause_key))
  EXECUTE FUNCTION tally_complaint();

-- One answer per complaint and question, the last one: so a complaint's surveys are counted together.
DROP TRIGGER survey_tally ON survey;
DROP FUNCTION tally_survey();
CREATE FUNCTION survey_tallies(answers survey[], mood integer) RETURNS SETOF tally LANGUAGE plpgsql STABLE AS $$
DECLARE
  s survey;
  has_csat boolean := false;
  has_nps boolean := false;
  has_score boolean := false;
  has_view boolean := false;
BEGIN
  FOR s IN SELECT a.* FROM unnest(answers) a WHERE a.answered_at IS NOT NULL ORDER BY a.answered_at DESC, a.id DESC LOOP
    IF s.csat IS NOT NULL AND NOT has_csat THEN
      has_csat := true;
      RETURN NEXT ROW(organisation_day(s.counted_at), 'csat', s.csat::text, 1::bigint, 0::bigint)::tally;
      IF mood <= 2 THEN
        RETURN NEXT ROW(organisation_day(s.counted_at), 'recovery',
          CASE WHEN s.csat >= 4 THEN 'recovered' ELSE 'not-recovered' END, 1::bigint, 0::bigint)::tally;
      END IF;
    END IF;
    IF s.nps IS NOT NULL AND NOT has_nps THEN
      has_nps := true;
      RETURN NEXT ROW(organisation_day(s.counted_at), 'nps', s.nps::text, 1::bigint, 0::bigint)::tally;
    END IF;
    IF s.compensation_score IS NOT NULL AND NOT has_score THEN
      has_score := true;
      RETURN NEXT ROW(organisation_day(s.counted_at), 'compensation-score', s.compensation_score::text, 1::bigint, 0::bigint)::tally;
    END IF;
    IF s.view_changed IS NOT NULL AND NOT has_view THEN
      has_view := true;
      RETURN NEXT ROW(organisation_day(s.counted_at), 'view-changed', s.view_changed, 1::bigint, 0::bigint)::tally;
    END IF;
  END LOOP;
END $$;
DROP FUNCTION survey_tallies(survey);

CREATE FUNCTION tally_surveys_changed(before survey[], after survey[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM append_tallies(
    ARRAY(SELECT t::tally FROM (SELECT a.complaint_id, array_agg(a) AS answers FROM unnest(after) a GROUP BY 1) g
      JOIN complaint c ON c.id = g.complaint_id, LATERAL survey_tallies(g.answers, c.mood_at_intake) t),
    ARRAY(SELECT t::tally FROM (SELECT b.complaint_id, array_agg(b) AS answers FROM unnest(before) b GROUP BY 1) g
      JOIN complaint c ON c.id = g.complaint_id, LATERAL survey_tallies(g.answers, c.mood_at_intake) t));
END $$;

-- The surveys of the complaints concerned, as they are now. Locked by complaint: two answers at once would each
-- believe to be the only one.
CREATE FUNCTION surveys_of(complaints uuid[]) RETURNS survey[] LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM complaint WHERE id = ANY (complaints) ORDER BY id FOR NO KEY UPDATE;
  RETURN ARRAY(SELECT s FROM survey s WHERE s.complaint_id = ANY (complaints) AND s.answered_at IS NOT NULL);
END $$;

CREATE FUNCTION tally_surveys_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  after survey[];
BEGIN
  IF NOT EXISTS (SELECT 1 FROM new_rows WHERE answered_at IS NOT NULL) THEN RETURN NULL; END IF;
  after := surveys_of(ARRAY(SELECT complaint_id FROM new_rows));
  PERFORM tally_surveys_changed(
    ARRAY(SELECT a FROM unnest(after) a WHERE a.id NOT IN (SELECT id FROM new_rows)), after);
  RETURN NULL;
END $$;

CREATE FUNCTION tally_surveys_updated() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  after survey[];
BEGIN
  IF NOT EXISTS (SELECT 1 FROM new_rows WHERE answered_at IS NOT NULL
    UNION ALL SELECT 1 FROM old_rows WHERE answered_at IS NOT NULL) THEN RETURN NULL; END IF;
  after := surveys_of(ARRAY(SELECT complaint_id FROM new_rows UNION SELECT complaint_id FROM old_rows));
  PERFORM tally_surveys_changed(
    ARRAY(SELECT a FROM unnest(after) a WHERE a.id NOT IN (SELECT id FROM new_rows)
      UNION ALL SELECT o::survey FROM old_rows o), after);
  RETURN NULL;
END $$;

CREATE FUNCTION tally_surveys_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  after survey[];
BEGIN
  after := surveys_of(ARRAY(SELECT complaint_id FROM old_rows));
  PERFORM tally_surveys_changed(
    ARRAY(SELECT a FROM unnest(after) a UNION ALL SELECT o::survey FROM old_rows o), after);
  RETURN NULL;
END $$;

CREATE TRIGGER survey_tally_insert AFTER INSERT ON survey REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION tally_surveys_inserted();
CREATE TRIGGER survey_tally_update AFTER UPDATE ON survey REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION tally_surveys_updated();
CREATE TRIGGER survey_tally_delete AFTER DELETE ON survey REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION tally_surveys_deleted();

-- A mood corrected after the answer moves the recovery rate.
CREATE FUNCTION tally_mood() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  answers survey[] := ARRAY(SELECT s FROM survey s WHERE s.complaint_id = NEW.id AND s.answered_at IS NOT NULL);
BEGIN
  PERFORM append_tallies(ARRAY(SELECT t::tally FROM survey_tallies(answers, NEW.mood_at_intake) t),
    ARRAY(SELECT t::tally FROM survey_tallies(answers, OLD.mood_at_intake) t));
  RETURN NULL;
END $$;
CREATE TRIGGER complaint_mood_tally AFTER UPDATE OF mood_at_intake ON complaint FOR EACH ROW
  WHEN (OLD.mood_at_intake IS DISTINCT FROM NEW.mood_at_intake) EXECUTE FUNCTION tally_mood();

-- Amounts by kind hang on the award and on its remedies; each changes the sums by its own trigger.
CREATE FUNCTION counts_as_promised(a award) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT a.captured_at IS NOT NULL AND a.status <> 'reversed'
$$;

CREATE FUNCTION remedy_tallies(a award, r award_remedy) RETURNS SETOF tally LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF NOT counts_as_promised(a) THEN RETURN; END IF;
  RETURN NEXT ROW(organisation_day(a.captured_at), 'award.kind', a.currency || ':' || a.part || ':' || r.kind, 1::bigint, r.amount_minor)::tally;
END $$;

CREATE OR REPLACE FUNCTION award_tallies(a award) RETURNS SETOF tally LANGUAGE plpgsql STABLE AS $$
DECLARE
  captured date;
BEGIN
  IF NOT counts_as_promised(a) THEN RETURN; END IF;
  captured := organisation_day(a.captured_at);
  RETURN NEXT ROW(captured, 'award.tier', a.currency || ':' || a.part || ':' || a.tier, 1::bigint, a.amount_minor)::tally;
  RETURN QUERY SELECT captured, 'award.department', a.currency || ':' || a.part || ':' || b.department_id::text, 1::bigint, a.amount_minor
    FROM budget b WHERE b.id = a.budget_id;
  IF a.fulfilled_at IS NOT NULL AND a.fulfil_due_at IS NOT NULL THEN
    RETURN NEXT ROW(organisation_day(a.fulfilled_at), 'fulfilled', CASE WHEN a.fulfilled_at <= a.fulfil_due_at THEN 'in-time' ELSE 'late' END, 1::bigint, 0::bigint)::tally;
  END IF;
END $$;

-- Remedies come after their award and go before it, so inserting and deleting an award never touches the kinds.
CREATE OR REPLACE FUNCTION tally_award() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  added tally[] := '{}';
  taken tally[] := '{}';
BEGIN
  IF TG_OP <> 'DELETE' THEN added := ARRAY(SELECT t::tally FROM award_tallies(NEW) t); END IF;
  IF TG_OP <> 'INSERT' THEN taken := ARRAY(SELECT t::tally FROM award_tallies(OLD) t); END IF;
  IF TG_OP = 'UPDATE' THEN
    added := added || ARRAY(SELECT t::tally FROM award_remedy r, LATERAL remedy_tallies(NEW, r) t WHERE r.award_id = NEW.id);
    taken := taken || ARRAY(SELECT t::tally FROM award_remedy r, LATERAL remedy_tallies(OLD, r) t WHERE r.award_id = NEW.id);
  END IF;
  PERFORM append_tallies(added, taken);
  RETURN NULL;
END $$;

CREATE FUNCTION tally_remedy() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  added tally[] := '{}';
  taken tally[] := '{}';
BEGIN
  IF TG_OP <> 'DELETE' THEN
    added := ARRAY(SELECT t::tally FROM award a, LATERAL remedy_tallies(a, NEW) t WHERE a.id = NEW.award_id);
  END IF;
  IF TG_OP <> 'INSERT' THEN
    taken := ARRAY(SELECT t::tally FROM award a, LATERAL remedy_tallies(a, OLD) t WHERE a.id = OLD.award_id);
  END IF;
  PERFORM append_tallies(added, taken);
  RETURN NULL;
END $$;
CREATE TRIGGER remedy_tally AFTER INSERT OR UPDATE OR DELETE ON award_remedy FOR EACH ROW EXECUTE FUNCTION tally_remedy();

-- What was appended since the last time goes into one row per day and one per month; nothing else is touched.
CREATE OR REPLACE FUNCTION fold_tallies() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('fold_tallies')) THEN RETURN; END IF;
  WITH gone AS (DELETE FROM daily_tally WHERE NOT folded RETURNING day, measure, key, n, total),
    sums AS MATERIALIZED (
      SELECT day, measure, key, sum(n) AS n, sum(total) AS total FROM gone GROUP BY 1, 2, 3 HAVING sum(n) <> 0 OR sum(total) <> 0),
    days AS (
      INSERT INTO daily_tally (day, measure, key, n, total, folded) SELECT day, measure, key, n, total, true FROM sums
      ON CONFLICT (measure, day, key) WHERE folded
      DO UPDATE SET n = daily_tally.n + excluded.n, total = daily_tally.total + excluded.total)
  INSERT INTO monthly_tally (month, measure, key, n, total)
    SELECT date_trunc('month', day)::date, measure, key, sum(n), sum(total) FROM sums GROUP BY 1, 2, 3
    ON CONFLICT (measure, month, key)
    DO UPDATE SET n = monthly_tally.n + excluded.n, total = monthly_tally.total + excluded.total;
  DELETE FROM daily_tally WHERE folded AND n = 0 AND total = 0;
  DELETE FROM monthly_tally WHERE n = 0 AND total = 0;
  WITH gone AS (DELETE FROM queue_tally RETURNING *)
  INSERT INTO queue_tally (severity, status, category_key, assignee_id, locale, channel, n)
    SELECT severity, status, category_key, assignee_id, locale, channel, sum(n) FROM gone GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(n) <> 0;
END $$;

CREATE OR REPLACE FUNCTION recount_tallies() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('fold_tallies'));
  LOCK TABLE complaint, survey, award, award_remedy IN SHARE MODE;
  DELETE FROM daily_tally;
  DELETE FROM monthly_tally;
  DELETE FROM queue_tally;
  INSERT INTO daily_tally (day, measure, key, n, total, folded)
    SELECT day, measure, key, sum(n), sum(total), true FROM (
      SELECT t.* FROM complaint c, LATERAL complaint_tallies(c) t
      UNION ALL
      SELECT t.* FROM (SELECT s.complaint_id, array_agg(s) AS answers FROM survey s WHERE s.answered_at IS NOT NULL GROUP BY 1) g
        JOIN complaint c ON c.id = g.complaint_id, LATERAL survey_tallies(g.answers, c.mood_at_intake) t
      UNION ALL SELECT t.* FROM award a, LATERAL award_tallies(a) t
      UNION ALL SELECT t.* FROM award_remedy r JOIN award a ON a.id = r.award_id, LATERAL remedy_tallies(a, r) t
    ) everything GROUP BY 1, 2, 3;
  INSERT INTO monthly_tally (month, measure, key, n, total)
    SELECT date_trunc('month', day)::date, measure, key, sum(n), sum(total) FROM daily_tally GROUP BY 1, 2, 3;
  INSERT INTO queue_tally (severity, status, category_key, assignee_id, locale, channel, n)
    SELECT severity, status, category_key, assignee_id, locale, channel, count(*) FROM complaint WHERE is_open GROUP BY 1, 2, 3, 4, 5, 6;
END $$;

SELECT recount_tallies();
CREATE UNIQUE INDEX daily_tally_folded_key ON daily_tally (measure, day, key) INCLUDE (n, total) WHERE folded;
CREATE INDEX daily_tally_empty_idx ON daily_tally (id) WHERE folded AND n = 0 AND total = 0;

-- Lists behind the figures, newest first.
CREATE INDEX complaint_ended_idx ON complaint (ended_at DESC, id DESC) WHERE ended_at IS NOT NULL;
CREATE INDEX survey_counted_idx ON survey (counted_at DESC, id DESC) WHERE answered_at IS NOT NULL;
CREATE INDEX award_captured_idx ON award (captured_at DESC, id DESC) WHERE captured_at IS NOT NULL;
CREATE INDEX award_fulfilled_idx ON award (fulfilled_at DESC, id DESC) WHERE fulfilled_at IS NOT NULL;
-- Promises that run: what is overdue is counted from the index alone.
DROP INDEX complaint_promise_running_idx;
CREATE INDEX complaint_promise_running_idx ON complaint (promise_due_at) INCLUDE (severity, department_id, received_at)
  WHERE promise_kept_at IS NULL AND is_open;
