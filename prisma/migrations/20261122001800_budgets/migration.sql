-- Budgets follow one another by a rule, and there is a reserve beside them; units of stock are kept like money.
ALTER TABLE "budget" ALTER COLUMN "department_id" DROP NOT NULL,
  ADD COLUMN "purpose" TEXT NOT NULL DEFAULT 'compensation',
  ADD COLUMN "period_kind" TEXT NOT NULL DEFAULT 'custom',
  ADD COLUMN "roll_over" TEXT NOT NULL DEFAULT 'none',
  ADD COLUMN "roll_over_cap_minor" BIGINT,
  ADD COLUMN "rolled_minor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "rolled_out_minor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "renew_days_before" INTEGER,
  ADD COLUMN "follows_id" UUID,
  ADD COLUMN "rolled_at" TIMESTAMPTZ(3);

ALTER TABLE "budget" DROP CONSTRAINT "budget_department_id_fkey";
ALTER TABLE "budget" ADD CONSTRAINT "budget_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "budget" ADD CONSTRAINT "budget_follows_id_fkey" FOREIGN KEY ("follows_id") REFERENCES "budget"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- One budget has one that follows it: two processes that open it at once make one.
CREATE UNIQUE INDEX "budget_follows_id_key" ON "budget"("follows_id");
DROP INDEX "budget_department_id_currency_period_start_key";
CREATE UNIQUE INDEX budget_start_key ON budget
  (purpose, (coalesce(department_id, '00000000-0000-0000-0000-000000000000'::uuid)), currency, period_start);

-- Periods that were set by hand and are a calendar month, quarter or year are called so.
UPDATE budget SET period_kind = CASE
  WHEN extract(day FROM period_start) > 28 THEN 'custom'
  WHEN period_end = (period_start + interval '1 month')::date THEN 'month'
  WHEN period_end = (period_start + interval '3 months')::date THEN 'quarter'
  WHEN period_end = (period_start + interval '1 year')::date THEN 'year'
  ELSE 'custom' END;

-- Closed lists: the unions of lib/domain/ledger/budget-periods.ts.
ALTER TABLE budget ADD CONSTRAINT budget_purpose_check CHECK (purpose IN ('compensation', 'risk-reserve'));
ALTER TABLE budget ADD CONSTRAINT budget_department_check CHECK (purpose = 'risk-reserve' OR department_id IS NOT NULL);
ALTER TABLE budget ADD CONSTRAINT budget_roll_over_check CHECK (
  roll_over IN ('none', 'remaining', 'capped') AND (roll_over = 'capped') = (roll_over_cap_minor IS NOT NULL)
  AND coalesce(roll_over_cap_minor, 0) >= 0);
ALTER TABLE budget ADD CONSTRAINT budget_renew_check CHECK (renew_days_before BETWEEN 0 AND 60);
-- From a 29th, months would drift or overlap; a period of its own length starts on any day.
ALTER TABLE budget ADD CONSTRAINT budget_kind_check CHECK (
  CASE period_kind
    WHEN 'custom' THEN true
    WHEN 'month' THEN extract(day FROM period_start) <= 28 AND period_end = (period_start + interval '1 month')::date
    WHEN 'quarter' THEN extract(day FROM period_start) <= 28 AND period_end = (period_start + interval '3 months')::date
    WHEN 'year' THEN extract(day FROM period_start) <= 28 AND period_end = (period_start + interval '1 year')::date
    ELSE false END);
-- What came over is part of the limit, what went over is not: the sum of all limits stays the same, and what went over
-- cannot be spent a second time in the period that it left.
ALTER TABLE budget ADD CONSTRAINT budget_rolled_check CHECK (
  rolled_minor >= 0 AND rolled_out_minor >= 0 AND goodwill_limit_minor - rolled_minor + rolled_out_minor >= 0
  AND (rolled_at IS NULL OR follows_id IS NOT NULL) AND (rolled_minor = 0 OR rolled_at IS NOT NULL));
-- A reserve is for what nobody planned, so what is owed does not overdraw it either: it overdraws its own budget.
ALTER TABLE budget ADD CONSTRAINT budget_reserve_check CHECK (
  purpose <> 'risk-reserve' OR entitlement_pending_minor + entitlement_posted_minor <= entitlement_planned_minor);

-- Whoever opens or moves a budget of a series holds the series till the end of the transaction.
CREATE FUNCTION lock_budget_series(of_purpose text, of_department uuid, of_currency text) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended(
    concat_ws(':', of_purpose, coalesce(of_department::text, ''), of_currency), 18))
