import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import type { BudgetRow } from "@/lib/ledger/types";

type Row = {
  id: string;
  departmentId: string | null;
  departmentNames: unknown;
  currency: string;
  periodStart: string;
  periodEnd: string;
  goodwillLimit: bigint;
  goodwillPending: bigint;
  goodwillPosted: bigint;
  goodwillPromised: bigint;
  entitlementPlanned: bigint;
  entitlementPending: bigint;
  entitlementPosted: bigint;
  entitlementPromised: bigint;
};

/**
 * Budgets with what is reserved, promised and paid, the current periods first. Reserved and posted are kept on the
 * budget's row; what is still owed is the sum of the few remedies that are not delivered yet, so nothing scans the entries.
 */
export async function listBudgets(_staff: Staff): Promise<BudgetRow[]> {
  const rows = await db().$queryRaw<Row[]>(sql`
    SELECT b.id, b.department_id AS "departmentId", d.names AS "departmentNames", b.currency,
      to_char(b.period_start, 'YYYY-MM-DD') AS "periodStart", to_char(b.period_end, 'YYYY-MM-DD') AS "periodEnd",
      b.goodwill_limit_minor + b.rolled_out_minor AS "goodwillLimit", b.goodwill_pending_minor AS "goodwillPending",
      b.goodwill_posted_minor AS "goodwillPosted", coalesce(p.goodwill, 0)::bigint AS "goodwillPromised",
      b.entitlement_planned_minor AS "entitlementPlanned", b.entitlement_pending_minor AS "entitlementPending",
      b.entitlement_posted_minor AS "entitlementPosted", coalesce(p.entitlement, 0)::bigint AS "entitlementPromised"
    FROM budget b LEFT JOIN department d ON d.id = b.department_id
      LEFT JOIN (
        SELECT a.budget_id, sum(r.amount_minor) FILTER (WHERE a.part = 'goodwill') AS goodwill,
          sum(r.amount_minor) FILTER (WHERE a.part = 'entitlement') AS entitlement
        FROM award a JOIN award_remedy r ON r.award_id = a.id AND r.fulfilled_at IS NULL
        WHERE a.status = 'fulfilling' GROUP BY a.budget_id
      ) p ON p.budget_id = b.id
    ORDER BY b.period_start DESC, d.key, b.currency LIMIT 500`);
  return rows.map(({ id, departmentId, departmentNames, currency, periodStart, periodEnd, ...row }) => ({
    id,
    departmentId,
    departmentNames,
    currency,
    periodStart,
    periodEnd,
    goodwill: {
      limitMinor: row.goodwillLimit,
      reservedMinor: row.goodwillPending,
      promisedMinor: row.goodwillPromised,
      paidMinor: row.goodwillPosted - row.goodwillPromised,
    },
    entitlement: {
      plannedMinor: row.entitlementPlanned,
      reservedMinor: row.entitlementPending,
      promisedMinor: row.entitlementPromised,
      paidMinor: row.entitlementPosted - row.entitlementPromised,
    },
  }));
}

export type DepartmentChoice = { id: string; names: unknown };

/** Departments a budget can be opened for, or a ledger filtered by. */
export async function budgetDepartments(_staff: Staff): Promise<DepartmentChoice[]> {
  return db().department.findMany({
    where: { active: true },
    orderBy: { key: "asc" },
    select: { id: true, names: true },
  });
}

/** Currencies that have a budget. */
export async function ledgerCurrencies(_staff: Staff): Promise<string[]> {
  const rows = await db().budget.findMany({
    distinct: ["currency"],
    select: { currency: true },
    orderBy: { currency: "asc" },
  });
  return rows.map(({ currency }) => currency);
}
