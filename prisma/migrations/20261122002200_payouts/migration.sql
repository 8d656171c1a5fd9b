-- Refunds and cash leave in runs: where a customer's money goes, what is paid together, what the bank says of it.
CREATE TABLE "payee" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "complaint_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "payment_reference" TEXT,
    "holder" TEXT,
    "iban" TEXT,
    "account_number" TEXT,
    "bank_code" TEXT,
    "bic" TEXT,
    "country" CHAR(2),
    "given_by_kind" TEXT NOT NULL,
    "given_by_id" UUID NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "superseded_at" TIMESTAMPTZ(3),
    "flagged_at" TIMESTAMPTZ(3),

    CONSTRAINT "payee_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "payout_debtor" (
    "currency" CHAR(3) NOT NULL,
    "holder" TEXT NOT NULL,
    "iban" TEXT,
    "account_number" TEXT,
    "bank_code" TEXT,
    "bic" TEXT,
    "country" CHAR(2) NOT NULL,

    CONSTRAINT "payout_debtor_pkey" PRIMARY KEY ("currency")
);

CREATE TABLE "payout_run" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "number" SERIAL NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "execution_on" DATE NOT NULL,
    "prepared_by_id" UUID NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_by_id" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "fingerprint" TEXT,
    "exported_by_id" UUID,
    "exported_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "discarded_at" TIMESTAMPTZ(3),

    CONSTRAINT "payout_run_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "payout_line" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "run_id" UUID NOT NULL,
    "award_id" UUID NOT NULL,
    "remedy_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "payee_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'open',
    "answered_at" TIMESTAMPTZ(3),
    "bank_reference" TEXT,
    "reason" TEXT,

    CONSTRAINT "payout_line_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "payout_file" (
    "run_id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payout_file_pkey" PRIMARY KEY ("run_id","format")
);

CREATE INDEX "payee_complaint_id_idx" ON "payee"("complaint_id");
CREATE INDEX "payee_customer_id_idx" ON "payee"("customer_id");
CREATE UNIQUE INDEX "payout_run_number_key" ON "payout_run"("number");
CREATE INDEX "payout_line_run_id_idx" ON "payout_line"("run_id");
CREATE INDEX "payout_line_remedy_id_idx" ON "payout_line"("remedy_id");
CREATE INDEX "payout_line_award_id_idx" ON "payout_line"("award_id");
-- One row of details in force per case, and one live payment per remedy, whoever prepares runs at once.
CREATE UNIQUE INDEX payee_in_force_key ON payee (complaint_id) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX payout_line_live_key ON payout_line (remedy_id) WHERE state IN ('open', 'sent', 'paid');

