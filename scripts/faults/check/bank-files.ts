import { createHash } from "node:crypto";
import type { Client } from "pg";

type Kept = { id: string; format: string; content: Buffer | null; lines: string[] };

const KEPT = `
  SELECT r.id::text, coalesce(f.format, 'csv') AS format, f.content,
    array(SELECT replace(l.id::text, '-', '') FROM payout_line l WHERE l.run_id = r.id AND l.state <> 'dropped' ORDER BY 1) AS lines
  FROM payout_run r LEFT JOIN payout_file f ON f.run_id = r.id WHERE r.exported_at IS NOT NULL OR f.run_id IS NOT NULL`;

/**
 * What is kept for the bank is byte by byte what was fetched while the faults went on, and the table names each payment of
 * its run exactly once.
 */
export async function bankFiles(client: Client, fetched: ReadonlyMap<string, string>): Promise<string[]> {
  const { rows } = await client.query<Kept>(KEPT);
  const wrong: string[] = [];
  const known = new Set<string>();
  for (const { id, format, content, lines } of rows) {
    const name = `${id} ${format}`;
    known.add(name);
    if (content === null) {
      wrong.push(`run ${id} was sent and kept no files`);
      continue;
    }
    const hash = createHash("sha256").update(content).digest("hex");
    if (fetched.has(name) && fetched.get(name) !== hash)
      wrong.push(`the file ${name} is not the one that was fetched`);
    const named = format === "csv" ? namedIn(content.toString("utf8")) : lines;
    if (named.join() !== lines.join()) wrong.push(`the file ${name} names other payments than its run`);
  }
  const gone = [...fetched.keys()].filter((name) => !known.has(name));
  return [...wrong, ...gone.map((name) => `the file ${name} was fetched and is gone`)];
}

function namedIn(table: string): string[] {
  return [...table.matchAll(/^"?([0-9a-f]{32})"?,/gm)].flatMap(([, id]) => id ?? []).sort();
}
