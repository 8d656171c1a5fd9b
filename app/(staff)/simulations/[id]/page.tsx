import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { speak } from "@/lib/domain/compensation/render";
import { isUnderWay } from "@/lib/domain/simulation/life";
import { formatDuration, formatInstant, formatNumber, type Place } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths, withQuery } from "@/lib/paths";
import { policySpeech } from "@/lib/policies/speech";
import { readNames } from "@/lib/reporting/queries/standing";
import { figureCases, findSimulation } from "@/lib/simulation/queries/simulations";
import { oneOf } from "@/lib/simulation/schema";
import type { SimulationView } from "@/lib/simulation/types";
import { isUuid } from "@/lib/uuid";
import { formatDay } from "../../dashboard/_components/scope";
import { whoseWords } from "../_components/words";
import { FigureCasesPanel } from "./_components/figure-cases";
import { EndedNotice, ProgressPanel } from "./_components/progress-panel";
import { ResultView } from "./_components/result-view";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("simulation");
  return { title: t("title") };
}

type SimulationPageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One simulation: how far it is, what came of it, or the cases behind one of its figures. */
export default async function SimulationPage({ params, searchParams }: SimulationPageProps) {
  const staff = await requireStaff("policy.read");
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const simulation = isUuid(id) ? await findSimulation(staff, id) : null;
  if (!simulation) notFound();
  const [t, locale, organisation, names] = await Promise.all([
    getTranslations("simulation"),
    getLocale(),
    organisationFrame(),
    readNames(staff),
  ]);
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const { status, result } = simulation;
  const [figure, currency] = [oneOf(query.figure), oneOf(query.currency)];
  const cases = result && figure ? await figureCases(staff, id, figure) : null;
  const mayWrite = can(staff.role, "policy.write");
  return (
    <div className="grid gap-4">
      <PageHeader
        kicker={
          <ButtonLink href={paths.simulations} size="small" variant="quiet" icon="arrow-left">
            {t("back")}
          </ButtonLink>
        }
        title={t("version", {
          policy: speak(simulation.policyName, {}, policySpeech(locale)),
          version: String(simulation.policyVersion),
        })}
        description={await aboutOf(simulation, place)}
        actions={
          mayWrite && !isUnderWay(status) && simulation.policyVersionId ? (
            <ButtonLink href={againHref(simulation)} icon="play">
              {t("again")}
            </ButtonLink>
          ) : null
        }
      />
      {isUnderWay(status) ? (
        <ProgressPanel simulation={simulation} locale={locale} mayCancel={mayWrite} />
      ) : null}
      {status === "cancelled" || status === "failed" ? <EndedNotice status={status} /> : null}
      {result && figure ? (
        <FigureCasesPanel
          cases={cases}
          figure={figure}
          back={withQuery(paths.simulation(id), { currency })}
          locale={locale}
        />
      ) : null}
      {result && !figure ? (
        <ResultView id={id} result={result} chosen={currency} locale={locale} names={names} />
      ) : null}
    </div>
  );
}

function againHref({ policyVersionId, fromDay, toDay }: SimulationView): string {
  return withQuery(paths.simulations, { policy: policyVersionId, from: fromDay, to: toDay });
}

/** The period, whose, when and by whom, and how long it took. */
async function aboutOf(simulation: SimulationView, place: Place): Promise<string> {
  const t = await getTranslations("simulation");
  const { fromDay, toDay, startedByName, createdAt, beganAt, endedAt, done } = simulation;
  const { locale } = place;
  const took =
    simulation.status === "done" && beganAt && endedAt
      ? t("progress.took", {
          n: formatNumber(done, locale),
          time: shortTime(endedAt.getTime() - beganAt.getTime(), locale),
        })
      : null;
  return [
    t("period", { from: formatDay(fromDay, locale), to: formatDay(toDay, locale) }),
    whoseWords(simulation, locale, t("form.all")),
    `${startedByName}, ${formatInstant(createdAt, place)}`,
    took,
  ]
    .filter((text) => text !== null)
    .join(" · ");
}

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

/** Seconds below two minutes; they are what one compares. */
function shortTime(milliseconds: number, locale: Place["locale"]): string {
  if (milliseconds >= 2 * MINUTE_MS) return formatDuration(milliseconds, locale);
  const seconds = formatNumber(Math.max(0, milliseconds) / SECOND_MS, locale, 1);
  return locale === "en" ? `${seconds} s` : `${seconds}秒`;
}
