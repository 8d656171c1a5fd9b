import type { Staff } from "@/lib/auth/staff";
import { db, joinSql, type Sql, sql } from "@/lib/db/client";
import type { CustomerStanding, CustomerTier } from "@/lib/domain/customer";
import { likePattern, parseSearchQuery } from "@/lib/search/terms";

export const CUSTOMER_PAGE_SIZE = 50;
/** A search for customers looks at this many of the latest complaints that match. */
export const CUSTOMER_SEARCH_DEPTH = 500;

export type CustomerRow = {
  id: string;
  name: string;
  tier: CustomerTier;
  standing: CustomerStanding;
  contact: string | null;
  verified: boolean;
  complaints: number;
};

/** `next` continues after the last row: ids rise with time, so the newest customer comes first. */
export type CustomerPage = { rows: CustomerRow[]; next: string | null };

/** The customers whose complaints hold all the words: names, contacts, orders and references are among them. */
function matching(typed: string): Sql | null {
  const query = parseSearchQuery(typed);
  if (query.kind !== "terms") return null;
  const found = query.needles.map((needle) => sql`s.haystack LIKE ${likePattern(needle)}`);
  return sql`id IN (SELECT c.customer_id FROM complaint_search s JOIN complaint c ON c.id = s.complaint_id
    WHERE s.terms @> ${query.terms}::text[] AND ${joinSql(found, " AND ")}
    ORDER BY c.received_at DESC LIMIT ${CUSTOMER_SEARCH_DEPTH})`;
}

/** One page of customers in one statement, all of them or those that a search finds. */
export async function listCustomers(
  _staff: Staff,
  typed: string,
  after: string | null,
): Promise<CustomerPage> {
  const conditions = [
    typed === "" ? sql`true` : (matching(typed) ?? sql`false`),
    after ? sql`id < ${after}::uuid` : sql`true`,
  ];
  const found = await db().$queryRaw<CustomerRow[]>(sql`
    SELECT cu.id, cu.name, CASE WHEN p.verified THEN cu.tier ELSE 'regular' END AS tier, cu.standing,
      p.contact, coalesce(p.verified, false) AS verified,
      (SELECT count(*)::int FROM complaint c WHERE c.customer_id = cu.id) AS complaints
    FROM (SELECT * FROM customer WHERE ${joinSql(conditions, " AND ")}
      ORDER BY id DESC LIMIT ${CUSTOMER_PAGE_SIZE + 1}) cu
    LEFT JOIN LATERAL (
      SELECT bool_or(verified_at IS NOT NULL) AS verified,
        (array_agg(value ORDER BY verified_at NULLS LAST, kind))[1] AS contact
      FROM contact_point WHERE customer_id = cu.id
    ) p ON true ORDER BY cu.id DESC`);
  const rows = found.slice(0, CUSTOMER_PAGE_SIZE);
  return { rows, next: found.length > CUSTOMER_PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null };
}
