import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths, withQuery } from "@/lib/paths";
import { liability } from "@/lib/vouchers/queries/liability";
import { listVouchers } from "@/lib/vouchers/queries/list";
import { vouchersUrlSchema } from "@/lib/vouchers/schema";
import { CounterPanel } from "./_components/counter-panel";
import { LiabilityPanel } from "./_components/liability-panel";
import { VoucherFilters } from "./_components/voucher-filters";
import { VoucherTable } from "./_components/voucher-table";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("vouchers");
  return { title: t("title") };
}

type VouchersPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What customers were given to spend, the counter's way to one of them, and what is still to be honoured. */
export default async function VouchersPage({ searchParams }: VouchersPageProps) {
  const staff = await requireStaff("voucher.read");
  const { after, customer, ...rest } = vouchersUrlSchema.parse(await searchParams);
  const filter = { ...rest, customerId: customer };
  const [t, common, locale, organisation, page, owed] = await Promise.all([
    getTranslations("vouchers"),
    getTranslations("common"),
    getLocale(),
    organisationFrame(),
    listVouchers(staff, { filter, after }),
    liability(staff),
  ]);
  const now = databaseNow();
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const url = { ...rest, customer };
  const next = page.next ? `${page.next.issuedAt.getTime()}_${page.next.id}` : null;
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
          <ButtonLink href={withQuery(paths.vouchersExport, url)} icon="download" prefetch={false}>
            {t("export")}
          </ButtonLink>
        }
      />
      {can(staff.role, "voucher.redeem") ? <CounterPanel /> : null}
      <Panel padding="none">
        <VoucherFilters filter={filter} />
        {page.rows.length === 0 ? (
          <EmptyState icon="wallet" title={t("empty")}>
            {t("emptyHint")}
          </EmptyState>
        ) : (
          <VoucherTable rows={page.rows} place={place} now={now} />
        )}
      </Panel>
      <Pagination
        label={common("pages")}
        previous={{ href: after ? withQuery(paths.vouchers, url) : null, label: t("newest") }}
        next={{ href: next ? withQuery(paths.vouchers, { ...url, after: next }) : null, label: t("older") }}
      />
      <LiabilityPanel rows={owed} locale={locale} />
    </div>
  );
}
