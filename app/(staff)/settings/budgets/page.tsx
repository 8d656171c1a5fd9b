import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { dayInZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { budgetCards } from "@/lib/ledger/queries/budget-cards";
import { budgetDepartments } from "@/lib/ledger/queries/budgets";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { listRates } from "@/lib/rates/queries";
import { BudgetPanel } from "./_components/budget-card";
import { BudgetFields } from "./_components/budget-fields";
import { OtherBudgets } from "./_components/other-budgets";
import { RatesPanel } from "./_components/rates-panel";
import { TotalPanel } from "./_components/total-panel";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("budgets");
  return { title: t("title") };
}

/** What each department may spend in a period, what is left of it, how long that lasts, and what follows. */
export default async function BudgetsPage() {
  const staff = await requireStaff("budget.read");
  const [t, locale, organisation] = await Promise.all([
    getTranslations("budgets"),
    getLocale(),
    organisationFrame(),
  ]);
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const baseCurrency = organisation?.baseCurrency ?? "";
  const today = dayInZone(databaseNow(), place.timeZone);
  const [budgets, departments, rates] = await Promise.all([
    budgetCards(staff, today),
    budgetDepartments(staff),
    listRates(staff),
  ]);
  const of = (standing: "past" | "current" | "coming") =>
    budgets.filter((budget) => budget.standing === standing);
  const [current, coming, past] = [of("current"), of("coming"), of("past")];
  const choices = can(staff.role, "budget.write")
    ? { departments, baseCurrency, monthStart: `${today.slice(0, 7)}-01` }
    : null;
  return (
    <div className="grid gap-4">
      {current.length > 0 && baseCurrency ? (
        <TotalPanel budgets={current} rates={rates} baseCurrency={baseCurrency} today={today} place={place} />
      ) : null}
      <section className="grid gap-3" aria-labelledby="current">
        <header>
          <h2 id="current" className="font-semibold">
            {t("current")}
          </h2>
          <p className="text-ui-sm text-muted">{t("description")}</p>
        </header>
        {current.length === 0 ? (
          <EmptyState icon="wallet" title={t("empty")}>
            {t("emptyHint")}
          </EmptyState>
        ) : (
          <div className="grid gap-3 lg:grid-cols-2 2xl:grid-cols-3">
            {current.map((budget) => (
              <BudgetPanel key={budget.id} budget={budget} place={place} choices={choices} />
            ))}
          </div>
        )}
      </section>
      <OtherBudgets title={t("coming", { count: coming.length })} budgets={coming} place={place} />
      <OtherBudgets title={t("past", { count: past.length })} budgets={past} place={place} />
      {choices ? (
        <Panel id="edit" title={t("open.title")} description={t("open.hint")}>
          <BudgetFields budget={null} choices={choices} locale={locale} />
        </Panel>
      ) : null}
      <RatesPanel
        rates={rates}
        mayWrite={choices !== null}
        baseCurrency={baseCurrency}
        today={today}
        place={place}
      />
    </div>
  );
}
