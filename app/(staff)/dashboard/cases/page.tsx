import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button-link";
import { buttonStyle } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { requireStaff } from "@/lib/auth/session";
import { formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths, withQuery } from "@/lib/paths";
import {
  type CaseFilter,
  caseQuery,
  readCaseCursor,
  readCaseFilter,
  type SearchParams,
  writeCaseCursor,
} from "@/lib/reporting/filter";
import { listCases } from "@/lib/reporting/queries/cases";
import { readNames } from "@/lib/reporting/queries/standing";
import { formatDay } from "../_components/scope";
import { CaseTable } from "./_components/case-table";
import { caseTitle } from "./_components/case-words";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("dashboard.cases");
  return { title: t("title") };
}

type CasesPageProps = { searchParams: Promise<SearchParams> };

/** The cases behind a figure: as many as the figure said. */
export default async function CasesPage({ searchParams }: CasesPageProps) {
  const staff = await requireStaff("dashboard.read");
  const [t, locale, organisation, params] = await Promise.all([
    getTranslations("dashboard"),
    getLocale(),
    organisationFrame(),
    searchParams,
  ]);
  const filter = readCaseFilter(params);
  const back = backTo(params);
  if (!filter) return <NoFigure back={back} />;
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const now = databaseNow();
  const after = readCaseCursor(params);
  const [page, names, words] = await Promise.all([
    listCases(staff, filter, { timeZone: place.timeZone, now, after }),
    readNames(staff),
    allWords(),
  ]);
  const here = (cursor: string | null) =>
    withQuery(paths.dashboardCases, { ...caseQuery(filter), back: back.query, after: cursor });
  return (
    <>
      <PageHeader
        kicker={<Back back={back} label={t("cases.back")} />}
        title={caseTitle(filter, { names, locale }, words)}
        description={`${spanWords(filter, t, locale)} · ${t("cases.count", { n: page.total })}. ${t("cases.basis", { zone: formatZone(place, now) })}`}
        actions={
          page.total > 0 ? (
            <a
              href={withQuery(paths.dashboardExport, caseQuery(filter))}
              download
              className={buttonStyle("secondary", "small")}
            >
              <Icon name="download" />
              {t("cases.export")}
            </a>
          ) : null
        }
      />
      <Panel padding="none">
        {page.rows.length > 0 ? (
          <CaseTable rows={page.rows} names={names} place={place} />
        ) : (
          <EmptyState icon="chart-column" title={t("cases.empty")}>
            {t("cases.emptyText")}
          </EmptyState>
        )}
      </Panel>
      <Pagination
        label={words.common("pages")}
        previous={{ href: after ? here(null) : null, label: t("cases.first") }}
        next={{ href: page.next ? here(writeCaseCursor(page.next)) : null, label: words.common("next") }}
      />
    </>
  );
}

async function allWords() {
  const [t, common, compensation, triage] = await Promise.all([
    getTranslations("dashboard"),
    getTranslations("common"),
    getTranslations("compensation"),
    getTranslations("triage"),
  ]);
  return { t, common, compensation, triage };
}

function spanWords(
  { measure, from, to }: CaseFilter,
  t: Awaited<ReturnType<typeof allWords>>["t"],
  locale: Parameters<typeof formatDay>[1],
): string {
  const last = formatDay(to, locale);
  // A stock has no beginning, and a span from long ago means just that.
  if (measure === "stock.department") return t("cases.upTo", { to: last });
  return from < "1901"
    ? t("cases.span", { from: "…", to: last })
    : t("cases.span", { from: formatDay(from, locale), to: last });
}

type BackTo = { href: string; query: string };

/** Only ever the dashboard, whatever the URL says. */
function backTo({ back }: SearchParams): BackTo {
  const query = typeof back === "string" ? new URLSearchParams(back).toString() : "";
  return { href: query ? `${paths.dashboard}?${query}` : paths.dashboard, query };
}

function Back({ back, label }: { back: BackTo; label: string }) {
  return (
    <ButtonLink href={back.href} size="small" icon="arrow-left" variant="quiet">
      {label}
    </ButtonLink>
  );
}

async function NoFigure({ back }: { back: BackTo }) {
  const t = await getTranslations("dashboard.cases");
  return (
    <>
      <PageHeader title={t("title")} />
      <EmptyState icon="chart-column" title={t("invalid")} actions={<Back back={back} label={t("back")} />}>
        {t("invalidText")}
      </EmptyState>
    </>
  );
}
