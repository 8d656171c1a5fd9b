import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import { firstDayOf, type Month } from "@/lib/domain/ledger/months";

export const SPEND_DIMENSIONS = ["kind", "tier", "category", "department"] as const;
export type SpendDimension = (typeof SPEND_DIMENSIONS)[number];

/** What became owed in a period, in one currency: by what it is, by the tier, the category and the department. */
export type SpendLine = { dimension: SpendDimension | "month"; key: string; amountMinor: bigint; n: number };

/** What the budgets of a month grant: the limit for goodwill and the plan for entitlements, shared out over its days. */
export type MonthBudget = { month: Month; grantedMinor: bigint };

export type Spend = { lines: readonly SpendLine[]; budgets: readonly MonthBudget[] };

/** Months are whole months of the organisation; both ends belong to the period. */
export type SpendPeriod = { from: Month; to: Month; currency: string };

const LINES = ({ from, to, currency }: SpendPeriod) => sql`
  WITH promised AS (
    SELECT r.kind, w.tier, coalesce(c.category_key, '') AS category, coalesce(b.department_id::text, '') AS department,
      to_char(organisation_day(w.captured_at), 'YYYY-MM') AS month, r.amount_minor AS minor, w.id AS award
    FROM organisation o, award w JOIN award_remedy r ON r.award_id = w.id JOIN complaint c ON c.id = w.complaint_id
      JOIN budget b ON b.id = w.budget_id
    WHERE o.id = 1 AND w.currency = ${currency} AND w.status <> 'reversed' AND r.amount_minor > 0
      AND w.captured_at >= ${firstDayOf(from)}::date::timestamp AT TIME ZONE o.time_zone
      AND w.captured_at < (${firstDayOf(to)}::date + interval '1 month')::timestamp AT TIME ZONE o.time_zone)
  SELECT CASE WHEN grouping(kind) = 0 THEN 'kind' WHEN grouping(tier) = 0 THEN 'tier' WHEN grouping(category) = 0 THEN 'category'
      WHEN grouping(department) = 0 THEN 'department' ELSE 'month' END AS dimension,
    coalesce(kind, tier, category, department, month) AS key, sum(minor)::bigint AS "amountMinor", count(DISTINCT award)::int AS n
  FROM promised GROUP BY GROUPING SETS ((kind), (tier), (category), (department), (month))
  ORDER BY 1, 3 DESC, 2`;

const BUDGETS = ({ from, to, currency }: SpendPeriod) => sql`
  SELECT to_char(m.first, 'YYYY-MM') AS month, coalesce(round(sum(
      (b.goodwill_limit_minor + b.rolled_out_minor + b.entitlement_planned_minor)::numeric
      * (least(b.period_end, (m.first + interval '1 month')::date) - greatest(b.period_start, m.first::date))
      / (b.period_end - b.period_start))), 0)::bigint AS "grantedMinor"
  FROM generate_series(${firstDayOf(from)}::date::timestamp, ${firstDayOf(to)}::date::timestamp, interval '1 month') AS m (first)
    LEFT JOIN budget b ON b.currency = ${currency} AND b.period_start < (m.first + interval '1 month')::date AND b.period_end > m.first::date
  GROUP BY m.first ORDER BY m.first`;

/** Spending of a period by what, why, where and when, beside what the budgets grant. */
export async function spendOf(_staff: Staff, period: SpendPeriod): Promise<Spend> {
  const lines = await db().$queryRaw<SpendLine[]>(LINES(period));
  const budgets = await db().$queryRaw<MonthBudget[]>(BUDGETS(period));
  return { lines, budgets };
}
