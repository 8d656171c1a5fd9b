import type { Client } from "pg";
import { type History, judge } from "./history";

type Count = { name: string; n: number };

/** How often each thing that clients can ask for is on record, under the names that `judge` uses. */
const EFFECTS = `
  WITH ours AS (SELECT c.id, c.reference, c.order_reference AS mark FROM complaint c WHERE c.order_reference LIKE 'OP-%')
  SELECT 'file ' || mark AS name, count(*)::int AS n FROM ours GROUP BY 1
  UNION ALL SELECT 'reply ' || substring(m.body FROM 'OP-[0-9A-Z-]+-MORE'), count(*)::int
    FROM ours o JOIN message m ON m.complaint_id = o.id AND m.kind = 'customer-message' GROUP BY 1
  UNION ALL SELECT 'assess ' || reference, count(*)::int
    FROM ours o JOIN complaint_event e ON e.complaint_id = o.id AND e.type = 'assessed' GROUP BY 1
  UNION ALL SELECT 'propose ' || reference, count(*)::int
    FROM ours o JOIN compensation_decision d ON d.complaint_id = o.id GROUP BY 1
  UNION ALL SELECT 'accept ' || (e.facts->>'awardId'), count(*)::int
    FROM ours o JOIN complaint_event e ON e.complaint_id = o.id AND e.type = 'award-accepted'
    WHERE e.actor_kind = 'customer' GROUP BY 1
  UNION ALL SELECT 'fulfil ' || r.id, count(*)::int
    FROM ours o JOIN award a ON a.complaint_id = o.id JOIN award_remedy r ON r.award_id = a.id
    WHERE r.fulfilled_at IS NOT NULL GROUP BY 1
  UNION ALL SELECT 'close ' || reference, count(*)::int
    FROM ours o JOIN complaint_event e ON e.complaint_id = o.id AND e.type = 'closed' GROUP BY 1`;

/** Laws of the whole database: each query names what breaks its law. */
const LAWS: Readonly<Record<string, string>> = {
  "a complaint without its event": `SELECT reference AS what FROM complaint c WHERE NOT EXISTS (
    SELECT 1 FROM complaint_event e WHERE e.complaint_id = c.id AND e.type IN ('filed', 'imported'))`,
  "a complaint without its text, search row or customer": `SELECT reference AS what FROM complaint c WHERE
    NOT EXISTS (SELECT 1 FROM message m WHERE m.complaint_id = c.id AND m.kind = 'description') OR
    NOT EXISTS (SELECT 1 FROM complaint_search s WHERE s.complaint_id = c.id) OR
    NOT EXISTS (SELECT 1 FROM contact_point p WHERE p.customer_id = c.customer_id)`,
  "a status that is not where its events lead": `SELECT c.reference AS what FROM complaint c JOIN LATERAL (
    SELECT e.facts->>'to' AS status FROM complaint_event e WHERE e.complaint_id = c.id AND e.facts ? 'to'
    ORDER BY e.recorded_at DESC, e.id DESC LIMIT 1) last ON true
    WHERE c.order_reference LIKE 'OP-%' AND c.status <> last.status`,
  "an award whose state is not its postings": `SELECT a.id::text AS what FROM award a LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE t.kind = 'reserve') AS reserved, count(*) FILTER (WHERE t.kind = 'capture') AS captured
    FROM ledger_transaction t WHERE t.award_id = a.id) t ON true
    WHERE a.complaint_id IN (SELECT id FROM complaint WHERE order_reference LIKE 'OP-%') AND
      (reserved <> (a.offered_at IS NOT NULL)::int OR captured <> (a.captured_at IS NOT NULL)::int)`,
  "a remedy whose delivery is not its postings": `SELECT r.id::text AS what FROM award_remedy r JOIN award a ON a.id = r.award_id
    WHERE a.complaint_id IN (SELECT id FROM complaint WHERE order_reference LIKE 'OP-%') AND r.amount_minor > 0 AND
      (r.fulfilled_at IS NOT NULL)::int <> (SELECT count(*) FROM ledger_transaction t
        WHERE t.remedy_id = r.id AND t.kind IN ('pay', 'settle', 'issue'))`,
  "a cause without exactly one mail": `WITH causes AS (
      SELECT 'acknowledgement:' || id AS key FROM complaint WHERE order_reference LIKE 'OP-%'
      UNION ALL SELECT CASE a.part WHEN 'goodwill' THEN 'offer:' ELSE 'entitlement:' END || a.id
        FROM award a JOIN complaint c ON c.id = a.complaint_id WHERE c.order_reference LIKE 'OP-%' AND a.offered_at IS NOT NULL
      UNION ALL SELECT 'fulfilled:' || a.id
        FROM award a JOIN complaint c ON c.id = a.complaint_id WHERE c.order_reference LIKE 'OP-%' AND a.fulfilled_at IS NOT NULL
      UNION ALL SELECT 'closed:' || (e.facts->>'messageId') FROM complaint_event e JOIN complaint c ON c.id = e.complaint_id
        WHERE c.order_reference LIKE 'OP-%' AND e.type = 'closed'),
    mails AS (SELECT m.dedupe_key AS key FROM mail m JOIN complaint c ON c.id = m.complaint_id
      WHERE c.order_reference LIKE 'OP-%' AND m.template IN ('acknowledgement', 'offer', 'entitlement', 'fulfilled', 'closed'))
    SELECT coalesce(c.key, 'no cause for ' || m.key) AS what
    FROM (SELECT key, count(*) AS n FROM causes GROUP BY key) c
    FULL JOIN (SELECT key, count(*) AS n FROM mails GROUP BY key) m ON m.key = c.key WHERE c.n IS DISTINCT FROM m.n`,
  "a mail that was not sent": `SELECT m.dedupe_key AS what FROM mail m JOIN complaint c ON c.id = m.complaint_id
    WHERE c.order_reference LIKE 'OP-%' AND m.status <> 'sent'`,
  "a complaint acknowledged not exactly once": `SELECT c.reference AS what FROM complaint c
    WHERE c.order_reference LIKE 'OP-%' AND 1 <> (
      SELECT count(*) FROM complaint_event e WHERE e.complaint_id = c.id AND e.type = 'acknowledged')`,
};

