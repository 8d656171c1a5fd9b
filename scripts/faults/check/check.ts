import type { Client } from "pg";
import { type History, judge } from "../history";
import { bankFiles } from "./bank-files";
import { EFFECTS } from "./effects";
import { LAWS } from "./laws";
import { MONEY_LAWS } from "./money-laws";

type Count = { name: string; n: number };

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

export type Outside = {
  history: History;
  /** Letters that have left the house. */
  received: readonly string[];
  /** Hashes of the files that were fetched for the bank, by run and format. */
  files: ReadonlyMap<string, string>;
};

/** Everything that is wrong with the database after a round. */
export async function check(client: Client, { history, received, files }: Outside): Promise<string[]> {
  const recorded = new Map<string, number>();
  for (const text of EFFECTS)
    for (const { name, n } of (await client.query<Count>(text)).rows) recorded.set(name, n);
  const broken: string[] = [];
  for (const [law, text] of Object.entries({ ...LAWS, ...MONEY_LAWS })) {
    const found = await client.query<{ what: string }>(text);
    broken.push(...found.rows.map(({ what }) => `${law}: ${what}`));
  }
  return [
    ...history.violations,
    ...judge(history.attempts, recorded),
    ...broken,
    ...(await bankFiles(client, files)),
    ...(await letters(client, received)),
    ...(await tallies(client)),
  ];
}
