-- Vouchers and points: what was awarded and is the customer's to spend. Each remedy has one row that says what is left of
-- it; each spending names the ledger transaction that paid it, and the two are added up against each other at commit.

CREATE TABLE "voucher" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "award_id" UUID NOT NULL,
    "remedy_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "value_minor" BIGINT NOT NULL,
    "redeemed_minor" BIGINT NOT NULL DEFAULT 0,
    "lapsed_minor" BIGINT NOT NULL DEFAULT 0,
    "code_hash" BYTEA NOT NULL,
    "code_tail" TEXT NOT NULL,
    "code_version" INTEGER NOT NULL DEFAULT 1,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "reminded_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_by_id" UUID,
    "cancel_reason" TEXT,

    CONSTRAINT "voucher_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "voucher_remedy_id_key" ON "voucher"("remedy_id");
CREATE UNIQUE INDEX "voucher_code_hash_key" ON "voucher"("code_hash");
CREATE INDEX "voucher_award_id_idx" ON "voucher"("award_id");
CREATE INDEX "voucher_customer_id_idx" ON "voucher"("customer_id");
CREATE INDEX "voucher_expires_at_id_idx" ON "voucher"("expires_at", "id");
ALTER TABLE "voucher" ADD CONSTRAINT "voucher_award_id_fkey" FOREIGN KEY ("award_id") REFERENCES "award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "voucher" ADD CONSTRAINT "voucher_remedy_id_fkey" FOREIGN KEY ("remedy_id") REFERENCES "award_remedy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "voucher" ADD CONSTRAINT "voucher_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "voucher" ADD CONSTRAINT "voucher_cancelled_by_id_fkey" FOREIGN KEY ("cancelled_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "voucher_redemption" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "voucher_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "rest_minor" BIGINT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT '',
    "transaction_id" UUID NOT NULL,
    "redeemed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "voucher_redemption_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "voucher_redemption_idempotency_key_key" ON "voucher_redemption"("idempotency_key");
CREATE UNIQUE INDEX "voucher_redemption_transaction_id_key" ON "voucher_redemption"("transaction_id");
CREATE INDEX "voucher_redemption_voucher_id_idx" ON "voucher_redemption"("voucher_id");
ALTER TABLE "voucher_redemption" ADD CONSTRAINT "voucher_redemption_voucher_id_fkey" FOREIGN KEY ("voucher_id") REFERENCES "voucher"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "voucher_redemption" ADD CONSTRAINT "voucher_redemption_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "points_lot" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "award_id" UUID NOT NULL,
    "remedy_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "value_minor" BIGINT NOT NULL,
    "spent_minor" BIGINT NOT NULL DEFAULT 0,
    "lapsed_minor" BIGINT NOT NULL DEFAULT 0,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "reminded_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "points_lot_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "points_lot_remedy_id_key" ON "points_lot"("remedy_id");
CREATE INDEX "points_lot_award_id_idx" ON "points_lot"("award_id");
CREATE INDEX "points_lot_customer_id_expires_at_id_idx" ON "points_lot"("customer_id", "expires_at", "id");
CREATE INDEX "points_lot_expires_at_id_idx" ON "points_lot"("expires_at", "id");
ALTER TABLE "points_lot" ADD CONSTRAINT "points_lot_award_id_fkey" FOREIGN KEY ("award_id") REFERENCES "award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "points_lot" ADD CONSTRAINT "points_lot_remedy_id_fkey" FOREIGN KEY ("remedy_id") REFERENCES "award_remedy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "points_lot" ADD CONSTRAINT "points_lot_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "points_spending" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "customer_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "rest_minor" BIGINT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "reference" TEXT NOT NULL DEFAULT '',
    "spent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "points_spending_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "points_spending_idempotency_key_key" ON "points_spending"("idempotency_key");
CREATE INDEX "points_spending_customer_id_idx" ON "points_spending"("customer_id");
ALTER TABLE "points_spending" ADD CONSTRAINT "points_spending_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "points_movement" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "spending_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "transaction_id" UUID NOT NULL,

    CONSTRAINT "points_movement_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "points_movement_transaction_id_key" ON "points_movement"("transaction_id");
