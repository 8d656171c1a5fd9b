import type { Staff } from "@/lib/auth/staff";
import { FACETS, type Facet, type QueueFilter } from "@/lib/complaints/queue-filter";
import { db, joinSql, type Sql, sql } from "@/lib/db/client";

/** How many open complaints each choice of each filter would show, the other filters as they are. */
export type QueueCounts = { total: number; byFacet: Record<Facet, ReadonlyMap<string, number>> };

/** The key under which complaints without a category, region or assignee are counted. */
export const NONE = "none";

const COLUMNS = {
  severity: sql`severity`,
  status: sql`status`,
  category: sql`category_key`,
  region: sql`region_key`,
  assignee: sql`assignee_id`,
  language: sql`locale`,
  channel: sql`channel`,
} as const satisfies Record<Facet, Sql>;

function matches(staff: Staff, facet: Facet, filter: QueueFilter): Sql | null {
  const value = filter[facet];
  if (value === null) return null;
  if (value === NONE || value === "nobody") return sql`${COLUMNS[facet]} IS NULL`;
  if (facet === "assignee") return sql`assignee_id = ${value === "me" ? staff.id : value}::uuid`;
  return sql`${COLUMNS[facet]} = ${value}`;
}

function allBut(staff: Staff, left: Facet | null, filter: QueueFilter): Sql {
  const others = FACETS.filter((facet) => facet !== left).flatMap(
    (facet) => matches(staff, facet, filter) ?? [],
  );
  return others.length > 0 ? joinSql(others, " AND ") : sql`true`;
}

type CountRow = { facet: string; key: string | null; n: number };

/** GROUPING() says by a bit for each column which of them a sum leaves out; a facet's sum leaves out all but its own. */
function facetOf(facets: readonly Facet[]): Sql {
  const all = 2 ** facets.length - 1;
  const cases = facets.map((facet, index) => {
    const mask = all - 2 ** (facets.length - 1 - index);
    return sql`WHEN ${mask}::int THEN ${facet}::text`;
  });
  return sql`CASE GROUPING(${joinSql(
    facets.map((facet) => COLUMNS[facet]),
    ", ",
  )}) ${joinSql(cases, " ")} ELSE 'total' END`;
}

/**
 * Sums of the roll-up, never a scan of the complaints. What is not filtered by is summed in one pass together with the
 * total; a facet that is filtered by shows its other choices too, so it takes a pass of its own.
 */
export async function countQueue(staff: Staff, filter: QueueFilter): Promise<QueueCounts> {
  const open = FACETS.filter((facet) => filter[facet] === null);
  const keys = open.map((facet) => sql`${COLUMNS[facet]}::text`);
  const sets = open.map((facet) => sql`(${COLUMNS[facet]})`);
  const together =
    open.length > 0
      ? sql`SELECT ${facetOf(open)} AS facet, coalesce(${joinSql(keys, ", ")}) AS key, sum(n)::int AS n
          FROM queue_tally WHERE ${allBut(staff, null, filter)}
          GROUP BY GROUPING SETS ((), ${joinSql(sets, ", ")}) HAVING sum(n) <> 0`
      : sql`SELECT 'total' AS facet, NULL AS key, coalesce(sum(n), 0)::int AS n
          FROM queue_tally WHERE ${allBut(staff, null, filter)}`;
  const apart = FACETS.filter((facet) => filter[facet] !== null).map(
    (facet) => sql`
      SELECT ${facet}::text AS facet, ${COLUMNS[facet]}::text AS key, sum(n)::int AS n
      FROM queue_tally WHERE ${allBut(staff, facet, filter)} GROUP BY 2 HAVING sum(n) <> 0`,
  );
  const rows = await db().$queryRaw<CountRow[]>(joinSql([together, ...apart], " UNION ALL "));
  const of = (facet: Facet) =>
    new Map(rows.filter((row) => row.facet === facet).map(({ key, n }) => [key ?? NONE, n] as const));
  return {
    total: rows.find(({ facet }) => facet === "total")?.n ?? 0,
    byFacet: {
      severity: of("severity"),
      status: of("status"),
      category: of("category"),
      region: of("region"),
      assignee: of("assignee"),
      language: of("language"),
      channel: of("channel"),
    },
  };
}
