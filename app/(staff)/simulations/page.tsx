import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { listPolicyVersions } from "@/lib/policies/queries/versions";
import { localDay, presetPeriod } from "@/lib/reporting/period";
import { listSimulations, simulationChoices } from "@/lib/simulation/queries/simulations";
import { isStartProblem, oneOf } from "@/lib/simulation/schema";
import { SimulationTable } from "./_components/simulation-table";
import { StartForm } from "./_components/start-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("simulation");
  return { title: t("title") };
}

type SimulationsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Try a version on the past, and what was tried before. */
export default async function SimulationsPage({ searchParams }: SimulationsPageProps) {
  const staff = await requireStaff("policy.read");
  const now = databaseNow();
  const [t, locale, params, rows, choices, versions] = await Promise.all([
    getTranslations("simulation"),
    getLocale(),
    searchParams,
    listSimulations(staff),
    simulationChoices(staff),
    listPolicyVersions(staff, now),
  ]);
  const place = { locale, timeZone: choices.timeZone };
  const usual = presetPeriod("12m", localDay(now, choices.timeZone));
  const problem = oneOf(params.problem);
  return (
    <div className="grid gap-4">
      <PageHeader title={t("title")} description={t("description")} />
      <Panel
        id="start"
        title={t("form.title")}
        description={t("form.zone", { zone: formatZone(place, now) })}
      >
        {can(staff.role, "policy.write") ? (
          <StartForm
            versions={versions}
            departments={choices.departments}
            regions={choices.regions}
            locale={locale}
            problem={isStartProblem(problem) ? problem : null}
            typed={{
              policy: oneOf(params.policy),
              from: oneOf(params.from) || usual.from,
              to: oneOf(params.to) || usual.to,
              department: oneOf(params.department),
              region: oneOf(params.region),
            }}
          />
        ) : (
          <p className="text-ui text-muted">{t("form.readOnly")}</p>
        )}
      </Panel>
      <Panel id="past" title={t("list.title")} padding="none">
        {rows.length === 0 ? (
          <EmptyState icon="scale" title={t("list.empty")}>
            {t("list.emptyHint")}
          </EmptyState>
        ) : (
          <SimulationTable rows={rows} place={place} />
        )}
      </Panel>
    </div>
  );
}