$$;

-- Two budgets for the same money on the same day would leave open which one pays.
CREATE FUNCTION check_budget_period() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lock_budget_series(NEW.purpose, NEW.department_id, NEW.currency);
  IF EXISTS (
    SELECT 1 FROM budget b WHERE b.id <> NEW.id AND b.purpose = NEW.purpose AND b.currency = NEW.currency
      AND b.department_id IS NOT DISTINCT FROM NEW.department_id
      AND b.period_start < NEW.period_end AND b.period_end > NEW.period_start
  ) THEN
    RAISE EXCEPTION 'budget periods overlap' USING ERRCODE = 'exclusion_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER budget_period_alone BEFORE INSERT OR UPDATE OF purpose, department_id, currency, period_start, period_end
  ON budget FOR EACH ROW EXECUTE FUNCTION check_budget_period();

-- The pace of a budget is read from its awards.
CREATE INDEX award_budget_offered_idx ON award (budget_id, offered_at) WHERE offered_at IS NOT NULL;

-- Each threshold speaks once, and again only after the limit was raised above it.
CREATE TABLE "budget_alert" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "budget_id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "threshold" INTEGER NOT NULL,
    "limit_minor" BIGINT NOT NULL,
    "used_minor" BIGINT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "cleared_at" TIMESTAMPTZ(3),

    CONSTRAINT "budget_alert_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "budget_alert" ADD CONSTRAINT "budget_alert_budget_id_fkey" FOREIGN KEY ("budget_id") REFERENCES "budget"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "budget_alert_budget_id_idx" ON "budget_alert"("budget_id");
CREATE UNIQUE INDEX budget_alert_once ON budget_alert (budget_id, part, threshold) WHERE cleared_at IS NULL;
ALTER TABLE budget_alert ADD CONSTRAINT budget_alert_lists_check CHECK (part IN ('entitlement', 'goodwill') AND threshold IN (80, 100));

CREATE TABLE "stock_item" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "sku" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "department_id" UUID,
    "on_hand" INTEGER NOT NULL DEFAULT 0,
    "reserved" INTEGER NOT NULL DEFAULT 0,
    "low_at" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_item_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "stock_item_sku_key" ON "stock_item"("sku");
ALTER TABLE "stock_item" ADD CONSTRAINT "stock_item_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- What is promised to customers lies on the shelf.
ALTER TABLE stock_item ADD CONSTRAINT stock_item_units_check CHECK (reserved >= 0 AND reserved <= on_hand AND low_at >= 0);
ALTER TABLE stock_item ADD CONSTRAINT stock_item_sku_check CHECK (length(sku) BETWEEN 1 AND 40);

ALTER TABLE "award_remedy" ADD COLUMN "stock_item_id" UUID, ADD COLUMN "units" INTEGER;
ALTER TABLE "award_remedy" ADD CONSTRAINT "award_remedy_stock_item_id_fkey" FOREIGN KEY ("stock_item_id") REFERENCES "stock_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE award_remedy ADD CONSTRAINT award_remedy_stock_check CHECK (
  (stock_item_id IS NULL) = (units IS NULL) AND (units IS NULL OR (units > 0 AND kind = 'replacement')));

CREATE TABLE "stock_move" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "item_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "on_hand_change" INTEGER NOT NULL,
    "reserved_change" INTEGER NOT NULL,
    "reason" TEXT,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "award_remedy_id" UUID,
    "idempotency_key" TEXT NOT NULL,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_move_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "stock_move_idempotency_key_key" ON "stock_move"("idempotency_key");
CREATE INDEX "stock_move_item_id_moved_at_idx" ON "stock_move"("item_id", "moved_at" DESC);
CREATE INDEX "stock_move_moved_at_id_idx" ON "stock_move"("moved_at" DESC, "id" DESC);
-- A reservation is made once and ends at most once.
CREATE UNIQUE INDEX stock_reserve_once ON stock_move (award_remedy_id) WHERE kind = 'reserve';
CREATE UNIQUE INDEX stock_reservation_ends_once ON stock_move (award_remedy_id) WHERE kind IN ('release', 'deliver');
ALTER TABLE "stock_move" ADD CONSTRAINT "stock_move_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "stock_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "stock_move" ADD CONSTRAINT "stock_move_award_remedy_id_fkey" FOREIGN KEY ("award_remedy_id") REFERENCES "award_remedy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- Closed lists: the unions of lib/domain/stock.ts.
ALTER TABLE stock_move ADD CONSTRAINT stock_move_kind_check CHECK (
  CASE kind
    WHEN 'receive' THEN on_hand_change > 0 AND reserved_change = 0
    WHEN 'adjust' THEN on_hand_change <> 0 AND reserved_change = 0
    WHEN 'reserve' THEN on_hand_change = 0 AND reserved_change > 0
    WHEN 'release' THEN on_hand_change = 0 AND reserved_change < 0
    WHEN 'deliver' THEN on_hand_change = reserved_change AND reserved_change < 0
    ELSE false END);
