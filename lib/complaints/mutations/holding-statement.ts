/**
 * What filing writes when a person has to look first: the same decided values, kept whole, and nothing else. The form's
 * token is claimed as ever, so a second click finds it; a reference that a complaint has already is not given away twice.
 */
export const HOLDING_STATEMENT = `
WITH input AS MATERIALIZED (
  SELECT uuidv7() AS held_id, i.* FROM jsonb_to_record($1::jsonb) AS i(
    now timestamptz, key text, key_scope text, request_hash text, reference text, locale text, severity text,
    received_at timestamptz, promise_due_at timestamptz, file_ids uuid[], suspicions text[])
), taken AS MATERIALIZED (
  SELECT EXISTS (SELECT 1 FROM complaint c JOIN input i ON c.reference = i.reference) AS it_is
), claimed AS (
  INSERT INTO idempotency_key (scope, key, request_hash, response, created_at)
  SELECT key_scope, key, decode(request_hash, 'hex'), jsonb_build_object('complaintId', held_id,
    'severity', severity, 'promiseDueAt', promise_due_at), now
  FROM input, taken WHERE key IS NOT NULL AND NOT it_is
  ON CONFLICT (scope, key) DO NOTHING RETURNING key
), held AS (
  INSERT INTO held_filing (id, reference, locale, severity, suspicions, filing, file_ids, received_at, promise_due_at)
  SELECT held_id, reference, locale, severity, suspicions, $1::jsonb, coalesce(file_ids, '{}'), received_at, promise_due_at
  FROM input, taken WHERE NOT it_is AND (key IS NULL OR EXISTS (SELECT 1 FROM claimed))
  RETURNING id, suspicions, received_at
), noted AS (
  INSERT INTO held_event (held_id, type, actor_kind, occurred_at, facts)
  SELECT id, 'held', 'system', received_at, jsonb_build_object('suspicions', suspicions) FROM held
)
SELECT (SELECT id FROM held) AS "complaintId", true AS "isItsTurn", (SELECT it_is FROM taken) AS "isTaken"`;
