import type { Client } from "pg";
import { LEDGER_LAWS } from "@/lib/ledger/checks/laws";

/** A law that must hold of the whole database, as a query that counts what breaks it. */
type Law = { name: string; query: string };

const LAWS: readonly Law[] = [
  {
    name: "every complaint that has ended says when, and no other does",
    query: "SELECT count(*) FROM complaint WHERE is_open <> (ended_at IS NULL)",
  },
  {
    name: "every complaint was filed once, has a description and can be found",
    query: `
      SELECT count(*) FROM complaint c
      LEFT JOIN (SELECT complaint_id, count(*) AS n FROM complaint_event WHERE type = 'filed' GROUP BY 1) f ON f.complaint_id = c.id
      LEFT JOIN (SELECT complaint_id, count(*) AS n FROM message WHERE kind = 'description' GROUP BY 1) d ON d.complaint_id = c.id
      LEFT JOIN complaint_search s ON s.complaint_id = c.id
      WHERE c.source IS NULL AND (f.n IS DISTINCT FROM 1 OR d.n IS DISTINCT FROM 1 OR s.complaint_id IS NULL)`,
  },
  {
    name: "no complaint is resolved or closed over an open award",
    query: `
      SELECT count(*) FROM award a JOIN complaint c ON c.id = a.complaint_id
      WHERE (NOT c.is_open OR c.status = 'resolved')
        AND a.status NOT IN ('declined', 'expired', 'fulfilled', 'voided', 'reversed', 'refused')`,
  },
];

export type Checked = { name: string; broken: number };

/** Counts what breaks each law; nothing may. References and unique keys were checked when they were put back. */
export async function checkLaws(client: Client): Promise<Checked[]> {
  const checked: Checked[] = [];
  const ofLedger = LEDGER_LAWS.map(({ name, query }) => ({
    name: `the ledger's law "${name}"`,
    query: `SELECT count(*) FROM (${query}) broken`,
  }));
  for (const { name, query } of [...ofLedger, ...LAWS]) {
    const { rows } = await client.query<{ count: string }>(query);
    checked.push({ name, broken: Number(rows[0]?.count ?? -1) });
  }
  return checked;
}
