-- What each decided case got, beside what makes cases alike: precedents and the fairness review are read from one narrow
-- table, not from documents. Rows are derived, like the roll-ups; one view is the definition for triggers and recount.
CREATE TABLE "settled_case" (
    "complaint_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "matter" TEXT NOT NULL,
    "impact" TEXT NOT NULL,
    "attribution" TEXT NOT NULL,
    "acceptance" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "locale" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "department_id" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "goodwill_minor" BIGINT NOT NULL,

    CONSTRAINT "settled_case_pkey" PRIMARY KEY ("complaint_id")
);
ALTER TABLE "settled_case" ADD CONSTRAINT "settled_case_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The latest decision of a case, with what was offered or given on it and stands: not what was withdrawn or reversed, nor
-- what another offer took the place of. A case that still waits for somebody's word is not settled; a decision to give
-- nothing is, with 0.
CREATE VIEW settled_case_now AS
SELECT d.complaint_id, d.id AS decision_id,
  CASE WHEN d.facts->>'categoryKey' <> '' THEN 'category:' || (d.facts->>'categoryKey')
    ELSE 'failure:' || (d.facts->>'failureKind') END AS matter,
  d.facts->>'impact' AS impact, d.facts->>'attribution' AS attribution, d.facts->>'acceptance' AS acceptance,
  (d.facts->>'currency')::char(3) AS currency, c.locale, c.channel, d.facts->>'customerTier' AS tier, c.department_id,
  d.decided_at, coalesce(a.total_minor, 0)::bigint AS total_minor, coalesce(a.goodwill_minor, 0)::bigint AS goodwill_minor
FROM (SELECT DISTINCT ON (complaint_id) * FROM compensation_decision ORDER BY complaint_id, decided_at DESC, id DESC) d
  JOIN complaint c ON c.id = d.complaint_id
  CROSS JOIN LATERAL (
    SELECT bool_or(w.status IN ('proposed', 'waiting-for-approval', 'sent-back', 'approved')) AS waits,
      bool_or(w.decision_id = d.id) AS of_latest, bool_or(s.stands) AS given,
      sum(w.amount_minor) FILTER (WHERE s.stands) AS total_minor,
      sum(w.amount_minor) FILTER (WHERE s.stands AND w.part = 'goodwill') AS goodwill_minor
    FROM award w LEFT JOIN award n ON n.replaces_id = w.id,
      LATERAL (SELECT w.offered_at IS NOT NULL AND w.status NOT IN ('voided', 'reversed') AND w.currency = d.facts->>'currency'
        AND NOT coalesce(n.offered_at IS NOT NULL AND n.status NOT IN ('voided', 'reversed'), false) AS stands) s
    WHERE w.complaint_id = d.complaint_id
  ) a
WHERE NOT coalesce(a.waits, false) AND (coalesce(a.given, false) OR NOT coalesce(a.of_latest, false))
  AND d.facts ?& ARRAY['impact', 'attribution', 'acceptance', 'currency', 'failureKind', 'customerTier'];

CREATE FUNCTION settle_case(settled uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO settled_case SELECT * FROM settled_case_now WHERE complaint_id = settled
  ON CONFLICT (complaint_id) DO UPDATE SET decision_id = excluded.decision_id, matter = excluded.matter,
    impact = excluded.impact, attribution = excluded.attribution, acceptance = excluded.acceptance,
    currency = excluded.currency, locale = excluded.locale, channel = excluded.channel, tier = excluded.tier,
    department_id = excluded.department_id, decided_at = excluded.decided_at, total_minor = excluded.total_minor,
    goodwill_minor = excluded.goodwill_minor;
  IF NOT FOUND THEN DELETE FROM settled_case WHERE complaint_id = settled; END IF;
END $$;

CREATE FUNCTION settle_case_of_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM settle_case(CASE TG_OP WHEN 'DELETE' THEN OLD.complaint_id ELSE NEW.complaint_id END);
  RETURN NULL;
END $$;

CREATE FUNCTION recount_settled_cases() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE compensation_decision, award IN SHARE MODE;
  DELETE FROM settled_case;
  INSERT INTO settled_case SELECT * FROM settled_case_now;
END $$;

SELECT recount_settled_cases();
-- Precedents of one case: the newest of its cell, amounts from the index alone.
CREATE INDEX settled_case_like_idx ON settled_case
  (matter, impact, attribution, acceptance, currency, decided_at DESC, complaint_id DESC) INCLUDE (total_minor, goodwill_minor);
CREATE INDEX settled_case_decided_idx ON settled_case (decided_at);

-- At the end of the transaction: a decision and the awards that come with it are one step.
CREATE CONSTRAINT TRIGGER decision_settles AFTER INSERT ON compensation_decision
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settle_case_of_row();
CREATE CONSTRAINT TRIGGER award_added_settles AFTER INSERT OR DELETE ON award
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settle_case_of_row();
CREATE CONSTRAINT TRIGGER award_settles AFTER UPDATE ON award DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status OR OLD.offered_at IS DISTINCT FROM NEW.offered_at
    OR OLD.amount_minor IS DISTINCT FROM NEW.amount_minor OR OLD.currency IS DISTINCT FROM NEW.currency
    OR OLD.replaces_id IS DISTINCT FROM NEW.replaces_id)
  EXECUTE FUNCTION settle_case_of_row();

CREATE FUNCTION settled_department_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE settled_case SET department_id = NEW.department_id WHERE complaint_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER complaint_settled_department AFTER UPDATE OF department_id ON complaint FOR EACH ROW
  WHEN (OLD.department_id IS DISTINCT FROM NEW.department_id) EXECUTE FUNCTION settled_department_follows();

-- One mailbox under several spellings (anna+1@…): the same function is lib/domain/signals.ts, compared by a test.
CREATE FUNCTION mailbox_of(address text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN split_part(address, '@', 2) IN ('gmail.com', 'googlemail.com')
    THEN replace(split_part(split_part(address, '@', 1), '+', 1), '.', '') || '@gmail.com'
    ELSE split_part(split_part(address, '@', 1), '+', 1) || '@' || split_part(address, '@', 2) END
$$;
CREATE INDEX contact_point_mailbox_idx ON contact_point (mailbox_of(value)) WHERE kind = 'email';

-- The report of emergency overrides: each is the request that another manager ratifies.
CREATE INDEX approval_override_idx ON approval (requested_at DESC, id DESC) WHERE reasons->>'override' = 'true';
