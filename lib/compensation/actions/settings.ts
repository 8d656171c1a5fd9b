"use server";

import { revalidatePath } from "next/cache";
import { requireStaff } from "@/lib/auth/session";
import { refused, refusedInput, stateOf } from "@/lib/compensation/actions/state";
import type { AwardFormState } from "@/lib/compensation/form-state";
import { isCurrency, parseMoney } from "@/lib/domain/money";
import { setBudget } from "@/lib/ledger/mutations/set-budget";
import { budgetSchema } from "@/lib/ledger/schema";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";

export async function saveBudget(_before: unknown, form: FormData): Promise<AwardFormState> {
  const staff = await requireStaff("budget.write");
  const now = databaseNow();
  const input = budgetSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const { departmentId, currency, periodStart, periodEnd } = input.data;
  if (!isCurrency(currency)) return refused(now, "currency-unknown", "currency");
  const goodwill = parseMoney(input.data.goodwillLimit, currency);
  if (!goodwill.ok) return refused(now, "bad-amount", "goodwillLimit");
  const planned = parseMoney(input.data.entitlementPlanned, currency);
  if (!planned.ok) return refused(now, "bad-amount", "entitlementPlanned");
  const result = await setBudget(staff, {
    departmentId,
    currency,
    periodStart,
    periodEnd: dayAfter(periodEnd),
    goodwillLimitMinor: goodwill.value.amountMinor,
    entitlementPlannedMinor: planned.value.amountMinor,
  });
  revalidatePath(paths.settingsSection("budgets"));
  return stateOf(now, result);
}

/** People name the last day of a period; the table keeps the first day after it. */
function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
