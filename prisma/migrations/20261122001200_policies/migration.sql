-- A policy has a life of its own: draft, in review, published from a date, retired. What was published never changes.
ALTER TABLE "policy_version"
  ADD COLUMN "departments" TEXT[],
  ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "based_on" TEXT,
  ADD COLUMN "note" TEXT,
  ADD COLUMN "created_by_id" UUID,
  ADD COLUMN "edited_by_id" UUID,
  ADD COLUMN "edited_at" TIMESTAMPTZ(3),
  ADD COLUMN "submitted_by_id" UUID,
  ADD COLUMN "submitted_at" TIMESTAMPTZ(3),
  ADD COLUMN "published_by_id" UUID,
  ADD COLUMN "published_at" TIMESTAMPTZ(3),
  ADD COLUMN "retired_by_id" UUID,
  ADD COLUMN "retired_at" TIMESTAMPTZ(3);

-- Closed list: the union of lib/domain/policy-life.ts, compared with it by a test.
ALTER TABLE policy_version ADD CONSTRAINT policy_version_status_check CHECK (status IN ('draft', 'in-review', 'published', 'retired'));
-- Four eyes: whoever wrote or submitted it does not publish it. A shipped policy was written by nobody of the house.
ALTER TABLE policy_version ADD CONSTRAINT policy_version_four_eyes_check CHECK (
  published_by_id IS NULL OR (published_by_id IS DISTINCT FROM submitted_by_id AND published_by_id IS DISTINCT FROM edited_by_id));
CREATE INDEX "compensation_decision_policy_id_policy_version_idx" ON "compensation_decision"("policy_id", "policy_version");
CREATE INDEX policy_version_in_force_idx ON policy_version (effective_from DESC) WHERE status = 'published';

CREATE FUNCTION keep_published_policy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status NOT IN ('published', 'retired') THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.status = 'published' AND NEW.status = 'retired' AND
     to_jsonb(NEW) - ARRAY['status', 'retired_by_id', 'retired_at'] = to_jsonb(OLD) - ARRAY['status', 'retired_by_id', 'retired_at'] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'policy % version % is published: % refused', OLD.policy_id, OLD.version, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER policy_version_published_stays BEFORE UPDATE OR DELETE ON policy_version
  FOR EACH ROW EXECUTE FUNCTION keep_published_policy();

-- Authority limits are the policy's own now. A house that had set others gets them as the policy's next version.
INSERT INTO policy_version (policy_id, version, status, document, effective_from, created_at)
SELECT p.policy_id, p.version + 1, 'published',
  jsonb_set(jsonb_set(p.document, '{authority,limitMinor}', l.limits), '{version}', to_jsonb(p.version + 1)), now(), now()
FROM (SELECT * FROM policy_version WHERE status = 'published' ORDER BY effective_from DESC, version DESC LIMIT 1) p
CROSS JOIN (
  SELECT jsonb_object_agg(role, amounts) AS limits FROM (
    SELECT role, jsonb_object_agg(currency, limit_minor::text) AS amounts FROM authority_limit GROUP BY role) r
) l
WHERE l.limits ?& ARRAY['agent', 'lead', 'manager'] AND p.document #> '{authority,limitMinor}' <> l.limits;
DROP TABLE "authority_limit";

-- What happens to policies and their trials is on record like every other change of the house's rules.
ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_action_check, ADD CONSTRAINT audit_entry_action_check CHECK (action IN (
  'signed-in', 'sign-in-failed', 'signed-out', 'case-viewed', 'customer-viewed', 'mail-viewed', 'attachment-viewed',
  'searched', 'exported', 'settings-changed', 'staff-added', 'staff-changed', 'password-set', 'approval-decided',
  'approval-overridden', 'award-reversed', 'link-revoked', 'held-released', 'held-marked-spam', 'credential-made',
  'credential-revoked', 'mail-resent', 'job-retried', 'job-cancelled', 'policy-drafted', 'policy-edited',
  'policy-discarded', 'policy-submitted', 'policy-sent-back', 'policy-published', 'policy-retired',
  'simulation-started', 'simulation-cancelled'));
ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_subject_check, ADD CONSTRAINT audit_entry_subject_check CHECK (
  subject_kind IN ('complaint', 'customer', 'staff', 'mail', 'attachment', 'award', 'credential', 'job', 'setting', 'list',
    'policy', 'simulation') AND (subject_id IS NULL OR length(subject_id) <= 100));
