import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { formatZone, type Place } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { cursorText, parseOutboxQuery } from "@/lib/outbox/cursor";
import { listOutbox } from "@/lib/outbox/queries/list";
import { MAIL_STATUSES } from "@/lib/outbox/types";
import { paths, withQuery } from "@/lib/paths";
import { OutboxTable } from "./_components/outbox-table";

type OutboxPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("outbox");
  return { title: t("title") };
}

/** Every mail the system wrote, newest first. */
export default async function OutboxPage({ searchParams }: OutboxPageProps) {
  const staff = await requireStaff("outbox.read");
  const { status, after } = parseOutboxQuery(await searchParams);
  const [{ rows, next }, t, common, locale, organisation] = await Promise.all([
    listOutbox(staff, { status, after }),
    getTranslations("outbox"),
    getTranslations("common"),
    getLocale(),
    organisationFrame(),
  ]);
  const place: Place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const tabs = [null, ...MAIL_STATUSES].map((one) => ({
    href: withQuery(paths.outbox, { status: one }),
    label: one ? t(`status.${one}`) : t("all"),
    isCurrent: one === status,
  }));
  return (
    <>
      <PageHeader title={t("title")} description={t("lead")} />
      <Tabs label={t("filter")} tabs={tabs} className="mb-3" />
      {rows.some((row) => row.status === "kept") ? (
        <Notice tone="info" className="mb-3">
          {t("keptHint")}
        </Notice>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState icon="mail" title={t("empty")}>
          {t("emptyBody")}
        </EmptyState>
      ) : (
        <OutboxTable rows={rows} place={place} mayResend={can(staff.role, "mail.resend")} />
      )}
      <Pagination
        label={common("pages")}
        previous={{ href: after ? withQuery(paths.outbox, { status }) : null, label: t("newest") }}
        next={{
          href: next ? withQuery(paths.outbox, { status, after: cursorText(next) }) : null,
          label: t("older"),
        }}
      />
      <p className="text-ui-sm text-muted">
        {common("timesShownIn", { zone: formatZone(place, databaseNow()) })}
      </p>
    </>
  );
}
