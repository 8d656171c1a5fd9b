import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireStaff } from "@/lib/auth/session";
import { monthOf } from "@/lib/domain/ledger/months";
import { dayInZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { ledgerCurrencies } from "@/lib/ledger/queries/budgets";
import { SPEND_DIMENSIONS, spendOf } from "@/lib/ledger/queries/spend";
import { spendUrlSchema } from "@/lib/ledger/schema";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { readNames } from "@/lib/reporting/queries/standing";
import { MonthChart } from "./_components/month-chart";
import { SpendChart } from "./_components/spend-chart";
import { SpendForm } from "./_components/spend-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ledger.spend");
  return { title: t("title") };
}

type SpendPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What a year of promises cost: by month against the budgets, and by kind, tier, category and department. */
export default async function SpendPage({ searchParams }: SpendPageProps) {
  const staff = await requireStaff("ledger.read");
  const asked = spendUrlSchema.parse(await searchParams);
  const [t, locale, organisation, currencies, names] = await Promise.all([
    getTranslations("ledger.spend"),
    getLocale(),
    organisationFrame(),
    ledgerCurrencies(staff),
    readNames(staff),
  ]);
  const thisMonth = monthOf(dayInZone(databaseNow(), organisation?.timeZone ?? "UTC"));
  const to = asked.to ?? thisMonth;
  const from = asked.from !== null && asked.from <= to ? asked.from : yearBefore(to);
  const currency = asked.currency ?? organisation?.baseCurrency ?? currencies[0] ?? "TWD";
  const period = { from, to, currency };
  const { lines, budgets } = await spendOf(staff, period);
  return (
    <div className="grid gap-4">
      <PageHeader title={t("title")} description={t("description")} />
      <Panel padding="none">
        <SpendForm period={period} currencies={currencies} />
      </Panel>
      {lines.length === 0 && budgets.every(({ grantedMinor }) => grantedMinor === 0n) ? (
        <EmptyState icon="book-open" title={t("empty")} />
      ) : (
        <>
          <Panel>
            <MonthChart lines={lines} budgets={budgets} period={period} locale={locale} />
          </Panel>
          <Panel>
            <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
              {SPEND_DIMENSIONS.map((dimension) => (
                <SpendChart
                  key={dimension}
                  dimension={dimension}
                  lines={lines}
                  period={period}
                  names={names}
                  locale={locale}
                />
              ))}
            </div>
          </Panel>
        </>
      )}
    </div>
  );
}

/** Twelve months that end with this one. */
function yearBefore(month: string): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() - 11);
  return at.toISOString().slice(0, 7);
}