const SUMS = `
  SELECT 'day' AS grain, day::text AS day, measure, key, sum(n)::text AS n, sum(total)::text AS total FROM daily_tally
    GROUP BY day, measure, key HAVING sum(n) <> 0 OR sum(total) <> 0
  UNION ALL SELECT 'queue', '', jsonb_build_array(severity, status, category_key)::text,
    jsonb_build_array(assignee_id, locale, channel, region_key)::text, sum(n)::text, '' FROM queue_tally
    GROUP BY severity, status, category_key, assignee_id, locale, channel, region_key HAVING sum(n) <> 0
  ORDER BY 1, 2, 3, 4`;

async function tallies(client: Client): Promise<string[]> {
  const kept = JSON.stringify((await client.query(SUMS)).rows);
  await client.query("SELECT recount_tallies()");
  const counted = JSON.stringify((await client.query(SUMS)).rows);
  return kept === counted ? [] : ["the roll-ups are not what a recount gives"];
}

/** Copies of one mail are allowed, under one Message-ID: a worker may die between sending and saying so. */
async function letters(client: Client, received: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string; status: string }>("SELECT id::text, status FROM mail");
  const known = new Map(rows.map(({ id, status }) => [id, status]));
  const ids = received.map((data) => /^Message-ID: <([0-9a-f-]{36})@/im.exec(data)?.[1] ?? "none");
  const strange = ids
    .filter((id) => !known.has(id))
    .map((id) => `a letter that no mail is recorded for: ${id}`);
  const arrived = new Set(ids);
  const missing = [...known].filter(([id, status]) => status === "sent" && !arrived.has(id));
  return [...strange, ...missing.map(([id]) => `a mail is marked as sent and never left: ${id}`)];
}

/** Where nobody was killed, every mail left exactly once. */
export async function lettersSent(client: Client, received: number): Promise<string[]> {
  const { rows } = await client.query<Count>(
    "SELECT 'sent' AS name, count(*)::int AS n FROM mail WHERE status = 'sent' AND sent_at IS NOT NULL AND attempts > 0",
  );
  const sent = rows[0]?.n ?? 0;
  return sent === received ? [] : [`${sent} mails are marked as sent, and ${received} letters arrived`];
}

/** Everything that is wrong with the database after a round. */
export async function check(
  client: Client,
  history: History,
  received: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<Count>(EFFECTS);
  const broken: string[] = [];
  for (const [law, text] of Object.entries(LAWS)) {
    const found = await client.query<{ what: string }>(text);
    broken.push(...found.rows.map(({ what }) => `${law}: ${what}`));
  }
  return [
    ...history.violations,
    ...judge(history.attempts, new Map(rows.map(({ name, n }) => [name, n]))),
    ...broken,
    ...(await letters(client, received)),
    ...(await tallies(client)),
  ];
}