ALTER TABLE "payee" ADD CONSTRAINT "payee_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "payee" ADD CONSTRAINT "payee_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "payout_run" ADD CONSTRAINT "payout_run_prepared_by_id_fkey" FOREIGN KEY ("prepared_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "payout_run" ADD CONSTRAINT "payout_run_approved_by_id_fkey" FOREIGN KEY ("approved_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "payout_run" ADD CONSTRAINT "payout_run_exported_by_id_fkey" FOREIGN KEY ("exported_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "payout_line" ADD CONSTRAINT "payout_line_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "payout_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "payout_line" ADD CONSTRAINT "payout_line_award_id_fkey" FOREIGN KEY ("award_id") REFERENCES "award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "payout_line" ADD CONSTRAINT "payout_line_remedy_id_fkey" FOREIGN KEY ("remedy_id") REFERENCES "award_remedy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "payout_line" ADD CONSTRAINT "payout_line_payee_id_fkey" FOREIGN KEY ("payee_id") REFERENCES "payee"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "payout_file" ADD CONSTRAINT "payout_file_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "payout_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Closed lists: the unions of lib/domain/payouts/life.ts, compared with them by a test.
ALTER TABLE payee ADD CONSTRAINT payee_method_check CHECK (method IN ('original-payment', 'bank-transfer'));
ALTER TABLE payee ADD CONSTRAINT payee_giver_check CHECK (given_by_kind IN ('customer', 'staff'));
ALTER TABLE payee ADD CONSTRAINT payee_details_check CHECK (CASE method
  WHEN 'original-payment' THEN payment_reference IS NOT NULL AND num_nonnulls(holder, iban, account_number, bank_code, bic, country) = 0
  ELSE payment_reference IS NULL AND num_nonnulls(iban, account_number) = 1 AND num_nonnulls(holder, country) = 2 END);
ALTER TABLE payout_debtor ADD CONSTRAINT payout_debtor_account_check CHECK (num_nonnulls(iban, account_number) = 1);
ALTER TABLE payout_run ADD CONSTRAINT payout_run_status_check CHECK (status IN ('draft', 'approved', 'exported', 'settled', 'discarded'));
ALTER TABLE payout_run ADD CONSTRAINT payout_run_four_eyes_check CHECK (approved_by_id <> prepared_by_id);
ALTER TABLE payout_run ADD CONSTRAINT payout_run_approved_check CHECK (
  (status IN ('approved', 'exported', 'settled')) = (num_nonnulls(approved_by_id, approved_at, fingerprint) = 3));
ALTER TABLE payout_run ADD CONSTRAINT payout_run_exported_check CHECK (
  (status IN ('exported', 'settled')) = (exported_at IS NOT NULL) AND (status = 'settled') = (settled_at IS NOT NULL)
  AND (status = 'discarded') = (discarded_at IS NOT NULL));
ALTER TABLE payout_line ADD CONSTRAINT payout_line_state_check CHECK (state IN ('open', 'sent', 'paid', 'failed', 'dropped'));
ALTER TABLE payout_line ADD CONSTRAINT payout_line_amount_check CHECK (amount_minor > 0);
ALTER TABLE payout_line ADD CONSTRAINT payout_line_answer_check CHECK ((state IN ('paid', 'failed')) = (answered_at IS NOT NULL));
ALTER TABLE payout_file ADD CONSTRAINT payout_file_format_check CHECK (format IN ('csv', 'pain-001'));

-- Details are replaced, never changed; what was handed to the bank stays byte by byte.
CREATE TRIGGER payee_unchanged BEFORE UPDATE ON payee FOR EACH ROW WHEN (
  (OLD.complaint_id, OLD.customer_id, OLD.method, OLD.payment_reference, OLD.holder, OLD.iban, OLD.account_number, OLD.bank_code,
   OLD.bic, OLD.country, OLD.given_by_kind, OLD.given_by_id, OLD.given_at)
  IS DISTINCT FROM
  (NEW.complaint_id, NEW.customer_id, NEW.method, NEW.payment_reference, NEW.holder, NEW.iban, NEW.account_number, NEW.bank_code,
   NEW.bic, NEW.country, NEW.given_by_kind, NEW.given_by_id, NEW.given_at)) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payout_file_unchanged BEFORE UPDATE ON payout_file FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Payments come into a draft only, and what was approved is what leaves. An answer of the bank is final.
CREATE FUNCTION check_payout_line() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  run_status text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'payment % cannot be deleted', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT status INTO run_status FROM payout_run WHERE id = NEW.run_id;
  IF TG_OP = 'INSERT' THEN
    IF run_status <> 'draft' THEN
      RAISE EXCEPTION 'run % is %: it takes no more payments', NEW.run_id, run_status USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (OLD.run_id, OLD.award_id, OLD.remedy_id, OLD.amount_minor, OLD.currency) IS DISTINCT FROM
     (NEW.run_id, NEW.award_id, NEW.remedy_id, NEW.amount_minor, NEW.currency)
    OR (NEW.payee_id IS NOT NULL AND NEW.payee_id IS DISTINCT FROM OLD.payee_id AND run_status <> 'draft')
    OR (OLD.state IN ('paid', 'failed', 'dropped') AND NEW.state <> OLD.state)
    OR (OLD.state = 'open' AND NEW.state = 'dropped' AND run_status NOT IN ('draft', 'discarded'))
    OR (OLD.state = 'open' AND NEW.state IN ('paid', 'failed'))
    OR (OLD.state = 'open' AND NEW.state = 'sent' AND run_status NOT IN ('approved', 'exported')) THEN
    RAISE EXCEPTION 'payment % of a run that is % cannot change so', OLD.id, run_status USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payout_line_frozen BEFORE INSERT OR UPDATE OR DELETE ON payout_line FOR EACH ROW EXECUTE FUNCTION check_payout_line();

-- What is approved to leave by the bank, or is there, is not handed over by hand as well.
CREATE FUNCTION refuse_pay_beside_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM payout_line l JOIN payout_run r ON r.id = l.run_id WHERE l.remedy_id = NEW.remedy_id
    AND (l.state = 'sent' OR (l.state = 'open' AND r.status = 'approved'))) THEN
    RAISE EXCEPTION 'remedy % stands in a pay-out run', NEW.remedy_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_pay_beside_run BEFORE INSERT ON ledger_transaction FOR EACH ROW WHEN (NEW.kind = 'pay')
  EXECUTE FUNCTION refuse_pay_beside_run();

-- What a customer was told before a promise was broken, and when its owner was.
ALTER TABLE "award" ADD COLUMN "expected_at" TIMESTAMPTZ(3), ADD COLUMN "owner_warned_at" TIMESTAMPTZ(3);

ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_action_check, ADD CONSTRAINT audit_entry_action_check CHECK (action IN (
  'signed-in', 'sign-in-failed', 'signed-out', 'case-viewed', 'customer-viewed', 'mail-viewed', 'attachment-viewed',
  'searched', 'exported', 'settings-changed', 'staff-added', 'staff-changed', 'password-set', 'approval-decided',
  'approval-overridden', 'award-reversed', 'link-revoked', 'held-released', 'held-marked-spam', 'credential-made',
  'credential-revoked', 'mail-resent', 'job-retried', 'job-cancelled', 'policy-drafted', 'policy-edited',
  'policy-discarded', 'policy-submitted', 'policy-sent-back', 'policy-published', 'policy-retired',
  'simulation-started', 'simulation-cancelled', 'budget-opened', 'budget-rolled-over', 'award-funded', 'stock-moved',
  'rate-set', 'payee-given', 'payee-viewed', 'payout-drafted', 'payout-line-dropped',
  'payout-discarded', 'payout-approved', 'payout-approval-voided', 'payout-exported', 'payout-answered'));
ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_subject_check, ADD CONSTRAINT audit_entry_subject_check CHECK (
  subject_kind IN ('complaint', 'customer', 'staff', 'mail', 'attachment', 'award', 'credential', 'job', 'setting', 'list',
    'policy', 'simulation', 'budget', 'stock', 'rate', 'payout') AND (subject_id IS NULL OR length(subject_id) <= 100));
