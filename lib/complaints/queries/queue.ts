import type { Reader } from "@/lib/auth/staff";
import type { QueueCursor, QueueFilter } from "@/lib/complaints/queue-filter";
import { db, joinSql, type Sql, sql } from "@/lib/db/client";
import type { CustomerTier } from "@/lib/domain/customer";
import type { ClockState } from "@/lib/domain/promise-clock";
import type { Locale } from "@/lib/i18n/config";

export const QUEUE_PAGE_SIZE = 50;

/** One line of the queue or of a search. */
export type QueueRow = ClockState & {
  id: string;
  reference: string;
  subject: string;
  vulnerable: boolean;
  flags: string[];
  categoryKey: string | null;
  regionKey: string | null;
  locale: Locale;
  channel: string;
  orderReference: string | null;
  customerName: string;
  tier: CustomerTier;
  assigneeId: string | null;
  assigneeName: string | null;
  receivedAt: Date;
  nextDueAt: Date | null;
  /** Which clock that deadline is of; null where none runs, or it is not on record. */
  dueClock: string | null;
  queueRank: number;
  vipRank: number;
  version: number;
};

export type QueuePage = { rows: QueueRow[]; hasPrevious: boolean; hasNext: boolean };

/**
 * The columns of a QueueRow; the tier shows only where a verified contact point grants it. Not by EXISTS, for which
 * PostgreSQL may read all contact points into a hash; one with a LIMIT is looked up per line.
 */
export const QUEUE_ROW: Sql = sql`
  c.id, c.reference, c.subject, c.status, c.severity, c.vulnerable, c.flags, c.category_key AS "categoryKey",
  c.region_key AS "regionKey",
  c.locale, c.channel, c.order_reference AS "orderReference", cu.name AS "customerName",
  CASE WHEN cu.tier = 'regular' OR (
    SELECT true FROM contact_point p WHERE p.customer_id = cu.id AND p.verified_at IS NOT NULL LIMIT 1
  ) THEN cu.tier ELSE 'regular' END AS tier,
  c.assignee_id AS "assigneeId", s.name AS "assigneeName", c.received_at AS "receivedAt",
  c.promise_due_at AS "promiseDueAt", c.promise_kept_at AS "promiseKeptAt", c.next_update_due_at AS "nextUpdateDueAt",
  c.appeal_due_at AS "appealDueAt", c.first_answer_at AS "firstAnswerAt", c.next_due_at AS "nextDueAt",
  (SELECT k.clock_key FROM complaint_clock k WHERE k.complaint_id = c.id AND k.state = 'running' AND k.due_at = c.next_due_at
    ORDER BY k.clock_key LIMIT 1) AS "dueClock",
  c.queue_rank AS "queueRank", c.vip_rank AS "vipRank", c.version`;

/** The order of the queue: urgent, vulnerable, nearest due time; a VIP breaks ties. The index has the same columns. */
const ASCENDING = sql`queue_rank, coalesce(next_due_at, 'infinity'::timestamptz), vip_rank, id`;
const DESCENDING = sql`queue_rank DESC, coalesce(next_due_at, 'infinity'::timestamptz) DESC, vip_rank DESC, id DESC`;

function place(cursor: QueueCursor): Sql {
  const due = cursor.dueMs === null ? "infinity" : new Date(cursor.dueMs).toISOString();
  return sql`(${cursor.rank}::smallint, ${due}::text::timestamptz, ${cursor.vipRank}::smallint, ${cursor.id}::uuid)`;
}

/** The conditions of a filter on open complaints. Severity is said twice, since the order's index starts with the rank. */
export function queueConditions(reader: Reader, filter: QueueFilter, cursor: QueueCursor | null): Sql[] {
  const { severity, status, category, region, assignee, language, channel } = filter;
  const all: (Sql | null)[] = [
    sql`is_open`,
    severity ? sql`severity = ${severity}` : null,
    severity ? (severity === "urgent" ? sql`queue_rank <= 1` : sql`queue_rank >= 2`) : null,
    status ? sql`status = ${status}` : null,
    category === "none" ? sql`category_key IS NULL` : null,
    category && category !== "none" ? sql`category_key = ${category}` : null,
    region === "none" ? sql`region_key IS NULL` : null,
    region && region !== "none" ? sql`region_key = ${region}` : null,
    assignee === "nobody" ? sql`assignee_id IS NULL` : null,
    assignee && assignee !== "nobody"
      ? sql`assignee_id = ${assignee === "me" ? reader.id : assignee}::uuid`
      : null,
    language ? sql`locale = ${language}` : null,
    channel ? sql`channel = ${channel}` : null,
    cursor?.direction === "after" ? sql`(${ASCENDING}) > ${place(cursor)}` : null,
    cursor?.direction === "before" ? sql`(${ASCENDING}) < ${place(cursor)}` : null,
  ];
  return all.filter((condition) => condition !== null);
}

/** One page of the queue in one statement: fifty keys from the index, then what the lines show. */
export async function listQueue(
  reader: Reader,
  filter: QueueFilter,
  cursor: QueueCursor | null,
): Promise<QueuePage> {
  const backwards = cursor?.direction === "before";
  const found = await db().$queryRaw<QueueRow[]>(sql`
    WITH page AS MATERIALIZED (
      SELECT id FROM complaint WHERE ${joinSql(queueConditions(reader, filter, cursor), " AND ")}
      ORDER BY ${backwards ? DESCENDING : ASCENDING} LIMIT ${QUEUE_PAGE_SIZE + 1}
    )
    SELECT ${QUEUE_ROW} FROM page JOIN complaint c ON c.id = page.id
      JOIN customer cu ON cu.id = c.customer_id LEFT JOIN staff s ON s.id = c.assignee_id
    ORDER BY c.queue_rank, coalesce(c.next_due_at, 'infinity'::timestamptz), c.vip_rank, c.id`);
  const more = found.length > QUEUE_PAGE_SIZE;
  const rows = backwards && more ? found.slice(1) : found.slice(0, QUEUE_PAGE_SIZE);
  return { rows, hasPrevious: backwards ? more : cursor !== null, hasNext: backwards ? true : more };
}
