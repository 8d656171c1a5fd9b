import type { Staff } from "@/lib/auth/staff";
import { db, emptySql, joinSql, type Sql, sql } from "@/lib/db/client";
import type { LedgerCursor, LedgerFilter, LedgerRow } from "@/lib/ledger/types";

const PAGE = 50;
export type LedgerPage = { rows: LedgerRow[]; next: LedgerCursor | null };

/** The start of a calendar day of the organisation, so many days or months later. */
function startOf(day: string, later = "0 days"): Sql {
  return sql`(${day}::date + ${later}::interval)::timestamp AT TIME ZONE (SELECT time_zone FROM organisation)`;
}

function touches({ account, detail }: LedgerFilter): Sql[] {
  if (!account) return [];
  const which = detail === null ? emptySql : sql`AND a.detail = ${detail}`;
  return [
    sql`EXISTS (SELECT 1 FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
      WHERE e.transaction_id = t.id AND a.kind = ${account} ${which})`,
  ];
}

/** What a movement must be, for a query over ledger_transaction t, award w, complaint c and budget b. */
export function ledgerConditions(filter: LedgerFilter, after: LedgerCursor | null): Sql {
  const { kind, part, departmentId, currency, budget, category, month, from, to } = filter;
  const all: Sql[] = touches(filter);
  if (budget) all.push(sql`w.budget_id = ${budget}::uuid`);
  if (category) all.push(sql`c.category_key = ${category}`);
  if (month) {
    const first = `${month}-01`;
    all.push(sql`t.posted_at >= ${startOf(first)} AND t.posted_at < ${startOf(first, "1 month")}`);
  }
  if (kind) all.push(sql`t.kind = ${kind}`);
  if (part) all.push(sql`w.part = ${part}`);
  if (currency) all.push(sql`w.currency = ${currency}`);
  if (departmentId) all.push(sql`b.department_id = ${departmentId}::uuid`);
  if (from) all.push(sql`t.posted_at >= ${startOf(from)}`);
  if (to) all.push(sql`t.posted_at < ${startOf(to, "1 day")}`);
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
      c.reference AS "complaintReference", d.names AS "departmentNames", t.actor_kind AS "actorKind", coalesce(s.name, p.name) AS "actorName",
      ARRAY(SELECT a.name FROM staff a WHERE a.id = ANY (t.approver_ids) ORDER BY a.name) AS "approverNames",
      t.policy_id AS "policyId", t.policy_version AS "policyVersion"
    FROM ledger_transaction t
      JOIN award w ON w.id = t.award_id JOIN complaint c ON c.id = t.complaint_id
      JOIN budget b ON b.id = w.budget_id LEFT JOIN department d ON d.id = b.department_id
      LEFT JOIN staff s ON t.actor_kind = 'staff' AND s.id = t.actor_id
      LEFT JOIN api_credential p ON t.actor_kind = 'api' AND p.id = t.actor_id
    ${ledgerConditions(filter, after)}
    ORDER BY t.posted_at DESC, t.id DESC LIMIT ${PAGE + 1}`);
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return { rows: shown, next: last ? { postedAt: last.postedAt, id: last.id } : null };
}
