import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import { namesOf } from "@/lib/organisation/names";
import { type Period, type Span, startOfDay } from "@/lib/reporting/period";
import type { BudgetRow, OverdueRow, ReportingNames, Standing } from "@/lib/reporting/types";

type StandingRow = OverdueRow & { what: "promise" | "fulfilment" };

/** What is overdue at this moment, from the indexes of running promises. */
export async function readStanding(
  _staff: Staff,
  period: Period,
  { timeZone, now }: { timeZone: string; now: Date },
): Promise<Standing> {
  const bounds = ({ from, end }: Span) => [startOfDay(from, timeZone), startOfDay(end, timeZone)] as const;
  const [from, end] = bounds(period);
  const [beforeFrom, beforeEnd] = bounds(period.before);
  const rows = await db().$queryRaw<StandingRow[]>(sql`
    SELECT 'promise' AS what, severity, coalesce(department_id::text, '') AS "departmentKey", count(*)::int AS n,
      count(*) FILTER (WHERE received_at >= ${from} AND received_at < ${end})::int AS "inPeriod",
      count(*) FILTER (WHERE received_at >= ${beforeFrom} AND received_at < ${beforeEnd})::int AS "inBefore"
    FROM complaint WHERE promise_kept_at IS NULL AND is_open AND promise_due_at < ${now} GROUP BY severity, department_id
    UNION ALL
    SELECT 'fulfilment', '', '', count(*)::int,
      count(*) FILTER (WHERE fulfil_due_at >= ${from} AND fulfil_due_at < ${end})::int,
      count(*) FILTER (WHERE fulfil_due_at >= ${beforeFrom} AND fulfil_due_at < ${beforeEnd})::int
    FROM award WHERE status = 'fulfilling' AND fulfil_due_at < ${now}`);
  const late = rows.find(({ what }) => what === "fulfilment");
  return {
    overdue: rows.filter(({ what }) => what === "promise"),
    fulfilment: { n: late?.n ?? 0, inPeriod: late?.inPeriod ?? 0, inBefore: late?.inBefore ?? 0 },
  };
}

type FlatBudget = Pick<BudgetRow, "departmentId" | "currency" | "periodStart" | "periodEnd"> & {
  goodwillLimit: bigint;
  goodwillPending: bigint;
  goodwillPosted: bigint;
  entitlementPlanned: bigint;
  entitlementPending: bigint;
  entitlementPosted: bigint;
};

/** Budgets whose own period touches the given one, as they stand now. */
export async function readBudgets(
  _staff: Staff,
  { from, end }: Span,
  departmentId: string | null,
): Promise<BudgetRow[]> {
  const rows = await db().$queryRaw<FlatBudget[]>(sql`
    SELECT department_id AS "departmentId", currency, period_start::text AS "periodStart",
      (period_end - 1)::text AS "periodEnd", goodwill_limit_minor + rolled_out_minor AS "goodwillLimit",
      goodwill_pending_minor AS "goodwillPending", goodwill_posted_minor AS "goodwillPosted",
      entitlement_planned_minor AS "entitlementPlanned", entitlement_pending_minor AS "entitlementPending",
      entitlement_posted_minor AS "entitlementPosted"
    FROM budget WHERE purpose = 'compensation' AND period_start < ${end}::date AND period_end > ${from}::date
      AND ${departmentId ? sql`department_id = ${departmentId}::uuid` : sql`true`}
    ORDER BY currency, period_start DESC, department_id`);
  return rows.map(({ departmentId: department, currency, periodStart, periodEnd, ...row }) => ({
    departmentId: department,
    currency,
    periodStart,
    periodEnd,
    goodwill: {
      limitMinor: row.goodwillLimit,
      pendingMinor: row.goodwillPending,
      postedMinor: row.goodwillPosted,
    },
    entitlement: {
      limitMinor: row.entitlementPlanned,
      pendingMinor: row.entitlementPending,
      postedMinor: row.entitlementPosted,
    },
  }));
}

/** The organisation's own words for departments, categories, causes and regions, those no longer in use included. */
export async function readNames(_staff: Staff): Promise<ReportingNames> {
  const rows = await db().$queryRaw<{ kind: string; key: string; names: unknown }[]>(sql`
    SELECT 'department' AS kind, id::text AS key, names FROM department
    UNION ALL SELECT 'category', key, names FROM category
    UNION ALL SELECT 'cause', key, names FROM root_cause
    UNION ALL SELECT 'region', key, names FROM region ORDER BY 1, 2`);
  const of = (kind: string) =>
    new Map(rows.filter((row) => row.kind === kind).map(({ key, names }) => [key, namesOf(names)] as const));
  return {
    departments: of("department"),
    categories: of("category"),
    causes: of("cause"),
    regions: of("region"),
  };
}