CREATE INDEX "points_movement_spending_id_idx" ON "points_movement"("spending_id");
CREATE INDEX "points_movement_lot_id_idx" ON "points_movement"("lot_id");
ALTER TABLE "points_movement" ADD CONSTRAINT "points_movement_spending_id_fkey" FOREIGN KEY ("spending_id") REFERENCES "points_spending"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "points_movement" ADD CONSTRAINT "points_movement_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "points_lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "points_movement" ADD CONSTRAINT "points_movement_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- I8: never more spent and lapsed than there was.
ALTER TABLE voucher ADD CONSTRAINT voucher_amounts_check CHECK (
  value_minor > 0 AND redeemed_minor >= 0 AND lapsed_minor >= 0 AND redeemed_minor + lapsed_minor <= value_minor);
ALTER TABLE voucher ADD CONSTRAINT voucher_code_check CHECK (
  octet_length(code_hash) = 32 AND code_version > 0 AND code_tail ~ '^[0-9A-Z]{4}$');
ALTER TABLE voucher ADD CONSTRAINT voucher_validity_check CHECK (expires_at > issued_at);
ALTER TABLE voucher ADD CONSTRAINT voucher_cancelled_check CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL)
  AND (cancelled_at IS NULL OR redeemed_minor + lapsed_minor = value_minor));
-- Closed list: the union of lib/domain/voucher.ts.
ALTER TABLE voucher ADD CONSTRAINT voucher_cancel_reason_check CHECK (
  cancel_reason IN ('code-leaked', 'replaced', 'issued-wrongly', 'customer-asked', 'award-reversed'));
ALTER TABLE voucher_redemption ADD CONSTRAINT voucher_redemption_amount_check CHECK (amount_minor > 0 AND rest_minor >= 0);
ALTER TABLE voucher_redemption ADD CONSTRAINT voucher_redemption_actor_check CHECK (actor_kind IN ('staff', 'api'));
ALTER TABLE points_lot ADD CONSTRAINT points_lot_amounts_check CHECK (
  value_minor > 0 AND spent_minor >= 0 AND lapsed_minor >= 0 AND spent_minor + lapsed_minor <= value_minor);
ALTER TABLE points_lot ADD CONSTRAINT points_lot_validity_check CHECK (expires_at > issued_at);
ALTER TABLE points_lot ADD CONSTRAINT points_lot_cancelled_check CHECK (
  cancelled_at IS NULL OR spent_minor + lapsed_minor = value_minor);
ALTER TABLE points_spending ADD CONSTRAINT points_spending_amount_check CHECK (amount_minor > 0 AND rest_minor >= 0);
ALTER TABLE points_spending ADD CONSTRAINT points_spending_actor_check CHECK (actor_kind IN ('staff', 'api'));
ALTER TABLE points_movement ADD CONSTRAINT points_movement_amount_check CHECK (amount_minor > 0);

-- What was issued stays what it is and whose it is; only what is left of it, and its end, may change.
CREATE FUNCTION refuse_issued_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% %: what was issued cannot become something else', TG_TABLE_NAME, OLD.id USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER voucher_fixed BEFORE UPDATE ON voucher FOR EACH ROW
  WHEN ((OLD.award_id, OLD.remedy_id, OLD.customer_id, OLD.currency, OLD.value_minor)
      IS DISTINCT FROM (NEW.award_id, NEW.remedy_id, NEW.customer_id, NEW.currency, NEW.value_minor)
    OR NEW.redeemed_minor < OLD.redeemed_minor OR NEW.lapsed_minor < OLD.lapsed_minor
    OR (OLD.cancelled_at IS NOT NULL AND NEW.cancelled_at IS DISTINCT FROM OLD.cancelled_at))
  EXECUTE FUNCTION refuse_issued_change();
CREATE TRIGGER points_lot_fixed BEFORE UPDATE ON points_lot FOR EACH ROW
  WHEN ((OLD.award_id, OLD.remedy_id, OLD.customer_id, OLD.currency, OLD.value_minor)
      IS DISTINCT FROM (NEW.award_id, NEW.remedy_id, NEW.customer_id, NEW.currency, NEW.value_minor)
    OR NEW.spent_minor < OLD.spent_minor OR NEW.lapsed_minor < OLD.lapsed_minor
    OR (OLD.cancelled_at IS NOT NULL AND NEW.cancelled_at IS DISTINCT FROM OLD.cancelled_at))
  EXECUTE FUNCTION refuse_issued_change();

