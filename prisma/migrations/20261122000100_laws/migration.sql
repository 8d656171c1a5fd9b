-- What must hold whatever the code does. Policy stays in TypeScript; these are closed lists and conservation laws.

-- Closed lists: the unions of lib/domain, compared with them by a test.
ALTER TABLE staff ADD CONSTRAINT staff_role_check CHECK (role IN ('agent', 'lead', 'manager', 'admin', 'auditor'));
ALTER TABLE customer ADD CONSTRAINT customer_tier_check CHECK (tier IN ('regular', 'silver', 'gold', 'diamond'));
ALTER TABLE customer ADD CONSTRAINT customer_standing_check CHECK (standing IN ('new', 'existing', 'vip', 'prospect'));
ALTER TABLE contact_point ADD CONSTRAINT contact_point_kind_check CHECK (kind IN ('email', 'phone'));
ALTER TABLE complaint ADD CONSTRAINT complaint_status_check CHECK (status IN (
  'received', 'acknowledged', 'assessed', 'investigating', 'waiting-for-customer', 'decided', 'fulfilling', 'resolved',
  'closed', 'enquiry', 'duplicate', 'withdrawn', 'referred', 'solved-on-the-spot', 'reopened', 'under-appeal'));
ALTER TABLE complaint ADD CONSTRAINT complaint_severity_check CHECK (severity IN ('urgent', 'standard', 'low'));
ALTER TABLE complaint ADD CONSTRAINT complaint_impact_check CHECK (impact IN ('minor', 'moderate', 'major', 'critical'));
ALTER TABLE complaint ADD CONSTRAINT complaint_attribution_check CHECK (attribution IN ('company', 'partner', 'customer', 'force-majeure', 'unknown'));
ALTER TABLE complaint ADD CONSTRAINT complaint_acceptance_check CHECK (acceptance IN ('rejected', 'accepted-flawed', 'unknown'));
ALTER TABLE complaint ADD CONSTRAINT complaint_failure_kind_check CHECK (failure_kind IN ('monetary', 'product', 'service', 'attention'));
ALTER TABLE complaint ADD CONSTRAINT complaint_emotional_impact_check CHECK (emotional_impact IN ('none', 'upset', 'distressed'));
ALTER TABLE complaint ADD CONSTRAINT complaint_outcome_check CHECK (outcome IN ('upheld', 'partly-upheld', 'not-upheld', 'withdrawn'));
ALTER TABLE complaint ADD CONSTRAINT complaint_channel_check CHECK (channel IN ('web', 'phone', 'shop', 'letter', 'social', 'email', 'api', 'import'));
ALTER TABLE complaint ADD CONSTRAINT complaint_locale_check CHECK (locale IN ('en', 'zh-Hans', 'zh-Hant'));
ALTER TABLE complaint ADD CONSTRAINT complaint_mood_check CHECK (mood_at_intake BETWEEN 1 AND 5);
ALTER TABLE complaint ADD CONSTRAINT complaint_amounts_check CHECK (
  (amount_paid_minor IS NULL OR (amount_paid_minor >= 0 AND currency IS NOT NULL)) AND
  (proven_loss_minor IS NULL OR (proven_loss_minor >= 0 AND currency IS NOT NULL)));
ALTER TABLE complaint_event ADD CONSTRAINT complaint_event_actor_check CHECK (actor_kind IN ('customer', 'staff', 'system'));
ALTER TABLE message ADD CONSTRAINT message_kind_check CHECK (kind IN ('description', 'customer-message', 'answer', 'holding-reply', 'internal-note', 'phone-note'));
ALTER TABLE message ADD CONSTRAINT message_author_check CHECK (author_kind IN ('customer', 'staff', 'system'));
ALTER TABLE task ADD CONSTRAINT task_kind_check CHECK (kind IN ('department', 'call-back', 'reopening'));
ALTER TABLE mail ADD CONSTRAINT mail_status_check CHECK (status IN ('queued', 'sent', 'kept', 'failed'));
ALTER TABLE award ADD CONSTRAINT award_status_check CHECK (status IN (
  'proposed', 'waiting-for-approval', 'sent-back', 'approved', 'offered', 'accepted', 'declined', 'expired',
  'fulfilling', 'fulfilled', 'voided', 'reversed', 'refused'));
