import type { Metadata } from "next";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { lastCheck } from "@/lib/ledger/queries/last-check";
import { readStanding } from "@/lib/metrics/queries";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { listOutbox } from "@/lib/outbox/queries/list";
import { ledgerProtection, systemHealth } from "@/lib/system/queries/health";
import { systemJobs, systemWorkers } from "@/lib/system/queries/jobs";
import { systemVersions } from "@/lib/system/queries/versions";
import { systemUrlSchema } from "@/lib/system/schema";
import { FailedMails } from "./_components/failed-mails";
import { HealthPanel } from "./_components/health-panel";
import { JobsPanel } from "./_components/jobs-panel";
import { SettingsPanel } from "./_components/settings-panel";
import { VersionsPanel } from "./_components/versions-panel";
import { WorkersPanel } from "./_components/workers-panel";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("system");
  return { title: t("title") };
}

type SystemPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** How the machine does: jobs, mails that failed, workers, versions, health, settings in effect. */
export default async function SystemPage({ searchParams }: SystemPageProps) {
  const staff = await requireStaff("system.read");
  const { jobs: state, notice } = systemUrlSchema.parse(await searchParams);
  const now = databaseNow();
  const [
    t,
    common,
    locale,
    organisation,
    standing,
    jobs,
    mails,
    workers,
    health,
    protection,
    versions,
    books,
  ] = await Promise.all([
    getTranslations("system"),
    getTranslations("common"),
    getLocale(),
    organisationFrame(),
    readStanding(),
    systemJobs(staff, state),
    can(staff.role, "outbox.read") ? listOutbox(staff, { status: "failed", after: null }) : null,
    systemWorkers(staff),
    systemHealth(staff),
    ledgerProtection(staff),
    systemVersions(staff),
    lastCheck(staff),
  ]);
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
      {notice ? (
        <Notice tone={notice === "gone" ? "warning" : "success"} role="status" className="mb-3">
          {t(`notice.${notice}`)}
        </Notice>
      ) : null}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3 xl:grid-cols-[minmax(0,1fr)_25rem]">
        <div className="grid min-w-0 gap-3">
          <JobsPanel
            jobs={jobs}
            counts={standing.jobs}
            state={state}
            place={place}
            mayWork={can(staff.role, "system.write")}
          />
          {mails ? <FailedMails mails={mails} place={place} /> : null}
          <WorkersPanel workers={workers} place={place} now={now} />
        </div>
        <div className="grid min-w-0 gap-3">
          <HealthPanel health={health} protection={protection} books={books} place={place} />
          <VersionsPanel versions={versions} />
          <SettingsPanel />
        </div>
      </div>
    </>
  );
}
