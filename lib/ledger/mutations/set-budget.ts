import { recordAudit } from "@/lib/audit/mutations";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { inTransaction, sql, type Tx } from "@/lib/db/client";
import { changesBetween } from "@/lib/domain/audit";
import { failed, ok, type Result } from "@/lib/result";

export type BudgetInput = {
  departmentId: string;
  currency: string;
  /** Calendar days (YYYY-MM-DD); the end is exclusive. */
  periodStart: string;
  periodEnd: string;
  goodwillLimitMinor: bigint;
  entitlementPlannedMinor: bigint;
};
export type BudgetFailure = "not-allowed" | "period-wrong" | "period-overlaps" | "below-used";

/** The figures of a budget that people set, not those that spending moves. */
async function figuresOf(tx: Tx, input: BudgetInput) {
  const { departmentId, currency, periodStart } = input;
  const rows = await tx.$queryRaw<Pick<BudgetInput, Figure>[]>(sql`
    SELECT period_end::text AS "periodEnd", goodwill_limit_minor AS "goodwillLimitMinor",
      entitlement_planned_minor AS "entitlementPlannedMinor"
    FROM budget WHERE department_id = ${departmentId}::uuid AND currency = ${currency}
      AND period_start = ${periodStart}::date`);
  return rows[0] ?? {};
}

type Figure = "periodEnd" | "goodwillLimitMinor" | "entitlementPlannedMinor";

async function recordBudget(
  tx: Tx,
  staff: Staff,
  { id, before, input }: { id: string; before: Partial<Pick<BudgetInput, Figure>>; input: BudgetInput },
): Promise<void> {
  const { periodEnd, goodwillLimitMinor, entitlementPlannedMinor } = input;
  const facts = changesBetween(before, { periodEnd, goodwillLimitMinor, entitlementPlannedMinor });
  if (!facts) return;
  const subject = { kind: "setting", id: `budget:${id}` } as const;
  await recordAudit(tx, {
    actor: { kind: "staff", id: staff.id },
    action: "settings-changed",
    subject,
    facts,
  });
}

/**
 * Opens a budget, or changes the one that starts on that day. The goodwill limit may not fall below what is reserved
 * and promised already: the condition stands in the update, beside those that spend.
 */
export function setBudget(staff: Staff, input: BudgetInput): Promise<Result<string, BudgetFailure>> {
  const { departmentId, currency, periodStart, periodEnd } = input;
  return inTransaction(async (tx) => {
    if (!can(staff.role, "budget.write")) return failed("not-allowed");
    if (periodStart >= periodEnd) return failed("period-wrong");
    await tx.$queryRaw(sql`SELECT id FROM department WHERE id = ${departmentId}::uuid FOR UPDATE`);
    const overlapping = await tx.$queryRaw<{ id: string }[]>(sql`
      SELECT id FROM budget WHERE department_id = ${departmentId}::uuid AND currency = ${currency}
        AND period_start <> ${periodStart}::date AND period_start < ${periodEnd}::date AND period_end > ${periodStart}::date`);
    if (overlapping.length > 0) return failed("period-overlaps");
    const before = await figuresOf(tx, input);
    const rows = await tx.$queryRaw<{ id: string }[]>(sql`
      INSERT INTO budget (department_id, currency, period_start, period_end, goodwill_limit_minor, entitlement_planned_minor)
      VALUES (${departmentId}::uuid, ${currency}, ${periodStart}::date, ${periodEnd}::date,
        ${input.goodwillLimitMinor}::bigint, ${input.entitlementPlannedMinor}::bigint)
      ON CONFLICT (department_id, currency, period_start) DO UPDATE SET period_end = excluded.period_end,
        goodwill_limit_minor = excluded.goodwill_limit_minor, entitlement_planned_minor = excluded.entitlement_planned_minor
      WHERE budget.goodwill_pending_minor + budget.goodwill_posted_minor <= excluded.goodwill_limit_minor
      RETURNING id`);
    const id = rows[0]?.id;
    if (!id) return failed("below-used");
    await recordBudget(tx, staff, { id, before, input });
    return ok(id);
  });
}
