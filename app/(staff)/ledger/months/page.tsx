import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { closableMonth } from "@/lib/domain/ledger/months";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { bookMonths } from "@/lib/ledger/queries/book-months";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { CloseForm } from "./_components/close-form";
import { MonthTable } from "./_components/month-table";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ledger.months");
  return { title: t("title") };
}

/** The months of the books: which are closed, by whom, under which seal, and the one that may be closed next. */
export default async function MonthsPage() {
  const staff = await requireStaff("ledger.read");
  const [t, locale, organisation, { books, months }] = await Promise.all([
    getTranslations("ledger.months"),
    getLocale(),
    organisationFrame(),
    bookMonths(staff, databaseNow()),
  ]);
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const closable = closableMonth(books);
  return (
    <div className="grid gap-4">
      <PageHeader title={t("title")} description={t("description")} />
      {closable && can(staff.role, "ledger.close") ? (
        <Panel id="close" title={t("closeTitle")} description={t("closeHint")}>
          <CloseForm month={closable} locale={locale} />
        </Panel>
      ) : null}
      <Panel padding="none">
        {months.length === 0 ? (
          <EmptyState icon="book-open" title={t("empty")} />
        ) : (
          <MonthTable months={months} place={place} />
        )}
      </Panel>
    </div>
  );
}
