import type { Staff } from "@/lib/auth/staff";
import { db, emptySql, joinSql, type Sql, sql } from "@/lib/db/client";
import type { LedgerCursor, LedgerFilter, LedgerRow } from "@/lib/ledger/types";

const PAGE = 50;
export type LedgerPage = { rows: LedgerRow[]; next: LedgerCursor | null };

function conditions(
  { kind, part, departmentId, currency, from, to }: LedgerFilter,
  after: LedgerCursor | null,
): Sql {
  const all: Sql[] = [];
  if (kind) all.push(sql`t.kind = ${kind}`);
  if (part) all.push(sql`w.part = ${part}`);
  if (currency) all.push(sql`w.currency = ${currency}`);
  if (departmentId) all.push(sql`b.department_id = ${departmentId}::uuid`);
  if (from)
    all.push(
      sql`t.posted_at >= (${from}::date)::timestamp AT TIME ZONE (SELECT time_zone FROM organisation)`,
    );
  if (to)
    all.push(
      sql`t.posted_at < (${to}::date + 1)::timestamp AT TIME ZONE (SELECT time_zone FROM organisation)`,
    );
  if (after) all.push(sql`(t.posted_at, t.id) < (${after.postedAt}::timestamptz, ${after.id}::uuid)`);
  return all.length > 0 ? sql`WHERE ${joinSql(all, " AND ")}` : emptySql;
}

/** Transactions, newest first, page by page. The amount is what moved, whichever way. */
export async function listLedger(
  _staff: Staff,
  { filter, after }: { filter: LedgerFilter; after: LedgerCursor | null },
): Promise<LedgerPage> {
  const rows = await db().$queryRaw<LedgerRow[]>(sql`
    SELECT t.id, t.kind, t.posted_at AS "postedAt", t.award_id AS "awardId", w.part, w.currency,
      (SELECT sum(e.amount_minor)::bigint FROM ledger_entry e WHERE e.transaction_id = t.id AND e.direction = 'debit') AS "amountMinor",
      c.reference AS "complaintReference", d.names AS "departmentNames", t.actor_kind AS "actorKind", s.name AS "actorName",
      ARRAY(SELECT p.name FROM staff p WHERE p.id = ANY (t.approver_ids) ORDER BY p.name) AS "approverNames",
      t.policy_id AS "policyId", t.policy_version AS "policyVersion"
    FROM ledger_transaction t
      JOIN award w ON w.id = t.award_id JOIN complaint c ON c.id = t.complaint_id
      JOIN budget b ON b.id = w.budget_id LEFT JOIN department d ON d.id = b.department_id
      LEFT JOIN staff s ON t.actor_kind = 'staff' AND s.id = t.actor_id
    ${conditions(filter, after)}
    ORDER BY t.posted_at DESC, t.id DESC LIMIT ${PAGE + 1}`);
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return { rows: shown, next: last ? { postedAt: last.postedAt, id: last.id } : null };
}
