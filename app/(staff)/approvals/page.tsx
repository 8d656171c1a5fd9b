import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth/session";
import { openApprovals } from "@/lib/compensation/queries/approvals";
import { formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { ApprovalCard } from "./_components/approval-card";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("approvals");
  return { title: t("title") };
}

/** What waits for a second pair of eyes, the most pressing first. */
export default async function ApprovalsPage() {
  const staff = await requireStaff("approval.read");
  const [t, common, locale, organisation, rows] = await Promise.all([
    getTranslations("approvals"),
    getTranslations("common"),
    getLocale(),
    organisationFrame(),
    openApprovals(staff),
  ]);
  const now = databaseNow();
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
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
      />
      {rows.length === 0 ? (
        <EmptyState icon="shield-check" title={t("empty")}>
          {t("emptyHint")}
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
