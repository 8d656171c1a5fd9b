import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth/session";
import { formatInstant, formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths, withQuery } from "@/lib/paths";
import { dashboardQuery, readDashboardFilter, type SearchParams } from "@/lib/reporting/filter";
import { addDays, localDay } from "@/lib/reporting/period";
import { readBudgets, readNames, readStanding } from "@/lib/reporting/queries/standing";
import { readTallies } from "@/lib/reporting/queries/tallies";
import { Figures } from "./_components/figures";
import { PeriodPicker } from "./_components/period-picker";
import { formatDay } from "./_components/scope";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("dashboard");
  return { title: t("title") };
}

/** The manager's page: every number with its period, its n and its interval, and a way to the cases behind it. */
export default async function DashboardPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const staff = await requireStaff("dashboard.read");
  const [t, fairness, locale, organisation, params] = await Promise.all([
    getTranslations("dashboard"),
    getTranslations("fairness.review"),
    getLocale(),
    organisationFrame(),
    searchParams,
  ]);
  const now = databaseNow();
  const timeZone = organisation?.timeZone ?? "UTC";
  const place = { locale, timeZone };
  const today = localDay(now, timeZone);
  const filter = readDashboardFilter(params, today);
  const { period, departmentId } = filter;
  const [tallies, standing, budgets, names] = await Promise.all([
    readTallies(staff, period, { departmentId, today }),
    readStanding(staff, period, { timeZone, now }),
    readBudgets(staff, period, departmentId),
    readNames(staff),
  ]);
  const query = withQuery("", dashboardQuery(filter)).slice(1);
  const words = {
    basis: t("basis", {
      from: formatDay(period.from, locale),
      to: formatDay(period.to, locale),
      days: period.days,
      zone: formatZone(place, now),
    }),
    compared: t("compared", {
      from: formatDay(period.before.from, locale),
      to: formatDay(addDays(period.before.end, -1), locale),
    }),
    refreshed: t("refreshed", { time: formatInstant(now, place) }),
  };
  const departments = [...names.departments].map(([value, name]) => ({ value, label: name[locale] }));
  return (
    <>
      <PageHeader
        title={t("title")}
        description={
          <>
            {words.basis} {words.compared} {words.refreshed}
          </>
        }
        actions={
          <ButtonLink href={paths.fairness} icon="scale" size="small">
            {fairness("link")}
          </ButtonLink>
        }
      />
      <PeriodPicker filter={filter} departments={departments} />
      <Figures
        scope={{ locale, period, today, departmentId, names, query }}
        tallies={tallies}
        standing={standing}
        budgets={budgets}
      />
    </>
  );
}
