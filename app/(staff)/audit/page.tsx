import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { auditCustomer, auditPeople, listAudit } from "@/lib/audit-trail/queries";
import { auditCursorText, auditQuery, readAuditUrl } from "@/lib/audit-trail/schema";
import { requireStaff } from "@/lib/auth/session";
import { formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths, withQuery } from "@/lib/paths";
import { AuditFilters } from "./_components/audit-filters";
import { AuditTable } from "./_components/audit-table";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("audit");
  return { title: t("title") };
}

type AuditPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Who did and saw what, newest first. */
export default async function AuditPage({ searchParams }: AuditPageProps) {
  const staff = await requireStaff("audit.read");
  const { filter, after } = readAuditUrl(await searchParams);
  const [t, common, locale, organisation, page, people, customer] = await Promise.all([
    getTranslations("audit"),
    getTranslations("common"),
    getLocale(),
    organisationFrame(),
    listAudit(staff, { filter, after }),
    auditPeople(staff),
    filter.customerId ? auditCustomer(staff, filter.customerId) : null,
  ]);
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const url = auditQuery(filter);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={
          <>
            {t("description")}
            {locale === "en" ? " " : null}
            {common("timesShownIn", { zone: formatZone(place, databaseNow()) })}
          </>
        }
        actions={
          <ButtonLink href={withQuery(paths.auditExport, url)} icon="download">
            {t("download")}
          </ButtonLink>
        }
      />
      {filter.customerId ? (
        <Notice
          tone="info"
          icon="user"
          className="mb-3"
          title={t("customer.title", { name: customer ?? filter.customerId })}
          actions={
            <ButtonLink href={withQuery(paths.audit, { ...url, customer: null })} size="small">
              {t("customer.all")}
            </ButtonLink>
          }
        >
          {t("customer.hint")}
        </Notice>
      ) : null}
      <Panel padding="none">
        <AuditFilters filter={filter} people={people} />
        {page.rows.length === 0 ? (
          <EmptyState icon="eye" title={t("empty")}>
            {t("emptyHint")}
          </EmptyState>
        ) : (
          <AuditTable rows={page.rows} place={place} />
        )}
      </Panel>
      <Pagination
        label={common("pages")}
        previous={{ href: after ? withQuery(paths.audit, url) : null, label: t("newest") }}
        next={{
          href: page.next ? withQuery(paths.audit, { ...url, after: auditCursorText(page.next) }) : null,
          label: t("older"),
        }}
      />
    </>
  );
}
