import type { Staff } from "@/lib/auth/staff";
import { QUEUE_PAGE_SIZE, QUEUE_ROW, type QueueRow } from "@/lib/complaints/queries/queue";
import { walkLength } from "@/lib/complaints/queries/search-walk";
import { db, emptySql, joinSql, type Sql, sql } from "@/lib/db/client";
import { parseReference } from "@/lib/domain/reference";
import { likePattern, parseSearchQuery } from "@/lib/search/terms";

/** A single character has no index entry, so it is looked for among this many of the latest complaints. */
export const SCAN_LIMIT = 5_000;

/** Where a page of results begins: they are ordered by time of receipt, the newest first. */
export type SearchCursor = { receivedMs: number; id: string };

export type SearchPage =
  | { kind: "empty" }
  | { kind: "refused"; reason: "contains-nul" }
  | { kind: "found"; rows: QueueRow[]; next: SearchCursor | null; isBounded: boolean };

function contains(needles: readonly string[]): Sql {
  return joinSql(
    needles.map((needle) => sql`s.haystack LIKE ${likePattern(needle)}`),
    " AND ",
  );
}

/** The ids of what matches: by the index and a recheck, or among the latest; a reference typed whole always. */
function matches(
  query:
    | { kind: "terms"; terms: string[]; needles: string[] }
    | { kind: "single-character"; needles: string[] },
  typed: string,
): Sql {
  const words =
    query.kind === "terms"
      ? sql`SELECT s.complaint_id AS id FROM complaint_search s
          WHERE s.terms @> ${query.terms}::text[] AND ${contains(query.needles)}`
      : sql`SELECT s.complaint_id AS id FROM (
            SELECT id FROM complaint ORDER BY received_at DESC, id DESC LIMIT ${SCAN_LIMIT}
          ) latest JOIN complaint_search s ON s.complaint_id = latest.id WHERE ${contains(query.needles)}`;
  return sql`${words} UNION SELECT id FROM complaint WHERE reference = ${parseReference(typed) ?? typed.toUpperCase()}
    UNION SELECT id FROM complaint WHERE order_reference = ${typed}`;
}

/** All that matches, then its latest page. */
function byIndex(query: Parameters<typeof matches>[0], typed: string, after: Sql): Sql {
  return sql`hit AS MATERIALIZED (${matches(query, typed)}),
    page AS MATERIALIZED (
      SELECT c.id FROM hit JOIN complaint c ON c.id = hit.id ${after}
      ORDER BY c.received_at DESC, c.id DESC LIMIT ${QUEUE_PAGE_SIZE + 1}
    )`;
}

type Terms = { terms: string[]; needles: string[] };

/** Back in time until the page is full, at most so many complaints. */
function byWalk({ terms, needles }: Terms, length: number, after: Sql): Sql {
  return sql`page AS MATERIALIZED (
      SELECT latest.id FROM (
        SELECT c.id, c.received_at FROM complaint c ${after} ORDER BY c.received_at DESC, c.id DESC LIMIT ${length}
      ) latest CROSS JOIN LATERAL (
        SELECT 1 FROM complaint_search s WHERE s.complaint_id = latest.id AND s.terms @> ${terms}::text[] AND ${contains(needles)} OFFSET 0
      ) hit ORDER BY latest.received_at DESC, latest.id DESC LIMIT ${QUEUE_PAGE_SIZE + 1}
    )`;
}

function rowsOf(page: Sql): Promise<QueueRow[]> {
  return db().$queryRaw<QueueRow[]>(sql`
    WITH ${page}
    SELECT ${QUEUE_ROW} FROM page JOIN complaint c ON c.id = page.id
      JOIN customer cu ON cu.id = c.customer_id LEFT JOIN staff s ON s.id = c.assignee_id
    ORDER BY c.received_at DESC, c.id DESC`);
}

/** The latest page of a common word; none where the index is cheaper. */
async function walkedRows(query: Terms, after: Sql): Promise<QueueRow[]> {
  const length = await walkLength(query.terms, QUEUE_PAGE_SIZE + 1);
  return length === null ? [] : rowsOf(byWalk(query, length, after));
}

/** Searches all complaints of all time, ended ones included. */
export async function searchComplaints(
  _staff: Staff,
  typed: string,
  cursor: SearchCursor | null,
): Promise<SearchPage> {
  const query = parseSearchQuery(typed);
  if (query.kind === "empty" || query.kind === "refused") return query;
  const after = cursor
    ? sql`WHERE (c.received_at, c.id) < (${new Date(cursor.receivedMs)}::timestamptz, ${cursor.id}::uuid)`
    : emptySql;
  const walked = query.kind === "terms" ? await walkedRows(query, after) : [];
  // A walk that ended before its page was full says nothing about what lies further back.
  const isFull = walked.length > QUEUE_PAGE_SIZE;
  const found = isFull ? walked : await rowsOf(byIndex(query, typed, after));
  const rows = found.slice(0, QUEUE_PAGE_SIZE);
  const last = rows.at(-1);
  const next =
    found.length > QUEUE_PAGE_SIZE && last ? { receivedMs: last.receivedAt.getTime(), id: last.id } : null;
  return { kind: "found", rows, next, isBounded: query.kind === "single-character" };
}
