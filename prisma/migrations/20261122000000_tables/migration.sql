-- CreateTable
CREATE TABLE "organisation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "base_currency" CHAR(3) NOT NULL,
    "languages" TEXT[],
    "offer_valid_days" INTEGER NOT NULL DEFAULT 14,
    "offer_reminder_days" INTEGER NOT NULL DEFAULT 3,
    "fulfilment_days" INTEGER NOT NULL DEFAULT 7,
    "csat_after_days" INTEGER NOT NULL DEFAULT 2,
    "nps_after_days" INTEGER NOT NULL DEFAULT 14,
    "outside_referral" JSONB NOT NULL,
    "demo_seeded_at" TIMESTAMPTZ(3),

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "department" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "department_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "category" (
    "key" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "failure_kind" TEXT NOT NULL,
    "department_id" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "category_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "root_cause" (
    "key" TEXT NOT NULL,
    "category_key" TEXT,
    "names" JSONB NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "root_cause_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "department_id" UUID,
    "password_hash" TEXT,
    "must_change_password" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_session" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "staff_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_window" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "resets_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_window_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "customer" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "tier" TEXT NOT NULL DEFAULT 'regular',
    "standing" TEXT NOT NULL DEFAULT 'new',
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_point" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "customer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_point_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "complaint" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "reference" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'received',
    "severity" TEXT NOT NULL,
    "severity_reasons" JSONB NOT NULL,
    "vulnerable" BOOLEAN NOT NULL DEFAULT false,
    "emotional_impact" TEXT NOT NULL DEFAULT 'none',
    "flags" TEXT[],
    "impact" TEXT,
    "category_key" TEXT,
    "failure_kind" TEXT,
    "acceptance" TEXT NOT NULL DEFAULT 'unknown',
    "attribution" TEXT NOT NULL DEFAULT 'unknown',
    "order_reference" TEXT,
    "amount_paid_minor" BIGINT,
    "currency" CHAR(3),
    "proven_loss_minor" BIGINT,
    "remedy_sought" TEXT,
    "mood_at_intake" INTEGER,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "promise_due_at" TIMESTAMPTZ(3),
    "promise_kept_at" TIMESTAMPTZ(3),
    "next_update_due_at" TIMESTAMPTZ(3),
    "next_due_at" TIMESTAMPTZ(3),
    "first_answer_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "root_cause_key" TEXT,
    "assignee_id" UUID,
    "department_id" UUID,
    "linked_to_id" UUID,
    "link_version" INTEGER NOT NULL DEFAULT 1,
    "queue_rank" SMALLINT NOT NULL GENERATED ALWAYS AS (
        CASE WHEN "severity" = 'urgent' THEN 0 ELSE 2 END + CASE WHEN "vulnerable" THEN 0 ELSE 1 END
    ) STORED,
    "vip_rank" SMALLINT NOT NULL DEFAULT 1,
    "is_open" BOOLEAN NOT NULL GENERATED ALWAYS AS (
        "status" NOT IN ('closed', 'enquiry', 'duplicate', 'withdrawn', 'referred', 'solved-on-the-spot')
    ) STORED,
    "source" TEXT,
    "source_id" TEXT,
    "filed_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "complaint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "complaint_event" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "complaint_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "complaint_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "complaint_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_id" UUID,
    "body" TEXT NOT NULL,
    "contains" TEXT[],
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "complaint_search" (
    "complaint_id" UUID NOT NULL,
    "terms" TEXT[],
    "haystack" TEXT NOT NULL,

    CONSTRAINT "complaint_search_pkey" PRIMARY KEY ("complaint_id")
);

-- CreateTable
CREATE TABLE "draft" (
    "complaint_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("complaint_id","staff_id")
);

-- CreateTable
CREATE TABLE "presence" (
    "complaint_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("complaint_id","staff_id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "complaint_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "department_id" UUID,
    "owner_id" UUID,
    "excluded_ids" UUID[],
    "request" TEXT NOT NULL,
    "answer" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "staff_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "complaint_id" UUID,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "template" TEXT NOT NULL,
    "complaint_id" UUID,
    "contact_point_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "status" TEXT NOT NULL DEFAULT 'queued',
    "dedupe_key" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "response" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("scope","key")
);

