import type { Metadata } from "next";
import { z } from "zod";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { Tabs } from "@/components/ui/tabs";
import { requireStaff } from "@/lib/auth/session";
import { listPromises, type PromiseCursor } from "@/lib/compensation/queries/promises";
import { formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths, withQuery } from "@/lib/paths";
import { PromiseTable } from "./_components/promise-table";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("awards.promises");
  return { title: t("title") };
}

const VIEWS = ["all", "mine", "late"] as const;
const urlSchema = z.object({
  view: z.enum(VIEWS).catch("all"),
  after: z
    .string()
    .regex(/^\d{1,15}_[0-9a-f-]{36}$/)
    .nullable()
    .catch(null),
});

function readCursor(after: string | null): PromiseCursor | null {
  const [at, id] = after?.split("_") ?? [];
  return at && id ? { dueAt: new Date(Number(at)), id } : null;
}

type PromisesPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Everything promised and not yet delivered; what is late stands first and in red. */
export default async function PromisesPage({ searchParams }: PromisesPageProps) {
  const staff = await requireStaff("promise.read");
  const { view, after } = urlSchema.parse(await searchParams);
  const now = databaseNow();
  const filter = { owner: view === "mine" ? "me" : "all", onlyLate: view === "late" } as const;
  const [t, common, locale, organisation, page] = await Promise.all([
    getTranslations("awards.promises"),
    getTranslations("common"),
    getLocale(),
    organisationFrame(),
    listPromises(staff, { filter, after: readCursor(after), now }),
  ]);
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const labels = { all: t("all"), mine: t("mine"), late: t("onlyLate") };
  const next = page.next ? `${page.next.dueAt.getTime()}_${page.next.id}` : null;
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
        actions={
          <Badge tone={page.late > 0 ? "danger" : "success"} icon={page.late > 0 ? "clock-alert" : "check"}>
            {t("late", { count: page.late })}
          </Badge>
        }
      />
      <Tabs
        label={t("views")}
        className="mb-3"
        tabs={VIEWS.map((one) => ({
          href: withQuery(paths.promises, { view: one === "all" ? null : one }),
          label: labels[one],
          isCurrent: one === view,
        }))}
      />
      <Panel padding="none">
        {page.rows.length === 0 ? (
          <EmptyState icon="handshake" title={t("empty")}>
            {t("emptyHint")}
          </EmptyState>
        ) : (
          <PromiseTable rows={page.rows} now={now} place={place} />
        )}
      </Panel>
      <Pagination
        label={common("pages")}
        previous={{ href: after ? withQuery(paths.promises, { view }) : null, label: t("first") }}
        next={{ href: next ? withQuery(paths.promises, { view, after: next }) : null, label: t("next") }}
      />
    </>
  );
}
