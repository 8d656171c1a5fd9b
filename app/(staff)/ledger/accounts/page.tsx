import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireStaff } from "@/lib/auth/session";
import { monthOf } from "@/lib/domain/ledger/months";
import { formatMonth } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { bookMonths } from "@/lib/ledger/queries/book-months";
import { tiesOfMonth } from "@/lib/ledger/queries/ties";
import { trialBalance } from "@/lib/ledger/queries/trial-balance";
import { monthUrlSchema } from "@/lib/ledger/schema";
import { databaseNow } from "@/lib/now";
import { MonthPicker } from "./_components/month-picker";
import { TiePanel } from "./_components/tie-panel";
import { TrialTable } from "./_components/trial-table";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ledger.accounts");
  return { title: t("title") };
}

type AccountsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The trial balance of a month, and whether the books agree with the records they are about. */
export default async function AccountsPage({ searchParams }: AccountsPageProps) {
  const staff = await requireStaff("ledger.read");
  const asked = monthUrlSchema.parse(await searchParams).month;
  const [t, locale, { books, months }] = await Promise.all([
    getTranslations("ledger.accounts"),
    getLocale(),
    bookMonths(staff, databaseNow()),
  ]);
  const month = asked ?? monthOf(books.today);
  const [lines, ties] = await Promise.all([trialBalance(staff, month), tiesOfMonth(staff, month)]);
  return (
    <div className="grid gap-4">
      <PageHeader
        title={t("title")}
        description={t("description", { month: formatMonth(month, locale) })}
        actions={<MonthPicker months={months.map((one) => one.month)} month={month} locale={locale} />}
      />
      <Panel padding="none">
        {lines.length === 0 ? (
          <EmptyState icon="book-open" title={t("empty")} />
        ) : (
          <TrialTable lines={lines} month={month} locale={locale} />
        )}
      </Panel>
      <TiePanel ties={ties} locale={locale} />
    </div>
  );
}
