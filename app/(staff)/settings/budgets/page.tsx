import type { Metadata } from "next";
import { BudgetTable } from "@/components/ledger/budget-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { dayInZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { budgetDepartments, listBudgets } from "@/lib/ledger/queries/budgets";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { BudgetForm } from "./_components/budget-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ledger.budgets");
  return { title: t("title") };
}

/** What each department may spend in a period, and what is left of it. */
export default async function BudgetsPage() {
  const staff = await requireStaff("budget.read");
  const [t, locale, organisation, budgets, departments] = await Promise.all([
    getTranslations("ledger.budgets"),
    getLocale(),
    organisationFrame(),
    listBudgets(staff),
    budgetDepartments(staff),
  ]);
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  return (
    <div className="grid gap-4">
      <Panel title={t("title")} description={t("description")} padding="none">
        {budgets.length === 0 ? (
          <EmptyState icon="wallet" title={t("empty")}>
            {t("emptyHint")}
          </EmptyState>
        ) : (
          <BudgetTable budgets={budgets} place={place} />
        )}
      </Panel>
      {can(staff.role, "budget.write") ? (
        <Panel id="edit" title={t("edit")} description={t("editHint")}>
          <BudgetForm
            departments={departments}
            locale={locale}
            baseCurrency={organisation?.baseCurrency ?? ""}
            year={dayInZone(databaseNow(), place.timeZone).slice(0, 4)}
          />
        </Panel>
      ) : null}
    </div>
  );
}
