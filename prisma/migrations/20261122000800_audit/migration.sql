-- The audit log: who did and saw what. Written once, never changed, like events and the ledger.
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT,
    "subject_id" TEXT,
    "customer_id" UUID,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "request_id" TEXT,
    "network" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "audit_view" (
    "actor_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_view_pkey" PRIMARY KEY ("actor_id","action","subject_id")
);

CREATE INDEX "audit_entry_at_id_idx" ON "audit_entry"("at" DESC, "id" DESC);
CREATE INDEX "audit_entry_actor_id_at_id_idx" ON "audit_entry"("actor_id", "at" DESC, "id" DESC);
CREATE INDEX "audit_entry_action_at_id_idx" ON "audit_entry"("action", "at" DESC, "id" DESC);
CREATE INDEX "audit_view_seen_at_idx" ON "audit_view"("seen_at");
-- Most entries are about somebody's case; those about nobody stay out of these two.
CREATE INDEX "audit_entry_customer_idx" ON "audit_entry"("customer_id", "at" DESC, "id" DESC) WHERE "customer_id" IS NOT NULL;
CREATE INDEX "audit_entry_subject_idx" ON "audit_entry"("subject_id", "at" DESC, "id" DESC) WHERE "subject_id" IS NOT NULL;

-- Closed lists: the unions of lib/domain/audit.ts, compared with them by a test.
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_actor_check CHECK (
  actor_kind IN ('staff', 'api', 'system', 'stranger') AND (actor_id IS NOT NULL) = (actor_kind IN ('staff', 'api')));
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_action_check CHECK (action IN (
  'signed-in', 'sign-in-failed', 'signed-out', 'case-viewed', 'customer-viewed', 'mail-viewed', 'attachment-viewed',
  'searched', 'exported', 'settings-changed', 'staff-added', 'staff-changed', 'password-set', 'approval-decided',
  'approval-overridden', 'award-reversed', 'link-revoked', 'held-released', 'held-marked-spam', 'credential-made',
  'credential-revoked', 'mail-resent', 'job-retried', 'job-cancelled'));
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_subject_check CHECK (
  subject_kind IN ('complaint', 'customer', 'staff', 'mail', 'attachment', 'award', 'credential', 'job', 'setting', 'list')
  AND (subject_id IS NULL OR length(subject_id) <= 100));

-- Taking rights away is not enough, since owners and superusers ignore it.
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
