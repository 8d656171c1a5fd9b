-- Roll-ups. One function says what a row contributes; a trigger appends the difference with every change, a job folds the
-- rows together, and a recount of everything by the same function must give the same sums. Appending never makes writers wait.

CREATE TYPE tally AS (day date, measure text, key text, n bigint, total bigint);

CREATE FUNCTION organisation_day(moment timestamptz) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT (moment AT TIME ZONE coalesce((SELECT time_zone FROM organisation WHERE id = 1), 'UTC'))::date
$$;

-- Durations fall into buckets 5 % wide, so that medians of years are read from a few hundred rows.
CREATE FUNCTION duration_bucket(milliseconds bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT floor(ln(greatest(milliseconds, 0)::double precision / 60000 + 1) / ln(1.05::double precision))::bigint::text
$$;

CREATE FUNCTION milliseconds_between(earlier timestamptz, later timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT greatest(0, extract(epoch FROM later - earlier) * 1000)::bigint
$$;

CREATE FUNCTION complaint_tallies(c complaint) RETURNS SETOF tally LANGUAGE plpgsql STABLE AS $$
DECLARE
  received date := organisation_day(c.received_at);
  closed date;
  took bigint;
BEGIN
  RETURN QUERY VALUES
    (received, 'received.severity', c.severity, 1::bigint, 0::bigint),
    (received, 'received.category', coalesce(c.category_key, ''), 1, 0),
    (received, 'received.department', coalesce(c.department_id::text, ''), 1, 0);
  IF c.promise_kept_at IS NOT NULL THEN
    took := milliseconds_between(c.received_at, c.promise_kept_at);
    RETURN QUERY VALUES
      (received, 'answered.severity', c.severity, 1::bigint, took),
      (received, CASE WHEN c.promise_kept_at <= c.promise_due_at THEN 'kept.severity' ELSE 'broken.severity' END, c.severity, 1, 0),
      (received, CASE WHEN c.promise_kept_at <= c.promise_due_at THEN 'kept.department' ELSE 'broken.department' END, coalesce(c.department_id::text, ''), 1, 0),
      (received, 'answer-time', duration_bucket(took), 1, took);
  END IF;
  IF c.closed_at IS NOT NULL THEN
    closed := organisation_day(c.closed_at);
    took := milliseconds_between(c.received_at, c.closed_at);
    RETURN QUERY VALUES
      (closed, 'closed.severity', c.severity, 1::bigint, took),
      (closed, 'closed.category', coalesce(c.category_key, ''), 1, took),
      (closed, 'closed.department', coalesce(c.department_id::text, ''), 1, took),
      (closed, 'closed.outcome', coalesce(c.outcome, ''), 1, 0),
      (closed, 'closed.cause', coalesce(c.root_cause_key, ''), 1, 0),
      (closed, 'close-time', duration_bucket(took), 1, took);
  END IF;
END $$;

CREATE FUNCTION survey_tallies(s survey) RETURNS SETOF tally LANGUAGE plpgsql STABLE AS $$
DECLARE
  closed date;
  mood integer;
BEGIN
  IF s.answered_at IS NULL THEN RETURN; END IF;
  closed := organisation_day(s.counted_at);
  SELECT c.mood_at_intake INTO mood FROM complaint c WHERE c.id = s.complaint_id;
  IF s.csat IS NOT NULL THEN
    RETURN NEXT ROW(closed, 'csat', s.csat::text, 1::bigint, 0::bigint)::tally;
    IF mood <= 2 THEN
      RETURN NEXT ROW(closed, 'recovery', CASE WHEN s.csat >= 4 THEN 'recovered' ELSE 'not-recovered' END, 1::bigint, 0::bigint)::tally;
    END IF;
  END IF;
  IF s.nps IS NOT NULL THEN RETURN NEXT ROW(closed, 'nps', s.nps::text, 1::bigint, 0::bigint)::tally; END IF;
  IF s.compensation_score IS NOT NULL THEN
    RETURN NEXT ROW(closed, 'compensation-score', s.compensation_score::text, 1::bigint, 0::bigint)::tally;
  END IF;
  IF s.view_changed IS NOT NULL THEN RETURN NEXT ROW(closed, 'view-changed', s.view_changed, 1::bigint, 0::bigint)::tally; END IF;
END $$;

-- Money counts from the day it became a promise (captured) until it is reversed.
CREATE FUNCTION award_tallies(a award) RETURNS SETOF tally LANGUAGE plpgsql STABLE AS $$
DECLARE
  captured date;
BEGIN
  IF a.captured_at IS NULL OR a.status = 'reversed' THEN RETURN; END IF;
  captured := organisation_day(a.captured_at);
  RETURN NEXT ROW(captured, 'award.tier', a.currency || ':' || a.part || ':' || a.tier, 1::bigint, a.amount_minor)::tally;
  RETURN QUERY SELECT captured, 'award.kind', a.currency || ':' || a.part || ':' || r.kind, 1::bigint, r.amount_minor
    FROM award_remedy r WHERE r.award_id = a.id;
  RETURN QUERY SELECT captured, 'award.department', a.currency || ':' || a.part || ':' || b.department_id::text, 1::bigint, a.amount_minor
    FROM budget b WHERE b.id = a.budget_id;
  IF a.fulfilled_at IS NOT NULL THEN
    RETURN NEXT ROW(organisation_day(a.fulfilled_at), 'fulfilled', CASE WHEN a.fulfilled_at <= a.fulfil_due_at THEN 'in-time' ELSE 'late' END, 1::bigint, 0::bigint)::tally;
  END IF;
END $$;

CREATE FUNCTION append_tallies(added tally[], taken tally[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO daily_tally (day, measure, key, n, total)
  SELECT day, measure, key, sum(n), sum(total) FROM (
    SELECT day, measure, key, n, total FROM unnest(added)
    UNION ALL SELECT day, measure, key, -n, -total FROM unnest(taken)
  ) change GROUP BY day, measure, key HAVING sum(n) <> 0 OR sum(total) <> 0
$$;

CREATE FUNCTION tally_complaint() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM append_tallies(
    CASE WHEN TG_OP <> 'DELETE' THEN ARRAY(SELECT t::tally FROM complaint_tallies(NEW) t) ELSE '{}' END,
    CASE WHEN TG_OP <> 'INSERT' THEN ARRAY(SELECT t::tally FROM complaint_tallies(OLD) t) ELSE '{}' END);
  RETURN NULL;
END $$;

CREATE FUNCTION tally_survey() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM append_tallies(
    CASE WHEN TG_OP <> 'DELETE' THEN ARRAY(SELECT t::tally FROM survey_tallies(NEW) t) ELSE '{}' END,
    CASE WHEN TG_OP <> 'INSERT' THEN ARRAY(SELECT t::tally FROM survey_tallies(OLD) t) ELSE '{}' END);
  RETURN NULL;
END $$;

CREATE FUNCTION tally_award() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM append_tallies(
    CASE WHEN TG_OP <> 'DELETE' THEN ARRAY(SELECT t::tally FROM award_tallies(NEW) t) ELSE '{}' END,
    CASE WHEN TG_OP <> 'INSERT' THEN ARRAY(SELECT t::tally FROM award_tallies(OLD) t) ELSE '{}' END);
  RETURN NULL;
END $$;

-- New complaints are counted once per statement, so that importing thousands costs little more than one.
CREATE FUNCTION tally_new_complaints() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO daily_tally (day, measure, key, n, total)
    SELECT t.day, t.measure, t.key, sum(t.n), sum(t.total)
    FROM added a, LATERAL complaint_tallies(ROW(a.*)::complaint) t GROUP BY 1, 2, 3;
  INSERT INTO queue_tally (severity, status, category_key, assignee_id, locale, channel, n)
    SELECT severity, status, category_key, assignee_id, locale, channel, count(*) FROM added WHERE is_open GROUP BY 1, 2, 3, 4, 5, 6;
  RETURN NULL;
END $$;

CREATE TRIGGER complaint_tally_insert AFTER INSERT ON complaint REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tally_new_complaints();
CREATE TRIGGER complaint_tally_delete AFTER DELETE ON complaint FOR EACH ROW EXECUTE FUNCTION tally_complaint();
CREATE TRIGGER complaint_tally_update AFTER UPDATE OF received_at, severity, category_key, department_id, promise_kept_at, promise_due_at, closed_at, outcome, root_cause_key
  ON complaint FOR EACH ROW EXECUTE FUNCTION tally_complaint();
CREATE TRIGGER survey_tally AFTER INSERT OR UPDATE OR DELETE ON survey FOR EACH ROW EXECUTE FUNCTION tally_survey();
CREATE TRIGGER award_tally AFTER INSERT OR UPDATE OR DELETE ON award FOR EACH ROW EXECUTE FUNCTION tally_award();

-- The queue's counts: one row per combination of filters and change of it.
CREATE FUNCTION tally_queue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND
    (OLD.is_open, OLD.severity, OLD.status, OLD.category_key, OLD.assignee_id, OLD.locale, OLD.channel) IS NOT DISTINCT FROM
    (NEW.is_open, NEW.severity, NEW.status, NEW.category_key, NEW.assignee_id, NEW.locale, NEW.channel) THEN
    RETURN NULL;
  END IF;
  IF OLD.is_open THEN
    INSERT INTO queue_tally (severity, status, category_key, assignee_id, locale, channel, n)
    VALUES (OLD.severity, OLD.status, OLD.category_key, OLD.assignee_id, OLD.locale, OLD.channel, -1);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.is_open THEN
    INSERT INTO queue_tally (severity, status, category_key, assignee_id, locale, channel, n)
    VALUES (NEW.severity, NEW.status, NEW.category_key, NEW.assignee_id, NEW.locale, NEW.channel, 1);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER complaint_queue_tally AFTER UPDATE OR DELETE ON complaint FOR EACH ROW EXECUTE FUNCTION tally_queue();

-- Fold rows of one combination into one. Two folders at once would wait; the second one simply leaves.
CREATE FUNCTION fold_tallies() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('fold_tallies')) THEN RETURN; END IF;
  WITH crowded AS (SELECT day, measure, key FROM daily_tally GROUP BY 1, 2, 3 HAVING count(*) > 1 OR sum(n) = 0),
    gone AS (DELETE FROM daily_tally d USING crowded c WHERE (d.day, d.measure, d.key) = (c.day, c.measure, c.key) RETURNING d.*)
  INSERT INTO daily_tally (day, measure, key, n, total)
    SELECT day, measure, key, sum(n), sum(total) FROM gone GROUP BY 1, 2, 3 HAVING sum(n) <> 0 OR sum(total) <> 0;
  WITH gone AS (DELETE FROM queue_tally RETURNING *)
  INSERT INTO queue_tally (severity, status, category_key, assignee_id, locale, channel, n)
    SELECT severity, status, category_key, assignee_id, locale, channel, sum(n) FROM gone GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(n) <> 0;
END $$;

-- Throw the roll-ups away and count again: after a change of time zone, and as the check that they are right.
CREATE FUNCTION recount_tallies() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('fold_tallies'));
  LOCK TABLE complaint, survey, award IN SHARE MODE;
  DELETE FROM daily_tally;
  DELETE FROM queue_tally;
  INSERT INTO daily_tally (day, measure, key, n, total)
    SELECT day, measure, key, sum(n), sum(total) FROM (
      SELECT t.* FROM complaint c, LATERAL complaint_tallies(c) t
      UNION ALL SELECT t.* FROM survey s, LATERAL survey_tallies(s) t
      UNION ALL SELECT t.* FROM award a, LATERAL award_tallies(a) t
    ) everything GROUP BY 1, 2, 3;
  INSERT INTO queue_tally (severity, status, category_key, assignee_id, locale, channel, n)
    SELECT severity, status, category_key, assignee_id, locale, channel, count(*) FROM complaint WHERE is_open GROUP BY 1, 2, 3, 4, 5, 6;
END $$;
