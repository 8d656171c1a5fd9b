"use server";

import { revalidatePath } from "next/cache";
import { requireStaff } from "@/lib/auth/session";
import { type DeskAnswer, deskAnswer, deskDone, deskRefused } from "@/lib/desk-answer";
import { dayAfter, periodFrom, type RollOver } from "@/lib/domain/ledger/budget-periods";
import { isCurrency, parseMoney } from "@/lib/domain/money";
import { formatMoney } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { type BudgetSet, setBudget } from "@/lib/ledger/mutations/set-budget";
import { type BudgetForm, budgetSchema } from "@/lib/ledger/schema";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";

/** Opens a budget, or changes the one of the same purpose, department, currency and first day. */
export async function saveBudget(_before: unknown, form: FormData): Promise<DeskAnswer> {
  const staff = await requireStaff("budget.write");
  const now = databaseNow();
  const input = budgetSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return deskAnswer(now, input.error);
  const { currency } = input.data;
  if (!isCurrency(currency)) return deskRefused(now, "currency-unknown", "currency");
  const money = readMoney(input.data);
  if (!money.ok) return deskRefused(now, "bad-amount", money.field);
  const end = lastDayOf(input.data);
  if (end === null) return deskRefused(now, "period-start-late", "periodStart");
  if (end === "") return deskRefused(now, "period-wrong", "periodEnd");
  const { purpose, departmentId, periodKind, periodStart, renewDaysBefore } = input.data;
  const result = await setBudget(
    staff,
    {
      purpose,
      departmentId: departmentId || null,
      currency,
      periodKind,
      periodStart,
      periodEnd: end,
      goodwillLimitMinor: money.goodwill,
      entitlementPlannedMinor: money.planned,
      rollOver: money.rollOver,
      renewDaysBefore,
    },
    now,
  );
  revalidatePath(paths.settingsSection("budgets"));
  return answerOf(now, result, currency);
}

async function answerOf(now: Date, result: BudgetSet, currency: string): Promise<DeskAnswer> {
  if (result.ok) return deskDone(now);
  if (result.reason !== "below-used") return deskRefused(now, result.reason);
  const [t, locale] = await Promise.all([getTranslations("budgets.failure"), getLocale()]);
  const lowest = formatMoney({ amountMinor: result.lowestMinor, currency }, locale);
  const field = result.part === "goodwill" ? "goodwillLimit" : "entitlementPlanned";
  return deskRefused(now, t("below-used", { lowest }), field);
}

type ReadMoney =
  | { ok: true; goodwill: bigint; planned: bigint; rollOver: RollOver }
  | { ok: false; field: string };

function readMoney({ currency, goodwillLimit, entitlementPlanned, ...rest }: BudgetForm): ReadMoney {
  const goodwill = parseMoney(goodwillLimit, currency);
  if (!goodwill.ok) return { ok: false, field: "goodwillLimit" };
  const planned = parseMoney(entitlementPlanned, currency);
  if (!planned.ok) return { ok: false, field: "entitlementPlanned" };
  const figures = { goodwill: goodwill.value.amountMinor, planned: planned.value.amountMinor };
  if (rest.rollOver !== "capped") return { ok: true, ...figures, rollOver: { rule: rest.rollOver } };
  const cap = parseMoney(rest.rollOverCap, currency);
  if (!cap.ok) return { ok: false, field: "rollOverCap" };
  return { ok: true, ...figures, rollOver: { rule: "capped", capMinor: cap.value.amountMinor } };
}

/** The first day after the period: a calendar one has its own, of a custom one people name the last day. */
function lastDayOf({ periodKind, periodStart, periodEnd }: BudgetForm): string | null {
  if (periodKind === "custom") return periodEnd === "" ? "" : dayAfter(periodEnd);
  return periodFrom(periodKind, periodStart)?.end ?? null;
}
