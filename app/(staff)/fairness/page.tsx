import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireStaff } from "@/lib/auth/session";
import { DIMENSIONS, type GroupFinding } from "@/lib/domain/fairness";
import { formatInstant, formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import { readFairnessFilter } from "@/lib/reporting/fairness-filter";
import type { SearchParams } from "@/lib/reporting/filter";
import { localDay } from "@/lib/reporting/period";
import { fairnessReview } from "@/lib/reporting/queries/fairness";
import { readNames } from "@/lib/reporting/queries/standing";
import { DimensionPanel } from "./_components/dimension-panel";
import { FairnessControls } from "./_components/fairness-controls";
import { OutlierPanel } from "./_components/outlier-panel";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("fairness.review");
  return { title: t("title") };
}

/** Whether like cases were treated alike: by language, channel, tier and department, and the awards that stand out. */
export default async function FairnessPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const staff = await requireStaff("dashboard.read");
  const [t, dashboard, locale, organisation, params] = await Promise.all([
    getTranslations("fairness.review"),
    getTranslations("dashboard"),
    getLocale(),
    organisationFrame(),
    searchParams,
  ]);
  const now = databaseNow();
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const filter = readFairnessFilter(params, localDay(now, place.timeZone));
  const { period, measure } = filter;
  const [review, names] = await Promise.all([
    fairnessReview(staff, { period, measure, timeZone: place.timeZone }),
    readNames(staff),
  ]);
  const day = (text: string) =>
    formatInstant(new Date(`${text}T12:00:00Z`), { locale, timeZone: "UTC" }, "date");
  const basis = t("basis", {
    from: day(period.from),
    to: day(period.to),
    days: period.days,
    zone: formatZone(place, now),
    n: review.cases,
  });
  return (
    <>
      <PageHeader
        kicker={
          <ButtonLink href={paths.dashboard} size="small" icon="arrow-left" variant="quiet">
            {dashboard("title")}
          </ButtonLink>
        }
        title={t("title")}
        description={
          <>
            {t("description")}
            {locale === "en" ? " " : null}
            {basis}
          </>
        }
      />
      <FairnessControls filter={filter} />
      {review.cases === 0 ? (
        <EmptyState icon="scale" title={t("empty")} />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <Summary groups={review.groups} />
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3 xl:grid-cols-2">
            {DIMENSIONS.map((dimension) => (
              <DimensionPanel
                key={dimension}
                dimension={dimension}
                groups={review.groups.filter((group) => group.dimension === dimension)}
                names={names}
                locale={locale}
              />
            ))}
          </div>
          <OutlierPanel outliers={review.outliers} place={place} />
          <Panel id="method" title={t("method")}>
            <p className="max-w-prose text-ui-sm">{t("methodText")}</p>
          </Panel>
        </div>
      )}
    </>
  );
}

async function Summary({ groups }: { groups: readonly GroupFinding[] }) {
  const t = await getTranslations("fairness.review");
  const results = groups.flatMap(({ result }) => (result ? [result] : []));
  const found = results.filter(({ isFinding }) => isFinding).length;
  return found > 0 ? (
    <Notice tone="warning" title={t("found", { n: found })}>
      {t("foundText")}
    </Notice>
  ) : (
    <Notice tone="neutral" title={t("none")}>
      {t("noneText", { n: results.length })}
    </Notice>
  );
}
