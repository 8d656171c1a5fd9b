-- Where a case belongs, beside the department that works on it: a pilot of the compensation policy may count in some regions only.
CREATE TABLE "region" (
    "key" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "region_pkey" PRIMARY KEY ("key")
);

ALTER TABLE "complaint" ADD COLUMN "region_key" TEXT;
ALTER TABLE "policy_version" ADD COLUMN "regions" TEXT[];
ALTER TABLE "simulation" ADD COLUMN "region_key" TEXT;
ALTER TABLE "queue_tally" ADD COLUMN "region_key" TEXT;

ALTER TABLE "complaint" ADD CONSTRAINT "complaint_region_key_fkey" FOREIGN KEY ("region_key") REFERENCES "region"("key") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "simulation" ADD CONSTRAINT "simulation_region_key_fkey" FOREIGN KEY ("region_key") REFERENCES "region"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The queue's counts tell regions apart like categories.
CREATE OR REPLACE FUNCTION tally_new_complaints() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO daily_tally (day, measure, key, n, total)
    SELECT t.day, t.measure, t.key, sum(t.n), sum(t.total)
    FROM added a, LATERAL complaint_tallies(ROW(a.*)::complaint) t GROUP BY 1, 2, 3;
  INSERT INTO queue_tally (severity, status, category_key, assignee_id, locale, channel, region_key, n)
    SELECT severity, status, category_key, assignee_id, locale, channel, region_key, count(*) FROM added WHERE is_open GROUP BY 1, 2, 3, 4, 5, 6, 7;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION tally_queue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND
    (OLD.is_open, OLD.severity, OLD.status, OLD.category_key, OLD.assignee_id, OLD.locale, OLD.channel, OLD.region_key) IS NOT DISTINCT FROM
    (NEW.is_open, NEW.severity, NEW.status, NEW.category_key, NEW.assignee_id, NEW.locale, NEW.channel, NEW.region_key) THEN
    RETURN NULL;
  END IF;
  IF OLD.is_open THEN
    INSERT INTO queue_tally (severity, status, category_key, assignee_id, locale, channel, region_key, n)
    VALUES (OLD.severity, OLD.status, OLD.category_key, OLD.assignee_id, OLD.locale, OLD.channel, OLD.region_key, -1);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.is_open THEN
    INSERT INTO queue_tally (severity, status, category_key, assignee_id, locale, channel, region_key, n)
    VALUES (NEW.severity, NEW.status, NEW.category_key, NEW.assignee_id, NEW.locale, NEW.channel, NEW.region_key, 1);
  END IF;
  RETURN NULL;
END $$;

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
  INSERT INTO queue_tally (severity, status, category_key, assignee_id, locale, channel, region_key, n)
    SELECT severity, status, category_key, assignee_id, locale, channel, region_key, sum(n) FROM gone GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(n) <> 0;
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
  INSERT INTO queue_tally (severity, status, category_key, assignee_id, locale, channel, region_key, n)
    SELECT severity, status, category_key, assignee_id, locale, channel, region_key, count(*) FROM complaint WHERE is_open GROUP BY 1, 2, 3, 4, 5, 6, 7;
END $$;

-- Two published versions that are equally specific, meet somewhere and count from the same instant would leave it to chance
-- which of them decides; the same rule as scopesTie in lib/domain/policy-life.ts. One is published after the other.
CREATE FUNCTION refuse_policy_tie() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('policy-published', 0));
  IF EXISTS (
    SELECT 1 FROM policy_version o WHERE o.id <> NEW.id AND o.status = 'published' AND o.effective_from = NEW.effective_from
      AND (o.departments IS NULL) = (NEW.departments IS NULL) AND (o.regions IS NULL) = (NEW.regions IS NULL)
      AND (NEW.departments IS NULL OR o.departments && NEW.departments) AND (NEW.regions IS NULL OR o.regions && NEW.regions)
  ) THEN
    RAISE EXCEPTION 'policy % version % ties with another published version', NEW.policy_id, NEW.version USING ERRCODE = 'exclusion_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER policy_version_no_tie AFTER UPDATE OF status ON policy_version FOR EACH ROW
  WHEN (NEW.status = 'published' AND OLD.status <> 'published') EXECUTE FUNCTION refuse_policy_tie();
