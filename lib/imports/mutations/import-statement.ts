/**
 * One batch of history in one statement; $1 is a JSON array of rows whose values were all decided in TypeScript.
 * Customers and contact points that are there already stay as they are.
 */
export const IMPORT_STATEMENT = `
WITH batch AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS b(
    id uuid, reference text, customer_id uuid, customer_name text, email text, phone text, channel text, locale text,
    subject text, body text, status text, severity text, severity_reasons jsonb, vulnerable boolean, emotional_impact text,
    flags text[], impact text, category_key text, failure_kind text, attribution text, order_reference text,
    amount_paid_minor bigint, currency text, remedy_sought text, mood_at_intake int, received_at timestamptz,
    closed_at timestamptz, outcome text, department_id uuid, region_key text, source text, source_id text, facts jsonb, now timestamptz,
    terms text[], haystack text, relief_kind text, relief_amount_minor bigint, relief_currency text)
), customers AS (
  INSERT INTO customer (id, name, locale, standing, created_at)
  SELECT DISTINCT ON (customer_id) customer_id, customer_name, locale, 'existing', received_at FROM batch
  ON CONFLICT (id) DO NOTHING
), contacts AS (
  INSERT INTO contact_point (customer_id, kind, value)
  SELECT customer_id, 'email', email FROM batch WHERE email IS NOT NULL
  UNION SELECT customer_id, 'phone', phone FROM batch WHERE phone IS NOT NULL
  ON CONFLICT (kind, value) DO NOTHING
), complaints AS (
  INSERT INTO complaint (
    id, reference, customer_id, channel, locale, subject, status, severity, severity_reasons, vulnerable, emotional_impact,
    flags, impact, category_key, failure_kind, attribution, order_reference, amount_paid_minor, currency, remedy_sought,
    mood_at_intake, received_at, recorded_at, closed_at, outcome, department_id, region_key, source, source_id, updated_at)
  SELECT id, reference, customer_id, channel, locale, subject, status, severity, severity_reasons, vulnerable, emotional_impact,
    flags, impact, category_key, failure_kind, attribution, order_reference, amount_paid_minor, currency, remedy_sought,
    mood_at_intake, received_at, now, closed_at, outcome, department_id, region_key, source, source_id, now FROM batch
), messages AS (
  INSERT INTO message (complaint_id, kind, author_kind, author_id, body, contains, sent_at)
  SELECT id, 'description', 'customer', customer_id, body, '{}', received_at FROM batch
), events AS (
  INSERT INTO complaint_event (complaint_id, type, actor_kind, occurred_at, recorded_at, facts)
  SELECT id, 'imported', 'system', received_at, now, facts FROM batch
), searches AS (
  INSERT INTO complaint_search (complaint_id, terms, haystack) SELECT id, terms, haystack FROM batch
)
INSERT INTO imported_relief (complaint_id, kind, amount_minor, currency)
SELECT id, relief_kind, relief_amount_minor, relief_currency FROM batch WHERE relief_kind IS NOT NULL`;