-- CreateTable
CREATE TABLE "imported_relief" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "complaint_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "amount_minor" BIGINT,
    "currency" CHAR(3),

    CONSTRAINT "imported_relief_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_version" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "policy_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "effective_from" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "compensation_decision" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "complaint_id" UUID NOT NULL,
    "policy_id" TEXT NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "facts_version" INTEGER NOT NULL,
    "facts" JSONB NOT NULL,
    "decision" JSONB NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,

    CONSTRAINT "compensation_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "award" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "complaint_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "authority_key" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "part" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "approved_by_id" UUID,
    "deviation_reason" TEXT,
    "budget_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "offered_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "captured_at" TIMESTAMPTZ(3),
    "fulfil_due_at" TIMESTAMPTZ(3),
    "fulfilled_at" TIMESTAMPTZ(3),
    "fulfil_owner_id" UUID,
    "replaces_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "award_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "award_remedy" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "award_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "note" TEXT,
    "proof" TEXT,
    "fulfilled_at" TIMESTAMPTZ(3),

    CONSTRAINT "award_remedy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "approval" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "award_id" UUID NOT NULL,
    "required_role" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "decision" TEXT,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "comment" TEXT,

    CONSTRAINT "approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authority_limit" (
    "role" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "limit_minor" BIGINT NOT NULL,

    CONSTRAINT "authority_limit_pkey" PRIMARY KEY ("role","currency")
);

-- CreateTable
CREATE TABLE "budget" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "department_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "period_start" DATE NOT NULL,
    "period_end" DATE NOT NULL,
    "goodwill_limit_minor" BIGINT NOT NULL,
    "entitlement_planned_minor" BIGINT NOT NULL,
    "goodwill_pending_minor" BIGINT NOT NULL DEFAULT 0,
    "entitlement_pending_minor" BIGINT NOT NULL DEFAULT 0,
    "goodwill_posted_minor" BIGINT NOT NULL DEFAULT 0,
    "entitlement_posted_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "budget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_account" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "budget_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_transaction" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" TEXT NOT NULL,
    "award_id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "approver_ids" UUID[],
    "policy_id" TEXT NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "reverses_id" UUID,
    "idempotency_key" TEXT NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "transaction_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "complaint_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "link_version" INTEGER NOT NULL DEFAULT 1,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "csat" INTEGER,
    "nps" INTEGER,
    "compensation_score" INTEGER,
    "view_changed" TEXT,
    "comment" TEXT,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "daily_tally" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "day" DATE NOT NULL,
    "measure" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "n" BIGINT NOT NULL,
    "total" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "daily_tally_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "queue_tally" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "severity" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "category_key" TEXT,
    "assignee_id" UUID,
    "locale" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "queue_tally_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "department_key_key" ON "department"("key");

-- CreateIndex
CREATE UNIQUE INDEX "staff_email_key" ON "staff"("email");

-- CreateIndex
CREATE INDEX "staff_session_staff_id_idx" ON "staff_session"("staff_id");

-- CreateIndex
CREATE INDEX "rate_window_resets_at_idx" ON "rate_window"("resets_at");

-- CreateIndex
CREATE INDEX "contact_point_customer_id_idx" ON "contact_point"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "contact_point_kind_value_key" ON "contact_point"("kind", "value");

-- CreateIndex
CREATE UNIQUE INDEX "complaint_reference_key" ON "complaint"("reference");

-- CreateIndex
CREATE INDEX "complaint_customer_id_received_at_idx" ON "complaint"("customer_id", "received_at" DESC);

-- CreateIndex
CREATE INDEX "complaint_order_reference_idx" ON "complaint"("order_reference");

-- CreateIndex
CREATE UNIQUE INDEX "complaint_source_source_id_key" ON "complaint"("source", "source_id");

-- CreateIndex
CREATE INDEX "complaint_event_complaint_id_occurred_at_id_idx" ON "complaint_event"("complaint_id", "occurred_at", "id");

-- CreateIndex
CREATE INDEX "message_complaint_id_sent_at_id_idx" ON "message"("complaint_id", "sent_at", "id");

-- CreateIndex
CREATE INDEX "task_complaint_id_idx" ON "task"("complaint_id");