ALTER TABLE award ADD CONSTRAINT award_part_check CHECK (part IN ('entitlement', 'goodwill'));
ALTER TABLE award ADD CONSTRAINT award_amount_check CHECK (amount_minor >= 0);
ALTER TABLE award_remedy ADD CONSTRAINT award_remedy_amount_check CHECK (amount_minor >= 0);
ALTER TABLE approval ADD CONSTRAINT approval_decision_check CHECK (decision IN ('approved', 'sent-back', 'refused'));
ALTER TABLE survey ADD CONSTRAINT survey_kind_check CHECK (kind IN ('csat', 'nps', 'both'));
ALTER TABLE survey ADD CONSTRAINT survey_scores_check CHECK (
  (csat BETWEEN 1 AND 5) AND (nps BETWEEN 0 AND 10) AND (compensation_score BETWEEN 1 AND 5) AND view_changed IN ('better', 'same', 'worse'));
ALTER TABLE organisation ADD CONSTRAINT organisation_single_check CHECK (id = 1);

-- One open approval per award.
CREATE UNIQUE INDEX approval_open_key ON approval (award_id) WHERE decision IS NULL;
-- One award of each part under way per complaint: two agents cannot offer the same thing twice.
CREATE UNIQUE INDEX award_under_way_key ON award (complaint_id, part)
  WHERE status IN ('proposed', 'waiting-for-approval', 'sent-back', 'approved', 'offered');

-- The queue: urgent, vulnerable, nearest due time, VIP breaks ties; one index per filter that narrows it.
CREATE INDEX complaint_queue_idx ON complaint
  (queue_rank, (coalesce(next_due_at, 'infinity'::timestamptz)), vip_rank, id) WHERE is_open;
CREATE INDEX complaint_queue_assignee_idx ON complaint
  (assignee_id, queue_rank, (coalesce(next_due_at, 'infinity'::timestamptz)), vip_rank, id) WHERE is_open;
CREATE INDEX complaint_queue_status_idx ON complaint
  (status, queue_rank, (coalesce(next_due_at, 'infinity'::timestamptz)), vip_rank, id) WHERE is_open;
CREATE INDEX complaint_queue_category_idx ON complaint
  (category_key, queue_rank, (coalesce(next_due_at, 'infinity'::timestamptz)), vip_rank, id) WHERE is_open;
CREATE INDEX complaint_received_idx ON complaint (received_at DESC, id DESC);
CREATE INDEX complaint_closed_idx ON complaint (closed_at DESC, id DESC) WHERE closed_at IS NOT NULL;
CREATE INDEX complaint_promise_running_idx ON complaint (promise_due_at) WHERE promise_kept_at IS NULL AND is_open;
CREATE INDEX complaint_search_terms_idx ON complaint_search USING gin (terms);
CREATE INDEX award_waiting_idx ON award (status, created_at) WHERE status IN ('waiting-for-approval', 'offered', 'fulfilling');
CREATE INDEX award_promise_idx ON award (fulfil_due_at) WHERE status = 'fulfilling';
CREATE INDEX task_open_idx ON task (due_at) WHERE done_at IS NULL;
CREATE INDEX notification_unread_idx ON notification (staff_id, created_at DESC) WHERE read_at IS NULL;
CREATE INDEX survey_due_idx ON survey (due_at) WHERE sent_at IS NULL;