ALTER TABLE stock_move ADD CONSTRAINT stock_move_award_check CHECK (
  (kind IN ('reserve', 'release', 'deliver')) = (award_remedy_id IS NOT NULL));
ALTER TABLE stock_move ADD CONSTRAINT stock_move_reason_check CHECK (
  (kind = 'adjust') = (reason IS NOT NULL) AND
  (reason IS NULL OR reason IN ('stock-count', 'damaged', 'lost', 'returned', 'correction')));
ALTER TABLE stock_move ADD CONSTRAINT stock_move_actor_check CHECK (
  actor_kind IN ('customer', 'staff', 'system') AND (actor_kind = 'system') = (actor_id IS NULL));
CREATE TRIGGER stock_move_append_only BEFORE UPDATE OR DELETE ON stock_move FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stock_move_no_truncate BEFORE TRUNCATE ON stock_move FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- For reports alone: no posting is ever converted.
CREATE TABLE "exchange_rate" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "from_currency" CHAR(3) NOT NULL,
    "to_currency" CHAR(3) NOT NULL,
    "rate" DECIMAL(24,12) NOT NULL,
    "effective_from" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "exchange_rate_from_currency_to_currency_effective_from_key" ON "exchange_rate"("from_currency", "to_currency", "effective_from");
ALTER TABLE "exchange_rate" ADD CONSTRAINT "exchange_rate_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE exchange_rate ADD CONSTRAINT exchange_rate_check CHECK (rate > 0 AND from_currency <> to_currency AND length(source) BETWEEN 1 AND 200);

-- An award that the house's own reserve pays for belongs to no department's budget.
CREATE OR REPLACE FUNCTION award_tallies(a award) RETURNS SETOF tally LANGUAGE plpgsql STABLE AS $$
DECLARE
  captured date;
BEGIN
  IF NOT counts_as_promised(a) THEN RETURN; END IF;
  captured := organisation_day(a.captured_at);
  RETURN NEXT ROW(captured, 'award.tier', a.currency || ':' || a.part || ':' || a.tier, 1::bigint, a.amount_minor)::tally;
  RETURN QUERY SELECT captured, 'award.department', a.currency || ':' || a.part || ':' || coalesce(b.department_id::text, ''), 1::bigint, a.amount_minor
    FROM budget b WHERE b.id = a.budget_id;
  IF a.fulfilled_at IS NOT NULL AND a.fulfil_due_at IS NOT NULL THEN
    RETURN NEXT ROW(organisation_day(a.fulfilled_at), 'fulfilled', CASE WHEN a.fulfilled_at <= a.fulfil_due_at THEN 'in-time' ELSE 'late' END, 1::bigint, 0::bigint)::tally;
  END IF;
END $$;

-- Closed lists: the unions of lib/domain/audit.ts.
ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_action_check, ADD CONSTRAINT audit_entry_action_check CHECK (action IN (
  'signed-in', 'sign-in-failed', 'signed-out', 'case-viewed', 'customer-viewed', 'mail-viewed', 'attachment-viewed',
  'searched', 'exported', 'settings-changed', 'staff-added', 'staff-changed', 'password-set', 'approval-decided',
  'approval-overridden', 'award-reversed', 'link-revoked', 'held-released', 'held-marked-spam', 'credential-made',
  'credential-revoked', 'mail-resent', 'job-retried', 'job-cancelled', 'policy-drafted', 'policy-edited',
  'policy-discarded', 'policy-submitted', 'policy-sent-back', 'policy-published', 'policy-retired',
  'simulation-started', 'simulation-cancelled', 'budget-opened', 'budget-rolled-over', 'award-funded', 'stock-moved',
  'rate-set'));
ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_subject_check, ADD CONSTRAINT audit_entry_subject_check CHECK (
  subject_kind IN ('complaint', 'customer', 'staff', 'mail', 'attachment', 'award', 'credential', 'job', 'setting', 'list',
    'policy', 'simulation', 'budget', 'stock', 'rate') AND (subject_id IS NULL OR length(subject_id) <= 100));
