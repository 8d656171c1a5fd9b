import type { Metadata } from "next";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { takeNext } from "@/lib/complaints/actions/queue";
import { deskOptions } from "@/lib/complaints/queries/desk-options";
import { listQueue } from "@/lib/complaints/queries/queue";
import { listByChance } from "@/lib/complaints/queries/queue-by-chance";
import { countQueue } from "@/lib/complaints/queries/queue-counts";
import {
  parseQueueCursor,
  parseQueueFilter,
  parseQueuePage,
  parseSearchText,
  type SearchParams,
} from "@/lib/complaints/queue-filter";
import { formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { QueueList } from "./_components/queue-list";
import { SearchResults } from "./_components/search-results";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("queue");
  return { title: t("title") };
}

type QueuePageProps = { searchParams: Promise<SearchParams> };

/** What is about to be broken first; with words in the URL, a search through all complaints of all time. */
export default async function QueuePage({ searchParams }: QueuePageProps) {
  const staff = await requireStaff("queue.read");
  const params = await searchParams;
  const [t, common, locale, organisation] = await Promise.all([
    getTranslations("queue"),
    getTranslations("common"),
    getLocale(),
    organisationFrame(),
  ]);
  const now = databaseNow();
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const desk = {
    staff,
    now,
    place,
    mayWork: can(staff.role, "case.work"),
    mayAssign: can(staff.role, "case.assign"),
  };
  const text = parseSearchText(params);
  if (text !== "") return <SearchResults desk={desk} text={text} params={params} />;

  const filter = parseQueueFilter(params);
  const [page, counts, options] = await Promise.all([
    filter.sort === "chance"
      ? listByChance(staff, { filter, page: parseQueuePage(params) }, now)
      : listQueue(staff, filter, parseQueueCursor(params)),
    countQueue(staff, filter),
    deskOptions(staff, locale),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={`${t("open", { count: counts.total })} · ${common("timesShownIn", { zone: formatZone(place, now) })}`}
        actions={
          desk.mayWork ? (
            <form action={takeNext}>
              <SubmitButton title={t("nextHint")}>{t("next")}</SubmitButton>
            </form>
          ) : null
        }
      />
      {params.notice === "nothing-free" ? (
        <Notice tone="info" role="status" className="mb-3">
          {t("notice.nothing-free")}
        </Notice>
      ) : null}
      <QueueList desk={desk} page={page} counts={counts} filter={filter} options={options} />
    </>
  );
}
