import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { requireStaff } from "@/lib/auth/session";
import {
  APPROVAL_SORTS,
  APPROVAL_VIEWS,
  type ApprovalFilter,
  approvalQuery,
  readApprovalFilter,
} from "@/lib/compensation/approval-filter";
import { openApprovals } from "@/lib/compensation/queries/approvals";
import { overdueOverrides } from "@/lib/compensation/queries/overrides";
import { openExtensions } from "@/lib/extensions/queries/extensions";
import { formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths, withQuery } from "@/lib/paths";
import { ApprovalCard } from "./_components/approval-card";
import { WaitingExtensions } from "./_components/waiting-extensions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("approvals");
  return { title: t("title") };
}

type ApprovalsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What waits for a second pair of eyes, the most pressing first. */
export default async function ApprovalsPage({ searchParams }: ApprovalsPageProps) {
  const staff = await requireStaff("approval.read");
  const filter = readApprovalFilter(await searchParams);
  const now = databaseNow();
  const [t, common, locale, organisation, rows, overdue, extensions] = await Promise.all([
    getTranslations("approvals"),
    getTranslations("common"),
    getLocale(),
    organisationFrame(),
    openApprovals(staff, { filter, now }),
    overdueOverrides(staff, now),
    openExtensions(staff),
  ]);
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const isMine = filter.view === "mine";
  const overrides = (
    <ButtonLink href={paths.overrides} icon="flag" size="small">
      {t("overrides.link")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title={t("title")}
        description={
          <>
            {t("description")}
            {locale === "en" ? " " : null}
            {common("timesShownIn", { zone: formatZone(place, now) })}
          </>
        }
        actions={overrides}
      />
      {overdue > 0 ? (
        <Notice tone="danger" className="mb-3" actions={overrides}>
          {t("overrides.late", { n: overdue })}
        </Notice>
      ) : null}
      <WaitingExtensions rows={extensions} staff={staff} place={place} />
      <ApprovalTabs filter={filter} />
      {rows.length === 0 ? (
        <EmptyState icon="shield-check" title={t(isMine ? "emptyMine" : "empty")}>
          {t(isMine ? "emptyMineHint" : "emptyHint")}
        </EmptyState>
      ) : (
        <ul className="grid gap-3">
          {rows.map((row) => (
            <li key={row.id}>
              <ApprovalCard row={row} staff={staff} now={now} place={place} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

async function ApprovalTabs({ filter }: { filter: ApprovalFilter }) {
  const t = await getTranslations("approvals");
  const href = (changed: Partial<ApprovalFilter>) =>
    withQuery(paths.approvals, approvalQuery({ ...filter, ...changed }));
  return (
    <div className="mb-3 flex flex-wrap gap-x-8">
      <Tabs
        label={t("view.label")}
        tabs={APPROVAL_VIEWS.map((view) => ({
          href: href({ view }),
          label: t(`view.${view}`),
          isCurrent: filter.view === view,
        }))}
      />
      <Tabs
        label={t("sort.label")}
        tabs={APPROVAL_SORTS.map((sort) => ({
          href: href({ sort }),
          label: t(`sort.${sort}`),
          isCurrent: filter.sort === sort,
        }))}
      />
    </div>
  );
}
