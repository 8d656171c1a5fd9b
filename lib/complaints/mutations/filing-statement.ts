/**
 * Everything that filing writes, in one statement: all of it or nothing, and one round trip. Each value was decided
 * before in TypeScript and comes in as one JSON object; what is looked up here are identities (whose contact point is
 * this, which open complaint is about the same order), never policy.
 *
 * An e-mail, where given, alone says who the customer is: an address typed beside somebody else's phone number must not
 * become theirs. A phone number that belongs to another customer is left there and noted on the case.
 *
 * A second request under a key that is being filed waits for the first, or, where it must not wait, is told by the lock
 * that it is not its turn.
 *
 * The job key holds a new mail's id, so nothing can be waiting under it: 'unsafe_dedupe' saves the search for it, which
 * costs as much as half of all the rest.
 */
export const FILING_STATEMENT = `
WITH input AS MATERIALIZED (
  SELECT coalesce(i.held_id, uuidv7()) AS complaint_id, i.* FROM jsonb_to_record($1::jsonb) AS i(
    held_id uuid, now timestamptz, key text, key_scope text, waits boolean, request_hash text, reference text, channel text, locale text, subject text,
    description text, category_key text, region_key text, order_reference text, amount_paid_minor bigint, currency text,
    remedy_sought text, mood int, received_at timestamptz, name text, email text, phone text, filed_by_id uuid,
    filer_kind text, filer_id uuid,
    looks_automated boolean, severity text, severity_reasons jsonb, rule_ids jsonb, vulnerable boolean,
    emotional_impact text, flags text[], promise_due_at timestamptz, priority_tiers text[], terms text[], haystack text,
    file_ids uuid[], department text, clocks jsonb, next_due_at timestamptz)
), turn AS MATERIALIZED (
  SELECT CASE WHEN key IS NULL OR waits THEN true
    ELSE pg_try_advisory_xact_lock(hashtextextended(key_scope || ':' || key, 0)) END AS is_its FROM input
), claimed AS (
  INSERT INTO idempotency_key (scope, key, request_hash, response, created_at)
  SELECT key_scope, key, decode(request_hash, 'hex'), jsonb_build_object('complaintId', complaint_id,
    'severity', severity, 'promiseDueAt', promise_due_at), now
  FROM input, turn WHERE key IS NOT NULL AND is_its
  ON CONFLICT (scope, key) DO NOTHING RETURNING key
), filing AS MATERIALIZED (
  SELECT * FROM input WHERE key IS NULL OR EXISTS (SELECT 1 FROM claimed)
), known AS MATERIALIZED (
  SELECT p.id, p.kind, p.customer_id, p.verified_at FROM filing f JOIN contact_point p ON p.kind = 'email' AND p.value = f.email
  UNION ALL
  SELECT p.id, p.kind, p.customer_id, p.verified_at FROM filing f JOIN contact_point p ON p.kind = 'phone' AND p.value = f.phone
), new_customer AS (
  INSERT INTO customer (name, locale, created_at)
  SELECT f.name, f.locale, f.now FROM filing f
  WHERE NOT EXISTS (SELECT 1 FROM known k WHERE k.kind = CASE WHEN f.email IS NULL THEN 'phone' ELSE 'email' END)
  RETURNING id
), who AS MATERIALIZED (
  SELECT c.id, k.verified_at IS NOT NULL AND (c.tier = ANY (f.priority_tiers) OR c.standing = 'vip') AS is_vip
  FROM filing f JOIN known k ON k.kind = CASE WHEN f.email IS NULL THEN 'phone' ELSE 'email' END
  JOIN customer c ON c.id = k.customer_id
  UNION ALL SELECT id, false FROM new_customer
), new_point AS (
  INSERT INTO contact_point (customer_id, kind, value, created_at)
  SELECT w.id, v.kind, v.value, f.now FROM filing f, who w, LATERAL (VALUES ('email', f.email), ('phone', f.phone)) v (kind, value)
  WHERE v.value IS NOT NULL AND NOT EXISTS (SELECT 1 FROM known k WHERE k.kind = v.kind)
  RETURNING id, kind
), letter_to AS (
  SELECT id FROM known WHERE kind = 'email' UNION ALL SELECT id FROM new_point WHERE kind = 'email'
), earlier AS MATERIALIZED (
  SELECT c.id, c.reference, c.locale FROM filing f, who w
  JOIN LATERAL (
    SELECT id, reference, locale FROM complaint
    WHERE customer_id = w.id AND order_reference = f.order_reference AND is_open
    ORDER BY received_at DESC LIMIT 1) c ON true
), filed AS (
  INSERT INTO complaint (
    id, reference, customer_id, channel, locale, subject, severity, severity_reasons, vulnerable, emotional_impact, flags,
    category_key, failure_kind, department_id, region_key, order_reference, amount_paid_minor, currency, remedy_sought, mood_at_intake,
    received_at, promise_due_at, next_due_at, linked_to_id, vip_rank, filed_by_id, updated_at)
  SELECT f.complaint_id, f.reference, w.id, f.channel, f.locale, f.subject, f.severity, f.severity_reasons, f.vulnerable,
    f.emotional_impact, f.flags, k.key, k.failure_kind, k.department_id, f.region_key, f.order_reference, f.amount_paid_minor, f.currency,
    f.remedy_sought, f.mood, f.received_at, f.promise_due_at, f.next_due_at, e.id,
    CASE WHEN w.is_vip THEN 0 ELSE 1 END, f.filed_by_id, f.now
  FROM filing f CROSS JOIN who w LEFT JOIN earlier e ON true LEFT JOIN category k ON k.key = f.category_key
  RETURNING id, customer_id
), written AS (
  INSERT INTO message (complaint_id, kind, author_kind, author_id, body, contains, sent_at)
  SELECT i.id, 'description', 'customer', i.customer_id, f.description, '{}'::text[], f.received_at FROM filed i, filing f
  UNION ALL
  SELECT i.id, 'internal-note', 'system', NULL, '☎ ' || f.phone, '{}', f.now FROM filed i, filing f, known k
  WHERE k.kind = 'phone' AND k.customer_id <> i.customer_id
  RETURNING id, kind
), happened AS (
  INSERT INTO complaint_event (complaint_id, type, actor_kind, actor_id, occurred_at, facts)
  SELECT v.complaint_id, v.type, v.actor_kind, v.actor_id, v.occurred_at, v.facts
  FROM filed i CROSS JOIN filing f LEFT JOIN earlier e ON true, LATERAL (VALUES
    (1, i.id, 'filed', f.filer_kind, coalesce(f.filer_id, i.customer_id),
      f.received_at, jsonb_build_object('channel', f.channel, 'letterContactId', (SELECT id FROM letter_to),
        'looksAutomated', f.looks_automated, 'categoryKey', f.category_key, 'department', f.department, 'regionKey', f.region_key)),
    (2, i.id, 'severity-set', 'system', NULL, f.received_at, jsonb_build_object('severity', f.severity, 'ruleIds', f.rule_ids)),
    (3, i.id, 'linked', 'system', NULL, f.now, jsonb_build_object('otherId', e.id, 'otherReference', e.reference)),
    (4, e.id, 'linked', 'system', NULL, f.now, jsonb_build_object('otherId', i.id, 'otherReference', f.reference))
  ) v (place, complaint_id, type, actor_kind, actor_id, occurred_at, facts)
  WHERE v.place <= 2 OR e.id IS NOT NULL ORDER BY v.place
), clocked AS (
  INSERT INTO complaint_clock (complaint_id, clock_key, run, terms_version, calendar_key, calendar_version, severity,
    started_at, due_at, state, target_ms, next_step_at)
  SELECT i.id, r.key, r.run, r."termsVersion", r."calendarKey", r."calendarVersion", r.severity, r."startedAt", r."dueAt",
    r.state, r."targetMs", r."nextStepAt"
  FROM filed i, filing f, LATERAL jsonb_to_recordset(f.clocks) AS r(key text, run int, "termsVersion" int, "calendarKey" text,
    "calendarVersion" int, severity text, "startedAt" timestamptz, "dueAt" timestamptz, state text, "targetMs" bigint,
    "nextStepAt" timestamptz)
), indexed AS (
  INSERT INTO complaint_search (complaint_id, terms, haystack) SELECT i.id, f.terms, f.haystack FROM filed i, filing f
), mailed AS (
  INSERT INTO mail (template, complaint_id, contact_point_id, locale, dedupe_key)
  SELECT 'acknowledgement', i.id, l.id, f.locale, 'acknowledgement:' || i.id FROM filed i, filing f, letter_to l
  UNION ALL
  SELECT 'earlier-complaint-link', e.id, p.id, e.locale, 'earlier-complaint-link:' || i.id FROM filed i, earlier e
  JOIN LATERAL (SELECT facts FROM complaint_event WHERE complaint_id = e.id AND type = 'filed' LIMIT 1) h ON true
  JOIN contact_point p ON p.id = (h.facts->>'letterContactId')::uuid
  RETURNING id
), queued AS (
  SELECT (graphile_worker.add_job('send-mail', json_build_object('mailId', id), max_attempts => 12,
    job_key => 'send-mail:' || id, job_key_mode => 'unsafe_dedupe')).id FROM mailed
)
SELECT (SELECT id FROM filed) AS "complaintId", (SELECT is_its FROM turn) AS "isItsTurn", (SELECT count(id) FROM queued)::int AS mails`;

/**
 * The same for a form with files: what waited under its token becomes part of the description. A statement of its own,
 * so that filing without files pays nothing for it.
 */
export const FILING_WITH_FILES_STATEMENT = FILING_STATEMENT.replace(
  "), happened AS (",
  `), attached AS (
  UPDATE attachment a SET complaint_id = i.id, message_id = w.id, author_id = coalesce(f.filer_id, i.customer_id)
  FROM filing f, filed i, written w
  WHERE w.kind = 'description' AND a.id = ANY (f.file_ids) AND a.complaint_id IS NULL
), happened AS (`,
);
