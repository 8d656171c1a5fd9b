import type { Staff } from "@/lib/auth/staff";
import { FACETS, type Facet, type QueueFilter } from "@/lib/complaints/queue-filter";
import { db, joinSql, type Sql, sql } from "@/lib/db/client";

/** How many open complaints each choice of each filter would show, the other filters as they are. */
export type QueueCounts = { total: number; byFacet: Record<Facet, ReadonlyMap<string, number>> };

/** The key under which complaints without a category or assignee are counted. */
export const NONE = "none";

const COLUMNS = {
  severity: sql`severity`,
  status: sql`status`,
  category: sql`category_key`,
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

/** Sums of the roll-up, never a scan of the complaints: one pass over its few rows for all filters together. */
export async function countQueue(staff: Staff, filter: QueueFilter): Promise<QueueCounts> {
  const parts = FACETS.map(
    (facet) => sql`
      SELECT ${facet}::text AS facet, ${COLUMNS[facet]}::text AS key, sum(n)::int AS n
      FROM folded WHERE ${allBut(staff, facet, filter)} GROUP BY 2`,
  );
  const rows = await db().$queryRaw<CountRow[]>(sql`
    WITH folded AS MATERIALIZED (
      SELECT severity, status, category_key, assignee_id, locale, channel, sum(n) AS n
      FROM queue_tally GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(n) <> 0
    )
    SELECT 'total' AS facet, NULL AS key, coalesce(sum(n), 0)::int AS n FROM folded WHERE ${allBut(staff, null, filter)}
    UNION ALL ${joinSql(parts, " UNION ALL ")}`);
  const of = (facet: Facet) =>
    new Map(rows.filter((row) => row.facet === facet).map(({ key, n }) => [key ?? NONE, n] as const));
  return {
    total: rows.find(({ facet }) => facet === "total")?.n ?? 0,
    byFacet: {
      severity: of("severity"),
      status: of("status"),
      category: of("category"),
      assignee: of("assignee"),
      language: of("language"),
      channel: of("channel"),
    },
  };
}