-- CreateIndex
CREATE INDEX "notification_staff_id_created_at_idx" ON "notification"("staff_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "mail_dedupe_key_key" ON "mail"("dedupe_key");

-- CreateIndex
CREATE INDEX "mail_complaint_id_idx" ON "mail"("complaint_id");

-- CreateIndex
CREATE INDEX "mail_created_at_idx" ON "mail"("created_at" DESC);

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "imported_relief_complaint_id_idx" ON "imported_relief"("complaint_id");

-- CreateIndex
CREATE UNIQUE INDEX "policy_version_policy_id_version_key" ON "policy_version"("policy_id", "version");

-- CreateIndex
CREATE INDEX "compensation_decision_complaint_id_decided_at_idx" ON "compensation_decision"("complaint_id", "decided_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "award_replaces_id_key" ON "award"("replaces_id");

-- CreateIndex
CREATE INDEX "award_complaint_id_idx" ON "award"("complaint_id");

-- CreateIndex
CREATE INDEX "award_customer_id_authority_key_created_at_idx" ON "award"("customer_id", "authority_key", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "award_remedy_award_id_position_key" ON "award_remedy"("award_id", "position");

-- CreateIndex
CREATE INDEX "approval_award_id_idx" ON "approval"("award_id");

-- CreateIndex
CREATE UNIQUE INDEX "budget_department_id_currency_period_start_key" ON "budget"("department_id", "currency", "period_start");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_account_budget_id_kind_part_key" ON "ledger_account"("budget_id", "kind", "part");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transaction_reverses_id_key" ON "ledger_transaction"("reverses_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transaction_idempotency_key_key" ON "ledger_transaction"("idempotency_key");

-- CreateIndex
CREATE INDEX "ledger_transaction_award_id_idx" ON "ledger_transaction"("award_id");

-- CreateIndex
CREATE INDEX "ledger_transaction_posted_at_id_idx" ON "ledger_transaction"("posted_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ledger_entry_transaction_id_idx" ON "ledger_entry"("transaction_id");

-- CreateIndex
CREATE INDEX "ledger_entry_account_id_idx" ON "ledger_entry"("account_id");

-- CreateIndex
CREATE INDEX "survey_answered_at_idx" ON "survey"("answered_at");

-- CreateIndex
CREATE UNIQUE INDEX "survey_complaint_id_kind_round_key" ON "survey"("complaint_id", "kind", "round");

-- CreateIndex
CREATE INDEX "daily_tally_measure_day_idx" ON "daily_tally"("measure", "day");

-- AddForeignKey
ALTER TABLE "category" ADD CONSTRAINT "category_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "root_cause" ADD CONSTRAINT "root_cause_category_key_fkey" FOREIGN KEY ("category_key") REFERENCES "category"("key") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_point" ADD CONSTRAINT "contact_point_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_category_key_fkey" FOREIGN KEY ("category_key") REFERENCES "category"("key") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_root_cause_key_fkey" FOREIGN KEY ("root_cause_key") REFERENCES "root_cause"("key") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_linked_to_id_fkey" FOREIGN KEY ("linked_to_id") REFERENCES "complaint"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint_event" ADD CONSTRAINT "complaint_event_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint_search" ADD CONSTRAINT "complaint_search_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_contact_point_id_fkey" FOREIGN KEY ("contact_point_id") REFERENCES "contact_point"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imported_relief" ADD CONSTRAINT "imported_relief_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "compensation_decision" ADD CONSTRAINT "compensation_decision_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award" ADD CONSTRAINT "award_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award" ADD CONSTRAINT "award_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award" ADD CONSTRAINT "award_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "compensation_decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award" ADD CONSTRAINT "award_budget_id_fkey" FOREIGN KEY ("budget_id") REFERENCES "budget"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award" ADD CONSTRAINT "award_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "award"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award_remedy" ADD CONSTRAINT "award_remedy_award_id_fkey" FOREIGN KEY ("award_id") REFERENCES "award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval" ADD CONSTRAINT "approval_award_id_fkey" FOREIGN KEY ("award_id") REFERENCES "award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget" ADD CONSTRAINT "budget_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_budget_id_fkey" FOREIGN KEY ("budget_id") REFERENCES "budget"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_transaction" ADD CONSTRAINT "ledger_transaction_award_id_fkey" FOREIGN KEY ("award_id") REFERENCES "award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_transaction" ADD CONSTRAINT "ledger_transaction_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "ledger_transaction"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "ledger_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey" ADD CONSTRAINT "survey_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey" ADD CONSTRAINT "survey_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
