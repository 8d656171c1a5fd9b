import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { HELD_STATUSES, SPAM_KEPT_DAYS } from "@/lib/complaints/held-status";
import { type HeldCursor, listHeld } from "@/lib/complaints/queries/held";
import { formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths, withQuery } from "@/lib/paths";
import { isUuid } from "@/lib/uuid";
import { HeldCard } from "./_components/held-card";

type HeldPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("held");
  return { title: t("title") };
}

/** What the form took in but a person should look at first, the most pressing promise first. */
export default async function HeldPage({ searchParams }: HeldPageProps) {
  const staff = await requireStaff("held.read");
  const params = await searchParams;
  const status = HELD_STATUSES.find((one) => one === params.status) ?? "waiting";
  const after = readCursor(params.after);
  const [{ rows, next }, t, common, locale, organisation] = await Promise.all([
    listHeld(staff, { status, after }),
    getTranslations("held"),
    getTranslations("common"),
    getLocale(),
    organisationFrame(),
  ]);
  const now = databaseNow();
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const mayReview = can(staff.role, "held.review");
  const tabs = HELD_STATUSES.map((one) => ({
    href: withQuery(paths.held, { status: one === "waiting" ? null : one }),
    label: t(`status.${one}`),
    isCurrent: one === status,
  }));
  return (
    <>
      <PageHeader title={t("title")} description={t("lead")} />
      <Tabs label={t("filter")} tabs={tabs} className="mb-3" />
      {mayReview ? null : (
        <Notice tone="info" className="mb-3">
          {t("readOnly")}
        </Notice>
      )}
      {rows.length === 0 ? (
        <EmptyState icon="shield-check" title={t(`empty.${status}`)}>
          {t(`emptyBody.${status}`, { days: SPAM_KEPT_DAYS })}
        </EmptyState>
      ) : (
        <ul className="grid gap-3">
          {rows.map((row) => (
            <li key={row.id}>
              <HeldCard row={row} status={status} mayReview={mayReview} now={now} place={place} />
            </li>
          ))}
        </ul>
      )}
      <Pagination
        label={common("pages")}
        previous={{
          href: after ? (tabs.find(({ isCurrent }) => isCurrent)?.href ?? null) : null,
          label: t("first"),
        }}
        next={{
          href: next ? withQuery(paths.held, { status, after: `${next.dueMs}_${next.id}` }) : null,
          label: t("next"),
        }}
      />
      <p className="text-ui-sm text-muted">{common("timesShownIn", { zone: formatZone(place, now) })}</p>
    </>
  );
}

function readCursor(value: string | string[] | undefined): HeldCursor | null {
  const [dueMs = "", id = ""] = typeof value === "string" ? value.split("_") : [];
  return /^\d{1,14}$/.test(dueMs) && isUuid(id) ? { dueMs: Number(dueMs), id } : null;
}
