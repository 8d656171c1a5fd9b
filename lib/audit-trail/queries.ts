import type { AuditCursor, AuditFilter, AuditPage, AuditRow } from "@/lib/audit-trail/types";
import type { Staff } from "@/lib/auth/staff";
import { db, emptySql, joinSql, type Sql, sql } from "@/lib/db/client";

const PAGE = 50;
const EXPORT_BATCH = 500;

function conditions(filter: AuditFilter, after: AuditCursor | null): Sql {
  const { actorId, action, from, to, reference, customerId } = filter;
  const zone = sql`(SELECT time_zone FROM organisation)`;
  const all: Sql[] = [];
  if (actorId) all.push(sql`actor_id = ${actorId}::uuid`);
  if (action) all.push(sql`action = ${action}`);
  if (from) all.push(sql`at >= (${from}::date)::timestamp AT TIME ZONE ${zone}`);
  if (to) all.push(sql`at < (${to}::date + 1)::timestamp AT TIME ZONE ${zone}`);
  if (reference)
    all.push(
      sql`subject_kind = 'complaint' AND subject_id = (SELECT id::text FROM complaint WHERE reference = ${reference})`,
    );
  if (customerId) all.push(sql`customer_id = ${customerId}::uuid`);
  if (after) all.push(sql`(at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  return all.length > 0 ? sql`WHERE ${joinSql(all, " AND ")}` : emptySql;
}

/** The subject's id where it is of this kind: other kinds have ids that are no uuid. */
function idOf(kind: string): Sql {
  return sql`CASE WHEN e.subject_kind = ${kind} THEN e.subject_id::uuid END`;
}

function readRows(filter: AuditFilter, after: AuditCursor | null, limit: number): Promise<AuditRow[]> {
  return db().$queryRaw<AuditRow[]>(sql`
    WITH page AS MATERIALIZED (
      SELECT * FROM audit_entry ${conditions(filter, after)} ORDER BY at DESC, id DESC LIMIT ${limit}
    )
    SELECT e.id, e.at, e.actor_kind AS "actorKind", e.actor_id AS "actorId", coalesce(s.name, k.name) AS "actorName",
      e.action, e.subject_kind AS "subjectKind", e.subject_id AS "subjectId",
      coalesce(c.reference, p.name, cu.name, m.template, ac.reference, kc.name) AS "subjectLabel",
      e.customer_id AS "customerId", e.facts, e.request_id AS "requestId", e.network
    FROM page e
      LEFT JOIN staff s ON e.actor_kind = 'staff' AND s.id = e.actor_id
      LEFT JOIN api_credential k ON e.actor_kind = 'api' AND k.id = e.actor_id
      LEFT JOIN complaint c ON c.id = ${idOf("complaint")}
      LEFT JOIN staff p ON p.id = ${idOf("staff")}
      LEFT JOIN customer cu ON cu.id = ${idOf("customer")}
      LEFT JOIN mail m ON m.id = ${idOf("mail")}
      LEFT JOIN award a ON a.id = ${idOf("award")} LEFT JOIN complaint ac ON ac.id = a.complaint_id
      LEFT JOIN api_credential kc ON kc.id = ${idOf("credential")}
    ORDER BY e.at DESC, e.id DESC`);
}

/** Entries, newest first, one page. */
export async function listAudit(
  _staff: Staff,
  { filter, after }: { filter: AuditFilter; after: AuditCursor | null },
): Promise<AuditPage> {
  const rows = await readRows(filter, after, PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return { rows: shown, next: last ? { at: last.at, id: last.id } : null };
}

/** All entries of a filter, newest first, read in batches: a file of any length takes the memory of one. */
export async function* exportAudit(_staff: Staff, filter: AuditFilter): AsyncGenerator<AuditRow[]> {
  let after: AuditCursor | null = null;
  for (;;) {
    const rows: AuditRow[] = await readRows(filter, after, EXPORT_BATCH);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (rows.length < EXPORT_BATCH || !last) return;
    after = { at: last.at, id: last.id };
  }
}

export type AuditPerson = { id: string; name: string; active: boolean };

/** Everybody whose entries may be asked for, those who left included. */
export function auditPeople(_staff: Staff): Promise<AuditPerson[]> {
  return db().staff.findMany({
    select: { id: true, name: true, active: true },
    orderBy: [{ active: "desc" }, { name: "asc" }],
  });
}

/** The name of the customer that the entries are narrowed to; null when there is none. */
export async function auditCustomer(_staff: Staff, id: string): Promise<string | null> {
  return (await db().customer.findUnique({ where: { id }, select: { name: true } }))?.name ?? null;
}
