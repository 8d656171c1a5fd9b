import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button-link";
import { buttonStyle } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth/session";
import { formatInstant, formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths, withQuery } from "@/lib/paths";
import type { SearchParams } from "@/lib/reporting/filter";
import { localDay } from "@/lib/reporting/period";
import { readNames } from "@/lib/reporting/queries/standing";
import { listBreaches } from "@/lib/sla/queries/breaches";
import { calibrationOf } from "@/lib/sla/queries/like-cases";
import { clockNames } from "@/lib/sla/queries/names";
import { clockFigures, groupFigures, REPORT_DIMENSIONS, usedTime } from "@/lib/sla/queries/report";
import { readRunCursor, readSlaFilter, slaQuery } from "@/lib/sla/report-filter";
import { BreachPanel } from "./_components/breach-panel";
import { CalibrationPanel } from "./_components/calibration-panel";
import { ClocksPanel } from "./_components/clocks-panel";
import { GroupPanel } from "./_components/group-panel";
import { SlaControls } from "./_components/sla-controls";
import { UsedPanel } from "./_components/used-panel";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sla");
  return { title: t("title") };
}

/** How the clocks were kept: all of them, one by its parts, its breaches, and whether the predictions hold. */
export default async function SlaPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const staff = await requireStaff("dashboard.read");
  const [t, locale, organisation, params] = await Promise.all([
    getTranslations("sla"),
    getLocale(),
    organisationFrame(),
    searchParams,
  ]);
  const now = databaseNow();
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const today = localDay(now, place.timeZone);
  const [clocks, names] = await Promise.all([clockNames(locale), readNames(staff)]);
  const filter = readSlaFilter(params, { today, clocks: [...clocks.keys()] });
  const scope = { ...filter, timeZone: place.timeZone, now };
  const after = readRunCursor(params);
  const [figures, groups, used, breaches, bins] = await Promise.all([
    clockFigures(staff, scope),
    groupFigures(staff, scope),
    usedTime(staff, scope),
    listBreaches(staff, scope, { after }),
    calibrationOf(staff, filter.clock, now),
  ]);
  const clock = clocks.get(filter.clock) ?? filter.clock;
  const day = (text: string) =>
    formatInstant(new Date(`${text}T12:00:00Z`), { locale, timeZone: "UTC" }, "date");
  const { from, to, days } = filter.period;
  const zone = formatZone(place, now);
  const basis = t("basis", { from: day(from), to: day(to), days, zone, time: formatInstant(now, place) });
  return (
    <>
      <PageHeader
        title={t("title")}
        description={
          <>
            {t("description")}
            {locale === "en" ? " " : null}
            {basis}
          </>
        }
        actions={
          <>
            <ButtonLink href={paths.slaWhatIf} icon="scale" size="small">
              {t("whatIfLink")}
            </ButtonLink>
            <a
              href={withQuery(paths.slaExport, slaQuery(filter))}
              download
              className={buttonStyle("secondary", "small")}
            >
              <Icon name="download" />
              {t("export")}
            </a>
          </>
        }
      />
      <SlaControls
        filter={filter}
        today={today}
        clocks={[...clocks].map(([value, label]) => ({ value, label }))}
        departments={[...names.departments].map(([value, name]) => ({ value, label: name[locale] }))}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <ClocksPanel figures={figures} names={clocks} filter={filter} locale={locale} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3 xl:grid-cols-2">
          {REPORT_DIMENSIONS.map((dimension) => (
            <GroupPanel
              key={dimension}
              dimension={dimension}
              groups={groups.filter((group) => group.dimension === dimension)}
              clock={clock}
              names={names}
              locale={locale}
            />
          ))}
          <UsedPanel used={used} clock={clock} locale={locale} />
          <CalibrationPanel bins={bins} clock={clock} locale={locale} />
        </div>
        <BreachPanel
          rows={breaches.rows}
          next={breaches.next}
          isFirst={after === null}
          clock={clock}
          filter={filter}
          place={place}
        />
      </div>
    </>
  );
}
