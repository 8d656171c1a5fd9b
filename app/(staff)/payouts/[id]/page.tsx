import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { RunBadge } from "@/components/payouts/run-badge";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { noteAccountsView } from "@/lib/audit/looks";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { formatMoney, formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths, withQuery } from "@/lib/paths";
import { findRun } from "@/lib/payouts/queries/runs";
import { LineTable } from "./_components/line-table";
import { RunFacts } from "./_components/run-facts";
import { RunSteps } from "./_components/run-steps";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("payouts");
  return { title: t("title") };
}

type RunPageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One run: what leaves with it, who stands for it, and its next step. */
export default async function RunPage({ params, searchParams }: RunPageProps) {
  const staff = await requireStaff("payout.read");
  const id = z.guid().safeParse((await params).id);
  const loaded = id.success ? await findRun(staff, id.data) : null;
  if (!loaded) notFound();
  const { run, lines, debtor } = loaded;
  const [t, common, locale, organisation] = await Promise.all([
    getTranslations("payouts.run"),
    getTranslations("common"),
    getLocale(),
    organisationFrame(),
  ]);
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const mayRead = can(staff.role, "payout.read-accounts");
  const isWhole = mayRead && (await searchParams).accounts === "whole";
  if (isWhole) noteAccountsView(staff, run.id);
  const live = lines.filter(({ state }) => state !== "dropped");
  const amountMinor = live.reduce((sum, line) => sum + line.amountMinor, 0n);
  const originals = live.filter(({ payee }) => payee?.method === "original-payment").length;
  const isHere = run.status === "draft" || run.status === "approved";
  return (
    <>
      <PageHeader
        kicker={
          <ButtonLink href={paths.payouts} icon="chevron-left" size="small" variant="quiet">
            {t("back")}
          </ButtonLink>
        }
        title={t("title", { number: String(run.number) })}
        description={
          <>
            <RunBadge status={run.status} /> {formatMoney({ amountMinor, currency: run.currency }, locale)}
            {" · "}
            {common("timesShownIn", { zone: formatZone(place, databaseNow()) })}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,1fr)_25rem]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
          {isHere && lines.some(({ problem }) => problem !== null) ? (
            <Notice tone="warning">{t("problems")}</Notice>
          ) : null}
          {isHere && debtor === null && originals < live.length ? (
            <Notice tone="warning">{t("noDebtor", { currency: run.currency })}</Notice>
          ) : null}
          {originals > 0 ? <Notice tone="info">{t("originals", { count: originals })}</Notice> : null}
          {isWhole ? <Notice tone="info">{t("accountsSeen")}</Notice> : null}
          <Panel
            id="lines"
            title={t("lines")}
            padding="none"
            actions={
              mayRead ? (
                <ButtonLink
                  href={withQuery(paths.payout(run.id), { accounts: isWhole ? null : "whole" })}
                  icon="eye"
                  size="small"
                >
                  {t(isWhole ? "hideAccounts" : "showAccounts")}
                </ButtonLink>
              ) : null
            }
          >
            <LineTable loaded={loaded} staff={staff} isWhole={isWhole} locale={locale} />
          </Panel>
        </div>
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
          <RunFacts run={run} place={place} />
          <RunSteps loaded={loaded} staff={staff} />
        </div>
      </div>
    </>
  );
}
