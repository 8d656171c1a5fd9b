import { sql, type Tx } from "@/lib/db/client";
import { notify } from "@/lib/notifications/mutations";

export type BudgetAlert = { budgetId: string; complaintId: string; overMinor: bigint; now: Date };

/** Tells every active manager that what is owed exceeds what was planned for it. */
export async function alertManagers(
  tx: Tx,
  { budgetId, complaintId, overMinor, now }: BudgetAlert,
): Promise<void> {
  const managers = await tx.staff.findMany({
    where: { role: "manager", active: true },
    select: { id: true },
  });
  const budget = await tx.budget.findUniqueOrThrow({ where: { id: budgetId }, select: { currency: true } });
  for (const { id } of managers) {
    await notify(tx, {
      staffId: id,
      kind: "budget-alert",
      complaintId,
      facts: { budgetId, overMinor: overMinor.toString(), currency: budget.currency },
      now,
    });
  }
}

/** The budget that pays for awards of a department in a currency on the organisation's day of `now`, if there is one. */
export async function findBudget(
  tx: Tx,
  { departmentId, currency, now }: { departmentId: string; currency: string; now: Date },
): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM budget
    WHERE department_id = ${departmentId}::uuid AND currency = ${currency}
      AND organisation_day(${now}::timestamptz) >= period_start AND organisation_day(${now}::timestamptz) < period_end
    ORDER BY period_start DESC LIMIT 1`);
  return rows[0]?.id ?? null;
}