-- What was spent is never changed afterwards.
CREATE TRIGGER voucher_redemption_append_only BEFORE UPDATE OR DELETE ON voucher_redemption FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER voucher_redemption_no_truncate BEFORE TRUNCATE ON voucher_redemption FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER points_spending_append_only BEFORE UPDATE OR DELETE ON points_spending FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER points_spending_no_truncate BEFORE TRUNCATE ON points_spending FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER points_movement_append_only BEFORE UPDATE OR DELETE ON points_movement FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER points_movement_no_truncate BEFORE TRUNCATE ON points_movement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- At commit: what a voucher or lot says is spent is the sum of its spendings, and a spending the sum of its movements.
CREATE FUNCTION check_voucher_spent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  subject uuid := CASE TG_TABLE_NAME WHEN 'voucher' THEN (to_jsonb(NEW)->>'id')::uuid ELSE (to_jsonb(NEW)->>'voucher_id')::uuid END;
BEGIN
  IF (SELECT redeemed_minor FROM voucher WHERE id = subject)
     <> (SELECT coalesce(sum(amount_minor), 0) FROM voucher_redemption WHERE voucher_id = subject) THEN
    RAISE EXCEPTION 'voucher % and its redemptions do not agree', subject USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER voucher_adds_up AFTER INSERT OR UPDATE ON voucher
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_voucher_spent();
CREATE CONSTRAINT TRIGGER voucher_redemption_adds_up AFTER INSERT ON voucher_redemption
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_voucher_spent();

CREATE FUNCTION check_points_spent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lot uuid := CASE TG_TABLE_NAME WHEN 'points_lot' THEN (to_jsonb(NEW)->>'id')::uuid ELSE (to_jsonb(NEW)->>'lot_id')::uuid END;
  spending uuid := CASE TG_TABLE_NAME WHEN 'points_spending' THEN (to_jsonb(NEW)->>'id')::uuid ELSE (to_jsonb(NEW)->>'spending_id')::uuid END;
BEGIN
  IF (SELECT spent_minor FROM points_lot WHERE id = lot)
     <> (SELECT coalesce(sum(amount_minor), 0) FROM points_movement WHERE lot_id = lot) THEN
    RAISE EXCEPTION 'points lot % and its movements do not agree', lot USING ERRCODE = 'check_violation';
  END IF;
  IF (SELECT amount_minor FROM points_spending WHERE id = spending)
     <> (SELECT coalesce(sum(amount_minor), 0) FROM points_movement WHERE spending_id = spending) THEN
    RAISE EXCEPTION 'points spending % and its movements do not agree', spending USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER points_lot_adds_up AFTER INSERT OR UPDATE ON points_lot
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_points_spent();
CREATE CONSTRAINT TRIGGER points_spending_adds_up AFTER INSERT ON points_spending
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_points_spent();
CREATE CONSTRAINT TRIGGER points_movement_adds_up AFTER INSERT ON points_movement
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_points_spent();

-- How long vouchers and points run where the policy sets no limit, when their owners are reminded, and where they count.
ALTER TABLE organisation ADD COLUMN "voucher_valid_days" INTEGER NOT NULL DEFAULT 365;
ALTER TABLE organisation ADD COLUMN "voucher_reminder_days" INTEGER NOT NULL DEFAULT 14;
ALTER TABLE organisation ADD COLUMN "voucher_places" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE organisation ADD CONSTRAINT organisation_voucher_days_check CHECK (voucher_valid_days > 0 AND voucher_reminder_days > 0);

-- A shop's till redeems under a credential of its own, and the ledger names it.
ALTER TABLE ledger_transaction DROP CONSTRAINT ledger_transaction_actor_check, ADD CONSTRAINT ledger_transaction_actor_check CHECK (
  actor_kind IN ('customer', 'staff', 'system', 'api'));
ALTER TABLE api_credential DROP CONSTRAINT api_credential_scopes_check, ADD CONSTRAINT api_credential_scopes_check CHECK (
  cardinality(scopes) > 0 AND scopes <@ ARRAY['complaints:file', 'complaints:read', 'notes:write', 'policy:evaluate',
    'voucher:read', 'voucher:redeem']);
