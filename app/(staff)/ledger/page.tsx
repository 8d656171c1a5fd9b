import type { Metadata } from "next";
import { BudgetTable } from "@/components/ledger/budget-table";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { requireStaff } from "@/lib/auth/session";
import { formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { budgetDepartments, ledgerCurrencies, listBudgets } from "@/lib/ledger/queries/budgets";
import { lastCheck } from "@/lib/ledger/queries/last-check";
import { listLedger } from "@/lib/ledger/queries/list";
import { EXPORT_FORMATS, ledgerFilterOf, ledgerUrlSchema } from "@/lib/ledger/schema";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths, withQuery } from "@/lib/paths";
import { CheckNotice } from "./_components/check-notice";
import { LastCheckLine } from "./_components/last-check-line";
import { LedgerFilters } from "./_components/ledger-filters";
import { LedgerTable } from "./_components/ledger-table";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ledger");
  return { title: t("title") };
}

type LedgerPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Budgets with where their money stands, and every movement, newest first. */
export default async function LedgerPage({ searchParams }: LedgerPageProps) {
  const staff = await requireStaff("ledger.read");
  const asked = await searchParams;
  const { after, check, ...url } = ledgerUrlSchema.parse(asked);
  const filter = ledgerFilterOf(asked);
  const [t, common, locale, organisation, page, budgets, departments, currencies, last] = await Promise.all([
    getTranslations("ledger"),
    getTranslations("common"),
    getLocale(),
    organisationFrame(),
    listLedger(staff, { filter, after }),
    listBudgets(staff),
    budgetDepartments(staff),
    ledgerCurrencies(staff),
    lastCheck(staff),
  ]);
  const now = databaseNow();
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const next = page.next ? `${page.next.postedAt.getTime()}_${page.next.id}` : null;
  return (
    <div className="grid gap-4">
      <PageHeader
        title={t("title")}
        description={
          <>
            {t("description")}
            {locale === "en" ? " " : null}
            {common("timesShownIn", { zone: formatZone(place, now) })}
          </>
        }
        actions={
          <>
            <ButtonLink href={withQuery(paths.ledger, { ...url, check: "1" })} icon="list-checks">
              {t("check.run")}
            </ButtonLink>
            {EXPORT_FORMATS.map((format) => (
              <a
                key={format}
                href={withQuery(paths.ledgerExport, { ...url, format })}
                className="link text-sm"
                download
              >
                {t(`file.${format}`)}
              </a>
            ))}
          </>
        }
      />
      {check ? <CheckNotice staff={staff} /> : <LastCheckLine last={last} place={place} />}
      <Panel padding="none">
        <LedgerFilters filter={filter} departments={departments} currencies={currencies} locale={locale} />
        {page.rows.length === 0 ? (
          <EmptyState icon="book-open" title={t("empty")}>
            {t("emptyHint")}
          </EmptyState>
        ) : (
          <LedgerTable rows={page.rows} place={place} />
        )}
      </Panel>
      <Pagination
        label={common("pages")}
        previous={{ href: after ? withQuery(paths.ledger, url) : null, label: t("first") }}
        next={{ href: next ? withQuery(paths.ledger, { ...url, after: next }) : null, label: t("next") }}
      />
      {budgets.length > 0 ? (
        <details className="min-w-0 rounded-lg border border-line bg-surface">
          <summary className="px-4 py-3 font-semibold">{t("budgets.title")}</summary>
          <BudgetTable budgets={budgets} place={place} />
        </details>
      ) : null}
    </div>
  );
}
