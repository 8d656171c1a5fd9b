import type { Client } from "pg";
import { statementsOf } from "@/scripts/bench/statements";
import { asSuperuser } from "./database";

/** Where a plan looks: at a table row by row, or into an index. */
export type Look = { scan: string; table: string | null; index: string | null };

type PlanNode = { "Node Type": string; "Relation Name"?: string; "Index Name"?: string; Plans?: PlanNode[] };

function looksOf(node: PlanNode): Look[] {
  const own = node["Node Type"].includes("Scan")
    ? [{ scan: node["Node Type"], table: node["Relation Name"] ?? null, index: node["Index Name"] ?? null }]
    : [];
  return [...own, ...(node.Plans ?? []).flatMap(looksOf)];
}

async function planOf(client: Client, text: string, values: unknown[]): Promise<Look[]> {
  const { rows } = await client.query<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(
    `EXPLAIN (FORMAT JSON) ${text}`,
    values,
  );
  return rows.flatMap((row) => looksOf(row["QUERY PLAN"][0].Plan));
}

/**
 * How PostgreSQL would go about what `work` asks, once reading whole tables is forbidden wherever there is another way:
 * a table that is still read row by row has no index for the question, however small it is today.
 */
export async function plansOf(work: () => Promise<unknown>): Promise<{ statements: number; looks: Look[] }> {
  const statements = await statementsOf(work);
  return asSuperuser(async (client) => {
    await client.query("SET enable_seqscan = off");
    const looks: Look[] = [];
    for (const { text, values } of statements) looks.push(...(await planOf(client, text, values)));
    return { statements: statements.length, looks };
  });
}
