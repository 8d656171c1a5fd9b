import type { Metadata } from "next";
import { z } from "zod";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { requireStaff } from "@/lib/auth/session";
import { formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths, withQuery } from "@/lib/paths";
import { dueOverview } from "@/lib/payouts/queries/due";
import { listRuns, RUNS_PAGE } from "@/lib/payouts/queries/runs";
import { DuePanel } from "./_components/due-panel";
import { MissingPanel } from "./_components/missing-panel";
import { RunTable } from "./_components/run-table";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("payouts");
  return { title: t("title") };
}

const urlSchema = z.object({
  before: z.coerce.number().int().positive().max(2_000_000_000).nullable().catch(null),
});

type PayoutsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What can be paid out now, what keeps the rest, and the runs so far. */
export default async function PayoutsPage({ searchParams }: PayoutsPageProps) {
  const staff = await requireStaff("payout.read");
  const { before } = urlSchema.parse({ before: (await searchParams).before ?? null });
  const now = databaseNow();
  const [t, common, locale, organisation, due, runs] = await Promise.all([
    getTranslations("payouts"),
    getTranslations("common"),
    getLocale(),
    organisationFrame(),
    dueOverview(staff),
    listRuns(staff, before),
  ]);
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const shown = runs.slice(0, RUNS_PAGE);
  const oldest = runs.length > RUNS_PAGE ? (shown.at(-1)?.number ?? null) : null;
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
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {before === null ? <DuePanel staff={staff} due={due} now={now} place={place} /> : null}
        {before === null && due.missing.length > 0 ? (
          <MissingPanel missing={due.missing} place={place} />
        ) : null}
        <Panel id="runs" title={t("runs.title")} padding="none">
          {shown.length === 0 ? (
            <EmptyState icon="wallet" title={t("runs.empty")}>
              {t("runs.emptyHint")}
            </EmptyState>
          ) : (
            <RunTable runs={shown} place={place} />
          )}
        </Panel>
      </div>
      <Pagination
        label={common("pages")}
        previous={{ href: before === null ? null : paths.payouts, label: t("runs.newest") }}
        next={{ href: oldest ? withQuery(paths.payouts, { before: oldest }) : null, label: t("runs.older") }}
      />
    </>
  );
}