-- Append-only: events and the ledger. Taking rights away is not enough, since owners and superusers ignore it.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER complaint_event_append_only BEFORE UPDATE OR DELETE ON complaint_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER complaint_event_no_truncate BEFORE TRUNCATE ON complaint_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_transaction_append_only BEFORE UPDATE OR DELETE ON ledger_transaction FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_transaction_no_truncate BEFORE TRUNCATE ON ledger_transaction FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The ledger's own laws.
ALTER TABLE ledger_account ADD CONSTRAINT ledger_account_kind_check CHECK (kind IN ('budget', 'reserved', 'promised', 'paid'));
ALTER TABLE ledger_account ADD CONSTRAINT ledger_account_part_check CHECK (part IN ('entitlement', 'goodwill'));
ALTER TABLE ledger_transaction ADD CONSTRAINT ledger_transaction_kind_check CHECK (kind IN ('reserve', 'capture', 'pay', 'void', 'expire', 'reverse'));
ALTER TABLE ledger_transaction ADD CONSTRAINT ledger_transaction_actor_check CHECK (actor_kind IN ('customer', 'staff', 'system'));
ALTER TABLE ledger_transaction ADD CONSTRAINT ledger_transaction_reversal_check CHECK ((kind = 'reverse') = (reverses_id IS NOT NULL));
ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_direction_check CHECK (direction IN ('debit', 'credit'));
ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_amount_check CHECK (amount_minor > 0);
ALTER TABLE budget ADD CONSTRAINT budget_period_check CHECK (period_start < period_end);
ALTER TABLE budget ADD CONSTRAINT budget_used_check CHECK (
  goodwill_pending_minor >= 0 AND goodwill_posted_minor >= 0 AND entitlement_pending_minor >= 0 AND
  entitlement_posted_minor >= 0 AND goodwill_limit_minor >= 0 AND entitlement_planned_minor >= 0);
ALTER TABLE budget ADD CONSTRAINT budget_goodwill_limit_check CHECK (goodwill_pending_minor + goodwill_posted_minor <= goodwill_limit_minor);

-- A reservation is made once and ends at most once; an award is captured and paid at most once.
CREATE UNIQUE INDEX ledger_reserve_once ON ledger_transaction (award_id) WHERE kind = 'reserve';
CREATE UNIQUE INDEX ledger_reservation_ends_once ON ledger_transaction (award_id) WHERE kind IN ('capture', 'void', 'expire');
CREATE UNIQUE INDEX ledger_pay_once ON ledger_transaction (award_id) WHERE kind = 'pay';

-- Every transaction has entries, balances per currency, and keeps to the currency of its accounts: checked at commit.
CREATE FUNCTION check_ledger_transaction(checked uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  entries integer;
BEGIN
  SELECT count(*) INTO entries FROM ledger_entry WHERE transaction_id = checked;
  IF entries < 2 THEN
    RAISE EXCEPTION 'ledger transaction % has % entries, at least 2 are needed', checked, entries USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (
    SELECT 1 FROM ledger_entry WHERE transaction_id = checked GROUP BY currency
    HAVING sum(CASE direction WHEN 'debit' THEN amount_minor ELSE -amount_minor END) <> 0
  ) THEN
    RAISE EXCEPTION 'ledger transaction % does not balance', checked USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (
    SELECT 1 FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
    WHERE e.transaction_id = checked AND a.currency <> e.currency
  ) THEN
    RAISE EXCEPTION 'ledger transaction % crosses currencies', checked USING ERRCODE = 'check_violation';
  END IF;
END $$;

CREATE FUNCTION check_ledger_entry_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM check_ledger_transaction(NEW.transaction_id);
  RETURN NULL;
END $$;

CREATE FUNCTION check_ledger_transaction_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM check_ledger_transaction(NEW.id);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER ledger_entry_balances AFTER INSERT ON ledger_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_ledger_entry_balance();
CREATE CONSTRAINT TRIGGER ledger_transaction_balances AFTER INSERT ON ledger_transaction
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_ledger_transaction_balance();
