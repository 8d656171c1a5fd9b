import { db, sql } from "@/lib/db/client";

/** What the database's own statistics say of the search terms: how many complaints, and the share that hold a term. */
type TermStatistics = { complaints: number; shares: ReadonlyMap<string, number> };

const KEPT_MS = 10 * 60_000;
/** What a hit costs that the index finds, beside one looked at in order of time; measured at a million complaints. */
const INDEX_TO_WALK_COST = 1.9;
/** How much further than expected the walk goes before the index is asked after all. */
const PATIENCE = 3;

let kept: { at: number; statistics: Promise<TermStatistics> } | undefined;

async function readStatistics(): Promise<TermStatistics> {
  const rows = await db().$queryRaw<
    { complaints: number; terms: string[] | null; shares: number[] | null }[]
  >(sql`
    SELECT c.reltuples::float8 AS complaints, s.most_common_elems::text::text[] AS terms,
      s.most_common_elem_freqs::float8[] AS shares
    FROM pg_class c LEFT JOIN pg_stats s
      ON s.schemaname = 'public' AND s.tablename = 'complaint_search' AND s.attname = 'terms'
    WHERE c.oid = 'complaint_search'::regclass`);
  const { complaints = 0, terms, shares } = rows[0] ?? {};
  return { complaints, shares: new Map(terms?.map((term, index) => [term, shares?.[index] ?? 0])) };
}

function statistics(): Promise<TermStatistics> {
  const now = performance.now();
  if (!kept || now - kept.at > KEPT_MS) {
    const asked = readStatistics();
    asked.catch(() => {
      kept = undefined;
    });
    kept = { at: now, statistics: asked };
  }
  return kept.statistics;
}

/**
 * How many of the latest complaints to walk through for a page of `wanted` hits; null where the index is cheaper. A term
 * that stands in one complaint of twenty has fifty thousand hits in a million, all of which the index would fetch for
 * the fifty that are shown, while walking back in time finds those within a thousand.
 */
export async function walkLength(terms: readonly string[], wanted: number): Promise<number | null> {
  const { complaints, shares } = await statistics();
  const share = Math.min(...terms.map((term) => shares.get(term) ?? 0));
  const walked = wanted / share;
  return walked < share * complaints * INDEX_TO_WALK_COST ? Math.ceil(walked * PATIENCE) : null;
}
