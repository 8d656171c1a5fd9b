import { sql, type Tx } from "@/lib/db/client";
import { type BudgetUse, crossedThresholds } from "@/lib/domain/ledger/budget-use";
import { notify } from "@/lib/notifications/mutations";

/** How a budget stands after a change, as an `UPDATE … RETURNING` has it, and the case that it came from, if any. */
export type UsageAlert = BudgetUse & { budgetId: string; complaintId: string | null; now: Date };

/**
 * Tells every active manager that a budget has crossed 80 or 100 percent of its goodwill limit, or of what was planned
 * for what is owed. Each threshold speaks once, and again only after the limit was raised above it. The caller's update
 * holds the budget's row, so two clients cannot both be the first; below the first threshold nothing is asked or written.
 */
export async function alertOnUsage(tx: Tx, alert: UsageAlert): Promise<void> {
  const crossed = crossedThresholds(alert);
  if (crossed.length === 0) return;
  const { budgetId, part, limitMinor, usedMinor, complaintId, now } = alert;
  const raised = await tx.$queryRaw<{ threshold: number }[]>(sql`
    INSERT INTO budget_alert (budget_id, part, threshold, limit_minor, used_minor, raised_at)
    SELECT ${budgetId}::uuid, ${part}, t.threshold, ${limitMinor}::bigint, ${usedMinor}::bigint, ${now}::timestamptz
    FROM unnest(${[...crossed]}::int[]) AS t (threshold)
    ON CONFLICT (budget_id, part, threshold) WHERE cleared_at IS NULL DO NOTHING RETURNING threshold`);
  if (raised.length === 0) return;
  const { currency } = await tx.budget.findUniqueOrThrow({
    where: { id: budgetId },
    select: { currency: true },
  });
  const facts = {
    budgetId,
    part,
    // One jump over both is one message.
    threshold: Math.max(...raised.map(({ threshold }) => threshold)),
    limitMinor: limitMinor.toString(),
    usedMinor: usedMinor.toString(),
    currency,
  };
  const managers = await tx.staff.findMany({
    where: { role: "manager", active: true },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id: staffId } of managers)
    await notify(tx, { staffId, kind: "budget-alert", complaintId, facts, now });
}

type Figures = {
  goodwillLimitMinor: bigint;
  goodwillUsedMinor: bigint;
  entitlementPlannedMinor: bigint;
  entitlementUsedMinor: bigint;
};

/** The use of a budget as it stands in this transaction, part by part. */
async function usesOf(tx: Tx, budgetId: string): Promise<readonly BudgetUse[]> {
  // Without the limit's part that went over to the next period, a period that has ended would look used up.
  const rows = await tx.$queryRaw<Figures[]>(sql`
    SELECT goodwill_limit_minor + rolled_out_minor AS "goodwillLimitMinor",
      goodwill_pending_minor + goodwill_posted_minor AS "goodwillUsedMinor",
      entitlement_planned_minor AS "entitlementPlannedMinor",
      entitlement_pending_minor + entitlement_posted_minor AS "entitlementUsedMinor"
    FROM budget WHERE id = ${budgetId}::uuid`);
  return rows.flatMap((row): BudgetUse[] => [
    { part: "goodwill", limitMinor: row.goodwillLimitMinor, usedMinor: row.goodwillUsedMinor },
    { part: "entitlement", limitMinor: row.entitlementPlannedMinor, usedMinor: row.entitlementUsedMinor },
  ]);
}

/** After a limit was changed: thresholds that are no longer crossed may speak again, newly crossed ones do. */
export async function settleAlerts(
  tx: Tx,
  { budgetId, now }: { budgetId: string; now: Date },
): Promise<void> {
  for (const use of await usesOf(tx, budgetId)) {
    await tx.$executeRaw(sql`
      UPDATE budget_alert SET cleared_at = ${now}::timestamptz
      WHERE budget_id = ${budgetId}::uuid AND part = ${use.part} AND cleared_at IS NULL
        AND NOT (threshold = ANY (${[...crossedThresholds(use)]}::int[]))`);
    await alertOnUsage(tx, { ...use, budgetId, complaintId: null, now });
  }
}

/** The budget that pays for awards of a department in a currency on the organisation's day of `now`, if there is one. */
export async function findBudget(
  tx: Tx,
  { departmentId, currency, now }: { departmentId: string; currency: string; now: Date },
): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM budget
    WHERE purpose = 'compensation' AND department_id = ${departmentId}::uuid AND currency = ${currency}
      AND organisation_day(${now}::timestamptz) >= period_start AND organisation_day(${now}::timestamptz) < period_end
    ORDER BY period_start DESC LIMIT 1`);
  return rows[0]?.id ?? null;
}
